// SPDX-License-Identifier: Apache-2.0
// YAML 1.2 core schema without its octal, hexadecimal, .inf and .nan: those, and 1.1's "yes" and "22:30",
// stay text.
#include "read/yaml_scalar.h"

#include "base/text.h"

namespace postern {
namespace {

size_t countDigits(std::string_view text, size_t from) {
  size_t end = from;
  while (end < text.size() && isAsciiDigit(text[end])) ++end;
  return end - from;
}

// RFC 8259's grammar, so that the text is a JSON number as it stands. (01 is a string: identifiers start with
// zeros.)
bool isJsonNumber(std::string_view text) {
  size_t at = text.starts_with('-') ? 1 : 0;
  const size_t whole = countDigits(text, at);
  if (whole == 0 || (whole > 1 && text[at] == '0')) return false;
  at += whole;
  if (at < text.size() && text[at] == '.') {
    const size_t digits = countDigits(text, at + 1);
    if (digits == 0) return false;
    at += 1 + digits;
  }
  if (at < text.size() && asciiLower(text[at]) == 'e') {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    const size_t digits = countDigits(text, at);
    if (digits == 0) return false;
    at += digits;
  }
  return at == text.size();
}

}  // namespace

YamlScalar classifyYamlScalar(std::string_view text) {
  if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL")
    return {NodeKind::kNull, {}};
  if (text == "true" || text == "True" || text == "TRUE") return {NodeKind::kBool, "true"};
  if (text == "false" || text == "False" || text == "FALSE") return {NodeKind::kBool, "false"};
  return {isJsonNumber(text) ? NodeKind::kNumber : NodeKind::kString, text};
}

}  // namespace postern
