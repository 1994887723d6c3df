// SPDX-License-Identifier: Apache-2.0
// What a risk is made of: terms, each a factor with its points (thousandths of a log-odds unit). Why a term
// is there is told in words only when a person looks at it (score/explain.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace postern {

/// In the order in which terms are shown.
enum class Factor : uint8_t {
  kCvss,
  kSeverity,
  kPriorCvss,  // likelihood_prior.h
  kPriorWeakness,
  kPriorWords,
  kPriorVendor,
  kKev,
  kExploited,
  kExploitKnown,
  kEpss,
  kVerified,
  kDynamic,
  kAgreement,
  kConfidence,
  kReachableCode,
  kUnreachableCode,
  kClosed,
  kReach,
  kDataBehind,
  kCriticality,
  kEnvironment,
};
inline constexpr size_t kFactorCount = static_cast<size_t>(Factor::kEnvironment) + 1;

/// Stable snake_case: "exploit_known".
std::string_view name(Factor factor);

struct Term {
  Factor factor = Factor::kCvss;
  int32_t points = 0;
  bool operator==(const Term&) const = default;
};

/// The terms of one finding: at most one per factor, none of 0 points.
class Terms {
 public:
  void add(Factor factor, int32_t points) {
    if (points == 0) return;
    items_[size_++] = {factor, points};
    sum_ += points;
  }
  int32_t sum() const { return sum_; }
  size_t size() const { return size_; }
  const Term* begin() const { return items_.data(); }
  const Term* end() const { return items_.data() + size_; }

 private:
  std::array<Term, kFactorCount> items_;
  size_t size_ = 0;
  int32_t sum_ = 0;
};

}  // namespace postern
