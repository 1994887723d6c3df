// SPDX-License-Identifier: Apache-2.0
// See coverage.h.
#include "policy/coverage.h"

#include <algorithm>

#include "graph/relations.h"
#include "query/finding_facts.h"

namespace postern {
namespace {

constexpr size_t kFamilies = static_cast<size_t>(Family::kContext) + 1;

/// What a result shows that its report looked for: reports of several kinds say no family.
Family familyOf(ObservationKind kind) {
  switch (kind) {
    case ObservationKind::kVulnerability:
      return Family::kDependencies;
    case ObservationKind::kCode:
      return Family::kCode;
    case ObservationKind::kSecret:
      return Family::kSecrets;
    case ObservationKind::kMisconfiguration:
      return Family::kInfrastructure;
    case ObservationKind::kDynamic:
      return Family::kDynamic;
    case ObservationKind::kExposure:
      return Family::kNetwork;
    default:
      return Family::kMixed;
  }
}

}  // namespace

Coverage::Coverage(const EstateView& view) : view_(view), own_(view.identities.assets.size()) {
  const std::vector<Report>& reports = view.tables.reports;
  for (AssetId asset = 0; asset < own_.size(); ++asset) {
    own_[asset].resize(kFamilies);
    for (const uint32_t report : view.identities.assets[asset].reports)
      note(asset, reports[report].family, reports[report].scannedAt);
  }
  for (uint32_t row = 0; row < view.tables.observations.rows; ++row) {
    const Report& report = reports[view.tables.observationReport[row]];
    if (report.context || report.family != Family::kMixed) continue;
    note(view.identities.observationAsset[row],
         familyOf(static_cast<ObservationKind>(view.tables.observations.kind[row])), report.scannedAt);
  }
  const Relations relations(view.tables, view.identities);
  parts_.resize(own_.size());
  for (AssetId asset = 0; asset < own_.size(); ++asset) {
    for (const Part& part : relations.parts(asset)) parts_[asset].push_back(part.asset);
  }
  // Parts of an application are what an inventory says is part of it.
  for (const AssetRelation& relation : relations.all()) {
    if (relation.relation != Relation::kPartOf) continue;
    for (const Part& part : relations.parts(relation.from)) parts_[relation.to].push_back(part.asset);
  }
}

void Coverage::note(AssetId asset, Family family, UnixSeconds when) {
  const auto one = [&](Family of) {
    Scan& scan = own_[asset][static_cast<size_t>(of)];
    scan.any = true;
    scan.last = std::max(scan.last, when);  // kNoTime is the least
  };
  one(family);
  if (family == Family::kImage) one(Family::kDependencies);
  if (family == Family::kInfrastructure) one(Family::kCloud);
}

Coverage::Scan Coverage::scanOf(AssetId asset, Family family) const {
  Scan best;
  for (const AssetId part : parts_[asset]) {
    const Scan& scan = own_[part][static_cast<size_t>(family)];
    best.any = best.any || scan.any;
    best.last = std::max(best.last, scan.last);
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
