// SPDX-License-Identifier: Apache-2.0
// A block's key: numbers mixed to 64 bits (multiplication and xor-shift, as in SplitMix64), without a byte of
// text. Rules check again what a collision would get wrong.
#pragma once

#include <cstdint>

namespace postern {

class BlockHash {
 public:
  explicit BlockHash(uint32_t seed) { add(seed); }
  BlockHash& add(uint64_t part) {
    value_ = (value_ ^ part) * 0xBF58476D1CE4E5B9ULL;
    value_ ^= value_ >> 29;
    return *this;
  }
  uint64_t value() const {
    const uint64_t mixed = (value_ ^ value_ >> 27) * 0x94D049BB133111EBULL;
    return mixed ^ mixed >> 31;
  }

 private:
  uint64_t value_ = 0x9E3779B97F4A7C15ULL;
};

}  // namespace postern
