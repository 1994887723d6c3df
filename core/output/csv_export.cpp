// SPDX-License-Identifier: Apache-2.0
// See csv_export.h.
#include "output/csv_export.h"

#include "base/json_writer.h"
#include "base/text.h"
#include "query/inventory_source.h"
#include "score/published_scores.h"
#include "score/ssvc_facts.h"

namespace postern {
namespace {

/// Spreadsheets hold 32,767 characters in a cell; half of it leaves room for wide ones.
constexpr size_t kMaxCsvCell = 16'000;
constexpr size_t kPart = 1 << 20;

constexpr std::string_view kHeader =
    "rank,risk,band,title,severity,kind,weakness,vulnerabilities,asset,location,component,version,owner,"
    "reach,fix,"
    "tools,observations,why,first_seen,key,status,decision,assignee,note,"
    "risk_low,risk_high,narrowed_by,cvss,epss,kev,cve_prioritizer,ssvc_deployer,bod_26_04,bod_26_04_due\r\n";

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : "; ") + text;
  return out;
}

/// "base -1.96; +2.1 proven by a dynamic scan; ..."
std::string why(const Explanation& explanation) {
  std::string out = "base " + formatDecimal(explanation.base, 3);
  for (const ExplainedTerm& term : explanation.terms) {
    out += std::string("; ") + (term.points >= 0 ? "+" : "") + formatDecimal(term.points, 3) + " " +
           term.because;
  }
  return out;
}

/// What others make of it: from "cvss" on in the header.
std::vector<std::string> othersCells(const EstateView& view, uint32_t row) {
  const FindingContext& context = view.enrichment.findings[row];
  const SsvcFacts facts = ssvcFacts(view.scoreInput(), row);
  const UnixSeconds due = bod2604Due(view.scoreInput(), row, firstSeenOf(view, row));
  return {context.cvss == 0 ? "" : formatDecimal(context.cvss, 1),
          context.epss == kNone ? "" : formatDecimal(context.epss, 6),
          context.kev ? "yes" : "no",
          std::string(cvePrioritizer(context.kev, context.cvss, context.epss)),
          std::string(ssvcPriorityName(deployerPriority(facts))),
          std::string(bod2604TimelineName(bod2604(facts))),
          due == kNoTime ? "" : formatDate(due)};
}

std::string csvRow(const EstateView& view, uint32_t rank, uint32_t row) {
  const Finding& finding = view.findings.rows[row];
  const Score& score = view.scores.findings[row];
  std::vector<std::string> weaknesses, vulnerabilities;
  for (const uint32_t number : finding.weaknesses) weaknesses.push_back(weaknessId(number));
  for (const StringId id : finding.vulnerabilities) vulnerabilities.emplace_back(view.text(id));
  const bool hasComponent = finding.component != kNone;
  const FindingSaid nothing;
  const FindingSaid* said = view.enrichment.triage.of(row);
  if (said == nullptr) said = &nothing;
  const Explanation explanation = explain(view.scoreInput(), view.scores.weights, row);
  const UnitedComponent none;
  const UnitedComponent& component = hasComponent ? view.identities.components[finding.component] : none;
  const std::string cells[] = {std::to_string(rank),
                               formatDecimal(score.risk, 1),
                               std::string(name(score.band)),
                               titleOf(view, row),
                               std::string(name(finding.severity)),
                               std::string(name(finding.kind)),
                               joined(weaknesses),
                               joined(vulnerabilities),
                               view.identities.assets[finding.asset].name,
                               locationOf(view, finding.representative),
                               component.name,
                               component.version,
                               view.enrichment.ownerOf(row).name,
                               reachLabel(view, finding.asset),
                               hasFix(view, row) ? "yes" : "no",
                               joined(toolsOf(view, row)),
                               std::to_string(finding.members),
                               why(explanation),
                               formatTime(firstSeenOf(view, row)),
                               toHex(finding.key),
                               std::string(name(view.enrichment.triage.status[row].state)),
                               describeStatus(*said),
                               said->assignee,
                               said->note,
                               formatDecimal(score.low, 1),
                               formatDecimal(score.high, 1),
                               explanation.advice};
  std::string out;
  for (const std::string& cell : cells) {
    if (!out.empty()) out += ',';
    out += csvCell(cell);
  }
  for (const std::string& cell : othersCells(view, row)) out += "," + csvCell(cell);
  return out + "\r\n";
}

}  // namespace

std::string csvCell(std::string_view text) {
  text = clipUtf8(text, kMaxCsvCell);
  std::string out;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) out += '\'';
  out += text;
  if (out.find_first_of(",\"\r\n") == std::string::npos) return out;
  std::string quoted = "\"";
  for (const char c : out) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

void writeCsvExport(const EstateView& view, FunctionRef<void(std::string_view)> sink) {
  std::string out(kHeader);
  for (uint32_t i = 0; i < view.scores.ranked.size(); ++i) {
    out += csvRow(view, i + 1, view.scores.ranked[i]);
    if (out.size() < kPart) continue;
    sink(out);
    out.clear();
  }
  sink(out);
}

}  // namespace postern
