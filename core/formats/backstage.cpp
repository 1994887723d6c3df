// SPDX-License-Identifier: Apache-2.0
// Backstage's software catalog (catalog-info.yaml, several documents per file): Component, API, Resource,
// System and Domain become assets, their relations edges; Group and User name people, Location and Template
// nothing that runs. https://backstage.io/docs/features/software-catalog/descriptor-format  Ignored: API
// definitions, links.
#include <string>
#include <unordered_map>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (probe.syntax != Syntax::kYaml && !probe.isJson()) return {};
  const Node entity = probe.first();
  return entity["apiVersion"].text().starts_with("backstage.io/") ? Match{100, "apiVersion backstage.io"}
                                                                  : Match{};
}

struct Reference {
  std::string kind, space, name;
};

// "[kind:][namespace/]name", the kind by the place it is used in.
Reference parseReference(std::string_view text, std::string_view kind) {
  Reference reference{std::string(kind), "default", {}};
  text = trim(text);
  if (const size_t colon = text.find(':'); colon != std::string_view::npos) {
    reference.kind = toLowerAscii(text.substr(0, colon));
    text = text.substr(colon + 1);
  }
  if (const size_t slash = text.find('/'); slash != std::string_view::npos) {
    reference.space = text.substr(0, slash);
    text = text.substr(slash + 1);
  }
  reference.name = text;
  return reference;
}

// What an owner or system is called: its namespace only where it is not the usual one.
std::string shortName(const Reference& reference) {
  return reference.space == "default" ? reference.name : reference.space + "/" + reference.name;
}

AssetKind kindOf(std::string_view kind, std::string_view type) {
  if (kind == "component") return AssetKind::kService;
  if (kind == "api") return AssetKind::kEndpoint;
  if (kind == "system" || kind == "domain") return AssetKind::kApplication;
  for (const std::string_view word : {"database", "bucket", "storage", "warehouse", "cache", "table"}) {
    if (containsIgnoreCase(type, word)) return AssetKind::kDataStore;
  }
  return kind == "resource" && !type.empty() ? AssetKind::kCloudResource : AssetKind::kUnknown;
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out) {}
  void learn(Node entity);
  void entity(const Record& r);

 private:
  static std::string keyOf(const Reference& reference) {
    return reference.kind + ":" + toLowerAscii(reference.space) + "/" + toLowerAscii(reference.name);
  }
  Asset named(const Reference& reference) const;
  void relate(const Record& r, AssetRef self, Relation relation, Node targets, std::string_view kind,
              bool isReverse);
  void repository(const Record& r, AssetRef self, Node annotations);

  BatchBuilder& out_;
  std::unordered_map<std::string, AssetKind> kinds_;  // of the entities in this file
};

Reference referenceOf(Node entity) {
  const Node metadata = entity["metadata"];
  return {toLowerAscii(entity["kind"].text()), std::string(metadata["namespace"].textOr("default")),
          std::string(metadata["name"].text())};
}

void Importer::learn(Node entity) {
  const Reference self = referenceOf(entity);
  kinds_.try_emplace(keyOf(self), kindOf(self.kind, entity["spec"]["type"].text()));
}

Asset Importer::named(const Reference& reference) const {
  Asset asset;
  const auto known = kinds_.find(keyOf(reference));
  asset.kind = known != kinds_.end() ? known->second : kindOf(reference.kind, {});
  asset.name = out_.text(reference.name);
  asset.identities.add(out_.text("name:" + reference.kind + ":" + reference.space + "/" + reference.name));
  return asset;
}

void Importer::relate(const Record& r, AssetRef self, Relation relation, Node targets, std::string_view kind,
                      bool isReverse) {
  for (const Node target : targets.items()) {
    const Reference reference = parseReference(target.text(), kind);
    if (reference.name.empty()) continue;
    const AssetRef other = out_.asset(named(reference));
    out_.relate(isReverse ? other : self, relation, isReverse ? self : other, r);
  }
}

