// SPDX-License-Identifier: Apache-2.0
// Names content by its bytes: XXH3, 128 bits (xxHash 0.8 specification). Not cryptographic: it tells honest
// inputs apart; whoever can forge a report's bytes to collide could as well have forged what it says.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
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
/// Its inverse; nullopt for anything else than 32 hex digits.
std::optional<ContentHash> contentHashFromHex(std::string_view hex);

}  // namespace postern
