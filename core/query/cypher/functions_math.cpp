// SPDX-License-Identifier: Apache-2.0
// Functions over numbers. Those of <cmath> other than sqrt, floor, ceil and fabs may differ in the last bit
// between C libraries: nothing that the core exports is computed with them.
#include <cmath>

#include "query/cypher/functions.h"

namespace postern::cypher {

namespace {

using Arguments = std::span<const Value>;
constexpr double kPi = 3.14159265358979323846;

template <double (*kCompute)(double)>
Value ofFloat(CallContext& context, Arguments arguments) {
  if (!arguments[0].isNumber())
    return context.badArgument("a mathematical function", "a number", arguments[0]);
  return Value::real(kCompute(arguments[0].asNumber()));
}

double ceilOf(double x) { return std::ceil(x); }
double floorOf(double x) { return std::floor(x); }
double sqrtOf(double x) { return std::sqrt(x); }
double expOf(double x) { return std::exp(x); }
double logOf(double x) { return std::log(x); }
double log10Of(double x) { return std::log10(x); }
double sinOf(double x) { return std::sin(x); }
double cosOf(double x) { return std::cos(x); }
double tanOf(double x) { return std::tan(x); }
double cotOf(double x) { return 1 / std::tan(x); }
double asinOf(double x) { return std::asin(x); }
double acosOf(double x) { return std::acos(x); }
double atanOf(double x) { return std::atan(x); }
double haversinOf(double x) { return (1 - std::cos(x)) / 2; }
double degreesOf(double x) { return x * 180 / kPi; }
double radiansOf(double x) { return x * kPi / 180; }

Value absolute(CallContext& context, Arguments arguments) {
  const Value& x = arguments[0];
  if (x.is(Kind::kFloat)) return Value::real(std::fabs(x.asFloat()));
  if (!x.is(Kind::kInteger)) return context.badArgument("abs", "a number", x);
  if (x.asInteger() == INT64_MIN) {
    return context.fail("ArithmeticError", "IntegerOverflow", "the result does not fit into 64 bits");
  }
  return Value::integer(x.asInteger() < 0 ? -x.asInteger() : x.asInteger());
}

Value sign(CallContext& context, Arguments arguments) {
  if (!arguments[0].isNumber()) return context.badArgument("sign", "a number", arguments[0]);
  double x = arguments[0].asNumber();
  return Value::integer(x > 0 ? 1 : x < 0 ? -1 : 0);
}

/// Halves go up, as in Java's Math.round.
Value roundNumber(CallContext& context, Arguments arguments) {
  if (!arguments[0].isNumber()) return context.badArgument("round", "a number", arguments[0]);
  double x = arguments[0].asNumber();
  if (arguments.size() == 1) return Value::real(std::floor(x + 0.5));
  if (!arguments[1].is(Kind::kInteger)) return context.badArgument("round", "Integer", arguments[1]);
  int64_t digits = arguments[1].asInteger();
  if (digits < 0 || digits > 300)
    return context.fail("ArgumentError", "NumberOutOfRange", "round: digits from 0");
  double factor = 1;
  for (int64_t i = 0; i < digits; ++i) factor *= 10;
  double scaled = std::floor(std::fabs(x) * factor + 0.5) / factor;
  return Value::real(std::isfinite(scaled) ? std::copysign(scaled, x) : x);
}

Value atan2Of(CallContext& context, Arguments arguments) {
  for (const Value& x : arguments) {
    if (!x.isNumber()) return context.badArgument("atan2", "a number", x);
  }
  return Value::real(std::atan2(arguments[0].asNumber(), arguments[1].asNumber()));
}

Value isNan(CallContext& context, Arguments arguments) {
  if (!arguments[0].isNumber()) return context.badArgument("isNaN", "a number", arguments[0]);
  return Value::boolean(std::isnan(arguments[0].asNumber()));
}

Value pi(CallContext&, Arguments) { return Value::real(kPi); }
Value euler(CallContext&, Arguments) { return Value::real(2.71828182845904523536); }
Value random(CallContext& context, Arguments) {
  return Value::real(static_cast<double>(context.nextRandom() >> 11) / 9007199254740992.0);
}

constexpr Function kFunctions[] = {
    {"abs", 1, 1, true, absolute},
    {"acos", 1, 1, true, ofFloat<acosOf>},
    {"asin", 1, 1, true, ofFloat<asinOf>},
    {"atan", 1, 1, true, ofFloat<atanOf>},
    {"atan2", 2, 2, true, atan2Of},
    {"ceil", 1, 1, true, ofFloat<ceilOf>},
    {"cos", 1, 1, true, ofFloat<cosOf>},
    {"cot", 1, 1, true, ofFloat<cotOf>},
    {"degrees", 1, 1, true, ofFloat<degreesOf>},
    {"e", 0, 0, true, euler},
    {"exp", 1, 1, true, ofFloat<expOf>},
    {"floor", 1, 1, true, ofFloat<floorOf>},
    {"haversin", 1, 1, true, ofFloat<haversinOf>},
    {"isnan", 1, 1, true, isNan},
    {"log", 1, 1, true, ofFloat<logOf>},
    {"log10", 1, 1, true, ofFloat<log10Of>},
    {"pi", 0, 0, true, pi},
    {"radians", 1, 1, true, ofFloat<radiansOf>},
    {"rand", 0, 0, true, random},
    {"round", 1, 2, true, roundNumber},
    {"sign", 1, 1, true, sign},
    {"sin", 1, 1, true, ofFloat<sinOf>},
    {"sqrt", 1, 1, true, ofFloat<sqrtOf>},
    {"tan", 1, 1, true, ofFloat<tanOf>},
};

}  // namespace

std::span<const Function> mathFunctions() { return kFunctions; }

}  // namespace postern::cypher
