// SPDX-License-Identifier: Apache-2.0
// See query_rows.h.
#include "output/query_rows.h"

#include <algorithm>

#include "base/text.h"
#include "output/csv_export.h"
#include "query/views/value_json.h"

namespace postern {
namespace {

size_t letters(std::string_view text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// One line, clipped to kMaxTableCell letters.
std::string tableCell(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  size_t bytes = 0;
  size_t seen = 0;
  for (; bytes < text.size(); ++bytes) {
    const bool begins = (static_cast<unsigned char>(text[bytes]) & 0xC0) != 0x80;
    if (begins && seen++ == kMaxTableCell) break;
  }
  return bytes < text.size() ? text.substr(0, bytes) + "…" : text;
}

void addLine(std::string& out, const std::vector<std::string>& cells, const std::vector<size_t>& widths) {
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += "  ";
    line += cells[i];
    if (i + 1 < cells.size()) line.append(widths[i] - letters(cells[i]), ' ');
  }
  out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
}

}  // namespace

std::string rowsTable(const cypher::PropertyGraph& graph, const GraphRows& rows) {
  std::vector<std::vector<std::string>> lines(1);
  for (const std::string& column : rows.columns) lines[0].push_back(tableCell(column));
  for (const auto& row : rows.rows) {
    std::vector<std::string>& line = lines.emplace_back();
    for (const cypher::Value& value : row)
      line.push_back(value.isNull() ? "" : tableCell(valueText(graph, value)));
  }
  std::vector<size_t> widths(rows.columns.size());
  for (const auto& line : lines) {
    for (size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], letters(line[i]));
  }
  std::string out;
  addLine(out, lines[0], widths);
  std::vector<std::string> rules;
  for (const size_t width : widths) rules.emplace_back(width, '-');
  addLine(out, rules, widths);
  for (size_t i = 1; i < lines.size(); ++i) addLine(out, lines[i], widths);
  out += "(" + std::to_string(rows.rows.size()) + (rows.rows.size() == 1 ? " row" : " rows");
  return out + (rows.cut ? "; there are more)\n" : ")\n");
}

std::string rowsCsv(const cypher::PropertyGraph& graph, const GraphRows& rows) {
  std::string out;
  for (size_t i = 0; i < rows.columns.size(); ++i) out += (i > 0 ? "," : "") + csvCell(rows.columns[i]);
  out += "\r\n";
  for (const auto& row : rows.rows) {
    for (size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ",";
      if (!row[i].isNull()) out += csvCell(valueText(graph, row[i]));
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace postern
