// SPDX-License-Identifier: Apache-2.0
// OSV-Scanner's JSON (v1 and v2): vulnerabilities per package and source, in the OSV schema (1.0-1.7),
// licence violations, call analysis, all packages. https://google.github.io/osv-scanner/output/ Ignored:
// affected ranges of other packages, layers of images, the configuration.
#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/same_vulnerability.h"
#include "formats/software.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node root = probe.first();
  if (!root["results"].isArray() && !root["results"].isNull()) return {};
  if (root["experimental_config"].isObject()) return {95, "results and experimental_config"};
  for (const Node result : root["results"].items()) {
    if (result["source"]["path"].exists() && result["packages"].isArray())
      return {90, "results[].source, packages"};
    if (result["packages"].item(0)["package"].isObject()) return {80, "results[].packages[].package"};
  }
  return {};
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out), software_(out) {}
  void package(const Record& r) { component(r.node, r.up(2)); }
  void vulnerability(const Record& r);
  void licence(const Record& r);

 private:
  ComponentRef component(Node package, Node result);
  Observation started(const Record& r);
  void addIds(Observation& observation, Node node);
  void addRatings(Observation& observation, Node node, Node groups);
  void addFixes(Observation& observation, Node node, Node package);
  void addCallAnalysis(Observation& observation, std::string_view id, Node groups);
  void addFact(const Observation& observation, Node node);

  BatchBuilder& out_;
  Software software_;
};

ComponentRef Importer::component(Node package, Node result) {
  const std::string_view version = package["version"].textOr(package["commit"].text());
  const Component component = makeComponent(out_, package["ecosystem"].text(), package["name"].text(),
                                            version, result["source"]["path"].text());
  return component.name == 0 ? kNone : out_.component(component);
}

Observation Importer::started(const Record& r) {
  const Node entry = r.up(1);
  Observation observation;
  observation.file = out_.text(r.up(2)["source"]["path"].text());
  observation.component = component(entry["package"], r.up(2));
  addTexts(out_, observation.tags, entry["dependency_groups"]);
  return observation;
}

// "upstream" is what a distribution's record repeats ("UBUNTU-CVE-2024-1" of "CVE-2024-1"). A notice (DSA-…)
// that lists several CVEs is the name of none of them.
void Importer::addIds(Observation& observation, Node node) {
  IdList named;
  addVulnerabilityId(out_, named, node["id"].text());
  for (const Node alias : node["aliases"].items()) addVulnerabilityId(out_, named, alias.text());
  if (node["upstream"].size() == 1) addVulnerabilityId(out_, named, node["upstream"].item(0).text());
  uint32_t cves = 0;
  for (uint32_t i = 0; i < named.size(); ++i) cves += out_.view(named[i]).starts_with("CVE-") ? 1 : 0;
  if (cves < 2 || out_.view(named[0]).starts_with("CVE-"))
    return setVulnerabilities(out_, observation, named);
  observation.vulnerabilities.add(named[0]);
  for (uint32_t i = 1; i < named.size(); ++i) observation.tags.add(named[i]);
}

void Importer::addRatings(Observation& observation, Node node, Node groups) {
  const auto add = [&](Node severities) {
    for (const Node severity : severities.items()) addCvss(out_, observation, severity["score"].text());
  };
  add(node["severity"]);
  for (const Node affected : node["affected"].items()) add(affected["severity"]);
  // The highest CVSS of the group of aliases that this id is in.
  for (const Node group : groups.items()) {
    for (const Node id : group["ids"].items()) {
      if (id.text() == node["id"].text()) setScore(observation, group["max_severity"]);
    }
  }
  std::string_view word = node["database_specific"]["severity"].text();
  for (const Node affected : node["affected"].items()) {
    if (word.empty())
      word =
          affected["ecosystem_specific"]["severity"].textOr(affected["database_specific"]["severity"].text());
  }
  setSeverity(out_, observation, word, scoreMilli(observation));
}

