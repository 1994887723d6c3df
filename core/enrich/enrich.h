// SPDX-License-Identifier: Apache-2.0
// What feeds and inventories add to a finding: CVSS, EPSS, KEV, owner; and how likely its exploitation is, as
// a sum of stated points. Points are thousandths of a log-odds unit (DESIGN.md, Score); a term's text says
// why it is there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "correlate/findings.h"

namespace postern {

struct Term {
  std::string_view factor;  ///< stable snake_case name: "cvss", "kev", "epss" ...
  int32_t points = 0;
  std::string because;  ///< a fact, for people
};

struct FindingContext {
  std::string cvssVector;  ///< the vector the score is from; "" when only a number or a word was given
  uint32_t cvss = 0;       ///< base score in tenths; 0 = unknown
  uint32_t epss = kNone;   ///< millionths
  uint32_t epssPercentile = kNone;  ///< millionths
  bool kev = false;
  bool kevRansomware = false;
  int64_t kevDue = kNoNumber;
  std::string owner;                ///< CODEOWNERS, inventory or catalogue; "" = unknown
  std::string ownerFrom;            ///< what says so
  std::vector<Term> likelihood;     ///< without the base
  int32_t likelihoodPoints = 0;     ///< base + terms
  uint32_t likelihoodPermille = 0;  ///< σ(points), 0..1000
};

struct Feed {
  std::string name;
  UnixSeconds date = kNoTime;
  uint64_t entries = 0;
};

struct Enrichment {
  std::vector<FindingContext> findings;  ///< per Findings::rows
  std::vector<std::string>
      assetOwners;  ///< per AssetId: its own owner, or that of what it belongs to; "" = unknown
  std::vector<Feed> feeds;
  std::vector<std::string> notes;  ///< stale or missing feeds, in sentences
};

Enrichment enrich(const Tables& tables, const Identities& identities, const Findings& findings,
                  UnixSeconds now);

}  // namespace postern
