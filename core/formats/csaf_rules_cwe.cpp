// SPDX-License-Identifier: Apache-2.0
// CSAF test 6.1.11: weaknesses exist in the release of CWE that is named, and are called so in it. Categories
// and views are none.
#include <algorithm>
#include <optional>
#include <span>

#include "base/text.h"
#include "formats/csaf_cwe_table.h"
#include "formats/csaf_rules.h"
#include "vocab/cwe.h"

namespace postern {
namespace {

using csaf_cwe_table::PastName;
using csaf_cwe_table::Since;

constexpr uint32_t kLatest = 65535;

/// "4.13" as 4130, as the table has it; nothing for a release that was never made. Of 4 there will be more.
std::optional<uint32_t> releaseOf(std::string_view version) {
  constexpr int64_t kLastMinor[] = {-1, 13, 12, 4, 999};
  int64_t numbers[3] = {0, 0, 0};
  const auto parts = split(version, '.');
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  for (size_t i = 0; i < parts.size(); ++i) {
    const auto number = parseInt(parts[i]);
    if (!number || *number < 0) return std::nullopt;
    numbers[i] = *number;
  }
  if (numbers[0] > 4 || numbers[1] > kLastMinor[numbers[0]] || numbers[2] > 1) return std::nullopt;
  return static_cast<uint32_t>(numbers[0] * 1000 + numbers[1] * 10 + numbers[2]);
}

std::span<const PastName> pastNames(uint32_t id) {
  const PastName* end = csaf_cwe_table::kPastNames + csaf_cwe_table::kPastNameCount;
  const auto before = [](const PastName& row, uint32_t wanted) { return row.id < wanted; };
  const PastName* first = std::lower_bound(csaf_cwe_table::kPastNames, end, id, before);
  const PastName* last = std::lower_bound(first, end, id + 1, before);
  return {first, last};
}

bool isThereIn(uint32_t id, uint32_t release) {
  const Since* end = csaf_cwe_table::kSince + csaf_cwe_table::kSinceCount;
  const Since* at = std::lower_bound(csaf_cwe_table::kSince, end, id,
                                     [](const Since& row, uint32_t wanted) { return row.id < wanted; });
  return at == end || at->id != id || at->version <= release;
}

/// "" where the release has no such weakness.
std::string_view nameIn(uint32_t id, uint32_t release) {
  if (!isThereIn(id, release)) return {};
  for (const PastName& past : pastNames(id)) {
    if (release <= past.until) return past.name;
  }
  const auto known = findCwe(id);
  return known ? trim(known->name) : std::string_view();
}

/// "… of Code ('Code Injection')" is often written without what stands in parentheses.
bool isCalled(std::string_view stated, std::string_view name) {
  const size_t alias = name.find(" (");
  return equalsIgnoreCase(stated, name) ||
         (alias != std::string_view::npos && equalsIgnoreCase(stated, name.substr(0, alias)));
}

bool wasEverCalled(uint32_t id, std::string_view stated) {
  for (const PastName& past : pastNames(id)) {
    if (isCalled(stated, past.name)) return true;
  }
  const auto known = findCwe(id);
  return known && isCalled(stated, trim(known->name));
}

}  // namespace

void checkCsafCwe(Node cwe, const std::string& where, CsafProblems& problems) {
  const std::string id(cwe["id"].text());
  const std::string version(cwe["version"].text());
  const std::string_view stated = cwe["name"].text();
  const auto number = parseCweId(id);
  const auto release = version.empty() ? std::optional(kLatest) : releaseOf(version);
  if (!release) return problems.add("6.1.11", "there is no version " + version + " of CWE", where);
  if (version.empty() && number && wasEverCalled(*number, stated)) return;
  const std::string_view name = number ? nameIn(*number, *release) : std::string_view();
  if (name.empty()) {
    const std::string of = version.empty() ? "CWE" : "CWE " + version;
    return problems.add("6.1.11", id + " is no weakness of " + of, where);
  }
  if (stated != name) problems.add("6.1.11", id + " is called \"" + std::string(name) + "\"", where);
}

}  // namespace postern
