// SPDX-License-Identifier: Apache-2.0
// Bandit 1.x: JSON, YAML (the same tree) and CSV (the same names, the weakness as a URL). Ignores: metrics,
// errors.
#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"

namespace postern {
namespace {

Match sniffBandit(const Probe& probe) {
  if (probe.syntax == Syntax::kCsv) {
    const bool own =
        probe.hasColumn("test_id") && probe.hasColumn("issue_severity") && probe.hasColumn("issue_text");
    return own ? Match{95, "Bandit's columns"} : Match{};
  }
  if (!probe.root.isObject() || !probe.root["results"].isArray()) return {};
  const Node result = probe.root["results"].item(0);
  if (result["test_id"].exists() && result["issue_text"].exists())
    return {95, "results with test_id and issue_text"};
  const bool isEmpty = !result.exists() && probe.root["metrics"]["_totals"].exists();
  return isEmpty ? Match{90, "metrics with _totals"} : Match{};
}

// B105 to B107 quote the password they found: "Possible hardcoded password: 'hunter2'".
bool isPasswordTest(std::string_view id) { return id == "B105" || id == "B106" || id == "B107"; }

std::string_view quoted(std::string_view text) {
  const size_t open = text.find('\'');
  const size_t close = text.rfind('\'');
  return open == std::string_view::npos || close <= open + 1 ? std::string_view()
                                                             : text.substr(open + 1, close - open - 1);
}

void readResult(const Record& record, BatchBuilder& out) {
  const Node result = record.node;
  const std::string_view text = result["issue_text"].text();
  const std::string_view id = result["test_id"].text();
  if (text.empty() && id.empty())
    return out.skip(record, "empty_result", "a result has neither a text nor a test");
  Observation found;
  found.kind = ObservationKind::kCode;
  if (isPasswordTest(id)) {
    found.kind = ObservationKind::kSecret;
    out.secret(found, quoted(text));
  }
  found.title = out.plain(firstSentence(text.empty() ? result["test_name"].text() : text));
  found.description = out.plain(text);
  found.rule = out.text(id);
  if (const std::string_view name = result["test_name"].text(); !name.empty()) found.tags.add(out.text(name));
  setSeverity(out, found, result["issue_severity"].text());
  found.confidence = confidenceFromWord(result["issue_confidence"].text());
  const Node cwe = result["issue_cwe"];
  if (cwe.isObject()) {
    addWeaknesses(found.weaknesses, cwe["id"]);
  } else if (const size_t at = cwe.text().rfind("definitions/"); at != std::string_view::npos) {
    if (const auto number = parseLeadingInt(cwe.text().substr(at + 12))) {
      addWeaknesses(found.weaknesses, std::to_string(*number));
    }
  }
  found.file = out.text(result["filename"].text());
  found.line = positive(result["line_number"]);
  const Node range = result["line_range"];
  found.endLine = range.size() > 0 ? positive(range.item(range.size() - 1)) : 0;
  if (const auto column = result["col_offset"].integer(); column && *column >= 0 && *column < 1'000'000) {
    found.column = static_cast<uint32_t>(*column) + 1;  // an offset from 0
  }
  found.snippet = out.text(clipUtf8(result["code"].text(), 4000));
  if (const std::string_view more = result["more_info"].text(); !more.empty())
    found.references.add(out.text(more));
  out.add(record, found);
}

Status importBandit(Document& in, BatchBuilder& out) {
  out.tool("Bandit");
  out.scannedAt(parseTime(in.probe().root["generated_at"].text()));
  const std::string_view path = in.probe().syntax == Syntax::kCsv ? "/*" : "/results/*";
  return in.read(
      {path}, [&](const Record& record) { readResult(record, out); }, out.diagnostics());
}

}  // namespace

extern const Format kBandit;
const Format kBandit = {
    "bandit",          "Bandit",      "https://bandit.readthedocs.io/en/latest/formatters/json.html",
    "JSON, YAML, CSV", Family::kCode, false,
    sniffBandit,       importBandit};

}  // namespace postern
