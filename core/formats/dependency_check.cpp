// SPDX-License-Identifier: Apache-2.0
// OWASP Dependency-Check's XML (dependency-check 1.3 to 4.x schemas) and JSON reports: dependencies as
// components, their vulnerabilities, and those that a suppression file took out.
// https://jeremylong.github.io/DependencyCheck/general/internals.html; schemas dependency-check.*.xsd
// Ignored: checksums, related dependencies (the same package in other files), vulnerable software
// ranges.
#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/software.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (probe.syntax == Syntax::kXml && probe.rootName == "analysis") {
    if (containsIgnoreCase(probe.rootNamespace, "dependency-check"))
      return {100, "root element analysis in Dependency-Check's namespace"};
    if (probe.root["scanInfo"].exists() && probe.root["projectInfo"].exists())
      return {80, "analysis with scanInfo and projectInfo"};
  }
  if (!probe.isJson()) return {};
  const Node root = probe.root;
  if (root["reportSchema"].exists() && root["scanInfo"]["engineVersion"].exists())
    return {95, "reportSchema and scanInfo.engineVersion"};
  if (root["projectInfo"].isObject() && root["dependencies"].item(0)["fileName"].exists())
    return {85, "projectInfo, dependencies[].fileName"};
  return {};
}

// The first letter of each metric's word is its value in a vector: "ADJACENT_NETWORK" is A. "" when one is
// missing.
std::string vectorFromWords(std::string_view prefix, Node words,
                            std::initializer_list<std::pair<std::string_view, std::string_view>> metrics) {
  std::string vector(prefix);
  for (const auto& [metric, key] : metrics) {
    const std::string_view word = words[key].text();
    if (word.empty()) return {};
    if (!vector.empty() && vector.back() != '/') vector += '/';
    vector += std::string(metric) + ":" + static_cast<char>(asciiLower(word[0]) - 32);
  }
  return vector;
}

class Importer {
 public:
  Importer(BatchBuilder& out, AssetRef asset) : out_(out), software_(out), asset_(asset) {}
  void dependency(const Record& r) { component(r, r.node); }
  void vulnerability(const Record& r, Node dependency, State state);

 private:
  ComponentRef component(const Record& r, Node dependency);
  Component described(Node dependency, std::string_view file);
  void addRatings(Observation& observation, Node node);
  void addName(Observation& observation, Node node);
  void addExploitation(Observation& observation, Vulnerability& fact, Node node);

  BatchBuilder& out_;
  Software software_;
  AssetRef asset_;
};

// The first value of a kind of evidence that is called so, not a hint ("name" of the file, not "url" of its
// manifest).
std::string_view evidenceOf(Node evidence, std::string_view type, std::string_view list) {
  for (const Node item : evidence[list].items()) {
    if (item["name"].text() == "name" || item["name"].text() == type) return item["value"].text();
  }
  for (const Node item : evidence.each("evidence")) {
    const std::string_view name = item["name"].text();
    if (item["@type"].text() == type && (name == "name" || name == type)) return item["value"].text();
  }
  return {};
}

// Newer reports have purls; older ones "(group:artifact:version)" of maven, "name:version" of npm, or only a
// CPE.
Component Importer::described(Node dependency, std::string_view file) {
  const Node identifiers = dependency["identifiers"];
  // Reports of bundled dependencies nest the list once more.
  for (const Node holder : {identifiers, identifiers["identifiers"]}) {
    for (const Node package : holder.each("package")) {
      const Component component = componentFromPurl(out_, package["id"].text(), file);
      if (component.name != 0) return component;
    }
  }
  for (const Node package : dependency["packages"].items()) {
    const Component component = componentFromPurl(out_, package["id"].text(), file);
    if (component.name != 0) return component;
  }
  for (const Node identifier : identifiers.each("identifier")) {
    const std::string_view type = identifier["@type"].text();
    std::string_view name = trim(identifier["name"].text());
    while (name.starts_with('(')) name.remove_prefix(1);
    while (name.ends_with(')')) name.remove_suffix(1);
    const size_t colon = name.rfind(':');
    if (type == "cpe" || colon == std::string_view::npos || colon == 0) continue;
    return makeComponent(out_, type, name.substr(0, colon), name.substr(colon + 1), file);
  }
  for (const Node identifier : identifiers.each("identifier")) {
    const std::vector<std::string_view> cpe = split(identifier["name"].text(), ':');
    if (identifier["@type"].text() != "cpe" || cpe.size() < 4) continue;
    Component component = makeComponent(out_, {}, cpe[3], cpe.size() > 4 ? cpe[4] : std::string_view(), file);
    component.cpe = out_.text(identifier["name"].text());
    return component;
  }
  const Node evidence = dependency["evidenceCollected"];
  const std::string_view product = evidenceOf(evidence, "product", "productEvidence");
  return makeComponent(out_, {}, product.empty() ? file : product,
                       evidenceOf(evidence, "version", "versionEvidence"), file);
}

