// SPDX-License-Identifier: Apache-2.0
// A list of ids without repeats, in order of arrival. Up to eight live inline; long ones (a thousand
// references of one vulnerability) are searched by hash.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace postern {

class IdList {
 public:
  void add(uint32_t id) {
    if (size_ >= kSearched) return addToMany(id);
    for (uint32_t i = 0; i < size_; ++i) {
      if ((*this)[i] == id) return;
    }
    append(id);
  }
  uint32_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  uint32_t operator[](uint32_t i) const { return i < kInline ? inline_[i] : rest_[i - kInline]; }

 private:
  static constexpr uint32_t kInline = 8;
  static constexpr uint32_t kSearched = 64;  // up to here looking at each is faster

  void append(uint32_t id) {
    if (size_ < kInline) {
      inline_[size_] = id;
    } else {
      rest_.push_back(id);
    }
    ++size_;
  }
  // Fibonacci hashing (Knuth, volume 3, section 6.4) with linear probing at a load of at most 1/2.
  size_t slotOf(uint32_t id) const {
    const size_t mask = positions_.size() - 1;
    size_t at = (id * 2654435769U >> 7U) & mask;
    while (positions_[at] != 0 && (*this)[positions_[at] - 1] != id) at = (at + 1) & mask;
    return at;
  }
  void addToMany(uint32_t id) {
    if (positions_.size() < size_t{size_} * 2) {
      positions_.assign(positions_.empty() ? size_t{kSearched} * 4 : positions_.size() * 2, 0);
      for (uint32_t i = 0; i < size_; ++i) positions_[slotOf((*this)[i])] = i + 1;
    }
    const size_t at = slotOf(id);
    if (positions_[at] != 0) return;
    append(id);
    positions_[at] = size_;
  }

  std::array<uint32_t, kInline> inline_;
  uint32_t size_ = 0;
  std::vector<uint32_t> rest_;
  std::vector<uint32_t> positions_;  // hash table of positions + 1, 0 = free; empty while the list is short
};

}  // namespace postern
