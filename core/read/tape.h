// SPDX-License-Identifier: Apache-2.0
// The writable side of Node: cells and the decoded text they point to. Reused from record to record.
#pragma once

#include <string_view>
#include <vector>

#include "base/arena.h"
#include "read/node.h"

namespace postern {

class Tape {
 public:
  void clear() {
    cells_.clear();
    arena_.clear();
  }
  bool empty() const { return cells_.empty(); }
  uint32_t size() const { return static_cast<uint32_t>(cells_.size()); }
  Arena& arena() { return arena_; }

  /// A scalar; `text` must outlive the tape's content (the input, the arena, or static text).
  void scalar(NodeKind kind, std::string_view text) {
    TapeCell cell{text.data(), static_cast<uint32_t>(text.size()), 0};
    cell.set(kind, 1);
    cells_.push_back(cell);
  }
  void key(std::string_view text) { scalar(NodeKind::kString, text); }
  /// Opens an object or array; returns what close() needs.
  uint32_t open(NodeKind kind) {
    scalar(kind, {});
    return size() - 1;
  }
  void close(uint32_t at, uint32_t count) {
    cells_[at].size = count;
    cells_[at].set(cells_[at].kind(), size() - at);
  }
  TapeCell& cell(uint32_t at) { return cells_[at]; }
  void truncate(uint32_t size) { cells_.resize(size); }
  /// Copies a finished value of this tape to its end (YAML aliases).
  void repeat(uint32_t at) {
    const uint32_t count = cells_[at].end();
    for (uint32_t i = 0; i < count; ++i) {
      const TapeCell cell = cells_[at + i];
      cells_.push_back(cell);
    }
  }
  /// Copies a finished value of another tape to the end of this one; its texts must live as long.
  void copy(Node value) { cells_.insert(cells_.end(), value.cell(), value.cell() + value.cell()->end()); }
  /// Valid until the tape is written again.
  Node root() const { return cells_.empty() ? Node() : Node(cells_.data()); }
  Node node(uint32_t at) const { return Node(cells_.data() + at); }

 private:
  std::vector<TapeCell> cells_;
  Arena arena_;
};

}  // namespace postern
