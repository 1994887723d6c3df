// SPDX-License-Identifier: Apache-2.0
// Disjoint sets with pairs that never meet: what a person said is not the same.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "correlate/union_find.h"

namespace postern {

class ApartSets {
 public:
  explicit ApartSets(uint32_t size) : sets_(size), size_(size) {}

  uint32_t find(uint32_t x) { return sets_.find(x); }
  /// From now on the two are never in one set; nothing where they are already (or are one thing).
  void keepApart(uint32_t a, uint32_t b) {
    if (find(a) == find(b)) return;
    if (isWatched_.empty()) isWatched_.resize(size_);
    apart_.emplace_back(a, b);
    isWatched_[find(a)] = isWatched_[find(b)] = true;
  }
  bool mayUnite(uint32_t a, uint32_t b) {
    a = find(a);
    b = find(b);
    if (apart_.empty() || !isWatched_[a] || !isWatched_[b]) return true;
    return std::none_of(apart_.begin(), apart_.end(), [&](const auto& pair) {
      const uint32_t p = find(pair.first);
      const uint32_t q = find(pair.second);
      return (p == a && q == b) || (p == b && q == a);
    });
  }
  /// False when they are one already or kept apart.
  bool unite(uint32_t a, uint32_t b) {
    a = find(a);
    b = find(b);
    if (a == b || !mayUnite(a, b)) return false;
    sets_.unite(a, b);
    if (!apart_.empty()) isWatched_[find(a)] = isWatched_[a] || isWatched_[b];
    return true;
  }

 private:
  UnionFind sets_;
  uint32_t size_;
  std::vector<std::pair<uint32_t, uint32_t>> apart_;
  std::vector<bool> isWatched_;  // per root: its set holds one that is kept apart
};

}  // namespace postern
