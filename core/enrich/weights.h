// SPDX-License-Identifier: Apache-2.0
// The weights of the risk as data: version 2. Unit: thousandths of a log-odds unit (700 doubles the odds)
// where the name does not say otherwise. Names, defaults, bounds and what each means for people are in
// weights_table.cpp. A person may edit them within bounds that keep the risk monotone: more danger never
// lowers it. Attack paths are always computed with the published weights (docs/scoring.md).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"

namespace postern {

enum class Weight : uint8_t {
  kBase,
  // likelihood
  kCvssPerTenth,     // times (score in tenths - 50)
  kSeverityUnknown,  // by Severity, where no score is known
  kSeverityInfo,
  kSeverityLow,
  kSeverityMedium,
  kSeverityHigh,
  kSeverityCritical,
  kKev,
  kExploited,     // a scanner says so, no KEV entry is at hand
  kExploitKnown,  // a scanner knows a public exploit
  kEpssZero,      // logit at which EPSS says nothing
  kEpssPercent,   // share of the logit beyond it that counts
  kEpssLeast,
  kEpssMost,
  kEpssMostWithKev,  // exploitation that has happened has said most of it already
  kPriorPercent,     // share of the learned likelihood that counts where EPSS says nothing
  kVerified,
  kDynamic,
  kTwoTools,
  kThreeTools,
  kLowConfidence,
  kHighConfidence,
  kReachable,
  kNotReachable,
  kClosed,
  // reach
  kInternet1,  // by hops, the last for all further
  kInternet2,
  kInternet3,
  kInternet4,
  kInsider,
  kNoPath,
  // impact: unknown is not low, only what is said adds
  kDataBehindPercent,  // of the points of the best target that is opened
  kCriticalityUnknown,
  kCriticalityLow,
  kCriticalityMedium,
  kCriticalityHigh,
  kCriticalityCritical,
  kEnvironmentUnknown,
  kEnvironmentDevelopment,
  kEnvironmentTest,
  kEnvironmentStaging,
  kEnvironmentProduction,
  // bands: risk in tenths at which each begins
  kBandNow,
  kBandSoon,
  kBandPlanned,
  // loss
  kYearlyPercent,  // chance that a finding of risk 100 leads to loss within a year
};
inline constexpr size_t kWeightCount = static_cast<size_t>(Weight::kYearlyPercent) + 1;

/// One weight as it is published.
struct WeightRow {
  Weight weight;
  std::string_view name;   ///< stable snake_case
  std::string_view group;  ///< "likelihood", "reach", "impact", "bands", "loss"
  int32_t value;           ///< as published
  int32_t least, most;     ///< a person's bounds, inclusive
  std::string_view meaning;
};

/// `smaller` may not be above `greater`: what keeps more danger from lowering a risk.
struct WeightOrder {
  Weight smaller, greater;
};

/// In the order of Weight.
std::span<const WeightRow, kWeightCount> weightRows();
std::span<const WeightOrder> weightOrders();

class Weights {
 public:
  static constexpr uint32_t kVersion = 2;

  /// As published.
  Weights();
  static const Weights& published();
  /// A JSON object of some names with whole numbers; what is not named is as published. A member "version"
  /// must be kVersion. Errors: malformed, naming the member.
  static Result<Weights> parse(std::string_view json);

  int32_t operator[](Weight weight) const { return values_[static_cast<size_t>(weight)]; }
  /// Of a group that is indexed by an enum: `first` is the weight of its value 0.
  template <typename T>
  int32_t at(Weight first, T index) const {
    return values_[static_cast<size_t>(first) + static_cast<size_t>(index)];
  }
  /// Errors: malformed, when out of its bounds or against an order.
  Status set(Weight weight, int32_t value);

  /// {"base":-2500, ...}: all of them, in the order of Weight.
  std::string json() const;
  /// Of the names and values; 16 hex digits.
  std::string hash() const;
  /// "2", or "2, edited" with the hash.
  std::string title() const;
  bool operator==(const Weights&) const = default;

 private:
  Status check() const;

  std::array<int32_t, kWeightCount> values_;
};

/// What the likelihood terms start from where a finding is a step of an attack. Not a weight of the risk.
inline constexpr int32_t kStepBase = -1500;

}  // namespace postern
