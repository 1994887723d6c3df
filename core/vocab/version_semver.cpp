// SPDX-License-Identifier: Apache-2.0
// Semantic Versioning 2.0.0 (semver.org, items 9 to 11), and the loose reading that npm ("loose" of
// node-semver 7), Go modules (golang.org/x/mod/semver), Cargo, Hex, Swift, Julia and nginx versions need: a
// leading "v" or "=", missing parts that are 0, zeros in front, a pre-release without its hyphen. Pub adds
// that build metadata is ordered too (pub_semver, Version.compareTo).
#include <array>

#include "vocab/version_families.h"

namespace postern::versions {
namespace {

struct Semver {
  std::array<std::string_view, 3> numbers;  ///< "" = missing, which is 0
  std::string_view preRelease, build;       ///< dot-separated identifiers
  bool valid = false;
};

bool isIdentifierCharacter(char c) { return isAsciiAlnum(c) || c == '-'; }

bool areIdentifiers(std::string_view text) {
  size_t from = 0;
  for (;;) {
    const size_t dot = std::min(text.find('.', from), text.size());
    if (dot == from) return false;
    if (!std::all_of(text.begin() + static_cast<long>(from), text.begin() + static_cast<long>(dot),
                     isIdentifierCharacter))
      return false;
    if (dot == text.size()) return true;
    from = dot + 1;
  }
}

Semver readLoose(std::string_view text) {
  Semver out;
  while (!text.empty() &&
         (text.front() == 'v' || text.front() == 'V' || text.front() == '=' || isAsciiSpace(text.front())))
    text.remove_prefix(1);
  for (size_t i = 0; i < 3; ++i) {
    if (i > 0) {
      if (text.size() < 2 || text[0] != '.' || !isAsciiDigit(text[1])) break;
      text.remove_prefix(1);
    }
    out.numbers[i] = takeDigits(text);
  }
  if (out.numbers[0].empty()) return out;
  const size_t plus = text.find('+');
  if (plus != std::string_view::npos) {
    out.build = text.substr(plus + 1);
    text = text.substr(0, plus);
    if (!areIdentifiers(out.build)) return out;
  }
  if (!text.empty()) {
    if (text.front() == '-') text.remove_prefix(1);
    if (!areIdentifiers(text)) return out;
    out.preRelease = text;
  }
  out.valid = true;
  return out;
}

int compareIdentifiers(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    const std::string_view left = a.substr(0, a.find('.'));
    const std::string_view right = b.substr(0, b.find('.'));
    const bool leftNumber = isDigits(left), rightNumber = isDigits(right);
    int order = 0;
    if (leftNumber != rightNumber)
      order = leftNumber ? -1 : 1;
    else
      order = leftNumber ? compareNumbers(left, right) : compareBytes(left, right);
    if (order != 0) return order;
    a.remove_prefix(std::min(a.size(), left.size() + 1));
    b.remove_prefix(std::min(b.size(), right.size() + 1));
  }
  return static_cast<int>(!a.empty()) - static_cast<int>(!b.empty());
}

int comparePrecedence(const Semver& a, const Semver& b) {
  for (size_t i = 0; i < 3; ++i) {
    if (const int order = compareNumbers(a.numbers[i], b.numbers[i])) return order;
  }
  if (a.preRelease.empty() != b.preRelease.empty()) return a.preRelease.empty() ? 1 : -1;
  return compareIdentifiers(a.preRelease, b.preRelease);
}

bool hasLeadingZero(std::string_view number) { return number.size() > 1 && number.front() == '0'; }

}  // namespace

bool isLooseSemver(std::string_view version) { return readLoose(version).valid; }

bool isStrictSemver(std::string_view version) {
  if (version.empty() || !isAsciiDigit(version.front())) return false;
  const Semver read = readLoose(version);
  if (!read.valid || read.numbers[2].empty()) return false;
  if (std::any_of(read.numbers.begin(), read.numbers.end(), hasLeadingZero)) return false;
  for (const std::string_view identifier : split(read.preRelease, '.')) {
    if (isDigits(identifier) && hasLeadingZero(identifier)) return false;
  }
  const char* afterNumbers = read.numbers[2].data() + read.numbers[2].size();
  return read.preRelease.empty() || *afterNumbers == '-';
}

int compareSemver(std::string_view a, std::string_view b) {
  return comparePrecedence(readLoose(a), readLoose(b));
}

int comparePub(std::string_view a, std::string_view b) {
  const Semver left = readLoose(a), right = readLoose(b);
  const int order = comparePrecedence(left, right);
  return order != 0 ? order : compareIdentifiers(left.build, right.build);
}

}  // namespace postern::versions
