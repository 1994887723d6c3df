// SPDX-License-Identifier: Apache-2.0
// See gate_report.h. One line of fact per line; control characters of reports are the terminal's business
// (tools/postern/terminal.h).
#include <algorithm>

#include "base/text.h"
#include "output/gate_report.h"

namespace postern {
namespace {

/// Violations of one rule that a terminal shows.
constexpr size_t kMaxTold = 10;
constexpr size_t kMaxWarnings = 20;

std::string counted(uint64_t count, std::string_view one) {
  return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

std::string_view wordOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kFail:
      return "FAIL";
    case Outcome::kWarn:
      return "WARN";
    case Outcome::kEscalate:
      return "TELL";
    case Outcome::kPass:
      break;
  }
  return "PASS";
}

/// One line, whatever the text holds.
std::string line(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '\n', ' ');
  std::replace(out.begin(), out.end(), '\r', ' ');
  return out;
}

void appendFact(std::string& out, std::string_view name, std::string_view fact) {
  if (fact.empty()) return;
  out += "        " + std::string(name) + std::string(7 - name.size(), ' ') + line(fact) + "\n";
}

void appendMatched(std::string& out, const Matched& it) {
  out += "    - " + line(it.title);
  if (!it.asset.empty() && it.asset != it.title) out += " on " + line(it.asset);
  out += "\n";
  appendFact(out, "why", it.reason);
  appendFact(out, "owner", it.owner.empty() ? "unknown" : it.owner);
  appendFact(out, "where", it.location);
  appendFact(out, "fix", it.fix);
  appendFact(out, "key", it.key);
}

std::string headOf(const RuleResult& rule) {
  std::string head = std::string(wordOf(rule.outcome)) + "  " + rule.id;
  if (rule.title != rule.id) head += ": " + line(rule.title);
  head += " (" + std::to_string(rule.violations.size()) + " found";
  if (rule.outcome != Outcome::kPass || rule.atMost > 0)
    head += rule.atMost == 0 ? ", none allowed" : ", " + std::to_string(rule.atMost) + " allowed";
  if (!rule.waived.empty()) head += ", " + std::to_string(rule.waived.size()) + " waived";
  return head + ")\n";
}

void appendRule(std::string& out, const RuleResult& rule) {
  out += headOf(rule);
  if (rule.outcome == Outcome::kPass) return;
  if (rule.outcome == Outcome::kEscalate) out += "      goes to " + line(rule.escalateTo) + "\n";
  if (!rule.message.empty()) out += "      " + line(rule.message) + "\n";
  for (const std::string& link : rule.links) out += "      " + line(link) + "\n";
  for (size_t i = 0; i < std::min(rule.violations.size(), kMaxTold); ++i)
    appendMatched(out, rule.violations[i]);
  if (rule.violations.size() > kMaxTold)
    out += "    … and " + std::to_string(rule.violations.size() - kMaxTold) + " more (--json has all)\n";
}

void appendEscalations(std::string& out, const Verdict& verdict) {
  if (verdict.escalations.empty()) return;
  out += "\nTELL  " + counted(verdict.escalations.size(), "finding") +
         " past a mark on the way to the due date\n";
  for (size_t i = 0; i < std::min(verdict.escalations.size(), kMaxTold); ++i) {
    const Escalation& it = verdict.escalations[i];
    out += "    - " + std::to_string(it.percent) + " %, to " + line(it.to) + ": " + line(it.finding.title) +
           " on " + line(it.finding.asset) + ", due " + formatDate(it.finding.due - 1) + "\n";
  }
  if (verdict.escalations.size() > kMaxTold)
    out += "    … and " + std::to_string(verdict.escalations.size() - kMaxTold) + " more\n";
}

}  // namespace

std::string verdictText(const Verdict& verdict) {
  std::string out = std::string(verdict.passed ? "PASS" : "FAIL") + "  " + line(verdict.policy) + ": " +
                    verdictSummary(verdict) + "\n";
  out += "      " + counted(verdict.findings, "finding") + " (" + std::to_string(verdict.openFindings) +
         " open) of " + counted(verdict.observations, "observation") + " in " +
         counted(verdict.reports, "report") + ", as of " + formatTime(verdict.now) + "\n";
  if (verdict.baseline.given) {
    out += "      against the baseline: " + std::to_string(verdict.baseline.fresh) + " new, " +
           std::to_string(verdict.baseline.kept) + " kept, " + std::to_string(verdict.baseline.gone) +
           " gone\n";
  }
  out += "\n";
  for (const Outcome outcome : {Outcome::kFail, Outcome::kWarn, Outcome::kEscalate, Outcome::kPass}) {
    for (const RuleResult& rule : verdict.rules) {
      if (rule.outcome == outcome) appendRule(out, rule);
    }
  }
  appendEscalations(out, verdict);
  if (!verdict.warnings.empty()) out += "\nNotes\n";
  for (size_t i = 0; i < std::min(verdict.warnings.size(), kMaxWarnings); ++i)
    out += "    - " + line(verdict.warnings[i]) + "\n";
  if (verdict.warnings.size() > kMaxWarnings)
    out += "    … and " + std::to_string(verdict.warnings.size() - kMaxWarnings) + " more\n";
  if (!verdict.passed)
    out +=
        "\nNext: fix what is listed above, the first of each rule first. What cannot be fixed now needs a "
        "waiver in\n"
        "the policy, with an owner, a reason and an end (docs/policies.md).\n";
  return out;
}

}  // namespace postern
