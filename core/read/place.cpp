// SPDX-License-Identifier: Apache-2.0
// Counts lines only when a message needs them.
#include "read/place.h"

#include <algorithm>

namespace postern {

std::string PlaceFinder::describe(uint64_t offset) {
  offset = std::min<uint64_t>(offset, text_.size());
  const char* const begin = text_.data();
  if (offset >= at_) {
    line_ += static_cast<uint64_t>(std::count(begin + at_, begin + offset, '\n'));
  } else {
    line_ -= static_cast<uint64_t>(std::count(begin + offset, begin + at_, '\n'));
  }
  // The line's start moves only if a line end lies between.
  if (offset < lineStart_) {
    const size_t newline = offset == 0 ? std::string_view::npos : text_.rfind('\n', offset - 1);
    lineStart_ = newline == std::string_view::npos ? 0 : newline + 1;
  } else if (offset > at_) {
    const size_t newline = text_.substr(at_, offset - at_).rfind('\n');
    if (newline != std::string_view::npos) lineStart_ = at_ + newline + 1;
  }
  at_ = offset;
  return "line " + std::to_string(line_) + ", column " + std::to_string(offset - lineStart_ + 1);
}

std::string describePlace(std::string_view text, uint64_t offset) {
  return PlaceFinder(text).describe(offset);
}

}  // namespace postern
