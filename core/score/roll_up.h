// SPDX-License-Identifier: Apache-2.0
// Assets, applications, teams and the whole estate in a few numbers each, made to be followed over time, with
// the scores of others beside them. Only open findings count. docs/scoring.md states the method.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "score/published_scores.h"
#include "score/score.h"

namespace postern {

struct RollUp {
  uint32_t findings = 0;   ///< open
  uint32_t bands[4] = {};  ///< by Band
  uint16_t highest = 0;    ///< risk of the first in the ranking, tenths
  uint64_t total = 0;      ///< sum of risks, tenths: falls with every fix
  SeverityCounts vulnerabilities;
  uint32_t kenna = 0;        ///< of an asset, or of a group of assets
  int64_t loss = kNoNumber;  ///< expected in a year, whole currency units; kNoNumber = no value is declared
};

struct NamedRollUp : RollUp {
  std::string name;
};

struct RollUps {
  std::vector<RollUp> assets;             ///< per AssetId
  std::vector<AssetId> wholes;            ///< per AssetId: what it is a part of, kNone at the top
  std::vector<NamedRollUp> applications;  ///< by name
  std::vector<NamedRollUp> teams;         ///< by name: owners of findings; of assets for loss
  RollUp estate;
};

RollUps rollUp(const ScoreInput& input, const Scores& scores);

/// Kenna's vulnerability score stands for how likely exploitation is, 0..100: ours as an attack step.
uint32_t vulnerabilityScore(const FindingContext& context);

/// Chance of at least one of several independent events, in billionths. Order matters in the last digits:
/// events come in the order of Findings::rows.
class AnyOf {
 public:
  static constexpr uint64_t kSure = 1'000'000'000;
  void add(uint64_t chance) { none_ = none_ * (kSure - chance) / kSure; }
  uint64_t chance() const { return kSure - none_; }

 private:
  uint64_t none_ = kSure;
};
/// Chance that a finding of that risk (tenths) leads to loss within a year, billionths.
uint64_t yearlyChance(uint32_t risk, const Weights& weights);
/// Rounded half up.
int64_t expectedLoss(int64_t value, uint64_t chance);

}  // namespace postern
