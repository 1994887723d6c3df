// SPDX-License-Identifier: Apache-2.0
// Findings of the Semgrep AppSec Platform API ("List findings", v1). Ignores: review comments, assistant
// texts.
#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/same_vulnerability.h"

namespace postern {
namespace {

Match sniffSemgrepPro(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node finding = probe.root.isArray() ? probe.root.item(0) : probe.root["findings"].item(0);
  if (finding["match_based_id"].exists() && finding["rule_name"].exists())
    return {95, "findings with match_based_id"};
  if (finding["syntactic_id"].exists() && finding["triage_state"].exists())
    return {85, "findings with syntactic_id"};
  return {};
}

State stateOf(std::string_view status, std::string_view reason) {
  if (equalsIgnoreCase(status, "fixed")) return State::kFixed;
  if (!equalsIgnoreCase(status, "ignored") && !equalsIgnoreCase(status, "muted")) return State::kOpen;
  if (equalsIgnoreCase(reason, "false_positive")) return State::kFalsePositive;
  if (equalsIgnoreCase(reason, "acceptable_risk")) return State::kAccepted;
  return State::kSuppressed;
}

void setPackage(BatchBuilder& out, Observation& found, Node finding, const Record& record) {
  const Node dependency = finding["found_dependency"];
  const std::string_view package = dependency["package"].text();
  if (package.empty()) return;
  found.kind = ObservationKind::kVulnerability;
  IdList ids;
  addVulnerabilityIds(out, ids, finding["vulnerability_identifier"].text());
  setVulnerabilities(out, found, ids);
  found.component =
      out.component(makeComponent(out, dependency["ecosystem"].text(), package, dependency["version"].text(),
                                  dependency["lockfile_url"].text()));
  out.contains(found.asset, found.component, record);
  for (const Node fix : finding["fix_recommendations"].items()) {
    if (!fix["version"].text().empty()) found.fixVersions.add(out.text(fix["version"].text()));
  }
  const std::string_view reach = finding["reachability"].text();
  if (equalsIgnoreCase(reach, "reachable")) found.reachability = Reachability::kReachable;
  if (equalsIgnoreCase(reach, "unreachable")) found.reachability = Reachability::kNotReachable;
  if (const auto micro = parseMicro(finding["epss_score"]["score"].text());
      micro && !found.vulnerabilities.empty()) {
    Vulnerability facts;
    facts.id = found.vulnerabilities[0];
    if (*micro >= 0 && *micro <= 1'000'000) facts.epss = static_cast<uint32_t>(*micro);
    out.vulnerability(facts);
  }
}

void readFinding(const Record& record, BatchBuilder& out) {
  const Node finding = record.node;
  const Node rule = finding["rule"];
  const std::string_view name = finding["rule_name"].textOr(rule["name"].text());
  const std::string_view message = finding["rule_message"].textOr(rule["message"].text());
  if (name.empty() && message.empty())
    return out.skip(record, "empty_result", "a finding has neither a rule nor a message");
  Observation found;
  const bool isSecret =
      finding["validation_state"].exists() || name.find(".secrets.") != std::string_view::npos;
  found.kind = isSecret ? ObservationKind::kSecret : ObservationKind::kCode;
  if (equalsIgnoreCase(finding["validation_state"].text(), "confirmed_valid")) found.flags |= kFlagVerified;
  found.title = out.plain(firstSentence(message.empty() ? name : message));
  found.description = out.plain(message);
  found.rule = out.text(name);
  setSeverity(out, found, finding["severity"].text());
  found.confidence = confidenceFromWord(finding["confidence"].textOr(rule["confidence"].text()));
  addWeaknesses(found.weaknesses, rule["cwe_names"]);
  for (const std::string_view key : {"owasp_names", "vulnerability_classes"}) {
    for (const Node tag : rule[key].items()) {
      if (!tag.text().empty()) found.tags.add(out.text(tag.text()));
    }
  }
  const Node location = finding["location"];
  found.file = out.text(location["file_path"].text());
  found.line = positive(location["line"]);
  found.endLine = positive(location["end_line"]);
  found.column = positive(location["column"]);
  const std::string_view status = finding["status"].textOr(finding["triage_state"].text());
  found.state = stateOf(status, finding["triage_reason"].text());
  found.stateText = out.text(status);
  found.firstSeen = parseTime(finding["created_at"].text()).value_or(kNoTime);
  for (const std::string_view key : {"match_based_id", "syntactic_id"}) {
    const std::string_view print = finding[key].text();
    if (!print.empty()) found.fingerprints.add(out.text(print));
  }
  if (const std::string_view link = finding["line_of_code_url"].text(); !link.empty())
    found.references.add(out.text(link));
  found.asset = repositoryAsset(out, finding["repository"].firstText({"url", "name"}));
  setPackage(out, found, finding, record);
  out.add(record, found);
}

Status importSemgrepPro(Document& in, BatchBuilder& out) {
  out.tool("Semgrep Pro");
  const std::string_view path = in.probe().root.isArray() ? "/*" : "/findings/*";
  return in.read(
      {path}, [&](const Record& record) { readFinding(record, out); }, out.diagnostics());
}

}  // namespace

extern const Format kSemgrepPro;
const Format kSemgrepPro = {"semgrep_pro",
                            "Semgrep AppSec Platform",
                            "https://semgrep.dev/api/v1/docs/",
                            "JSON",
                            Family::kCode,
                            false,
                            sniffSemgrepPro,
                            importSemgrepPro};

}  // namespace postern
