// SPDX-License-Identifier: Apache-2.0
// openCypher's four ways to compare (CIP2016-06-14): equality (=, three-valued), equivalence (DISTINCT,
// grouping, and hashing to go with it), comparability (<, three-valued) and orderability (ORDER BY, total).
#pragma once

#include <cstdint>

#include "query/cypher/value.h"

namespace postern::cypher {

enum class Truth : uint8_t { kFalse, kTrue, kUnknown };

inline Truth truthOf(bool value) { return value ? Truth::kTrue : Truth::kFalse; }
inline Value toValue(Truth truth) {
  return truth == Truth::kUnknown ? Value() : Value::boolean(truth == Truth::kTrue);
}

/// a = b. Unknown when a null decides; numbers compare across integer and float; NaN equals nothing.
Truth equalValues(const Value& a, const Value& b);

/// a < b (`orEqual`: a <= b). Unknown for values of different or unordered kinds.
Truth lessThan(const Value& a, const Value& b, bool orEqual);

/// Total order of all values: map, node, relationship, list, path, temporal kinds, string, boolean, number,
/// NaN, null. Values that are equivalent (null with null, NaN with NaN, 1 with 1.0) give 0.
int orderValues(const Value& a, const Value& b);
inline bool equivalent(const Value& a, const Value& b) { return orderValues(a, b) == 0; }

/// Equivalent values have equal hashes.
uint64_t hashValue(const Value& value);

}  // namespace postern::cypher
