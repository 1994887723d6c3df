// SPDX-License-Identifier: Apache-2.0
// Rows in the order of their log-odds, which is that of their risk without its rounding: at the ends of the
// scale risks look alike.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace postern {

/// Row numbers, highest value first; of equal values the smaller row. Linear in the rows as long as the
/// values lie within kCountedRange of each other, which weights keep them.
inline constexpr int64_t kCountedRange = 1 << 20;
std::vector<uint32_t> rankDescending(std::span<const int32_t> values);

}  // namespace postern
