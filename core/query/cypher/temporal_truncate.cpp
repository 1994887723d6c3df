// SPDX-License-Identifier: Apache-2.0
// Truncation: everything below the unit goes back to its first value, then the fields are set. A time zone
// among the fields is put on what the clock shows.
#include "query/cypher/temporal_truncate.h"

#include "base/text.h"
#include "query/cypher/temporal_build.h"
#include "query/cypher/temporal_calendar.h"

namespace postern::cypher {
namespace {

struct TimeUnit {
  std::string_view name;
  int64_t nanos;
};

constexpr TimeUnit kTimeUnits[] = {
    {"day", kNanosPerDay},       {"hour", 3600 * kNanosPerSecond}, {"minute", 60 * kNanosPerSecond},
    {"second", kNanosPerSecond}, {"millisecond", 1'000'000},       {"microsecond", 1'000},
};

std::optional<int64_t> truncatedDay(std::string_view unit, int64_t day) {
  const CivilDate date = fromEpochDays(day);
  const auto years = [&](int64_t count) { return firstDayOfYear(floorDiv(date.year, count) * count); };
  if (unit == "millennium") return years(1000);
  if (unit == "century") return years(100);
  if (unit == "decade") return years(10);
  if (unit == "year") return years(1);
  if (unit == "weekyear") return toEpochDays(WeekDate{weekDateOf(day).year, 1, 1});
  if (unit == "quarter") return toEpochDays(CivilDate{date.year, quarterOf(date.month) * 3 - 2, 1});
  if (unit == "month") return toEpochDays(CivilDate{date.year, date.month, 1});
  if (unit == "week") return day - (dayOfWeek(day) - 1);
  return std::nullopt;
}

const TimeUnit* timeUnit(std::string_view unit) {
  for (const TimeUnit& known : kTimeUnits) {
    if (known.name == unit) return &known;
  }
  return nullptr;
}

bool hasDate(Kind kind) {
  return kind == Kind::kDate || kind == Kind::kLocalDateTime || kind == Kind::kDateTime;
}
bool hasZone(Kind kind) { return kind == Kind::kTime || kind == Kind::kDateTime; }

struct Truncated {
  int64_t day = 0;
  int64_t nanos = 0;
  int64_t kept = 0;
};

std::optional<Truncated> truncated(const std::string& unit, const TemporalParts& parts, Kind kind) {
  Truncated result;
  result.day = parts.epochDays.value_or(0);
  if (const TimeUnit* time = timeUnit(unit)) {
    const bool wholeDay = time->nanos == kNanosPerDay;
    if (!wholeDay && (kind == Kind::kDate || !parts.nanosOfDay)) return std::nullopt;  // a date has no hours
    const int64_t nanos = parts.nanosOfDay.value_or(0);
    result.nanos = nanos / time->nanos * time->nanos;
    result.kept = time->nanos < kNanosPerSecond ? time->nanos : 0;
    return result;
  }
  const auto day = truncatedDay(unit, result.day);
  if (!day || !hasDate(kind)) return std::nullopt;
  result.day = *day;
  return result;
}

Value assembled(CallContext& context, Kind kind, const TemporalParts& parts, const TemporalFields& fields,
                int64_t day, int64_t nanos) {
  const Zone zone = fields.zone ? *fields.zone : parts.zone.value_or(Zone{});
  switch (kind) {
    case Kind::kDate:
      return checkedDate(context, day);
    case Kind::kLocalTime:
      return Value::of(LocalTime{nanos});
    case Kind::kTime:
      return Value::of(Time{nanos, fields.zone ? offsetNow(context, zone) : parts.offset.value_or(0)});
    case Kind::kLocalDateTime:
      return isSupportedDay(day) ? Value::of(LocalDateTime{day, nanos}) : checkedDate(context, day);
    default:
      return checkedDateTime(context, dateTimeOf(day, nanos, zone, parts.offset));
  }
}

}  // namespace

Value truncateTemporal(CallContext& context, Kind kind, std::string_view unit, const Value& value,
                       const Map& fields) {
  const auto parts = partsOf(value);
  const bool time = kind == Kind::kLocalTime || kind == Kind::kTime;
  if (!parts || (hasDate(kind) && !parts->epochDays) || (time && !parts->nanosOfDay)) {
    return context.badArgument("truncate", "a temporal value that has what is to be made", value);
  }
  const auto base = truncated(toLowerAscii(unit), *parts, kind);
  if (!base) {
    return context.fail("ArgumentError", "InvalidArgumentValue",
                        "cannot truncate this to a " + std::string(unit));
  }
  const auto read =
      readFields(context, fields, AllowedFields{hasDate(kind), kind != Kind::kDate, hasZone(kind)});
  if (!read) return {};
  const auto day = hasDate(kind) ? assignDate(context, *read, base->day) : std::optional<int64_t>(0);
  const auto nanos = day ? assignTime(context, *read, base->nanos, base->kept) : std::nullopt;
  if (!day || !nanos) return {};
  return assembled(context, kind, *parts, *read, *day, *nanos);
}

}  // namespace postern::cypher
