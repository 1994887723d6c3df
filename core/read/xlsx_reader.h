// SPDX-License-Identifier: Apache-2.0
// Workbooks (Office Open XML, ECMA-376: .xlsx, .xlsm): every sheet is a table, in the workbook's order,
// hidden ones too. The sheets become one text (a row a line, as CSV), to which records' ranges refer.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/error.h"
#include "read/csv_reader.h"
#include "read/record.h"
#include "read/tape.h"

namespace postern {

/// A zip that holds a workbook.
bool isWorkbook(std::string_view bytes);

class XlsxReader {
 public:
  /// A sheet that cannot be read is noted ("bad_sheet") and left out; an error if there is none left, or if
  /// the sheets unpack to more than a file of this size can be meant to (UnpackBudget).
  static Result<std::unique_ptr<XlsxReader>> open(std::string_view bytes, Diagnostics& diagnostics);

  std::string_view text() const { return text_; }
  /// The headers of all sheets, without repeats.
  std::vector<std::string_view> columns() const;
  /// The first row of all, or missing.
  Node firstRow(Tape& tape) const;
  /// Rows as CsvReader gives them, under "/*", "/Sheet name" or "/Sheet name/*"; the object around them
  /// starts with the sheet's name as "#title".
  Status read(const PathSet& paths, RecordHandler handler, Diagnostics& diagnostics);
  uint64_t skippedRecords() const { return skippedRecords_; }

 private:
  struct Sheet {
    std::string name;
    ByteRange range;
    std::unique_ptr<CsvReader> rows;
  };

  std::string text_;
  std::vector<Sheet> sheets_;
  uint64_t skippedRecords_ = 0;
};

}  // namespace postern
