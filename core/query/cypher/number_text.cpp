// SPDX-License-Identifier: Apache-2.0
// Float text, by trying 15, 16 and 17 digits; exponent form where Java prints one (below 10^-3, from 10^7).
#include "query/cypher/number_text.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "base/text.h"

namespace postern::cypher {

namespace {

struct Digits {
  std::string digits;  // without trailing zeros
  int exponent = 0;    // value = 0.digits * 10^exponent
};

Digits shortestDigits(double value) {
  char buffer[40];
  for (int precision = 14; precision <= 16; ++precision) {
    std::snprintf(buffer, sizeof buffer, "%.*e", precision, value);
    if (std::strtod(buffer, nullptr) == value) break;
  }
  std::string_view text = buffer;
  size_t e = text.find('e');
  Digits found;
  for (char c : text.substr(0, e)) {
    if (isAsciiDigit(c)) found.digits.push_back(c);
  }
  while (found.digits.size() > 1 && found.digits.back() == '0') found.digits.pop_back();
  found.exponent = static_cast<int>(std::strtol(buffer + e + 1, nullptr, 10)) + 1;
  return found;
}

}  // namespace

std::string floatText(double value) {
  if (std::isnan(value)) return "NaN";
  std::string sign = std::signbit(value) ? "-" : "";
  value = std::fabs(value);
  if (std::isinf(value)) return sign + "Infinity";
  if (value == 0) return sign + "0.0";
  auto [digits, exponent] = shortestDigits(value);
  auto count = static_cast<int>(digits.size());
  if (value < 1e-3 || value >= 1e7) {
    std::string fraction = count > 1 ? digits.substr(1) : "0";
    return sign + digits.substr(0, 1) + "." + fraction + "E" + std::to_string(exponent - 1);
  }
  if (exponent <= 0) return sign + "0." + std::string(static_cast<size_t>(-exponent), '0') + digits;
  if (count <= exponent)
    return sign + digits + std::string(static_cast<size_t>(exponent - count), '0') + ".0";
  return sign + digits.substr(0, static_cast<size_t>(exponent)) + "." +
         digits.substr(static_cast<size_t>(exponent));
}

std::string numberText(const Value& number) {
  return number.is(Kind::kInteger) ? std::to_string(number.asInteger()) : floatText(number.asFloat());
}

std::optional<double> parseFloat(std::string_view text) {
  text = trim(text);
  size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  bool digit = false;
  bool point = false;
  for (; at < text.size(); ++at) {
    if (isAsciiDigit(text[at])) {
      digit = true;
    } else if (text[at] == '.' && !point) {
      point = true;
    } else {
      break;
    }
  }
  if (!digit) return std::nullopt;
  if (at < text.size() && asciiLower(text[at]) == 'e') {
    ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    size_t from = at;
    while (at < text.size() && isAsciiDigit(text[at])) ++at;
    if (at == from) return std::nullopt;
  }
  if (at != text.size()) return std::nullopt;
  return std::strtod(std::string(text).c_str(), nullptr);
}

}  // namespace postern::cypher
