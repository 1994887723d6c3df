// SPDX-License-Identifier: Apache-2.0
// Third part of a layout: fewer crossings of the straight lines that are really drawn, over all columns that
// they pass, which ordering neighbouring columns does not see, and fewer lines that run through nodes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "graph/layout_lines.h"

namespace postern {

struct CrossingInput {
  std::vector<std::pair<uint32_t, uint32_t>> edges;  ///< nodes
  std::vector<int16_t> columnX;                      ///< of the columns, ascending
  std::vector<uint32_t> band;  ///< per column, ascending: a node stays in the band of its column
  int16_t height = 0;          ///< places are in 0 .. height - 1
};

inline constexpr int kRowPitch = 2;  ///< cells from a node to the next of its column, at least

struct SearchEffort {
  uint64_t worst = 0;  ///< what a move may cost at first (LineField::kCrossing is one crossing)
  uint64_t work = 0;   ///< blocks of eight lines that may be compared
};

/// Moves nodes to other places in their bands' columns; edges that lead right inside a band go on doing so
/// unless that spares more than one crossing. Deterministic; never more crossings and lines through nodes,
/// weighed together, than before. `places`: one per node, x of a column each.
void uncross(const CrossingInput& input, SearchEffort effort, std::vector<GridPlace>& places);

}  // namespace postern
