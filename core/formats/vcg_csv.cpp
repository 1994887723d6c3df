// SPDX-License-Identifier: Apache-2.0
// VisualCodeGrepper's CSV: rows of priority (1 to 7), severity, title, description, file, line, code line,
// checked, colour, without a header, so that no table can be told from its columns.
// https://github.com/nccgroup/VCG Ignored: checked and colour, which are marks in its window.
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

enum Field : size_t { kPriority, kSeverity, kTitle, kDescription, kFile, kLine, kCode, kFields };

// VCG's own words (its "Standard" is below medium) beside those that the table of words knows.
Severity severityOf(std::string_view word) {
  if (equalsIgnoreCase(word, "Standard")) return Severity::kLow;
  if (equalsIgnoreCase(word, "Suspicious Comment") || equalsIgnoreCase(word, "Potential Issue"))
    return Severity::kInfo;
  return severityFromWord(word);
}

bool isIssue(const std::vector<std::string_view>& row) {
  if (row.size() < kFields) return false;
  const auto priority = parseInt(row[kPriority]);
  return priority && *priority >= 1 && *priority <= 7 &&
         severityOf(trim(row[kSeverity])) != Severity::kUnknown && !row[kTitle].empty() &&
         parseInt(row[kLine]);
}

Match sniff(const Probe& probe) {
  if (probe.syntax != Syntax::kText && probe.syntax != Syntax::kCsv) return {};
  Arena arena;
  std::vector<std::string_view> row;
  CsvSplitter splitter(probe.head, ',');
  if (splitter.next(row, arena) != CsvSplitter::Step::kRow || !isIssue(row)) return {};
  return {82, "columns without a header: priority, severity, title, description, file, line"};
}

void readIssue(const std::vector<std::string_view>& row, const RecordPlace& place, BatchBuilder& out) {
  Observation found;
  found.kind = ObservationKind::kCode;
  found.title = out.plain(row[kTitle]);
  found.description = out.plain(row[kDescription]);
  found.rule = out.text(row[kTitle]);
  found.severityText = out.text(trim(row[kSeverity]));
  found.severity = severityOf(trim(row[kSeverity]));
  found.file = out.text(row[kFile]);
  found.line = positive(row[kLine]);
  found.snippet = out.text(clipUtf8(row[kCode], 4000));
  out.add(place, found);
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("VisualCodeGrepper");
  return readRows(in.text(), [&](const RecordPlace& place, const std::vector<std::string_view>& row) {
    if (!isIssue(row))
      return out.skip(place, "no_issue", "a row that does not begin with a priority and a severity");
    readIssue(row, place, out);
  });
}

}  // namespace

extern const Format kVcgCsv;
const Format kVcgCsv = {
    "vcg_csv", "VisualCodeGrepper CSV", "https://github.com/nccgroup/VCG", "CSV", Family::kCode, false, sniff,
    import};

}  // namespace postern
