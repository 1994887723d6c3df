// SPDX-License-Identifier: Apache-2.0
// SPDX 3.0 JSON-LD: the elements of "@graph". Packages, dependencies, and the security profile: which package
// has or is affected by which vulnerability, with VEX verdicts and CVSS.
// https://spdx.github.io/spdx-spec/v3.0.1/ Ignored: files, build and AI profiles, licences (they are
// relationships to expressions).
#include <unordered_map>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/software.h"
#include "formats/spdx_records.h"

namespace postern {
namespace {

std::string_view typeOf(Node element) { return element["type"].textOr(element["@type"].text()); }
std::string_view idOf(Node element) { return element["spdxId"].textOr(element["@id"].text()); }

std::string_view externalIdentifier(Node element, std::string_view type) {
  for (const Node identifier : element["externalIdentifier"].items()) {
    if (identifier["externalIdentifierType"].text() == type) return identifier["identifier"].text();
  }
  return {};
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out), software_(out) {}
  void root(Node element);         ///< first pass: what the document is about
  void element(const Record& r);   ///< second pass: packages, vulnerabilities, scores
  void relation(const Record& r);  ///< third pass: what needs both ends
  void finish() { software_.link(); }

 private:
  void package(const Record& r, Node element);
  void score(Node element);
  void observe(const Record& r, std::string_view vulnerability, std::string_view package, State state);

  BatchBuilder& out_;
  Software software_;
  AssetRef target_ = kNone;
  std::unordered_map<std::string, bool> roots_;
  std::unordered_map<std::string, Observation> vulnerabilities_;
};

void Importer::root(Node element) {
  const std::string_view type = typeOf(element);
  if (type != "SpdxDocument" && type != "software_Sbom") return;
  for (const Node root : element["rootElement"].items()) roots_[std::string(root.text())] = true;
}

void Importer::package(const Record& r, Node element) {
  const std::string_view name = element["name"].text();
  const std::string_view version = element["software_packageVersion"].text();
  const std::string_view purpose = element["software_primaryPurpose"].text();
  if (roots_.count(std::string(idOf(element))) > 0 && target_ == kNone) {
    if (purpose == "container") {
      target_ = imageAsset(
          out_, version.empty() ? std::string(name) : std::string(name) + ":" + std::string(version));
    } else {
      target_ = out_.asset(AssetKind::kApplication, "name:", name);
    }
    out_.target(target_);
  }
  const std::string_view purl =
      element["software_packageUrl"].textOr(externalIdentifier(element, "packageUrl"));
  Component component = componentFromPurl(out_, purl);
  if (component.name == 0) component = makeComponent(out_, {}, name, version);
  if (component.name == 0) return out_.skip(r, "no_name", "a package without a name");
  if (component.version == 0) component.version = out_.text(version);
  component.cpe = out_.text(externalIdentifier(element, "cpe23"));
  const ComponentRef ref = out_.component(component);
  software_.name(idOf(element), ref);
  software_.contains(target_, ref, r);
}

void Importer::element(const Record& r) {
  const Node element = r.node;
  const std::string_view type = typeOf(element);
  if (type == "software_Package" || type == "ai_AIPackage") return package(r, element);
  if (type != "security_Vulnerability") return;
  Observation& observation = vulnerabilities_[std::string(idOf(element))];
  observation.kind = ObservationKind::kVulnerability;
  for (const std::string_view space : {"cve", "securityOther"})
    addVulnerabilityIds(out_, observation.vulnerabilities, externalIdentifier(element, space));
  if (observation.vulnerabilities.empty())
    addVulnerabilityIds(out_, observation.vulnerabilities, element["name"].text());
  const std::string_view text = element["summary"].textOr(element["name"].text());
  observation.title = out_.plain(
      text.empty() && !observation.vulnerabilities.empty() ? out_.view(observation.vulnerabilities[0]) : text,
      400);
  observation.description = out_.plain(element["description"].text());
}

void Importer::score(Node element) {
  const auto at = vulnerabilities_.find(std::string(element["from"].text()));
  if (at == vulnerabilities_.end()) return;
  addCvss(out_, at->second, element["security_vectorString"].text());
  setScore(at->second, element["security_score"]);
  setSeverity(out_, at->second, element["security_severity"].text(), scoreMilli(at->second));
}

void Importer::observe(const Record& r, std::string_view vulnerability, std::string_view package,
                       State state) {
  const auto at = vulnerabilities_.find(std::string(vulnerability));
  if (at == vulnerabilities_.end())
    return out_.skip(r, "no_vulnerability", "a relationship to a vulnerability that is not in the document");
  Observation observation = at->second;
  observation.component = software_.named(package);
  if (observation.component == kNone) observation.resource = out_.text(package);
  observation.state = state;
  observation.stateText = out_.text(r.node["relationshipType"].text());
  out_.add(r, observation);
}

void Importer::relation(const Record& r) {
  const std::string_view kind = r.node["relationshipType"].text();
  const std::string_view type = typeOf(r.node);
  const std::string_view from = r.node["from"].text();
  if (type.starts_with("security_Cvss")) return score(r.node);
  for (const Node to : r.node["to"].items()) {
    if (kind == "dependsOn" || kind == "hasDynamicLink" || kind == "hasStaticLink")
      software_.dependsOn(from, to.text(), r);
    if (kind == "hasAssociatedVulnerability") observe(r, to.text(), from, State::kOpen);
    if (kind == "affects" || kind == "underInvestigationFor") observe(r, from, to.text(), State::kOpen);
    if (kind == "fixedIn") observe(r, from, to.text(), State::kFixed);
    if (kind == "doesNotAffect") observe(r, from, to.text(), State::kFalsePositive);
  }
}

}  // namespace

Status importSpdx3(Document& in, BatchBuilder& out) {
  out.tool("SPDX");
  Importer importer(out);
  constexpr std::string_view kElements[] = {"/@graph/*"};
  Status status = in.read(
      kElements, [&](const Record& r) { importer.root(r.node); }, out.diagnostics());
  if (status)
    status = in.read(
        kElements, [&](const Record& r) { importer.element(r); }, out.diagnostics());
  // Scores before verdicts: an observation is stated once, with what is known of it.
  const auto scores = [&](const Record& r) {
    if (typeOf(r.node).starts_with("security_Cvss")) importer.relation(r);
  };
  const auto others = [&](const Record& r) {
    if (!typeOf(r.node).starts_with("security_Cvss")) importer.relation(r);
  };
  if (status) status = in.read(kElements, scores, out.diagnostics());
  if (status) status = in.read(kElements, others, out.diagnostics());
  importer.finish();
  return status;
}

}  // namespace postern
