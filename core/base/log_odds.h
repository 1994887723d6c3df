// SPDX-License-Identifier: Apache-2.0
// The logistic function and logarithms in integers: the same bits on every platform, which exp() and log() of
// C libraries do not give (DESIGN.md, Score).
#pragma once

#include <cstdint>

namespace postern {

/// σ(x) = 1 / (1 + e^-x) for x in thousandths, as millionths (0 .. 1,000,000). Strictly monotone between
/// -13.8 and 13.8. Error below 1 millionth.
uint32_t sigmoidMicro(int32_t milliLogOdds);

/// The same in thousandths (0 .. 1000), rounded from sigmoidMicro: a table, for a million findings at once.
uint32_t sigmoidPermille(int32_t milliLogOdds);

/// The inverse of sigmoidMicro: the least x (thousandths, -14,000 .. 14,000) whose σ is at least `micro`
/// millionths.
int32_t logitMilli(uint32_t micro);

/// -log2(p) for p = micro / 1,000,000, in 1/65536 units, rounded; 1 <= micro <= 1,000,000.
uint32_t costOf(uint32_t micro);

/// 2^-(cost / 65536) as millionths, rounded; the inverse of costOf.
uint32_t probabilityOf(uint64_t cost);

}  // namespace postern
