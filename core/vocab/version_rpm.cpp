// SPDX-License-Identifier: Apache-2.0
// RPM versions: rpm 4.18, rpmio/rpmvercmp.c ("~" before the end, "^" after it), and [epoch:]version[-release]
// as in rpm-version(7). A missing release is the lowest, so that the order stays one; rpm itself would call
// "1.0" equal to every "1.0-n". Also Arch Linux: libalpm/version.c, an earlier rpmvercmp, where it is equal,
// as in vercmp(8).
#include "vocab/version_families.h"

namespace postern::versions {
namespace {

struct Evr {
  std::string_view epoch, version, release;
  bool hasRelease = false;
};

Evr read(std::string_view text) {
  Evr out;
  const size_t colon = text.find(':');
  if (colon != std::string_view::npos &&
      std::all_of(text.begin(), text.begin() + static_cast<long>(colon), isAsciiDigit)) {
    out.epoch = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  const size_t dash = text.rfind('-');
  out.version = text.substr(0, dash);
  out.hasRelease = dash != std::string_view::npos;
  if (out.hasRelease) out.release = text.substr(dash + 1);
  return out;
}

// Both start with a digit or letter: numbers are newer than letters.
int compareSegment(std::string_view& a, std::string_view& b) {
  if (isAsciiDigit(a.front())) {
    const std::string_view left = takeDigits(a), right = takeDigits(b);
    return right.empty() ? 1 : compareNumbers(left, right);
  }
  const std::string_view left = takeLetters(a), right = takeLetters(b);
  return right.empty() ? -1 : compareBytes(left, right);
}

bool isRpmSeparator(char c) { return !isAsciiAlnum(c) && c != '~' && c != '^'; }

// -2: neither has the mark here.
int compareMark(std::string_view& a, std::string_view& b, char mark) {
  const bool left = !a.empty() && a.front() == mark, right = !b.empty() && b.front() == mark;
  if (!left && !right) return -2;
  if (left && right) {
    a.remove_prefix(1);
    b.remove_prefix(1);
    return 0;
  }
  if (mark == '~') return left ? -1 : 1;
  // "^" is after the end of the version, before anything that goes on.
  if (left) return b.empty() ? 1 : -1;
  return a.empty() ? -1 : 1;
}

int compareRpmPart(std::string_view a, std::string_view b) {
  while (!a.empty() || !b.empty()) {
    takeWhile(a, isRpmSeparator);
    takeWhile(b, isRpmSeparator);
    int order = compareMark(a, b, '~');
    if (order == -2) order = compareMark(a, b, '^');
    if (order == 0) continue;
    if (order != -2) return order;
    if (a.empty() || b.empty()) break;
    order = compareSegment(a, b);
    if (order != 0) return order;
  }
  return static_cast<int>(!a.empty()) - static_cast<int>(!b.empty());
}

int compareArchPart(std::string_view a, std::string_view b) {
  const auto isSeparator = [](char c) { return !isAsciiAlnum(c); };
  while (!a.empty() && !b.empty()) {
    const size_t left = takeWhile(a, isSeparator).size(), right = takeWhile(b, isSeparator).size();
    if (a.empty() || b.empty()) break;
    if (left != right) return left < right ? -1 : 1;
    if (const int order = compareSegment(a, b)) return order;
  }
  if (a.empty() && b.empty()) return 0;
  // A remaining letter never beats the end: 1.0rc is before 1.0.
  const bool leftLetter = !a.empty() && isLetter(a.front()), rightLetter = !b.empty() && isLetter(b.front());
  return (a.empty() && !rightLetter) || leftLetter ? -1 : 1;
}

bool isPrintable(std::string_view version) {
  return std::all_of(version.begin(), version.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

}  // namespace

bool isRpm(std::string_view version) { return isPrintable(version) && !read(version).version.empty(); }

int compareRpm(std::string_view a, std::string_view b) {
  const Evr left = read(a), right = read(b);
  if (const int order = compareNumbers(left.epoch, right.epoch)) return order;
  if (const int order = compareRpmPart(left.version, right.version)) return order;
  if (left.hasRelease != right.hasRelease) return left.hasRelease ? 1 : -1;
  return compareRpmPart(left.release, right.release);
}

bool isArch(std::string_view version) { return isPrintable(version) && !read(version).version.empty(); }

int compareArch(std::string_view a, std::string_view b) {
  if (a == b) return 0;
  const Evr left = read(a), right = read(b);
  if (const int order = compareNumbers(left.epoch, right.epoch)) return order;
  if (const int order = compareArchPart(left.version, right.version)) return order;
  return left.hasRelease && right.hasRelease ? compareArchPart(left.release, right.release) : 0;
}

}  // namespace postern::versions
