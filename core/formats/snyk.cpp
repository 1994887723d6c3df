// SPDX-License-Identifier: Apache-2.0
// Snyk CLI's JSON: open source and container tests (one project, an array of projects, applications found in
// an image), licence issues, ignored issues, and infrastructure as code. https://docs.snyk.io/snyk-cli, "Snyk
// CLI JSON output" Ignored: remediation and licence policy (repeat what the issues say). Snyk Code writes
// SARIF.
#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/same_vulnerability.h"
#include "formats/software.h"
#include "vocab/purl.h"

namespace postern {
namespace {

enum Part : uint32_t { kIssue, kIgnored, kInfrastructure, kParts };

// Part of a path = its position modulo kParts; the second kParts are of applications. Never a `*` for an
// object's member: it would take the fields that records need around them.
constexpr std::string_view kProject[] = {"/vulnerabilities/*",
                                         "/filtered/ignore/*",
                                         "/infrastructureAsCodeIssues/*",
                                         "/applications/*/vulnerabilities/*",
                                         "/applications/*/filtered/ignore/*",
                                         "/applications/*/infrastructureAsCodeIssues/*",
                                         "-/remediation",
                                         "-/licensesPolicy"};
constexpr std::string_view kProjects[] = {"/*/vulnerabilities/*",
                                          "/*/filtered/ignore/*",
                                          "/*/infrastructureAsCodeIssues/*",
                                          "/*/applications/*/vulnerabilities/*",
                                          "/*/applications/*/filtered/ignore/*",
                                          "/*/applications/*/infrastructureAsCodeIssues/*",
                                          "-/*/remediation",
                                          "-/*/licensesPolicy"};

bool isFailure(Node root) { return root["ok"].text() == "false" && root["error"].isString(); }

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node root = probe.first();
  if (root["infrastructureAsCodeIssues"].isArray()) return {95, "infrastructureAsCodeIssues"};
  if (root["vulnerabilities"].isArray()) {
    if (root["licensesPolicy"].isObject() || root["dependencyCount"].isNumber())
      return {90, "vulnerabilities, dependencyCount, licensesPolicy"};
    const Node first = root["vulnerabilities"].item(0);
    if (first["id"].text().starts_with("SNYK-") || first["id"].text().starts_with("snyk:lic:"))
      return {85, "vulnerabilities[].id is Snyk's"};
  }
  if (isFailure(root) && root["path"].isString()) return {50, "ok is false, error and path"};
  return {};
}

/// Words of Snyk's exploit maturity, before and since CVSS 4.0 ("Attacked").
void addExploitMaturity(Observation& observation, std::string_view word) {
  if (equalsIgnoreCase(word, "Attacked")) observation.flags |= kFlagExploited;
  for (const std::string_view known :
       {"Mature", "Functional", "High", "Proof of Concept", "proof-of-concept"}) {
    if (equalsIgnoreCase(word, known)) observation.flags |= kFlagExploitKnown;
  }
}

constexpr std::string_view kImagePrefix = "docker-image|";

// A project is called "docker-image|shop/web"; its tag is in the first step of every path
// ("docker-image|shop/web@1.2") and in "path" ("shop/web:1.2", with what was found in it behind another '/').
std::string imageOf(Node project, Node issue) {
  std::string_view name = project["projectName"].text();
  if (!name.starts_with(kImagePrefix)) return {};
  name.remove_prefix(kImagePrefix.size());
  std::string_view step = issue["from"].item(0).text();
  if (step.starts_with(kImagePrefix)) step.remove_prefix(kImagePrefix.size());
  for (std::string_view reference : {step, project["path"].text()}) {
    if (!reference.starts_with(name)) continue;
    std::string_view tag = reference.substr(name.size());
    if (!tag.starts_with('@') && !tag.starts_with(':')) continue;
    tag.remove_prefix(1);
    tag = tag.substr(0, tag.find('/'));
    return std::string(name) + (tag.starts_with("sha256:") ? "@" : ":") + std::string(tag);
  }
  return std::string(name);
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out), software_(out) {}
  void record(const Record& r);
  AssetRef assetOf(Node project, Node issue);

 private:
  void issue(const Record& r, Node project, AssetRef asset, bool ignored);
  void infrastructure(const Record& r, Node project, AssetRef asset);
  void addIds(Observation& observation, Node issue);
  void addRatings(Observation& observation, Node issue);
  void addFix(Observation& observation, Node issue);
  void addFact(const Observation& observation, Node issue);
  ComponentRef component(const Record& r, Node issue, AssetRef asset, std::string_view file);

  BatchBuilder& out_;
  Software software_;
};

AssetRef Importer::assetOf(Node project, Node issue) {
  const std::string image = imageOf(project, issue);
  if (!image.empty()) return imageAsset(out_, image);
  const std::string_view remote = project["target"]["remoteUrl"].textOr(project["remoteRepoUrl"].text());
  if (!remote.empty()) return repositoryAsset(out_, remote);
  return out_.asset(AssetKind::kApplication, "name:", project["projectName"].text());
}

