// SPDX-License-Identifier: Apache-2.0
// Syft JSON, schema 1 to 16: artifacts become components of the scanned image or application, relationships
// of type dependency-of become dependencies. Ignores: files, secrets, package-specific metadata, ownership of
// files. https://github.com/anchore/syft/tree/main/schema/json
#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/software.h"

namespace postern {
namespace {

Match sniffSyft(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node root = probe.first();
  if (!root["artifacts"].isArray()) return {};
  if (root["descriptor"]["name"].text() == "syft") return {100, "descriptor.name is syft"};
  if (root["schema"]["url"].text().find("anchore/syft") != std::string_view::npos)
    return {98, "schema.url is Syft's"};
  const Node first = root["artifacts"].item(0);
  const bool own = first["foundBy"].exists() && first["cpes"].exists() && first["locations"].exists();
  return own ? Match{85, "artifacts with foundBy, cpes and locations"} : Match{};
}

// source.metadata since schema 11, source.target before.
AssetRef targetOf(BatchBuilder& out, Node source) {
  const Node metadata = source["metadata"].isObject() ? source["metadata"] : source["target"];
  if (source["type"].text() == "image") {
    std::string_view digest = metadata["repoDigests"].item(0).text();
    if (digest.empty()) digest = metadata["manifestDigest"].textOr(metadata["imageID"].text());
    return imageAsset(out, metadata["userInput"].textOr(metadata["tags"].item(0).text()), digest);
  }
  // A folder or a file has a name only if a person gave one.
  const std::string_view name = source["name"].text();
  const bool isPath = name == "." || name.find_first_of("/\\") != std::string_view::npos;
  return isPath ? kNone : out.asset(AssetKind::kApplication, "name:", name);
}

class Importer {
 public:
  Importer(BatchBuilder& out, AssetRef target) : out_(out), software_(out), target_(target) {}

  void artifact(const Record& r);
  void relationship(const Record& r) {
    if (r.node["type"].text() != "dependency-of") return;
    software_.dependsOn(r.node["child"].text(), r.node["parent"].text(), r);
  }
  void finish() { software_.link(); }

 private:
  BatchBuilder& out_;
  Software software_;
  AssetRef target_;
};

// A licence is a text, or since schema 8 an object.
void addLicences(BatchBuilder& out, IdList& to, Node licences) {
  for (const Node licence : licences.items()) {
    const std::string_view text =
        licence.isObject() ? licence["spdxExpression"].textOr(licence["value"].text()) : licence.text();
    if (!text.empty()) to.add(out.text(clipUtf8(text, 400)));
  }
}

void Importer::artifact(const Record& r) {
  const Node it = r.node;
  const std::string_view file = it["locations"].item(0)["path"].textOr(it["locations"].item(0).text());
  Component component = componentFromPurl(out_, it["purl"].text(), file);
  if (component.name == 0)
    component = makeComponent(out_, it["type"].text(), it["name"].text(), it["version"].text(), file);
  if (component.name == 0) return out_.skip(r, "no_name", "an artifact without a name");
  if (component.version == 0) component.version = out_.text(it["version"].text());
  const Node cpe = it["cpes"].item(0);
  component.cpe = out_.text(cpe.isObject() ? cpe["cpe"].text() : cpe.text());
  addLicences(out_, component.licences, it["licenses"]);
  const ComponentRef ref = out_.component(component);
  software_.name(it["id"].text(), ref);
  software_.contains(target_, ref, r);
}

Status importSyft(Document& in, BatchBuilder& out) {
  const Node root = in.probe().first();
  out.tool("Syft", root["descriptor"]["version"].text());
  const AssetRef target = targetOf(out, root["source"]);
  out.target(target);
  Importer importer(out, target);
  const Status status = in.read(
      {"/artifacts/*", "/artifactRelationships/*", "-/files", "-/secrets", "-/source", "-/descriptor"},
      [&](const Record& r) {
        if (r.spec == 0) importer.artifact(r);
        if (r.spec == 1) importer.relationship(r);
      },
      out.diagnostics());
  importer.finish();
  return status;
}

}  // namespace

extern const Format kSyft;
const Format kSyft{"syft",    "Syft",        "https://github.com/anchore/syft#output-formats",
                   "JSON",    Family::kSbom, false,
                   sniffSyft, importSyft};

}  // namespace postern
