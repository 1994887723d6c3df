// SPDX-License-Identifier: Apache-2.0
// Trivy's JSON report: schema version 2 (image, filesystem, repository, VM, SBOM), the top-level array before
// it (v0.19 and older), and `trivy k8s`. Vulnerabilities, misconfigurations, secrets, licences, packages, and
// results that an ignore file or VEX took out (ExperimentalModifiedFindings).
// https://trivy.dev/latest/docs/configuration/reporting/#json
// Ignored: ImageConfig, per-layer data, CustomResources, counts of passed checks (MisconfSummary).
#include <string>
#include <vector>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/software.h"

namespace postern {
namespace {

enum Part : uint32_t { kVulnerability, kMisconfiguration, kSecret, kLicence, kPackage, kModified, kParts };

// Part of a path = its position modulo kParts.
constexpr std::string_view kLists[] = {"Vulnerabilities", "Misconfigurations",
                                       "Secrets",         "Licenses",
                                       "Packages",        "ExperimentalModifiedFindings"};

// Where results are. Never a `*` for an object's member: it would take the fields that records need around
// them.
enum class Layout { kReport, kReports, kResults, kCluster };

std::vector<std::string> pathsOf(Layout layout) {
  std::vector<std::string> paths;
  const auto add = [&](std::string_view prefix) {
    for (const std::string_view list : kLists)
      paths.push_back(std::string(prefix) + std::string(list) + "/*");
  };
  if (layout == Layout::kReport) add("/Results/*/");
  if (layout == Layout::kReports) add("/*/Results/*/");
  if (layout == Layout::kResults) add("/*/");  // before schema version 2
  if (layout == Layout::kCluster) {            // Vulnerabilities and Misconfigurations: before v0.50
    for (const std::string_view list : {"Resources", "Vulnerabilities", "Misconfigurations", "Findings"})
      add("/" + std::string(list) + "/*/Results/*/");
  }
  if (layout == Layout::kReport) paths.push_back("-/Metadata/ImageConfig");
  return paths;
}

bool isResult(Node node) {
  return node["Target"].isString() &&
         (node["Vulnerabilities"].exists() || node["Class"].isString() || node["Type"].isString());
}

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  if (probe.root.isNull()) return {35, "null: an old report without results"};
  const Node root = probe.first();
  if (root["SchemaVersion"].isNumber() && root["ArtifactType"].isString())
    return {95, "SchemaVersion and ArtifactType"};
  if (root["ArtifactName"].exists() && isResult(root["Results"].item(0)))
    return {90, "ArtifactName, Results[].Target"};
  if (root["ClusterName"].isString()) {
    for (const std::string_view list : {"Resources", "Vulnerabilities", "Misconfigurations", "Findings"}) {
      const Node resource = root[list].item(0);
      if (resource["Kind"].isString() && resource["Results"].exists())
        return {95, "ClusterName, resources with Results"};
    }
    if (root["Resources"].exists() || root["Findings"].exists()) return {60, "ClusterName and resources"};
  }
  if (probe.root.isArray() && isResult(root)) return {80, "array of Target and Vulnerabilities"};
  return {};
}

AssetKind resourceKind(std::string_view kind) {
  static constexpr std::string_view kWorkloads[] = {
      "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet",
      "Pod",        "Job",         "CronJob",   "ReplicationController"};
  for (const std::string_view workload : kWorkloads) {
    if (kind == workload) return AssetKind::kWorkload;
  }
  if (kind == "Service") return AssetKind::kService;
  if (kind == "Ingress") return AssetKind::kIngress;
  if (kind == "Node") return AssetKind::kHost;
  return AssetKind::kUnknown;
}

const std::string kPackageName = "package\n";  // keeps names apart from package ids

class Importer {
 public:
  Importer(BatchBuilder& out, Layout layout) : out_(out), software_(out), layout_(layout) {}

  void record(const Record& r);
  /// The asset that the whole report is about, where it says.
  void target(Node report) { out_.target(report_ = reportAsset(report)); }
  void finish() { software_.link(); }