void Importer::record(const Record& r) {
  const Part part = static_cast<Part>(r.spec % kParts);
  const size_t level = part == kIgnored ? 2 : 1;  // ignored issues are in "filtered"
  const Node project = r.up(level);
  const bool application = r.spec >= kParts;  // found in the image that the outer project is
  const AssetRef asset = assetOf(application ? r.up(level + 1) : project, r.node);
  if (part == kInfrastructure) return infrastructure(r, project, asset);
  issue(r, project, asset, part == kIgnored);
}

// "libssl/openssl" is source and binary package of a distribution.
ComponentRef Importer::component(const Record& r, Node issue, AssetRef asset, std::string_view file) {
  const std::string_view name = issue.firstText({"name", "packageName", "moduleName"});
  const std::string_view manager = issue["packageManager"].text();
  const std::string_view type = purlType(manager);
  const bool distribution = type == "deb" || type == "rpm" || type == "apk";
  Component component = makeComponent(out_, manager, name, issue["version"].text(), file);
  if (component.name == 0) return kNone;
  if (distribution) {
    const std::string_view binary =
        name.substr(name.find('/') == std::string_view::npos ? 0 : name.find('/') + 1);
    component.purl =
        out_.text(makePurl(type, manager.substr(0, manager.find(':')), binary, issue["version"].text()));
  }
  const ComponentRef ref = out_.component(component);
  software_.contains(asset, ref, r);
  return ref;
}

void Importer::addIds(Observation& observation, Node issue) {
  IdList named;
  const Node identifiers = issue["identifiers"];
  for (const std::string_view space : {"CVE", "GHSA"}) {
    for (const Node id : identifiers[space].items()) addVulnerabilityId(out_, named, id.text());
  }
  addVulnerabilityId(out_, named, issue["id"].text());
  setVulnerabilities(out_, observation, named);
  addWeaknesses(observation.weaknesses, identifiers["CWE"]);
}

void Importer::addRatings(Observation& observation, Node issue) {
  addCvss(out_, observation, issue["CVSSv3"].text());
  setScore(observation, issue["cvssScore"]);
  for (const Node source : issue["cvssSources"].items()) addCvss(out_, observation, source["vector"].text());
  for (const Node source : issue["cvssDetails"].items())
    addCvss(out_, observation, source["cvssV3Vector"].text());
  setSeverity(out_, observation, issue.firstText({"severityWithCritical", "severity"}),
              scoreMilli(observation));
}

void Importer::addFix(Observation& observation, Node issue) {
  addTexts(out_, observation.fixVersions, issue["fixedIn"]);
  if (observation.fixVersions.empty())
    addTexts(out_, observation.fixVersions, issue["nearestFixedInVersion"]);
  std::string upgrade;
  for (const Node step : issue["upgradePath"].items()) {
    if (!step.isString()) continue;  // false: this level need not change
    upgrade += upgrade.empty() ? "Upgrade to " : " > ";
    upgrade += step.text();
  }
  observation.fixText = out_.text(upgrade);
  if (issue["isUpgradable"].isTrue() || issue["isPatchable"].isTrue()) observation.flags |= kFlagFixAvailable;
}

void Importer::addFact(const Observation& observation, Node issue) {
  if (observation.vulnerabilities.empty()) return;
  Vulnerability fact = factOf(observation);
  fact.published = parseTime(issue["publicationTime"].text()).value_or(kNoTime);
  const Node epss = issue["epssDetails"];
  if (const auto value = parseMicro(epss["probability"].text()); value && *value >= 0 && *value <= 1'000'000)
    fact.epss = static_cast<uint32_t>(*value);
  if (const auto value = parseMicro(epss["percentile"].text()); value && *value >= 0 && *value <= 1'000'000)
    fact.epssPercentile = static_cast<uint32_t>(*value);
  software_.vulnerability(fact);
}

