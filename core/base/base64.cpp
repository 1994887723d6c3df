// SPDX-License-Identifier: Apache-2.0
// See base64.h.
#include "base/base64.h"

#include <cstdint>

#include "base/text.h"

namespace postern {
namespace {

int digitOf(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (isAsciiDigit(c)) return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

}  // namespace

Base64 decodeBase64(std::string_view text) {
  Base64 out;
  uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (isAsciiSpace(c)) continue;
    const int digit = digitOf(c);
    if (digit < 0) {
      out.isWhole = c == '=';
      break;
    }
    out.isUrlForm = out.isUrlForm || c == '-' || c == '_';
    bits = bits << 6U | static_cast<uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out.bytes += static_cast<char>(bits >> static_cast<uint32_t>(count) & 0xFFU);
  }
  return out;
}

}  // namespace postern
