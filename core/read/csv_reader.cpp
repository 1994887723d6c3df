// SPDX-License-Identifier: Apache-2.0
// A row is built anew on the same tape; nothing of earlier rows is kept.
#include "read/csv_reader.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "read/csv_splitter.h"
#include "read/limits.h"

namespace postern {

CsvReader::CsvReader(std::string_view text, CsvShape shape) : text_(text), shape_(std::move(shape)) {
  readHeader();
}

void CsvReader::readHeader() {
  firstRow_ = shape_.header;
  columns_.resize(shape_.unnamed);
  if (shape_.unnamed == 0) {
    CsvSplitter splitter = splitterAt(shape_.header);
    if (splitter.next(columns_, arena_) != CsvSplitter::Step::kRow) columns_.clear();
    firstRow_ = splitter.offset();
  }
  for (size_t i = 0; i < columns_.size(); ++i) {
    columns_[i] = trim(columns_[i]);
    if (columns_[i].empty()) columns_[i] = arena_.copy("column " + std::to_string(i + 1));
  }
}

void CsvReader::buildRow(const std::vector<std::string_view>& fields, Tape& tape) const {
  const uint32_t row = tape.open(NodeKind::kObject);
  const size_t known = std::min(fields.size(), columns_.size());
  for (size_t i = 0; i < known; ++i) {
    tape.key(columns_[i]);
    tape.scalar(NodeKind::kString, fields[i]);
  }
  uint32_t members = static_cast<uint32_t>(known);
  for (; shape_.isSheet && members < columns_.size(); ++members) {
    tape.key(columns_[members]);
    tape.scalar(NodeKind::kString, {});
  }
  if (fields.size() > known) {
    tape.key("#extra");
    const uint32_t extra = tape.open(NodeKind::kArray);
    for (size_t i = known; i < fields.size(); ++i) tape.scalar(NodeKind::kString, fields[i]);
    tape.close(extra, static_cast<uint32_t>(fields.size() - known));
    ++members;
  }
  tape.close(row, members);
}

void CsvReader::buildAround(Tape& tape) const {
  const uint32_t around = tape.open(NodeKind::kObject);
  for (const std::string_view line : shape_.comments) {
    tape.key("#comment");
    tape.scalar(NodeKind::kString, line);
  }
  for (const std::string_view line : shape_.titles) {
    tape.key("#title");
    tape.scalar(NodeKind::kString, line);
  }
  tape.close(around, static_cast<uint32_t>(shape_.comments.size() + shape_.titles.size()));
}

Node CsvReader::firstRow(Tape& tape) const {
  tape.clear();
  CsvSplitter splitter = splitterAt(firstRow_);
  std::vector<std::string_view> fields;
  if (splitter.next(fields, tape.arena()) != CsvSplitter::Step::kRow) return {};
  buildRow(fields, tape);
  return tape.root();
}

Status CsvReader::read(const PathSet& paths, RecordHandler handler, Diagnostics& diagnostics) {
  skippedRecords_ = 0;
  const int path = paths.recordAt(paths.step(paths.all(), 0, ""), 1);
  if (path < 0 || paths.isSkipped(path)) return Done{};
  return readRows(static_cast<uint32_t>(path), "/", handler, diagnostics);
}

Status CsvReader::readRows(uint32_t spec, std::string_view parent, RecordHandler handler,
                           Diagnostics& diagnostics) {
  skippedRecords_ = 0;
  Tape around;
  buildAround(around);
  const Node ancestor = around.root();
  PlaceFinder places(text_);
  CsvSplitter splitter = splitterAt(firstRow_);
  std::vector<std::string_view> fields;
  Tape row;
  Record record;
  record.spec = spec;
  record.ancestors = {&ancestor, 1};
  record.parent = parent;
  for (;; ++record.index) {
    row.clear();
    const CsvSplitter::Step step = splitter.next(fields, row.arena());
    record.range = splitter.range();
    if (step == CsvSplitter::Step::kEnd) return Done{};
    if (step != CsvSplitter::Step::kRow) {
      ++skippedRecords_;
      const bool wide = step == CsvSplitter::Step::kTooWide;
      return makeError(wide ? ErrorCode::kTooLarge : ErrorCode::kMalformed,
                       wide ? "a row has more than 4,096 columns" : "a quote is opened here and never closed",
                       record.range.begin, places.describe(record.range.begin));
    }
    if (shape_.isSheet ? fields.size() > columns_.size() : fields.size() != columns_.size()) {
      diagnostics.add("ragged_row", "a row has more or fewer fields than the header",
                      places.describe(record.range.begin));
    }
    buildRow(fields, row);
    record.node = row.root();
    handler(record);
  }
}

}  // namespace postern
