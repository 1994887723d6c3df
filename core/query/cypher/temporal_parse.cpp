// SPDX-License-Identifier: Apache-2.0
// ISO 8601 dates, times and offsets. A year has four digits, or a sign and one to nine, then only in extended
// form.
#include <algorithm>
#include <initializer_list>

#include "base/text.h"
#include "query/cypher/temporal_calendar.h"
#include "query/cypher/temporal_text.h"

namespace postern::cypher {
namespace {

size_t digitsAt(std::string_view text) {
  size_t count = 0;
  while (count < text.size() && isAsciiDigit(text[count])) ++count;
  return count;
}

/// Exactly `count` digits, which the caller knows to be there.
int64_t takeNumber(std::string_view& text, size_t count) {
  int64_t number = 0;
  for (size_t i = 0; i < count; ++i) number = number * 10 + (text[i] - '0');
  text.remove_prefix(count);
  return number;
}

bool takeSign(std::string_view& text, char sign) {
  if (text.empty() || text[0] != sign) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<int64_t> takeDigits(std::string_view& text, size_t count) {
  if (digitsAt(text) < count) return std::nullopt;
  return takeNumber(text, count);
}

std::optional<int64_t> calendarDate(int64_t year, int64_t month, int64_t day) {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, static_cast<int32_t>(month)))
    return std::nullopt;
  return toEpochDays(CivilDate{year, static_cast<int32_t>(month), static_cast<int32_t>(day)});
}

std::optional<int64_t> ordinalDate(int64_t year, int64_t day) {
  if (day < 1 || day > (isLeapYear(year) ? 366 : 365)) return std::nullopt;
  return firstDayOfYear(year) + day - 1;
}

/// After the "W".
std::optional<int64_t> takeWeekDate(std::string_view& text, int64_t year) {
  const auto week = takeDigits(text, 2);
  if (!week || *week < 1 || *week > weeksInYear(year)) return std::nullopt;
  int64_t day = 1;
  std::string_view rest = text;
  takeSign(rest, '-');
  if (digitsAt(rest) == 1) {
    day = takeNumber(rest, 1);
    text = rest;
  }
  if (day < 1 || day > 7) return std::nullopt;
  return toEpochDays(WeekDate{year, static_cast<int32_t>(*week), static_cast<int32_t>(day)});
}

/// After the "Q": 2015-Q2-60, 2015Q260, 2015-Q2.
std::optional<int64_t> takeQuarterDate(std::string_view& text, int64_t year) {
  const auto quarter = takeDigits(text, 1);
  if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
  const auto month = static_cast<int32_t>(*quarter * 3 - 2);
  const int64_t first = toEpochDays(CivilDate{year, month, 1});
  std::string_view rest = text;
  takeSign(rest, '-');
  if (digitsAt(rest) < 1 || digitsAt(rest) > 2) return first;
  const int64_t day = takeNumber(rest, digitsAt(rest));
  text = rest;
  if (day < 1 || day > plusMonths(first, 3) - first) return std::nullopt;
  return first + day - 1;
}

/// What follows the year: nothing, -MM, -MM-DD, -DDD, MM, MMDD, DDD, -Www ..., -Qq ...
std::optional<int64_t> takeRestOfDate(std::string_view& text, int64_t year, bool basic) {
  std::string_view rest = text;
  const bool extended = takeSign(rest, '-');
  const auto finish = [&](std::optional<int64_t> day) {
    if (day) text = rest;
    return day;
  };
  if (!extended && !basic) return firstDayOfYear(year);
  if (takeSign(rest, 'W')) return finish(takeWeekDate(rest, year));
  if (takeSign(rest, 'Q')) return finish(takeQuarterDate(rest, year));
  const size_t digits = digitsAt(rest);
  if (digits == 3) return finish(ordinalDate(year, takeNumber(rest, 3)));
  if (extended && digits == 2) {
    const int64_t month = takeNumber(rest, 2);
    if (takeSign(rest, '-')) {
      const auto day = digitsAt(rest) == 2 ? takeDigits(rest, 2) : std::nullopt;
      return day ? finish(calendarDate(year, month, *day)) : std::nullopt;
    }
    return finish(calendarDate(year, month, 1));
  }
  if (extended || digits == 0) return extended ? std::nullopt : std::optional(firstDayOfYear(year));
  if (digits != 2 && digits != 4) return std::nullopt;
  const int64_t month = takeNumber(rest, 2);
  return finish(calendarDate(year, month, digits == 4 ? takeNumber(rest, 2) : 1));
}

}  // namespace

