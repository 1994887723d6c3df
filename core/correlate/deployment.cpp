// SPDX-License-Identifier: Apache-2.0
// See deployment.h. An asset that is part of two applications is in none: it would make them one.
#include "correlate/deployment.h"

#include <algorithm>

#include "correlate/union_find.h"

namespace postern {
namespace {

bool isChain(Relation relation) {
  return relation == Relation::kRuns || relation == Relation::kBuildsFrom || relation == Relation::kDeploys;
}

bool holdsCode(const UnitedAsset& asset) {
  return asset.kind == AssetKind::kRepository ||
         std::any_of(asset.identities.begin(), asset.identities.end(),
                     [](const std::string& identity) { return identity.starts_with("repo:"); });
}

// An account or a network holds many applications: being in one does not make them one.
bool isPlace(AssetKind kind) {
  return kind == AssetKind::kAccount || kind == AssetKind::kNetwork || kind == AssetKind::kNamespace;
}

constexpr uint32_t kSeveral = kNone - 1;

void learn(uint32_t& known, uint32_t said) {
  if (known == kNone) known = said;
  if (known != said) known = kSeveral;
}

}  // namespace

Deployment::Deployment(const Tables& tables, const Identities& identities) {
  const auto count = static_cast<uint32_t>(identities.assets.size());
  UnionFind chains(count);
  std::vector<uint32_t> application(count, kNone);
  const EdgeColumns& edges = tables.edges;
  for (AssetId id = 0; id < count; ++id) {
    if (identities.assets[id].kind == AssetKind::kApplication) application[id] = id;
  }
  for (uint32_t row = 0; row < edges.rows; ++row) {
    if (edges.fromKind[row] != 0 || edges.toKind[row] != 0) continue;
    const AssetId from = identities.assetOf[edges.from[row]];
    const AssetId to = identities.assetOf[edges.to[row]];
    const auto relation = static_cast<Relation>(edges.relation[row]);
    if (isChain(relation)) chains.unite(from, to);
    if (relation == Relation::kPartOf && from != to && !isPlace(identities.assets[to].kind))
      learn(application[from], to);
  }
  std::vector<uint32_t> ofChain(count, kNone);
  std::vector<bool> codeOfChain(count);
  for (AssetId id = 0; id < count; ++id) {
    const uint32_t root = chains.find(id);
    if (application[id] != kNone) learn(ofChain[root], application[id]);
    if (holdsCode(identities.assets[id])) codeOfChain[root] = true;
  }
  for (AssetId id = 0; id < count; ++id) {
    const uint32_t root = chains.find(id);
    chain_.push_back(root * 2);
    application_.push_back(ofChain[root] >= kSeveral ? kNoScope : ofChain[root] * 2 + 1);
    hasCode_.push_back(codeOfChain[root]);
  }
}

ScopeId Deployment::scopeOfRunning(AssetId asset) const {
  return hasCode_[asset] ? chain_[asset] : application_[asset];
}

}  // namespace postern