ComponentRef Importer::component(const Record& r, Node dependency) {
  const std::string_view file = dependency["fileName"].textOr(dependency["filePath"].text());
  Component component = described(dependency, file);
  if (component.name == 0) return kNone;
  const Node ids = dependency["identifiers"]["vulnerabilityIds"];
  const std::string_view cpe =
      ids.exists() ? ids["id"].text() : dependency["vulnerabilityIds"].item(0)["id"].text();
  if (component.cpe == 0) component.cpe = out_.text(cpe);
  const std::string_view licence = dependency["license"].text();
  if (!licence.empty()) component.licences.add(out_.plain(licence, 400));
  const ComponentRef ref = out_.component(component);
  software_.contains(asset_, ref, r);
  return ref;
}

void Importer::addRatings(Observation& observation, Node node) {
  const Node v3 = node["cvssV3"].exists() ? node["cvssV3"] : node["cvssv3"];
  const Node v2 = node["cvssV2"].exists() ? node["cvssV2"] : node["cvssv2"];
  const Node v4 = node["cvssV4"].exists() ? node["cvssV4"] : node["cvssv4"];
  addCvss(out_, observation, v4["vectorString"].textOr(v4["vector"].text()));
  const std::string prefix = "CVSS:" + std::string(v3["version"].textOr("3.1")) + "/";
  addCvss(out_, observation,
          vectorFromWords(prefix, v3,
                          {{"AV", "attackVector"},
                           {"AC", "attackComplexity"},
                           {"PR", "privilegesRequired"},
                           {"UI", "userInteraction"},
                           {"S", "scope"},
                           {"C", "confidentialityImpact"},
                           {"I", "integrityImpact"},
                           {"A", "availabilityImpact"}}));
  // Before schema 2.0 the metrics of version 2 were members of the vulnerability. "authenticationr" is the
  // schema's word.
  std::string second = vectorFromWords({}, v2,
                                       {{"AV", "accessVector"},
                                        {"AC", "accessComplexity"},
                                        {"Au", "authenticationr"},
                                        {"C", "confidentialImpact"},
                                        {"I", "integrityImpact"},
                                        {"A", "availabilityImpact"}});
  if (second.empty()) {
    second = vectorFromWords({}, v2,
                             {{"AV", "accessVector"},
                              {"AC", "accessComplexity"},
                              {"Au", "authentication"},
                              {"C", "confidentialityImpact"},
                              {"I", "integrityImpact"},
                              {"A", "availabilityImpact"}});
  }
  if (second.empty()) {
    second = vectorFromWords({}, node,
                             {{"AV", "cvssAccessVector"},
                              {"AC", "cvssAccessComplexity"},
                              {"Au", "cvssAuthenticationr"},
                              {"C", "cvssConfidentialImpact"},
                              {"I", "cvssIntegrityImpact"},
                              {"A", "cvssAvailabilityImpact"}});
  }
  addCvss(out_, observation, second);
  // One score, of the newest version: those of version 2 and 3 do not compare.
  const std::string_view newest =
      v4["baseScore"].textOr(v3["baseScore"].textOr(v2["score"].textOr(node["cvssScore"].text())));
  setScore(observation, newest);
  setSeverity(out_, observation, node["severity"].text(), scoreMilli(observation));
}

