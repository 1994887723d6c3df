// SPDX-License-Identifier: Apache-2.0
// Functions over strings. Positions and lengths count code points; upper and lower case are ASCII's.
#include <algorithm>

#include "base/text.h"
#include "query/cypher/functions.h"

namespace postern::cypher {

namespace {

using Arguments = std::span<const Value>;

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// Byte where code point `index` begins; the size when there are fewer.
size_t byteOf(std::string_view text, int64_t index) {
  size_t at = 0;
  while (at < text.size() && index > 0) {
    ++at;
    while (at < text.size() && isContinuation(text[at])) ++at;
    --index;
  }
  return at;
}

bool needString(CallContext& context, std::string_view name, const Value& value) {
  if (value.is(Kind::kString)) return true;
  context.badArgument(name, "String", value);
  return false;
}

Value mapped(CallContext& context, std::string_view name, Arguments arguments,
             std::string (*change)(std::string_view)) {
  if (!needString(context, name, arguments[0])) return Value();
  return Value::string(change(arguments[0].asString()));
}

std::string trimmed(std::string_view text) { return std::string(trim(text)); }
std::string leftTrimmed(std::string_view text) {
  while (!text.empty() && isAsciiSpace(text.front())) text.remove_prefix(1);
  return std::string(text);
}
std::string rightTrimmed(std::string_view text) {
  while (!text.empty() && isAsciiSpace(text.back())) text.remove_suffix(1);
  return std::string(text);
}

Value toUpper(CallContext& context, Arguments arguments) {
  return mapped(context, "toUpper", arguments, toUpperAscii);
}
Value toLower(CallContext& context, Arguments arguments) {
  return mapped(context, "toLower", arguments, toLowerAscii);
}
Value trimBoth(CallContext& context, Arguments arguments) {
  return mapped(context, "trim", arguments, trimmed);
}
Value trimLeft(CallContext& context, Arguments arguments) {
  return mapped(context, "lTrim", arguments, leftTrimmed);
}
Value trimRight(CallContext& context, Arguments arguments) {
  return mapped(context, "rTrim", arguments, rightTrimmed);
}

Value replace(CallContext& context, Arguments arguments) {
  for (const Value& argument : arguments) {
    if (!needString(context, "replace", argument)) return Value();
  }
  const std::string& text = arguments[0].asString();
  const std::string& from = arguments[1].asString();
  const std::string& to = arguments[2].asString();
  if (from.empty()) return arguments[0];
  std::string result;
  size_t at = 0;
  for (size_t hit; (hit = text.find(from, at)) != std::string::npos; at = hit + from.size()) {
    result.append(text, at, hit - at).append(to);
    if (static_cast<int64_t>(result.size()) > context.maxBytes) {
      return context.fail("ExecutionLimit", "MemoryLimit", "replace() makes too long a string");
    }
  }
  return Value::string(result.append(text, at));
}

Value substring(CallContext& context, Arguments arguments) {
  if (!needString(context, "substring", arguments[0])) return Value();
  for (const Value& number : arguments.subspan(1)) {
    if (!number.is(Kind::kInteger)) return context.badArgument("substring", "Integer", number);
    if (number.asInteger() < 0) {
      return context.fail("ArgumentError", "NumberOutOfRange", "substring takes no negative number");
    }
  }
  std::string_view rest = arguments[0].asString();
  rest.remove_prefix(byteOf(rest, arguments[1].asInteger()));
  if (arguments.size() > 2) rest = rest.substr(0, byteOf(rest, arguments[2].asInteger()));
  return Value::string(std::string(rest));
}

Value side(CallContext& context, std::string_view name, Arguments arguments, bool left) {
  if (!needString(context, name, arguments[0])) return Value();
  if (!arguments[1].is(Kind::kInteger)) return context.badArgument(name, "Integer", arguments[1]);
  int64_t count = arguments[1].asInteger();
  if (count < 0) {
    return context.fail("ArgumentError", "NumberOutOfRange", std::string(name) + " takes no negative number");
  }
  std::string_view text = arguments[0].asString();
  if (left) return Value::string(std::string(text.substr(0, byteOf(text, count))));
  size_t from = text.size();
  while (from > 0 && count > 0) {
    --from;
    while (from > 0 && isContinuation(text[from])) --from;
    --count;
  }
  return Value::string(std::string(text.substr(from)));
}

Value left(CallContext& context, Arguments arguments) { return side(context, "left", arguments, true); }
Value right(CallContext& context, Arguments arguments) { return side(context, "right", arguments, false); }

/// Delimiter: a string, or a list of strings of which any separates.
Value split(CallContext& context, Arguments arguments) {
  if (!needString(context, "split", arguments[0])) return Value();
  List one = {arguments[1]};
  const List& delimiters = arguments[1].is(Kind::kList) ? arguments[1].asList() : one;
  for (const Value& delimiter : delimiters) {
    if (!needString(context, "split", delimiter)) return Value();
  }
  std::string_view text = arguments[0].asString();
  List parts;
  size_t start = 0;
  size_t at = 0;
  while (at < text.size()) {
    size_t length = std::string_view::npos;
    for (const Value& delimiter : delimiters) {
      if (text.substr(at).starts_with(delimiter.asString())) length = delimiter.asString().size();
    }
    size_t step = byteOf(text.substr(at), 1);
    if (length == 0) {  // the empty delimiter stands between characters
      parts.push_back(Value::string(std::string(text.substr(at, step))));
      start = at + step;
    } else if (length != std::string_view::npos) {
      parts.push_back(Value::string(std::string(text.substr(start, at - start))));
      start = at + length;
      step = length;
    }
    at += step;
  }
  if (start < text.size() || parts.empty() ||
      std::none_of(delimiters.begin(), delimiters.end(),
                   [](const Value& d) { return d.asString().empty(); })) {
    parts.push_back(Value::string(std::string(text.substr(start))));
  }
  return Value::list(std::move(parts));
}

Value reverse(CallContext& context, Arguments arguments) {
  if (arguments[0].is(Kind::kList)) {
    return Value::list(List(arguments[0].asList().rbegin(), arguments[0].asList().rend()));
  }
  if (!arguments[0].is(Kind::kString)) return context.badArgument("reverse", "String or List", arguments[0]);
  std::string_view text = arguments[0].asString();
  std::string result;
  result.reserve(text.size());
  size_t end = text.size();
  while (end > 0) {
    size_t from = end - 1;
    while (from > 0 && isContinuation(text[from])) --from;
    result.append(text, from, end - from);
    end = from;
  }
  return Value::string(std::move(result));
}

Value characterLength(CallContext& context, Arguments arguments) {
  if (!needString(context, "char_length", arguments[0])) return Value();
  const std::string& text = arguments[0].asString();
  auto continuations = std::count_if(text.begin(), text.end(), isContinuation);
  return Value::integer(static_cast<int64_t>(text.size()) - continuations);
}

constexpr Function kFunctions[] = {
    {"toupper", 1, 1, true, toUpper},
    {"upper", 1, 1, true, toUpper},
    {"tolower", 1, 1, true, toLower},
    {"lower", 1, 1, true, toLower},
    {"trim", 1, 1, true, trimBoth},
    {"ltrim", 1, 1, true, trimLeft},
    {"rtrim", 1, 1, true, trimRight},
    {"replace", 3, 3, true, replace},
    {"substring", 2, 3, true, substring},
    {"left", 2, 2, true, left},
    {"right", 2, 2, true, right},
    {"split", 2, 2, true, split},
    {"reverse", 1, 1, true, reverse},
    {"char_length", 1, 1, true, characterLength},
    {"character_length", 1, 1, true, characterLength},
};

}  // namespace

std::span<const Function> stringFunctions() { return kFunctions; }

}  // namespace postern::cypher
