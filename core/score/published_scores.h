// SPDX-License-Identifier: Apache-2.0
// Scores of others, exactly as they publish them, to stand beside ours.
//   Dependency-Track 4, org.dependencytrack.metrics.Metrics.inheritedRiskScore
//   Kenna (Cisco Vulnerability Management), "Understanding Vulnerability, Asset and Risk Meter Scoring" and
//   "How is a risk meter score determined?": the formula; the vulnerability score of 0..100 is theirs and
//   secret CVE_Prioritizer 1.x (Mario Rojas), its defaults CVSS 6.0 and EPSS 0.2
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/columns.h"
#include "model/terms.h"

namespace postern {

/// Known vulnerabilities by severity; info counts nowhere.
struct SeverityCounts {
  uint32_t critical = 0, high = 0, medium = 0, low = 0, unassigned = 0;
  void add(Severity severity);
};
uint64_t dependencyTrackScore(const SeverityCounts& counts);

/// Kenna's priority of an asset, 0..10: 10 unless somebody declares less, as theirs is for every new asset.
uint32_t assetPriority(Criticality criticality);
/// 0..1000; `highest`: the highest vulnerability score on the asset, 0..100.
uint32_t kennaAssetScore(uint32_t priority, uint32_t highest);
/// Mean of the assets whose score is not zero, rounded to the nearest ten, halves up; 0 without any.
uint32_t kennaGroupScore(uint64_t sumOfScores, uint64_t nonZeroAssets);

/// "1+", "1", "2", "3", "4"; "" where it would not answer (no CVSS or no EPSS, and not in KEV). `cvss` in
/// tenths, 0 = unknown; `epss` in millionths, kNone = unknown.
std::string_view cvePrioritizer(bool kev, uint32_t cvss, uint32_t epss);

}  // namespace postern
