// SPDX-License-Identifier: Apache-2.0
// A choice of paths that shows the estate's different dangers, where the k likeliest are often one danger in
// many variations. In this order, each path once, until there are enough: the likeliest path to each target
// that is reached, highest risk first; then of the k likeliest (k = kLookedAt times as many as asked for)
// those of which fewer than kPerEntry with the same target and the same first step are chosen; then the rest
// of the k likeliest.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/graph.h"

namespace postern {

inline constexpr uint32_t kPerEntry = 3;
inline constexpr uint32_t kLookedAt = 8;

/// At most `limit`; highest risk first, then likeliest, then by the rows of the nodes. Deterministic.
std::vector<AttackPath> diversePaths(const AttackGraph& graph, uint32_t limit);

/// The likeliest path to each target that is reached (in the order of targetNodes), by one search.
std::vector<AttackPath> likeliestPathsToEach(const AttackGraph& graph);

}  // namespace postern
