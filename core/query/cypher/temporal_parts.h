// SPDX-License-Identifier: Apache-2.0
// What any temporal value has of date, time and zone: what selecting, truncating and comparing across kinds
// start from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "query/cypher/functions.h"
#include "query/cypher/temporal.h"
#include "query/cypher/temporal_zone.h"

namespace postern::cypher {

/// An offset, or a named zone that gives it at each moment.
struct Zone {
  int32_t offsetSeconds = 0;
  const ZoneName* name = nullptr;
};

struct TemporalParts {
  std::optional<int64_t> epochDays;
  std::optional<int64_t> nanosOfDay;
  std::optional<Zone> zone;
  std::optional<int32_t> offset;  ///< the offset that the value has, whatever its zone
};

/// Of a date, time or date and time; nothing for other values.
std::optional<TemporalParts> partsOf(const Value& value);

/// Seconds since 1970-01-01T00:00Z of a date and time.
int64_t epochSecondsOf(const DateTime& value);

/// At a local date and time of a zone; a gap is skipped, of two possible offsets the preferred or else the
/// first is it.
DateTime dateTimeOf(int64_t epochDays, int64_t nanosOfDay, const Zone& zone,
                    std::optional<int32_t> preferred);
/// At a moment.
DateTime dateTimeAt(int64_t epochSeconds, int64_t nanos, const Zone& zone);

/// "+01:00", "Z", "Europe/Stockholm"; nothing when it is neither an offset nor a known zone.
std::optional<Zone> parseZone(std::string_view text);

/// The value, or NumberOutOfRange through the context where the year is not supported.
Value checkedDate(CallContext& context, int64_t epochDays);
Value checkedDateTime(CallContext& context, DateTime value);

}  // namespace postern::cypher
