// SPDX-License-Identifier: Apache-2.0
// How much of the likeliest paths goes through each node and each finding: betweenness over
// AttackGraph::paths, by number and by risk.
#pragma once

#include <vector>

#include "graph/graph.h"

namespace postern {

struct ChokePoint {
  uint32_t row = 0;  ///< of AttackGraph::nodes, of its edges, or of Findings::rows
  uint32_t paths = 0;
  uint32_t targets = 0;         ///< different ones among these paths
  uint32_t riskPerMillion = 0;  ///< their share of the sum of all paths' risks
};

struct ChokePoints {
  std::vector<ChokePoint> nodes;  ///< without starts and targets of their paths
  std::vector<ChokePoint> edges;
  std::vector<ChokePoint> findings;  ///< paths that have a step which the finding makes possible
};

/// Each list: most risk first, then most paths, then by row.
ChokePoints chokePoints(const AttackGraph& graph);

}  // namespace postern
