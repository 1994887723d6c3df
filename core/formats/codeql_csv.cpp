// SPDX-License-Identifier: Apache-2.0
// CodeQL's CSV (`codeql database analyze --format=csv`): rows of name, description, severity, message, path,
// start line, start column, end line, end column, without a header, so that no table can be told from its
// columns. https://docs.github.com/en/code-security/codeql-cli/codeql-cli-reference/csv-output Ignored: the
// places that messages point to ("[[""text""|""relative:///path:1:2:3:4""]]"): their texts stay.
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/headerless_csv.h"
#include "read/csv_splitter.h"

namespace postern {
namespace {

enum Field : size_t {
  kName,
  kDescription,
  kSeverity,
  kMessage,
  kPath,
  kLine,
  kStartColumn,
  kEndLine,
  kEndColumn,
  kFields
};

bool isResult(const std::vector<std::string_view>& row) {
  if (row.size() != kFields || row[kName].empty()) return false;
  if (row[kSeverity] != "error" && row[kSeverity] != "warning" && row[kSeverity] != "recommendation")
    return false;
  return parseInt(row[kLine]) && parseInt(row[kStartColumn]) && parseInt(row[kEndLine]) &&
         parseInt(row[kEndColumn]);
}

Match sniff(const Probe& probe) {
  if (probe.syntax != Syntax::kText && probe.syntax != Syntax::kCsv) return {};
  Arena arena;
  std::vector<std::string_view> row;
  CsvSplitter splitter(probe.head, ',');
  if (splitter.next(row, arena) != CsvSplitter::Step::kRow || !isResult(row)) return {};
  return {85, "nine columns without a header: severity, path, line, column"};
}

// [["the text"|"relative:///where"]] becomes: the text
std::string readable(std::string_view message) {
  std::string out;
  for (size_t at = 0; at < message.size();) {
    const size_t open = message.find("[[\"", at);
    const size_t bar = open == std::string_view::npos ? open : message.find("\"|\"", open);
    const size_t close = bar == std::string_view::npos ? bar : message.find("\"]]", bar);
    if (close == std::string_view::npos) return out.append(message.substr(at));
    out.append(message.substr(at, open - at)).append(message.substr(open + 3, bar - open - 3));
    at = close + 3;
  }
  return out;
}

void addResult(const RecordPlace& place, const std::vector<std::string_view>& row, BatchBuilder& out) {
  if (!isResult(row)) return out.skip(place, "no_result", "a row that is no result of nine columns");
  Observation found;
  found.kind = ObservationKind::kCode;
  found.title = out.plain(row[kName]);
  found.rule = out.text(row[kName]);
  found.description = out.plain(readable(row[kMessage]) + "\n" + std::string(row[kDescription]));
  // Recommendations are the lowest of CodeQL's three problem severities.
  setSeverity(out, found, row[kSeverity]);
  if (row[kSeverity] == "recommendation") found.severity = Severity::kLow;
  std::string_view path = row[kPath];
  while (path.starts_with('/')) path.remove_prefix(1);  // of the source root
  found.file = out.text(path);
  found.line = positive(row[kLine]);
  found.column = positive(row[kStartColumn]);
  found.endLine = positive(row[kEndLine]);
  out.add(place, found);
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("CodeQL");
  return readRows(in.text(), [&](const RecordPlace& place, const std::vector<std::string_view>& row) {
    addResult(place, row, out);
  });
}

}  // namespace

extern const Format kCodeqlCsv;
const Format kCodeqlCsv{"codeql_csv",
                        "CodeQL CSV",
                        "https://docs.github.com/en/code-security/codeql-cli/codeql-cli-reference/csv-output",
                        "CSV",
                        Family::kCode,
                        false,
                        sniff,
                        import};

}  // namespace postern
