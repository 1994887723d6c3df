// SPDX-License-Identifier: Apache-2.0
// Says where in a text something is, for messages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postern {

/// "line 3, column 7" (both from 1, columns in bytes) of a byte position.
std::string describePlace(std::string_view text, uint64_t offset);

/// The same for many positions: counts only from the one asked for before, so that a million faults cost one
/// pass.
class PlaceFinder {
 public:
  explicit PlaceFinder(std::string_view text) : text_(text) {}
  std::string describe(uint64_t offset);

 private:
  std::string_view text_;
  uint64_t at_ = 0;
  uint64_t line_ = 1;
  uint64_t lineStart_ = 0;
};

}  // namespace postern
