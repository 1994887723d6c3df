// SPDX-License-Identifier: Apache-2.0
// Components of temporal values: d.year, t.millisecond, dt.epochSeconds, duration.minutesOfHour ... without
// regard to ASCII case, as the queries of BloodHound write them (datetime().epochseconds).
#include "base/text.h"
#include "query/cypher/temporal_calendar.h"
#include "query/cypher/temporal_parts.h"
#include "query/cypher/temporal_text.h"

namespace postern::cypher {
namespace {

template <typename Of>
struct Component {
  std::string_view name;
  int64_t (*get)(const Of&);
};

template <typename Of, size_t kCount>
bool find(const Component<Of> (&table)[kCount], std::string_view name, const Of& of, Value& out) {
  for (const Component<Of>& component : table) {
    if (!equalsIgnoreCase(component.name, name)) continue;
    out = Value::integer(component.get(of));
    return true;
  }
  return false;
}

constexpr Component<int64_t> kDateComponents[] = {
    {"year", [](const int64_t& day) { return fromEpochDays(day).year; }},
    {"quarter", [](const int64_t& day) { return int64_t{quarterOf(fromEpochDays(day).month)}; }},
    {"month", [](const int64_t& day) { return int64_t{fromEpochDays(day).month}; }},
    {"week", [](const int64_t& day) { return int64_t{weekDateOf(day).week}; }},
    {"weekYear", [](const int64_t& day) { return weekDateOf(day).year; }},
    {"dayOfQuarter",
     [](const int64_t& day) {
       const CivilDate date = fromEpochDays(day);
       return day - toEpochDays(CivilDate{date.year, quarterOf(date.month) * 3 - 2, 1}) + 1;
     }},
    {"day", [](const int64_t& day) { return int64_t{fromEpochDays(day).day}; }},
    {"ordinalDay", [](const int64_t& day) { return day - firstDayOfYear(fromEpochDays(day).year) + 1; }},
    {"weekDay", [](const int64_t& day) { return int64_t{dayOfWeek(day)}; }},
    {"dayOfWeek", [](const int64_t& day) { return int64_t{dayOfWeek(day)}; }},
};

constexpr Component<int64_t> kTimeComponents[] = {
    {"hour", [](const int64_t& nanos) { return nanos / kNanosPerSecond / 3600; }},
    {"minute", [](const int64_t& nanos) { return nanos / kNanosPerSecond / 60 % 60; }},
    {"second", [](const int64_t& nanos) { return nanos / kNanosPerSecond % 60; }},
    {"millisecond", [](const int64_t& nanos) { return nanos % kNanosPerSecond / 1'000'000; }},
    {"microsecond", [](const int64_t& nanos) { return nanos % kNanosPerSecond / 1'000; }},
    {"nanosecond", [](const int64_t& nanos) { return nanos % kNanosPerSecond; }},
};

/// Products of large durations wrap, as in other 64-bit arithmetic of durations, without undefined behaviour.
int64_t scaled(int64_t value, int64_t factor, int64_t add) {
  return static_cast<int64_t>(static_cast<uint64_t>(value) * static_cast<uint64_t>(factor) +
                              static_cast<uint64_t>(add));
}

constexpr Component<Duration> kDurationComponents[] = {
    {"years", [](const Duration& d) { return d.months / 12; }},
    {"quarters", [](const Duration& d) { return d.months / 3; }},
    {"months", [](const Duration& d) { return d.months; }},
    {"weeks", [](const Duration& d) { return d.days / 7; }},
    {"days", [](const Duration& d) { return d.days; }},
    {"hours", [](const Duration& d) { return d.seconds / 3600; }},
    {"minutes", [](const Duration& d) { return d.seconds / 60; }},
    {"seconds", [](const Duration& d) { return d.seconds; }},
    {"milliseconds", [](const Duration& d) { return scaled(d.seconds, 1'000, d.nanos / 1'000'000); }},
    {"microseconds", [](const Duration& d) { return scaled(d.seconds, 1'000'000, d.nanos / 1'000); }},
    {"nanoseconds", [](const Duration& d) { return scaled(d.seconds, kNanosPerSecond, d.nanos); }},
    {"quartersOfYear", [](const Duration& d) { return d.months / 3 % 4; }},
    {"monthsOfQuarter", [](const Duration& d) { return d.months % 3; }},
    {"monthsOfYear", [](const Duration& d) { return d.months % 12; }},
    {"daysOfWeek", [](const Duration& d) { return d.days % 7; }},
    {"minutesOfHour", [](const Duration& d) { return d.seconds / 60 % 60; }},
    {"secondsOfMinute", [](const Duration& d) { return d.seconds % 60; }},
    {"millisecondsOfSecond", [](const Duration& d) { return int64_t{d.nanos / 1'000'000}; }},
    {"microsecondsOfSecond", [](const Duration& d) { return int64_t{d.nanos / 1'000}; }},
    {"nanosecondsOfSecond", [](const Duration& d) { return int64_t{d.nanos}; }},
};

bool zoneComponent(const Value& value, int32_t offset, std::string_view name, Value& out) {
  if (equalsIgnoreCase(name, "offset")) {
    out = Value::string(offsetText(offset));
  } else if (equalsIgnoreCase(name, "offsetMinutes")) {
    out = Value::integer(offset / 60);
  } else if (equalsIgnoreCase(name, "offsetSeconds")) {
    out = Value::integer(offset);
  } else if (equalsIgnoreCase(name, "timezone")) {
    const bool named = value.is(Kind::kDateTime) && !value.asDateTime().zone.empty();
    out = Value::string(named ? value.asDateTime().zone : offsetText(offset));
  } else if (equalsIgnoreCase(name, "epochSeconds") && value.is(Kind::kDateTime)) {
    out = Value::integer(epochSecondsOf(value.asDateTime()));
  } else if (equalsIgnoreCase(name, "epochMillis") && value.is(Kind::kDateTime)) {
    const DateTime& moment = value.asDateTime();
    out = Value::integer(
        scaled(epochSecondsOf(moment), 1'000, moment.local.nanosOfDay % kNanosPerSecond / 1'000'000));
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool temporalComponent(const Value& value, std::string_view name, Value& out) {
  if (value.is(Kind::kDuration)) return find(kDurationComponents, name, value.asDuration(), out);
  const auto parts = partsOf(value);
  if (!parts) return false;
  if (parts->epochDays && find(kDateComponents, name, *parts->epochDays, out)) return true;
  if (parts->nanosOfDay && find(kTimeComponents, name, *parts->nanosOfDay, out)) return true;
  return parts->offset && zoneComponent(value, *parts->offset, name, out);
}

}  // namespace postern::cypher
