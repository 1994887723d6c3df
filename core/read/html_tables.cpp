// SPDX-License-Identifier: Apache-2.0
// Linear in the page: each table's rows are visited without entering nested tables more than once per level
// of nesting that holds a header.
#include "read/html_tables.h"

#include <algorithm>

#include "base/text.h"
#include "read/csv_shape.h"
#include "read/limits.h"

namespace postern {
namespace {

constexpr size_t kHeaderWithin = 4;  // rows that titles and notes may take before the header
constexpr size_t kLongestTitle = 200;
constexpr size_t kMaxSpan = 1000;          // HTML 4.9.11
constexpr size_t kLongestRepeated = 4096;  // of a cell that spans rows

bool isCell(const HtmlElement& element) { return (element.kind & kCell) != 0; }

std::vector<uint32_t> cellsOf(const HtmlPage& page, uint32_t row) {
  std::vector<uint32_t> cells;
  uint32_t at = row + 1 < page.elements[row].end ? row + 1 : 0;
  for (; at != 0; at = page.nextSibling(at)) {
    if (isCell(page.elements[at]) && cells.size() < limits::kMaxColumns) cells.push_back(at);
  }
  return cells;
}

size_t spanOf(const HtmlPage& page, uint32_t cell, std::string_view attribute) {
  const auto span = parseInt(trim(page.node(cell)[attribute].text()));
  return span && *span > 1 ? std::min<size_t>(static_cast<size_t>(*span), kMaxSpan) : 1;
}

// The rows of a table, not of those inside its cells.
std::vector<uint32_t> rowsOf(const HtmlPage& page, uint32_t table) {
  std::vector<uint32_t> rows;
  for (uint32_t i = table + 1; i < page.elements[table].end;) {
    const HtmlElement& element = page.elements[i];
    if ((element.kind & kRow) != 0) rows.push_back(i);
    i = (element.kind & (kRow | kTable)) != 0 ? element.end : i + 1;
  }
  return rows;
}

std::vector<std::string_view> textsOf(const HtmlPage& page, const std::vector<uint32_t>& cells) {
  std::vector<std::string_view> texts;
  for (const uint32_t cell : cells) texts.push_back(page.textOf(cell));
  return texts;
}

bool holdsTable(const HtmlPage& page, uint32_t row) {
  for (uint32_t i = row + 1; i < page.elements[row].end; ++i) {
    if ((page.elements[i].kind & kTable) != 0) return true;
  }
  return false;
}

bool isHeader(const HtmlPage& page, uint32_t row, const std::vector<uint32_t>& cells) {
  const std::vector<std::string_view> texts = textsOf(page, cells);
  const auto named =
      std::count_if(texts.begin(), texts.end(), [](std::string_view text) { return !text.empty(); });
  const bool allHeads = std::all_of(cells.begin(), cells.end(), [&](uint32_t cell) {
    return page.elements[cell].name == "th" || page.textOf(cell).empty();
  });
  const bool inHead = page.elements[page.elements[row].parent].name == "thead";
  if (cells.size() < 2 || named == 0) return false;
  if (allHeads || inHead) return true;
  return cells.size() >= 3 && isHeaderRow(texts) && !holdsTable(page, row);
}

// The row's position in `rows`, or npos. Of several rows of <thead> the last counts.
size_t findHeader(const HtmlPage& page, const std::vector<uint32_t>& rows) {
  size_t found = std::string_view::npos;
  for (size_t i = 0; i < rows.size() && i < kHeaderWithin; ++i) {
    const std::vector<uint32_t> cells = cellsOf(page, rows[i]);
    if (isHeader(page, rows[i], cells)) {
      found = i;
      if (page.elements[page.elements[rows[i]].parent].name != "thead") break;
    } else if (found != std::string_view::npos || cells.size() > 1) {
      break;
    }
  }
  return found;
}

void nameColumns(HtmlPage& page, const std::vector<uint32_t>& cells, HtmlTable& table) {
  for (const uint32_t cell : cells) {
    for (size_t span = spanOf(page, cell, "@colspan"); span > 0 && table.columns.size() < limits::kMaxColumns;
         --span) {
      const std::string_view text = page.textOf(cell);
      std::string name(text.substr(0, kLongestTitle));
      std::replace(name.begin(), name.end(), '\n', ' ');
      if (name.empty()) name = "column " + std::to_string(table.columns.size() + 1);
      table.columns.push_back(page.names.text(page.names.intern(name)));
    }
  }
}

class RowReader {
 public:
  RowReader(const HtmlPage& page, const HtmlTable& table, Tape& tape)
      : page_(&page), table_(&table), tape_(&tape), below_(table.columns.size()) {}

