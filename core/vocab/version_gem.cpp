// SPDX-License-Identifier: Apache-2.0
// RubyGems versions: Gem::Version (rubygems 3.5, lib/rubygems/version.rb).
#include "vocab/version_families.h"

namespace postern::versions {
namespace {

// Runs of digits and runs of letters; "-" is ".pre." Zeros at the end and before the first word say nothing.
std::vector<std::string_view> segments(std::string_view version) {
  std::vector<std::string_view> out;
  while (!version.empty()) {
    const char c = version.front();
    if (isAsciiDigit(c)) {
      out.push_back(takeDigits(version));
    } else if (isLetter(c)) {
      out.push_back(takeLetters(version));
    } else {
      if (c == '-') out.push_back("pre");
      version.remove_prefix(1);
    }
  }
  const auto isZero = [](std::string_view part) { return isDigits(part) && withoutZeros(part).empty(); };
  const auto dropZeros = [&](size_t end) {
    while (end > 0 && isZero(out[end - 1])) out.erase(out.begin() + static_cast<long>(--end));
  };
  dropZeros(out.size());
  const auto word =
      std::find_if(out.begin(), out.end(), [](std::string_view part) { return !isDigits(part); });
  if (word != out.end()) dropZeros(static_cast<size_t>(word - out.begin()));
  return out;
}

}  // namespace

// /\A\s*([0-9]+(\.[0-9a-zA-Z]+)*(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?)?\s*\z/
bool isGem(std::string_view version) {
  if (takeDigits(version).empty()) return false;
  bool dash = false;
  while (!version.empty()) {
    if (version.front() == '-' && !dash)
      dash = true;
    else if (version.front() != '.')
      return false;
    version.remove_prefix(1);
    const auto part = takeWhile(version, [&](char c) { return isAsciiAlnum(c) || (dash && c == '-'); });
    if (part.empty()) return false;
  }
  return true;
}

int compareGem(std::string_view a, std::string_view b) {
  const auto left = segments(a), right = segments(b);
  for (size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    const std::string_view l = i < left.size() ? left[i] : "0", r = i < right.size() ? right[i] : "0";
    const bool leftNumber = isDigits(l), rightNumber = isDigits(r);
    if (leftNumber != rightNumber) return leftNumber ? 1 : -1;
    if (const int order = leftNumber ? compareNumbers(l, r) : compareBytes(l, r)) return order;
  }
  return 0;
}

}  // namespace postern::versions
