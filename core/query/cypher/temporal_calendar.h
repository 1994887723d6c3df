// SPDX-License-Identifier: Apache-2.0
// The proleptic Gregorian calendar and ISO 8601 weeks over days since 1970-01-01. Years run from -999,999,999
// to 999,999,999, as in the specification's examples.
#pragma once

#include <cstdint>

namespace postern::cypher {

inline constexpr int64_t kNanosPerSecond = 1'000'000'000;
inline constexpr int64_t kSecondsPerDay = 86'400;
inline constexpr int64_t kNanosPerDay = kSecondsPerDay * kNanosPerSecond;
inline constexpr int64_t kMaxYear = 999'999'999;
inline constexpr int32_t kMaxOffsetSeconds = 18 * 3600;

struct CivilDate {
  int64_t year = 1970;
  int32_t month = 1;
  int32_t day = 1;
};

/// ISO 8601: the week with the year's first Thursday is its first; Monday is day 1.
struct WeekDate {
  int64_t year = 1970;
  int32_t week = 1;
  int32_t day = 1;
};

inline int64_t floorDiv(int64_t a, int64_t b) { return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0); }
inline int64_t floorMod(int64_t a, int64_t b) { return a - floorDiv(a, b) * b; }

bool isLeapYear(int64_t year);
int32_t daysInMonth(int64_t year, int32_t month);

int64_t toEpochDays(CivilDate date);
CivilDate fromEpochDays(int64_t days);

int64_t toEpochDays(WeekDate date);
WeekDate weekDateOf(int64_t days);
int32_t weeksInYear(int64_t year);

inline int32_t dayOfWeek(int64_t days) { return static_cast<int32_t>(floorMod(days + 3, 7)) + 1; }
inline int64_t firstDayOfYear(int64_t year) { return toEpochDays(CivilDate{year, 1, 1}); }
inline int32_t quarterOf(int32_t month) { return (month - 1) / 3 + 1; }

/// Adds months; the day becomes the month's last where it has no such day. Any number of months that keeps
/// the year within int64.
int64_t plusMonths(int64_t days, int64_t months);

/// Whether the day lies within the years that are supported.
bool isSupportedDay(int64_t days);

}  // namespace postern::cypher
