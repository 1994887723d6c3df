// SPDX-License-Identifier: Apache-2.0
// See cyclonedx_inventory.h. Fields by the CycloneDX 1.0-1.7 schemas (JSON and XML share their names).
// Ignored: hashes, pedigree, compositions, cryptographic properties, formulation, data flows of services.
#include "formats/cyclonedx_inventory.h"

#include "base/text.h"
#include "formats/fields.h"
#include "formats/vex_identifiers.h"

namespace postern {
namespace {

// Nested deeper than any assembly; what is below is noted, and is a component of nothing here.
constexpr int kMaxNesting = 32;

std::string fullName(Node node) {
  const std::string_view group = node["group"].text();
  const std::string_view name = node["name"].text();
  return group.empty() ? std::string(name) : std::string(group) + "/" + std::string(name);
}

std::string_view property(Node node, std::string_view name) {
  std::string_view found;
  eachOf(node, "properties", "property", [&](Node property) {
    if (!found.empty() || cyclonedxAttribute(property, "name") != name) return;
    found = property.isObject() ? property["value"].textOr(property.text()) : property.text();
  });
  return found;
}

std::string_view fileOfComponent(Node node) {
  if (node["type"].textOr(node["@type"].text()) == "file") return node["name"].text();
  std::string_view file;
  eachOf(node["evidence"], "occurrences", "occurrence", [&](Node at) {
    if (file.empty()) file = at["location"].text();
  });
  for (const std::string_view name : {"aquasecurity:trivy:FilePath", "syft:location:0:path", "SrcFile"}) {
    if (file.empty()) file = property(node, name);
  }
  return file;
}

void addLicences(BatchBuilder& out, IdList& to, Node node) {
  const auto add = [&](Node licence) {
    const std::string_view text = licence.firstText({"id", "name", "expression"});
    if (!text.empty()) to.add(out.text(clipUtf8(text, 400)));
  };
  const Node licences = node["licenses"];
  if (licences.isArray()) {
    for (const Node choice : licences.items()) add(choice["license"].exists() ? choice["license"] : choice);
    return;
  }
  for (const Node licence : licences.each("license")) add(licence);
  for (const Node expression : licences.each("expression")) {
    if (!expression.text().empty()) to.add(out.text(clipUtf8(expression.text(), 400)));
  }
}

std::string_view versionControl(Node node) {
  std::string_view url;
  eachOf(node, "externalReferences", "reference", [&](Node reference) {
    if (url.empty() && cyclonedxAttribute(reference, "type") == "vcs") url = reference["url"].text();
  });
  return url;
}

}  // namespace

std::string_view cyclonedxAttribute(Node node, std::string_view name) {
  return node[name].textOr(node["@" + std::string(name)].text());
}

// A container's tag is in its name or its version; its digest in version, purl or a scanner's property.
AssetRef CycloneDxInventory::imageOf(Node node) {
  std::string name = fullName(node);
  const std::string_view version = node["version"].text();
  std::string_view digest = property(node, "aquasecurity:trivy:RepoDigest");
  if (version.starts_with("sha256:")) {
    if (digest.empty()) digest = version;
  } else if (!version.empty() && name.find('@') == std::string::npos &&
             name.find(':', name.rfind('/') == std::string::npos ? 0 : name.rfind('/')) ==
                 std::string::npos) {
    name += ":" + std::string(version);
  }
  std::string fromPurl;
  if (const std::string_view purl = node["purl"].text(); digest.empty() && purl.starts_with("pkg:oci/")) {
    const size_t at = purl.find("@sha256");
    std::string_view rest = at == std::string_view::npos ? std::string_view() : purl.substr(at + 7);
    if (startsWithIgnoreCase(rest, "%3A")) rest.remove_prefix(3);
    if (rest.starts_with(':')) rest.remove_prefix(1);
    if (rest.size() >= 64) fromPurl = "sha256:" + std::string(rest.substr(0, 64));
    digest = fromPurl;
  }
  return imageAsset(out_, name, digest);
}

AssetRef CycloneDxInventory::applicationOf(const Record& r, Node node) {
  const AssetRef application = out_.asset(AssetKind::kApplication, "name:", fullName(node));
  if (application == kNone) return kNone;
  if (const std::string_view url = versionControl(node); !url.empty())
    software_.relate(application, Relation::kBuildsFrom, repositoryAsset(out_, url), r);
  return application;
}

void CycloneDxInventory::metadata(const Record& r) {
  const std::string_view type = cyclonedxAttribute(r.node, "type");
  if (type == "container") {
    target_ = imageOf(r.node);
  } else if (type == "application" || type == "library" || type == "framework" || type.empty()) {
    target_ = applicationOf(r, r.node);
  }
  out_.target(target_);
  if (const std::string_view reference = cyclonedxAttribute(r.node, "bom-ref"); !reference.empty())
    assets_.try_emplace(std::string(reference), target_);
  addComponent(r, r.node, target_, 0);
  subjectReference_ = cyclonedxAttribute(r.node, "bom-ref");
  if (subjectReference_.empty() && target_ != kNone && type != "container")
    out_.called("", "", target_, describe(r.node));
  if (!keepsIdentifiers_) return;
  identify(r.node, subject_);
  if (!document_.empty() && !subjectReference_.empty())
    subject_.add(out_.text("id:" + document_ + "#" + subjectReference_));
}

ComponentRef CycloneDxInventory::describe(Node node) {
  Component component = componentFromPurl(out_, node["purl"].text(), fileOfComponent(node));
  const std::string_view version = node["version"].text();
  if (component.name == 0) {
    component.group = out_.text(node["group"].text());
    component.name = out_.text(node["name"].text());
  }
  if (component.name == 0) return kNone;
  if (component.version == 0) component.version = out_.text(version);
  component.cpe = out_.text(node["cpe"].text());
  addLicences(out_, component.licences, node);
  return out_.component(component);
}

void CycloneDxInventory::addComponent(const Record& r, Node node, AssetRef holder, int depth) {
  if (!node.isObject()) return;
  const std::string_view type = cyclonedxAttribute(node, "type");
  const std::string_view reference = cyclonedxAttribute(node, "bom-ref");
  const std::string_view file = fileOfComponent(node);
  if (!reference.empty() && !file.empty()) files_.try_emplace(std::string(reference), out_.text(file));
  if (type == "cryptographic-asset") {
    out_.skip(r, "cryptographic_asset", "a cryptographic asset is no package");
  } else if (type == "file" && node["purl"].text().empty()) {
    // Files are places, not packages: kept for the vulnerabilities that name them.
  } else if (type == "container") {
    const AssetRef image = imageOf(node);
    if (!reference.empty()) assets_.try_emplace(std::string(reference), image);
    nameFor(reference, node, image, kNone);
    if (image != kNone) holder = image;
  } else if (const ComponentRef component = describe(node); component != kNone) {
    software_.name(reference, component);
    nameFor(reference, node, assetOf(reference), component);
    software_.contains(holder, component, r);
  } else {
    out_.skip(r, "no_name", "a component without a name");
  }
  if (depth >= kMaxNesting) {
    if (node["components"].size() > 0)
      out_.diagnostics().add("nested_components", "components nested deeper than 32 levels were left out",
                             r.path());
    return;
  }
  eachOf(node, "components", "component", [&](Node inner) { addComponent(r, inner, holder, depth + 1); });
}

void CycloneDxInventory::addService(const Record& r, Node node, int depth) {
  const AssetRef service = out_.asset(AssetKind::kService, "name:", fullName(node));
  if (service == kNone) return out_.skip(r, "no_name", "a service without a name");
  Asset known;
  known.kind = AssetKind::kService;
  known.identities.add(out_.text("name:" + fullName(node)));
  eachOf(node, "endpoints", "endpoint", [&](Node endpoint) {
    if (!endpoint.text().empty()) known.identities.add(out_.text("url:" + std::string(endpoint.text())));
  });
  known.zone = out_.text(node["trustZone"].text());
  out_.asset(known);
  if (const std::string_view reference = cyclonedxAttribute(node, "bom-ref"); !reference.empty()) {
    assets_.try_emplace(std::string(reference), service);
    nameFor(reference, node, service, kNone);
  }
  if (depth >= kMaxNesting) return;
  eachOf(node, "services", "service", [&](Node inner) { addService(r, inner, depth + 1); });
}

void CycloneDxInventory::dependency(const Record& r) {
  const std::string_view from = cyclonedxAttribute(r.node, "ref");
  for (const Node to : r.node["dependsOn"].items()) software_.dependsOn(from, to.text(), r);
  for (const Node to : r.node.each("dependency")) software_.dependsOn(from, cyclonedxAttribute(to, "ref"), r);
}

void CycloneDxInventory::nameFor(std::string_view reference, Node node, AssetRef asset,
                                 ComponentRef component) {
  if (reference.empty()) return;
  const std::string_view purl = node["purl"].text();
  // A reference that is the purl means the component without being told, unless it is what an asset is.
  const bool isSubject = asset != kNone && component != kNone;
  if (isSubject || (!document_.empty() && reference != purl))
    out_.called(document_, reference, asset, component);
  if (keepsIdentifiers_) identify(node, identifiers_[std::string(reference)]);
}

void CycloneDxInventory::identify(Node node, IdList& to) {
  addVexIdentifier(out_, to, node["purl"].text());
  addVexIdentifier(out_, to, node["cpe"].text());
  const std::string_view group = node["group"].text();
  const std::string_view vendor = node["supplier"]["name"].textOr(node["publisher"].textOr(group));
  addVexName(out_, to, vendor, node["name"].text(), node["version"].text());
  if (!group.empty() && vendor != group)
    addVexName(out_, to, group, node["name"].text(), node["version"].text());
  eachOf(node, "hashes", "hash", [&](Node hash) {
    addVexDigest(out_, to, cyclonedxAttribute(hash, "alg"), hash["content"].textOr(hash.text()));
  });
}

/// A link to this very document is a reference in it.
std::string_view CycloneDxInventory::local(std::string_view reference) const {
  if (!document_.empty() && reference.starts_with(document_ + "#"))
    reference.remove_prefix(document_.size() + 1);
  return reference;
}

bool CycloneDxInventory::isPart(std::string_view reference) const {
  reference = local(reference);
  const std::string key(reference);
  return !subject_.empty() && reference != subjectReference_ && assets_.count(key) == 0 &&
         identifiers_.count(key) > 0;
}

IdList CycloneDxInventory::identifiersOf(std::string_view reference) {
  reference = local(reference);
  if (const auto at = identifiers_.find(std::string(reference)); at != identifiers_.end()) return at->second;
  IdList out;
  if (const size_t hash = reference.find('#');
      reference.starts_with("urn:cdx:") && hash != std::string_view::npos) {
    out.add(out_.text("id:" + std::string(reference)));
    const std::string_view fragment = reference.substr(hash + 1);
    if (fragment.starts_with("pkg:")) out.add(out_.text(fragment));
    return out;
  }
  addVexIdentifier(out_, out, reference);
  return out;
}

ComponentRef CycloneDxInventory::find(std::string_view reference) {
  ComponentRef component = software_.named(reference);
  if (component != kNone) return component;
  if (reference.starts_with("urn:cdx:") && reference.find('#') != std::string_view::npos) {
    reference.remove_prefix(reference.find('#') + 1);
    component = software_.named(reference);
  }
  if (component != kNone || !reference.starts_with("pkg:")) return component;
  const Component described = componentFromPurl(out_, reference);
  return described.name == 0 ? kNone : out_.component(described);
}

AssetRef CycloneDxInventory::assetOf(std::string_view reference) const {
  const auto at = assets_.find(std::string(reference));
  return at == assets_.end() ? kNone : at->second;
}

StringId CycloneDxInventory::fileOf(std::string_view reference) const {
  const auto at = files_.find(std::string(reference));
  return at == files_.end() ? kNoString : at->second;
}

}  // namespace postern
