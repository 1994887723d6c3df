// SPDX-License-Identifier: Apache-2.0
// XXH3 and XXH64 (whose 64-bit products WebAssembly has, as against XXH3's 128-bit ones) from the xxHash
// header (inlined: one translation unit pays for it).
#include "base/content_hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace postern {

ContentHash hashContent(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

uint64_t hashText(std::string_view text) { return XXH64(text.data(), text.size(), 0); }

std::string toHex(const ContentHash& hash) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out(32, '0');
  for (int i = 0; i < 16; ++i) {
    out[static_cast<size_t>(i)] = kDigits[(hash.high >> (60 - 4 * i)) & 15];
    out[static_cast<size_t>(16 + i)] = kDigits[(hash.low >> (60 - 4 * i)) & 15];
  }
  return out;
}

std::optional<ContentHash> contentHashFromHex(std::string_view hex) {
  if (hex.size() != 32) return std::nullopt;
  ContentHash hash;
  for (size_t i = 0; i < hex.size(); ++i) {
    const char c = hex[i];
    uint64_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<uint64_t>(c - '0');
    } else if ((c | 32) >= 'a' && (c | 32) <= 'f') {
      digit = static_cast<uint64_t>((c | 32) - 'a' + 10);
    } else {
      return std::nullopt;
    }
    uint64_t& half = i < 16 ? hash.high : hash.low;
    half = half << 4 | digit;
  }
  return hash;
}

}  // namespace postern
