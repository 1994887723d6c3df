// SPDX-License-Identifier: Apache-2.0
// Points in time as seconds since 1970-01-01T00:00:00Z. The core never reads a clock: `now` is an argument.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace postern {

using UnixSeconds = int64_t;
inline constexpr UnixSeconds kNoTime = INT64_MIN;

/// RFC 3339 / ISO 8601 (date, or date and time with 'T' or space, optional fraction and zone; no zone = UTC),
/// "YYYY/MM/DD", RFC 1123 ("Tue, 24 Nov 2026 10:00:00 GMT"), ctime ("Tue Nov 24 10:00:00 2026"),
/// and Unix seconds or milliseconds as digits. Years 1970 to 9999.
std::optional<UnixSeconds> parseTime(std::string_view text);

/// "2026-11-24T05:58:10Z"; kNoTime gives "".
std::string formatTime(UnixSeconds time);
/// "2026-11-24"; kNoTime gives "".
std::string formatDate(UnixSeconds time);

/// Days since 1970-01-01 of a proleptic Gregorian date (H. Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms").
int64_t daysFromCivil(int64_t year, unsigned month, unsigned day);

}  // namespace postern
