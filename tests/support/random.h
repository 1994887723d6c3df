// SPDX-License-Identifier: Apache-2.0
// A generator of our own (Knuth's MMIX constants), so that a seed means the same numbers everywhere.
#pragma once

#include <cstdint>

namespace postern {

class Random {
 public:
  explicit Random(uint64_t seed = 0) : state_(seed * 2 + 1) {}
  uint32_t below(uint32_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<uint32_t>((state_ >> 33U) % limit);
  }

 private:
  uint64_t state_;
};

}  // namespace postern
