// SPDX-License-Identifier: Apache-2.0
// See gate_report.h. GitHub Flavored Markdown 0.29 and GitLab's: headings, tables, lists. Texts from reports
// become literal text: no link, image, mention, reference to an issue or HTML comes of them.
#include <algorithm>

#include "base/json_writer.h"
#include "base/text.h"
#include "output/gate_report.h"

namespace postern {
namespace {

constexpr size_t kMaxTold = 200;
/// Violations of one rule in a comment: nobody reads more there.
constexpr size_t kMaxRows = 20;
/// What the end of a comment needs.
constexpr size_t kReserve = 2'000;

/// Every ASCII punctuation character that means something becomes an entity, so that neither Markdown nor a
/// forge's own marks (@mention, #12, !34, ~label, :emoji:, bare addresses) begin.
std::string literal(std::string_view text) {
  std::string out;
  bool space = true;
  const std::string_view clipped = clipUtf8(text, kMaxTold);
  for (const char c : clipped) {
    if (static_cast<unsigned char>(c) < 0x21 || c == 0x7F) {
      if (!space) out += ' ';
      space = true;
      continue;
    }
    space = false;
    if (std::string_view("\\`*_{}[]()<>#+!|~@:&$\"'=^%").find(c) != std::string_view::npos) {
      out += "&#" + std::to_string(static_cast<int>(c)) + ";";
    } else if (c == '.' && out.ends_with("www")) {
      out += "&#46;";  // "www.example.org" is a link by itself
    } else if (c == '-' && (out.empty() || out.ends_with('-'))) {
      out += "&#45;";
    } else {
      out += c;
    }
  }
  if (clipped.size() < text.size()) out += "…";
  return out;
}

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
  std::string place = literal(it.asset);
  if (!it.location.empty()) place += (place.empty() ? "" : "<br>") + literal(it.location);
  return place;
}

void appendRules(std::string& out, const Verdict& verdict) {
  out += "| Rule | | Found | Allowed | Waived |\n| --- | --- | ---: | ---: | ---: |\n";
  for (const RuleResult& rule : verdict.rules) {
    out += "| " + literal(rule.title) + " | " + std::string(markOf(rule.outcome)) + " | " +
           std::to_string(rule.violations.size()) + " | " + std::to_string(rule.atMost) + " | " +
           std::to_string(rule.waived.size()) + " |\n";
    if (out.size() > kMaxComment / 2) {
      out += "\n… more rules: see the JSON.\n";
      return;
    }
  }
}

void appendViolations(std::string& out, const RuleResult& rule) {
  std::string section = "\n#### " + std::string(markOf(rule.outcome)) + ": " + literal(rule.title) + "\n\n";
  if (!rule.message.empty()) section += literal(rule.message) + "\n\n";
  section += "| What | Where | Why | Owner | Fix |\n| --- | --- | --- | --- | --- |\n";
  size_t told = 0;
  for (const Matched& it : rule.violations) {
    const std::string row = "| " + literal(it.title) + " | " + placeOf(it) + " | " + literal(it.reason) +
                            " | " + (it.owner.empty() ? "unknown" : literal(it.owner)) + " | " +
                            literal(it.fix) + " |\n";
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
                    literal(verdict.policy) + "\n\n" + verdictSummary(verdict) + "; " +
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
      const std::string line = "- " + literal(warning) + "\n";
      if (out.size() + line.size() + 100 > kMaxComment) break;
      out += line;
    }
    out += "\n</details>\n";
  }
  return out;
}

}  // namespace postern
