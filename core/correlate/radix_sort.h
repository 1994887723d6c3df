// SPDX-License-Identifier: Apache-2.0
// Rows by a 64-bit hash in linear time: three passes of eleven bits, then the few that agree in those by
// comparison. Stable: rows of one hash keep their order.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace postern {

template <typename Row>
void radixSortByHash(std::vector<Row>& rows, std::vector<Row>& spare) {
  constexpr int kBits = 11;
  constexpr size_t kBuckets = size_t{1} << kBits;
  const auto byHash = [](const Row& a, const Row& b) { return a.hash < b.hash; };
  if (rows.size() < kBuckets) return std::stable_sort(rows.begin(), rows.end(), byHash);
  spare.resize(rows.size());
  for (int pass = 0; pass < 3; ++pass) {
    const int shift = 64 - kBits * (3 - pass);
    std::array<uint32_t, kBuckets> at{};
    for (const Row& row : rows) ++at[row.hash >> shift & (kBuckets - 1)];
    uint32_t sum = 0;
    for (uint32_t& count : at) {
      const uint32_t here = count;
      count = sum;
      sum += here;
    }
    for (const Row& row : rows) spare[at[row.hash >> shift & (kBuckets - 1)]++] = row;
    rows.swap(spare);
  }
  constexpr int kSorted = 64 - kBits * 3;
  for (size_t from = 0; from < rows.size();) {
    size_t to = from + 1;
    bool mixed = false;
    while (to < rows.size() && rows[to].hash >> kSorted == rows[from].hash >> kSorted) {
      mixed |= rows[to].hash != rows[from].hash;
      ++to;
    }
    if (mixed)
      std::stable_sort(rows.begin() + static_cast<ptrdiff_t>(from), rows.begin() + static_cast<ptrdiff_t>(to),
                       byHash);
    from = to;
  }
}

}  // namespace postern
