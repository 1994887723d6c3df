// SPDX-License-Identifier: Apache-2.0
// Grype's JSON report (matches, and the matches that ignore rules or VEX took out), v0.1 to v0.100.
// https://github.com/anchore/grype, "Output formats"; presenter/models/document.go names the fields.
// Ignored: match details beyond their kind, alertsByPackage, the scanner's configuration.
#include <utility>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/software.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node root = probe.first();
  if (!root["matches"].isArray()) return {};
  if (root["descriptor"]["name"].text() == "grype") return {100, "descriptor.name is grype"};
  const Node match = root["matches"].item(0);
  if (match["vulnerability"]["id"].exists() && match["artifact"]["name"].exists())
    return {85, "matches[] of vulnerability and artifact"};
  const bool another = !root["descriptor"]["name"].text().empty();  // xeol writes the same frame
  if (!another && root["source"]["target"].exists() && root["distro"].exists())
    return {70, "matches, source, distro"};
  return {};
}

AssetRef targetOf(BatchBuilder& out, Node source) {
  if (source["type"].text() != "image") return kNone;
  const Node target = source["target"];
  const std::string_view digest = target["repoDigests"].item(0).textOr(target["imageID"].text());
  return imageAsset(out, target["userInput"].textOr(target["tags"].item(0).text()), digest);
}

class Importer {
 public:
  Importer(BatchBuilder& out, AssetRef asset) : out_(out), software_(out), asset_(asset) {}
  void record(const Record& r);

 private:
  ComponentRef component(const Record& r, Node artifact);
  void addIds(Observation& observation, Node vulnerability, Node related);
  void addRatings(Observation& observation, Node vulnerability, Node related);
  void addExploitation(Observation& observation, Vulnerability& fact, Node vulnerability);
  void addFix(Observation& observation, Node vulnerability);

  BatchBuilder& out_;
  Software software_;
  AssetRef asset_;
};

ComponentRef Importer::component(const Record& r, Node artifact) {
  const std::string_view file = artifact["locations"].item(0)["path"].text();
  Component component = componentFromPurl(out_, artifact["purl"].text(), file);
  if (component.name == 0)
    component = makeComponent(out_, artifact["type"].text(), artifact["name"].text(),
                              artifact["version"].text(), file);
  if (component.name == 0) return kNone;
  // Grype's binary classifier leaves NUL bytes in some versions.
  std::string version;
  for (const char c : artifact["version"].text()) {
    if (static_cast<unsigned char>(c) >= ' ') version += c;
  }
  if (!version.empty()) component.version = out_.text(version);
  const Node cpe = artifact["cpes"].item(0);
  component.cpe = out_.text(cpe.isObject() ? cpe["cpe"].text() : cpe.text());
  addTexts(out_, component.licences, artifact["licenses"]);
  const ComponentRef ref = out_.component(component);
  software_.contains(asset_, ref, r);
  return ref;
}

// A language advisory (GHSA, GO, PYSEC) that one CVE is related to names that vulnerability; a distribution's
// notice covers several, so what it relates to is kept as tags.
void Importer::addIds(Observation& observation, Node vulnerability, Node related) {
  const std::string_view id = vulnerability["id"].text();
  addVulnerabilityId(out_, observation.vulnerabilities, id);
  IdList others;
  bool onlyCves = true;
  for (const Node other : related.items()) {
    const std::string_view otherId = other["id"].text();
    if (otherId.empty() || otherId == id) continue;
    onlyCves = onlyCves && otherId.starts_with("CVE-");
    addVulnerabilityId(out_, others, otherId);
  }
  bool ofOneVulnerability = false;
  for (const std::string_view space : {"GHSA-", "GO-", "PYSEC-", "RUSTSEC-"})
    ofOneVulnerability |= id.starts_with(space);
  const bool alias = others.size() == 1 && onlyCves && ofOneVulnerability;
  for (uint32_t i = 0; i < others.size(); ++i)
    (alias ? observation.vulnerabilities : observation.tags).add(others[i]);
}

void Importer::addRatings(Observation& observation, Node vulnerability, Node related) {
  const auto add = [&](Node of) {
    for (const Node rating : of["cvss"].items()) {
      addCvss(out_, observation, rating["vector"].text());
      setScore(observation, rating["metrics"]["baseScore"]);
    }
  };
  add(vulnerability);
  if (observation.cvss.empty()) {  // a distribution's record without a vector: the related CVE has NVD's
    for (const Node other : related.items()) add(other);
  }
  setSeverity(out_, observation, vulnerability["severity"].text(), scoreMilli(observation));
}

