// SPDX-License-Identifier: Apache-2.0
// The facts that a risk may lack: what learning each costs, and how to.
#include <iterator>

#include "score/unknowns.h"

namespace postern {
namespace {

struct FactRow {
  std::string_view name;
  uint32_t effort;
  std::string_view advice;  ///< '*' stands for the asset
};

constexpr FactRow kFacts[] = {
    {"severity", 3, "drop a report or advisory that gives its CVSS vector"},
    {"epss", 1, "drop the day's EPSS file (epss_scores-YYYY-MM-DD.csv, published by FIRST)"},
    {"kev", 1, "drop CISA's catalogue (known_exploited_vulnerabilities.json)"},
    {"reachability", 8, "scan with a tool that says whether the flawed code is called"},
    {"exposure", 2, "say in an inventory how * is exposed and what talks to it"},
    {"data_behind", 4, "say in an inventory what * talks to and which data lies there"},
    {"criticality", 2, "say in an inventory what * is worth to the business"},
    {"environment", 2, "say in an inventory which environment * is"},
};
static_assert(std::size(kFacts) == kFactCount);

const FactRow& rowOf(Fact fact) { return kFacts[static_cast<size_t>(fact)]; }

}  // namespace

std::string_view name(Fact fact) { return rowOf(fact).name; }

uint32_t effortOf(Fact fact) { return rowOf(fact).effort; }

std::string adviceFor(Fact fact, std::string_view asset) {
  std::string advice(rowOf(fact).advice);
  if (const size_t at = advice.find('*'); at != std::string::npos) advice.replace(at, 1, asset);
  return advice;
}

}  // namespace postern
