// SPDX-License-Identifier: Apache-2.0
// Selecting and assigning. With a time zone field, a value that brought a zone of its own keeps its moment,
// any other keeps what the clock shows. The default zone is UTC.
#include "query/cypher/temporal_build.h"

#include "query/cypher/temporal_calendar.h"

namespace postern::cypher {
namespace {

std::optional<int64_t> selectedDay(const TemporalFields& fields) {
  if (fields.date) return fields.date->epochDays;
  return fields.dateTime ? fields.dateTime->epochDays : std::nullopt;
}

const std::optional<TemporalParts>& selectedTime(const TemporalFields& fields) {
  return fields.time ? fields.time : fields.dateTime;
}

std::optional<int64_t> selectedNanos(const TemporalFields& fields) {
  const auto& from = selectedTime(fields);
  return from ? from->nanosOfDay : std::nullopt;
}

Value nothingGiven(CallContext& context) {
  return context.fail("ArgumentError", "InvalidArgumentValue", "the map gives no part of a time");
}

/// A time of its own needs an hour or another time.
bool hasTime(const TemporalFields& fields) { return selectedTime(fields) || fields.has(Field::kHour); }

struct Local {
  int64_t day = 0;
  int64_t nanos = 0;
};

std::optional<Local> buildLocal(CallContext& context, const TemporalFields& fields) {
  const auto day = assignDate(context, fields, selectedDay(fields));
  // A date that is given in part has no time either: its time begins at midnight.
  const auto base = selectedNanos(fields);
  const auto nanos =
      day ? assignTime(context, fields, base || !fields.date ? base : std::optional<int64_t>(0), 0)
          : std::nullopt;
  if (!day || !nanos) return std::nullopt;
  return Local{*day, *nanos};
}

Value buildFromEpoch(CallContext& context, const TemporalFields& fields) {
  const bool seconds = fields.has(Field::kEpochSeconds);
  const int64_t count = *fields.get(seconds ? Field::kEpochSeconds : Field::kEpochMillis);
  constexpr int64_t kLimit = 40'000'000'000'000'000;  // seconds; beyond the supported years
  const int64_t moment = seconds ? count : floorDiv(count, 1'000);
  if (moment > kLimit || moment < -kLimit) return checkedDate(context, INT64_MAX);
  const int64_t base = seconds ? 0 : floorMod(count, 1'000) * 1'000'000;
  TemporalFields fraction;
  for (const Field field : {Field::kMillisecond, Field::kMicrosecond, Field::kNanosecond}) {
    fraction.numbers[static_cast<size_t>(field)] = fields.get(field);
  }
  const auto nanos = assignTime(context, fraction, base, seconds ? 0 : 1'000'000);
  if (!nanos) return {};
  return checkedDateTime(context, dateTimeAt(moment, *nanos, fields.zone.value_or(Zone{})));
}

}  // namespace

int32_t offsetNow(const CallContext& context, const Zone& zone) {
  return zone.name != nullptr ? offsetAt(*zone.name, context.now.epochSeconds) : zone.offsetSeconds;
}

Value buildDate(CallContext& context, const TemporalFields& fields) {
  const auto day = assignDate(context, fields, selectedDay(fields));
  return day ? checkedDate(context, *day) : Value();
}

Value buildLocalTime(CallContext& context, const TemporalFields& fields) {
  if (!hasTime(fields)) return nothingGiven(context);
  const auto nanos = assignTime(context, fields, selectedNanos(fields), 0);
  return nanos ? Value::of(LocalTime{*nanos}) : Value();
}

Value buildTime(CallContext& context, const TemporalFields& fields) {
  if (!hasTime(fields)) return nothingGiven(context);
  const auto nanos = assignTime(context, fields, selectedNanos(fields), 0);
  if (!nanos) return {};
  const std::optional<int32_t> own = selectedTime(fields) ? selectedTime(fields)->offset : std::nullopt;
  if (!fields.zone) return Value::of(Time{*nanos, own.value_or(0)});
  const int32_t offset = offsetNow(context, *fields.zone);
  if (!own) return Value::of(Time{*nanos, offset});
  return Value::of(Time{floorMod(*nanos + (offset - *own) * kNanosPerSecond, kNanosPerDay), offset});
}

Value buildLocalDateTime(CallContext& context, const TemporalFields& fields) {
  const auto local = buildLocal(context, fields);
  if (!local) return {};
  return isSupportedDay(local->day) ? Value::of(LocalDateTime{local->day, local->nanos})
                                    : checkedDate(context, local->day);
}

Value buildDateTime(CallContext& context, const TemporalFields& fields) {
  if (fields.has(Field::kEpochSeconds) || fields.has(Field::kEpochMillis))
    return buildFromEpoch(context, fields);
  const auto local = buildLocal(context, fields);
  if (!local) return {};
  const auto& from = selectedTime(fields);
  const std::optional<Zone> own = from ? from->zone : std::nullopt;
  const std::optional<int32_t> preferred = from ? from->offset : std::nullopt;
  const DateTime made =
      dateTimeOf(local->day, local->nanos, own ? *own : fields.zone.value_or(Zone{}), preferred);
  if (!own || !fields.zone) return checkedDateTime(context, made);
  return checkedDateTime(
      context, dateTimeAt(epochSecondsOf(made), made.local.nanosOfDay % kNanosPerSecond, *fields.zone));
}

}  // namespace postern::cypher
