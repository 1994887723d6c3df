// SPDX-License-Identifier: Apache-2.0
// Tables of a page whose rows are records: those with a header, which is a row of <thead>, a first row of
// <th> alone, or a first row of three or more cells that reads like one. Tables inside of their cells are
// content. Layout and label/value tables (html_labels.h) have no such header.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "read/html_page.h"
#include "read/tape.h"

namespace postern {

struct HtmlTable {
  uint32_t element = 0;
  std::string title;  ///< its caption, or the heading before it; "" if there is none
  std::vector<std::string_view> columns;
  std::vector<uint32_t> rows;  ///< the <tr> after the header that hold any text
};

/// In document order. Pointers into `page`; a column without a name is "column 3".
std::vector<HtmlTable> findHtmlTables(HtmlPage& page);

/// Each row as an object keyed by the header, with rowspan and colspan resolved: values are the cells as they
/// are in the page's tree (copied to `tape`, which is cleared for each row). A row that is one cell across
/// the table heads a group and is no record: "#group" in the rows that follow; "#below" in the one above it,
/// for details are laid out so as well. Cells beyond the header are in "#extra".
void readHtmlRows(const HtmlPage& page, const HtmlTable& table, Tape& tape,
                  FunctionRef<void(uint32_t row, Node node)> onRow);

}  // namespace postern
