// SPDX-License-Identifier: Apache-2.0
// SPDX 2.2 and 2.3 in JSON (YAML has the same members), and SPDX 3.0 in JSON-LD (spdx_3.cpp). Packages become
// components, relationships dependencies; a package's SECURITY references that name a vulnerability become
// one observation per vulnerability. https://spdx.github.io/spdx-spec/v2.3/ Ignored: files, snippets,
// checksums, annotations, licence texts.
#include <algorithm>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/software.h"
#include "formats/spdx_records.h"

namespace postern {
namespace {

bool isSpdx3(Node root) { return root["@context"].text().find("spdx.org/rdf/3") != std::string_view::npos; }

Match sniff(const Probe& probe) {
  if (!probe.isJson() && probe.syntax != Syntax::kYaml) return {};
  const Node root = probe.first();
  if (root["spdxVersion"].text().starts_with("SPDX-2")) return {100, "spdxVersion is SPDX-2"};
  if (isSpdx3(root) && root["@graph"].isArray()) return {100, "@context names SPDX 3"};
  if (root["SPDXID"].isString() && root["packages"].isArray()) return {80, "SPDXID and packages"};
  return {};
}

std::string_view licenceOf(Node package) {
  for (const std::string_view key : {"licenseConcluded", "licenseDeclared"}) {
    const std::string_view licence = package[key].text();
    if (!licence.empty() && licence != "NOASSERTION" && licence != "NONE") return licence;
  }
  return {};
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out), software_(out) {}

  void describes(std::string_view reference) { described_.emplace_back(reference); }
  void relationship(const Record& r);
  /// Only what the document describes: the asset must be known before what it contains.
  void target(const Record& r);
  void package(const Record& r);
  void finish() { software_.link(); }

 private:
  bool isDescribed(Node package) const;
  ComponentRef component(Node package);
  void observe(const Record& r, ComponentRef component);

  BatchBuilder& out_;
  Software software_;
  std::vector<std::string> described_;
  AssetRef target_ = kNone;
};

std::string_view referenceOf(Node package, std::string_view type) {
  for (const Node reference : package["externalRefs"].items()) {
    if (equalsIgnoreCase(reference["referenceType"].text(), type))
      return reference["referenceLocator"].text();
  }
  return {};
}

void Importer::relationship(const Record& r) {
  const std::string_view type = r.node["relationshipType"].text();
  const std::string_view from = r.node["spdxElementId"].text();
  const std::string_view to = r.node["relatedSpdxElement"].text();
  if (type == "DESCRIBES") describes(to);
  if (type == "DESCRIBED_BY") describes(from);
  if (type == "DEPENDS_ON") software_.dependsOn(from, to, r);
  // DEV_DEPENDENCY_OF, BUILD_DEPENDENCY_OF, RUNTIME_DEPENDENCY_OF …
  if (type.ends_with("DEPENDENCY_OF")) software_.dependsOn(to, from, r);
}

bool Importer::isDescribed(Node package) const {
  return std::find(described_.begin(), described_.end(), package["SPDXID"].text()) != described_.end();
}

void Importer::target(const Record& r) {
  const Node package = r.node;
  if (target_ != kNone || !isDescribed(package)) return;
  const std::string_view name = package["name"].text();
  const std::string_view version = package["versionInfo"].text();
  const std::string_view purpose = package["primaryPackagePurpose"].text();
  if (purpose == "CONTAINER" || referenceOf(package, "purl").starts_with("pkg:oci/")) {
    const bool digest = version.starts_with("sha256:");
    std::string image(name);
    const size_t slash = image.rfind('/');
    const bool tagged =
        image.find_first_of(":@", slash == std::string::npos ? 0 : slash) != std::string::npos;
    if (!version.empty() && !digest && !tagged) image += ":" + std::string(version);
    target_ = imageAsset(out_, image, digest ? version : std::string_view());
  } else if (purpose != "FILE" && purpose != "OPERATING-SYSTEM") {
    target_ = out_.asset(AssetKind::kApplication, "name:", name);
  }
  out_.target(target_);
}

ComponentRef Importer::component(Node package) {
  Component component = componentFromPurl(out_, referenceOf(package, "purl"));
  if (component.name == 0)
    component = makeComponent(out_, {}, package["name"].text(), package["versionInfo"].text());
  if (component.name == 0) return kNone;
  if (component.version == 0) component.version = out_.text(package["versionInfo"].text());
  std::string_view cpe = referenceOf(package, "cpe23Type");
  if (cpe.empty()) cpe = referenceOf(package, "cpe22Type");
  component.cpe = out_.text(cpe);
  if (const std::string_view licence = licenceOf(package); !licence.empty())
    component.licences.add(out_.text(clipUtf8(licence, 400)));
  return out_.component(component);
}

void Importer::package(const Record& r) {
  if (r.node["primaryPackagePurpose"].text() == "CONTAINER" && isDescribed(r.node)) return observe(r, kNone);
  const ComponentRef ref = component(r.node);
  if (ref == kNone) return out_.skip(r, "no_name", "a package without a name");
  software_.name(r.node["SPDXID"].text(), ref);
  software_.contains(target_, ref, r);
  observe(r, ref);
}

// "advisory" and "url" name a vulnerability by the id in their locator, "fix" the commit that mends it.
void Importer::observe(const Record& r, ComponentRef component) {
  std::vector<Observation> found;
  bool unnamed = false;
  for (const Node reference : r.node["externalRefs"].items()) {
    const std::string_view type = reference["referenceType"].text();
    if (reference["referenceCategory"].text() != "SECURITY" ||
        (type != "advisory" && type != "url" && type != "fix"))
      continue;
    const std::string_view locator = reference["referenceLocator"].text();
    IdList ids;
    addVulnerabilityIds(out_, ids, locator);
    unnamed = unnamed || ids.empty();
    for (uint32_t i = 0; i < ids.size(); ++i) {
      auto at = std::find_if(found.begin(), found.end(),
                             [&](const Observation& known) { return known.vulnerabilities[0] == ids[i]; });
      if (at == found.end()) at = found.insert(found.end(), Observation{});
      at->vulnerabilities.add(ids[i]);
      at->references.add(out_.text(locator));
      if (type == "fix") at->flags |= kFlagFixAvailable;
      if (at->title == 0 && type != "fix") at->title = out_.plain(reference["comment"].text(), 200);
    }
  }
  for (Observation& observation : found) {
    observation.kind = ObservationKind::kVulnerability;
    observation.component = component;
    if (observation.title == 0) observation.title = observation.vulnerabilities[0];
    out_.add(r, observation);
  }
  if (unnamed && found.empty())
    out_.skip(r, "no_vulnerability", "a security reference that names no vulnerability");
}

}  // namespace

