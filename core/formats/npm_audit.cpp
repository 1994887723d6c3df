// SPDX-License-Identifier: Apache-2.0
// `npm audit --json` of npm 6 (one result per advisory; pnpm writes the same) and of npm 7 and later
// (auditReportVersion 2: one result per package, which may only depend on a vulnerable one), and their error
// objects. https://docs.npmjs.com/cli/v6/commands/npm-audit, https://docs.npmjs.com/cli/commands/npm-audit
// Ignored: the plan of actions (npm 6), counts.
#include <algorithm>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/same_vulnerability.h"
#include "formats/software.h"

namespace postern {
namespace {

Node errorOf(Node root) {
  if (root["error"]["code"].exists() && root["error"]["summary"].exists()) return root["error"];
  return root["statusCode"].isNumber() && root["message"].isString() && root["uri"].isString() ? root
                                                                                               : Node();
}

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node root = probe.root;
  if (root["auditReportVersion"].exists() && root["vulnerabilities"].isObject())
    return {100, "auditReportVersion"};
  if (root["advisories"].isObject() && (root["actions"].isArray() || root["metadata"].isObject()))
    return {90, "advisories and metadata"};
  if (errorOf(root).exists()) return {50, "npm's error object"};
  return {};
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out), software_(out) {}
  void advisory(const Record& r);  ///< npm 6
  void package(const Record& r);   ///< npm 7 and later
  void finish() { software_.link(); }

 private:
  void addFix(Observation& observation, Node node, std::string_view name);
  void addAdvisories(Observation& observation, Node node);
  void addFact(const Observation& observation);

  BatchBuilder& out_;
  Software software_;
};

// npm 6's ranges: ">=1.2.3" names the version that fixes; "<0.0.0" means none does.
void addPatched(BatchBuilder& out, Observation& observation, std::string_view range) {
  for (std::string_view part : splitList(range, "|")) {
    if (!part.starts_with(">=")) continue;
    part = trim(part.substr(2));
    observation.fixVersions.add(out.text(part.substr(0, part.find(' '))));
  }
}

void Importer::addFact(const Observation& observation) {
  if (observation.vulnerabilities.empty()) return;
  Vulnerability fact = factOf(observation);
  software_.vulnerability(fact);
}

void Importer::advisory(const Record& r) {
  const Node node = r.node;
  const std::string_view name = node.firstText({"module_name", "name"});
  if (name.empty()) return out_.skip(r, "no_package", "an advisory without module_name");
  const Node found = node["findings"].item(0);
  Observation observation;
  observation.kind = ObservationKind::kVulnerability;
  observation.title = out_.plain(node["title"].textOr(name), 400);
  observation.description = out_.plain(node["overview"].text());
  observation.fixText = out_.plain(node["recommendation"].text(), 4000);
  addPatched(out_, observation, node["patched_versions"].text());
  observation.component = out_.component(makeComponent(out_, "npm", name, found["version"].text()));
  for (const std::string_view step : splitList(found["paths"].item(0).text(), ">"))
    observation.dependencyPath.add(out_.text(step));
  uint32_t paths = 0;
  for (const Node finding : node["findings"].items()) paths += finding["paths"].size();
  observation.occurrences = std::max(1U, paths);
  IdList named;
  for (const Node id : node["cves"].items()) addVulnerabilityId(out_, named, id.text());
  addVulnerabilityIds(out_, named, node["github_advisory_id"].text());
  addVulnerabilityIds(out_, named, node["url"].text());
  setVulnerabilities(out_, observation, named);
  if (!node["id"].text().empty())
    observation.tags.add(out_.text("npm advisory " + std::string(node["id"].text())));
  addWeaknesses(observation.weaknesses, node["cwe"]);
  addCvss(out_, observation, node["cvss"]["vectorString"].text());
  setScore(observation, node["cvss"]["score"]);
  setSeverity(out_, observation, node["severity"].text(), scoreMilli(observation));
  addTexts(out_, observation.references, node["url"]);
  for (const std::string_view line : split(node["references"].text(), '\n')) {
    const size_t at = line.find("http");  // Markdown: "- [Issue #60](https://…)"
    if (at != std::string_view::npos)
      observation.references.add(out_.text(line.substr(at, line.find_first_of(") ", at) - at)));
  }
  addFact(observation);
  out_.add(r, observation);
}

