// SPDX-License-Identifier: Apache-2.0
// The table of temporal functions: date, localtime, time, localdatetime, datetime (from nothing, text, map or
// another temporal value), their clocks (all the moment that the caller gave), truncation, and what makes
// durations.
#include "query/cypher/temporal_between.h"
#include "query/cypher/temporal_build.h"
#include "query/cypher/temporal_construct.h"
#include "query/cypher/temporal_truncate.h"

namespace postern::cypher {
namespace {

using Arguments = std::span<const Value>;

template <Kind kKind>
Value construct(CallContext& context, Arguments arguments) {
  return arguments.empty() ? temporalNow(context, kKind, Zone{})
                           : constructTemporal(context, kKind, arguments[0]);
}

template <Kind kKind>
Value now(CallContext& context, Arguments arguments) {
  if (arguments.empty()) return temporalNow(context, kKind, Zone{});
  if (!arguments[0].is(Kind::kString)) return context.badArgument("time zone", "a string", arguments[0]);
  const auto zone = parseZone(arguments[0].asString());
  if (!zone)
    return context.fail("ArgumentError", "InvalidArgumentValue",
                        "unknown time zone " + arguments[0].asString());
  return temporalNow(context, kKind, *zone);
}

template <Kind kKind>
Value truncate(CallContext& context, Arguments arguments) {
  if (!arguments[0].is(Kind::kString)) return context.badArgument("truncate", "a unit", arguments[0]);
  const Value value = arguments.size() > 1 ? arguments[1] : temporalNow(context, kKind, Zone{});
  if (arguments.size() > 2 && !arguments[2].is(Kind::kMap))
    return context.badArgument("truncate", "a map", arguments[2]);
  return truncateTemporal(context, kKind, arguments[0].asString(), value,
                          arguments.size() > 2 ? arguments[2].asMap() : Map());
}

Value fromEpoch(CallContext& context, Arguments arguments) {
  if (!arguments[0].is(Kind::kInteger))
    return context.badArgument("datetime.fromepoch", "an integer", arguments[0]);
  if (!arguments[1].is(Kind::kInteger))
    return context.badArgument("datetime.fromepoch", "an integer", arguments[1]);
  Map map;
  map.set("epochSeconds", arguments[0]);
  map.set("nanosecond", arguments[1]);
  return constructTemporal(context, Kind::kDateTime, Value::map(std::move(map)));
}

Value fromEpochMillis(CallContext& context, Arguments arguments) {
  Map map;
  map.set("epochMillis", arguments[0]);
  return constructTemporal(context, Kind::kDateTime, Value::map(std::move(map)));
}

template <BetweenUnit kUnit>
Value between(CallContext& context, Arguments arguments) {
  for (const Value& value : arguments) {
    if (!partsOf(value)) return context.badArgument("duration.between", "a date or time", value);
  }
  return durationBetween(arguments[0], arguments[1], kUnit);
}

Value makeDurationValue(CallContext& context, Arguments arguments) {
  return constructDuration(context, arguments[0]);
}

constexpr Function kFunctions[] = {
    {"date", 0, 1, true, construct<Kind::kDate>},
    {"date.transaction", 0, 1, true, now<Kind::kDate>},
    {"date.statement", 0, 1, true, now<Kind::kDate>},
    {"date.realtime", 0, 1, true, now<Kind::kDate>},
    {"date.truncate", 1, 3, true, truncate<Kind::kDate>},
    {"localtime", 0, 1, true, construct<Kind::kLocalTime>},
    {"localtime.transaction", 0, 1, true, now<Kind::kLocalTime>},
    {"localtime.statement", 0, 1, true, now<Kind::kLocalTime>},
    {"localtime.realtime", 0, 1, true, now<Kind::kLocalTime>},
    {"localtime.truncate", 1, 3, true, truncate<Kind::kLocalTime>},
    {"time", 0, 1, true, construct<Kind::kTime>},
    {"time.transaction", 0, 1, true, now<Kind::kTime>},
    {"time.statement", 0, 1, true, now<Kind::kTime>},
    {"time.realtime", 0, 1, true, now<Kind::kTime>},
    {"time.truncate", 1, 3, true, truncate<Kind::kTime>},
    {"localdatetime", 0, 1, true, construct<Kind::kLocalDateTime>},
    {"localdatetime.transaction", 0, 1, true, now<Kind::kLocalDateTime>},
    {"localdatetime.statement", 0, 1, true, now<Kind::kLocalDateTime>},
    {"localdatetime.realtime", 0, 1, true, now<Kind::kLocalDateTime>},
    {"localdatetime.truncate", 1, 3, true, truncate<Kind::kLocalDateTime>},
    {"datetime", 0, 1, true, construct<Kind::kDateTime>},
    {"datetime.transaction", 0, 1, true, now<Kind::kDateTime>},
    {"datetime.statement", 0, 1, true, now<Kind::kDateTime>},
    {"datetime.realtime", 0, 1, true, now<Kind::kDateTime>},
    {"datetime.truncate", 1, 3, true, truncate<Kind::kDateTime>},
    {"datetime.fromepoch", 2, 2, true, fromEpoch},
    {"datetime.fromepochmillis", 1, 1, true, fromEpochMillis},
    {"duration", 1, 1, true, makeDurationValue},
    {"duration.between", 2, 2, true, between<BetweenUnit::kAll>},
    {"duration.inmonths", 2, 2, true, between<BetweenUnit::kMonths>},
    {"duration.indays", 2, 2, true, between<BetweenUnit::kDays>},
    {"duration.inseconds", 2, 2, true, between<BetweenUnit::kSeconds>},
};

}  // namespace

std::span<const Function> temporalFunctions() { return kFunctions; }

}  // namespace postern::cypher
