// SPDX-License-Identifier: Apache-2.0
// The paths of two attack graphs compared: new, gone, likelier or less likely. Paths and nodes are told apart
// by the stable keys of nodes, so that the graphs may be of two bundles. A path of one list that the other
// list does not have is looked for in the other graph itself: that it fell out of the k likeliest is no
// change of its own.
#pragma once

#include <string>
#include <vector>

#include "graph/graph.h"

namespace postern {

enum class PathChange : uint8_t { kNew, kGone, kRisen, kFallen };
std::string_view name(PathChange change);

struct PathDifference {
  PathChange change = PathChange::kNew;
  uint32_t before = kNone, after = kNone;  ///< rows of paths; kNone where it is not in that list
  uint32_t probabilityBefore = 0, probabilityAfter = 0;  ///< millionths; 0 = there is no such path
  int32_t riskBefore = 0, riskAfter = 0;
  std::vector<std::string> nodes;                 ///< keys, start to target
  std::vector<uint32_t> edgesBefore, edgesAfter;  ///< one less than nodes; empty where there is no such path
};

struct PathDiff {
  std::vector<PathDifference> paths;       ///< greatest change of risk first, then by the keys of nodes
  uint32_t unchanged = 0;                  ///< of the paths of either list
  uint64_t riskBefore = 0, riskAfter = 0;  ///< estatePathRisk of both
  std::vector<std::string> targetsNew, targetsGone;  ///< keys of targets that paths lead to in one list only
};

PathDiff diffPaths(const AttackGraph& before, const AttackGraph& after);

/// A step of a path that is in one graph only, or another one there.
struct StepDifference {
  uint32_t to = 0;                         ///< place in PathDifference::nodes that it leads to, from 1
  uint32_t before = kNone, after = kNone;  ///< rows of edges; kNone = there is no such step
};

/// What of its steps makes a difference of paths. Where a graph does not have the path, its steps are those
/// of the other one's rules between the same nodes. None: what changed is no step by itself (what a step
/// needs besides, or what the target is worth).
std::vector<StepDifference> stepDifferences(const AttackGraph& before, const AttackGraph& after,
                                            const PathDifference& path);

}  // namespace postern
