// SPDX-License-Identifier: Apache-2.0
// Maps that make temporal values. A week's year is the year of its Thursday: with `week`, `year` means that
// one.
#include "query/cypher/temporal_fields.h"

#include <algorithm>

#include "base/text.h"
#include "query/cypher/temporal_calendar.h"

namespace postern::cypher {
namespace {

constexpr std::string_view kFieldNames[kFieldCount] = {
    "year", "quarter", "month",  "week",        "day",         "dayOfQuarter", "dayOfWeek",    "ordinalDay",
    "hour", "minute",  "second", "millisecond", "microsecond", "nanosecond",   "epochSeconds", "epochMillis",
};

Value bad(CallContext& context, std::string message) {
  return context.fail("ArgumentError", "InvalidArgumentValue", std::move(message));
}

bool isAllowed(size_t field, AllowedFields allowed) {
  if (field <= static_cast<size_t>(Field::kOrdinalDay)) return allowed.date;
  if (field <= static_cast<size_t>(Field::kNanosecond)) return allowed.time;
  return allowed.date && allowed.time && allowed.zone;
}

bool readNumber(CallContext& context, std::string_view name, const Value& value,
                std::optional<int64_t>& out) {
  if (!value.is(Kind::kInteger)) {
    context.badArgument(name, "an integer", value);
    return false;
  }
  out = value.asInteger();
  return true;
}

bool readSelected(CallContext& context, std::string_view name, const Value& value,
                  std::optional<TemporalParts>& out) {
  out = partsOf(value);
  const bool date = name != "time";
  const bool time = name != "date";
  if (!out || (date && !out->epochDays) || (time && !out->nanosOfDay)) {
    context.badArgument(name, "a temporal value with that part", value);
    return false;
  }
  return true;
}

bool readZone(CallContext& context, const Value& value, std::optional<Zone>& out) {
  if (!value.is(Kind::kString)) {
    context.badArgument("timezone", "a string", value);
    return false;
  }
  out = parseZone(value.asString());
  if (!out) bad(context, "unknown time zone " + value.asString());
  return out.has_value();
}

bool readField(CallContext& context, std::string_view name, const Value& value, AllowedFields allowed,
               TemporalFields& fields) {
  const auto* found = std::find_if(std::begin(kFieldNames), std::end(kFieldNames),
                                   [&](std::string_view known) { return equalsIgnoreCase(known, name); });
  const auto field = static_cast<size_t>(found - std::begin(kFieldNames));
  if (field < kFieldCount && isAllowed(field, allowed))
    return readNumber(context, name, value, fields.numbers[field]);
  if (name == "date" && allowed.date) return readSelected(context, name, value, fields.date);
  if (name == "time" && allowed.time) return readSelected(context, name, value, fields.time);
  if (name == "datetime" && allowed.date && allowed.time)
    return readSelected(context, name, value, fields.dateTime);
  if (name == "timezone" && allowed.zone) return readZone(context, value, fields.zone);
  bad(context, "no field " + std::string(name) + " in what is made");
  return false;
}

/// The field, or a value for its absence; checked against the bounds.
std::optional<int64_t> within(CallContext& context, const TemporalFields& fields, Field field,
                              int64_t otherwise, int64_t low, int64_t high) {
  const int64_t value = fields.get(field).value_or(otherwise);
  if (value >= low && value <= high) return value;
  bad(context, std::string(kFieldNames[static_cast<size_t>(field)]) + " " + std::to_string(value) +
                   " is not between " + std::to_string(low) + " and " + std::to_string(high));
  return std::nullopt;
}

std::optional<int64_t> assignWeek(CallContext& context, const TemporalFields& fields,
                                  std::optional<int64_t> base) {
  const WeekDate from = base ? weekDateOf(*base) : WeekDate{};
  const auto year = within(context, fields, Field::kYear, from.year, -kMaxYear, kMaxYear);
  if (!year) return std::nullopt;
  const auto week =
      within(context, fields, Field::kWeek, std::min(from.week, weeksInYear(*year)), 1, weeksInYear(*year));
  const auto day = within(context, fields, Field::kDayOfWeek, base ? from.day : 1, 1, 7);
  if (!week || !day) return std::nullopt;
  return toEpochDays(WeekDate{*year, static_cast<int32_t>(*week), static_cast<int32_t>(*day)});
}

std::optional<int64_t> assignQuarter(CallContext& context, const TemporalFields& fields, int64_t day) {
  const CivilDate date = fromEpochDays(day);
  const auto quarter = within(context, fields, Field::kQuarter, quarterOf(date.month), 1, 4);
  if (!quarter) return std::nullopt;
  if (!fields.has(Field::kDayOfQuarter)) return plusMonths(day, (*quarter - quarterOf(date.month)) * 3);
  const int64_t first = toEpochDays(CivilDate{date.year, static_cast<int32_t>(*quarter) * 3 - 2, 1});
  const auto dayOfQuarter = within(context, fields, Field::kDayOfQuarter, 1, 1, plusMonths(first, 3) - first);
  if (!dayOfQuarter) return std::nullopt;
  return first + *dayOfQuarter - 1;
}

std::optional<int64_t> assignMonth(CallContext& context, const TemporalFields& fields, int64_t day) {
  const CivilDate date = fromEpochDays(day);
  const auto month = within(context, fields, Field::kMonth, date.month, 1, 12);
  if (!month) return std::nullopt;
  const int32_t days = daysInMonth(date.year, static_cast<int32_t>(*month));
  const auto dayOfMonth = within(context, fields, Field::kDay, std::min(date.day, days), 1, days);
  if (!dayOfMonth) return std::nullopt;
  return toEpochDays(CivilDate{date.year, static_cast<int32_t>(*month), static_cast<int32_t>(*dayOfMonth)});
}

/// The fraction of a second as given: the larger unit that is given bounds the smaller ones.
std::optional<int64_t> givenFraction(CallContext& context, const TemporalFields& fields, int64_t kept) {
  const bool millis = fields.has(Field::kMillisecond) || kept >= 1'000'000;
  const bool micros = fields.has(Field::kMicrosecond) || kept == 1'000;
  const auto millisecond = within(context, fields, Field::kMillisecond, 0, 0, 999);
  const auto microsecond = within(context, fields, Field::kMicrosecond, 0, 0, millis ? 999 : 999'999);
  const auto nanosecond = within(context, fields, Field::kNanosecond, 0, 0,
                                 micros   ? 999
                                 : millis ? 999'999
                                          : 999'999'999);
  if (!millisecond || !microsecond || !nanosecond) return std::nullopt;
  return *millisecond * 1'000'000 + *microsecond * 1'000 + *nanosecond;
}

}  // namespace

bool TemporalFields::hasAny(Field first, Field last) const {
  for (size_t i = static_cast<size_t>(first); i <= static_cast<size_t>(last); ++i) {
    if (numbers[i]) return true;
  }
  return false;
}

std::optional<TemporalFields> readFields(CallContext& context, const Map& map, AllowedFields allowed) {
  TemporalFields fields;
  for (const auto& [name, value] : map.entries()) {
    if (!value.isNull() && !readField(context, name, value, allowed, fields)) return std::nullopt;
  }
  return fields;
}

std::optional<int64_t> assignDate(CallContext& context, const TemporalFields& fields,
                                  std::optional<int64_t> base) {
  if (!base && !fields.has(Field::kYear)) {
    bad(context, "the year must be given");
    return std::nullopt;
  }
  const int groups = static_cast<int>(fields.has(Field::kMonth) || fields.has(Field::kDay)) +
                     static_cast<int>(fields.has(Field::kWeek) || fields.has(Field::kDayOfWeek)) +
                     static_cast<int>(fields.has(Field::kQuarter) || fields.has(Field::kDayOfQuarter)) +
                     static_cast<int>(fields.has(Field::kOrdinalDay));
  if (groups > 1) {
    bad(context,
        "a date is given by month and day, week and day, quarter and day, or the day of the year: not by two "
        "of them");
    return std::nullopt;
  }
  if (!base && ((fields.has(Field::kDay) && !fields.has(Field::kMonth)) ||
                (fields.has(Field::kDayOfWeek) && !fields.has(Field::kWeek)) ||
                (fields.has(Field::kDayOfQuarter) && !fields.has(Field::kQuarter)))) {
    bad(context, "a day without its month, week or quarter");
    return std::nullopt;
  }
  if (fields.has(Field::kWeek) || fields.has(Field::kDayOfWeek)) return assignWeek(context, fields, base);
  const CivilDate from = base ? fromEpochDays(*base) : CivilDate{};
  const auto year = within(context, fields, Field::kYear, from.year, -kMaxYear, kMaxYear);
  if (!year) return std::nullopt;
  const int64_t day =
      toEpochDays(CivilDate{*year, from.month, std::min(from.day, daysInMonth(*year, from.month))});
  if (fields.has(Field::kOrdinalDay)) {
    const auto ordinal = within(context, fields, Field::kOrdinalDay, 1, 1, isLeapYear(*year) ? 366 : 365);
    return ordinal ? std::optional(firstDayOfYear(*year) + *ordinal - 1) : std::nullopt;
  }
  if (fields.has(Field::kQuarter) || fields.has(Field::kDayOfQuarter))
    return assignQuarter(context, fields, day);
  return assignMonth(context, fields, day);
}

std::optional<int64_t> assignTime(CallContext& context, const TemporalFields& fields,
                                  std::optional<int64_t> base, int64_t keptNanos) {
  const bool fraction = fields.hasAny(Field::kMillisecond, Field::kNanosecond);
  if (!base) {
    const bool missing = (fields.has(Field::kMinute) && !fields.has(Field::kHour)) ||
                         (fields.has(Field::kSecond) && !fields.has(Field::kMinute)) ||
                         (fraction && !fields.has(Field::kSecond));
    if (missing) {
      bad(context, "a unit of time without the next larger one");
      return std::nullopt;
    }
  }
  const int64_t from = base.value_or(0);
  const int64_t seconds = from / kNanosPerSecond;
  const auto hour = within(context, fields, Field::kHour, seconds / 3600, 0, 23);
  const auto minute = within(context, fields, Field::kMinute, seconds / 60 % 60, 0, 59);
  const auto second = within(context, fields, Field::kSecond, seconds % 60, 0, 59);
  if (!hour || !minute || !second) return std::nullopt;
  int64_t nanos = from % kNanosPerSecond;
  if (fraction) {
    const auto given = givenFraction(context, fields, keptNanos);
    if (!given) return std::nullopt;
    nanos = *given + (keptNanos > 0 ? nanos / keptNanos * keptNanos : 0);
  }
  return ((*hour * 60 + *minute) * 60 + *second) * kNanosPerSecond + nanos;
}

}  // namespace postern::cypher
