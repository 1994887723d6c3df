// SPDX-License-Identifier: Apache-2.0
// SipHash-2-4-128 after the reference implementation's description; tested with its published vectors.
#include "base/keyed_hash.h"

#include <bit>
#include <cstddef>

namespace postern {
namespace {

uint64_t loadLittle(const uint8_t* at, size_t bytes) {
  uint64_t value = 0;
  for (size_t i = 0; i < bytes; ++i) value |= static_cast<uint64_t>(at[i]) << (8 * i);
  return value;
}

struct State {
  uint64_t v0, v1, v2, v3;

  void round() {
    v0 += v1;
    v1 = std::rotl(v1, 13) ^ v0;
    v0 = std::rotl(v0, 32);
    v2 += v3;
    v3 = std::rotl(v3, 16) ^ v2;
    v0 += v3;
    v3 = std::rotl(v3, 21) ^ v0;
    v2 += v1;
    v1 = std::rotl(v1, 17) ^ v2;
    v2 = std::rotl(v2, 32);
  }
  void absorb(uint64_t word) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }
  uint64_t finish() {
    for (int i = 0; i < 4; ++i) round();
    return v0 ^ v1 ^ v2 ^ v3;
  }
};

}  // namespace

ContentHash keyedHash(const EstateKey& key, std::string_view text) {
  const uint64_t k0 = loadLittle(key.bytes.data(), 8);
  const uint64_t k1 = loadLittle(key.bytes.data() + 8, 8);
  State state{k0 ^ 0x736f6d6570736575ULL, k1 ^ 0x646f72616e646f6dULL ^ 0xee, k0 ^ 0x6c7967656e657261ULL,
              k1 ^ 0x7465646279746573ULL};
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const size_t whole = text.size() / 8 * 8;
  for (size_t i = 0; i < whole; i += 8) state.absorb(loadLittle(bytes + i, 8));
  state.absorb(loadLittle(bytes + whole, text.size() - whole) | static_cast<uint64_t>(text.size() & 0xff)
                                                                    << 56);
  state.v2 ^= 0xee;
  const uint64_t first = state.finish();
  state.v1 ^= 0xdd;
  return {first, state.finish()};
}

}  // namespace postern
