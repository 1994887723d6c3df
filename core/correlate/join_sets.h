// SPDX-License-Identifier: Apache-2.0
// Findings in the making: disjoint sets of observations, each with one speaker per report, and pairs that a
// person keeps apart. Flat: one number per observation and table.
#pragma once

#include <cstdint>
#include <vector>

#include "base/function_ref.h"
#include "correlate/apart_sets.h"

namespace postern {

class JoinSets {
 public:
  /// `reportOf` per observation, ascending; must outlive this.
  explicit JoinSets(const std::vector<uint32_t>& reportOf);

  uint32_t find(uint32_t row) { return sets_.find(row); }
  /// From now on the two are never in one set.
  void keepApart(uint32_t a, uint32_t b) { sets_.keepApart(a, b); }
  /// Unites the sets of a and b. Where both have speakers of one report, `mayRepeat` decides on the two
  /// speakers. False, and nothing done, when they are one already, kept apart, or refused.
  bool unite(uint32_t a, uint32_t b, FunctionRef<bool(uint32_t, uint32_t)> mayRepeat);

 private:
  void mergeSpeakers(uint32_t a, uint32_t b, uint32_t root);

  const std::vector<uint32_t>& reportOf_;
  ApartSets sets_;
  // Per root: a chain of its speakers, ascending by report. A report's others in a set are repetitions.
  std::vector<uint32_t> head_, tail_;
  std::vector<uint32_t> next_;  // per observation
};

}  // namespace postern
