// SPDX-License-Identifier: Apache-2.0
// An asset that no relation and no exposure mentions has no node: the graph knows nothing to draw of it.
#include "graph/graph_nodes.h"

#include <algorithm>
#include <iterator>

#include "graph/what_matters.h"

namespace postern {
namespace {

bool isRepositoryOrPipeline(AssetKind kind) {
  return kind == AssetKind::kRepository || kind == AssetKind::kPipeline;
}

bool holdsWhatMatters(const UnitedAsset& asset) {
  return std::any_of(asset.dataClasses.begin(), asset.dataClasses.end(),
                     [](const std::string& c) { return dataImpact(c) != 0; });
}

std::string_view zoneByKind(AssetKind kind) {
  switch (kind) {
    case AssetKind::kRepository:
    case AssetKind::kPipeline:
    case AssetKind::kImage:
      return "Code";
    case AssetKind::kIdentity:
      return "Identity";
    case AssetKind::kDataStore:
      return "Data";
    case AssetKind::kCloudResource:
      return "Cloud";
    case AssetKind::kHost:
      return "Hosts";
    default:
      return "Workloads";
  }
}

std::string zoneOf(const UnitedAsset& asset) {
  const bool faces =
      asset.kind == AssetKind::kIngress || (asset.kind == AssetKind::kEndpoint && !isSocket(asset)) ||
      (asset.kind == AssetKind::kHost && (asset.exposure == Exposure::kInternet || asset.answersPublicly));
  if (faces) return std::string(kEdgeZone);
  const bool holds = holdsWhatMatters(asset) || assetImpact(asset.criticality) != 0;
  if (isSocket(asset)) return std::string(zoneByKind(AssetKind::kHost));
  if (asset.kind == AssetKind::kDataStore && holds) return std::string(kTargetZone);
  return asset.zone.empty() ? std::string(zoneByKind(asset.kind)) : asset.zone;
}

std::vector<bool> involved(const Tables& tables, const Identities& identities, const Relations& relations,
                           const Flaws& flaws) {
  std::vector<bool> out(identities.assets.size());
  // Where rights are stated they may lead to what nothing else is said of: a bucket alone in a state file.
  const bool hasRights = tables.grants.rows != 0;
  for (AssetId id = 0; id < out.size(); ++id) {
    const UnitedAsset& asset = identities.assets[id];
    const bool isCloudThing = asset.kind == AssetKind::kDataStore || asset.kind == AssetKind::kFunction ||
                              asset.kind == AssetKind::kAccount;
    out[id] = (hasRights && isCloudThing) || asset.exposure != Exposure::kUnknown ||
              asset.kind == AssetKind::kIngress || asset.answersPublicly ||
              assetImpact(asset.criticality) != 0 || holdsWhatMatters(asset);
  }
  for (const AssetRelation& relation : relations.all()) out[relation.from] = out[relation.to] = true;
  for (const Leak& leak : flaws.leaks()) out[leak.in] = out[leak.opens] = true;
  for (const AssetId row : tables.grants.asset) {
    if (row != kNone) out[identities.assetOf[row]] = true;
  }
  return out;
}

void addAsset(const Identities& identities, AssetId id, std::vector<AttackNode>& assets,
              std::vector<AttackNode>& others) {
  const UnitedAsset& asset = identities.assets[id];
  const uint32_t impact = assetImpact(asset.criticality);
  assets.push_back({NodeRole::kAsset, id, asset.key, asset.name, zoneOf(asset), impact != 0, impact});
  std::string_view previous;
  for (const std::string& dataClass : asset.dataClasses) {
    const uint32_t worth = dataImpact(dataClass);
    if (worth == 0 || dataClass == previous) continue;
    previous = dataClass;
    std::string words = dataClass;
    std::replace(words.begin(), words.end(), '_', ' ');
    others.push_back({NodeRole::kData, id, "data:" + dataClass + " of " + asset.key,
                      words + " of " + asset.name, std::string(kTargetZone), true,
                      worth + holderImpact(asset.criticality)});
  }
}

// Images, workloads and the like without a zone are drawn with what runs them or routes to them; a few
// passes, since the zone of an ingress goes to a service, its workload and its image.
void inheritZones(const Identities& identities, const Relations& relations, AttackGraph& graph) {
  constexpr int kPasses = 3;
  for (int pass = 0; pass < kPasses; ++pass) {
    for (const AssetRelation& r : relations.all()) {
      const UnitedAsset& part = identities.assets[r.to];
      AttackNode& node = graph.nodes[graph.nodeOfAsset[r.to]];
      const bool carries = r.relation == Relation::kRuns || r.relation == Relation::kRoutes;
      if (!carries || !part.zone.empty() || node.zone != zoneByKind(part.kind)) continue;
      const UnitedAsset& whole = identities.assets[r.from];
      const std::string& drawn = graph.nodes[graph.nodeOfAsset[r.from]].zone;
      if (!whole.zone.empty()) {
        node.zone = whole.zone;
      } else if (drawn != zoneByKind(whole.kind) && drawn != kEdgeZone && drawn != kTargetZone) {
        node.zone = drawn;
      }
    }
  }
}

}  // namespace

void makeNodes(const Tables& tables, const Identities& identities, const Relations& relations,
               const Flaws& flaws, AttackGraph& graph) {
  const std::string attacker(kAttackerZone);
  std::vector<AttackNode> assets;
  std::vector<AttackNode> others;
  others.push_back({NodeRole::kInternet, kNone, "internet", "Internet", attacker, false, 0});
  const bool insider = std::any_of(flaws.leaks().begin(), flaws.leaks().end(), [&](const Leak& leak) {
    const UnitedAsset& in = identities.assets[leak.in];
    return isRepositoryOrPipeline(in.kind) && in.exposure != Exposure::kInternet;
  });
  if (insider) {
    others.push_back({NodeRole::kInsider, kNone, "insider", "Repository readers", attacker, false, 0});
  }
  const std::vector<bool> drawn = involved(tables, identities, relations, flaws);
  for (AssetId id = 0; id < drawn.size(); ++id) {
    if (drawn[id]) addAsset(identities, id, assets, others);
  }
  const auto before = [](const AttackNode& a, const AttackNode& b) {
    return std::tie(a.key, a.role, a.asset) < std::tie(b.key, b.role, b.asset);
  };
  // Assets are sorted by their keys already.
  std::sort(others.begin(), others.end(), before);
  graph.nodes.reserve(assets.size() + others.size());
  std::merge(std::make_move_iterator(assets.begin()), std::make_move_iterator(assets.end()),
             std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()),
             std::back_inserter(graph.nodes), before);
  graph.nodeOfAsset.assign(identities.assets.size(), kNone);
  for (uint32_t i = 0; i < graph.nodes.size(); ++i) {
    if (graph.nodes[i].role == NodeRole::kAsset) graph.nodeOfAsset[graph.nodes[i].asset] = i;
  }
  inheritZones(identities, relations, graph);
}

uint32_t nodeByKey(const AttackGraph& graph, std::string_view key) {
  const auto at = std::lower_bound(graph.nodes.begin(), graph.nodes.end(), key,
                                   [](const AttackNode& node, std::string_view k) { return node.key < k; });
  if (at == graph.nodes.end() || at->key != key) return kNone;
  return static_cast<uint32_t>(at - graph.nodes.begin());
}

uint32_t nodeWithRole(const AttackGraph& graph, NodeRole role) {
  for (uint32_t i = 0; i < graph.nodes.size(); ++i) {
    if (graph.nodes[i].role == role) return i;
  }
  return kNone;
}

}  // namespace postern
