// SPDX-License-Identifier: Apache-2.0
// Offsets of named time zones at any moment, by the IANA time zone database as of kZoneDatabaseVersion.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace postern::cypher {

struct ZoneName;

/// "Europe/Stockholm", "utc" ... without regard to ASCII case, a blank as good as an underscore; nullptr when
/// unknown.
const ZoneName* findZone(std::string_view name);

/// Seconds east of Greenwich at a moment.
int32_t offsetAt(const ZoneName& zone, int64_t epochSeconds);

struct ResolvedLocal {
  int64_t localSeconds = 0;
  int32_t offsetSeconds = 0;
};

/// A local time of a zone, in seconds since 1970-01-01T00:00 local. In a gap it moves on by the gap's length;
/// where it happens twice, the preferred offset decides if it is one of the two, otherwise the first.
ResolvedLocal resolveLocal(const ZoneName& zone, int64_t localSeconds, std::optional<int32_t> preferred);

/// Whether the local time has this offset in the zone.
bool isOffsetOf(const ZoneName& zone, int64_t localSeconds, int32_t offsetSeconds);

}  // namespace postern::cypher
