// SPDX-License-Identifier: Apache-2.0
// Counts lines only when a message needs them.
#include "read/place.h"

#include <algorithm>

namespace postern {

std::string describePlace(std::string_view text, uint64_t offset) {
  const std::string_view before = text.substr(0, std::min<uint64_t>(offset, text.size()));
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const size_t newline = before.rfind('\n');
  const size_t column = before.size() - (newline == std::string_view::npos ? 0 : newline + 1) + 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

}  // namespace postern
