// SPDX-License-Identifier: Apache-2.0
// A separator is right when the first rows agree on the number of columns and the header reads like one.
// Prose with commas fails on both counts.
#include "read/csv_shape.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/arena.h"
#include "base/text.h"
#include "read/csv_splitter.h"
#include "read/limits.h"

namespace postern {
namespace {

constexpr size_t kRows = 24;
constexpr size_t kMaxTitleRows = 8;

struct Row {
  std::vector<std::string_view> fields;
  ByteRange range;
};

std::string_view lineAt(std::string_view text, uint64_t offset) {
  const size_t end = text.find('\n', offset);
  return text.substr(offset, end == std::string_view::npos ? end : end - offset + 1);
}

std::vector<Row> firstRows(std::string_view sample, bool cut, char separator, uint64_t from, Arena& arena,
                           bool strict = false) {
  std::vector<Row> rows;
  CsvSplitter splitter(sample, separator, from, strict);
  std::vector<std::string_view> fields;
  while (rows.size() < kRows && splitter.next(fields, arena) == CsvSplitter::Step::kRow) {
    rows.push_back({fields, splitter.range()});
  }
  // The last row may have lost its end with the sample.
  if (cut && rows.size() > 1 && splitter.offset() >= sample.size()) rows.pop_back();
  return rows;
}

bool isNumber(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.,+-eE%") == std::string_view::npos &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

bool isColumnName(std::string_view name, bool narrow) {
  if (name.size() > (narrow ? 40U : 120U) || isNumber(name)) return false;
  if (name.find_first_of("{}<>=\n") != std::string_view::npos || name.starts_with("- ")) return false;
  if (name.ends_with(':') || name.ends_with('.')) return false;
  return std::count(name.begin(), name.end(), ' ') <= (narrow ? 3 : 12);
}

bool isHeader(const std::vector<std::string_view>& fields, char separator) {
  // A Markdown table's rows start with its separator.
  return !(separator == '|' && trim(fields.front()).empty()) && isHeaderRow(fields);
}

struct Candidate {
  char separator = ',';
  uint64_t header = 0;
  uint64_t score = 0;  // columns, times the share of rows that agree, squared; in millionths
};

// The number of columns that most rows have; of equals the larger.
size_t usualWidth(const std::vector<Row>& rows) {
  std::map<size_t, size_t> widths;
  for (const Row& row : rows) ++widths[row.fields.size()];
  size_t best = 0;
  for (const auto& [width, count] : widths) {
    if (best == 0 || count >= widths[best]) best = width;
  }
  return best;
}

std::optional<Candidate> judge(const std::vector<Row>& rows, char separator) {
  if (rows.empty()) return std::nullopt;
  size_t width = usualWidth(rows);
  size_t at = 0;
  if (isHeader(rows[0].fields, separator) && rows[0].fields.size() > width) width = rows[0].fields.size();
  while (at < rows.size() && rows[at].fields.size() != width) ++at;
  if (width < 2 || at >= rows.size() || at > kMaxTitleRows || !isHeader(rows[at].fields, separator))
    return std::nullopt;
  const size_t count = rows.size() - at;
  size_t agreeing = 0;
  for (size_t i = at; i < rows.size(); ++i) agreeing += rows[i].fields.size() == width ? 1 : 0;
  if (count == 1 && width < 3) return std::nullopt;
  if (agreeing * 10 < count * 6 && !(width >= 5 && count <= 3)) return std::nullopt;
  const uint64_t share = agreeing * 1000 / count;
  return Candidate{separator, rows[at].range.begin, width * share * share};
}

// "#" lines, blank lines and Excel's "sep=;" at the start. Returns where the table may begin.
uint64_t readPreface(std::string_view text, CsvShape& shape, std::string_view& separators) {
  uint64_t at = 0;
  while (at < text.size()) {
    const std::string_view line = lineAt(text, at);
    const std::string_view trimmed = trim(line);
    if (trimmed.size() == 5 && startsWithIgnoreCase(trimmed, "sep=")) {
      separators = trimmed.substr(4);
    } else if (trimmed.starts_with('#')) {
      shape.comments.push_back(trim(trimmed.substr(1)));
    } else if (!trimmed.empty()) {
      return at;
    }
    at += line.size();
  }
  return at;
}

void addTitles(std::string_view text, uint64_t from, CsvShape& shape) {
  for (uint64_t at = from; at < shape.header;) {
    const std::string_view line = lineAt(text, at);
    if (!trim(line).empty()) shape.titles.push_back(trim(line));
    at += line.size();
  }
}

}  // namespace

bool isHeaderRow(const std::vector<std::string_view>& fields) {
  std::set<std::string_view> distinct;
  size_t empty = 0;
  size_t named = 0;
  size_t labelled = 0;
  for (const std::string_view field : fields) {
    const std::string_view name = trim(field);
    empty += name.empty() ? 1 : 0;
    if (name.empty()) continue;
    if (!isColumnName(name, fields.size() <= 2)) return false;
    ++named;
    labelled += name.find(": ") != std::string_view::npos ? 1 : 0;
    distinct.insert(name);
  }
  // "key: value, key: value" is a log; one "Issue opened: Scan date" among many columns is a name.
  if (labelled * 8 > named) return false;
  return named >= 2 && empty * 4 <= fields.size() + 3 && distinct.size() * 4 >= named * 3;
}

std::optional<CsvShape> findCsvShape(std::string_view text) {
  CsvShape shape;
  std::string_view separators = ",;\t|";
  const bool cut = text.size() > limits::kProbeBytes;
  const std::string_view sample = text.substr(0, limits::kProbeBytes);
  const uint64_t from = readPreface(sample, shape, separators);
  std::optional<Candidate> best;
  for (const char separator : separators) {
    Arena arena;
    const auto found = judge(firstRows(sample, cut, separator, from, arena), separator);
    if (found && (!best || found->score > best->score)) best = found;
  }
  if (!best) return std::nullopt;
  shape.separator = best->separator;
  shape.header = best->header;
  addTitles(text, from, shape);
  return shape;
}

CsvShape findSheetShape(std::string_view text, uint64_t from) {
  CsvShape shape;
  shape.isSheet = true;
  shape.header = from;
  const bool cut = text.size() - from > limits::kProbeBytes;
  Arena arena;
  const std::vector<Row> rows =
      firstRows(text.substr(0, from + limits::kProbeBytes), cut, ',', from, arena, true);
  size_t widest = 0;
  for (const Row& row : rows) widest = std::max(widest, row.fields.size());
  for (const Row& row : rows) {
    // A title or a note above the table is one cell or a few.
    if (row.fields.size() * 2 <= widest || !isHeader(row.fields, ',')) continue;
    shape.header = row.range.begin;
    addTitles(text, from, shape);
    return shape;
  }
  shape.unnamed = static_cast<uint32_t>(widest);
  return shape;
}

}  // namespace postern
