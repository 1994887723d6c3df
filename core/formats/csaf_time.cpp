// SPDX-License-Identifier: Apache-2.0
// See csaf_time.h.
#include "formats/csaf_time.h"

#include "base/text.h"
#include "base/time.h"

namespace postern {
namespace {

/// The digits of a fixed-width number, or -1.
int number(std::string_view text, size_t at, size_t width) {
  if (at + width > text.size()) return -1;
  int value = 0;
  for (size_t i = at; i < at + width; ++i) {
    if (!isAsciiDigit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool has(std::string_view text, size_t at, char c) { return at < text.size() && text[at] == c; }

unsigned daysIn(int year, int month) {
  constexpr unsigned kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

/// "Z" or "+hh:mm", as seconds.
std::optional<int64_t> zone(std::string_view text) {
  if (text == "Z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const int hours = number(text, 1, 2);
  const int minutes = number(text, 4, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  return (text[0] == '-' ? -1 : 1) * (int64_t{hours} * 3600 + int64_t{minutes} * 60);
}

}  // namespace

std::optional<CsafInstant> parseCsafTime(std::string_view text) {
  const int year = number(text, 0, 4);
  const int month = number(text, 5, 2);
  const int day = number(text, 8, 2);
  const int hour = number(text, 11, 2);
  const int minute = number(text, 14, 2);
  const int second = number(text, 17, 2);
  if (!has(text, 4, '-') || !has(text, 7, '-') || !has(text, 10, 'T') || !has(text, 13, ':') ||
      !has(text, 16, ':'))
    return std::nullopt;
  if (year < 0 || month < 1 || month > 12 || day < 1 || static_cast<unsigned>(day) > daysIn(year, month) ||
      hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return std::nullopt;
  size_t at = 19;
  uint32_t nanos = 0;
  if (has(text, at, '.')) {
    uint32_t unit = 100'000'000;
    const size_t first = ++at;
    for (; at < text.size() && isAsciiDigit(text[at]); ++at, unit /= 10)
      nanos += static_cast<uint32_t>(text[at] - '0') * unit;
    if (at == first) return std::nullopt;
  }
  const auto offset = zone(text.substr(std::min(at, text.size())));
  if (!offset) return std::nullopt;
  const int64_t days = daysFromCivil(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  return CsafInstant{days * 86'400 + int64_t{hour} * 3600 + int64_t{minute} * 60 + second - *offset, nanos};
}

}  // namespace postern
