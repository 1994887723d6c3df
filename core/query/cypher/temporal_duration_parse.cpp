// SPDX-License-Identifier: Apache-2.0
// Text of durations: P1Y2M3W4DT5H6M7.8S with a sign and a fraction at any number, an optional sign in front
// of all, and the form of a date: P2012-02-02T14:37:21.545 (also basic, P20120202T143721).
#include "base/text.h"
#include "query/cypher/temporal_calendar.h"
#include "query/cypher/temporal_duration.h"
#include "query/cypher/temporal_text.h"

namespace postern::cypher {
namespace {

constexpr size_t kMaxDigits = 18;

struct Amount {
  int64_t whole = 0;
  int64_t fraction = 0;  ///< of `scale`, with the sign of the number
  int64_t scale = 1;
};

std::optional<Amount> takeAmount(std::string_view& text) {
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  Amount amount;
  size_t digits = 0;
  for (; digits < text.size() && isAsciiDigit(text[digits]); ++digits) {
    if (digits == kMaxDigits) return std::nullopt;
    amount.whole = amount.whole * 10 + (text[digits] - '0');
  }
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  if (!text.empty() && (text[0] == '.' || text[0] == ',')) {
    text.remove_prefix(1);
    size_t places = 0;
    for (; places < text.size() && isAsciiDigit(text[places]); ++places) {
      if (amount.scale >= 1'000'000'000'000) continue;  // further digits are below a nanosecond
      amount.fraction = amount.fraction * 10 + (text[places] - '0');
      amount.scale *= 10;
    }
    if (places == 0) return std::nullopt;
    text.remove_prefix(places);
  }
  if (negative) {
    amount.whole = -amount.whole;
    amount.fraction = -amount.fraction;
  }
  return amount;
}

bool addUnit(DurationSum& sum, const Amount& amount, char unit, bool time) {
  const auto nanos = [&](int64_t seconds) {
    const Wide unitNanos = Wide{seconds} * kNanosPerSecond;
    sum.addNanos(amount.whole * unitNanos + amount.fraction * unitNanos / amount.scale);
    return true;
  };
  if (time) return unit == 'H' ? nanos(3600) : unit == 'M' ? nanos(60) : unit == 'S' && nanos(1);
  const int64_t times = unit == 'Y' ? 12 : unit == 'W' ? 7 : 1;
  const Wide whole = Wide{amount.whole} * times + Wide{amount.fraction} * times / amount.scale;
  const Wide fraction = Wide{amount.fraction} * times % amount.scale;
  if (unit == 'Y' || unit == 'M') {
    sum.addMonths(whole, fraction, amount.scale);
  } else if (unit == 'W' || unit == 'D') {
    sum.addDays(whole, fraction, amount.scale);
  } else {
    return false;
  }
  return true;
}

std::optional<Duration> parseUnits(std::string_view text, bool negative) {
  DurationSum sum;
  bool time = false;
  bool any = false;
  size_t order = 0;
  while (!text.empty()) {
    if (text[0] == 'T' || text[0] == 't') {
      if (time || text.size() == 1) return std::nullopt;
      time = true;
      order = 0;
      text.remove_prefix(1);
      continue;
    }
    auto amount = takeAmount(text);
    if (!amount || text.empty()) return std::nullopt;
    if (negative) *amount = Amount{-amount->whole, -amount->fraction, amount->scale};
    const char unit = text[0] >= 'a' ? static_cast<char>(text[0] - 'a' + 'A') : text[0];
    text.remove_prefix(1);
    const size_t place = std::string_view(time ? "HMS" : "YMWD").find(unit);
    if (place == std::string_view::npos || place < order || !addUnit(sum, *amount, unit, time))
      return std::nullopt;
    order = place + 1;
    any = true;
  }
  return any ? sum.result() : std::nullopt;
}

/// yyyy-mm-dd or yyyymmdd as amounts, which need not be a date: months to 12, days to 31.
std::optional<Duration> parseDateForm(std::string_view text, bool negative) {
  const size_t end = text.find('T');
  std::string digits;
  for (const char c : text.substr(0, end)) {
    if (isAsciiDigit(c)) digits += c;
  }
  const std::string_view date = text.substr(0, end);
  const bool extended = date.size() == 10 && date[4] == '-' && date[7] == '-';
  if (digits.size() != 8 || (!extended && date.size() != 8)) return std::nullopt;
  const auto number = [&](size_t at, size_t count) { return std::stoll(digits.substr(at, count)); };
  const Wide sign = negative ? -1 : 1;
  const int64_t month = number(4, 2);
  const int64_t day = number(6, 2);
  if (month > 12 || day > 31) return std::nullopt;
  Wide nanos = 0;
  if (end != std::string_view::npos) {
    const auto time = parseLocalTime(text.substr(end + 1));
    if (!time) return std::nullopt;
    nanos = time->nanosOfDay;
  }
  return makeDuration(sign * (number(0, 4) * 12 + month), sign * day, 0, sign * nanos);
}

}  // namespace

std::optional<Duration> parseDuration(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  if (text.empty() || (text[0] != 'P' && text[0] != 'p')) return std::nullopt;
  text.remove_prefix(1);
  if (const auto units = parseUnits(text, negative)) return units;
  return parseDateForm(text, negative);
}

}  // namespace postern::cypher
