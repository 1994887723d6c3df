// SPDX-License-Identifier: Apache-2.0
// EPSS, KEV and the like, joined over all files that state them: the newest dated statement wins, KEV never
// unsays.
#pragma once

#include <vector>

#include "enrich/enrich.h"

namespace postern {

struct VulnerabilityFacts {
  uint32_t epss = kNone, epssPercentile = kNone;
  UnixSeconds epssDate = kNoTime;
  int64_t kevAdded = kNoNumber, kevDue = kNoNumber;
  bool kevRansomware = false;
  std::vector<StringId> cvss;  ///< vectors, by text
};

/// By canonical vulnerability: a look-up is two loads, because every finding asks.
class VulnerabilityFactsById {
 public:
  VulnerabilityFactsById(const Tables& tables, const Identities& identities);
  /// nullptr when nothing is stated.
  const VulnerabilityFacts* of(StringId canonical) const {
    const uint32_t row = rowOf_[canonical];
    return row == kNone ? nullptr : &facts_[row];
  }

 private:
  std::vector<uint32_t> rowOf_;  // per StringId
  std::vector<VulnerabilityFacts> facts_;
};

/// The feeds at hand, by name, and what is missing or older than it should be at `now`.
void describeFeeds(const Tables& tables, UnixSeconds now, Enrichment& out);

}  // namespace postern
