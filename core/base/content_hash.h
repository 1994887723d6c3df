// SPDX-License-Identifier: Apache-2.0
// Names content by its bytes: XXH3, 128 bits (xxHash 0.8 specification). Not cryptographic: where two inputs
// with equal hashes meet, the Estate also compares what they say before it calls them the same
// (model/estate.h).
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace postern {

struct ContentHash {
  uint64_t high = 0;
  uint64_t low = 0;
  auto operator<=>(const ContentHash&) const = default;
};

ContentHash hashContent(std::string_view bytes);

/// 64 bits for tables inside one process; equal on every platform.
uint64_t hashText(std::string_view text);

/// 32 lower-case hex digits, high half first.
std::string toHex(const ContentHash& hash);

}  // namespace postern
