// SPDX-License-Identifier: Apache-2.0
// Tells whether a text is a table, by which separator, and where its header is. Lines before the header are
// kept: "#" comments (EPSS states its model and date there) and title rows (Qualys).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace postern {

struct CsvShape {
  char separator = ',';
  uint64_t header = 0;                     ///< offset of the header row
  std::vector<std::string_view> comments;  ///< "#" lines, without "#", trimmed
  std::vector<std::string_view> titles;    ///< other lines before the header
};

/// Looks at the first rows only (limits::kProbeBytes).
std::optional<CsvShape> findCsvShape(std::string_view text);

}  // namespace postern
