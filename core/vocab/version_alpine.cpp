// SPDX-License-Identifier: Apache-2.0
// Alpine and Gentoo versions: digits{.digits}{letter}{_suffix{digits}}{~hash}{-r digits}.
//   Alpine  apk-tools 3.0, src/version.c
//   Gentoo  Package Manager Specification 8, "Version comparison" (algorithms 3.1 to 3.7)
#include <cstdint>

#include "vocab/version_families.h"

namespace postern::versions {
namespace {

enum class Token : uint8_t { kFirst, kNumber, kLetter, kSuffix, kSuffixNumber, kHash, kRevision, kEnd, kBad };

// Suffixes in order; those up to "rc" are before a version without one.
constexpr std::string_view kSuffixes[] = {"alpha", "beta", "pre", "rc", "cvs", "svn", "git", "hg", "p"};
constexpr int kBeforeRelease = 4;

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {
    value = takeDigits(rest_);
    token = value.empty() ? Token::kBad : Token::kFirst;
  }

  void next() {
    if (rest_.empty()) {
      token = Token::kEnd;
      return;
    }
    const char c = rest_.front();
    Token following = Token::kBad;
    if (c >= 'a' && c <= 'z' && token <= Token::kNumber) {
      value = rest_.substr(0, 1);
      rest_.remove_prefix(1);
      following = Token::kLetter;
    } else if (isAsciiDigit(c) && token == Token::kSuffix) {
      value = takeDigits(rest_);
      following = Token::kSuffixNumber;
    } else {
      following = marked(c);
    }
    token = following;
  }

  Token token = Token::kBad;
  std::string_view value;
  int suffix = 0;

 private:
  Token marked(char mark) {
    rest_.remove_prefix(1);
    if (mark == '.' && token <= Token::kNumber) {
      value = takeDigits(rest_);
      return value.empty() ? Token::kBad : Token::kNumber;
    }
    if (mark == '_' && token <= Token::kSuffixNumber) {
      value = takeLetters(rest_);
      suffix = 0;
      for (const std::string_view known : kSuffixes) {
        if (known == value) return Token::kSuffix;
        ++suffix;
      }
      return Token::kBad;
    }
    if (mark == '~' && token < Token::kHash) {
      value = takeWhile(rest_, [](char c) { return isAsciiDigit(c) || (c >= 'a' && c <= 'f'); });
      return value.empty() ? Token::kBad : Token::kHash;
    }
    if (mark == '-' && token < Token::kRevision && !rest_.empty() && rest_.front() == 'r') {
      rest_.remove_prefix(1);
      value = takeDigits(rest_);
      return value.empty() ? Token::kBad : Token::kRevision;
    }
    return Token::kBad;
  }

  std::string_view rest_;
};

std::string_view withoutTrailingZeros(std::string_view digits) {
  while (!digits.empty() && digits.back() == '0') digits.remove_suffix(1);
  return digits;
}

int compareToken(const Reader& a, const Reader& b, bool gentoo) {
  switch (a.token) {
    case Token::kNumber:
      // With a zero in front, a part is the digits after a decimal point.
      if (a.value.front() == '0' || b.value.front() == '0') {
        return gentoo ? compareBytes(withoutTrailingZeros(a.value), withoutTrailingZeros(b.value))
                      : compareBytes(a.value, b.value);
      }
      return compareNumbers(a.value, b.value);
    case Token::kFirst:
    case Token::kSuffixNumber:
    case Token::kRevision:
      return compareNumbers(a.value, b.value);
    case Token::kSuffix:
      return sign(a.suffix - b.suffix);
    default:
      return compareBytes(a.value, b.value);
  }
}

// A part that is missing where Gentoo says it is 0: a suffix's number and the revision.
bool isZero(const Reader& reader) {
  return (reader.token == Token::kSuffixNumber || reader.token == Token::kRevision) &&
         withoutZeros(reader.value).empty();
}

int compare(std::string_view left, std::string_view right, bool gentoo) {
  Reader a(left), b(right);
  for (;;) {
    if (gentoo && a.token != b.token) {
      if (isZero(a)) a.next();
      if (isZero(b)) b.next();
    }
    if (a.token != b.token || a.token >= Token::kEnd) break;
    if (const int order = compareToken(a, b, gentoo)) return order;
    a.next();
    b.next();
  }
  if (a.token == b.token) return 0;
  if (a.token == Token::kSuffix && a.suffix < kBeforeRelease) return -1;
  if (b.token == Token::kSuffix && b.suffix < kBeforeRelease) return 1;
  return a.token > b.token ? -1 : 1;
}

bool isReadable(std::string_view version) {
  Reader reader(version);
  while (reader.token < Token::kEnd) reader.next();
  return reader.token == Token::kEnd;
}

}  // namespace

bool isAlpine(std::string_view version) { return isReadable(version); }
int compareAlpine(std::string_view a, std::string_view b) { return compare(a, b, false); }

bool isGentoo(std::string_view version) {
  if (!isReadable(version)) return false;
  for (Reader reader(version); reader.token < Token::kEnd; reader.next()) {
    if (reader.token == Token::kHash) return false;
    if (reader.token == Token::kSuffix && reader.suffix >= kBeforeRelease && reader.value != "p")
      return false;
  }
  return true;
}

int compareGentoo(std::string_view a, std::string_view b) { return compare(a, b, true); }

}  // namespace postern::versions
