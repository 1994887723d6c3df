// SPDX-License-Identifier: Apache-2.0
// Where in its input a record was. The provenance of everything that is read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postern {

/// Byte positions in the decoded (uncompressed, UTF-8) text; begin == end where the syntax gives none.
struct ByteRange {
  uint64_t begin = 0;
  uint64_t end = 0;
};

struct RecordPlace {
  ByteRange range;
  std::string_view parent;  ///< path of what holds it, ending in "/": "/runs/0/results/"
  std::string_view key;     ///< its key there; "" when it is an item
  uint32_t index = 0;       ///< its position there

  std::string path() const {
    std::string out(parent);
    out += key.empty() ? std::to_string(index) : std::string(key);
    return out;
  }
};

}  // namespace postern
