// SPDX-License-Identifier: Apache-2.0
// Durations added to, taken from and multiplied with: months first, then days, then the time; a date takes
// whole days of the time only; a time wraps around midnight. Sums of durations add part by part.
#include "query/cypher/temporal_calendar.h"
#include "query/cypher/temporal_duration.h"
#include "query/cypher/temporal_parts.h"

namespace postern::cypher {
namespace {

constexpr int64_t kMaxMonths = 30'000'000'000;   // more leaves the supported years from anywhere in them
constexpr int64_t kMaxDays = 1'000'000'000'000;  // likewise
constexpr int64_t kMaxSeconds = 100'000'000'000'000'000;

Value noMeaning(CallContext& context, const Value& a, const Value& b) {
  return context.fail(
      "TypeError", "InvalidArgumentType",
      "not defined between " + std::string(kindName(a.kind())) + " and " + std::string(kindName(b.kind())));
}

Value overflow(CallContext& context) {
  return context.fail("ArgumentError", "NumberOutOfRange", "the temporal result is out of range");
}

Value checkedDuration(CallContext& context, const std::optional<Duration>& length) {
  return length ? Value::of(*length) : overflow(context);
}

/// The duration times 1 or -1; nothing where it leaves the supported years from anywhere.
std::optional<Duration> bounded(const Duration& length, int sign) {
  const auto signedLength = makeDuration(Wide{length.months} * sign, Wide{length.days} * sign,
                                         Wide{length.seconds} * sign, Wide{length.nanos} * sign);
  if (!signedLength) return std::nullopt;
  const auto within = [](int64_t value, int64_t limit) { return value >= -limit && value <= limit; };
  if (!within(signedLength->months, kMaxMonths) || !within(signedLength->days, kMaxDays)) return std::nullopt;
  return within(signedLength->seconds, kMaxSeconds) ? signedLength : std::nullopt;
}

int64_t wrapped(int64_t nanosOfDay, const Duration& length) {
  return floorMod(nanosOfDay + floorMod(length.seconds, kSecondsPerDay) * kNanosPerSecond + length.nanos,
                  kNanosPerDay);
}

int64_t shiftedDay(int64_t epochDays, const Duration& length) {
  return plusMonths(epochDays, length.months) + length.days;
}

LocalDateTime shifted(const LocalDateTime& value, const Duration& length) {
  const int64_t nanos =
      value.nanosOfDay + floorMod(length.seconds, kSecondsPerDay) * kNanosPerSecond + length.nanos;
  const int64_t day =
      shiftedDay(value.epochDays, length) + floorDiv(length.seconds, kSecondsPerDay) + nanos / kNanosPerDay;
  return {day, nanos % kNanosPerDay};
}

/// Months and days move the clock's date, the time moves the moment.
DateTime shifted(const DateTime& value, const Duration& length) {
  const TemporalParts parts = *partsOf(Value::of(value));
  const DateTime moved = dateTimeOf(shiftedDay(value.local.epochDays, length), value.local.nanosOfDay,
                                    *parts.zone, value.offsetSeconds);
  const int64_t nanos = moved.local.nanosOfDay % kNanosPerSecond + length.nanos;
  return dateTimeAt(epochSecondsOf(moved) + length.seconds + nanos / kNanosPerSecond, nanos % kNanosPerSecond,
                    *parts.zone);
}

Value shift(CallContext& context, const Value& value, const Duration& by, int sign) {
  const auto length = bounded(by, sign);
  if (value.is(Kind::kLocalTime) || value.is(Kind::kTime)) {
    // A time has no days: what is too long for a date is not for it.
    const auto any = makeDuration(0, 0, Wide{by.seconds} * sign, Wide{by.nanos} * sign);
    if (!any) return overflow(context);
    if (value.is(Kind::kLocalTime))
      return Value::of(LocalTime{wrapped(value.asLocalTime().nanosOfDay, *any)});
    return Value::of(Time{wrapped(value.asTime().nanosOfDay, *any), value.asTime().offsetSeconds});
  }
  if (!length) return overflow(context);
  switch (value.kind()) {
    case Kind::kDate: {
      // Rounded towards zero, whatever the sign of the nanoseconds.
      const int64_t seconds =
          length->seconds < 0 && length->nanos > 0 ? length->seconds + 1 : length->seconds;
      return checkedDate(context, shiftedDay(value.asDate().epochDays, *length) + seconds / kSecondsPerDay);
    }
    case Kind::kLocalDateTime: {
      const LocalDateTime moved = shifted(value.asLocalDateTime(), *length);
      return isSupportedDay(moved.epochDays) ? Value::of(moved) : overflow(context);
    }
    default:
      return checkedDateTime(context, shifted(value.asDateTime(), *length));
  }
}

Value sum(CallContext& context, const Duration& a, const Duration& b, int sign) {
  return checkedDuration(
      context, makeDuration(Wide{a.months} + Wide{b.months} * sign, Wide{a.days} + Wide{b.days} * sign,
                            Wide{a.seconds} + Wide{b.seconds} * sign, Wide{a.nanos} + Wide{b.nanos} * sign));
}

Wide timeNanos(const Duration& length) { return Wide{length.seconds} * kNanosPerSecond + length.nanos; }

Value scaled(CallContext& context, const Duration& length, double factor, double divisor) {
  DurationSum result;
  result.addMonths(static_cast<double>(length.months) * factor / divisor);
  result.addDays(static_cast<double>(length.days) * factor / divisor);
  result.addSeconds((static_cast<double>(length.seconds) + length.nanos / 1e9) * factor / divisor);
  return checkedDuration(context, result.result());
}

}  // namespace

Value addTemporal(CallContext& context, const Value& a, const Value& b) {
  if (!a.isTemporal() || !b.isTemporal()) return noMeaning(context, a, b);
  if (a.is(Kind::kDuration) && b.is(Kind::kDuration)) return sum(context, a.asDuration(), b.asDuration(), 1);
  if (b.is(Kind::kDuration)) return shift(context, a, b.asDuration(), 1);
  if (a.is(Kind::kDuration)) return shift(context, b, a.asDuration(), 1);
  return noMeaning(context, a, b);
}

Value subtractTemporal(CallContext& context, const Value& a, const Value& b) {
  if (!a.isTemporal() || !b.is(Kind::kDuration)) return noMeaning(context, a, b);
  if (a.is(Kind::kDuration)) return sum(context, a.asDuration(), b.asDuration(), -1);
  return shift(context, a, b.asDuration(), -1);
}

Value multiplyDuration(CallContext& context, const Value& a, const Value& b) {
  const bool first = a.is(Kind::kDuration);
  const Value& number = first ? b : a;
  if (!number.isNumber() || !(first ? a : b).is(Kind::kDuration)) return noMeaning(context, a, b);
  const Duration& length = (first ? a : b).asDuration();
  if (number.is(Kind::kFloat)) return scaled(context, length, number.asFloat(), 1);
  const Wide factor = number.asInteger();
  const Wide nanos = Wide{length.nanos} * factor;
  return checkedDuration(
      context, makeDuration(length.months * factor, length.days * factor, length.seconds * factor, nanos));
}

Value divideDuration(CallContext& context, const Value& a, const Value& b) {
  if (!a.is(Kind::kDuration) || !b.isNumber()) return noMeaning(context, a, b);
  const Duration& length = a.asDuration();
  if (b.asNumber() == 0)
    return context.fail("ArithmeticError", "DivisionByZero", "a duration divided by zero");
  if (b.is(Kind::kFloat)) return scaled(context, length, 1, b.asFloat());
  const int64_t divisor = b.asInteger();
  DurationSum result;
  result.addMonths(Wide{length.months} / divisor, Wide{length.months} % divisor, divisor);
  result.addDays(Wide{length.days} / divisor, Wide{length.days} % divisor, divisor);
  result.addNanos(timeNanos(length) / divisor);
  return checkedDuration(context, result.result());
}

}  // namespace postern::cypher
