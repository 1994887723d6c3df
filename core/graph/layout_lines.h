// SPDX-License-Identifier: Apache-2.0
// The straight lines of a picture and what is wrong with them: lines that cross, lines that run through a
// node that is not theirs, long lines. Kept up to date while nodes move, eight lines at a time (vector
// extensions of GCC and Clang; 16-bit wrapping arithmetic, exact while width * height of the picture stays
// below 2^15).
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace postern {

/// Cells of a grid; one is as wide as it is high.
struct GridPlace {
  int16_t x = 0, y = 0;
};

class LineField {
 public:
  using Edge = std::pair<uint32_t, uint32_t>;

  /// What one crossing, one node that is run through and one cell of length cost.
  static constexpr int32_t kCrossing = 64, kThrough = 24, kLength = 1;
  static constexpr int32_t kMaxArea = 32'767;
  static constexpr size_t kMaxLines = 4'000;

  /// Ends of an edge differ.
  LineField(const std::vector<Edge>& edges, const std::vector<GridPlace>& places);

  GridPlace place(uint32_t node) const;
  /// Of the node's lines and the lines through it.
  int32_t costOf(uint32_t node) const;
  /// The same if it stood there; anything above `enough` where it is more than that.
  int32_t costAt(uint32_t node, GridPlace place, int32_t enough);
  void move(uint32_t node, GridPlace place);

  uint64_t crossings() const;
  uint64_t through() const;
  /// Both, weighed.
  uint64_t faults() const { return crossings() * kCrossing + through() * kThrough; }
  /// Blocks of lines or nodes compared so far.
  uint64_t work() const { return work_; }
  void spend(uint64_t blocks) { work_ += blocks; }

 private:
  using Lanes = uint16_t __attribute__((vector_size(16)));
  using Signed = int16_t __attribute__((vector_size(16)));
  static constexpr size_t kLanes = 8;
  using Column = std::vector<Lanes>;

  struct Line {
    int16_t x1, y1, x2, y2, a, b;
  };
  Line lineOf(uint32_t edge) const;
  void write(uint32_t edge);
  int32_t lengthOf(const Line& line) const;
  template <int kChange>
  int32_t crossed(const Line& line);
  template <int kChange>
  int32_t nodesUnder(const Line& line);
  template <int kChange>
  int32_t linesOver(uint32_t node);
  template <int kChange>
  void count(uint32_t node);
  static int16_t& lane(Column& column, size_t at) {
    return reinterpret_cast<int16_t*>(column.data())[at];  // a vector may be seen as its lanes
  }
  static int16_t lane(const Column& column, size_t at) {
    return reinterpret_cast<const int16_t*>(column.data())[at];
  }

  size_t lineCount_, nodeCount_;
  std::vector<std::vector<uint32_t>> linesOf_;
  std::vector<Edge> edges_;
  Column x1_, y1_, x2_, y2_, low_, high_, a_, b_, slack_;  // per line; the left end first
  Column crossed_, through_;                               // per line: others across it, nodes under it
  Column nodeX_, nodeY_, over_;                            // per node; lines over it
  uint64_t work_ = 0;
};

}  // namespace postern
