// SPDX-License-Identifier: Apache-2.0
// toInteger, toFloat, toBoolean, toString, and their forms that give null instead of failing.
#include <cmath>

#include "base/text.h"
#include "query/cypher/functions.h"
#include "query/cypher/number_text.h"

namespace postern::cypher {

namespace {

using Arguments = std::span<const Value>;

Value wrong(CallContext& context, std::string_view name, const Value& got) {
  return context.fail("TypeError", "InvalidArgumentValue",
                      std::string(name) + " does not take " + std::string(kindName(got.kind())));
}

Value integerOf(double number) {
  if (std::isnan(number)) return Value::integer(0);
  if (number >= 9223372036854775808.0) return Value::integer(INT64_MAX);
  if (number < -9223372036854775808.0) return Value::integer(INT64_MIN);
  return Value::integer(static_cast<int64_t>(number));
}

Value toInteger(CallContext& context, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is(Kind::kInteger)) return value;
  if (value.is(Kind::kFloat)) return integerOf(value.asFloat());
  if (!value.is(Kind::kString)) return wrong(context, "toInteger", value);
  if (auto whole = parseInt(trim(value.asString()))) return Value::integer(*whole);
  auto number = parseFloat(value.asString());
  return number && std::fabs(*number) < 9223372036854775808.0 ? integerOf(*number) : Value();
}

Value toFloat(CallContext& context, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.isNumber()) return Value::real(value.asNumber());
  if (!value.is(Kind::kString)) return wrong(context, "toFloat", value);
  auto number = parseFloat(value.asString());
  return number ? Value::real(*number) : Value();
}

Value toBoolean(CallContext& context, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is(Kind::kBoolean)) return value;
  if (value.is(Kind::kInteger)) return Value::boolean(value.asInteger() != 0);
  if (!value.is(Kind::kString)) return wrong(context, "toBoolean", value);
  std::string_view text = trim(value.asString());
  if (equalsIgnoreCase(text, "true")) return Value::boolean(true);
  return equalsIgnoreCase(text, "false") ? Value::boolean(false) : Value();
}

Value toString(CallContext& context, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is(Kind::kString)) return value;
  if (value.isNumber()) return Value::string(numberText(value));
  if (value.is(Kind::kBoolean)) return Value::string(value.asBoolean() ? "true" : "false");
  if (value.isTemporal()) return Value::string(temporalText(value));
  return wrong(context, "toString", value);
}

template <Value (*kConvert)(CallContext&, Arguments)>
Value orNull(CallContext& context, Arguments arguments) {
  CallContext trial(context.graph, context.now);
  Value value = kConvert(trial, arguments);
  return trial.failed() ? Value() : value;
}

constexpr Function kFunctions[] = {
    {"toboolean", 1, 1, true, toBoolean},
    {"tobooleanornull", 1, 1, true, orNull<toBoolean>},
    {"tofloat", 1, 1, true, toFloat},
    {"tofloatornull", 1, 1, true, orNull<toFloat>},
    {"toint", 1, 1, true, toInteger},
    {"tointeger", 1, 1, true, toInteger},
    {"tointegerornull", 1, 1, true, orNull<toInteger>},
    {"tostring", 1, 1, true, toString},
    {"tostringornull", 1, 1, true, orNull<toString>},
};

}  // namespace

std::span<const Function> conversionFunctions() { return kFunctions; }

}  // namespace postern::cypher
