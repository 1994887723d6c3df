// SPDX-License-Identifier: Apache-2.0
// See view_rows.h. Everything is sorted by what it says, so that views are the same whatever the order of
// files.
#include "query/views/view_rows.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/text.h"

namespace postern {
namespace {

constexpr std::string_view kNodeTables[] = {"assets",   "components", "vulnerabilities", "weaknesses",
                                            "findings", "reports",    "owners",          "data",
                                            "files",    "rights",     "attack"};
constexpr std::string_view kEdgeTables[] = {"relations",   "attack",          "grants",     "covers",
                                            "findings",    "vulnerabilities", "weaknesses", "in_component",
                                            "reported_by", "affected",        "owned",      "applications",
                                            "data",        "files",           "installed"};
static_assert(std::size(kNodeTables) == kNodeTableCount);
static_assert(std::size(kEdgeTables) == kEdgeTableCount);

template <typename T>
void sortUnique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

std::string_view name(NodeTable table) { return kNodeTables[static_cast<size_t>(table)]; }
std::string_view name(EdgeTable table) { return kEdgeTables[static_cast<size_t>(table)]; }

std::string edgeTypeOf(std::string_view name) {
  std::string type = toUpperAscii(name);
  for (char& c : type) {
    if (!isAsciiAlnum(c)) c = '_';
  }
  return type;
}

ViewRows::ViewRows(const EstateView& estate, const InventoryCounts& counted)
    : view(estate), counts(counted), tags(estate.tables, estate.identities) {
  collectVulnerabilities();
  collectWeaknesses();
  collectNames();
  collectComponents();
  collectRelations();
  collectRights();
}

void ViewRows::collectVulnerabilities() {
  vulnerabilityRow_.assign(view.tables.strings.size(), kNone);
  for (const uint32_t finding : view.scores.ranked) {
    const auto ids = view.findings.rows[finding].vulnerabilities;
    if (ids.empty()) continue;
    const StringId id = view.identities.canonicalVulnerability[ids[0]];
    if (vulnerabilityRow_[id] == kNone) {
      vulnerabilityRow_[id] = static_cast<uint32_t>(vulnerabilities.size());
      vulnerabilities.push_back({id, finding, 0});
    }
    ++vulnerabilities[vulnerabilityRow_[id]].findings;
  }
  std::sort(vulnerabilities.begin(), vulnerabilities.end(),
            [&](const NamedVulnerability& a, const NamedVulnerability& b) {
              return view.text(a.id) < view.text(b.id);
            });
  for (uint32_t row = 0; row < vulnerabilities.size(); ++row)
    vulnerabilityRow_[vulnerabilities[row].id] = row;
}

uint32_t ViewRows::vulnerabilityOf(StringId canonical) const { return vulnerabilityRow_[canonical]; }

void ViewRows::collectWeaknesses() {
  std::vector<uint32_t> all;
  for (const Finding& finding : view.findings.rows)
    all.insert(all.end(), finding.weaknesses.begin(), finding.weaknesses.end());
  std::sort(all.begin(), all.end());
  for (const uint32_t number : all) {
    if (weaknesses.empty() || weaknesses.back().first != number) weaknesses.emplace_back(number, 0U);
    ++weaknesses.back().second;
  }
}

void ViewRows::collectNames() {
  for (const Owner& owner : view.enrichment.owners) {
    if (!owner.name.empty()) owners.push_back(owner.name);
  }
  for (const std::string& owner : view.enrichment.assetOwners) {
    if (!owner.empty()) owners.push_back(owner);
  }
  sortUnique(owners);
  for (AssetId id = 0; id < view.identities.assets.size(); ++id) {
    const UnitedAsset& asset = view.identities.assets[id];
    data.insert(data.end(), asset.dataClasses.begin(), asset.dataClasses.end());
    for (const std::string& identity : asset.identities) identities_.emplace_back(identity, id);
  }
  sortUnique(data);
  std::sort(identities_.begin(), identities_.end());
}

AssetId ViewRows::assetNamed(std::string_view identity) const {
  const auto at = std::lower_bound(identities_.begin(), identities_.end(), std::pair(identity, AssetId{0}));
  return at != identities_.end() && at->first == identity ? at->second : kNone;
}

void ViewRows::addComponent(AssetId asset, uint32_t row,
                            std::vector<std::pair<ComponentFile, ComponentId>>& listed) {
  const ComponentId component = view.identities.componentOf[row];
  installed.emplace_back(asset, component);
  if (const StringId file = view.tables.components.file[row]; file != kNoString)
    listed.push_back({{asset, file}, component});
}

void ViewRows::collectComponents() {
  std::vector<std::pair<ComponentFile, ComponentId>> listed;
  const ObservationColumns& seen = view.tables.observations;
  for (uint32_t row = 0; row < seen.rows; ++row) {
    if (seen.component[row] != kNone)
      addComponent(view.identities.observationAsset[row], seen.component[row], listed);
  }
  const EdgeColumns& edges = view.tables.edges;
  for (uint32_t row = 0; row < edges.rows; ++row) {
    if (edges.fromKind[row] == 0 && edges.toKind[row] == 1)
      addComponent(view.identities.assetOf[edges.from[row]], edges.to[row], listed);
  }
  // Inventories of components alone: they are of what the report is about.
  for (uint32_t row = 0; row < view.tables.components.rows; ++row) {
    const AssetId asset = view.identities.reportAsset[view.tables.componentReport[row]];
    if (asset != kNone) addComponent(asset, row, listed);
  }
  sortUnique(installed);
  const auto place = [&](const std::pair<ComponentFile, ComponentId>& it) {
    return std::tuple(it.first.asset, view.text(it.first.file), it.second);
  };
  std::sort(listed.begin(), listed.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
  for (const auto& [file, component] : listed) {
    if (files.empty() || files.back().asset != file.asset || files.back().file != file.file)
      files.push_back(file);
    const std::pair<uint32_t, ComponentId> in(static_cast<uint32_t>(files.size() - 1), component);
    if (inFile.empty() || inFile.back() != in) inFile.push_back(in);
  }
}

std::string_view ViewRows::relationType(const StatedRelation& relation) const {
  static const std::vector<std::string> kTypes = [] {
    std::vector<std::string> types;
    for (int i = 0; i <= static_cast<int>(Relation::kLinked); ++i)
      types.push_back(edgeTypeOf(postern::name(static_cast<Relation>(i))));
    return types;
  }();
  const uint32_t row = stated[relation.first];
  const auto kind = static_cast<Relation>(view.tables.edges.relation[row]);
  const StringId detail = view.tables.edges.detail[row];
  if (kind == Relation::kLinked && detail != kNoString) return view.text(detail);
  return kTypes[static_cast<size_t>(kind)];
}

void ViewRows::collectRelations() {
  const EdgeColumns& edges = view.tables.edges;
  const auto end = [&](uint8_t kind, uint32_t row) {
    return kind == 0 ? NodeRef{NodeTable::kAssets, view.identities.assetOf[row]}
                     : NodeRef{NodeTable::kComponents, view.identities.componentOf[row]};
  };
  const auto ends = [&](uint32_t row) {
    const NodeRef from = end(edges.fromKind[row], edges.from[row]);
    const NodeRef to = end(edges.toKind[row], edges.to[row]);
    const bool linked = edges.relation[row] == static_cast<uint8_t>(Relation::kLinked);
    return std::tuple(from.table, from.row, to.table, to.row, edges.relation[row],
                      linked ? view.text(edges.detail[row]) : std::string_view());
  };
  for (uint32_t row = 0; row < edges.rows; ++row) {
    const NodeRef from = end(edges.fromKind[row], edges.from[row]);
    const NodeRef to = end(edges.toKind[row], edges.to[row]);
    // Two rows that turned out to be one asset are not related to themselves.
    const bool same = from.table == to.table && from.row == to.row;
    const bool saysSo = edges.fromKind[row] == edges.toKind[row] && edges.from[row] == edges.to[row];
    if (!same || saysSo) stated.push_back(row);
  }
  const auto report = [&](uint32_t row) {
    return std::string_view(view.tables.reports[view.tables.edgeReport[row]].name);
  };
  std::sort(stated.begin(), stated.end(), [&](uint32_t a, uint32_t b) {
    const auto left = ends(a);
    const auto right = ends(b);
    return left != right ? left < right : std::tuple(report(a), a) < std::tuple(report(b), b);
  });
  for (uint32_t i = 0; i < stated.size(); ++i) {
    if (i > 0 && ends(stated[i]) == ends(stated[i - 1])) {
      ++relations.back().count;
      continue;
    }
    const uint32_t row = stated[i];
    relations.push_back(
        {end(edges.fromKind[row], edges.from[row]), end(edges.toKind[row], edges.to[row]), i, 1});
  }
}

uint32_t ViewRows::rows(NodeTable table) const {
  switch (table) {
    case NodeTable::kAssets:
      return static_cast<uint32_t>(view.identities.assets.size());
    case NodeTable::kComponents:
      return static_cast<uint32_t>(view.identities.components.size());
    case NodeTable::kVulnerabilities:
      return static_cast<uint32_t>(vulnerabilities.size());
    case NodeTable::kWeaknesses:
      return static_cast<uint32_t>(weaknesses.size());
    case NodeTable::kFindings:
      return view.findingCount();
    case NodeTable::kReports:
      return static_cast<uint32_t>(view.tables.reports.size());
    case NodeTable::kOwners:
      return static_cast<uint32_t>(owners.size());
    case NodeTable::kData:
      return static_cast<uint32_t>(data.size());
    case NodeTable::kFiles:
      return static_cast<uint32_t>(files.size());
    case NodeTable::kRights:
      return static_cast<uint32_t>(rights.size());
    case NodeTable::kAttack:
      break;
  }
  return static_cast<uint32_t>(view.graph.nodes.size());
}

}  // namespace postern
