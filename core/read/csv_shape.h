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
  uint32_t unnamed = 0;  ///< there is no header: so many columns without a name, from `header` on
  bool isSheet = false;  ///< of a workbook: strictly quoted, rows end with their last cell that is not empty
};

/// Whether the fields of a row read like a header: mostly there, distinct, no numbers, no sentences.
bool isHeaderRow(const std::vector<std::string_view>& fields);

/// Looks at the first rows only (limits::kProbeBytes).
std::optional<CsvShape> findCsvShape(std::string_view text);

/// Of a sheet as xlsx_sheet.h writes it, from `from` on: the first row that reads like a header. A sheet
/// without one has unnamed columns; an empty one has none.
CsvShape findSheetShape(std::string_view text, uint64_t from);

}  // namespace postern
