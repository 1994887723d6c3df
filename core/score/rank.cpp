// SPDX-License-Identifier: Apache-2.0
// A counting sort; where values lie too far apart for one, a comparing one.
#include "score/rank.h"

#include <algorithm>
#include <numeric>

namespace postern {

std::vector<uint32_t> rankDescending(std::span<const int32_t> values) {
  std::vector<uint32_t> order(values.size());
  if (values.empty()) return order;
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  const int64_t top = *most;
  if (top - *least >= kCountedRange) {
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](uint32_t a, uint32_t b) { return values[a] > values[b]; });
    return order;
  }
  std::vector<uint32_t> next(static_cast<size_t>(top - *least) + 2);  // where the rows of a value begin
  for (const int32_t value : values) ++next[static_cast<size_t>(top - value) + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  for (uint32_t row = 0; row < values.size(); ++row)
    order[next[static_cast<size_t>(top - values[row])]++] = row;
  return order;
}

}  // namespace postern