std::optional<int64_t> takeDate(std::string_view& text) {
  std::string_view rest = text;
  const bool negative = takeSign(rest, '-');
  const bool isSigned = negative || takeSign(rest, '+');
  const size_t digits = digitsAt(rest);
  if (isSigned ? digits < 1 || digits > 9 : digits < 4) return std::nullopt;
  const int64_t year = takeNumber(rest, isSigned ? digits : 4);
  const auto day = takeRestOfDate(rest, negative ? -year : year, !isSigned);
  if (day) text = rest;
  return day;
}

std::optional<int64_t> takeTime(std::string_view& text) {
  std::string_view rest = text;
  int64_t parts[3] = {};
  size_t count = 0;
  bool extended = false;
  while (count < 3) {
    std::string_view next = rest;
    if (count > 0) {
      const bool colon = takeSign(next, ':');
      if (count == 1) extended = colon;
      if (colon != extended) break;
    }
    if (digitsAt(next) < 2) break;
    parts[count++] = takeNumber(next, 2);
    rest = next;
  }
  if (count == 0 || parts[0] > 23 || parts[1] > 59 || parts[2] > 59) return std::nullopt;
  int64_t nanos = 0;
  if (count == 3 && !rest.empty() && (rest[0] == '.' || rest[0] == ',')) {
    rest.remove_prefix(1);
    const size_t digits = digitsAt(rest);
    if (digits < 1 || digits > 9) return std::nullopt;
    nanos = takeNumber(rest, digits);
    for (size_t i = digits; i < 9; ++i) nanos *= 10;
  }
  text = rest;
  return (parts[0] * 3600 + parts[1] * 60 + parts[2]) * kNanosPerSecond + nanos;
}

std::optional<int32_t> takeOffset(std::string_view& text) {
  std::string_view rest = text;
  if (takeSign(rest, 'Z') || takeSign(rest, 'z')) {
    text = rest;
    return 0;
  }
  const bool negative = takeSign(rest, '-');
  if (!negative && !takeSign(rest, '+')) return std::nullopt;
  int32_t parts[3] = {};
  size_t count = 0;
  for (; count < 3; ++count) {
    std::string_view next = rest;
    if (count > 0) takeSign(next, ':');
    if (digitsAt(next) < 2) break;
    parts[count] = static_cast<int32_t>(takeNumber(next, 2));
    rest = next;
  }
  const int32_t seconds = parts[0] * 3600 + parts[1] * 60 + parts[2];
  if (count == 0 || parts[1] > 59 || parts[2] > 59 || seconds > kMaxOffsetSeconds) return std::nullopt;
  text = rest;
  return negative ? -seconds : seconds;
}

std::optional<std::string_view> takeZoneName(std::string_view& text) {
  const size_t end = text.find(']');
  if (text.empty() || text[0] != '[' || end == std::string_view::npos) return std::nullopt;
  const std::string_view name = text.substr(1, end - 1);
  text.remove_prefix(end + 1);
  return name;
}

std::optional<Date> parseDate(std::string_view text) {
  const auto day = takeDate(text);
  if (!day || !text.empty()) return std::nullopt;
  return Date{*day};
}

std::optional<LocalTime> parseLocalTime(std::string_view text) {
  const auto nanos = takeTime(text);
  if (!nanos || !text.empty()) return std::nullopt;
  return LocalTime{*nanos};
}

std::optional<LocalDateTime> parseLocalDateTime(std::string_view text) {
  const auto day = takeDate(text);
  if (!day) return std::nullopt;
  if (text.empty()) return LocalDateTime{*day, 0};
  if (!takeSign(text, 'T')) return std::nullopt;
  const auto nanos = takeTime(text);
  if (!nanos || !text.empty()) return std::nullopt;
  return LocalDateTime{*day, *nanos};
}

}  // namespace postern::cypher
