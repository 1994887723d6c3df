// SPDX-License-Identifier: Apache-2.0
// The time from one temporal value to another.
#pragma once

#include <cstdint>

#include "query/cypher/value.h"

namespace postern::cypher {

enum class BetweenUnit : uint8_t { kAll, kMonths, kDays, kSeconds };

/// Both are dates, times or dates with times.
Value durationBetween(const Value& from, const Value& to, BetweenUnit unit);

}  // namespace postern::cypher
