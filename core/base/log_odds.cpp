// SPDX-License-Identifier: Apache-2.0
// Fixed point throughout. e^-x by splitting x = n/1000 into whole, tenth and thousandth steps with exact
// table factors (2^-62 units); log2 by repeated squaring (one result bit per step).
#include "base/log_odds.h"

#include <array>
#include <cstddef>

namespace postern {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr uint64_t kOne = 1ULL << 62;

constexpr uint64_t multiply(uint64_t a, uint64_t b) {
  return static_cast<uint64_t>((static_cast<Wide>(a) * b) >> 62);
}

// e^-(1/1000) in 2^-62 units by its series; the terms vanish after a few.
constexpr uint64_t expOfThousandth() {
  Wide sum = kOne;
  Wide term = kOne;
  for (unsigned n = 1; n < 10; ++n) {
    term = term / (1000U * n);
    if (n % 2 == 1) {
      sum -= term;
    } else {
      sum += term;
    }
  }
  return static_cast<uint64_t>(sum);
}

uint64_t expNegative(uint32_t milli) {
  uint64_t result = kOne;
  uint64_t power = expOfThousandth();
  for (; milli != 0; milli >>= 1U) {
    if ((milli & 1U) != 0) result = multiply(result, power);
    power = multiply(power, power);
  }
  return result;
}

}  // namespace

uint32_t sigmoidMicro(int32_t milliLogOdds) {
  const bool negative = milliLogOdds < 0;
  const auto magnitude = static_cast<uint32_t>(negative ? -static_cast<int64_t>(milliLogOdds) : milliLogOdds);
  const uint64_t e = magnitude > 40'000 ? 0 : expNegative(magnitude);
  // σ(-|x|) = e / (1 + e)
  const Wide small =
      (static_cast<Wide>(e) * 1'000'000 + (static_cast<Wide>(kOne) + e) / 2) / (static_cast<Wide>(kOne) + e);
  const auto micro = static_cast<uint32_t>(small);
  return negative ? micro : 1'000'000 - micro;
}

uint32_t sigmoidPermille(int32_t milliLogOdds) {
  constexpr int32_t kEnd = 8'000;  // σ(-8) is 0.3 thousandths: from there on it rounds to the end
  static const auto kTable = [] {
    std::array<uint16_t, 2 * kEnd + 1> table{};
    for (int32_t x = -kEnd; x <= kEnd; ++x)
      table[static_cast<size_t>(x + kEnd)] = static_cast<uint16_t>((sigmoidMicro(x) + 500) / 1000);
    return table;
  }();
  if (milliLogOdds <= -kEnd) return 0;
  return milliLogOdds >= kEnd ? 1000 : kTable[static_cast<size_t>(milliLogOdds + kEnd)];
}

int32_t logitMilli(uint32_t micro) {
  int32_t low = -14'000;
  int32_t high = 14'000;
  while (low < high) {
    const int32_t middle = low + (high - low) / 2;
    if (sigmoidMicro(middle) < micro)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

uint32_t costOf(uint32_t micro) {
  if (micro >= 1'000'000) return 0;
  if (micro == 0) micro = 1;
  // y = 1e6 / micro >= 1 in 2^-32 units; log2 by normalising, then squaring.
  Wide y = (static_cast<Wide>(1'000'000) << 32U) / micro;
  uint32_t whole = 0;
  while (y >= (static_cast<Wide>(2) << 32U)) {
    y >>= 1U;
    ++whole;
  }
  uint32_t fraction = 0;
  for (int bit = 0; bit < 17; ++bit) {
    y = (y * y) >> 32U;
    fraction <<= 1U;
    if (y >= (static_cast<Wide>(2) << 32U)) {
      y >>= 1U;
      fraction |= 1U;
    }
  }
  return (whole << 16U) + ((fraction + 1) >> 1U);
}

uint32_t probabilityOf(uint64_t cost) {
  const uint64_t whole = cost >> 16U;
  if (whole > 40) return 0;
  // 2^-(f) for the fraction by halving roots: 2^-(1/2), 2^-(1/4) ... in 2^-62 units.
  uint64_t result = kOne;
  uint64_t root = kOne / 2;  // 2^-1
  for (int bit = 15; bit >= 0; --bit) {
    // integer square root of root * 2^62
    Wide target = static_cast<Wide>(root) << 62U;
    uint64_t low = root;
    uint64_t high = kOne;
    while (low < high) {
      const uint64_t middle = low + (high - low + 1) / 2;
      if (static_cast<Wide>(middle) * middle <= target) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    root = low;
    if ((cost >> bit & 1U) != 0) result = multiply(result, root);
  }
  const Wide scaled = (static_cast<Wide>(result) * 1'000'000) >> whole;
  return static_cast<uint32_t>((scaled + kOne / 2) >> 62U);
}

}  // namespace postern
