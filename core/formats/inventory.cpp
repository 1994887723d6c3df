// SPDX-License-Identifier: Apache-2.0
// Postern's own inventory, version 1: YAML or JSON with `postern: inventory/1`, lists `assets` and
// `relations`, or one CSV row per asset (lists separated by ";", relations as columns). README, "Inventory".
// An unknown word is a diagnostic that names the allowed ones; the record is kept. Credentials are hashed,
// never stored.
#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "formats/format.h"
#include "formats/inventory_alias.h"

namespace postern {
namespace {

constexpr std::string_view kDataClasses[] = {"pii",         "payment",   "health",   "credentials",
                                             "source_code", "financial", "internal", "public"};
constexpr std::string_view kDataClassWords =
    "pii, payment, health, credentials, source_code, financial, internal, public";
constexpr std::string_view kRelationWords =
    "exposes, routes, runs, builds-from, contains, depends-on, calls, stores, assumes, accesses, deploys, "
    "hosts, part-of, member-of, holds, trusts, admits, mounts, triggers";
constexpr std::string_view kColumns[] = {"id",          "kind",     "name",        "owner",  "criticality",
                                         "data",        "exposure", "environment", "value",  "application",
                                         "zone",        "aliases",  "credentials", "calls",  "runs",
                                         "builds-from", "stores",   "accesses",    "assumes"};

Match sniff(const Probe& probe) {
  if (probe.root["postern"].text().starts_with("inventory/")) return {100, "postern: inventory/…"};
  if (probe.syntax != Syntax::kCsv || !(probe.hasColumn("id") || probe.hasColumn("name"))) return {};
  int known = 0;
  for (const std::string_view column : kColumns) known += probe.hasColumn(column) ? 1 : 0;
  if (probe.hasColumn("kind") && known >= 4) return {90, "columns id, kind, name, owner …"};
  if (known >= 5 && known + 1 >= static_cast<int>(probe.columns.size()))
    return {60, "columns of an inventory"};
  return {};
}

// "linked" needs a word of its own, which an inventory has no place for.
bool isStated(Relation relation) { return relation != Relation::kUnknown && relation != Relation::kLinked; }

bool isDataClass(std::string_view word) {
  return std::find(std::begin(kDataClasses), std::end(kDataClasses), word) != std::end(kDataClasses);
}

// A member by name; '-' and '_' and case do not matter.
Node member(Node record, std::string_view key) {
  if (const Node exact = record[key]; exact.exists()) return exact;
  for (const Node::Member other : record.members()) {
    std::string folded = toLowerAscii(trim(other.key));
    for (char& c : folded) c = c == '_' ? '-' : c;
    if (folded == key) return other.value;
  }
  return {};
}

// The identity of a name by its look; an image with a digest is also known by that.
void addIdentity(BatchBuilder& out, Asset& asset, std::string_view name) {
  asset.identities.add(out.text(std::string(lookOfAlias(name).scheme) + std::string(name)));
  if (const size_t digest = name.find("@sha256:"); digest != std::string_view::npos)
    asset.identities.add(out.text("digest:" + std::string(name.substr(digest + 1))));
}

class Importer {
 public:
  Importer(BatchBuilder& out, bool isCsv) : out_(out), isCsv_(isCsv) {}

  void learnId(const Record& r);
  void asset(const Record& r);
  void relation(const Record& r);

 private:
  struct Known {
    AssetKind kind;
    std::string name;
  };

  std::vector<std::string_view> values(Node node) const;
  AssetKind kindOf(Node record);
  Asset declared(std::string_view id, const Known& known);
  Asset end(std::string_view text, Relation relation, bool isFrom);
  void facts(Asset& asset, Node record, const Record& r);
  void application(AssetRef asset, std::string_view name, const Record& r);
  void relate(Asset from, Relation relation, Node targets, const Record& r);
  void note(const Record& r, std::string_view what, std::string_view word, std::string_view allowed);

  template <typename T>
  T word(Node record, std::string_view key, std::optional<T> (*read)(std::string_view),
         std::string_view allowed, const Record& r) {
    const std::string_view text = trim(member(record, key).text());
    if (text.empty()) return T{};
    const std::optional<T> value = read(text);
    if (!value || *value == T{}) note(r, key, text, allowed);
    return value.value_or(T{});
  }

