// SPDX-License-Identifier: Apache-2.0
// Disjoint sets with path halving; the smallest member represents a set, so results do not depend on the
// order of unions.
#pragma once

#include <cstdint>
#include <vector>

namespace postern {

class UnionFind {
 public:
  explicit UnionFind(uint32_t size) : parent_(size) {
    for (uint32_t i = 0; i < size; ++i) parent_[i] = i;
  }
  uint32_t find(uint32_t x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  /// False when they were one already.
  bool unite(uint32_t a, uint32_t b) {
    a = find(a);
    b = find(b);
    if (a == b) return false;
    if (b < a)
      parent_[a] = b;
    else
      parent_[b] = a;
    return true;
  }

 private:
  std::vector<uint32_t> parent_;
};

}  // namespace postern
