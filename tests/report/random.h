// SPDX-License-Identifier: Apache-2.0
// Knuth's MMIX generator: what is measured is the same everywhere.
#pragma once

#include <cstdint>

namespace postern {

class Random {
 public:
  uint32_t below(uint32_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<uint32_t>((state_ >> 33U) % limit);
  }

 private:
  uint64_t state_ = 1;
};

}  // namespace postern
