// SPDX-License-Identifier: Apache-2.0
// EPSS, KEV and the like, joined over all files that state them: the newest dated statement wins, KEV never
// unsays.
#pragma once

#include <unordered_map>
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

/// By canonical vulnerability.
using FactsById = std::unordered_map<StringId, VulnerabilityFacts>;

FactsById gatherFacts(const Tables& tables, const Identities& identities);
/// The feeds at hand, by name, and what is missing or older than it should be at `now`.
void describeFeeds(const Tables& tables, UnixSeconds now, Enrichment& out);

}  // namespace postern
