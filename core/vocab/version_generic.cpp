// SPDX-License-Identifier: Apache-2.0
// Orders for those who have none of their own.
//   generic  libversion 3 (repology), doc/ALGORITHM.md: runs of digits and runs of letters
//   nix      Nix manual, builtins.compareVersions
//   datetime RFC 3339, section 5.6: the instant
#include <cstdint>

#include "vocab/version_families.h"

namespace postern::versions {
namespace {

// In order: a word such as "rc", nothing or zero, a word such as "patch", a number, a letter after a number.
enum Rank { kPreRelease, kZero, kPostRelease, kNumber, kLetterSuffix };

struct Component {
  Rank rank = kZero;
  std::string_view text;
};

Rank rankOfWord(std::string_view word, Rank otherwise) {
  for (const std::string_view known : {"alpha", "beta", "rc", "dev", "snapshot"}) {
    if (equalsIgnoreCase(word, known)) return kPreRelease;
  }
  if (startsWithIgnoreCase(word, "pre")) return kPreRelease;
  for (const std::string_view known : {"patch", "pl", "errata"}) {
    if (equalsIgnoreCase(word, known)) return kPostRelease;
  }
  return startsWithIgnoreCase(word, "post") ? kPostRelease : otherwise;
}

class Components {
 public:
  explicit Components(std::string_view text) : rest_(text) {}

  Component next() {
    const bool adjacent = afterNumber_ && !rest_.empty() && isLetter(rest_.front());
    afterNumber_ = false;
    takeWhile(rest_, [](char c) { return !isAsciiAlnum(c); });
    if (rest_.empty()) return {};
    if (isAsciiDigit(rest_.front())) {
      const std::string_view digits = withoutZeros(takeDigits(rest_));
      afterNumber_ = true;
      return {digits.empty() ? kZero : kNumber, digits};
    }
    const std::string_view word = takeLetters(rest_);
    const bool isSuffix = adjacent && (rest_.empty() || !isAsciiDigit(rest_.front()));
    return {rankOfWord(word, isSuffix ? kLetterSuffix : kPreRelease), word};
  }
  bool atEnd() const { return std::none_of(rest_.begin(), rest_.end(), isAsciiAlnum); }

 private:
  std::string_view rest_;
  bool afterNumber_ = false;
};

std::string_view takeNixComponent(std::string_view& text) {
  takeWhile(text, [](char c) { return c == '.' || c == '-'; });
  if (!text.empty() && isAsciiDigit(text.front())) return takeDigits(text);
  return takeWhile(text, [](char c) { return !isAsciiDigit(c) && c != '.' && c != '-'; });
}

int compareNixComponents(std::string_view a, std::string_view b) {
  const bool leftNumber = isDigits(a), rightNumber = isDigits(b);
  if (leftNumber && rightNumber) return compareNumbers(a, b);
  // "pre" is before nothing, nothing before words, words before numbers.
  const auto rank = [](std::string_view text, bool number) {
    return number ? 3 : text == "pre" ? 0 : text.empty() ? 1 : 2;
  };
  if (const int order = sign(rank(a, leftNumber) - rank(b, rightNumber))) return order;
  return compareBytes(a, b);
}

struct Instant {
  int64_t seconds = 0;
  std::string_view fraction;  ///< digits after the point
  bool valid = false;
};

// Days since 1970-01-01 in the proleptic Gregorian calendar.
int64_t daysOf(int64_t year, int64_t month, int64_t day) {
  year -= month <= 2;
  const int64_t era = year / 400, ofEra = year - era * 400;
  const int64_t ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719468;
}

// `count` digits in front of `text`, then `after` ('\0': nothing); -1 when they are not there.
int64_t takeField(std::string_view& text, size_t count, char after) {
  if (text.size() < count || !isDigits(text.substr(0, count))) return -1;
  const int64_t value = *parseInt(text.substr(0, count));
  text.remove_prefix(count);
  if (after == '\0') return value;
  if (text.empty() || asciiLower(text.front()) != after) return -1;
  text.remove_prefix(1);
  return value;
}

Instant readInstant(std::string_view text) {
  Instant out;
  const int64_t year = takeField(text, 4, '-'), month = takeField(text, 2, '-'),
                day = takeField(text, 2, 't');
  const int64_t hour = takeField(text, 2, ':'), minute = takeField(text, 2, ':'),
                second = takeField(text, 2, '\0');
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31 || hour < 0 || hour > 23 || minute < 0 ||
      minute > 59 || second < 0 || second > 60)
    return out;
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    out.fraction = takeDigits(text);
    if (out.fraction.empty()) return out;
    while (!out.fraction.empty() && out.fraction.back() == '0') out.fraction.remove_suffix(1);
  }
  int64_t offset = 0;
  if (text == "z" || text == "Z") {
    text = {};
  } else {
    const bool east = !text.empty() && text.front() == '+';
    if (!east && (text.empty() || text.front() != '-')) return out;
    text.remove_prefix(1);
    const int64_t hours = takeField(text, 2, ':'), minutes = takeField(text, 2, '\0');
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || !text.empty()) return out;
    offset = (hours * 60 + minutes) * (east ? 60 : -60);
  }
  out.seconds = daysOf(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset;
  out.valid = true;
  return out;
}

}  // namespace

bool isGeneric(std::string_view version) { return std::any_of(version.begin(), version.end(), isAsciiAlnum); }

int compareGeneric(std::string_view a, std::string_view b) {
  Components left(a), right(b);
  while (!left.atEnd() || !right.atEnd()) {
    const Component l = left.next(), r = right.next();
    if (l.rank != r.rank) return l.rank < r.rank ? -1 : 1;
    const int order = l.rank == kNumber ? compareNumbers(l.text, r.text)
                                        : compareBytes(toLowerAscii(l.text), toLowerAscii(r.text));
    if (order != 0) return order;
  }
  return 0;
}

int compareNix(std::string_view a, std::string_view b) {
  while (!a.empty() || !b.empty()) {
    const std::string_view left = takeNixComponent(a), right = takeNixComponent(b);
    if (const int order = compareNixComponents(left, right)) return order;
  }
  return 0;
}

bool isDatetime(std::string_view version) { return readInstant(version).valid; }

int compareDatetime(std::string_view a, std::string_view b) {
  const Instant left = readInstant(a), right = readInstant(b);
  if (left.seconds != right.seconds) return left.seconds < right.seconds ? -1 : 1;
  return compareBytes(left.fraction, right.fraction);  // 0.9 is after 0.123, as texts are
}

}  // namespace postern::versions
