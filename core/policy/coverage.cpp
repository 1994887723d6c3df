// SPDX-License-Identifier: Apache-2.0
// See coverage.h.
#include "policy/coverage.h"

#include <algorithm>

#include "graph/relations.h"
#include "query/finding_facts.h"

namespace postern {

Coverage::Coverage(const EstateView& view)
    : view_(view), own_(view.tables, view.identities), parts_(view.identities.assets.size()) {
  const Relations relations(view.tables, view.identities);
  for (AssetId asset = 0; asset < parts_.size(); ++asset) {
    for (const Part& part : relations.parts(asset)) parts_[asset].push_back(part.asset);
  }
  // Parts of an application are what an inventory says is part of it.
  for (const AssetRelation& relation : relations.all()) {
    if (relation.relation != Relation::kPartOf) continue;
    for (const Part& part : relations.parts(relation.from)) parts_[relation.to].push_back(part.asset);
  }
}

Coverage::Scan Coverage::scanOf(AssetId asset, Family family) const {
  Scan best;
  for (const AssetId part : parts_[asset]) {
    best.any = best.any || own_.has(part, family);
    best.last = std::max(best.last, own_.last(part, family));
  }
  return best;
}

std::string Coverage::missing(AssetId asset, const CoverageNeed& need) const {
  std::string out;
  for (const Family family : need.scans) {
    const Scan scan = scanOf(asset, family);
    std::string problem;
    if (!scan.any) {
      problem = "no scan of " + std::string(name(family)) + " was read";
    } else if (scan.last == kNoTime && need.within > 0 && !need.undatedPass) {
      problem = "the scan of " + std::string(name(family)) + " does not say when it was made";
    } else if (scan.last != kNoTime && need.within > 0 && scan.last < view_.now - need.within) {
      problem = "the last scan of " + std::string(name(family)) + " is of " + formatDate(scan.last) + ", " +
                std::to_string(daysBetween(scan.last, view_.now)) + " days ago";
    }
    if (!problem.empty()) out += (out.empty() ? "" : "; ") + problem;
  }
  return out;
}

}  // namespace postern
