// SPDX-License-Identifier: Apache-2.0
// The fields of a map that makes a temporal value: read once, checked, assigned to a date or a time.
#pragma once

#include <array>
#include <optional>

#include "query/cypher/temporal_parts.h"

namespace postern::cypher {

enum class Field : uint8_t {
  kYear,
  kQuarter,
  kMonth,
  kWeek,
  kDay,
  kDayOfQuarter,
  kDayOfWeek,
  kOrdinalDay,
  kHour,
  kMinute,
  kSecond,
  kMillisecond,
  kMicrosecond,
  kNanosecond,
  kEpochSeconds,
  kEpochMillis,
};
inline constexpr size_t kFieldCount = 16;

struct TemporalFields {
  std::array<std::optional<int64_t>, kFieldCount> numbers;
  std::optional<TemporalParts> date, time, dateTime;  ///< the values selected from
  std::optional<Zone> zone;                           ///< of the field timezone

  std::optional<int64_t> get(Field field) const { return numbers[static_cast<size_t>(field)]; }
  bool has(Field field) const { return get(field).has_value(); }
  bool hasAny(Field first, Field last) const;
};

/// What the kind that is made may be given.
struct AllowedFields {
  bool date = false;
  bool time = false;
  bool zone = false;
};

/// Nulls count as absent. Fails through the context on unknown fields, wrong types and unknown zones.
std::optional<TemporalFields> readFields(CallContext& context, const Map& map, AllowedFields allowed);

/// The base with the date's fields set; without a base the year is needed and what is not given is the first
/// of its kind. Fails through the context when there is no such date.
std::optional<int64_t> assignDate(CallContext& context, const TemporalFields& fields,
                                  std::optional<int64_t> base);

/// Likewise for nanoseconds of the day; without a base the hour is needed, unless no field of a time is
/// given. `keptNanos`: the unit in nanoseconds of what stays of the base's fraction (1,000,000 = its
/// milliseconds); 0 = none.
std::optional<int64_t> assignTime(CallContext& context, const TemporalFields& fields,
                                  std::optional<int64_t> base, int64_t keptNanos);

}  // namespace postern::cypher
