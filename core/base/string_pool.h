// SPDX-License-Identifier: Apache-2.0
// Interned strings: equal text, equal id. Ids are dense and given in order of first use; id 0 is the empty
// string. Open addressing over a flat table: interning is the hottest loop of an import.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/arena.h"

namespace postern {

using StringId = uint32_t;
inline constexpr StringId kNoString = 0;

class StringPool {
 public:
  StringPool();

  StringId intern(std::string_view text);
  /// The id of `text`, or kNoString when it was never interned.
  StringId find(std::string_view text) const;
  std::string_view text(StringId id) const { return texts_[id]; }
  uint32_t size() const { return static_cast<uint32_t>(texts_.size()); }
  size_t bytes() const { return arena_.usedBytes(); }

 private:
  struct Slot {
    uint32_t hash = 0;
    StringId id = kNoString;  // kNoString marks a free slot
  };

  void rehash(size_t slots);

  Arena arena_{256 * 1024};
  std::vector<std::string_view> texts_;
  std::vector<Slot> slots_;
};

}  // namespace postern
