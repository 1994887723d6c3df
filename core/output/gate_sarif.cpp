// SPDX-License-Identifier: Apache-2.0
// See gate_report.h. SARIF 2.1.0, sections 3.27 (result), 3.35 (suppression), 3.28 (location), 3.49
// (reportingDescriptor). What has no file is told by a logical location.
#include "base/json_writer.h"
#include "base/text.h"
#include "output/gate_report.h"

namespace postern {
namespace {

/// A path as a relative URI reference (RFC 3986, section 3.3): what is no path character is percent-encoded.
std::string uriOf(std::string_view path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\\') {
      out += '/';
    } else if (isAsciiAlnum(c) || std::string_view("-._~/!$&'()*+,;=@").find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
  return out;
}

std::string_view levelOf(Action action) {
  return action == Action::kFail ? "error" : action == Action::kWarn ? "warning" : "note";
}

void writeMessage(JsonWriter& out, std::string_view key, std::string_view text) {
  out.key(key).beginObject().field("text", text).endObject();
}

void writeRule(JsonWriter& out, const RuleResult& rule) {
  out.beginObject().field("id", rule.id);
  writeMessage(out, "shortDescription", rule.title);
  if (!rule.message.empty()) writeMessage(out, "fullDescription", rule.message);
  for (const std::string& link : rule.links) {
    if (!link.starts_with("https://") && !link.starts_with("http://")) continue;
    out.field("helpUri", link);
    break;
  }
  out.key("defaultConfiguration").beginObject().field("level", levelOf(rule.action)).endObject().endObject();
}

void writeLocations(JsonWriter& out, const Matched& it) {
  out.key("locations").beginArray().beginObject();
  if (!it.file.empty()) {
    out.key("physicalLocation").beginObject().key("artifactLocation").beginObject();
    out.field("uri", uriOf(it.file)).endObject();
    if (it.line > 0) {
      out.key("region").beginObject().field("startLine", it.line);
      if (it.endLine >= it.line) out.field("endLine", it.endLine);
      out.endObject();
    }
    out.endObject();
  }
  out.key("logicalLocations").beginArray().beginObject();
  out.field("fullyQualifiedName", it.asset.empty() ? it.title : it.asset).field("kind", "resource");
  out.endObject().endArray().endObject().endArray();
}

std::string messageOf(const RuleResult& rule, const Matched& it) {
  std::string text = it.title;
  if (!it.asset.empty() && it.asset != it.title) text += " on " + it.asset;
  text += ". " + rule.title + ": " + it.reason + ".";
  if (!it.owner.empty()) text += " Owner: " + it.owner + ".";
  if (!it.fix.empty()) text += " Fix: " + it.fix + ".";
  return text;
}

void writeResult(JsonWriter& out, const Verdict& verdict, size_t ruleIndex, const Matched& it) {
  const RuleResult& rule = verdict.rules[ruleIndex];
  out.beginObject().field("ruleId", rule.id).field("ruleIndex", ruleIndex).field("kind", "fail");
  out.field("level", levelOf(rule.action));
  writeMessage(out, "message", messageOf(rule, it));
  writeLocations(out, it);
  out.key("partialFingerprints").beginObject().field("posternKey/v1", it.key).endObject();
  if (verdict.baseline.given && rule.on == Subject::kFindings && rule.id != kWaiverRuleId)
    out.field("baselineState", it.isNew ? "new" : "unchanged");
  if (!it.waiver.empty()) {
    out.key("suppressions").beginArray();
    for (const WaiverResult& waiver : verdict.waivers) {
      if (waiver.id != it.waiver) continue;
      out.beginObject().field("kind", "external").field("status", "accepted");
      out.field("justification", waiver.reason + " (" + waiver.owner + ", until " + waiver.expires + ")");
      out.endObject();
    }
    out.endArray();
  }
  out.key("properties").beginObject();
  if (it.risk != kNone) out.key("risk").decimal(it.risk, 1);
  if (!it.owner.empty()) out.field("owner", it.owner);
  if (it.due != kNoTime) out.field("due", formatTime(it.due));
  out.endObject().endObject();
}

}  // namespace

std::string verdictSarif(const Verdict& verdict, std::string_view toolVersion) {
  JsonWriter out;
  out.beginObject().field("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  out.field("version", "2.1.0").key("runs").beginArray().beginObject();
  out.key("tool").beginObject().key("driver").beginObject().field("name", "Postern gate");
  out.field("version", toolVersion).key("rules").beginArray();
  for (const RuleResult& rule : verdict.rules) writeRule(out, rule);
  out.endArray().endObject().endObject();
  out.key("invocations").beginArray().beginObject().field("executionSuccessful", true);
  out.field("endTimeUtc", formatTime(verdict.now)).endObject().endArray();
  out.key("results").beginArray();
  for (size_t i = 0; i < verdict.rules.size(); ++i) {
    // What is allowed (at_most) is no violation.
    if (verdict.rules[i].outcome != Outcome::kPass) {
      for (const Matched& it : verdict.rules[i].violations) writeResult(out, verdict, i, it);
    }
    for (const Matched& it : verdict.rules[i].waived) writeResult(out, verdict, i, it);
  }
  out.endArray().key("properties").beginObject().field("policy", verdict.policy);
  out.field("verdict", verdict.passed ? "pass" : "fail").endObject();
  return out.endObject().endArray().endObject().take();
}

}  // namespace postern
