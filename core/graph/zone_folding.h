// SPDX-License-Identifier: Apache-2.0
// An overview of a graph that is too large to draw: of each zone that is closed one node stands for all its
// members, and what leads to or from them leads to or from it. What is folded is a graph itself, so it is
// laid out like any other.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/graph.h"

namespace postern {

/// All zones of the graph, in the order of their titles: a zone's place in it is its number.
std::vector<std::string> zonesOf(const AttackGraph& graph);

struct FoldingRequest {
  std::vector<uint32_t> nodes;                ///< rows to show or fold, ascending
  std::optional<std::vector<uint32_t>> open;  ///< zones, ascending; nullopt = all that fit into kAtFirst
  std::vector<uint32_t> pinned;               ///< rows that stand for themselves whatever their zone
  uint32_t limit = 1500;                      ///< nodes + edges
};

struct Folding {
  struct Zone {
    uint32_t number = 0;   ///< of zonesOf()
    uint32_t members = 0;  ///< of the nodes asked for
    bool open = false;
  };
  AttackGraph graph;                  ///< nodes and edges alone; a pair of ends comes once
  std::vector<uint32_t> rowOf;        ///< per node of `graph`: row of the whole, kNone = stands for members
  std::vector<uint32_t> membersOf;    ///< per node of `graph`: how many it stands for
  std::vector<uint32_t> edgeOf;       ///< per edge of `graph`: row of the whole, kNone = stands for several
  std::vector<uint32_t> relationsOf;  ///< per edge of `graph`: how many it stands for
  std::vector<Zone> zones;            ///< those with members, by number
  std::vector<uint32_t> placeOf;      ///< per node of the whole: node of `graph`, kNone = not asked for
};

/// Members of an open zone for which there is no room are folded too (nodes on paths keep their place first,
/// then those that lead somewhere live, then by row).
Folding foldZones(const AttackGraph& graph, const FoldingRequest& request);

/// Elements up to which zones stay open when nobody said which: more than this cannot be read at a glance.
inline constexpr uint32_t kAtFirst = 400;

}  // namespace postern
