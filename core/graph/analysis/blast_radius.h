// SPDX-License-Identifier: Apache-2.0
// Forward: what an attacker who controls a node gets, how likely each. Backward: from where the node is got,
// how likely each; exposure.
#pragma once

#include <vector>

#include "graph/graph.h"

namespace postern {

struct RadiusNode {
  uint32_t node = 0;
  Foothold foothold = Foothold::kReached;  ///< the most that is got there (backward: needed there)
  uint32_t hops = 0;                       ///< of the likeliest way
  uint32_t probability = 0;                ///< of the likeliest way, millionths, at least 1
};

struct BlastRadius {
  std::vector<RadiusNode> forward;   ///< likeliest first, then nearest, then by row; without the node itself
  std::vector<RadiusNode> backward;  ///< the same, nodes control of which leads to control of the node
  uint32_t targets = 0;              ///< of `forward`, those that matter and are controlled
  uint32_t starts = 0;               ///< of `backward`, where attackers start
  /// Sum of path_risk.h's path risks of those targets as seen from here.
  uint64_t risk = 0;
};

/// Steps with a second precondition weigh what that costs from the attacker's starts, as in paths.
BlastRadius blastRadius(const AttackGraph& graph, uint32_t node);

}  // namespace postern
