// SPDX-License-Identifier: Apache-2.0
// Inside of version_order.h: what each file of rules offers, and the few comparisons that they share.
// `is…` says whether a text can be placed; `compare…` takes two that can and gives <0, 0, >0.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace postern::versions {

bool isStrictSemver(std::string_view version);
bool isLooseSemver(std::string_view version);
int compareSemver(std::string_view a, std::string_view b);  ///< build metadata has no part in it
int comparePub(std::string_view a, std::string_view b);

bool isPypi(std::string_view version);
int comparePypi(std::string_view a, std::string_view b);
/// PEP 440's normal form ("1.0Alpha" gives "1.0a0"); of a version.
std::string normalPypi(std::string_view version);

bool isMaven(std::string_view version);
int compareMaven(std::string_view a, std::string_view b);

bool isDebian(std::string_view version);
int compareDebian(std::string_view a, std::string_view b);
bool isRpm(std::string_view version);
int compareRpm(std::string_view a, std::string_view b);
bool isArch(std::string_view version);
int compareArch(std::string_view a, std::string_view b);
bool isAlpine(std::string_view version);
int compareAlpine(std::string_view a, std::string_view b);
bool isGentoo(std::string_view version);
int compareGentoo(std::string_view a, std::string_view b);

bool isGem(std::string_view version);
int compareGem(std::string_view a, std::string_view b);
bool isNuget(std::string_view version);
int compareNuget(std::string_view a, std::string_view b);
bool isComposer(std::string_view version);
int compareComposer(std::string_view a, std::string_view b);
bool isConan(std::string_view version);
int compareConan(std::string_view a, std::string_view b);
bool isConda(std::string_view version);
int compareConda(std::string_view a, std::string_view b);
bool isOpenssl(std::string_view version);
int compareOpenssl(std::string_view a, std::string_view b);

bool isHackage(std::string_view version);
bool isCran(std::string_view version);
int compareNumberLists(std::string_view a, std::string_view b);  ///< hackage, cran
bool isIntdot(std::string_view version);
int compareIntdot(std::string_view a, std::string_view b);
bool isCpan(std::string_view version);
int compareCpan(std::string_view a, std::string_view b);

bool isGeneric(std::string_view version);
int compareGeneric(std::string_view a, std::string_view b);
int compareNix(std::string_view a, std::string_view b);
bool isDatetime(std::string_view version);
int compareDatetime(std::string_view a, std::string_view b);

// Shared.

inline int sign(int value) { return (value > 0) - (value < 0); }
inline int compareBytes(std::string_view a, std::string_view b) { return sign(a.compare(b)); }
inline bool isDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), isAsciiDigit);
}
inline bool isLetter(char c) { return asciiLower(c) >= 'a' && asciiLower(c) <= 'z'; }
inline std::string_view withoutZeros(std::string_view digits) {
  while (!digits.empty() && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}
/// Digits of any length by value; "" counts as 0.
inline int compareNumbers(std::string_view a, std::string_view b) {
  a = withoutZeros(a);
  b = withoutZeros(b);
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return compareBytes(a, b);
}
/// Takes the run of characters at the front that `is` holds for.
template <typename Is>
std::string_view takeWhile(std::string_view& text, Is is) {
  size_t size = 0;
  while (size < text.size() && is(text[size])) ++size;
  const std::string_view run = text.substr(0, size);
  text.remove_prefix(size);
  return run;
}
inline std::string_view takeDigits(std::string_view& text) { return takeWhile(text, isAsciiDigit); }
inline std::string_view takeLetters(std::string_view& text) { return takeWhile(text, isLetter); }

}  // namespace postern::versions
