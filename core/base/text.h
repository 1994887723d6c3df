// SPDX-License-Identifier: Apache-2.0
// Byte-wise text operations that do not depend on a locale. "Ascii" in a name means other bytes pass
// unchanged.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/scan.h"

namespace postern {

constexpr bool isAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr bool isAsciiDigit(char c) { return c >= '0' && c <= '9'; }
constexpr char asciiLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr bool isAsciiAlnum(char c) {
  return isAsciiDigit(c) || (asciiLower(c) >= 'a' && asciiLower(c) <= 'z');
}

std::string toLowerAscii(std::string_view text);
std::string toUpperAscii(std::string_view text);
std::string_view trim(std::string_view text);
bool equalsIgnoreCase(std::string_view a, std::string_view b);
bool startsWithIgnoreCase(std::string_view text, std::string_view prefix);
/// Position of `needle` in `text` without regard to ASCII case, or npos.
size_t findIgnoreCase(std::string_view text, std::string_view needle, size_t from = 0);
inline bool containsIgnoreCase(std::string_view text, std::string_view needle) {
  return findIgnoreCase(text, needle) != std::string_view::npos;
}

/// Parts between separators; empty parts are kept. An empty text gives no part.
std::vector<std::string_view> split(std::string_view text, char separator);
/// As split, each part trimmed, empty parts dropped; any character of `separators` separates.
std::vector<std::string_view> splitList(std::string_view text, std::string_view separators = ",;");

/// Whole text as a decimal integer; nullopt on anything else or overflow.
std::optional<int64_t> parseInt(std::string_view text);
/// The leading run of digits ("443/tcp" gives 443), nullopt when there is none.
std::optional<int64_t> parseLeadingInt(std::string_view text);
/// A decimal number as thousandths, rounded half away from zero ("9.85" gives 9850, "1e-3" gives 1).
/// nullopt on anything else; |value| is at most 10^12.
std::optional<int64_t> parseMilli(std::string_view text);
/// As parseMilli, in millionths (for probabilities such as EPSS).
std::optional<int64_t> parseMicro(std::string_view text);

/// A name as a step of a path: '/' is "~1" and '~' is "~0" (RFC 6901, section 4); and back.
std::string escapedStep(std::string_view name);
std::string unescapedStep(std::string_view step);
/// "%2F" becomes '/' (RFC 3986, section 2.1); a '%' without two hex digits stays.
std::string decodePercent(std::string_view text);

/// At most `bytes` bytes, never splitting a UTF-8 sequence.
std::string_view clipUtf8(std::string_view text, size_t bytes);
/// Well-formed by RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF.
bool isUtf8(std::string_view text);
/// Whether there is a '<' or '&' at all.
inline bool mayHoldMarkup(std::string_view text) {
  const char* end = text.data() + text.size();
  return scan::either(text.data(), end, '<', '&') != end;
}
/// Formatting tags (p, br, li, b, a, code ...) dropped and the common named entities decoded: scanners put
/// HTML into descriptions. Other angle brackets stay as they are; the page shows everything as text.
std::string stripMarkup(std::string_view text);
/// First line, spaces folded, at most `bytes` bytes: for titles made from longer texts.
std::string firstSentence(std::string_view text, size_t bytes = 200);

}  // namespace postern
