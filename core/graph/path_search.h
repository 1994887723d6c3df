// SPDX-License-Identifier: Apache-2.0
// The k most likely attack paths over all starts and targets: Yen's algorithm in Lawler's form on the states
// of StepGraph, each search A* with the exact distance to the nearest target as its bound. J. Y. Yen,
// "Finding the K shortest loopless paths in a network", Management Science 17 (1971); E. L. Lawler, "A
// procedure for computing the K best solutions", Management Science 18 (1972).
#pragma once

#include <cstdint>
#include <vector>

#include "graph/graph.h"
#include "graph/path_risk.h"

namespace postern {

/// Ends of the search: where attackers start, and one node per thing worth reaching (of the data of one asset
/// the class with the highest impact, and then not the asset itself).
std::vector<uint32_t> startNodes(const AttackGraph& graph);
std::vector<uint32_t> targetNodes(const AttackGraph& graph);

/// Most likely first; ties by fewer steps, then by the rows of the nodes (their keys). Exact until the search
/// has looked at kMaxArcsTried arcs; then what was found so far, which is a prefix of the exact list.
std::vector<AttackPath> likeliestPaths(const AttackGraph& graph, uint32_t limit);

/// About half a second of work, natively; 100 paths in a sparse graph of 100,000 nodes need less.
inline constexpr uint64_t kMaxArcsTried = 20'000'000;

}  // namespace postern
