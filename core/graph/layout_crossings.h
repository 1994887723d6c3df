// SPDX-License-Identifier: Apache-2.0
// Third part of a layout, for pictures of up to a few hundred edges: fewer crossings of the straight lines
// that are really drawn, over all columns that they pass, which ordering neighbouring columns does not see.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace postern {

/// Places of nodes on a grid of columns and rows.
struct CrossingInput {
  std::vector<std::pair<uint32_t, uint32_t>> edges;  ///< nodes
  std::vector<int32_t> columnX;                      ///< of the columns, ascending
  std::vector<uint32_t> band;                        ///< per column: a node stays in the band of its column
};
struct GridPlace {
  uint32_t column = 0;
  int32_t row = 0;
};

/// Lines that cross or touch without sharing an end.
uint64_t countCrossings(const CrossingInput& input, const std::vector<GridPlace>& places);

/// Pictures with more edges stay as they are.
inline constexpr size_t kMaxUncrossed = 600;

/// Moves nodes to other rows (0 .. rows - 1) and, in their bands, other columns; edges that lead right inside
/// a band go on doing so. At most `work` pairs of lines are compared. Deterministic; never more crossings
/// than before.
void uncross(const CrossingInput& input, int32_t rows, uint64_t work, std::vector<GridPlace>& places);

}  // namespace postern