void Importer::addFixes(Observation& observation, Node node, Node package) {
  for (const Node affected : node["affected"].items()) {
    const Node of = affected["package"];
    if (of.exists() && !equalsIgnoreCase(of["name"].text(), package["name"].text())) continue;
    for (const Node range : affected["ranges"].items()) {
      if (range["type"].text() == "GIT") continue;  // commits, not versions
      for (const Node event : range["events"].items())
        addTexts(out_, observation.fixVersions, event["fixed"]);
    }
  }
}

void Importer::addCallAnalysis(Observation& observation, std::string_view id, Node groups) {
  for (const Node group : groups.items()) {
    for (const std::string_view key : {"experimentalAnalysis", "experimental_analysis"}) {
      const Node called = group[key][id]["called"];
      if (called.exists())
        observation.reachability = called.isTrue() ? Reachability::kReachable : Reachability::kNotReachable;
    }
  }
}

void Importer::addFact(const Observation& observation, Node node) {
  if (observation.vulnerabilities.empty()) return;
  Vulnerability fact = factOf(observation);
  fact.published = parseTime(node["published"].text()).value_or(kNoTime);
  software_.vulnerability(fact);
}

void Importer::vulnerability(const Record& r) {
  const Node node = r.node;
  const std::string_view id = trim(node["id"].text());
  if (id.empty()) return out_.skip(r, "no_vulnerability", "a vulnerability without id");
  const Node groups = r.up(1)["groups"];
  Observation observation = started(r);
  observation.kind = id.starts_with("MAL-") ? ObservationKind::kMalware : ObservationKind::kVulnerability;
  const std::string_view details = node["details"].text();
  const std::string_view summary = node["summary"].text();
  observation.title = out_.plain(!summary.empty()   ? std::string(summary)
                                 : !details.empty() ? firstSentence(stripMarkup(clipUtf8(details, 2000)))
                                                    : std::string(id),
                                 400);
  observation.description = out_.plain(details);
  if (!node["withdrawn"].text().empty()) {
    observation.state = State::kFalsePositive;
    observation.stateText = out_.text("withdrawn");
  }
  addIds(observation, node);
  addWeaknesses(observation.weaknesses, node["database_specific"]["cwe_ids"]);
  for (const Node affected : node["affected"].items()) {
    for (const Node weakness : affected["database_specific"]["cwes"].items())
      addWeaknesses(observation.weaknesses, weakness["cweId"].text());
  }
  addRatings(observation, node, groups);
  addFixes(observation, node, r.up(1)["package"]);
  addCallAnalysis(observation, id, groups);
  for (const Node reference : node["references"].items())
    addTexts(out_, observation.references, reference["url"]);
  addFact(observation, node);
  out_.add(r, observation);
}

void Importer::licence(const Record& r) {
  const std::string_view name = r.node.text();
  if (name.empty()) return out_.skip(r, "empty", "a licence violation without a licence");
  Observation observation = started(r);
  observation.kind = ObservationKind::kLicence;
  observation.rule = out_.text(clipUtf8(name, 200));
  observation.title = out_.plain(name, 200);
  out_.add(r, observation);
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("OSV-Scanner");
  Importer importer(out);
  const Status status = in.read(
      {"/results/*/packages/*/package", "-/results/*/packages/*/vulnerabilities",
       "-/results/*/packages/*/groups"},
      [&](const Record& r) { importer.package(r); }, out.diagnostics());
  if (!status) return status;
  return in.read(
      {"/results/*/packages/*/vulnerabilities/*", "/results/*/packages/*/license_violations/*"},
      [&](const Record& r) { r.spec == 0 ? importer.vulnerability(r) : importer.licence(r); },
      out.diagnostics());
}

}  // namespace

extern const Format kOsvScanner;
const Format kOsvScanner{"osv_scanner",
                         "OSV-Scanner",
                         "https://google.github.io/osv-scanner/output/",
                         "JSON",
                         Family::kDependencies,
                         false,
                         sniff,
                         import};

}  // namespace postern
