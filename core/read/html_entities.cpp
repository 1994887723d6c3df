// SPDX-License-Identifier: Apache-2.0
// Lenient as browsers are: the semicolon may be missing after a number and after the five that XML knows.
#include "read/html_entities.h"

#include <algorithm>

#include "base/text.h"
#include "read/encoding.h"

namespace postern {
namespace {

constexpr size_t kLongestName = 10;

char32_t codeOf(std::string_view name) {
  const HtmlEntity* const end = kHtmlEntities + kHtmlEntityCount;
  const HtmlEntity* found =
      std::lower_bound(kHtmlEntities, end, name,
                       [](const HtmlEntity& entity, std::string_view key) { return entity.name < key; });
  return found != end && found->name == name ? found->code : 0;
}

bool standsWithoutSemicolon(std::string_view name) {
  return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "nbsp";
}

int digitOf(char c, bool hex) {
  if (isAsciiDigit(c)) return c - '0';
  const char lower = asciiLower(c);
  return hex && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// HTML 13.2.5.84: numbers of Windows-1252's upper controls mean that code page; what is no character becomes
// U+FFFD.
void appendNumber(std::string& out, char32_t code) {
  if (code >= 0x80 && code <= 0x9F) {
    out += toUtf8(std::string(1, static_cast<char>(code)));
  } else if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
    appendUtf8(out, 0xFFFD);
  } else {
    appendUtf8(out, code);
  }
}

// `raw` starts with "&". Returns how much of it was a reference; 0 if it is none.
size_t appendReference(std::string& out, std::string_view raw) {
  if (raw.size() > 2 && raw[1] == '#') {
    const bool hex = raw[2] == 'x' || raw[2] == 'X';
    size_t at = hex ? 3 : 2;
    const size_t first = at;
    char32_t code = 0;
    for (; at < raw.size() && digitOf(raw[at], hex) >= 0; ++at)
      code =
          std::min<char32_t>(code * (hex ? 16 : 10) + static_cast<char32_t>(digitOf(raw[at], hex)), 0x110000);
    if (at == first) return 0;
    appendNumber(out, code);
    return at < raw.size() && raw[at] == ';' ? at + 1 : at;
  }
  size_t size = 1;
  while (size < raw.size() && size <= kLongestName && isAsciiAlnum(raw[size])) ++size;
  const std::string_view name = raw.substr(1, size - 1);
  const bool closed = size < raw.size() && raw[size] == ';';
  if (!closed && !standsWithoutSemicolon(name)) return 0;
  const char32_t code = codeOf(name);
  if (code == 0) return 0;
  appendUtf8(out, code);
  return closed ? size + 1 : size;
}

}  // namespace

void appendHtmlText(std::string& out, std::string_view raw) {
  while (!raw.empty()) {
    const size_t plain = std::min(raw.find('&'), raw.size());
    out += raw.substr(0, plain);
    raw.remove_prefix(plain);
    if (raw.empty()) return;
    size_t used = appendReference(out, raw);
    if (used == 0) {
      out += '&';
      used = 1;
    }
    raw.remove_prefix(used);
  }
}

}  // namespace postern