  bool isGroup(uint32_t row) const {
    const std::vector<uint32_t> cells = cellsOf(*page_, row);
    return cells.size() == 1 && (table_->columns.size() < 2 || spanOf(*page_, cells[0], "@colspan") > 1);
  }

  void read(const HtmlTable& table, FunctionRef<void(uint32_t, Node)> onRow) {
    uint32_t group = 0;
    for (size_t i = 0; i < table.rows.size(); ++i) {
      const uint32_t row = table.rows[i];
      if (isGroup(row)) {
        group = cellsOf(*page_, row)[0];
        std::fill(below_.begin(), below_.end(), Below{});
        continue;
      }
      const bool details = i + 1 < table.rows.size() && isGroup(table.rows[i + 1]);
      build(row, group, details ? cellsOf(*page_, table.rows[i + 1])[0] : 0);
      onRow(row, tape_->root());
    }
  }

 private:
  struct Below {  // a cell from above that reaches into this row
    size_t rows = 0;
    uint32_t cell = 0;
  };

  void member(std::string_view key, Node value) {
    tape_->key(key);
    tape_->copy(value);
    ++members_;
  }

  // Cells of rows above fill the columns that they span.
  void repeatAbove(size_t& column) {
    for (; column < below_.size() && below_[column].rows > 0; ++column) {
      --below_[column].rows;
      tape_->key(table_->columns[column]);
      tape_->scalar(NodeKind::kString, page_->textOf(below_[column].cell).substr(0, kLongestRepeated));
      ++members_;
    }
  }

  void build(uint32_t row, uint32_t group, uint32_t details) {
    tape_->clear();
    members_ = 0;
    const uint32_t object = tape_->open(NodeKind::kObject);
    size_t column = 0;
    std::vector<uint32_t> extra;
    for (const uint32_t cell : cellsOf(*page_, row)) {
      repeatAbove(column);
      if (column >= below_.size()) {
        extra.push_back(cell);
        continue;
      }
      const size_t rows = spanOf(*page_, cell, "@rowspan");
      const size_t last = std::min(column + spanOf(*page_, cell, "@colspan"), below_.size());
      member(table_->columns[column], page_->node(cell));
      for (; column < last; ++column) below_[column] = {rows - 1, cell};
    }
    repeatAbove(column);
    addExtra(extra);
    if (group != 0) member("#group", page_->node(group));
    if (details != 0) member("#below", page_->node(details));
    tape_->close(object, members_);
  }

  void addExtra(const std::vector<uint32_t>& cells) {
    if (cells.empty()) return;
    tape_->key("#extra");
    const uint32_t array = tape_->open(NodeKind::kArray);
    for (const uint32_t cell : cells) tape_->copy(page_->node(cell));
    tape_->close(array, static_cast<uint32_t>(cells.size()));
    ++members_;
  }

  const HtmlPage* page_;
  const HtmlTable* table_;
  Tape* tape_;
  std::vector<Below> below_;
  uint32_t members_ = 0;
};

// The table's own caption.
std::string_view captionOf(const HtmlPage& page, uint32_t table) {
  for (uint32_t at = table + 1; at < page.elements[table].end && at != 0; at = page.nextSibling(at)) {
    if (page.elements[at].name == "caption") return page.textOf(at);
  }
  return {};
}

std::string asTitle(std::string_view text) {
  std::string title(clipUtf8(text, kLongestTitle));
  std::replace(title.begin(), title.end(), '\n', ' ');
  return title;
}

}  // namespace

std::vector<HtmlTable> findHtmlTables(HtmlPage& page) {
  std::vector<HtmlTable> tables;
  std::string_view heading;
  for (uint32_t i = 0; i < page.elements.size(); ++i) {
    if ((page.elements[i].kind & kHeading) != 0) heading = page.textOf(i);
    if ((page.elements[i].kind & kTable) == 0) continue;
    const std::vector<uint32_t> rows = rowsOf(page, i);
    const size_t header = findHeader(page, rows);
    if (header == std::string_view::npos) continue;
    HtmlTable table;
    table.element = i;
    const std::string_view caption = captionOf(page, i);
    table.title = asTitle(caption.empty() ? heading : caption);
    nameColumns(page, cellsOf(page, rows[header]), table);
    for (size_t r = header + 1; r < rows.size(); ++r) {
      const bool repeated = page.textOf(rows[r]) == page.textOf(rows[header]);
      if (!repeated && !page.textOf(rows[r]).empty()) table.rows.push_back(rows[r]);
    }
    tables.push_back(std::move(table));
    i = page.elements[i].end - 1;
  }
  return tables;
}

void readHtmlRows(const HtmlPage& page, const HtmlTable& table, Tape& tape,
                  FunctionRef<void(uint32_t row, Node node)> onRow) {
  RowReader(page, table, tape).read(table, onRow);
}

}  // namespace postern
