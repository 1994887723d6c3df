// SPDX-License-Identifier: Apache-2.0
// Versions that are lists of numbers.
//   Hackage  Haskell Package Versioning Policy and Data.Version: a longer list is after its beginning
//   CRAN     R's package_version (R-exts 1.1.1): separated by "." or "-", compared likewise
//   intdot   vers-spec: leading zeros and what follows the first other character are ignored
//   CPAN     version.pm 0.99: "1.55" is decimal (1.550), "v1.5.3" and "1.5.3" are dotted
#include "vocab/version_families.h"

namespace postern::versions {
namespace {

std::vector<std::string_view> numbersOf(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty() && isAsciiDigit(text.front())) {
    out.push_back(takeDigits(text));
    if (text.size() < 2 || (text.front() != '.' && text.front() != '-')) break;
    text.remove_prefix(1);
  }
  return out;
}

bool areNumbers(std::string_view text, std::string_view separators) {
  for (;;) {
    if (takeDigits(text).empty()) return false;
    if (text.empty()) return true;
    if (separators.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
  }
}

int comparePadded(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    if (const int order = compareNumbers(i < a.size() ? a[i] : "", i < b.size() ? b[i] : "")) return order;
  }
  return 0;
}

// A decimal's digits after the point count in threes: 1.5 is v1.500, 1.002003 is v1.2.3.
std::vector<std::string> cpanNumbers(std::string_view version) {
  std::string text;
  for (const char c : version) {
    if (c != '_') text += c;
  }
  const bool marked = !text.empty() && asciiLower(text.front()) == 'v';
  if (marked) text.erase(0, 1);
  std::vector<std::string> out;
  if (marked || std::count(text.begin(), text.end(), '.') > 1) {
    for (const std::string_view part : split(text, '.')) out.emplace_back(part);
    return out;
  }
  const size_t dot = std::min(text.find('.'), text.size());
  out.push_back(text.substr(0, dot));
  for (size_t i = dot + 1; i < text.size(); i += 3) {
    std::string group = text.substr(i, 3);
    group.resize(3, '0');
    out.push_back(std::move(group));
  }
  return out;
}

}  // namespace

bool isHackage(std::string_view version) { return areNumbers(version, "."); }
bool isCran(std::string_view version) { return areNumbers(version, ".-"); }

int compareNumberLists(std::string_view a, std::string_view b) {
  const auto left = numbersOf(a), right = numbersOf(b);
  for (size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
    if (const int order = compareNumbers(left[i], right[i])) return order;
  }
  return sign(static_cast<int>(left.size()) - static_cast<int>(right.size()));
}

bool isIntdot(std::string_view version) { return isAsciiDigit(version.front()); }

int compareIntdot(std::string_view a, std::string_view b) {
  const auto left = [](std::string_view text) {
    std::vector<std::string> out;
    const std::string_view kept = takeWhile(text, [](char c) { return isAsciiDigit(c) || c == '.'; });
    for (const std::string_view part : split(kept, '.')) out.emplace_back(part);
    return out;
  };
  return comparePadded(left(a), left(b));
}

bool isCpan(std::string_view version) {
  if (asciiLower(version.front()) == 'v') version.remove_prefix(1);
  if (version.empty() || !isAsciiDigit(version.front())) return false;
  return std::all_of(version.begin(), version.end(),
                     [](char c) { return isAsciiDigit(c) || c == '.' || c == '_'; });
}

int compareCpan(std::string_view a, std::string_view b) {
  return comparePadded(cpanNumbers(a), cpanNumbers(b));
}

}  // namespace postern::versions
