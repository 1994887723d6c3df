// SPDX-License-Identifier: Apache-2.0
// Rows of a table as records "/*", keyed by the header (trimmed; a column without a name is "column 3"). The
// object around them holds the lines before the header: "#comment" (each "#" line) and "#title" (each other
// line). Fields beyond the header are in "#extra".
#pragma once

#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/error.h"
#include "read/csv_shape.h"
#include "read/csv_splitter.h"
#include "read/place.h"
#include "read/record.h"
#include "read/tape.h"

namespace postern {

class CsvReader {
 public:
  CsvReader(std::string_view text, CsvShape shape);

  const std::vector<std::string_view>& columns() const { return columns_; }
  /// The first row, for detection; missing when there is none.
  Node firstRow(Tape& tape) const;
  Status read(const PathSet& paths, RecordHandler handler, Diagnostics& diagnostics);
  /// All rows as records of this path; `parent` ends in "/".
  Status readRows(uint32_t spec, std::string_view parent, RecordHandler handler, Diagnostics& diagnostics);
  uint64_t skippedRecords() const { return skippedRecords_; }

 private:
  void readHeader();
  CsvSplitter splitterAt(uint64_t offset) const { return {text_, shape_.separator, offset, shape_.isSheet}; }
  void buildRow(const std::vector<std::string_view>& fields, Tape& tape) const;
  void buildAround(Tape& tape) const;

  std::string_view text_;
  CsvShape shape_;
  Arena arena_;
  std::vector<std::string_view> columns_;
  uint64_t firstRow_ = 0;
  uint64_t skippedRecords_ = 0;
};

}  // namespace postern
