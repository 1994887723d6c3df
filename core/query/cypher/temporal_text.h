// SPDX-License-Identifier: Apache-2.0
// ISO 8601 text of temporal values: reading. What the functions date('...') ... duration('...') accept:
// calendar, week, ordinal and quarter dates, complete or reduced, extended or basic; times likewise with
// fractions; offsets; [zones].
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/cypher/temporal.h"

namespace postern::cypher {

/// Each reads from the front of the text and takes what it has read off it; nothing is taken on failure.
std::optional<int64_t> takeDate(std::string_view& text);
std::optional<int64_t> takeTime(std::string_view& text);
std::optional<int32_t> takeOffset(std::string_view& text);
/// "[Europe/Stockholm]": the name inside.
std::optional<std::string_view> takeZoneName(std::string_view& text);

std::optional<Date> parseDate(std::string_view text);
std::optional<LocalTime> parseLocalTime(std::string_view text);
/// Date alone or date, "T", time.
std::optional<LocalDateTime> parseLocalDateTime(std::string_view text);
std::optional<Duration> parseDuration(std::string_view text);

/// "Z", "+01:00", "+00:53:28".
std::string offsetText(int32_t seconds);

}  // namespace postern::cypher
