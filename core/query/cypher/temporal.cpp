// SPDX-License-Identifier: Apache-2.0
// Order of temporal values: by the moment; where that is the same, by offset and zone, so that only equal
// values are equal. Durations by their average length, then part by part.
#include "query/cypher/temporal.h"

#include "query/cypher/temporal_calendar.h"
#include "query/cypher/temporal_duration.h"
#include "query/cypher/temporal_parts.h"

namespace postern::cypher {
namespace {

template <typename T>
int sign(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

int compareTimes(const Time& a, const Time& b) {
  const int byMoment = sign(a.nanosOfDay - a.offsetSeconds * kNanosPerSecond,
                            b.nanosOfDay - b.offsetSeconds * kNanosPerSecond);
  return byMoment != 0 ? byMoment : sign(a.offsetSeconds, b.offsetSeconds);
}

int compareLocal(const LocalDateTime& a, const LocalDateTime& b) {
  const int byDay = sign(a.epochDays, b.epochDays);
  return byDay != 0 ? byDay : sign(a.nanosOfDay, b.nanosOfDay);
}

int compareMoments(const DateTime& a, const DateTime& b) {
  if (const int order = sign(epochSecondsOf(a), epochSecondsOf(b))) return order;
  if (const int order = sign(a.local.nanosOfDay % kNanosPerSecond, b.local.nanosOfDay % kNanosPerSecond))
    return order;
  if (const int order = sign(a.offsetSeconds, b.offsetSeconds)) return order;
  return sign(a.zone, b.zone);
}

int compareDurations(const Duration& a, const Duration& b) {
  const auto length = [](const Duration& d) {
    return Wide{d.months} * kSecondsPerMonth + Wide{d.days} * kSecondsPerDay + d.seconds;
  };
  if (const int order = sign(length(a), length(b))) return order;
  if (const int order = sign(a.nanos, b.nanos)) return order;
  if (const int order = sign(a.months, b.months)) return order;
  return sign(a.days, b.days);
}

}  // namespace

int compareTemporal(const Value& a, const Value& b) {
  switch (a.kind()) {
    case Kind::kDate:
      return sign(a.asDate().epochDays, b.asDate().epochDays);
    case Kind::kLocalTime:
      return sign(a.asLocalTime().nanosOfDay, b.asLocalTime().nanosOfDay);
    case Kind::kTime:
      return compareTimes(a.asTime(), b.asTime());
    case Kind::kLocalDateTime:
      return compareLocal(a.asLocalDateTime(), b.asLocalDateTime());
    case Kind::kDateTime:
      return compareMoments(a.asDateTime(), b.asDateTime());
    case Kind::kDuration:
      return compareDurations(a.asDuration(), b.asDuration());
    default:
      return 0;
  }
}

}  // namespace postern::cypher
