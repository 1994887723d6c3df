// SPDX-License-Identifier: Apache-2.0
// See gate_report.h.
#include "base/json_writer.h"
#include "output/gate_report.h"

namespace postern {
namespace {

void writeFields(JsonWriter& out, const Matched& it) {
  out.field("key", it.key).field("title", it.title).field("asset", it.asset).field("owner", it.owner);
  out.field("location", it.location).field("component", it.component).field("severity", it.severity);
  out.field("band", it.band).key("risk");
  if (it.risk == kNone) {
    out.null();
  } else {
    out.decimal(it.risk, 1);
  }
  out.field("reason", it.reason).field("fix", it.fix).field("firstSeen", formatTime(it.firstSeen));
  out.field("due", formatTime(it.due)).field("overdueDays", it.overdueDays).field("new", it.isNew);
  if (!it.waiver.empty()) out.field("waiver", it.waiver);
}

void writeAll(JsonWriter& out, std::string_view key, const std::vector<Matched>& all) {
  out.key(key).beginArray();
  for (const Matched& it : all) {
    out.beginObject();
    writeFields(out, it);
    out.endObject();
  }
  out.endArray();
}

void writeRule(JsonWriter& out, const RuleResult& rule) {
  out.beginObject().field("id", rule.id).field("title", rule.title).field("on", name(rule.on));
  out.field("action", name(rule.action)).field("outcome", name(rule.outcome)).field("atMost", rule.atMost);
  out.field("checked", rule.checked).field("message", rule.message).field("escalateTo", rule.escalateTo);
  out.key("links").beginArray();
  for (const std::string& link : rule.links) out.string(link);
  out.endArray();
  writeAll(out, "violations", rule.violations);
  writeAll(out, "waived", rule.waived);
  out.endObject();
}

void writeCounts(JsonWriter& out, const Verdict& verdict) {
  uint64_t waived = 0, expired = 0;
  for (const RuleResult& rule : verdict.rules) waived += rule.waived.size();
  for (const WaiverResult& waiver : verdict.waivers) expired += waiver.expired ? 1 : 0;
  out.key("counts").beginObject().field("reports", verdict.reports);
  out.field("observations", verdict.observations).field("findings", verdict.findings);
  out.field("open", verdict.openFindings).field("violations", verdict.violationsOf(Outcome::kFail));
  out.field("warned", verdict.violationsOf(Outcome::kWarn));
  out.field("escalated", verdict.violationsOf(Outcome::kEscalate) + verdict.escalations.size());
  out.field("waived", waived).field("expiredWaivers", expired).endObject();
}

}  // namespace

std::string verdictJson(const Verdict& verdict) {
  JsonWriter out;
  out.beginObject().field("verdict", verdict.passed ? "pass" : "fail").field("policy", verdict.policy);
  out.field("policyHash", verdict.policyHash).field("now", formatTime(verdict.now));
  out.field("summary", verdictSummary(verdict));
  writeCounts(out, verdict);
  out.key("baseline");
  if (verdict.baseline.given) {
    out.beginObject().field("findings", verdict.baseline.findings).field("new", verdict.baseline.fresh);
    out.field("kept", verdict.baseline.kept).field("gone", verdict.baseline.gone).endObject();
  } else {
    out.null();
  }
  out.key("rules").beginArray();
  for (const RuleResult& rule : verdict.rules) writeRule(out, rule);
  out.endArray().key("waivers").beginArray();
  for (const WaiverResult& it : verdict.waivers) {
    out.beginObject().field("id", it.id).field("owner", it.owner).field("reason", it.reason);
    out.field("expires", it.expires).field("link", it.link).field("expired", it.expired);
    out.field("waived", it.waived).endObject();
  }
  out.endArray().key("escalations").beginArray();
  for (const Escalation& it : verdict.escalations) {
    out.beginObject().field("percent", it.percent).field("to", it.to);
    writeFields(out, it.finding);
    out.endObject();
  }
  out.endArray().key("warnings").beginArray();
  for (const std::string& warning : verdict.warnings) out.string(warning);
  return out.endArray().endObject().take();
}

std::string verdictSummary(const Verdict& verdict) {
  uint64_t broken = 0;
  for (const RuleResult& rule : verdict.rules) broken += rule.outcome == Outcome::kFail ? 1 : 0;
  if (broken == 0) return "no rule that fails the gate is broken";
  const uint64_t count = verdict.violationsOf(Outcome::kFail);
  return std::to_string(count) + (count == 1 ? " violation of " : " violations of ") +
         std::to_string(broken) + (broken == 1 ? " rule" : " rules");
}

}  // namespace postern
