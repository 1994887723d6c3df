// SPDX-License-Identifier: Apache-2.0
// See gate_report.h. GitHub Flavored Markdown 0.29 and GitLab's: headings, tables, lists. Texts from reports
// become literal text.
#include <algorithm>

#include "base/json_writer.h"
#include "base/text.h"
#include "output/gate_report.h"
#include "output/markdown_text.h"

namespace postern {
namespace {

/// Violations of one rule in a comment: nobody reads more there.
constexpr size_t kMaxRows = 20;
/// What the end of a comment needs.
constexpr size_t kReserve = 2'000;

std::string_view markOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kFail:
      return "❌ broken";
    case Outcome::kWarn:
      return "⚠️ warning";
    case Outcome::kEscalate:
      return "📣 escalated";
    case Outcome::kPass:
      break;
  }
  return "✅ holds";
}

std::string placeOf(const Matched& it) {
  std::string place = markdownLiteral(it.asset);
  if (!it.location.empty()) place += (place.empty() ? "" : "<br>") + markdownLiteral(it.location);
  return place;
}

void appendRules(std::string& out, const Verdict& verdict) {
  out += "| Rule | | Found | Allowed | Waived |\n| --- | --- | ---: | ---: | ---: |\n";
  for (const RuleResult& rule : verdict.rules) {
    out += "| " + markdownLiteral(rule.title) + " | " + std::string(markOf(rule.outcome)) + " | " +
           std::to_string(rule.violations.size()) + " | " + std::to_string(rule.atMost) + " | " +
           std::to_string(rule.waived.size()) + " |\n";
    if (out.size() > kMaxComment / 2) {
      out += "\n… more rules: see the JSON.\n";
      return;
    }
  }
}

void appendViolations(std::string& out, const RuleResult& rule) {
  std::string section =
      "\n#### " + std::string(markOf(rule.outcome)) + ": " + markdownLiteral(rule.title) + "\n\n";
  if (!rule.message.empty()) section += markdownLiteral(rule.message) + "\n\n";
  section += "| What | Where | Why | Owner | Fix |\n| --- | --- | --- | --- | --- |\n";
  size_t told = 0;
  for (const Matched& it : rule.violations) {
    const std::string row =
        "| " + markdownLiteral(it.title) + " | " + placeOf(it) + " | " + markdownLiteral(it.reason) + " | " +
        (it.owner.empty() ? "unknown" : markdownLiteral(it.owner)) + " | " + markdownLiteral(it.fix) + " |\n";
    if (told == kMaxRows || out.size() + section.size() + row.size() + kReserve > kMaxComment) break;
    section += row;
    ++told;
  }
  if (told < rule.violations.size())
    section += "\n… and " + std::to_string(rule.violations.size() - told) + " more.\n";
  if (out.size() + section.size() + kReserve <= kMaxComment) out += section;
}

}  // namespace

std::string verdictMarkdown(const Verdict& verdict) {
  std::string out = "### " + std::string(verdict.passed ? "✅ Passed" : "❌ Failed") + ": " +
                    markdownLiteral(verdict.policy) + "\n\n" + verdictSummary(verdict) + "; " +
                    std::to_string(verdict.findings) + " findings in " + std::to_string(verdict.reports) +
                    " reports, as of " + formatTime(verdict.now) + ".";
  if (verdict.baseline.given) {
    out += " Against the baseline: " + std::to_string(verdict.baseline.fresh) + " new, " +
           std::to_string(verdict.baseline.kept) + " kept, " + std::to_string(verdict.baseline.gone) +
           " gone.";
  }
  out += "\n\n";
  appendRules(out, verdict);
  for (const RuleResult& rule : verdict.rules) {
    if (rule.outcome != Outcome::kPass) appendViolations(out, rule);
  }
  if (!verdict.escalations.empty())
    out += "\n📣 " + std::to_string(verdict.escalations.size()) +
           " findings have passed a mark on the way to "
           "their due date.\n";
  if (!verdict.warnings.empty()) {
    out += "\n<details><summary>" + std::to_string(verdict.warnings.size()) + " notes</summary>\n\n";
    for (const std::string& warning : verdict.warnings) {
      const std::string line = "- " + markdownLiteral(warning) + "\n";
      if (out.size() + line.size() + 100 > kMaxComment) break;
      out += line;
    }
    out += "\n</details>\n";
  }
  return out;
}

}  // namespace postern
