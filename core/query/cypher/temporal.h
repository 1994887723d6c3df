// SPDX-License-Identifier: Apache-2.0
// The temporal values of openCypher (CIP2015-08-06, proleptic Gregorian calendar) and what the evaluator asks
// of them: text, components, order, arithmetic.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postern::cypher {

class Value;
class CallContext;

struct Date {
  int64_t epochDays = 0;
};
struct LocalTime {
  int64_t nanosOfDay = 0;
};
struct Time {
  int64_t nanosOfDay = 0;
  int32_t offsetSeconds = 0;
};
struct LocalDateTime {
  int64_t epochDays = 0;
  int64_t nanosOfDay = 0;
};
struct DateTime {
  LocalDateTime local;
  int32_t offsetSeconds = 0;
  std::string zone;  ///< name of the time zone, "" when only the offset is known
};
struct Duration {
  int64_t months = 0;
  int64_t days = 0;
  int64_t seconds = 0;
  int32_t nanos = 0;  ///< 0 to 999,999,999, added to seconds
};

/// As openCypher prints it: "1984-10-11", "12:31:14.645876123+01:00", "P1DT2H".
std::string temporalText(const Value& value);

/// Order of two values of the same temporal kind, negative, 0 or positive. Durations have an order only for
/// ORDER BY and grouping (see areComparable in value_order.h); two durations are equal when all four parts
/// are.
int compareTemporal(const Value& a, const Value& b);

/// d.year, dur.minutesOfHour ... False when the kind has no such component.
bool temporalComponent(const Value& value, std::string_view name, Value& out);

/// a + b and a - b where at least one side is temporal and neither is null; a * b and a / b where a (or, for
/// *, b) is a duration. Fails through the context (TypeError, InvalidArgumentType) where the pair has no
/// meaning.
Value addTemporal(CallContext& context, const Value& a, const Value& b);
Value subtractTemporal(CallContext& context, const Value& a, const Value& b);
Value multiplyDuration(CallContext& context, const Value& a, const Value& b);
Value divideDuration(CallContext& context, const Value& a, const Value& b);

}  // namespace postern::cypher