  BatchBuilder& out_;
  bool isCsv_;
  std::unordered_map<std::string, Known> ids_;
};

void Importer::note(const Record& r, std::string_view what, std::string_view word, std::string_view allowed) {
  out_.diagnostics().add("unknown_word",
                         "the " + std::string(what) + " \"" + std::string(clipUtf8(word, 60)) +
                             "\" is not one of: " + std::string(allowed),
                         r.path());
}

std::vector<std::string_view> Importer::values(Node node) const {
  std::vector<std::string_view> out;
  for (const Node item : node.items()) {
    if (isCsv_) {
      for (const std::string_view part : splitList(item.text(), ";")) out.push_back(part);
    } else if (const std::string_view text = trim(item.text()); !text.empty()) {
      out.push_back(text);
    }
  }
  return out;
}

AssetKind Importer::kindOf(Node record) {
  const std::string_view text = member(record, "kind").text();
  return assetKindFromName(text).value_or(AssetKind::kUnknown);
}

void Importer::learnId(const Record& r) {
  const std::string_view id = trim(member(r.node, "id").text());
  if (id.empty()) return;
  const std::string_view name = trim(member(r.node, "name").text());
  const bool fresh =
      ids_.try_emplace(std::string(id), Known{kindOf(r.node), std::string(name.empty() ? id : name)}).second;
  if (!fresh)
    out_.diagnostics().add("duplicate_id", "the id \"" + std::string(clipUtf8(id, 60)) + "\" is used twice",
                           r.path());
}

Asset Importer::declared(std::string_view id, const Known& known) {
  Asset asset;
  asset.kind = known.kind;
  asset.declared = true;
  asset.name = out_.text(known.name);
  asset.identities.add(out_.text("id:" + std::string(id)));
  return asset;
}

// What a relation says of an end whose look says nothing.
AssetKind kindByRelation(Relation relation) {
  switch (relation) {
    case Relation::kRuns:
      return AssetKind::kImage;
    case Relation::kBuildsFrom:
      return AssetKind::kRepository;
    case Relation::kStores:
      return AssetKind::kDataStore;
    case Relation::kAssumes:
      return AssetKind::kIdentity;
    case Relation::kPartOf:
      return AssetKind::kApplication;
    case Relation::kCalls:
    case Relation::kRoutes:
      return AssetKind::kService;
    default:
      return AssetKind::kUnknown;
  }
}

// An id of this file, or a thing merely seen here.
Asset Importer::end(std::string_view text, Relation relation, bool isFrom) {
  if (const auto known = ids_.find(std::string(text)); known != ids_.end())
    return declared(text, known->second);
  const AliasLook look = lookOfAlias(text);
  Asset seen;
  seen.kind = look.kind == AssetKind::kUnknown && !isFrom ? kindByRelation(relation) : look.kind;
  seen.name = out_.text(text);
  addIdentity(out_, seen, text);
  return seen;
}

void Importer::facts(Asset& asset, Node record, const Record& r) {
  asset.owner = out_.text(trim(member(record, "owner").text()));
  asset.zone = out_.text(trim(member(record, "zone").text()));
  asset.criticality =
      word<Criticality>(record, "criticality", criticalityFromName, "low, medium, high, critical", r);
  asset.exposure =
      word<Exposure>(record, "exposure", exposureFromName, "internet, partner, internal, isolated", r);
  asset.environment = word<Environment>(record, "environment", environmentFromName,
                                        "production, staging, test, development", r);
  for (const std::string_view text : values(member(record, "data"))) {
    const std::string folded = toLowerAscii(text);
    if (isDataClass(folded)) {
      asset.dataClasses.add(out_.text(folded));
    } else {
      note(r, "data class", text, kDataClassWords);
    }
  }
  if (const Node value = member(record, "value"); !trim(value.text()).empty()) {
    const auto amount = value.integer();
    if (amount && *amount >= 0) {
      asset.value = *amount;
    } else {
      note(r, "value", value.text(), "whole currency units, as digits");
    }
  }
  for (const std::string_view text : values(member(record, "credentials")))
    asset.credentials.add(out_.credential(text));
}

void Importer::application(AssetRef asset, std::string_view name, const Record& r) {
  if (name.empty()) return;
  const auto known = ids_.find(std::string(name));
  const AssetRef whole = known != ids_.end() ? out_.asset(declared(name, known->second))
                                             : out_.asset(AssetKind::kApplication, "name:", name);
  out_.relate(asset, Relation::kPartOf, whole, r);
}

void Importer::asset(const Record& r) {
  const std::string_view id = trim(member(r.node, "id").text());
  const std::string_view name = trim(member(r.node, "name").text());
  if (id.empty() && name.empty()) return out_.skip(r, "no_id", "an asset without id and name");
  Asset asset;
  asset.declared = true;
  asset.kind = kindOf(r.node);
  if (const auto known = ids_.find(std::string(id)); known != ids_.end()) asset.kind = known->second.kind;
  if (asset.kind == AssetKind::kUnknown)
    note(r, "kind", member(r.node, "kind").text(),
         "application, service, repository, image, host, workload, endpoint, function, cloud_resource, "
         "data_store, "
         "identity, pipeline");
  asset.name = out_.text(name.empty() ? id : name);
  asset.identities.add(out_.text(id.empty() ? "name:" + std::string(name) : "id:" + std::string(id)));
  // A host is often named by its DNS name, an image by its reference.
  const AliasLook look = lookOfAlias(name);
  if (look.scheme != "name:" && look.kind == asset.kind) addIdentity(out_, asset, name);
  for (const std::string_view alias : values(member(r.node, "aliases"))) addIdentity(out_, asset, alias);
  facts(asset, r.node, r);
  const std::string_view application = trim(member(r.node, "application").text());
  const auto known = ids_.find(std::string(application));
  asset.application = out_.text(known == ids_.end() ? application : std::string_view(known->second.name));
  const AssetRef ref = out_.asset(asset);
  this->application(ref, application, r);
  if (!isCsv_) return;
  for (const Node::Member column : r.node.members()) {
    const auto relation = relationFromName(column.key);
    if (relation && isStated(*relation)) relate(asset, *relation, column.value, r);
  }
}

void Importer::relate(Asset from, Relation relation, Node targets, const Record& r) {
  for (const std::string_view text : values(targets)) {
    const std::string folded = toLowerAscii(text);
    if (relation == Relation::kStores && isDataClass(folded) && ids_.find(std::string(text)) == ids_.end()) {
      from.dataClasses.add(out_.text(folded));
    } else {
      const AssetRef self = out_.asset(from);  // before the other: compilers differ in the order of arguments
      out_.relate(self, relation, out_.asset(end(text, relation, false)), r);
    }
  }
  out_.asset(from);
}

void Importer::relation(const Record& r) {
  const std::string_view from = trim(member(r.node, "from").text());
  if (from.empty()) return out_.skip(r, "no_from", "a relation without from");
  bool any = false;
  for (const Node::Member entry : r.node.members()) {
    if (entry.key == "from") continue;
    const auto relation = relationFromName(entry.key);
    if (!relation || !isStated(*relation)) {
      note(r, "relation", entry.key, kRelationWords);
      continue;
    }
    any = true;
    relate(end(from, *relation, true), *relation, entry.value, r);
  }
  if (!any) out_.skip(r, "no_relation", "a relation without a known relation word");
}

Status import(Document& in, BatchBuilder& out) {
  const bool isCsv = in.probe().syntax == Syntax::kCsv;
  const std::string_view version = in.probe().root["postern"].text();
  if (!isCsv && version != "inventory/1")
    return makeError(ErrorCode::kUnsupportedVersion,
                     "this version of Postern reads inventory/1, not " + std::string(clipUtf8(version, 40)));
  out.tool("Postern inventory");
  Importer importer(out, isCsv);
  const std::string_view assets = isCsv ? "/*" : "/assets/*";
  (void)in.survey({assets}, [&](const Record& r) { importer.learnId(r); });
  if (isCsv)
    return in.read(
        {assets}, [&](const Record& r) { importer.asset(r); }, out.diagnostics());
  return in.read(
      {assets, "/relations/*"},
      [&](const Record& r) { r.spec == 0 ? importer.asset(r) : importer.relation(r); }, out.diagnostics());
}

}  // namespace

extern const Format kInventory;
const Format kInventory{"inventory",
                        "Postern inventory",
                        "README.md#inventory",
                        "YAML, JSON, CSV",
                        Family::kInventory,
                        true,
                        sniff,
                        import};

}  // namespace postern
