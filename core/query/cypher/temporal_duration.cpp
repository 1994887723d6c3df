// SPDX-License-Identifier: Apache-2.0
// Sums of amounts of time, carried from months to days to seconds.
#include "query/cypher/temporal_duration.h"

#include <cmath>

#include "query/cypher/temporal_calendar.h"

namespace postern::cypher {
namespace {

constexpr double kMaxAmount = 1e18;
constexpr Wide kMonthNanos = Wide{kSecondsPerMonth} * kNanosPerSecond;

bool fits(Wide value) { return value >= INT64_MIN && value <= INT64_MAX; }

/// To the nearest nanosecond; a half goes towards zero, so that half a nanosecond is none.
Wide nearest(double nanos) {
  return static_cast<Wide>(nanos < 0 ? std::floor(nanos + 0.5) : std::ceil(nanos - 0.5));
}

}  // namespace

Wide DurationSum::wideOf(double value) {
  if (!(std::fabs(value) <= kMaxAmount * 1e9)) {
    valid_ = false;
    return 0;
  }
  return nearest(value);
}

void DurationSum::addMonths(Wide value, Wide fraction, Wide scale) {
  months_ += value;
  day_nanos_ += fraction * kMonthNanos / scale;
}

void DurationSum::addDays(Wide value, Wide fraction, Wide scale) {
  days_ += value;
  day_nanos_ += fraction * kNanosPerDay / scale;
}

void DurationSum::addMonths(double months) {
  if (!(std::fabs(months) <= kMaxAmount)) {
    valid_ = false;
    return;
  }
  const double whole = std::trunc(months);
  months_ += static_cast<Wide>(whole);
  day_nanos_ += nearest((months - whole) * static_cast<double>(kMonthNanos));
}

void DurationSum::addDays(double days) {
  if (!(std::fabs(days) <= kMaxAmount)) {
    valid_ = false;
    return;
  }
  const double whole = std::trunc(days);
  days_ += static_cast<Wide>(whole);
  day_nanos_ += nearest((days - whole) * static_cast<double>(kNanosPerDay));
}

std::optional<Duration> DurationSum::result() const {
  if (!valid_) return std::nullopt;
  return makeDuration(months_, days_ + day_nanos_ / kNanosPerDay, 0, nanos_ + day_nanos_ % kNanosPerDay);
}

std::optional<Duration> makeDuration(Wide months, Wide days, Wide seconds, Wide nanos) {
  Wide carried = nanos / kNanosPerSecond;
  Wide rest = nanos % kNanosPerSecond;
  if (rest < 0) {
    rest += kNanosPerSecond;
    --carried;
  }
  seconds += carried;
  if (!fits(months) || !fits(days) || !fits(seconds)) return std::nullopt;
  return Duration{static_cast<int64_t>(months), static_cast<int64_t>(days), static_cast<int64_t>(seconds),
                  static_cast<int32_t>(rest)};
}

}  // namespace postern::cypher
