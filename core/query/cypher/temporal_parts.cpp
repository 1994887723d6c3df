// SPDX-License-Identifier: Apache-2.0
// Temporal values taken apart and put together.
#include "query/cypher/temporal_parts.h"

#include "query/cypher/temporal_calendar.h"
#include "query/cypher/temporal_text.h"
#include "query/cypher/temporal_zone_table.h"

namespace postern::cypher {
namespace {

Value outOfRange(CallContext& context) {
  return context.fail("ArgumentError", "NumberOutOfRange",
                      "the year is not between -999999999 and 999999999");
}

Zone zoneOf(const DateTime& value) {
  return {value.offsetSeconds, value.zone.empty() ? nullptr : findZone(value.zone)};
}

}  // namespace

std::optional<TemporalParts> partsOf(const Value& value) {
  TemporalParts parts;
  switch (value.kind()) {
    case Kind::kDate:
      parts.epochDays = value.asDate().epochDays;
      break;
    case Kind::kLocalTime:
      parts.nanosOfDay = value.asLocalTime().nanosOfDay;
      break;
    case Kind::kTime:
      parts.nanosOfDay = value.asTime().nanosOfDay;
      parts.offset = value.asTime().offsetSeconds;
      parts.zone = Zone{*parts.offset, nullptr};
      break;
    case Kind::kLocalDateTime:
      parts.epochDays = value.asLocalDateTime().epochDays;
      parts.nanosOfDay = value.asLocalDateTime().nanosOfDay;
      break;
    case Kind::kDateTime:
      parts.epochDays = value.asDateTime().local.epochDays;
      parts.nanosOfDay = value.asDateTime().local.nanosOfDay;
      parts.offset = value.asDateTime().offsetSeconds;
      parts.zone = zoneOf(value.asDateTime());
      break;
    default:
      return std::nullopt;
  }
  return parts;
}

int64_t epochSecondsOf(const DateTime& value) {
  return value.local.epochDays * kSecondsPerDay + value.local.nanosOfDay / kNanosPerSecond -
         value.offsetSeconds;
}

DateTime dateTimeOf(int64_t epochDays, int64_t nanosOfDay, const Zone& zone,
                    std::optional<int32_t> preferred) {
  if (zone.name == nullptr) return DateTime{{epochDays, nanosOfDay}, zone.offsetSeconds, {}};
  const int64_t local = epochDays * kSecondsPerDay + nanosOfDay / kNanosPerSecond;
  const ResolvedLocal resolved = resolveLocal(*zone.name, local, preferred);
  const int64_t seconds = floorMod(resolved.localSeconds, kSecondsPerDay);
  const LocalDateTime at{floorDiv(resolved.localSeconds, kSecondsPerDay),
                         seconds * kNanosPerSecond + nanosOfDay % kNanosPerSecond};
  return DateTime{at, resolved.offsetSeconds, std::string(zone.name->name)};
}

DateTime dateTimeAt(int64_t epochSeconds, int64_t nanos, const Zone& zone) {
  const int32_t offset = zone.name != nullptr ? offsetAt(*zone.name, epochSeconds) : zone.offsetSeconds;
  const int64_t local = epochSeconds + offset;
  const LocalDateTime at{floorDiv(local, kSecondsPerDay),
                         floorMod(local, kSecondsPerDay) * kNanosPerSecond + nanos};
  return DateTime{at, offset, zone.name != nullptr ? std::string(zone.name->name) : std::string()};
}

std::optional<Zone> parseZone(std::string_view text) {
  std::string_view rest = text;
  if (const auto offset = takeOffset(rest)) {
    if (rest.empty()) return Zone{*offset, nullptr};
  }
  const ZoneName* name = findZone(text);
  if (name == nullptr) return std::nullopt;
  return Zone{0, name};
}

Value checkedDate(CallContext& context, int64_t epochDays) {
  return isSupportedDay(epochDays) ? Value::of(Date{epochDays}) : outOfRange(context);
}

Value checkedDateTime(CallContext& context, DateTime value) {
  return isSupportedDay(value.local.epochDays) ? Value::of(std::move(value)) : outOfRange(context);
}

}  // namespace postern::cypher