Status importSpdx2(Document& in, BatchBuilder& out) {
  const Node root = in.probe().first();
  for (const Node creator : root["creationInfo"]["creators"].items()) {
    constexpr std::string_view kTool = "Tool: ";
    if (!creator.text().starts_with(kTool)) continue;
    const std::string_view tool = creator.text().substr(kTool.size());
    const size_t dash = tool.rfind('-');  // "Tool: syft-1.50.0"
    const bool versioned =
        dash != std::string_view::npos && dash + 1 < tool.size() && isAsciiDigit(tool[dash + 1]);
    out.tool(tool.substr(0, versioned ? dash : tool.size()),
             versioned ? tool.substr(dash + 1) : std::string_view());
  }
  out.tool("SPDX");
  out.scannedAt(parseTime(root["creationInfo"]["created"].text()));
  Importer importer(out);
  const auto onHead = [&](const Record& r) {
    if (r.spec == 0) importer.relationship(r);
    if (r.spec == 1) importer.describes(r.node.text());
  };
  Status status = in.read({"/relationships/*", "/documentDescribes/*", "-/packages", "-/files"}, onHead,
                          out.diagnostics());
  if (status)
    status = in.read(
        {"/packages/*", "-/files", "-/relationships"}, [&](const Record& r) { importer.target(r); },
        out.diagnostics());
  if (status)
    status = in.read(
        {"/packages/*", "-/files", "-/relationships"}, [&](const Record& r) { importer.package(r); },
        out.diagnostics());
  importer.finish();
  return status;
}

namespace {
Status import(Document& in, BatchBuilder& out) {
  return isSpdx3(in.probe().first()) ? importSpdx3(in, out) : importSpdx2(in, out);
}
}  // namespace

extern const Format kSpdx;
const Format kSpdx{"spdx", "SPDX", "https://spdx.github.io/spdx-spec/", "JSON, YAML", Family::kSbom, false,
                   sniff,  import};

}  // namespace postern
