// SPDX-License-Identifier: Apache-2.0
// SARIF 2.1.0 and the 2.0 drafts, 1.0 as far as its places go: one observation per result and location.
// Rules, paths and messages: sarif_rules.cpp; packages: sarif_component.cpp. Ignores: graphs, stacks, related
// locations, attachments.
#include <memory>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/same_vulnerability.h"
#include "formats/sarif_component.h"
#include "formats/sarif_rules.h"

namespace postern {
namespace {

using sarif::Rule;
using sarif::Run;

Match sniffSarif(const Probe& probe) {
  if (!probe.isJson() || !probe.root.isObject()) return {};
  const Node runs = probe.root["runs"];
  const bool hasRuns = runs.isArray() || runs.isNull();
  const std::string_view schema = probe.root.firstText({"$schema", "schema"});
  if (containsIgnoreCase(schema, "sarif") && (hasRuns || !runs.exists())) return {100, "$schema names sarif"};
  if (!hasRuns) return {};
  const std::string_view version = probe.root["version"].text();
  if (version.starts_with("2.") || version.starts_with("1.0")) return {95, "a SARIF version with runs"};
  if (runs.item(0)["tool"].isObject()) return {85, "runs with a tool"};
  return {};
}

struct ToolKind {
  std::string_view tool;  // as the driver's name begins, lower case
  ObservationKind kind;
};
// What a scanner looks for, where the format itself does not tell. Others are code scanners.
constexpr ToolKind kToolKinds[] = {{"gitleaks", ObservationKind::kSecret},
                                   {"trufflehog", ObservationKind::kSecret},
                                   {"secretlint", ObservationKind::kSecret},
                                   {"detect-secrets", ObservationKind::kSecret},
                                   {"ggshield", ObservationKind::kSecret},
                                   {"gitguardian", ObservationKind::kSecret},
                                   {"whispers", ObservationKind::kSecret},
                                   {"kingfisher", ObservationKind::kSecret},
                                   {"noseyparker", ObservationKind::kSecret},
                                   {"nosey parker", ObservationKind::kSecret},
                                   {"checkov", ObservationKind::kMisconfiguration},
                                   {"kics", ObservationKind::kMisconfiguration},
                                   {"tfsec", ObservationKind::kMisconfiguration},
                                   {"defsec", ObservationKind::kMisconfiguration},
                                   {"terrascan", ObservationKind::kMisconfiguration},
                                   {"hadolint", ObservationKind::kMisconfiguration},
                                   {"dockle", ObservationKind::kMisconfiguration},
                                   {"kubescape", ObservationKind::kMisconfiguration},
                                   {"kubesec", ObservationKind::kMisconfiguration},
                                   {"kube-linter", ObservationKind::kMisconfiguration},
                                   {"kubelinter", ObservationKind::kMisconfiguration},
                                   {"polaris", ObservationKind::kMisconfiguration},
                                   {"cfn-", ObservationKind::kMisconfiguration},
                                   {"snyk iac", ObservationKind::kMisconfiguration},
                                   {"regula", ObservationKind::kMisconfiguration},
                                   {"template-analyzer", ObservationKind::kMisconfiguration},
                                   {"zizmor", ObservationKind::kMisconfiguration},
                                   {"poutine", ObservationKind::kMisconfiguration},
                                   {"scorecard", ObservationKind::kMisconfiguration},
                                   {"zap", ObservationKind::kDynamic},
                                   {"owasp zap", ObservationKind::kDynamic},
                                   {"stackhawk", ObservationKind::kDynamic},
                                   {"hawkscan", ObservationKind::kDynamic},
                                   {"nuclei", ObservationKind::kDynamic},
                                   {"wapiti", ObservationKind::kDynamic},
                                   {"nikto", ObservationKind::kDynamic},
                                   {"burp", ObservationKind::kDynamic},
                                   {"invicti", ObservationKind::kDynamic}};

ObservationKind kindOf(std::string_view tool, const Rule& rule, bool hasVulnerability) {
  if (rule.isSecret) return ObservationKind::kSecret;
  if (hasVulnerability) return ObservationKind::kVulnerability;
  if (rule.isMisconfiguration) return ObservationKind::kMisconfiguration;
  for (const ToolKind& known : kToolKinds) {
    if (startsWithIgnoreCase(tool, known.tool)) return known.kind;
  }
  return ObservationKind::kCode;
}

struct RunFacts {
  std::unique_ptr<Run> run;
  std::string parent;  // "/runs/0/results/": which run this is
  StringId otherTool = 0;
  AssetRef target = kNone;
  uint32_t number = 0;
};

AssetRef targetOf(Node run, BatchBuilder& out) {
  const Node properties = run["properties"];
  if (const std::string_view image = properties["imageName"].text(); !image.empty()) {  // Trivy
    return imageAsset(out, image, properties["repoDigests"].item(0).text());
  }
  return repositoryAsset(out, run["versionControlProvenance"].item(0)["repositoryUri"].text());
}

void openRun(RunFacts& facts, const Record& record, BatchBuilder& out, std::string_view firstTool) {
  facts.parent = record.parent;
  facts.run = std::make_unique<Run>(record.up(1), out);
  const Run& run = *facts.run;
  const bool isFirst = facts.number++ == 0;
  out.tool(run.tool(), run.version());
  facts.otherTool = !firstTool.empty() && run.tool() != firstTool ? out.text(run.tool()) : kNoString;
  facts.target = targetOf(run.node(), out);
  if (isFirst) out.target(facts.target);
  for (const Node invocation : run.node()["invocations"].items()) {
    out.scannedAt(parseTime(invocation.firstText({"endTimeUtc", "endTime", "startTimeUtc", "startTime"})));
  }
  if (run.node()["externalPropertyFileReferences"]["results"].exists()) {
    out.diagnostics().add("results_elsewhere", "a run keeps results in another file", record.parent);
  }
}

void setState(BatchBuilder& out, Observation& to, Node result) {
  bool suppressed = false;
  bool refused = false;
  for (const Node suppression : result["suppressions"].items()) {  // 3.27.23
    const std::string_view status = suppression["status"].text();
    suppressed = true;
    refused = refused || status == "rejected" || status == "underReview";
    to.stateText = out.plain(suppression["justification"].textOr(suppression["kind"].text()), 500);
  }
  suppressed = suppressed || result["suppressionStates"].size() > 0;
  const std::string_view baseline = result["baselineState"].text();
  if (to.stateText == kNoString) to.stateText = out.text(baseline);
  if (suppressed && !refused) {
    to.state = State::kSuppressed;
  } else if (baseline == "absent") {
    to.state = State::kFixed;
  }
}

// "note" of tools that know no lower level; elsewhere it is information.
bool isLowestLevel(std::string_view tool) {
  return startsWithIgnoreCase(tool, "Snyk") || startsWithIgnoreCase(tool, "Semgrep");
}

void setSarifSeverity(BatchBuilder& out, Observation& to, Node result, const Rule& rule,
                      std::string_view tool) {
  const Node properties = result["properties"];
  const std::string_view level = result["level"].textOr(rule.level.empty() ? "warning" : rule.level);
  int64_t milli = sarif::securitySeverity(properties);
  if (milli < 0) milli = rule.securityMilli;
  std::string_view word = sarif::severityWord(properties);
  if (word.empty()) word = rule.severityWord.empty() ? level : rule.severityWord;
  if (milli > 0) {
    to.severity = severityFromScore(milli);
    if (to.kind == ObservationKind::kVulnerability) to.cvssScore = static_cast<uint32_t>((milli + 50) / 100);
    to.severityText = out.text(clipUtf8(word, 100));
  } else {
    setSeverity(out, to, word);
    if (word == "note" && isLowestLevel(tool)) to.severity = Severity::kLow;
  }
  const std::string_view confidence = properties.firstText({"issue_confidence", "confidence", "precision"});
  to.confidence = confidenceFromWord(confidence == "very-high" ? "high" : confidence);
  if (to.confidence == Confidence::kUnknown) to.confidence = rule.confidence;
}

void setFingerprints(BatchBuilder& out, Observation& to, Node result) {
  for (const std::string_view list : {"fingerprints", "partialFingerprints"}) {
    for (const Node::Member member : result[list].members()) {
      if (to.fingerprints.size() >= 16 || member.value.text().empty()) continue;
      to.fingerprints.add(out.text(std::string(member.key) + "=" + std::string(member.value.text())));
    }
  }
}

// "Data flows from src/a.py:3 to src/b.py:9 in 5 steps."
std::string flowOf(const Run& run, Node result) {
  const Node steps = result["codeFlows"].item(0)["threadFlows"].item(0)["locations"];
  if (steps.size() < 2) return {};
  const auto place = [&](Node step) {
    const Node physical = step["location"]["physicalLocation"];
    std::string out = run.file(physical["artifactLocation"]);
    const std::string_view line = physical["region"]["startLine"].text();
    return out.empty() || line.empty() ? out : out + ":" + std::string(line);
  };
  const std::string from = place(steps.item(0));
  const std::string to = place(steps.item(steps.size() - 1));
  if (from.empty() || to.empty()) return {};
  return "Data flows from " + from + " to " + to + " in " + std::to_string(steps.size()) + " steps.";
}

void setTexts(BatchBuilder& out, Observation& to, const Run& run, Node result, const Rule& rule,
              const std::string& message) {
  to.rule = out.text(rule.id);
  const std::string_view name = rule.node["name"].text();
  to.title = rule.title != kNoString ? rule.title : out.plain(firstSentence(message));
  if (to.title == kNoString) to.title = rule.description;
  if (to.title == kNoString) to.title = out.plain(name.empty() ? rule.id : name);
  const std::string flow = flowOf(run, result);
  const bool adds = message.size() > out.view(to.title).size() || rule.title != kNoString;
  if (!flow.empty()) {
    to.description = out.plain(message + "\n" + flow);
  } else {
    to.description = adds && !message.empty() ? out.plain(message) : rule.description;
  }
  const std::string fix = run.message(result["fixes"].item(0)["description"], rule);
  to.fixText = fix.empty() ? rule.help : out.plain(fix, 4000);
}

// Secret scanners put the secret itself where others put code: Gitleaks as the snippet, Secretlint behind the
// message.
void guardSecret(BatchBuilder& out, Observation& to, std::string_view tool, Node location,
                 std::string_view message) {
  std::string_view clear;
  if (startsWithIgnoreCase(tool, "gitleaks"))
    clear = location["physicalLocation"]["region"]["snippet"]["text"].text();
  if (startsWithIgnoreCase(tool, "secretlint") && message.find(": ") != std::string_view::npos) {
    clear = message.substr(message.find(": ") + 2);
  }
  if (clear == "REDACTED" || clear.find_first_not_of('*') == std::string_view::npos) return;
  out.secret(to, clear);
}

void setPlace(BatchBuilder& out, Observation& to, const Run& run, Node location) {
  const Node physical = location["physicalLocation"].exists() ? location["physicalLocation"]
                        : location["resultFile"].exists()     ? location["resultFile"]  // 1.0
                                                              : location["analysisTarget"];
  Node artifact = physical["artifactLocation"];
  if (!artifact.exists()) artifact = physical["fileLocation"].exists() ? physical["fileLocation"] : physical;
  const std::string file = run.file(artifact);
  if (startsWithIgnoreCase(file, "http://") || startsWithIgnoreCase(file, "https://")) {
    setUrl(out, to, file);
  } else {
    to.file = out.text(file);
  }
  const Node region = physical["region"].exists() ? physical["region"] : physical["contextRegion"];
  to.line = positive(region["startLine"]);
  to.endLine = positive(region["endLine"]);
  to.column = positive(region["startColumn"]);
  if (to.kind != ObservationKind::kSecret) {
    to.snippet = out.text(clipUtf8(
        region["snippet"].isString() ? region["snippet"].text() : region["snippet"]["text"].text(), 4000));
  }
  Node logical = location["logicalLocations"].item(0);
  if (!logical.exists()) logical = location["logicalLocation"];
  std::string_view symbol = run.symbol(logical);
  if (symbol.empty()) symbol = location["fullyQualifiedLogicalName"].text();
  if (!symbol.starts_with("pkg:")) to.symbol = out.text(symbol);
}

void setRequest(BatchBuilder& out, Observation& to, Node result) {
  const Node request = result["webRequest"];
  if (!request.isObject()) return;
  to.method = out.text(request["method"].text());
  const std::string_view target = request["target"].text();
  if (to.url == kNoString && target.find("://") != std::string_view::npos) setUrl(out, to, target);
  for (const Node::Member parameter : request["parameters"].members()) {
    if (to.parameter == kNoString) to.parameter = out.text(parameter.key);
  }
}

IdList vulnerabilitiesOf(BatchBuilder& out, Node result, const Rule& rule, std::string_view message) {
  IdList ids = rule.vulnerabilities;
  const Node properties = result["properties"];
  for (const std::string_view key :
       {"cve", "CVE", "cves", "cveIds", "vulnerabilityId", "vulnerability_id", "ghsa"}) {
    for (const Node id : properties[key].items()) addVulnerabilityIds(out, ids, id.text());
  }
  if (ids.empty()) addVulnerabilityIds(out, ids, message);
  return ids;
}

void addWeaknessesOf(Observation& to, const Run& run, Node result, const Rule& rule,
                     std::string_view message) {
  to.weaknesses = rule.weaknesses;
  run.addTaxa(to.weaknesses, result["taxa"]);
  sarif::addPropertyWeaknesses(to.weaknesses, result["properties"]);
  if (to.weaknesses.empty()) addWeaknesses(to.weaknesses, message);
}

// A result's facts that are the same at each of its locations. Texts that may hold a secret wait for addAt().
Observation commonFacts(BatchBuilder& out, const RunFacts& facts, Node result, const Rule& rule,
                        const std::string& message) {
  Observation common;
  const IdList ids = vulnerabilitiesOf(out, result, rule, message);
  common.kind = kindOf(facts.run->tool(), rule, !ids.empty());
  common.tool = facts.otherTool;
  common.asset = facts.target;
  common.tags = rule.tags;
  setVulnerabilities(out, common, ids);
  addWeaknessesOf(common, *facts.run, result, rule, message);
  if (common.kind == ObservationKind::kSecret && common.weaknesses.empty()) common.weaknesses.add(798);
  setSarifSeverity(out, common, result, rule, facts.run->tool());
  setState(out, common, result);
  setFingerprints(out, common, result);
  common.references = rule.references;
  if (const std::string_view viewer = result["hostedViewerUri"].text(); !viewer.empty()) {
    common.references.add(out.text(viewer));
  }
  if (const uint32_t count = positive(result["occurrenceCount"])) common.occurrences = count;
  if (const auto seen = parseTime(result["provenance"]["firstDetectionTimeUtc"].text()))
    common.firstSeen = *seen;
  setRequest(out, common, result);
  return common;
}

void addAt(BatchBuilder& out, const Record& record, const RunFacts& facts, const Rule& rule, Observation to,
           Node location, const std::string& message) {
  const Run& run = *facts.run;
  if (to.kind == ObservationKind::kSecret) guardSecret(out, to, run.tool(), location, message);
  setTexts(out, to, run, record.node, rule, message);
  setPlace(out, to, run, location);
  if (to.kind == ObservationKind::kVulnerability) {
    if (const auto component = sarif::componentOf(out, to, record.node, location, rule, message)) {
      to.component = out.component(*component);
      out.contains(to.asset, to.component, record);
    }
  }
  out.add(record, to);
}

void readResult(const Record& record, RunFacts& facts, BatchBuilder& out, std::string_view firstTool) {
  const Node result = record.node;
  if (!facts.run || facts.parent != record.parent) openRun(facts, record, out, firstTool);
  if (!result.isObject()) return out.skip(record, "bad_record", "a result is not an object");
  const std::string_view kind = result["kind"].text();
  if (!kind.empty() && kind != "fail") {  // 3.27.9: pass, notApplicable, informational, review, open
    return out.skip(record, "not_a_failure",
                    "a result's kind is \"" + std::string(clipUtf8(kind, 30)) + "\", not \"fail\"");
  }
  Rule& rule = facts.run->ruleOf(result);
  std::string message = facts.run->message(result["message"], rule);
  if (message.empty()) message = facts.run->message(result["formattedRuleMessage"], rule);
  if (message.empty() && rule.id.empty() && rule.title == kNoString) {
    return out.skip(record, "empty_result", "a result has neither a message nor a rule");
  }
  const Observation common = commonFacts(out, facts, result, rule, message);
  Node locations = result["locations"];
  if (locations.size() == 0) {
    const Node steps = result["codeFlows"].item(0)["threadFlows"].item(0)["locations"];
    Node place = steps.item(steps.size() > 0 ? steps.size() - 1 : 0)["location"];
    if (!place.exists()) place = result["analysisTarget"].exists() ? result : Node();
    return addAt(out, record, facts, rule, common, place, message);
  }
  for (const Node location : locations.items()) addAt(out, record, facts, rule, common, location, message);
}

Status importSarif(Document& in, BatchBuilder& out) {
  const Node driver = in.probe().root.at("runs/0/tool/driver");
  const std::string firstTool(driver["name"].text());
  out.tool(firstTool, driver.firstText({"semanticVersion", "version"}));
  RunFacts facts;
  return in.read(
      {"/runs/*/results/*", "-/runs/*/graphs", "-/runs/*/webResponses"},
      [&](const Record& record) { readResult(record, facts, out, firstTool); }, out.diagnostics());
}

}  // namespace

extern const Format kSarif;
const Format kSarif = {
    "sarif",    "SARIF",       "https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html",
    "JSON",     Family::kCode, false,
    sniffSarif, importSarif};

}  // namespace postern
