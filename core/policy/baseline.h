// SPDX-License-Identifier: Apache-2.0
// What was known before: which findings of now an earlier estate had, by their keys and by what outlives keys
// (correlate/adoption.h). What was fixed there and is back is new.
#pragma once

#include <vector>

#include "query/estate_view.h"

namespace postern {

struct Baseline {
  uint64_t findings = 0;               ///< that it had
  uint64_t gone = 0;                   ///< of those, not among the findings of now
  std::vector<uint8_t> known;          ///< per finding of now
  std::vector<UnixSeconds> firstSeen;  ///< per finding of now, by the baseline; kNoTime = it does not say
};

/// `before` is an estate of its own; `when` is the time at which it was kept (kNoTime = unknown): what it
/// says no time of was seen then at the latest. `decisions` on what is one and what is not count for both.
Baseline compareWith(const Tables& before, UnixSeconds when, const EstateView& now,
                     const Decisions& decisions);

}  // namespace postern
