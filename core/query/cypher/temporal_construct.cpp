// SPDX-License-Identifier: Apache-2.0
// date('2015-07-21'), time({hour: 12}), datetime(other), duration({days: 1.5}) ...
#include "query/cypher/temporal_construct.h"

#include "query/cypher/temporal_build.h"
#include "query/cypher/temporal_calendar.h"
#include "query/cypher/temporal_duration.h"
#include "query/cypher/temporal_text.h"

namespace postern::cypher {
namespace {

/// Time and what may follow it: an offset, or the name of a zone, or both, which then must agree.
Value parseTime(CallContext& context, std::string_view text) {
  const auto nanos = takeTime(text);
  if (!nanos) return {};
  const auto offset = takeOffset(text);
  if (!text.empty()) {
    const auto name = takeZoneName(text);
    const auto zone = name && text.empty() && !offset ? parseZone(*name) : std::nullopt;
    return zone ? Value::of(Time{*nanos, offsetNow(context, *zone)}) : Value();
  }
  return Value::of(Time{*nanos, offset.value_or(0)});
}

Value parseDateTime(CallContext& context, std::string_view text) {
  const auto day = takeDate(text);
  if (!day) return {};
  int64_t nanos = 0;
  if (!text.empty() && text[0] == 'T') {
    text.remove_prefix(1);
    const auto time = takeTime(text);
    if (!time) return {};
    nanos = *time;
  }
  const auto offset = takeOffset(text);
  Zone zone{offset.value_or(0), nullptr};
  if (!text.empty()) {
    const auto name = takeZoneName(text);
    const auto named = name && text.empty() ? parseZone(*name) : std::nullopt;
    if (!named) return {};
    zone = *named;
  }
  DateTime made = dateTimeOf(*day, nanos, zone, offset);
  if (offset && made.offsetSeconds != *offset) {
    return context.fail("ArgumentError", "InvalidArgumentValue",
                        "the offset is not one of the time zone at that time");
  }
  return checkedDateTime(context, std::move(made));
}

template <typename T>
Value valueOf(const std::optional<T>& parsed) {
  return parsed ? Value::of(*parsed) : Value();
}

Value fromText(CallContext& context, Kind kind, const std::string& text) {
  Value value;
  switch (kind) {
    case Kind::kDate:
      value = valueOf(parseDate(text));
      break;
    case Kind::kLocalTime:
      value = valueOf(parseLocalTime(text));
      break;
    case Kind::kTime:
      value = parseTime(context, text);
      break;
    case Kind::kLocalDateTime:
      value = valueOf(parseLocalDateTime(text));
      break;
    case Kind::kDateTime:
      value = parseDateTime(context, text);
      break;
    default:
      value = valueOf(parseDuration(text));
      break;
  }
  if (!value.isNull() || context.failed()) return value;
  return context.fail("ArgumentError", "InvalidArgumentValue",
                      "no " + std::string(kindName(kind)) + ": '" + text + "'");
}

AllowedFields allowedOf(Kind kind) {
  if (kind == Kind::kDate) return kDateFields;
  return kind == Kind::kLocalTime || kind == Kind::kTime ? kTimeFields : kDateTimeFields;
}

Value fromFields(CallContext& context, Kind kind, const TemporalFields& fields) {
  switch (kind) {
    case Kind::kDate:
      return buildDate(context, fields);
    case Kind::kLocalTime:
      return buildLocalTime(context, fields);
    case Kind::kTime:
      return buildTime(context, fields);
    case Kind::kLocalDateTime:
      return buildLocalDateTime(context, fields);
    default:
      return buildDateTime(context, fields);
  }
}

Value fromMap(CallContext& context, Kind kind, const Map& map) {
  const auto fields = readFields(context, map, allowedOf(kind));
  if (!fields) return {};
  const bool selects = fields->date || fields->time || fields->dateTime;
  const bool assigns = fields->hasAny(Field::kYear, Field::kEpochMillis);
  if (!selects && !assigns && fields->zone) return temporalNow(context, kind, *fields->zone);
  return fromFields(context, kind, *fields);
}

/// Selecting all that the kind has.
Value fromTemporal(CallContext& context, Kind kind, const TemporalParts& parts, const Value& argument) {
  TemporalFields fields;
  const bool date = kind == Kind::kDate || kind == Kind::kLocalDateTime || kind == Kind::kDateTime;
  if (date && !parts.epochDays) return context.badArgument(kindName(kind), "a value with a date", argument);
  if (!date && !parts.nanosOfDay) return context.badArgument(kindName(kind), "a value with a time", argument);
  if (date) fields.date = parts;
  if (parts.nanosOfDay && kind != Kind::kDate) fields.time = parts;
  return fromFields(context, kind, fields);
}

/// Years, quarters and weeks are months and days.
struct DurationField {
  std::string_view name;
  int64_t times;
  enum { kMonths, kDays, kNanos } part;
};

constexpr DurationField kDurationFields[] = {
    {"years", 12, DurationField::kMonths},
    {"quarters", 3, DurationField::kMonths},
    {"months", 1, DurationField::kMonths},
    {"weeks", 7, DurationField::kDays},
    {"days", 1, DurationField::kDays},
    {"hours", 3600 * kNanosPerSecond, DurationField::kNanos},
    {"minutes", 60 * kNanosPerSecond, DurationField::kNanos},
    {"seconds", kNanosPerSecond, DurationField::kNanos},
    {"milliseconds", 1'000'000, DurationField::kNanos},
    {"microseconds", 1'000, DurationField::kNanos},
    {"nanoseconds", 1, DurationField::kNanos},
};

void addField(DurationSum& sum, const DurationField& field, const Value& value) {
  if (value.is(Kind::kInteger)) {
    const Wide whole = Wide{value.asInteger()} * field.times;
    if (field.part == DurationField::kMonths) sum.addMonths(whole, 0, 1);
    if (field.part == DurationField::kDays) sum.addDays(whole, 0, 1);
    if (field.part == DurationField::kNanos) sum.addNanos(whole);
    return;
  }
  const double times = static_cast<double>(field.times);
  if (field.part == DurationField::kMonths) sum.addMonths(value.asFloat() * times);
  if (field.part == DurationField::kDays) sum.addDays(value.asFloat() * times);
  if (field.part == DurationField::kNanos) sum.addSeconds(value.asFloat() * times / 1e9);
}

Value durationFromMap(CallContext& context, const Map& map) {
  DurationSum sum;
  for (const auto& [name, value] : map.entries()) {
    const DurationField* found = nullptr;
    for (const DurationField& field : kDurationFields) {
      if (field.name == name) found = &field;
    }
    if (found == nullptr)
      return context.fail("ArgumentError", "InvalidArgumentValue", "no field " + name + " in a duration");
    if (value.isNull()) continue;
    if (!value.isNumber()) return context.badArgument(name, "a number", value);
    addField(sum, *found, value);
  }
  const auto length = sum.result();
  return length ? Value::of(*length)
                : context.fail("ArgumentError", "NumberOutOfRange", "the duration is out of range");
}

}  // namespace

Value constructTemporal(CallContext& context, Kind kind, const Value& argument) {
  if (argument.is(Kind::kString)) return fromText(context, kind, argument.asString());
  if (argument.is(Kind::kMap)) return fromMap(context, kind, argument.asMap());
  const auto parts = partsOf(argument);
  if (!parts) return context.badArgument(kindName(kind), "a string, a map or a temporal value", argument);
  return fromTemporal(context, kind, *parts, argument);
}

Value constructDuration(CallContext& context, const Value& argument) {
  if (argument.is(Kind::kString)) return fromText(context, Kind::kDuration, argument.asString());
  if (argument.is(Kind::kMap)) return durationFromMap(context, argument.asMap());
  if (argument.is(Kind::kDuration)) return argument;
  return context.badArgument("duration", "a string or a map", argument);
}

Value temporalNow(const CallContext& context, Kind kind, const Zone& zone) {
  const DateTime moment = dateTimeAt(context.now.epochSeconds, context.now.nanos, zone);
  switch (kind) {
    case Kind::kDate:
      return Value::of(Date{moment.local.epochDays});
    case Kind::kLocalTime:
      return Value::of(LocalTime{moment.local.nanosOfDay});
    case Kind::kTime:
      return Value::of(Time{moment.local.nanosOfDay, moment.offsetSeconds});
    case Kind::kLocalDateTime:
      return Value::of(moment.local);
    default:
      return Value::of(moment);
  }
}

}  // namespace postern::cypher
