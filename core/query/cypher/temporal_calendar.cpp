// SPDX-License-Identifier: Apache-2.0
// Calendar arithmetic over eras of 400 years, which are all alike (146,097 days).
#include "query/cypher/temporal_calendar.h"

#include <algorithm>

namespace postern::cypher {
namespace {

constexpr int64_t kDaysPerEra = 146'097;
constexpr int64_t kDaysToEpoch = 719'468;  // from 0000-03-01, where the counted years begin, to 1970-01-01

}  // namespace

bool isLeapYear(int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int32_t daysInMonth(int64_t year, int32_t month) {
  if (month == 2) return isLeapYear(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int64_t toEpochDays(CivilDate date) {
  const int64_t year =
      date.month <= 2 ? date.year - 1 : date.year;  // March begins the year: the leap day is its last
  const int64_t era = floorDiv(year, 400);
  const int64_t yearOfEra = year - era * 400;
  const int64_t dayOfYear = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * kDaysPerEra + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - kDaysToEpoch;
}

CivilDate fromEpochDays(int64_t days) {
  days += kDaysToEpoch;
  const int64_t era = floorDiv(days, kDaysPerEra);
  const int64_t dayOfEra = days - era * kDaysPerEra;
  const int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
  const int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const int64_t shifted = (5 * dayOfYear + 2) / 153;
  CivilDate date;
  date.day = static_cast<int32_t>(dayOfYear - (153 * shifted + 2) / 5 + 1);
  date.month = static_cast<int32_t>(shifted < 10 ? shifted + 3 : shifted - 9);
  date.year = yearOfEra + era * 400 + (date.month <= 2 ? 1 : 0);
  return date;
}

namespace {

int64_t firstMondayOf(int64_t weekYear) {
  const int64_t fourth = toEpochDays(CivilDate{weekYear, 1, 4});  // always within the first week
  return fourth - (dayOfWeek(fourth) - 1);
}

}  // namespace

int64_t toEpochDays(WeekDate date) { return firstMondayOf(date.year) + (date.week - 1) * 7 + date.day - 1; }

WeekDate weekDateOf(int64_t days) {
  WeekDate date;
  date.day = dayOfWeek(days);
  date.year = fromEpochDays(days - date.day + 4).year;  // the year of the week's Thursday
  date.week = static_cast<int32_t>((days - firstMondayOf(date.year)) / 7) + 1;
  return date;
}

int32_t weeksInYear(int64_t year) {
  return static_cast<int32_t>((firstMondayOf(year + 1) - firstMondayOf(year)) / 7);
}

int64_t plusMonths(int64_t days, int64_t months) {
  CivilDate date = fromEpochDays(days);
  const int64_t count = date.year * 12 + date.month - 1 + months;
  date.year = floorDiv(count, 12);
  date.month = static_cast<int32_t>(floorMod(count, 12)) + 1;
  date.day = std::min(date.day, daysInMonth(date.year, date.month));
  return toEpochDays(date);
}

bool isSupportedDay(int64_t days) {
  static const int64_t kFirst = toEpochDays(CivilDate{-kMaxYear, 1, 1});
  static const int64_t kLast = toEpochDays(CivilDate{kMaxYear, 12, 31});
  return days >= kFirst && days <= kLast;
}

}  // namespace postern::cypher
