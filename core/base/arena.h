// SPDX-License-Identifier: Apache-2.0
// A bump allocator for bytes that live as long as their owner. Pointers stay valid until clear().
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace postern {

class Arena {
 public:
  explicit Arena(size_t blockBytes = 64 * 1024) : blockBytes_(blockBytes) {}

  char* allocate(size_t bytes) {
    if (bytes > left_) grow(bytes);
    char* at = next_;
    next_ += bytes;
    left_ -= bytes;
    used_ += bytes;
    return at;
  }

  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    char* at = allocate(text.size());
    std::memcpy(at, text.data(), text.size());
    return {at, text.size()};
  }

  /// Gives back what the newest allocation did not need. `bytes` must not exceed that allocation.
  void shrinkLast(size_t bytes) {
    next_ -= bytes;
    left_ += bytes;
    used_ -= bytes;
  }

  struct Mark {
    size_t blocks;
    char* next;
    size_t left;
    size_t used;
  };
  Mark mark() const { return {blocks_.size(), next_, left_, used_}; }
  /// Forgets what was allocated since `mark`.
  void rewind(const Mark& mark) {
    if (mark.blocks == 0) return clear();
    blocks_.resize(mark.blocks);
    next_ = mark.next;
    left_ = mark.left;
    used_ = mark.used;
  }

  /// Forgets everything; keeps the first block for reuse.
  void clear() {
    if (blocks_.size() > 1) blocks_.resize(1);
    used_ = 0;
    next_ = blocks_.empty() ? nullptr : blocks_[0].bytes.get();
    left_ = blocks_.empty() ? 0 : blocks_[0].size;
  }

  size_t usedBytes() const { return used_; }

 private:
  struct Block {
    std::unique_ptr<char[]> bytes;
    size_t size;
  };

  void grow(size_t bytes) {
    const size_t size = bytes > blockBytes_ ? bytes : blockBytes_;
    blocks_.push_back({std::unique_ptr<char[]>(new char[size]), size});
    next_ = blocks_.back().bytes.get();
    left_ = size;
  }

  size_t blockBytes_;
  std::vector<Block> blocks_;
  char* next_ = nullptr;
  size_t left_ = 0;
  size_t used_ = 0;
};

}  // namespace postern
