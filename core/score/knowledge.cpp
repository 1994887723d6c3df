// SPDX-License-Identifier: Apache-2.0
// See knowledge.h. Two floods over the stated relations: ignorance of how an asset is reached flows along
// them, ignorance of what it opens flows against them.
#include "score/knowledge.h"

namespace postern {
namespace {

constexpr int kPartDepth = 3;  // service, image, repository

struct Stated {
  std::vector<std::vector<AssetId>> comesFrom, goesTo;  // ways of an attacker
  std::vector<std::vector<AssetId>> leads;              // to what else control of it leads
  std::vector<std::vector<AssetId>> leadsFrom;
  std::vector<std::pair<AssetId, AssetId>> parts;  // of the first the second is made
};

bool isPart(Relation relation) {
  return relation == Relation::kRuns || relation == Relation::kBuildsFrom || relation == Relation::kContains;
}

Stated gather(const Tables& tables, const Identities& identities) {
  Stated out;
  for (auto* lists : {&out.comesFrom, &out.goesTo, &out.leads, &out.leadsFrom})
    lists->resize(identities.assets.size());
  const EdgeColumns& edges = tables.edges;
  for (uint32_t row = 0; row < edges.rows; ++row) {
    if (edges.fromKind[row] != 0 || edges.toKind[row] != 0) continue;
    const auto relation = static_cast<Relation>(edges.relation[row]);
    if (relation == Relation::kPartOf || relation == Relation::kUnknown) continue;  // says whose, not how
    const AssetId from = identities.assetOf[edges.from[row]];
    const AssetId to = identities.assetOf[edges.to[row]];
    if (from == to) continue;
    out.goesTo[from].push_back(to);
    out.comesFrom[to].push_back(from);
    if (isPart(relation)) {
      out.parts.emplace_back(from, to);
    } else {
      out.leads[from].push_back(to);
      out.leadsFrom[to].push_back(from);
    }
  }
  return out;
}

bool mayHoldData(AssetKind kind) {
  switch (kind) {
    case AssetKind::kApplication:
    case AssetKind::kService:
    case AssetKind::kHost:
    case AssetKind::kWorkload:
    case AssetKind::kFunction:
    case AssetKind::kCloudResource:
    case AssetKind::kDataStore:
      return true;
    default:
      return false;
  }
}

template <typename Set>
void flood(std::vector<AssetId> open, const std::vector<std::vector<AssetId>>& along, Set set) {
  while (!open.empty()) {
    const AssetId asset = open.back();
    open.pop_back();
    for (const AssetId next : along[asset]) {
      if (set(next)) open.push_back(next);
    }
  }
}

}  // namespace

std::vector<AssetKnowledge> assetKnowledge(const Tables& tables, const Identities& identities,
                                           const AttackGraph& graph) {
  const auto count = static_cast<AssetId>(identities.assets.size());
  std::vector<AssetKnowledge> known(count);
  const Stated stated = gather(tables, identities);
  std::vector<bool> isPartOfOther(count);
  for (const auto& [whole, part] : stated.parts) isPartOfOther[part] = true;
  std::vector<AssetId> unreached, unending;
  for (AssetId id = 0; id < count; ++id) {
    const UnitedAsset& asset = identities.assets[id];
    const bool reached = id < graph.reach.size() && graph.reach[id].hops != kNone;
    // A part is reached where its whole is, whatever is said of its own exposure.
    const bool undescribed = asset.exposure == Exposure::kUnknown && !isPartOfOther[id];
    if (!reached && asset.exposure != Exposure::kIsolated && (undescribed || stated.comesFrom[id].empty())) {
      known[id].reachOpen = true;
      unreached.push_back(id);
    }
    // A store holds what it is said to hold; a part opens what its whole opens.
    const bool ends =
        (asset.kind == AssetKind::kDataStore && !asset.dataClasses.empty()) || isPartOfOther[id];
    const bool dataUnsaid = asset.dataClasses.empty() && mayHoldData(asset.kind) && !isPartOfOther[id];
    if ((stated.leads[id].empty() && !ends) || dataUnsaid) {
      known[id].dataOpen = true;
      unending.push_back(id);
    }
  }
  flood(std::move(unreached), stated.goesTo, [&](AssetId id) {
    if (known[id].reachOpen) return false;
    return known[id].reachOpen = true;
  });
  flood(std::move(unending), stated.leadsFrom, [&](AssetId id) {
    if (known[id].dataOpen) return false;
    return known[id].dataOpen = true;
  });
  for (int depth = 0; depth < kPartDepth; ++depth) {
    for (const auto& [whole, part] : stated.parts) {
      if (known[whole].dataOpen) known[part].dataOpen = true;
    }
  }
  return known;
}

}  // namespace postern
