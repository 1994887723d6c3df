// SPDX-License-Identifier: Apache-2.0
// SipHash-2-4 with a 128-bit result (Aumasson, Bernstein: "SipHash: a fast short-input PRF"; reference code's
// HALFSIPHASH=no, 16-byte output). Joins equal secrets across reports without keeping them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/content_hash.h"

namespace postern {

/// The estate's own random key. The first 16 bytes key the hash; all 32 travel in the bundle.
struct EstateKey {
  std::array<uint8_t, 32> bytes{};
  bool operator==(const EstateKey&) const = default;
};

ContentHash keyedHash(const EstateKey& key, std::string_view text);

}  // namespace postern
