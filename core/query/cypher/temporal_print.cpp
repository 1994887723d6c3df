// SPDX-License-Identifier: Apache-2.0
// ISO 8601 text of temporal values: writing. Seconds are left out where they and the fraction are 0; a
// fraction has no zeros at its end; years of more than four digits have a sign.
#include <cstdlib>

#include "query/cypher/temporal_calendar.h"
#include "query/cypher/temporal_text.h"
#include "query/cypher/value.h"

namespace postern::cypher {
namespace {

std::string padded(int64_t number, size_t width) {
  std::string text = std::to_string(number);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string fractionText(int64_t nanos) {
  if (nanos == 0) return {};
  std::string digits = padded(nanos, 9);
  digits.erase(digits.find_last_not_of('0') + 1);
  return "." + digits;
}

std::string dateText(int64_t days) {
  const CivilDate date = fromEpochDays(days);
  const std::string sign = date.year < 0 ? "-" : date.year > 9999 ? "+" : "";
  return sign + padded(std::abs(date.year), 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::string timeText(int64_t nanosOfDay) {
  const int64_t seconds = nanosOfDay / kNanosPerSecond;
  const int64_t nanos = nanosOfDay % kNanosPerSecond;
  std::string text = padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2);
  if (seconds % 60 != 0 || nanos != 0) text += ":" + padded(seconds % 60, 2) + fractionText(nanos);
  return text;
}

std::string dateTimeText(const LocalDateTime& value) {
  return dateText(value.epochDays) + "T" + timeText(value.nanosOfDay);
}

void addPart(std::string& text, int64_t number, char unit) {
  if (number != 0) text += std::to_string(number) + unit;
}

std::string durationText(const Duration& length) {
  // Hours, minutes and seconds have one sign: what is printed is the number that seconds and nanos make
  // together.
  int64_t seconds = length.seconds;
  int64_t nanos = length.nanos;
  if (seconds < 0 && nanos > 0) {
    ++seconds;
    nanos -= kNanosPerSecond;
  }
  std::string text = "P";
  addPart(text, length.months / 12, 'Y');
  addPart(text, length.months % 12, 'M');
  addPart(text, length.days, 'D');
  if (seconds != 0 || nanos != 0) {
    text += "T";
    addPart(text, seconds / 3600, 'H');
    addPart(text, seconds / 60 % 60, 'M');
    const int64_t rest = seconds % 60;
    if (rest != 0 || nanos != 0) {
      const bool negative = rest < 0 || nanos < 0;
      text += (negative ? "-" : "") + std::to_string(std::abs(rest)) + fractionText(std::abs(nanos)) + "S";
    }
  }
  return text == "P" ? "PT0S" : text;
}

}  // namespace

std::string offsetText(int32_t seconds) {
  if (seconds == 0) return "Z";
  const int32_t size = std::abs(seconds);
  std::string text = (seconds < 0 ? "-" : "+") + padded(size / 3600, 2) + ":" + padded(size / 60 % 60, 2);
  if (size % 60 != 0) text += ":" + padded(size % 60, 2);
  return text;
}

std::string temporalText(const Value& value) {
  switch (value.kind()) {
    case Kind::kDate:
      return dateText(value.asDate().epochDays);
    case Kind::kLocalTime:
      return timeText(value.asLocalTime().nanosOfDay);
    case Kind::kTime:
      return timeText(value.asTime().nanosOfDay) + offsetText(value.asTime().offsetSeconds);
    case Kind::kLocalDateTime:
      return dateTimeText(value.asLocalDateTime());
    case Kind::kDateTime: {
      const DateTime& moment = value.asDateTime();
      const std::string text = dateTimeText(moment.local) + offsetText(moment.offsetSeconds);
      return moment.zone.empty() ? text : text + "[" + moment.zone + "]";
    }
    case Kind::kDuration:
      return durationText(value.asDuration());
    default:
      return {};
  }
}

}  // namespace postern::cypher
