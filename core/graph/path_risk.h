// SPDX-License-Identifier: Apache-2.0
// The risk of a path and of the estate, in integers. A path's risk is the log-odds of its probability plus
// the points of its target's loss, through the logistic function. The estate's path risk is the sum, over the
// things worth reaching, of the risk of the likeliest path there:
//
//   estatePathRisk = Σ over targets t that can be reached of pathRisk(least cost to t, impact of t)
//
// It is what a fix plan lowers and what a what-if compares. Each target counts by its likeliest path, since
// the steps of several paths to one target are mostly the same flaws: as if independent they would count
// twice.
#pragma once

#include <cstdint>

namespace postern {

/// Thousandths of 100·σ(logit(2^-(cost/65536)) + impact), for `impact` in points. 0..100000.
int32_t pathRisk(uint64_t cost, uint32_t impact);

/// No path: nothing is added to the sum.
inline constexpr uint64_t kNoPath = UINT64_MAX;
inline uint64_t riskOfTarget(uint64_t cost, uint32_t impact) {
  return cost == kNoPath ? 0 : static_cast<uint64_t>(pathRisk(cost, impact));
}

}  // namespace postern
