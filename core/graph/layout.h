// SPDX-License-Identifier: Apache-2.0
// Positions for drawing an attack graph: layered left to right from the attacker to what matters, zones as
// bands, depth sub-layers inside a zone, crossings reduced by barycentre sweeps. Deterministic: the same
// graph, the same picture.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "graph/graph.h"

namespace postern {

struct PlacedNode {
  uint32_t node = 0;     ///< row of AttackGraph::nodes
  int32_t x = 0, y = 0;  ///< pixels at zoom 1, centre
  uint32_t zone = 0;
};
struct PlacedZone {
  std::string title;
  int32_t x = 0, y = 0, width = 0, height = 0;
};
struct Layout {
  std::vector<PlacedNode> nodes;
  std::vector<PlacedZone> zones;  ///< left to right
  uint32_t hidden = 0;            ///< nodes left out by the limit
};

/// Lays out the given nodes (all when empty), at most `limit` elements (nodes + edgesToDraw()), the ones on
/// paths first.
Layout layOut(const AttackGraph& graph, std::span<const uint32_t> nodes, uint32_t limit = 1500);

}  // namespace postern