void Importer::addFix(Observation& observation, Node node, std::string_view name) {
  const Node fix = node["fixAvailable"];
  if (fix.isTrue()) observation.flags |= kFlagFixAvailable;
  if (!fix.isObject()) return;
  observation.flags |= kFlagFixAvailable;
  const std::string target = std::string(fix["name"].text()) + "@" + std::string(fix["version"].text());
  observation.fixText =
      out_.text("Install " + target + (fix["isSemVerMajor"].isTrue() ? " (a breaking change)" : ""));
  if (fix["name"].text() == name) observation.fixVersions.add(out_.text(fix["version"].text()));
}

// A package may have several advisories: the first of the package's own severity names it, the others are
// tags.
void Importer::addAdvisories(Observation& observation, Node node) {
  Node main;
  for (const Node via : node["via"].items()) {
    if (!via.isObject()) continue;
    if (!main.exists() || (main["severity"].text() != node["severity"].text() &&
                           via["severity"].text() == node["severity"].text()))
      main = via;
  }
  if (!main.exists()) return;
  observation.title = out_.plain(main["title"].text(), 400);
  addVulnerabilityIds(out_, observation.vulnerabilities, main["url"].text());
  addWeaknesses(observation.weaknesses, main["cwe"]);
  addCvss(out_, observation, main["cvss"]["vectorString"].text());
  setScore(observation, main["cvss"]["score"]);
  for (const Node via : node["via"].items()) {
    if (!via.isObject()) continue;
    addTexts(out_, observation.references, via["url"]);
    if (via.cell() != main.cell()) addVulnerabilityIds(out_, observation.tags, via["url"].text());
  }
}

void Importer::package(const Record& r) {
  const Node node = r.node;
  const std::string_view name = node["name"].textOr(r.key);
  if (name.empty() || !node.isObject())
    return out_.skip(r, "no_package", "a vulnerability without a package");
  Observation observation;
  observation.kind = ObservationKind::kVulnerability;
  const std::string_view folder = node["nodes"].item(0).text();
  observation.file = out_.text(folder);
  observation.component = out_.component(makeComponent(out_, "npm", name, {}, folder));
  software_.name(name, observation.component);
  std::string depends;
  for (const Node via : node["via"].items()) {
    if (!via.isString()) continue;
    depends += (depends.empty() ? "" : ", ") + std::string(via.text());
    software_.dependsOn(name, via.text(), r);
  }
  addAdvisories(observation, node);
  if (observation.title == 0)
    observation.title =
        out_.plain(depends.empty() ? std::string(name) : "Depends on vulnerable versions of " + depends, 400);
  if (!node["range"].text().empty())
    observation.description =
        out_.plain("Vulnerable versions of " + std::string(name) + ": " + std::string(node["range"].text()));
  observation.occurrences = std::max(1U, node["nodes"].size());
  addFix(observation, node, name);
  setSeverity(out_, observation, node["severity"].text(), scoreMilli(observation));
  if (node["isDirect"].isTrue()) observation.tags.add(out_.text("direct"));
  addFact(observation);
  out_.add(r, observation);
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("npm audit");
  const Node root = in.probe().root;
  if (const Node error = errorOf(root);
      error.exists() && !root["vulnerabilities"].exists() && !root["advisories"].exists()) {
    return makeError(ErrorCode::kMalformed,
                     "npm reports that the audit failed: " + std::string(error["code"].text()) + " " +
                         std::string(clipUtf8(error.firstText({"summary", "message"}), 300)));
  }
  Importer importer(out);
  const Status status = in.read(
      {"/advisories/*", "/vulnerabilities/*", "-/actions"},
      [&](const Record& r) { r.spec == 0 ? importer.advisory(r) : importer.package(r); }, out.diagnostics());
  importer.finish();
  return status;
}

}  // namespace

extern const Format kNpmAudit;
const Format kNpmAudit{"npm_audit",
                       "npm audit",
                       "https://docs.npmjs.com/cli/commands/npm-audit",
                       "JSON",
                       Family::kDependencies,
                       false,
                       sniff,
                       import};

}  // namespace postern
