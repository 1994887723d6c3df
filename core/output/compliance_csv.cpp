// SPDX-License-Identifier: Apache-2.0
// See compliance_csv.h.
#include "output/compliance_csv.h"

#include "base/json_writer.h"
#include "base/text.h"
#include "output/csv_export.h"

namespace postern {
namespace {

constexpr size_t kPart = 1 << 20;
constexpr std::string_view kHeader =
    "framework,edition,control,control_title,control_status,finding,title,asset,severity,risk,state,owner,"
    "weaknesses,vulnerabilities,first_seen,mapping\r\n";

void addCells(std::string& out, std::initializer_list<std::string> cells) {
  bool isFirst = true;
  for (const std::string& cell : cells) {
    if (!isFirst) out += ',';
    isFirst = false;
    out += csvCell(cell);
  }
}

void addFinding(const EstateView& view, uint32_t row, std::string& out) {
  const Finding& finding = view.findings.rows[row];
  std::string weaknesses, vulnerabilities;
  for (const uint32_t number : finding.weaknesses)
    weaknesses += (weaknesses.empty() ? "" : "; ") + weaknessId(number);
  for (const StringId id : finding.vulnerabilities)
    vulnerabilities += (vulnerabilities.empty() ? "" : "; ") + std::string(view.text(id));
  addCells(out, {toHex(finding.key), titleOf(view, row), view.identities.assets[finding.asset].name,
                 std::string(name(finding.severity)), formatDecimal(view.scores.findings[row].risk, 1),
                 std::string(name(view.enrichment.findings[row].state)), view.enrichment.ownerOf(row).name,
                 weaknesses, vulnerabilities, formatTime(firstSeenOf(view, row))});
}

void addControl(const EstateView& view, const Framework& framework, const ControlResult& result,
                std::string& out) {
  std::string control;
  addCells(control, {std::string(framework.title), std::string(framework.edition), result.control.id,
                     result.control.title, std::string(name(result.status))});
  const auto addRow = [&](auto&& addMiddle) {
    out += control + ',';
    addMiddle();
    out += ',' + csvCell(result.control.source) + "\r\n";
  };
  for (const std::vector<uint32_t>* rows : {&result.open, &result.closed}) {
    for (const uint32_t row : *rows) addRow([&] { addFinding(view, row, out); });
  }
  if (result.open.empty() && result.closed.empty()) addRow([&] { out += ",,,,,,,,,"; });
}

}  // namespace

std::vector<uint8_t> openForAuditors(const EstateView& view) {
  std::vector<uint8_t> open(view.findingCount());
  for (uint32_t row = 0; row < view.findingCount(); ++row) {
    const State state = view.enrichment.findings[row].state;
    open[row] = state != State::kFixed && state != State::kFalsePositive;
  }
  return open;
}

void writeComplianceCsv(const EstateView& view, FunctionRef<void(std::string_view)> sink) {
  const std::vector<uint8_t> open = openForAuditors(view);
  std::string out(kHeader);
  for (const ControlResult& result : complianceOf(view.tables, view.identities, view.findings, open)) {
    addControl(view, *findFramework(result.control.framework), result, out);
    if (out.size() < kPart) continue;
    sink(out);
    out.clear();
  }
  sink(out);
}

}  // namespace postern