// "url:https://github.com/x/y/tree/main/folder" names the repository x/y.
std::string_view repositoryOf(std::string_view location) {
  if (!location.starts_with("url:")) return {};
  location = location.substr(4);
  for (const std::string_view mark : {"/-/", "/tree/", "/blob/", "/src/", "?path="}) {
    if (const size_t at = location.find(mark); at != std::string_view::npos)
      location = location.substr(0, at);
  }
  while (location.ends_with('/')) location.remove_suffix(1);
  return location;
}

void Importer::repository(const Record& r, AssetRef self, Node annotations) {
  std::string repository;
  for (const std::string_view host : {"github.com", "gitlab.com", "bitbucket.org"}) {
    const std::string_view slug = annotations[std::string(host) + "/project-slug"].text();
    if (repository.empty() && !slug.empty())
      repository = "https://" + std::string(host) + "/" + std::string(slug);
  }
  for (const std::string_view key : {"backstage.io/source-location", "backstage.io/managed-by-location"}) {
    if (repository.empty()) repository = repositoryOf(annotations[key].text());
  }
  if (!repository.empty()) out_.relate(self, Relation::kBuildsFrom, repositoryAsset(out_, repository), r);
}

void setLifecycle(BatchBuilder& out, Asset& asset, std::string_view lifecycle) {
  if (lifecycle.empty()) return;
  if (const auto environment = environmentFromName(lifecycle)) asset.environment = *environment;
  asset.tags.add(out.text("lifecycle:" + std::string(lifecycle)));
}

void Importer::entity(const Record& r) {
  const Node entity = r.node;
  const Reference self = referenceOf(entity);
  if (!entity["apiVersion"].text().starts_with("backstage.io/") || self.name.empty())
    return out_.skip(r, "no_entity", "a document that is no catalog entity");
  if (self.kind == "group" || self.kind == "user" || self.kind == "location" || self.kind == "template")
    return out_.skip(r, "kind_not_read", "a catalog entity of kind " + self.kind + " is no asset");
  const Node spec = entity["spec"];
  Asset asset = named(self);
  asset.declared = true;
  if (const std::string_view owner = spec["owner"].text(); !owner.empty())
    asset.owner = out_.text(shortName(parseReference(owner, "group")));
  const std::string_view system = spec["system"].text();
  if (!system.empty()) asset.application = out_.text(shortName(parseReference(system, "system")));
  setLifecycle(out_, asset, spec["lifecycle"].text());
  if (const std::string_view type = spec["type"].text(); !type.empty())
    asset.tags.add(out_.text("type:" + std::string(type)));
  for (const Node tag : entity["metadata"]["tags"].items()) asset.tags.add(out_.text(tag.text()));
  const AssetRef ref = out_.asset(asset);
  repository(r, ref, entity["metadata"]["annotations"]);
  relate(r, ref, Relation::kPartOf, spec["system"], "system", false);
  relate(r, ref, Relation::kPartOf, spec["domain"], "domain", false);
  relate(r, ref, Relation::kPartOf, spec["subdomainOf"], "domain", false);
  relate(r, ref, Relation::kPartOf, spec["subcomponentOf"], "component", false);
  relate(r, ref, Relation::kDependsOn, spec["dependsOn"], "component", false);
  relate(r, ref, Relation::kDependsOn, spec["dependencyOf"], "component", true);
  relate(r, ref, Relation::kExposes, spec["providesApis"], "api", false);
  relate(r, ref, Relation::kCalls, spec["consumesApis"], "api", false);
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("Backstage");
  Importer importer(out);
  (void)in.survey({"/", "/*"}, [&](const Record& r) { importer.learn(r.node); });
  return in.read(
      {"/", "/*"}, [&](const Record& r) { importer.entity(r); }, out.diagnostics());
}

}  // namespace

extern const Format kBackstage;
const Format kBackstage{"backstage",
                        "Backstage catalog",
                        "https://backstage.io/docs/features/software-catalog/descriptor-format",
                        "YAML, JSON",
                        Family::kInventory,
                        true,
                        sniff,
                        import};

}  // namespace postern
