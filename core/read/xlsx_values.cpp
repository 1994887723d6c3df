// SPDX-License-Identifier: Apache-2.0
// All in decimal text and whole numbers: no floating point, so that every platform shows the same.
#include "read/xlsx_values.h"

#include <algorithm>

#include "base/text.h"
#include "base/time.h"

namespace postern {
namespace {

constexpr size_t kShownDigits = 15;
constexpr int64_t kSecondsPerDay = 86'400;

struct Decimal {
  bool negative = false;
  std::string digits;  // without leading zeros
  int64_t point = 0;   // position of the point in `digits`; may lie outside of them
};

std::optional<Decimal> parseDecimal(std::string_view text) {
  Decimal out;
  if (text.size() > 64) return std::nullopt;
  if (text.starts_with('-')) {
    out.negative = true;
    text.remove_prefix(1);
  }
  const size_t e = text.find_first_of("eE");
  int64_t exponent = 0;
  if (e != std::string_view::npos) {
    std::string_view power = text.substr(e + 1);
    if (power.starts_with('+')) power.remove_prefix(1);
    const auto value = parseInt(power);
    if (!value || *value < -400 || *value > 400) return std::nullopt;
    exponent = *value;
    text = text.substr(0, e);
  }
  bool point = false;
  bool any = false;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (!isAsciiDigit(c)) return std::nullopt;
    any = true;
    if (!point) ++out.point;
    out.digits += c;
  }
  if (!any) return std::nullopt;
  const size_t zeros = std::min(out.digits.find_first_not_of('0'), out.digits.size());
  out.digits.erase(0, zeros);
  out.point += exponent - static_cast<int64_t>(zeros);
  return out;
}

void round(Decimal& number) {
  std::string& digits = number.digits;
  if (digits.size() > kShownDigits) {
    const bool up = digits[kShownDigits] >= '5';
    digits.resize(kShownDigits);
    size_t i = kShownDigits;
    while (up && i > 0 && digits[i - 1] == '9') digits[--i] = '0';
    if (up && i > 0) ++digits[i - 1];
    if (up && i == 0) {
      digits.insert(0, 1, '1');
      ++number.point;
    }
  }
  digits.resize(digits.find_last_not_of('0') + 1);  // npos + 1 is 0
}

std::string paddedTime(int64_t seconds) {
  std::string out;
  for (const int64_t unit : {seconds / 3600, seconds / 60 % 60, seconds % 60}) {
    if (!out.empty()) out += ':';
    out += static_cast<char>('0' + unit / 10);
    out += static_cast<char>('0' + unit % 10);
  }
  return out;
}

}  // namespace

std::string displayNumber(std::string_view stored) {
  if (stored.size() <= kShownDigits && stored.find_first_of("eE") == std::string_view::npos)
    return std::string(stored);
  auto number = parseDecimal(stored);
  if (!number || number->point > 20 || number->point < -20) return std::string(stored);
  round(*number);
  if (number->digits.empty()) return "0";
  std::string out = number->negative ? "-" : "";
  const auto size = static_cast<int64_t>(number->digits.size());
  if (number->point <= 0) {
    out += "0." + std::string(static_cast<size_t>(-number->point), '0') + number->digits;
  } else if (number->point >= size) {
    out += number->digits + std::string(static_cast<size_t>(number->point - size), '0');
  } else {
    const auto at = static_cast<size_t>(number->point);
    out += number->digits.substr(0, at) + "." + number->digits.substr(at);
  }
  return out;
}

std::optional<std::string> displayDate(std::string_view serial, bool from1904) {
  const auto number = parseDecimal(serial);
  if (!number || number->negative || number->point > 7) return std::nullopt;
  const auto digitAt = [&](int64_t i) -> int64_t {
    return i >= 0 && i < static_cast<int64_t>(number->digits.size())
               ? number->digits[static_cast<size_t>(i)] - '0'
               : 0;
  };
  int64_t days = 0;
  for (int64_t i = 0; i < number->point; ++i) days = days * 10 + digitAt(i);
  int64_t billionths = 0;
  for (int64_t i = 0; i < 9; ++i) billionths = billionths * 10 + digitAt(number->point + i);
  int64_t seconds = (billionths * kSecondsPerDay + 500'000'000) / 1'000'000'000;
  if (seconds >= kSecondsPerDay) {
    seconds -= kSecondsPerDay;
    ++days;
  }
  if (days == 0 && !from1904) return paddedTime(seconds);
  const int64_t since1970 = days + (from1904 ? 1462 : 0) - 25'569;
  if (since1970 > 2'932'896) return std::nullopt;  // 9999-12-31
  std::string out = formatDate(since1970 * kSecondsPerDay);
  if (seconds > 0) out += "T" + paddedTime(seconds);
  return out;
}

bool isDateFormat(uint32_t builtIn) {
  return (builtIn >= 14 && builtIn <= 22) || (builtIn >= 27 && builtIn <= 36) ||
         (builtIn >= 45 && builtIn <= 47) || (builtIn >= 50 && builtIn <= 58);
}

bool isDateFormat(std::string_view code) {
  bool quoted = false;
  bool bracketed = false;
  for (size_t i = 0; i < code.size(); ++i) {
    const char c = asciiLower(code[i]);
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[' || c == ']') {
      bracketed = c == '[';  // a colour, a locale or a condition
    } else if (c == ';') {
      return false;  // only the first of the sections counts
    } else if (!bracketed && (c == 'y' || c == 'd' || c == 'h' || c == 'm' || c == 's')) {
      return true;
    }
  }
  return false;
}

std::optional<uint32_t> columnOf(std::string_view reference) {
  uint32_t column = 0;
  size_t i = 0;
  for (; i < reference.size() && i < 4; ++i) {
    const char c = asciiLower(reference[i]);
    if (c < 'a' || c > 'z') break;
    column = column * 26 + static_cast<uint32_t>(c - 'a' + 1);
  }
  if (i == 0 || i == 4) return std::nullopt;
  return column - 1;
}

}  // namespace postern
