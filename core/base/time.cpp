// SPDX-License-Identifier: Apache-2.0
// Reads the date layouts that scanners write; prints RFC 3339 only.
#include "base/time.h"

#include <array>

#include "base/text.h"

namespace postern {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

struct Cursor {
  std::string_view text;

  bool take(char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
  }
  void skipSpaces() {
    while (!text.empty() && (text.front() == ' ' || text.front() == ',')) text.remove_prefix(1);
  }
  std::optional<int64_t> digits(size_t least, size_t most) {
    size_t n = 0;
    while (n < most && n < text.size() && isAsciiDigit(text[n])) ++n;
    if (n < least) return std::nullopt;
    const auto value = parseInt(text.substr(0, n));
    text.remove_prefix(n);
    return value;
  }
  std::optional<unsigned> month() {
    if (text.size() < 3) return std::nullopt;
    for (unsigned m = 0; m < kMonths.size(); ++m) {
      if (!startsWithIgnoreCase(text, kMonths[m])) continue;
      while (!text.empty() && isAsciiAlnum(text.front())) text.remove_prefix(1);
      return m + 1;
    }
    return std::nullopt;
  }
};

bool isLeap(int64_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

std::optional<UnixSeconds> fromParts(int64_t year, int64_t month, int64_t day, int64_t secondsOfDay) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1970 || year > 9999 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const int64_t last = kDays[month - 1] + (month == 2 && isLeap(year) ? 1 : 0);
  if (day > last) return std::nullopt;
  return daysFromCivil(year, static_cast<unsigned>(month), static_cast<unsigned>(day)) * 86400 + secondsOfDay;
}

// "10:02[:03[.456]]" -> seconds of the day; absent gives 0.
std::optional<int64_t> clock(Cursor& in) {
  const auto hour = in.digits(1, 2);
  if (!hour || *hour > 24 || !in.take(':')) return std::nullopt;
  const auto minute = in.digits(2, 2);
  if (!minute || *minute > 59) return std::nullopt;
  int64_t second = 0;
  if (in.take(':')) {
    const auto parsed = in.digits(2, 2);
    if (!parsed || *parsed > 60) return std::nullopt;
    second = *parsed;
    if (in.take('.') || in.take(',')) (void)in.digits(1, 12);
  }
  return *hour * 3600 + *minute * 60 + second;
}

// Seconds east of UTC; an absent or named zone counts as UTC.
int64_t zone(Cursor& in) {
  in.skipSpaces();
  const bool minus = !in.text.empty() && in.text.front() == '-';
  if (!minus && (in.text.empty() || in.text.front() != '+')) return 0;
  in.text.remove_prefix(1);
  const auto hours = in.digits(2, 2);
  if (!hours) return 0;
  in.take(':');
  const auto minutes = in.digits(2, 2);
  const int64_t offset = *hours * 3600 + minutes.value_or(0) * 60;
  return minus ? -offset : offset;
}

std::optional<UnixSeconds> isoTime(Cursor in) {
  const auto year = in.digits(4, 4);
  if (!year || !(in.take('-') || in.take('/'))) return std::nullopt;
  const auto month = in.digits(1, 2);
  if (!month || !(in.take('-') || in.take('/'))) return std::nullopt;
  const auto day = in.digits(1, 2);
  if (!day) return std::nullopt;
  int64_t seconds = 0;
  int64_t offset = 0;
  if (in.take('T') || in.take('t') || in.take(' ')) {
    in.skipSpaces();
    const auto time = clock(in);
    if (time) {
      seconds = *time;
      offset = zone(in);
    }
  }
  const auto value = fromParts(*year, *month, *day, seconds);
  return value ? std::optional(*value - offset) : std::nullopt;
}

// "[Tue,] 24 Nov 2026 10:00:00 GMT" and "Tue Nov 24 10:00:00 [UTC] 2026".
std::optional<UnixSeconds> namedTime(Cursor in) {
  in.skipSpaces();
  if (!in.text.empty() && !isAsciiDigit(in.text.front())) {
    Cursor probe = in;
    if (!probe.month()) {
      while (!in.text.empty() && isAsciiAlnum(in.text.front())) in.text.remove_prefix(1);
      in.skipSpaces();
    }
  }
  auto day = in.digits(1, 2);
  in.skipSpaces();
  in.take('-');
  const auto month = in.month();
  if (!month) return std::nullopt;
  in.skipSpaces();
  in.take('-');
  if (!day) {
    day = in.digits(1, 2);
    in.skipSpaces();
  }
  Cursor beforeClock = in;
  auto time = clock(in);
  if (!time) in = beforeClock;
  in.skipSpaces();
  Cursor beforeZone = in;
  while (!in.text.empty() && !isAsciiDigit(in.text.front()) && isAsciiAlnum(in.text.front()))
    in.text.remove_prefix(1);
  in.skipSpaces();
  auto year = in.digits(4, 4);
  if (!year) {
    in = beforeZone;
    year = in.digits(4, 4);
  }
  if (!day || !year) return std::nullopt;
  if (!time) {
    in.skipSpaces();
    time = clock(in);
  }
  const auto value = fromParts(*year, *month, *day, time.value_or(0));
  return value ? std::optional(*value - zone(in)) : std::nullopt;
}

}  // namespace

int64_t daysFromCivil(int64_t year, unsigned month, unsigned day) {
  year -= month <= 2 ? 1 : 0;
  const int64_t era = year / 400;
  const auto yearOfEra = static_cast<unsigned>(year - era * 400);
  const unsigned dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const unsigned dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
  return era * 146097 + static_cast<int64_t>(dayOfEra) - 719468;
}

std::optional<UnixSeconds> parseTime(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 64) return std::nullopt;
  const bool allDigits = text.find_first_not_of("0123456789") == std::string_view::npos;
  if (allDigits && text.size() >= 9) {
    const auto value = parseInt(text);
    if (!value || *value < 0) return std::nullopt;
    if (text.size() >= 16) return *value / 1'000'000;
    return text.size() >= 12 ? *value / 1000 : *value;
  }
  if (const auto iso = isoTime({text})) return iso;
  return namedTime({text});
}

namespace {

struct Civil {
  int64_t year;
  int64_t month;
  int64_t day;
};

Civil civilFromDays(int64_t days) {
  days += 719468;
  const int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const int64_t dayOfEra = days - era * 146097;
  const int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
  const int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const int64_t shifted = (5 * dayOfYear + 2) / 153;
  const int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1};
}

void appendPadded(std::string& out, int64_t value, int width) {
  const std::string digits = std::to_string(value);
  for (int i = static_cast<int>(digits.size()); i < width; ++i) out += '0';
  out += digits;
}

}  // namespace

std::string formatDate(UnixSeconds time) {
  if (time == kNoTime) return {};
  const int64_t days = time >= 0 ? time / 86400 : (time - 86399) / 86400;
  const Civil civil = civilFromDays(days);
  std::string out;
  appendPadded(out, civil.year, 4);
  out += '-';
  appendPadded(out, civil.month, 2);
  out += '-';
  appendPadded(out, civil.day, 2);
  return out;
}

std::string formatTime(UnixSeconds time) {
  if (time == kNoTime) return {};
  const int64_t days = time >= 0 ? time / 86400 : (time - 86399) / 86400;
  const int64_t seconds = time - days * 86400;
  std::string out = formatDate(time) + "T";
  appendPadded(out, seconds / 3600, 2);
  out += ':';
  appendPadded(out, seconds / 60 % 60, 2);
  out += ':';
  appendPadded(out, seconds % 60, 2);
  return out + "Z";
}

}  // namespace postern
