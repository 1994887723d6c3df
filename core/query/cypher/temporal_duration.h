// SPDX-License-Identifier: Apache-2.0
// Durations made of amounts that may be fractions: what is left of a month goes to days (30.436875 of them,
// which is 2,629,746 seconds), what is left of a day to seconds, exactly, in integers.
#pragma once

#include <cstdint>
#include <optional>

#include "query/cypher/temporal.h"

namespace postern::cypher {

__extension__ using Wide = __int128;

inline constexpr int64_t kSecondsPerMonth = 2'629'746;

/// Sums amounts per unit; a whole number and a fraction of it.
class DurationSum {
 public:
  /// value + fraction / scale of a unit; the fraction has the value's sign.
  void addMonths(Wide value, Wide fraction, Wide scale);
  void addDays(Wide value, Wide fraction, Wide scale);
  void addNanos(Wide nanos) { nanos_ += nanos; }
  /// The same of a number that may be none (NaN, infinite, beyond 1e18): then the sum is invalid.
  void addMonths(double months);
  void addDays(double days);
  void addSeconds(double seconds) { addNanos(wideOf(seconds * 1e9)); }

  /// Nothing when a part does not fit 64 bits.
  std::optional<Duration> result() const;

 private:
  Wide wideOf(double value);

  Wide months_ = 0;
  Wide days_ = 0;
  Wide day_nanos_ = 0;  ///< what fractions of months and days are worth
  Wide nanos_ = 0;
  bool valid_ = true;
};

/// Seconds and nanoseconds as the specification wants them: nanos 0 to 999,999,999. Nothing on overflow.
std::optional<Duration> makeDuration(Wide months, Wide days, Wide seconds, Wide nanos);

}  // namespace postern::cypher
