// SPDX-License-Identifier: Apache-2.0
// Locale-free text operations.
#include "base/text.h"

#include <algorithm>
#include <charconv>

namespace postern {

std::string toLowerAscii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = asciiLower(c);
  return out;
}

std::string toUpperAscii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && isAsciiSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && isAsciiSpace(text.back())) text.remove_suffix(1);
  return text;
}

bool equalsIgnoreCase(std::string_view a, std::string_view b) {
  return a.size() == b.size() && startsWithIgnoreCase(a, b);
}

bool startsWithIgnoreCase(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (size_t i = 0; i < prefix.size(); ++i) {
    if (asciiLower(text[i]) != asciiLower(prefix[i])) return false;
  }
  return true;
}

size_t findIgnoreCase(std::string_view text, std::string_view needle, size_t from) {
  if (needle.empty()) return from <= text.size() ? from : std::string_view::npos;
  if (needle.size() > text.size()) return std::string_view::npos;
  const char lower = asciiLower(needle.front());
  const char upper = lower >= 'a' && lower <= 'z' ? static_cast<char>(lower - 32) : lower;
  const char* const end = text.data() + text.size() - needle.size() + 1;
  for (size_t i = from; i + needle.size() <= text.size(); ++i) {
    i = static_cast<size_t>(scan::either(text.data() + i, end, lower, upper) - text.data());
    if (startsWithIgnoreCase(text.substr(i), needle)) return i;
  }
  return std::string_view::npos;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  if (text.empty()) return parts;
  size_t start = 0;
  for (;;) {
    const size_t end = text.find(separator, start);
    parts.push_back(text.substr(start, end == std::string_view::npos ? end : end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

std::vector<std::string_view> splitList(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  size_t start = 0;
  while (start <= text.size()) {
    size_t end = text.find_first_of(separators, start);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view part = trim(text.substr(start, end - start));
    if (!part.empty()) parts.push_back(part);
    start = end + 1;
  }
  return parts;
}

std::optional<int64_t> parseInt(std::string_view text) {
  text = trim(text);
  if (text.size() > 1 && text.front() == '+' && isAsciiDigit(text[1])) text.remove_prefix(1);
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<int64_t> parseLeadingInt(std::string_view text) {
  text = trim(text);
  size_t digits = 0;
  while (digits < text.size() && isAsciiDigit(text[digits])) ++digits;
  return parseInt(text.substr(0, digits));
}

namespace {

int hexDigit(char c) {
  if (isAsciiDigit(c)) return c - '0';
  const char lower = asciiLower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Digits, one dot, optional exponent; rounds half away from zero at `scale` decimal places.
std::optional<int64_t> parseScaled(std::string_view text, int scale) {
  text = trim(text);
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  int exponent = 0;
  const size_t e = text.find_first_of("eE");
  if (e != std::string_view::npos) {
    const auto parsed = parseInt(text.substr(e + 1));
    if (!parsed || *parsed < -100 || *parsed > 100) return std::nullopt;
    exponent = static_cast<int>(*parsed);
    text = text.substr(0, e);
  }
  std::string digits;
  int pointAt = -1;
  for (const char c : text) {
    if (c == '.' && pointAt < 0) {
      pointAt = static_cast<int>(digits.size());
    } else if (isAsciiDigit(c)) {
      digits += c;
    } else {
      return std::nullopt;
    }
  }
  if (digits.empty() || digits.size() > 400) return std::nullopt;
  if (pointAt < 0) pointAt = static_cast<int>(digits.size());
  const int keep = pointAt + exponent + scale;  // digits before the rounding position
  int64_t value = 0;
  for (int i = 0; i < keep; ++i) {
    value = value * 10 + (i < static_cast<int>(digits.size()) ? digits[static_cast<size_t>(i)] - '0' : 0);
    if (value > 1'000'000'000'000'000'000LL / 10) return std::nullopt;
  }
  if (keep >= 0 && keep < static_cast<int>(digits.size()) && digits[static_cast<size_t>(keep)] >= '5')
    ++value;
  return negative ? -value : value;
}

}  // namespace

std::optional<int64_t> parseMilli(std::string_view text) { return parseScaled(text, 3); }
std::optional<int64_t> parseMicro(std::string_view text) { return parseScaled(text, 6); }

std::string escapedStep(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string unescapedStep(std::string_view step) {
  std::string out;
  for (size_t i = 0; i < step.size(); ++i) {
    const bool escape = step[i] == '~' && i + 1 < step.size() && (step[i + 1] == '0' || step[i + 1] == '1');
    out += !escape ? step[i] : step[++i] == '0' ? '~' : '/';
  }
  return out;
}

std::string decodePercent(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
    const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high << 4 | low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

bool isUtf8(std::string_view text) {
  const auto byte = [&](size_t at) { return static_cast<unsigned char>(text[at]); };
  for (size_t at = 0; at < text.size();) {
    const unsigned lead = byte(at);
    const size_t length = lead < 0x80   ? 1
                          : lead < 0xC2 ? 0
                          : lead < 0xE0 ? 2
                          : lead < 0xF0 ? 3
                          : lead < 0xF5 ? 4
                                        : 0;
    if (length == 0 || at + length > text.size()) return false;
    for (size_t i = 1; i < length; ++i) {
      if ((byte(at + i) & 0xC0U) != 0x80U) return false;
    }
    // The second byte rules out overlong forms, surrogates and what is above U+10FFFF (RFC 3629, section 4).
    const unsigned second = length > 1 ? byte(at + 1) : 0;
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
        (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F))
      return false;
    at += length;
  }
  return true;
}

std::string_view clipUtf8(std::string_view text, size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

namespace {

enum class Tag : uint8_t { kNone, kInline, kBlock };

// The formatting that scanners put into descriptions. Anything else in angle brackets is text: a payload, a
// generic type.
Tag formatting(std::string_view tag) {
  static constexpr std::string_view kBlocks[] = {
      "p",  "br", "li", "ul", "ol", "div", "tr",      "table",   "pre",
      "h1", "h2", "h3", "h4", "h5", "h6",  "section", "article", "blockquote",
      "dl", "dt", "dd", "hr", "th", "td",  "tbody",   "thead"};
  static constexpr std::string_view kInlines[] = {"a",     "b",    "i",    "u",   "em",  "strong",
                                                  "code",  "span", "tt",   "kbd", "sub", "sup",
                                                  "small", "font", "samp", "var"};
  if (tag.starts_with('/')) tag.remove_prefix(1);
  size_t end = 0;
  while (end < tag.size() && isAsciiAlnum(tag[end])) ++end;
  for (const std::string_view block : kBlocks) {
    if (equalsIgnoreCase(tag.substr(0, end), block)) return Tag::kBlock;
  }
  for (const std::string_view word : kInlines) {
    if (equalsIgnoreCase(tag.substr(0, end), word)) return Tag::kInline;
  }
  return Tag::kNone;
}

}  // namespace

std::string stripMarkup(std::string_view text) {
  if (!mayHoldMarkup(text)) return std::string(text);
  static constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
      {"&lt;", "<"},  {"&gt;", ">"},   {"&quot;", "\""}, {"&apos;", "'"},
      {"&#39;", "'"}, {"&nbsp;", " "}, {"&amp;", "&"}};
  std::string out;
  size_t end = 0;  // of a tag that begins here; found once, however many '<' come before it
  for (size_t i = 0; i < text.size();) {
    if (text[i] == '<' && i + 1 < text.size()) {
      if (end <= i) end = text.find('>', i);
      const Tag tag =
          end == std::string_view::npos ? Tag::kNone : formatting(text.substr(i + 1, end - i - 1));
      if (tag != Tag::kNone) {
        if (tag == Tag::kBlock && !out.empty() && out.back() != '\n') out += '\n';
        i = end + 1;
        continue;
      }
    }
    bool decoded = false;
    if (text[i] == '&') {
      for (const auto& [entity, plain] : kEntities) {
        if (text.substr(i).starts_with(entity)) {
          out += plain;
          i += entity.size();
          decoded = true;
          break;
        }
      }
    }
    if (!decoded) out += text[i++];
  }
  return std::string(trim(out));
}

std::string firstSentence(std::string_view text, size_t bytes) {
  text = trim(text);
  std::string out;
  out.reserve(bytes + 8);
  for (size_t at = 0; at < text.size() && out.size() <= bytes + 4;) {
    size_t end = at;  // a word and what follows it
    const size_t most = std::min(text.size(), at + bytes + 5 - out.size());
    while (end < most && !isAsciiSpace(text[end])) ++end;
    out.append(text.substr(at, end - at));
    if (end == text.size() || text[end] == '\n') break;
    at = end;
    if (!isAsciiSpace(text[at])) continue;
    if (!out.empty() && out.back() != ' ' && out.size() <= bytes + 4) out += ' ';
    ++at;
  }
  return std::string(clipUtf8(trim(out), bytes));
}

}  // namespace postern
