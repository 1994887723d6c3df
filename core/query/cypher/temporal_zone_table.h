// SPDX-License-Identifier: Apache-2.0
// Tables of temporal_zone_table.cpp, which tools/time_zone_table.mjs makes from the IANA time zone database.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace postern::cypher {

/// What holds after a zone's last transition. Seconds east of Greenwich; a month of 0 = no summer time. A
/// change is at `time` seconds after midnight of the week-th (5 = last) weekday (0 = Sunday) of the month, by
/// the offset before it.
struct ZoneRule {
  int32_t standard, summer;
  int32_t onMonth, onWeek, onWeekday, onTime;
  int32_t offMonth, offWeek, offWeekday, offTime;
};

/// Base64 of varints: n, n offsets (zigzag), count, then per transition a number that is n * step + offset.
/// The step is seconds since the transition before (the first: zigzag, since 1970), halved by 900 where it
/// divides: 2 * (s / 900), otherwise 2 * s + 1. The first offset holds before the first transition.
struct ZoneHistory {
  std::string_view transitions;
  uint32_t rule;
};

struct ZoneName {
  std::string_view name;
  uint32_t history;
};

extern const std::string_view kZoneDatabaseVersion;
extern const ZoneRule kZoneRules[];
extern const ZoneHistory kZoneHistories[];
extern const ZoneName kZoneNames[];  ///< sorted by name
extern const size_t kZoneNameCount;

}  // namespace postern::cypher
