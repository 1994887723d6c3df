// SPDX-License-Identifier: Apache-2.0
// Functions over lists, and coalesce.
#include <algorithm>

#include "query/cypher/functions.h"

namespace postern::cypher {

namespace {

using Arguments = std::span<const Value>;

Value size(CallContext& context, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is(Kind::kList)) return Value::integer(static_cast<int64_t>(value.asList().size()));
  if (value.is(Kind::kMap)) return Value::integer(static_cast<int64_t>(value.asMap().size()));
  if (!value.is(Kind::kString)) return context.badArgument("size", "List or String", value);
  const std::string& text = value.asString();
  return Value::integer(std::count_if(text.begin(), text.end(),
                                      [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

Value head(CallContext& context, Arguments arguments) {
  if (!arguments[0].is(Kind::kList)) return context.badArgument("head", "List", arguments[0]);
  return arguments[0].asList().empty() ? Value() : arguments[0].asList().front();
}

Value last(CallContext& context, Arguments arguments) {
  if (!arguments[0].is(Kind::kList)) return context.badArgument("last", "List", arguments[0]);
  return arguments[0].asList().empty() ? Value() : arguments[0].asList().back();
}

Value tail(CallContext& context, Arguments arguments) {
  if (!arguments[0].is(Kind::kList)) return context.badArgument("tail", "List", arguments[0]);
  const List& list = arguments[0].asList();
  return Value::list(list.empty() ? List() : List(list.begin() + 1, list.end()));
}

Value range(CallContext& context, Arguments arguments) {
  for (const Value& argument : arguments) {
    if (argument.is(Kind::kInteger)) continue;
    return context.fail("ArgumentError", "InvalidArgumentType", "range takes integers");
  }
  int64_t from = arguments[0].asInteger();
  int64_t to = arguments[1].asInteger();
  int64_t step = arguments.size() > 2 ? arguments[2].asInteger() : 1;
  if (step == 0) return context.fail("ArgumentError", "NumberOutOfRange", "range takes no step of 0");
  List list;
  if (step > 0 ? from > to : from < to) return Value::list({});
  // Unsigned, because the distance may not fit into 63 bits.
  uint64_t distance = step > 0 ? static_cast<uint64_t>(to) - static_cast<uint64_t>(from)
                               : static_cast<uint64_t>(from) - static_cast<uint64_t>(to);
  uint64_t stride = step > 0 ? static_cast<uint64_t>(step) : 0 - static_cast<uint64_t>(step);
  uint64_t count = distance / stride + 1;
  if (count > static_cast<uint64_t>(context.maxBytes) / sizeof(Value)) {
    context.fail("ExecutionLimit", "MemoryLimit", "range() makes too long a list");
    context.error.code = ErrorCode::kTooLarge;
    return Value();
  }
  list.reserve(count);
  for (uint64_t i = 0; i < count; ++i) {
    list.push_back(
        Value::integer(static_cast<int64_t>(static_cast<uint64_t>(from) + i * static_cast<uint64_t>(step))));
  }
  return Value::list(std::move(list));
}

Value coalesce(CallContext&, Arguments arguments) {
  for (const Value& argument : arguments) {
    if (!argument.isNull()) return argument;
  }
  return Value();
}

constexpr Function kFunctions[] = {
    {"coalesce", 1, 1000, false, coalesce}, {"head", 1, 1, true, head}, {"last", 1, 1, true, last},
    {"range", 2, 3, false, range},          {"size", 1, 1, true, size}, {"tail", 1, 1, true, tail},
};

}  // namespace

std::span<const Function> listFunctions() { return kFunctions; }

}  // namespace postern::cypher
