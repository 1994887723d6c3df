// SPDX-License-Identifier: Apache-2.0
// OpenSSL versions: before 3.0 "1.0.2zc" with letters for patches ("OpenSSL release strategy"), since 3.0
// Semantic Versioning. "-alpha", "-beta", "-pre" are before the release, other suffixes ("-dev", "-cvs")
// after it, as the published lists have them.
#include "vocab/version_families.h"

namespace postern::versions {
namespace {

struct Openssl {
  std::string_view numbers[3];
  std::string_view letters, suffix;
  bool valid = false;
};

Openssl read(std::string_view text) {
  Openssl out;
  for (size_t i = 0; i < 3; ++i) {
    if (i > 0) {
      if (text.empty() || text.front() != '.') return out;
      text.remove_prefix(1);
    }
    out.numbers[i] = takeDigits(text);
    if (out.numbers[i].empty()) return out;
  }
  out.letters = takeLetters(text);
  if (!text.empty()) {
    if (text.front() != '-' && text.front() != '+') return out;
    out.suffix = text.substr(1);
    const bool good = std::all_of(out.suffix.begin(), out.suffix.end(),
                                  [](char c) { return isAsciiAlnum(c) || c == '.' || c == '-'; });
    if (out.suffix.empty() || !good) return out;
    if (text.front() == '+') out.suffix = {};  // build metadata
  }
  out.valid = true;
  return out;
}

int suffixRank(std::string_view suffix) {
  if (suffix.empty()) return 1;
  const bool before = startsWithIgnoreCase(suffix, "alpha") || startsWithIgnoreCase(suffix, "beta") ||
                      startsWithIgnoreCase(suffix, "pre") || startsWithIgnoreCase(suffix, "rc");
  return before ? 0 : 2;
}

}  // namespace

bool isOpenssl(std::string_view version) { return read(version).valid; }

int compareOpenssl(std::string_view a, std::string_view b) {
  const Openssl left = read(a), right = read(b);
  for (size_t i = 0; i < 3; ++i) {
    if (const int order = compareNumbers(left.numbers[i], right.numbers[i])) return order;
  }
  // "y", "z", "za", "zb": longer is later, as in a dictionary.
  if (const int order = compareBytes(toLowerAscii(left.letters), toLowerAscii(right.letters))) return order;
  if (const int order = sign(suffixRank(left.suffix) - suffixRank(right.suffix))) return order;
  return compareGeneric(left.suffix, right.suffix);
}

}  // namespace postern::versions
