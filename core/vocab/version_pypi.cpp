// SPDX-License-Identifier: Apache-2.0
// Python versions: PEP 440, "Appendix B: Parsing version strings" and "Summary of permitted suffixes and
// relative ordering" (packaging.version.Version). Legacy versions that the PEP does not take are none.
#include "vocab/version_families.h"

namespace postern::versions {
namespace {

struct Pypi {
  std::string_view epoch;
  std::vector<std::string_view> release;
  char pre = 0;  ///< 'a', 'b', 'r' (rc), 0 = none
  std::string_view preNumber;
  bool hasPost = false, hasDev = false;
  std::string_view postNumber, devNumber;
  std::vector<std::string_view> local;
  bool valid = false;
};

bool isSeparator(char c) { return c == '.' || c == '-' || c == '_'; }

// One of `names` (the longest first) in front, after an optional separator: taken, with its number.
bool takeSuffix(std::string_view& text, std::initializer_list<std::string_view> names,
                std::string_view& number, std::string_view& name) {
  std::string_view rest = text;
  if (!rest.empty() && isSeparator(rest.front())) rest.remove_prefix(1);
  for (const std::string_view candidate : names) {
    if (!startsWithIgnoreCase(rest, candidate)) continue;
    name = candidate;
    rest.remove_prefix(candidate.size());
    std::string_view digits = rest;
    if (!digits.empty() && isSeparator(digits.front())) digits.remove_prefix(1);
    const std::string_view taken = takeDigits(digits);
    if (!taken.empty()) rest = digits;
    number = taken;
    text = rest;
    return true;
  }
  return false;
}

void takePost(std::string_view& text, Pypi& out) {
  std::string_view name;
  if (text.size() > 1 && text[0] == '-' && isAsciiDigit(text[1])) {  // "1.0-1"
    text.remove_prefix(1);
    out.postNumber = takeDigits(text);
    out.hasPost = true;
  } else {
    out.hasPost = takeSuffix(text, {"post", "rev", "r"}, out.postNumber, name);
  }
}

bool takeLocal(std::string_view text, Pypi& out) {
  for (;;) {
    const std::string_view part = takeWhile(text, isAsciiAlnum);
    if (part.empty()) return false;
    out.local.push_back(part);
    if (text.empty()) return true;
    if (!isSeparator(text.front())) return false;
    text.remove_prefix(1);
  }
}

Pypi read(std::string_view text) {
  Pypi out;
  if (!text.empty() && asciiLower(text.front()) == 'v') text.remove_prefix(1);
  std::string_view number = takeDigits(text);
  if (number.empty()) return out;
  if (!text.empty() && text.front() == '!') {
    out.epoch = number;
    text.remove_prefix(1);
    number = takeDigits(text);
    if (number.empty()) return out;
  }
  out.release.push_back(number);
  while (text.size() > 1 && text[0] == '.' && isAsciiDigit(text[1])) {
    text.remove_prefix(1);
    out.release.push_back(takeDigits(text));
  }
  std::string_view name;
  if (takeSuffix(text, {"alpha", "a", "beta", "b", "preview", "pre", "c", "rc"}, out.preNumber, name))
    out.pre = name.front() == 'a' ? 'a' : name.front() == 'b' ? 'b' : 'r';
  takePost(text, out);
  out.hasDev = takeSuffix(text, {"dev"}, out.devNumber, name);
  if (!text.empty() && text.front() == '+') {
    if (!takeLocal(text.substr(1), out)) return out;
    text = {};
  }
  out.valid = text.empty();
  return out;
}

int compareReleases(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  for (size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const int order = compareNumbers(i < a.size() ? a[i] : "", i < b.size() ? b[i] : "");
    if (order != 0) return order;
  }
  return 0;
}

// "1.0.dev1" alone is before all pre-releases, a release after them.
int preRank(const Pypi& version) {
  if (version.pre != 0) return version.pre == 'a' ? 1 : version.pre == 'b' ? 2 : 3;
  return version.hasDev && !version.hasPost ? 0 : 4;
}

int compareLocals(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const bool left = isDigits(a[i]), right = isDigits(b[i]);
    if (left != right) return left ? 1 : -1;  // a number is after a text
    const int order =
        left ? compareNumbers(a[i], b[i]) : compareBytes(toLowerAscii(a[i]), toLowerAscii(b[i]));
    if (order != 0) return order;
  }
  return sign(static_cast<int>(a.size()) - static_cast<int>(b.size()));
}

std::string plain(std::string_view digits) {
  digits = withoutZeros(digits);
  return digits.empty() ? "0" : std::string(digits);
}

}  // namespace

bool isPypi(std::string_view version) { return read(version).valid; }

int comparePypi(std::string_view a, std::string_view b) {
  const Pypi left = read(a), right = read(b);
  if (const int order = compareNumbers(left.epoch, right.epoch)) return order;
  if (const int order = compareReleases(left.release, right.release)) return order;
  if (const int order = sign(preRank(left) - preRank(right))) return order;
  if (const int order = compareNumbers(left.preNumber, right.preNumber)) return order;
  if (left.hasPost != right.hasPost) return left.hasPost ? 1 : -1;
  if (const int order = compareNumbers(left.postNumber, right.postNumber)) return order;
  if (left.hasDev != right.hasDev) return left.hasDev ? -1 : 1;
  if (const int order = compareNumbers(left.devNumber, right.devNumber)) return order;
  return compareLocals(left.local, right.local);
}

std::string normalPypi(std::string_view version) {
  const Pypi parts = read(version);
  std::string out;
  if (!withoutZeros(parts.epoch).empty()) out = plain(parts.epoch) + "!";
  for (size_t i = 0; i < parts.release.size(); ++i) out += (i == 0 ? "" : ".") + plain(parts.release[i]);
  if (parts.pre != 0) out += (parts.pre == 'r' ? "rc" : std::string(1, parts.pre)) + plain(parts.preNumber);
  if (parts.hasPost) out += ".post" + plain(parts.postNumber);
  if (parts.hasDev) out += ".dev" + plain(parts.devNumber);
  for (size_t i = 0; i < parts.local.size(); ++i)
    out += (i == 0 ? "+" : ".") +
           (isDigits(parts.local[i]) ? plain(parts.local[i]) : toLowerAscii(parts.local[i]));
  return out;
}

}  // namespace postern::versions
