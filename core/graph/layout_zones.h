// SPDX-License-Identifier: Apache-2.0
// First half of a layout: which nodes are drawn, how deep each is in the attack, the bands and their columns.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "graph/graph.h"

namespace postern {

/// Drawn nodes are numbered anew, in the order of their rows.
struct Drawing {
  std::vector<uint32_t> nodes;                       ///< rows of AttackGraph::nodes, ascending
  std::vector<std::pair<uint32_t, uint32_t>> edges;  ///< of drawn nodes, each pair once, by (from, to)
  std::vector<uint32_t> depth;                       ///< steps from the attacker, per drawn node
  std::vector<std::string> zones;                    ///< left to right
  std::vector<uint32_t> zoneOf;                      ///< per drawn node
  std::vector<std::vector<uint32_t>> columns;        ///< drawn nodes, by zone, then by depth in it
  std::vector<uint32_t> zoneOfColumn;
  uint32_t hidden = 0;
};

Drawing chooseAndBand(const AttackGraph& graph, std::span<const uint32_t> wanted, uint32_t limit);

}  // namespace postern