 private:
  AssetRef reportAsset(Node report);
  void enter(const Record& r, Node result);
  void vulnerability(const Record& r, Node node, Node result, State state, std::string_view stateText);
  void misconfiguration(const Record& r, Node node, Node result, State state, std::string_view stateText);
  void secret(const Record& r, Node node, Node result, State state, std::string_view stateText);
  void licence(const Record& r, Node node, Node result, State state, std::string_view stateText);
  void modified(const Record& r, Node result);
  void package(const Record& r, Node result);
  void addCvssOf(Observation& observation, Node node);
  ComponentRef component(const Record& r, Node node, Node result, std::string_view version);
  Observation started(Node result, ObservationKind kind, State state, std::string_view stateText) const;

  BatchBuilder& out_;
  Software software_;
  Layout layout_;
  AssetRef report_ = kNone;
  AssetRef asset_ = kNone;     // of the current record: the image, or else the resource
  AssetRef resource_ = kNone;  // of the current record: the Kubernetes resource
  StringId resourceText_ = 0;
  StringId tagClass_ = 0, tagType_ = 0;
};

AssetRef Importer::reportAsset(Node report) {
  const std::string_view name = report["ArtifactName"].text();
  const std::string_view type = report["ArtifactType"].text();
  const Node metadata = report["Metadata"];
  if (type == "container_image") {
    const std::string_view digest = metadata["RepoDigests"].item(0).textOr(metadata["ImageID"].text());
    return imageAsset(out_, name.empty() ? metadata["RepoTags"].item(0).text() : name, digest);
  }
  if (!metadata["RepoURL"].text().empty()) return repositoryAsset(out_, metadata["RepoURL"].text());
  if (type == "repository" && name.find("://") != std::string_view::npos) return repositoryAsset(out_, name);
  return kNone;
}

// Sets what is the same for every record of a result: its asset and tags.
void Importer::enter(const Record& r, Node result) {
  const Node above = r.up(2);
  const std::string_view kind = above["Kind"].text();
  asset_ = layout_ == Layout::kReports ? reportAsset(above) : report_;
  resource_ = kNone;
  resourceText_ = 0;
  tagClass_ = out_.text(result["Class"].text());
  tagType_ = out_.text(result["Type"].text());
  if (layout_ != Layout::kCluster || kind.empty()) return;
  const std::string_view space = above["Namespace"].text();
  std::string identity(space);
  if (!space.empty()) identity += '/';
  identity += std::string(kind) + "/" + std::string(above["Name"].text());
  resourceText_ = out_.text(identity);
  if (kind == "Node") {
    resource_ = hostAsset(out_, above["Name"].text());
  } else {
    Asset resource;
    resource.kind = resourceKind(kind);
    resource.name = out_.text(above["Name"].text());
    resource.identities.add(out_.text("k8s:" + identity));
    resource.zone = out_.text(r.up(3)["ClusterName"].text());
    resource_ = out_.asset(resource);
  }
  asset_ = resource_;
  const Node metadata = above["Metadata"];
  std::string_view image = metadata["RepoTags"].item(0).text();
  if (image.empty() && result["Class"].text() == "os-pkgs") {
    const std::string_view target = withoutSuffixInBrackets(result["Target"].text());
    if (target.size() < result["Target"].text().size()) image = target;
  }
  if (image.empty()) return;
  asset_ = imageAsset(out_, image, metadata["RepoDigests"].item(0).textOr(metadata["ImageID"].text()));
  software_.relate(resource_, Relation::kRuns, asset_, r);
}

Observation Importer::started(Node result, ObservationKind kind, State state,
                              std::string_view stateText) const {
  Observation observation;
  observation.kind = kind;
  observation.state = state;
  observation.stateText = out_.text(stateText);
  observation.asset = kind == ObservationKind::kMisconfiguration && resource_ != kNone ? resource_ : asset_;
  observation.resource = resourceText_;
  observation.file = out_.text(result["Target"].text());
  if (tagClass_ != 0) observation.tags.add(tagClass_);
  if (tagType_ != 0) observation.tags.add(tagType_);
  return observation;
}

void Importer::record(const Record& r) {
  const Node result = r.up(1);
  enter(r, result);
  switch (r.spec % kParts) {
    case kVulnerability:
      return vulnerability(r, r.node, result, State::kOpen, r.node["Status"].text());
    case kMisconfiguration:
      return misconfiguration(r, r.node, result, State::kOpen, {});
    case kSecret:
      return secret(r, r.node, result, State::kOpen, {});
    case kLicence:
      return licence(r, r.node, result, State::kOpen, {});
    case kPackage:
      return package(r, result);
    default:
      return modified(r, result);
  }
}

// What was filtered keeps its own shape under "Finding".
void Importer::modified(const Record& r, Node result) {
  const Node finding = r.node["Finding"];
  const std::string_view type = r.node["Type"].text();
  const std::string_view status = r.node["Status"].text();
  const State state = status == "fixed"          ? State::kFixed
                      : status == "not_affected" ? State::kFalsePositive
                                                 : State::kSuppressed;
  if (type == "vulnerability") return vulnerability(r, finding, result, state, status);
  if (type == "misconfiguration") return misconfiguration(r, finding, result, state, status);
  if (type == "secret") return secret(r, finding, result, state, status);
  if (type == "license") return licence(r, finding, result, state, status);
  out_.skip(r, "unknown_kind", "a filtered finding of a kind that is not known");
}

ComponentRef Importer::component(const Record& r, Node node, Node result, std::string_view version) {
  const std::string_view name = node.firstText({"PkgName", "Name"});
  const std::string_view purl = node["PkgIdentifier"]["PURL"].textOr(node["Identifier"]["PURL"].text());
  std::string_view file = node.firstText({"PkgPath", "FilePath"});
  if (file.empty() && result["Class"].text() == "lang-pkgs") file = result["Target"].text();
  Component component = componentFromPurl(out_, purl, file);
  if (component.name == 0) component = makeComponent(out_, result["Type"].text(), name, version, file);
  if (component.name == 0) return kNone;
  if (!version.empty()) component.version = out_.text(version);
  addTexts(out_, component.licences, node["Licenses"]);
  const ComponentRef ref = out_.component(component);
  software_.contains(asset_, ref, r);
  software_.name(kPackageName + std::string(name), ref);  // licences name packages without version
  return ref;
}

void Importer::package(const Record& r, Node result) {
  const std::string_view version = r.node["Version"].text();
  std::string full(version);
  if (!r.node["Release"].text().empty()) full += "-" + std::string(r.node["Release"].text());
  const ComponentRef ref = component(r, r.node, result, full);
  // Package ids are unique within a result.
  const std::string scope = std::string(r.parent) + "\n";
  software_.name(scope + std::string(r.node["ID"].text()), ref);
  for (const Node other : r.node["DependsOn"].items())
    software_.dependsOn(scope + std::string(r.node["ID"].text()), scope + std::string(other.text()), r);
}

// The source whose severity Trivy took comes first; a source that states none is a score of its own.
void Importer::addCvssOf(Observation& observation, Node node) {
  const Node sources = node["CVSS"];
  const auto add = [&](Node source) {
    for (const std::string_view key : {"V40Vector", "V3Vector", "V2Vector"})
      addCvss(out_, observation, source[key].text());
    if (observation.cvssScore != 0) return;
    setScore(observation, source.firstText({"V3Score", "V40Score", "V2Score"}));
  };
  add(sources[node["SeveritySource"].text()]);
  add(sources["nvd"]);
  add(sources["ghsa"]);
  for (const Node::Member source : sources.members()) add(source.value);
}

void Importer::vulnerability(const Record& r, Node node, Node result, State state,
                             std::string_view stateText) {
  const std::string_view id = node["VulnerabilityID"].text();
  const std::string_view package = node["PkgName"].text();
  if (id.empty() && package.empty()) return out_.skip(r, "empty", "a vulnerability without id and package");
  Observation observation = started(result, ObservationKind::kVulnerability, state, stateText);
  if (!node["PkgPath"].text().empty()) observation.file = out_.text(node["PkgPath"].text());
  observation.title = out_.plain(node["Title"].textOr(id.empty() ? package : id), 400);
  observation.description = out_.plain(node["Description"].text());
  observation.component = component(r, node, result, node["InstalledVersion"].text());
  addVulnerabilityId(out_, observation.vulnerabilities, id);
  for (const Node vendor : node["VendorIDs"].items()) {
    // A GHSA names the same vulnerability; a distribution's notice (DSA, RHSA …) covers several.
    if (vendor.text().starts_with("GHSA-"))
      addVulnerabilityId(out_, observation.vulnerabilities, vendor.text());
    else
      observation.tags.add(out_.text(vendor.text()));
  }
  addWeaknesses(observation.weaknesses, node["CweIDs"]);
  addCvssOf(observation, node);
  setSeverity(out_, observation, node["Severity"].text(), scoreMilli(observation));
  addVersions(out_, observation.fixVersions, node["FixedVersion"].text());
  addTexts(out_, observation.references, node["PrimaryURL"]);
  addTexts(out_, observation.references, node["References"]);
  if (!node["Fingerprint"].text().empty())
    observation.fingerprints.add(out_.text(node["Fingerprint"].text()));
  if (!observation.vulnerabilities.empty()) {
    Vulnerability fact = factOf(observation);
    fact.published = parseTime(node["PublishedDate"].text()).value_or(kNoTime);
    software_.vulnerability(fact);
  }
  out_.add(r, observation);
}

void addSnippet(BatchBuilder& out, Observation& observation, Node code) {
  std::string snippet;
  for (const Node line : code["Lines"].items()) {
    if (!line["IsCause"].isTrue() || snippet.size() > 4000) continue;
    if (!snippet.empty()) snippet += '\n';
    snippet += clipUtf8(line["Content"].text(), 1000);
  }
  observation.snippet = out.text(snippet);
}

// "Container 'web' of Deployment 'shop' should …": the object of a manifest, whose namespace is not said.
std::string objectIn(std::string_view message) {
  for (const std::string_view kind : {"CronJob", "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet",
                                      "ReplicationController", "Job", "Pod", "Service"}) {
    for (const char quote : {'\'', '"'}) {
      const std::string before = std::string(kind) + " " + quote;
      const size_t at = message.find(before);
      if (at == std::string_view::npos || (at > 0 && message[at - 1] != ' ')) continue;
      const std::string_view name = message.substr(at + before.size());
      const size_t end = name.find(quote);
      if (end != std::string_view::npos && end > 0 && end < 254)
        return std::string(kind) + "/" + std::string(name.substr(0, end));
    }
  }
  return {};
}

void Importer::misconfiguration(const Record& r, Node node, Node result, State state,
                                std::string_view stateText) {
  const std::string_view status = node["Status"].text();
  if (status == "PASS") return out_.skip(r, "passed", "a check that passed");
  if (status == "EXCEPTION" && state == State::kOpen) state = State::kSuppressed;
  const std::string_view id = node["AVDID"].textOr(node["ID"].text());
  if (id.empty() && node["Title"].text().empty())
    return out_.skip(r, "empty", "a misconfiguration without id and title");
  Observation observation =
      started(result, ObservationKind::kMisconfiguration, state, stateText.empty() ? status : stateText);
  observation.rule = out_.text(id);
  if (node["ID"].text() != id) addTexts(out_, observation.tags, node["ID"]);
  observation.title = out_.plain(node["Title"].textOr(id), 400);
  std::string description(node["Message"].text());
  if (!description.empty()) description += "\n\n";
  observation.description = out_.plain(description + std::string(node["Description"].text()));
  observation.fixText = out_.plain(node["Resolution"].text(), 4000);
  setSeverity(out_, observation, node["Severity"].text());
  const Node cause = node["CauseMetadata"];
  observation.line = positive(cause["StartLine"]);
  observation.endLine = positive(cause["EndLine"]);
  if (observation.resource == 0) observation.resource = out_.text(cause["Resource"].text());
  for (const std::string_view key : {"Provider", "Service"}) addTexts(out_, observation.tags, cause[key]);
  if (result["Type"].text() == "kubernetes" && resource_ == kNone) {
    if (const std::string object = objectIn(node["Message"].text()); !object.empty())
      observation.tags.add(out_.text("address:" + object));
  }
  addSnippet(out_, observation, cause["Code"]);
  addTexts(out_, observation.references, node["PrimaryURL"]);
  addTexts(out_, observation.references, node["References"]);
  out_.add(r, observation);
}

// Trivy writes asterisks where the secret was, so there is no clear text to guard.
void Importer::secret(const Record& r, Node node, Node result, State state, std::string_view stateText) {
  const std::string_view rule = node["RuleID"].text();
  if (rule.empty() && node["Title"].text().empty())
    return out_.skip(r, "empty", "a secret without rule and title");
  Observation observation = started(result, ObservationKind::kSecret, state, stateText);
  observation.rule = out_.text(rule);
  observation.title = out_.plain(node["Title"].textOr(rule), 400);
  observation.line = positive(node["StartLine"]);
  observation.endLine = positive(node["EndLine"]);
  observation.snippet = out_.text(clipUtf8(node["Match"].text(), 4000));
  addTexts(out_, observation.tags, node["Category"]);
  setSeverity(out_, observation, node["Severity"].text());
  out_.add(r, observation);
}

void Importer::licence(const Record& r, Node node, Node result, State state, std::string_view stateText) {
  const std::string_view name = node["Name"].textOr(node["Text"].text());
  if (name.empty()) return out_.skip(r, "empty", "a licence without name");
  Observation observation = started(result, ObservationKind::kLicence, state, stateText);
  observation.rule = out_.text(clipUtf8(name, 200));
  observation.title = out_.plain(name, 200);
  observation.file = out_.text(node["FilePath"].text());
  addTexts(out_, observation.tags, node["Category"]);
  setSeverity(out_, observation, node["Severity"].text());
  const std::string_view package = node["PkgName"].text();
  observation.component = software_.named(kPackageName + std::string(package));
  if (observation.component == kNone && !package.empty()) {
    Component component = makeComponent(out_, result["Type"].text(), package, {}, node["FilePath"].text());
    component.licences.add(observation.rule);
    observation.component = out_.component(component);
    software_.contains(asset_, observation.component, r);
  }
  addTexts(out_, observation.references, node["Link"]);
  out_.add(r, observation);
}

Layout layoutOf(const Probe& probe) {
  const Node first = probe.first();
  if (probe.root.isArray()) return first["Results"].exists() ? Layout::kReports : Layout::kResults;
  return first["ClusterName"].exists() && !first["ArtifactName"].exists() ? Layout::kCluster
                                                                          : Layout::kReport;
}

Status import(Document& in, BatchBuilder& out) {
  const Node first = in.probe().first();
  const Layout layout = layoutOf(in.probe());
  out.tool("Trivy", first["Trivy"]["Version"].text());
  out.scannedAt(parseTime(first["CreatedAt"].text()));
  Importer importer(out, layout);
  if (layout == Layout::kReport) importer.target(first);
  const std::vector<std::string> paths = pathsOf(layout);
  const std::vector<std::string_view> views(paths.begin(), paths.end());
  const Status status = in.read(
      views, [&](const Record& r) { importer.record(r); }, out.diagnostics());
  importer.finish();
  return status;
}

}  // namespace

extern const Format kTrivy;
const Format kTrivy{"trivy", "Trivy",        "https://trivy.dev/latest/docs/configuration/reporting/",
                    "JSON",  Family::kImage, false,
                    sniff,   import};

}  // namespace postern
