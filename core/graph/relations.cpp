// SPDX-License-Identifier: Apache-2.0
// Rows of edges to relations between united assets; parts by a walk of at most kPartDepth relations.
#include "graph/relations.h"

#include <algorithm>
#include <tuple>

#include "graph/kind_set.h"

namespace postern {
namespace {

constexpr uint32_t kPartDepth = 3;     // service runs workload runs image is built from repository
constexpr uint32_t kFromSource = 900;  // the code may be newer or older than what runs
constexpr KindSet kFronts = kindBit(AssetKind::kIngress) | kindBit(AssetKind::kEndpoint);
constexpr KindSet kWholes = kRunning & ~kFronts;

}  // namespace

Relations::Relations(const Tables& tables, const Identities& identities)
    : tables_(tables), identities_(identities) {
  collect();
  compose();
}

void Relations::collect() {
  const EdgeColumns& edges = tables_.edges;
  for (uint32_t row = 0; row < edges.rows; ++row) {
    if (edges.fromKind[row] != 0 || edges.toKind[row] != 0) continue;
    const AssetRelation relation{identities_.assetOf[edges.from[row]], identities_.assetOf[edges.to[row]],
                                 static_cast<Relation>(edges.relation[row]), row};
    if (relation.from != relation.to) all_.push_back(relation);
  }
  const auto place = [&](const AssetRelation& r) {
    return std::tuple(r.from, r.to, r.relation, detailOf(r),
                      std::string_view(tables_.reports[tables_.edgeReport[r.row]].name), r.row);
  };
  std::sort(all_.begin(), all_.end(),
            [&](const AssetRelation& a, const AssetRelation& b) { return place(a) < place(b); });
  const auto same = [&](const AssetRelation& a, const AssetRelation& b) {
    return std::tuple(a.from, a.to, a.relation) == std::tuple(b.from, b.to, b.relation) &&
           detailOf(a) == detailOf(b);
  };
  all_.erase(std::unique(all_.begin(), all_.end(), same), all_.end());
}

std::string_view Relations::detailOf(const AssetRelation& relation) const {
  const bool tells = relation.relation >= Relation::kMemberOf || relation.relation == Relation::kAssumes;
  if (!tells) return {};
  return tables_.strings.text(tables_.edges.detail[relation.row]);
}

void Relations::compose() {
  const std::vector<UnitedAsset>& assets = identities_.assets;
  links_.resize(assets.size());
  for (const AssetRelation& r : all_) {
    const AssetKind from = assets[r.from].kind;
    const AssetKind to = assets[r.to].kind;
    if (r.relation == Relation::kRuns) links_[r.from].push_back({r.to, 1000, false});
    if (r.relation == Relation::kBuildsFrom && from != AssetKind::kPipeline) {
      links_[r.from].push_back({r.to, kFromSource, false});
    }
    if (r.relation == Relation::kExposes && to == AssetKind::kEndpoint) {
      links_[r.from].push_back({r.to, 1000, true});
    }
    if (r.relation == Relation::kRoutes && has(kFronts, from)) links_[r.to].push_back({r.from, 1000, true});
  }
  // What a thing is made of comes before its many ports.
  for (std::vector<Part>& links : links_) {
    std::stable_partition(links.begin(), links.end(), [](const Part& part) { return !part.dynamicOnly; });
  }
  parts_.reserve(assets.size());
  for (AssetId asset = 0; asset < assets.size(); ++asset) parts_.push_back(partsOf(asset));
}

std::vector<Part> Relations::partsOf(AssetId whole) const {
  std::vector<Part> parts{{whole, 1000, false}};
  const AssetKind kind = identities_.assets[whole].kind;
  if (!has(kWholes, kind)) return parts;
  size_t first = 0;
  for (uint32_t depth = 0; depth < kPartDepth; ++depth) {
    const size_t last = parts.size();
    for (size_t i = first; i < last; ++i) {
      // What is in front of a part is not in front of the whole's other parts: fronts lead no further.
      if (parts[i].dynamicOnly) continue;
      for (const Part& link : links_[parts[i].asset]) {
        const bool known = std::any_of(parts.begin(), parts.end(),
                                       [&](const Part& part) { return part.asset == link.asset; });
        if (known || parts.size() >= kMaxParts) continue;
        parts.push_back({link.asset, parts[i].permille * link.permille / 1000, link.dynamicOnly});
      }
    }
    first = last;
  }
  return parts;
}

}  // namespace postern
