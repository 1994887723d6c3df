// SPDX-License-Identifier: Apache-2.0
// Debian versions: Debian Policy 4.7, section 5.6.12 (dpkg's verrevcmp): [epoch:]upstream[-revision].
#include "vocab/version_families.h"

namespace postern::versions {
namespace {

struct Debian {
  std::string_view epoch, upstream, revision;
};

Debian read(std::string_view text) {
  Debian out;
  const size_t colon = text.find(':');
  if (colon != std::string_view::npos) {
    out.epoch = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  const size_t dash = text.rfind('-');
  out.upstream = text.substr(0, dash);
  if (dash != std::string_view::npos) out.revision = text.substr(dash + 1);
  return out;
}

// Letters before other characters, '~' before the end of the text.
int weight(std::string_view text) {
  if (text.empty() || isAsciiDigit(text.front())) return 0;
  const char c = text.front();
  if (c == '~') return -1;
  const int code = static_cast<unsigned char>(c);
  return isLetter(c) ? code : code + 256;
}

int comparePart(std::string_view a, std::string_view b) {
  while (!a.empty() || !b.empty()) {
    while ((!a.empty() && !isAsciiDigit(a.front())) || (!b.empty() && !isAsciiDigit(b.front()))) {
      const int order = weight(a) - weight(b);
      if (order != 0) return sign(order);
      a.remove_prefix(1);  // equal and not both at a digit or the end: both have a character here
      b.remove_prefix(1);
    }
    if (const int order = compareNumbers(takeDigits(a), takeDigits(b))) return order;
  }
  return 0;
}

bool areCharacters(std::string_view text, std::string_view others) {
  return std::all_of(text.begin(), text.end(),
                     [&](char c) { return isAsciiAlnum(c) || others.find(c) != std::string_view::npos; });
}

}  // namespace

bool isDebian(std::string_view version) {
  const size_t colon = version.find(':');
  const Debian parts = read(version);
  if (colon != std::string_view::npos && !isDigits(parts.epoch)) return false;
  const size_t dash = version.rfind('-');
  if (dash != std::string_view::npos && parts.revision.empty()) return false;
  // The upstream part "should" start with a digit; dpkg takes those that do not.
  return !parts.upstream.empty() && areCharacters(parts.upstream, ".+-:~") &&
         areCharacters(parts.revision, "+.~");
}

int compareDebian(std::string_view a, std::string_view b) {
  const Debian left = read(a), right = read(b);
  if (const int order = compareNumbers(left.epoch, right.epoch)) return order;
  if (const int order = comparePart(left.upstream, right.upstream)) return order;
  return comparePart(left.revision, right.revision);
}

}  // namespace postern::versions
