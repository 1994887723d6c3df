// SPDX-License-Identifier: Apache-2.0
// duration.between and its kin, of any two temporal values: what one side lacks (date, zone) it takes from
// the other, a missing time is midnight. Months and days count only where both have a date. The clock of the
// first value's zone counts months and days; the rest is the time that passes.
#include "query/cypher/temporal_between.h"

#include "query/cypher/temporal_calendar.h"
#include "query/cypher/temporal_duration.h"
#include "query/cypher/temporal_parts.h"

namespace postern::cypher {
namespace {

struct Pair {
  DateTime from;
  DateTime to;  ///< in the zone of `from`
  Zone zone;
  bool dates = false;
};

DateTime completed(const TemporalParts& parts, const TemporalParts& other, const Zone& zone) {
  const int64_t day = parts.epochDays ? *parts.epochDays : other.epochDays.value_or(0);
  const std::optional<int32_t> preferred = parts.offset ? parts.offset : other.offset;
  return dateTimeOf(day, parts.nanosOfDay.value_or(0), zone, preferred);
}

int64_t nanosOf(const DateTime& value) { return value.local.nanosOfDay % kNanosPerSecond; }

Pair pairOf(const TemporalParts& a, const TemporalParts& b) {
  Pair pair;
  pair.zone = a.zone ? *a.zone : b.zone.value_or(Zone{});
  pair.dates = a.epochDays && b.epochDays;
  pair.from = completed(a, b, pair.zone);
  const DateTime to = completed(b, a, b.zone ? *b.zone : pair.zone);
  pair.to = dateTimeAt(epochSecondsOf(to), nanosOf(to), pair.zone);
  return pair;
}

bool isBefore(const LocalDateTime& a, const LocalDateTime& b) {
  return a.epochDays < b.epochDays || (a.epochDays == b.epochDays && a.nanosOfDay < b.nanosOfDay);
}

/// Whole months from one local date and time to another, rounded towards zero.
int64_t monthsBetween(const LocalDateTime& from, const LocalDateTime& to) {
  const CivilDate a = fromEpochDays(from.epochDays);
  const CivilDate b = fromEpochDays(to.epochDays);
  int64_t months = (b.year - a.year) * 12 + b.month - a.month;
  const bool dayLess = b.day < a.day || (b.day == a.day && to.nanosOfDay < from.nanosOfDay);
  const bool dayMore = b.day > a.day || (b.day == a.day && to.nanosOfDay > from.nanosOfDay);
  if (months > 0 && dayLess) --months;
  if (months < 0 && dayMore) ++months;
  return months;
}

int64_t daysBetween(const LocalDateTime& from, const LocalDateTime& to) {
  const int64_t days = to.epochDays - from.epochDays;
  if (days > 0 && to.nanosOfDay < from.nanosOfDay) return days - 1;
  if (days < 0 && to.nanosOfDay > from.nanosOfDay) return days + 1;
  return days;
}

Value timeBetween(const DateTime& from, const DateTime& to, int64_t months, int64_t days) {
  const auto length =
      makeDuration(months, days, epochSecondsOf(to) - epochSecondsOf(from), nanosOf(to) - nanosOf(from));
  return length ? Value::of(*length) : Value();
}

}  // namespace

Value durationBetween(const Value& from, const Value& to, BetweenUnit unit) {
  const Pair pair = pairOf(*partsOf(from), *partsOf(to));
  switch (unit) {
    case BetweenUnit::kMonths:
      return Value::of(Duration{pair.dates ? monthsBetween(pair.from.local, pair.to.local) : 0, 0, 0, 0});
    case BetweenUnit::kDays:
      return Value::of(Duration{0, pair.dates ? daysBetween(pair.from.local, pair.to.local) : 0, 0, 0});
    case BetweenUnit::kSeconds:
      return timeBetween(pair.from, pair.to, 0, 0);
    case BetweenUnit::kAll:
      break;
  }
  if (!pair.dates) return timeBetween(pair.from, pair.to, 0, 0);
  const int64_t months = monthsBetween(pair.from.local, pair.to.local);
  LocalDateTime at{plusMonths(pair.from.local.epochDays, months), pair.from.local.nanosOfDay};
  int64_t days = daysBetween(at, pair.to.local);
  if ((months > 0 && isBefore(pair.to.local, at)) || (months < 0 && isBefore(at, pair.to.local))) days = 0;
  const DateTime start = dateTimeOf(at.epochDays + days, at.nanosOfDay, pair.zone, pair.from.offsetSeconds);
  return timeBetween(start, pair.to, months, days);
}

}  // namespace postern::cypher
