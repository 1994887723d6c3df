// SPDX-License-Identifier: Apache-2.0
// The rows of a query for people: a table in columns, and CSV for spreadsheets.
#pragma once

#include <string>

#include "query/views/graph_ask.h"

namespace postern {

/// Columns as wide as their widest cell, at most kMaxTableCell; ends in a line that says how many rows there
/// are.
std::string rowsTable(const cypher::PropertyGraph& graph, const GraphRows& rows);
/// RFC 4180; cells that a spreadsheet would run are made texts (csv_export.h).
std::string rowsCsv(const cypher::PropertyGraph& graph, const GraphRows& rows);

inline constexpr size_t kMaxTableCell = 80;

}  // namespace postern