void Importer::addExploitation(Observation& observation, Vulnerability& fact, Node vulnerability) {
  const Node epss = vulnerability["epss"].item(0);
  if (const auto value = parseMicro(epss["epss"].text()); value && *value >= 0 && *value <= 1'000'000)
    fact.epss = static_cast<uint32_t>(*value);
  if (const auto value = parseMicro(epss["percentile"].text()); value && *value >= 0 && *value <= 1'000'000)
    fact.epssPercentile = static_cast<uint32_t>(*value);
  const Node exploited = vulnerability["knownExploited"].item(0);
  if (!exploited.isObject()) return;
  observation.flags |= kFlagExploited;
  if (const auto time = parseTime(exploited["dateAdded"].text())) fact.kevAdded = *time;
  if (const auto time = parseTime(exploited["dueDate"].text())) fact.kevDue = *time;
  fact.kevRansomware = equalsIgnoreCase(exploited["knownRansomwareCampaignUse"].text(), "known");
}

void Importer::addFix(Observation& observation, Node vulnerability) {
  const Node fix = vulnerability["fix"];
  addTexts(out_, observation.fixVersions, fix["versions"]);
  addTexts(out_, observation.fixVersions, vulnerability["fixedInVersion"]);  // before v0.10
  if (fix["state"].text() == "fixed") observation.flags |= kFlagFixAvailable;
}

void Importer::record(const Record& r) {
  const Node vulnerability = r.node["vulnerability"];
  const Node artifact = r.node["artifact"];
  const Node related = r.node["relatedVulnerabilities"];
  const std::string_view id = trim(vulnerability["id"].text());
  if (id.empty() || id.size() > 200)
    return out_.skip(r, "no_vulnerability", "a match without a vulnerability id");
  Observation observation;
  observation.kind = ObservationKind::kVulnerability;
  observation.state = r.spec == 0 ? State::kOpen : State::kSuppressed;
  const Node rule = r.node["appliedIgnoreRules"].item(0);
  observation.stateText = out_.text(r.spec == 0 ? vulnerability["fix"]["state"].text()
                                                : rule["vex-status"].textOr(rule["reason"].text()));
  std::string_view description = vulnerability["description"].text();
  if (description.empty() && related.size() == 1) description = related.item(0)["description"].text();
  observation.title = out_.plain(
      description.empty() ? std::string(id) : firstSentence(stripMarkup(clipUtf8(description, 2000))), 400);
  observation.description = out_.plain(description);
  observation.file = out_.text(artifact["locations"].item(0)["path"].text());
  observation.component = component(r, artifact);
  addIds(observation, vulnerability, related);
  for (const Node weakness : vulnerability["cwes"].items())
    addWeaknesses(observation.weaknesses, weakness["cwe"].text());
  for (const Node other : related.items()) {
    for (const Node weakness : other["cwes"].items())
      addWeaknesses(observation.weaknesses, weakness["cwe"].text());
  }
  addRatings(observation, vulnerability, related);
  addFix(observation, vulnerability);
  const std::string_view match = r.node["matchDetails"].item(0)["type"].text();
  observation.confidence = match == "exact-direct-match"     ? Confidence::kHigh
                           : match == "exact-indirect-match" ? Confidence::kMedium
                           : match == "cpe-match"            ? Confidence::kLow
                                                             : Confidence::kUnknown;
  addTexts(out_, observation.tags, artifact["type"]);
  addTexts(out_, observation.references, vulnerability["dataSource"]);
  addTexts(out_, observation.references, vulnerability["urls"]);
  addTexts(out_, observation.references, vulnerability["links"]);  // before v0.10
  for (const Node advisory : vulnerability["advisories"].items())
    addTexts(out_, observation.references, advisory["link"]);
  Vulnerability fact = factOf(observation);
  addExploitation(observation, fact, vulnerability);
  software_.vulnerability(fact);
  out_.add(r, observation);
}

Status import(Document& in, BatchBuilder& out) {
  const Node root = in.probe().first();
  out.tool("Grype", root["descriptor"]["version"].text());
  out.scannedAt(parseTime(root["descriptor"]["timestamp"].text()));
  const AssetRef asset = targetOf(out, root["source"]);
  out.target(asset);
  Importer importer(out, asset);
  return in.read(
      {"/matches/*", "/ignoredMatches/*", "-/source", "-/descriptor", "-/alertsByPackage"},
      [&](const Record& r) { importer.record(r); }, out.diagnostics());
}

}  // namespace

extern const Format kGrype;
const Format kGrype{"grype", "Grype",        "https://github.com/anchore/grype#output-formats",
                    "JSON",  Family::kImage, false,
                    sniff,   import};

}  // namespace postern
