// SPDX-License-Identifier: Apache-2.0
// See belonging.h.
#include "enrich/belonging.h"

#include <tuple>

namespace postern {
namespace {

struct Upwards {
  int rank = 0;  ///< the lower the surer
  bool fromChild = false;
};

// Relations along which things belong: from what is made to what it is made for.
bool leadsUp(Relation relation, Upwards& out) {
  switch (relation) {
    case Relation::kPartOf:
      out = {0, true};
      return true;
    case Relation::kRuns:        // service runs image
    case Relation::kBuildsFrom:  // image builds from repository
      out = {1, false};
      return true;
    case Relation::kStores:
    case Relation::kRoutes:
      out = {2, false};
      return true;
    default:
      return false;
  }
}

}  // namespace

Belonging::Belonging(const Tables& tables, const Identities& identities)
    : identities_(identities),
      above_(identities.assets.size(), kNone),
      applications_(identities.assets.size()) {
  for (AssetId asset = 0; asset < above_.size(); ++asset) {
    for (const uint32_t row : identities.assets[asset].rows) {
      const bool isApplication = tables.assets.kind[row] == static_cast<uint8_t>(AssetKind::kApplication);
      if (!isApplication || !applications_[asset].empty()) continue;
      const std::string_view stated = tables.strings.text(tables.assets.name[row]);
      applications_[asset] = stated.empty() ? std::string_view(identities.assets[asset].name) : stated;
    }
  }
  std::vector<int> ranks(above_.size(), 0);
  const EdgeColumns& edges = tables.edges;
  for (uint32_t row = 0; row < edges.rows; ++row) {
    Upwards up;
    if (edges.fromKind[row] != 0 || edges.toKind[row] != 0) continue;
    if (!leadsUp(static_cast<Relation>(edges.relation[row]), up)) continue;
    const AssetId from = identities.assetOf[edges.from[row]];
    const AssetId to = identities.assetOf[edges.to[row]];
    const AssetId child = up.fromChild ? from : to;
    const AssetId whole = up.fromChild ? to : from;
    if (child == whole) continue;
    // Several wholes: the surer one, then the smallest key, so that the order of files does not matter.
    if (above_[child] != kNone && std::tuple(ranks[child], above_[child]) <= std::tuple(up.rank, whole))
      continue;
    above_[child] = whole;
    ranks[child] = up.rank;
  }
}

std::string_view Belonging::applicationOf(AssetId asset) const {
  for (int step = 0; asset != kNone && step < kMaxSteps; ++step, asset = above_[asset]) {
    const UnitedAsset& row = identities_.assets[asset];
    if (!row.application.empty()) return row.application;
    if (!applications_[asset].empty()) return applications_[asset];
  }
  return {};
}

}  // namespace postern
