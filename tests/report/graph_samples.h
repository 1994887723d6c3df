// SPDX-License-Identifier: Apache-2.0
// Attack graphs by chance, to measure layouts with: chains of tiers, random calls with cycles, hubs, trees,
// islands; three densities; no zones, zones by tier, by neighbourhood or without any order.
#pragma once

#include <string>

#include "graph/graph.h"

namespace postern {

struct GraphSample {
  std::string kind;  ///< "tiers, 2.0 edges a node, zones by tier"
  AttackGraph graph;
};

/// Nodes and edges only: node 0 is the internet, what it leads to is live. A seed is the same graph
/// everywhere; consecutive seeds go through all kinds.
GraphSample graphSample(uint64_t seed, uint32_t nodes);

}  // namespace postern
