// SPDX-License-Identifier: Apache-2.0
// A radix heap: a priority queue for keys that never fall below the last one taken, as in Dijkstra's search.
// Entries are binned by the highest bit in which their key differs from the last; each moves at most once per
// bit. R. Ahuja, K. Mehlhorn, J. Orlin, R. Tarjan, "Faster algorithms for the shortest path problem" (1990).
// Entries of one key come out in an order that depends on the insertions alone.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

namespace postern {

class MonotoneQueue {
 public:
  using Entry = std::pair<uint64_t, uint32_t>;

  bool empty() const { return size_ == 0; }
  void push(uint64_t key, uint32_t item) {
    bins_[binOf(key)].emplace_back(key, item);
    ++size_;
  }
  Entry pop() {
    if (bins_[0].empty()) refill();
    const Entry top = bins_[0].back();
    bins_[0].pop_back();
    --size_;
    return top;
  }

 private:
  size_t binOf(uint64_t key) const { return static_cast<size_t>(std::bit_width(key ^ last_)); }
  void refill() {
    size_t at = 1;
    while (bins_[at].empty()) ++at;
    last_ = bins_[at][0].first;
    for (const Entry& entry : bins_[at]) {
      if (entry.first < last_) last_ = entry.first;
    }
    for (const Entry& entry : bins_[at]) bins_[binOf(entry.first)].push_back(entry);
    bins_[at].clear();
  }

  std::array<std::vector<Entry>, 65> bins_;
  uint64_t last_ = 0;
  size_t size_ = 0;
};

}  // namespace postern
