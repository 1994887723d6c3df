// SPDX-License-Identifier: Apache-2.0
// See published_scores.h.
#include "score/published_scores.h"

#include <algorithm>

namespace postern {

void SeverityCounts::add(Severity severity) {
  switch (severity) {
    case Severity::kCritical:
      ++critical;
      break;
    case Severity::kHigh:
      ++high;
      break;
    case Severity::kMedium:
      ++medium;
      break;
    case Severity::kLow:
      ++low;
      break;
    case Severity::kUnknown:
      ++unassigned;
      break;
    case Severity::kInfo:
      break;
  }
}

uint64_t dependencyTrackScore(const SeverityCounts& counts) {
  return uint64_t{counts.critical} * 10 + uint64_t{counts.high} * 5 + uint64_t{counts.medium} * 3 +
         uint64_t{counts.low} * 1 + uint64_t{counts.unassigned} * 5;
}

uint32_t assetPriority(Criticality criticality) {
  switch (criticality) {
    case Criticality::kLow:
      return 3;
    case Criticality::kMedium:
      return 5;
    case Criticality::kHigh:
      return 8;
    case Criticality::kCritical:
    case Criticality::kUnknown:
      break;
  }
  return 10;
}

uint32_t kennaAssetScore(uint32_t priority, uint32_t highest) {
  return std::min<uint32_t>(priority, 10) * std::min<uint32_t>(highest, 100);
}

uint32_t kennaGroupScore(uint64_t sumOfScores, uint64_t nonZeroAssets) {
  if (nonZeroAssets == 0) return 0;
  return static_cast<uint32_t>((sumOfScores + nonZeroAssets * 5) / (nonZeroAssets * 10) * 10);
}

std::string_view cvePrioritizer(bool kev, uint32_t cvss, uint32_t epss) {
  if (kev) return "1+";
  if (cvss == 0 || epss == kNone) return {};
  const bool severe = cvss >= 60;
  const bool likely = epss >= 200'000;
  if (severe) return likely ? "1" : "2";
  return likely ? "3" : "4";
}

}  // namespace postern
