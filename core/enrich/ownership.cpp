// SPDX-License-Identifier: Apache-2.0
// Ownership by the nearest statement (ownership.h).
#include "enrich/ownership.h"

#include <algorithm>
#include <tuple>

#include "correlate/place_text.h"
#include "vocab/owner_rules.h"

namespace postern {
namespace {

// Relations along which an owner is inherited: from what is made to what it is made for.
bool inherits(Relation relation, bool& fromChild) {
  switch (relation) {
    case Relation::kRuns:        // service runs image: the image's owner is the service's
    case Relation::kBuildsFrom:  // image builds from repository: the repository's owner is the image's
    case Relation::kStores:
    case Relation::kRoutes:
      fromChild = false;
      return true;
    case Relation::kPartOf:
      fromChild = true;
      return true;
    default:
      return false;
  }
}

constexpr int kMaxSteps = 6;

}  // namespace

Ownership::Ownership(const Tables& tables, const Identities& identities)
    : tables_(tables), identities_(identities), parent_(identities.assets.size(), kNone) {
  const EdgeColumns& edges = tables.edges;
  for (uint32_t row = 0; row < edges.rows; ++row) {
    bool fromChild = false;
    if (edges.fromKind[row] != 0 || edges.toKind[row] != 0) continue;
    if (!inherits(static_cast<Relation>(edges.relation[row]), fromChild)) continue;
    const AssetId from = identities.assetOf[edges.from[row]];
    const AssetId to = identities.assetOf[edges.to[row]];
    const AssetId child = fromChild ? from : to;
    const AssetId above = fromChild ? to : from;
    // Several users, one owner only if it is the same: the smallest key keeps it deterministic.
    if (child != above && (parent_[child] == kNone || above < parent_[child])) parent_[child] = above;
  }
}

Owner Ownership::ownerOf(AssetId asset) const {
  for (int step = 0; asset != kNone && step < kMaxSteps; ++step, asset = parent_[asset]) {
    const UnitedAsset& row = identities_.assets[asset];
    if (!row.owner.empty())
      return {row.owner,
              step == 0 ? "owner of " + row.name : "owner of " + row.name + ", which it belongs to"};
  }
  return {};
}

Owner Ownership::codeOwner(AssetId asset, std::string_view file) {
  const OwnershipColumns& rows = tables_.ownerships;
  // A repository's own rules before rules that belong to no repository in particular.
  for (const bool scoped : {true, false}) {
    for (uint32_t row = rows.rows; row-- > 0;) {
      const uint32_t report = tables_.ownershipReport[row];
      const AssetId scope =
          rows.asset[row] != kNone ? identities_.assetOf[rows.asset[row]] : identities_.reportAsset[report];
      if (scoped ? scope != asset : scope != kNone) continue;
      if (!ownerPatternMatches(tables_.strings.text(rows.pattern[row]), file)) continue;
      Owner owner;
      for (uint32_t i = rows.owners.begin[row]; i < rows.owners.begin[row + 1]; ++i) {
        if (!owner.name.empty()) owner.name += ", ";
        owner.name += tables_.strings.text(rows.owners.items[i]);
      }
      owner.from = tables_.reports[report].name + " line " + std::to_string(rows.line[row]);
      return owner;
    }
  }
  return {};
}

Owner Ownership::ownerOf(const Finding& finding) {
  const StringId file = tables_.observations.file[finding.representative];
  if (file != kNoString && tables_.ownerships.rows > 0) {
    const std::string path = normalisePath(tables_.strings.text(file));
    const std::string key = std::to_string(finding.asset) + " " + path;
    auto at = known_.find(key);
    if (at == known_.end()) at = known_.emplace(key, codeOwner(finding.asset, path)).first;
    if (!at->second.name.empty()) return at->second;
  }
  return ownerOf(finding.asset);
}

}  // namespace postern
