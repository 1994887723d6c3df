// SPDX-License-Identifier: Apache-2.0
// See headerless_csv.h.
#include "formats/headerless_csv.h"

#include "base/arena.h"
#include "read/csv_splitter.h"

namespace postern {

Status readRows(std::string_view text,
                FunctionRef<void(const RecordPlace& place, const std::vector<std::string_view>& row)> onRow) {
  CsvSplitter splitter(text, ',');
  std::vector<std::string_view> row;
  RecordPlace place;
  place.parent = "/";
  for (;; ++place.index) {
    Arena arena;
    const CsvSplitter::Step step = splitter.next(row, arena);
    place.range = splitter.range();
    if (step == CsvSplitter::Step::kEnd) return Done{};
    if (step != CsvSplitter::Step::kRow)
      return makeError(ErrorCode::kMalformed, "a quote is opened here and never closed", place.range.begin,
                       place.path());
    onRow(place, row);
  }
}

}  // namespace postern
