// SPDX-License-Identifier: Apache-2.0
// Composer versions: composer/semver 3 (VersionParser::normalize), ordered as PHP's version_compare orders
// what normalize gives. Branches ("dev-main", "2.x-dev") have no place in an order and are no versions here.
#include "vocab/version_families.h"

namespace postern::versions {
namespace {

// version_compare: dev, alpha, beta, RC, a number ("#"), patch.
enum Stability { kDev, kAlpha, kBeta, kCandidate, kStable, kPatch };

struct Composer {
  std::vector<std::string_view> numbers;
  Stability stability = kStable;
  std::vector<std::string_view> stabilityNumbers;  ///< "beta2.1" has 2, 1
  bool isDev = false;                              ///< "1.0-beta1-dev"
  bool valid = false;
};

// "-beta.2", "RC1", "_p1" … in front: taken. False where something else is.
bool takeStability(std::string_view& text, Composer& out) {
  std::string_view rest = text;
  if (!rest.empty() && (rest.front() == '.' || rest.front() == '_' || rest.front() == '-'))
    rest.remove_prefix(1);
  const std::string word = toLowerAscii(takeLetters(rest));
  if (word == "stable")
    out.stability = kStable;
  else if (word == "alpha" || word == "a")
    out.stability = kAlpha;
  else if (word == "beta" || word == "b")
    out.stability = kBeta;
  else if (word == "rc")
    out.stability = kCandidate;
  else if (word == "patch" || word == "pl" || word == "p")
    out.stability = kPatch;
  else
    return false;
  while (!rest.empty()) {
    std::string_view number = rest;
    if (number.front() == '.' || number.front() == '-') number.remove_prefix(1);
    const std::string_view digits = takeDigits(number);
    if (digits.empty()) break;
    out.stabilityNumbers.push_back(digits);
    rest = number;
  }
  text = rest;
  return true;
}

bool takeDev(std::string_view& text) {
  std::string_view rest = text;
  if (!rest.empty() && (rest.front() == '.' || rest.front() == '-' || rest.front() == '_'))
    rest.remove_prefix(1);
  if (toLowerAscii(takeLetters(rest)) != "dev") return false;
  text = rest;
  return true;
}

Composer read(std::string_view text) {
  Composer out;
  text = text.substr(0, text.find('+'));
  text = text.substr(0, text.find('@'));
  if (!text.empty() && asciiLower(text.front()) == 'v') text.remove_prefix(1);
  if (text.empty() || !isAsciiDigit(text.front())) return out;
  out.numbers.push_back(takeDigits(text));
  // A date: "2021-04-09", "20210409.1"; elsewhere numbers are separated by dots alone.
  const bool isDate = out.numbers[0].size() >= 4;
  while (text.size() > 1 && (text[0] == '.' || (isDate && (text[0] == '-' || text[0] == ':'))) &&
         isAsciiDigit(text[1])) {
    text.remove_prefix(1);
    out.numbers.push_back(takeDigits(text));
  }
  if (!isDate && out.numbers.size() > 4) return out;
  takeStability(text, out);
  out.isDev = takeDev(text);
  if (!text.empty() && out.stability == kStable && !out.isDev) {
    // Releases such as "1.5.6d": a letter that Composer would refuse; after the release without it.
    if (text.size() == 2 && text.front() == '-') text.remove_prefix(1);
    if (text.size() == 1 && isLetter(text.front())) {
      out.stability = kPatch;
      out.stabilityNumbers.push_back(text);
      text = {};
    }
  }
  out.valid = text.empty();
  return out;
}

int compareParts(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  for (size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const std::string_view left = i < a.size() ? a[i] : "", right = i < b.size() ? b[i] : "";
    const bool leftText = !left.empty() && !isDigits(left), rightText = !right.empty() && !isDigits(right);
    if (leftText != rightText) return leftText ? 1 : -1;
    if (const int order = leftText ? compareBytes(left, right) : compareNumbers(left, right)) return order;
  }
  return 0;
}

}  // namespace

bool isComposer(std::string_view version) { return read(version).valid; }

int compareComposer(std::string_view a, std::string_view b) {
  const Composer left = read(a), right = read(b);
  if (const int order = compareParts(left.numbers, right.numbers)) return order;
  // "1.0-dev" alone is before "1.0-alpha"; "1.0-beta1-dev" just before "1.0-beta1".
  const auto rank = [](const Composer& it) {
    return it.isDev && it.stability == kStable ? kDev : it.stability;
  };
  if (rank(left) != rank(right)) return rank(left) < rank(right) ? -1 : 1;
  // Nothing after the word is before a number: "beta" is before "beta0".
  if (left.stabilityNumbers.empty() != right.stabilityNumbers.empty())
    return left.stabilityNumbers.empty() ? -1 : 1;
  if (const int order = compareParts(left.stabilityNumbers, right.stabilityNumbers)) return order;
  return static_cast<int>(right.isDev) - static_cast<int>(left.isDev);
}

}  // namespace postern::versions