void Importer::issue(const Record& r, Node project, AssetRef asset, bool ignored) {
  const Node issue = r.node;
  const std::string_view id = issue["id"].text();
  if (id.empty() && issue["title"].text().empty())
    return out_.skip(r, "empty", "an issue without id and title");
  const bool licence = issue["type"].text() == "license" || id.starts_with("snyk:lic:");
  const std::string_view file = project.firstText({"displayTargetFile", "targetFile"});
  Observation observation;
  observation.kind = licence                       ? ObservationKind::kLicence
                     : issue["malicious"].isTrue() ? ObservationKind::kMalware
                                                   : ObservationKind::kVulnerability;
  observation.state = ignored || issue["isIgnored"].isTrue() ? State::kSuppressed : State::kOpen;
  if (ignored)
    observation.stateText = out_.text(issue["filtered"]["ignored"].item(0)["reason"].textOr("ignored"));
  observation.asset = asset;
  observation.title = out_.plain(issue["title"].textOr(id), 400);
  observation.description = out_.plain(issue["description"].text());
  observation.file = out_.text(file);
  observation.component = component(r, issue, asset, file);
  if (licence) {
    observation.rule = out_.text(id);
    addTexts(out_, observation.tags, issue["license"]);
  } else {
    addIds(observation, issue);
  }
  addRatings(observation, issue);
  addFix(observation, issue);
  for (const Node step : issue["from"].items()) observation.dependencyPath.add(out_.text(step.text()));
  addExploitMaturity(observation, issue["exploit"].text());
  addExploitMaturity(observation, issue["exploitMaturity"].text());
  for (const Node maturity : issue["exploitDetails"]["maturityLevels"].items())
    addExploitMaturity(observation, maturity["level"].text());
  const std::string_view reachability = issue["reachability"].text();
  if (equalsIgnoreCase(reachability, "reachable") || equalsIgnoreCase(reachability, "function"))
    observation.reachability = Reachability::kReachable;
  for (const std::string_view word : {"not-reachable", "notReachable", "no-path", "no-path-found"}) {
    if (equalsIgnoreCase(reachability, word)) observation.reachability = Reachability::kNotReachable;
  }
  for (const Node reference : issue["references"].items())
    addTexts(out_, observation.references, reference["url"]);
  if (!licence) addFact(observation, issue);
  out_.add(r, observation);
}

// ["resource", "aws_s3_bucket[logs]", "acl"] is the address aws_s3_bucket.logs, ["Resources", "Logs", …] the
// logical id Logs; either may follow an "input".
std::string addressOf(Node path) {
  const uint32_t first = path.item(0).text() == "input" ? 1 : 0;
  const std::string_view kind = path.item(first).text();
  const std::string_view what = path.item(first + 1).text();
  if (kind == "Resources") return std::string(what.substr(0, what.find('[')));
  const size_t open = what.find('[');
  if (kind != "resource" || open == std::string_view::npos || !what.ends_with(']')) return {};
  return std::string(what.substr(0, open)) + "." + std::string(what.substr(open + 1, what.size() - open - 2));
}

void Importer::infrastructure(const Record& r, Node project, AssetRef asset) {
  const Node issue = r.node;
  const std::string_view id = issue.firstText({"publicId", "id"});
  const Node text = issue["iacDescription"];
  if (id.empty() && issue["title"].text().empty())
    return out_.skip(r, "empty", "an issue without id and title");
  Observation observation;
  observation.kind = ObservationKind::kMisconfiguration;
  observation.state = issue["isIgnored"].isTrue() ? State::kSuppressed : State::kOpen;
  observation.asset = asset;
  observation.rule = out_.text(id);
  observation.title = out_.plain(issue["title"].textOr(id), 400);
  const std::string what(text["issue"].textOr(issue["issue"].text()));
  const std::string impact(text["impact"].textOr(issue["impact"].text()));
  observation.description = out_.plain(impact.empty() ? what : what + "\n\n" + impact);
  observation.fixText = out_.plain(text["resolve"].textOr(issue["resolve"].text()), 4000);
  observation.file = out_.text(project.firstText({"targetFile", "targetFilePath", "displayTargetFile"}));
  observation.line = positive(issue["lineNumber"]);
  std::string resource;
  for (const Node step : issue["path"].items())
    resource += (resource.empty() ? "" : ".") + std::string(step.text());
  observation.resource = out_.text(resource.empty() ? std::string(issue["msg"].text()) : resource);
  if (const std::string address = addressOf(issue["path"]); !address.empty())
    observation.tags.add(out_.text("address:" + address));
  setSeverity(out_, observation, issue["severity"].text());
  addTexts(out_, observation.tags, issue["subType"]);
  addTexts(out_, observation.references, issue["documentation"]);
  addTexts(out_, observation.references, issue["references"]);
  out_.add(r, observation);
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("Snyk");
  const Probe& probe = in.probe();
  const Node first = probe.first();
  if (isFailure(first) && !first["vulnerabilities"].exists())
    return makeError(ErrorCode::kMalformed, "Snyk reports that the test failed: " +
                                                std::string(clipUtf8(first["error"].text(), 300)));
  Importer importer(out);
  if (!probe.root.isArray()) out.target(importer.assetOf(first, Node()));
  const bool several = probe.root.isArray();
  return in.read(
      several ? std::span<const std::string_view>(kProjects) : kProject,
      [&](const Record& r) { importer.record(r); }, out.diagnostics());
}

}  // namespace

extern const Format kSnyk;
const Format kSnyk{"snyk", "Snyk", "https://docs.snyk.io/snyk-cli", "JSON", Family::kDependencies, false,
                   sniff,  import};

}  // namespace postern