// A name is a CVE or GHSA, an advisory's number of the source it is from (npm), or (retire.js) a sentence.
void Importer::addName(Observation& observation, Node node) {
  const std::string_view name = trim(node["name"].text());
  const bool sentence = name.find(' ') != std::string_view::npos;
  const bool number = parseInt(name).has_value();
  if (sentence) {
    addVulnerabilityIds(out_, observation.vulnerabilities, name);
  } else if (!number) {
    addVulnerabilityId(out_, observation.vulnerabilities, name);
  }
  if (sentence || number) observation.rule = out_.text(clipUtf8(name, 200));
  const std::string_view description = node["description"].text();
  const bool speaks = sentence || description.empty();
  observation.title =
      out_.plain(speaks ? std::string(name) : firstSentence(stripMarkup(clipUtf8(description, 2000))), 400);
  observation.description = out_.plain(description);
}

void Importer::addExploitation(Observation& observation, Vulnerability& fact, Node node) {
  const Node known = node["knownExploitedVulnerability"];
  if (!known.isObject()) return;
  observation.flags |= kFlagExploited;
  if (const auto time = parseTime(known["dateAdded"].text())) fact.kevAdded = *time;
  if (const auto time = parseTime(known["dueDate"].text())) fact.kevDue = *time;
}

void Importer::vulnerability(const Record& r, Node dependency, State state) {
  const Node node = r.node;
  if (trim(node["name"].text()).empty())
    return out_.skip(r, "no_vulnerability", "a vulnerability without name");
  Observation observation;
  observation.kind = ObservationKind::kVulnerability;
  observation.state = state;
  observation.stateText = out_.plain(node["notes"].text(), 1000);
  observation.file = out_.text(dependency["fileName"].textOr(dependency["filePath"].text()));
  observation.component = component(r, dependency);
  addName(observation, node);
  addWeaknesses(observation.weaknesses, node["cwe"]);
  for (const Node weakness : node["cwes"].each("cwe")) addWeaknesses(observation.weaknesses, weakness.text());
  addWeaknesses(observation.weaknesses, node["cwes"]);
  addRatings(observation, node);
  addTexts(out_, observation.tags, node["source"].exists() ? node["source"] : node["@source"]);
  const Node references = node["references"];
  for (const Node reference : references.isArray() ? references.items() : Node().items())
    addTexts(out_, observation.references, reference["url"]);
  for (const Node reference : references.each("reference"))
    addTexts(out_, observation.references, reference["url"]);
  Vulnerability fact = factOf(observation);
  addExploitation(observation, fact, node);
  software_.vulnerability(fact);
  out_.add(r, observation);
}

Status import(Document& in, BatchBuilder& out) {
  const Node root = in.probe().root;
  const Node project = root["projectInfo"];
  out.tool("Dependency-Check", root["scanInfo"]["engineVersion"].text());
  out.scannedAt(parseTime(project["reportDate"].text()));
  const AssetRef asset = out.asset(AssetKind::kApplication, "name:", project["name"].text());
  out.target(asset);
  Importer importer(out, asset);
  // Components first: in both syntaxes a dependency without vulnerabilities would not be met below.
  const auto onDependency = [&](const Record& r) { importer.dependency(r); };
  if (in.probe().syntax == Syntax::kXml) {
    const Status status = in.read({"/analysis/dependencies/dependency"}, onDependency, out.diagnostics());
    if (!status) return status;
    return in.read(
        {"/analysis/dependencies/dependency/vulnerabilities/vulnerability",
         "/analysis/dependencies/dependency/vulnerabilities/suppressedVulnerability"},
        [&](const Record& r) {
          importer.vulnerability(r, r.up(2), r.spec == 0 ? State::kOpen : State::kSuppressed);
        },
        out.diagnostics());
  }
  const Status status = in.read({"/dependencies/*"}, onDependency, out.diagnostics());
  if (!status) return status;
  return in.read(
      {"/dependencies/*/vulnerabilities/*", "/dependencies/*/suppressedVulnerabilities/*"},
      [&](const Record& r) {
        importer.vulnerability(r, r.up(1), r.spec == 0 ? State::kOpen : State::kSuppressed);
      },
      out.diagnostics());
}

}  // namespace

extern const Format kDependencyCheck;
const Format kDependencyCheck{"dependency_check",
                              "OWASP Dependency-Check",
                              "https://jeremylong.github.io/DependencyCheck/",
                              "XML, JSON",
                              Family::kDependencies,
                              false,
                              sniff,
                              import};

}  // namespace postern
