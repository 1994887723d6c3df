// SPDX-License-Identifier: Apache-2.0
// Semgrep and OpenGrep JSON (0.x and 1.x): code, secrets and supply-chain results of the command line, and
// the vulns list of the Supply Chain API. Ignores: timing, skipped targets, errors of the scan, traces.
#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/same_vulnerability.h"

namespace postern {
namespace {

Match sniffSemgrep(const Probe& probe) {
  if (!probe.isJson() || !probe.root.isObject()) return {};
  const Node root = probe.root;
  const Node result = root["results"].item(0);
  if (result["check_id"].exists() && result["extra"].exists()) return {95, "results with check_id and extra"};
  const Node vuln = root["vulns"].item(0);
  if (vuln["advisory"].exists() &&
      (vuln["matchedDependency"].exists() || vuln["matched_dependency"].exists())) {
    return {90, "vulns with an advisory and a matched dependency"};
  }
  if (!root["results"].isArray() || result.exists() || !root["errors"].isArray()) return {};
  if (root["paths"].isObject() && root["version"].exists())
    return {90, "results, errors and paths, no result"};
  return root.size() <= 3 ? Match{55, "results and errors, both empty"} : Match{};
}

bool isSecretRule(Node metadata, std::string_view rule) {
  if (rule.find(".secrets.") != std::string_view::npos || metadata["secret_type"].exists()) return true;
  for (const Node kind : metadata["vulnerability_class"].items()) {
    if (kind.text() == "Hard-coded Secrets") return true;
  }
  return false;
}

// The longest text that a metavariable captured: the secret, in rules that look for one.
std::string_view longestCapture(Node metavariables) {
  std::string_view longest;
  for (const Node::Member variable : metavariables.members()) {
    const std::string_view text = variable.value["abstract_content"].text();
    if (text.size() > longest.size()) longest = text;
  }
  return longest.size() >= 8 ? longest : std::string_view();
}

void addTexts(BatchBuilder& out, IdList& to, Node list, std::string_view prefix = {}) {
  for (const Node item : list.items()) {
    if (!item.text().empty() && to.size() < 32)
      to.add(out.text(std::string(prefix) + std::string(item.text())));
  }
}

void setMetadata(BatchBuilder& out, Observation& found, Node metadata) {
  addWeaknesses(found.weaknesses, metadata["cwe"]);
  found.confidence = confidenceFromWord(metadata["confidence"].text());
  addTexts(out, found.tags, metadata["owasp"]);
  addTexts(out, found.tags, metadata["technology"]);
  addTexts(out, found.tags, metadata["vulnerability_class"]);
  for (const std::string_view key : {"references", "source", "source-rule-url", "shortlink"}) {
    for (const Node link : metadata[key].items()) {
      if (link.text().starts_with("http")) found.references.add(out.text(link.text()));
    }
  }
}

// Supply chain: extra.sca_info and the sca-… metadata.
void setPackage(BatchBuilder& out, Observation& found, Node extra, const Record& record) {
  const Node info = extra["sca_info"];
  const Node metadata = extra["metadata"];
  if (!info.isObject()) return;
  found.kind = ObservationKind::kVulnerability;
  IdList ids;
  for (const std::string_view key : {"sca-vuln-database-identifier", "cve", "ghsa"}) {
    for (const Node id : metadata[key].items()) addVulnerabilityIds(out, ids, id.text());
  }
  setVulnerabilities(out, found, ids);
  const Node dependency = info["dependency_match"]["found_dependency"];
  const std::string_view package = dependency["package"].text();
  if (!package.empty()) {
    const std::string_view file =
        dependency["lockfile_url"].textOr(info["dependency_match"]["lockfile"].text());
    found.component = out.component(
        makeComponent(out, dependency["ecosystem"].text(), package, dependency["version"].text(), file));
    out.contains(found.asset, found.component, record);
  }
  for (const Node fix : metadata["sca-fix-versions"].items()) {
    for (const Node::Member version : fix.members()) found.fixVersions.add(out.text(version.value.text()));
  }
  if (info["reachable"].kind() == NodeKind::kBool) {
    // "Not reachable" is said by a rule that looked for calls; others only compared versions.
    const bool looked = info["reachability_rule"].isTrue();
    found.reachability = info["reachable"].isTrue() ? Reachability::kReachable
                         : looked                   ? Reachability::kNotReachable
                                                    : Reachability::kUnknown;
  }
  if (const std::string_view transitivity = dependency["transitivity"].text(); !transitivity.empty()) {
    found.tags.add(out.text(transitivity));
  }
}

void setPlace(BatchBuilder& out, Observation& found, Node result) {
  found.file = out.text(result["path"].text());
  found.line = positive(result["start"]["line"]);
  found.endLine = positive(result["end"]["line"]);
  found.column = positive(result["start"]["col"]);
  const std::string_view lines = result["extra"]["lines"].text();
  if (found.kind == ObservationKind::kCode && lines != "requires login") {
    found.snippet = out.text(clipUtf8(lines, 4000));
  }
}

void readResult(const Record& record, BatchBuilder& out) {
  const Node result = record.node;
  const Node extra = result["extra"];
  const std::string_view rule = result["check_id"].text();
  const std::string_view message = extra["message"].text();
  if (rule.empty() && message.empty())
    return out.skip(record, "empty_result", "a result has neither a rule nor a message");
  Observation found;
  found.kind = ObservationKind::kCode;
  const Node metadata = extra["metadata"];
  if (isSecretRule(metadata, rule)) {
    found.kind = ObservationKind::kSecret;
    out.secret(found, longestCapture(extra["metavars"]));
    if (extra["validation_state"].text() == "CONFIRMED_VALID") found.flags |= kFlagVerified;
  }
  found.title = out.plain(firstSentence(message.empty() ? rule : message));
  found.description = out.plain(message);
  found.rule = out.text(rule);
  // Semgrep's own three levels: "ERROR, WARNING, and INFO map to High, Medium, and Low".
  const std::string_view severity = extra["severity"].text();
  setSeverity(out, found, severity);
  if (equalsIgnoreCase(severity, "INFO")) found.severity = Severity::kLow;
  setMetadata(out, found, metadata);
  setPackage(out, found, extra, record);
  setPlace(out, found, result);
  const std::string_view fix = extra["fix"].text();
  if (found.kind != ObservationKind::kSecret) found.fixText = out.text(clipUtf8(fix, 4000));
  if (extra["is_ignored"].isTrue()) {
    found.state = State::kSuppressed;
    found.stateText = out.text("nosemgrep");
  }
  const std::string_view print = extra["fingerprint"].text();
  if (!print.empty() && print != "requires login") found.fingerprints.add(out.text(print));
  out.add(record, found);
}

// camelCase in the API of 2022 and 2023, snake_case since.
Node either(Node node, std::string_view camel, std::string_view snake) {
  return node[camel].exists() ? node[camel] : node[snake];
}

void readVuln(const Record& record, BatchBuilder& out) {
  const Node vuln = record.node;
  const Node advisory = vuln["advisory"];
  const std::string_view title = advisory["title"].textOr(vuln["title"].text());
  if (title.empty() && !advisory["references"].exists()) {
    return out.skip(record, "empty_result", "a vulnerability has neither a title nor references");
  }
  Observation found;
  found.kind = ObservationKind::kVulnerability;
  const Node references = advisory["references"];
  IdList ids;
  for (const Node id : either(references, "cveIds", "cve_ids").items())
    addVulnerabilityIds(out, ids, id.text());
  if (ids.empty()) addVulnerabilityIds(out, ids, title);
  setVulnerabilities(out, found, ids);
  addWeaknesses(found.weaknesses, either(references, "cweIds", "cwe_ids"));
  addTexts(out, found.tags, either(references, "owaspIds", "owasp_ids"));
  addTexts(out, found.references, references["urls"]);
  found.title = out.plain(firstSentence(title));
  found.description = out.plain(advisory["description"].text());
  found.rule = out.text(either(advisory, "ruleId", "rule_id").text());
  setSeverity(out, found, advisory["severity"].textOr(vuln["severity"].text()));
  const Node place = either(vuln, "dependencyFileLocation", "dependency_file_location");
  found.file = out.text(place["path"].text());
  found.line = positive(either(place, "startLine", "start_line"));
  const Node match = either(vuln, "matchedDependency", "matched_dependency");
  if (const std::string_view package = match["name"].text(); !package.empty()) {
    std::string_view version = either(match, "versionSpecifier", "version_specifier").text();
    while (version.starts_with('=')) version.remove_prefix(1);
    const std::string_view ecosystem =
        advisory["ecosystem"].textOr(either(vuln, "packageManager", "package_manager").text());
    found.component = out.component(makeComponent(out, ecosystem, package, version, place["path"].text()));
  }
  const std::string_view exposure = either(vuln, "exposureType", "exposure_type").text();
  if (exposure == "REACHABLE") found.reachability = Reachability::kReachable;
  if (exposure == "UNREACHABLE") found.reachability = Reachability::kNotReachable;
  const std::string_view status = vuln["triage"]["status"].text();
  found.stateText = out.text(status);
  if (equalsIgnoreCase(status, "ignored") || equalsIgnoreCase(status, "dismissed"))
    found.state = State::kSuppressed;
  if (!either(vuln, "closedAt", "closed_at").text().empty()) found.state = State::kFixed;
  found.firstSeen = parseTime(either(vuln, "openedAt", "opened_at").text()).value_or(kNoTime);
  out.add(record, found);
}

Status importSemgrep(Document& in, BatchBuilder& out) {
  out.tool("Semgrep", in.probe().root["version"].text());
  return in.read(
      {"/results/*", "/vulns/*"},
      [&](const Record& record) { record.spec == 0 ? readResult(record, out) : readVuln(record, out); },
      out.diagnostics());
}

}  // namespace

extern const Format kSemgrep;
const Format kSemgrep = {
    "semgrep",    "Semgrep",     "https://semgrep.dev/docs/semgrep-appsec-platform/json-and-sarif",
    "JSON",       Family::kCode, false,
    sniffSemgrep, importSemgrep};

}  // namespace postern
