// SPDX-License-Identifier: Apache-2.0
// Order of temporal values. Text, components and arithmetic: see the other temporal_*.cpp.
#include "query/cypher/temporal.h"

#include "query/cypher/functions.h"
#include "query/cypher/value.h"

namespace postern::cypher {

namespace {

constexpr int64_t kNanosPerSecond = 1'000'000'000;

template <typename T>
int sign(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

Value noMeaning(CallContext& context) {
  return context.fail("TypeError", "InvalidArgumentType",
                      "temporal arithmetic is not defined for these values");
}

}  // namespace

int compareTemporal(const Value& a, const Value& b) {
  switch (a.kind()) {
    case Kind::kDate:
      return sign(a.asDate().epochDays, b.asDate().epochDays);
    case Kind::kLocalTime:
      return sign(a.asLocalTime().nanosOfDay, b.asLocalTime().nanosOfDay);
    case Kind::kTime: {
      const Time &x = a.asTime(), &y = b.asTime();
      return sign(x.nanosOfDay - x.offsetSeconds * kNanosPerSecond,
                  y.nanosOfDay - y.offsetSeconds * kNanosPerSecond);
    }
    default:
      return 0;
  }
}

std::string temporalText(const Value& value) { return std::string(kindName(value.kind())); }
bool temporalComponent(const Value&, std::string_view, Value&) { return false; }
Value addTemporal(CallContext& context, const Value&, const Value&) { return noMeaning(context); }
Value subtractTemporal(CallContext& context, const Value&, const Value&) { return noMeaning(context); }
Value multiplyDuration(CallContext& context, const Value&, const Value&) { return noMeaning(context); }
Value divideDuration(CallContext& context, const Value&, const Value&) { return noMeaning(context); }
std::span<const Function> temporalFunctions() { return {}; }

}  // namespace postern::cypher
