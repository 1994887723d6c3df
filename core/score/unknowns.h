// SPDX-License-Identifier: Apache-2.0
// What is not known of a finding, and how far its risk could move if it were: per fact the lowest and the
// highest points that knowing it could bring, relative to the risk as it is. The interval of a risk is the
// risk with all of them at their lowest, and at their highest; docs/scoring.md gives the rules.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "score/score.h"

namespace postern {

enum class Fact : uint8_t {
  kSeverity,      ///< no CVSS score is known
  kEpss,          ///< no forecast is known, or an old one
  kKev,           ///< no KEV catalogue is at hand, or an old one
  kReachability,  ///< whether the flawed code is called
  kExposure,      ///< how the asset is reached
  kDataBehind,    ///< what it opens the way to
  kCriticality,
  kEnvironment,
};
inline constexpr size_t kFactCount = static_cast<size_t>(Fact::kEnvironment) + 1;

/// Stable snake_case: "data_behind".
std::string_view name(Fact fact);
/// What learning it costs, in small whole numbers: 1 = a public file dropped on the page, 2 = a line of an
/// inventory, 8 = another kind of scan.
uint32_t effortOf(Fact fact);

struct Unknown {
  Fact fact = Fact::kSeverity;
  int32_t low = 0, high = 0;  ///< low <= 0 <= high
};

/// At most one per fact, none that could change nothing.
class Unknowns {
 public:
  void add(Fact fact, int32_t low, int32_t high) {
    if (low >= 0 && high <= 0) return;
    items_[size_++] = {fact, low < 0 ? low : 0, high > 0 ? high : 0};
    low_ += items_[size_ - 1].low;
    high_ += items_[size_ - 1].high;
  }
  int32_t low() const { return low_; }
  int32_t high() const { return high_; }
  size_t size() const { return size_; }
  const Unknown* begin() const { return items_.data(); }
  const Unknown* end() const { return items_.data() + size_; }

 private:
  std::array<Unknown, kFactCount> items_;
  size_t size_ = 0;
  int32_t low_ = 0, high_ = 0;
};

/// Of the likelihood of a finding.
Unknowns findingUnknowns(const FindingContext& context, const FeedsAtHand& feeds, const Weights& weights);
/// Of where it is: the same for all findings of an asset.
Unknowns assetUnknowns(const UnitedAsset& asset, const Reach& reach, uint32_t impactBehind,
                       AssetKnowledge knowledge, const Weights& weights);
/// Of that asset of the estate.
Unknowns assetUnknowns(const ScoreInput& input, AssetId asset, const Weights& weights);

/// The fact that would narrow the interval most for what it costs; nullptr when all is known.
const Unknown* cheapest(const Unknowns& finding, const Unknowns& asset);
/// "drop the newest EPSS file: ..." for people; `asset` by its name.
std::string adviceFor(Fact fact, std::string_view asset);

}  // namespace postern
