// SPDX-License-Identifier: Apache-2.0
// See scans.h. An inventory's or a feed's reports are no scans.
#include "correlate/scans.h"

#include <algorithm>

namespace postern {
namespace {

bool isCloud(const UnitedAsset& asset) {
  return std::any_of(asset.identities.begin(), asset.identities.end(), [](const std::string& identity) {
    return identity.starts_with("arn:") || identity.starts_with("aws-id:") ||
           identity.starts_with("azure:") || identity.starts_with("gcp:") ||
           identity.starts_with("terraform:");
  });
}

/// What a result shows that its report looked for.
Family familyOf(ObservationKind kind, AssetKind of) {
  switch (kind) {
    case ObservationKind::kVulnerability:
      return of == AssetKind::kImage ? Family::kImage : Family::kDependencies;
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

bool saysByResult(Family family) { return family == Family::kMixed || family == Family::kSbom; }

}  // namespace

FamilySet scansOf(const UnitedAsset& asset) {
  switch (asset.kind) {
    case AssetKind::kRepository:
      return bitOf(Family::kCode) | bitOf(Family::kDependencies) | bitOf(Family::kSecrets);
    case AssetKind::kImage:
      return bitOf(Family::kImage);
    case AssetKind::kHost:
      return bitOf(Family::kNetwork);
    case AssetKind::kEndpoint:
      return isSocket(asset) ? 0 : bitOf(Family::kDynamic);
    case AssetKind::kIngress:
      return bitOf(Family::kDynamic);
    case AssetKind::kWorkload:
    case AssetKind::kFunction:
    case AssetKind::kDataStore:
    case AssetKind::kCloudResource:
      return isCloud(asset) ? bitOf(Family::kCloud) : 0;
    default:
      return 0;
  }
}

void forEachScan(const Tables& tables, const Identities& identities,
                 FunctionRef<void(AssetId asset, Family family, uint32_t report)> seen) {
  const ObservationColumns& results = tables.observations;
  for (uint32_t row = 0; row < results.rows; ++row) {
    const uint32_t report = tables.observationReport[row];
    const AssetId asset = identities.observationAsset[row];
    const AssetId resource = identities.observationResource[row];
    if (resource != kNone && !tables.reports[report].context)
      seen(resource, tables.reports[report].family, report);
    const bool again = row > 0 && asset == identities.observationAsset[row - 1] &&
                       report == tables.observationReport[row - 1] &&
                       results.kind[row] == results.kind[row - 1];
    if (again || tables.reports[report].context) continue;
    const Family family = tables.reports[report].family;
    seen(asset, family, report);
    if (saysByResult(family) && !tables.reports[report].onlyStates())
      seen(asset, familyOf(static_cast<ObservationKind>(results.kind[row]), identities.assets[asset].kind),
           report);
  }
  for (uint32_t row = 0; row < tables.reports.size(); ++row) {
    // A scan that found nothing is still a scan of what it is about.
    if (!tables.reports[row].context && identities.reportAsset[row] != kNone)
      seen(identities.reportAsset[row], tables.reports[row].family, row);
  }
  for (uint32_t row = 0; row < tables.assets.rows; ++row) {
    const Report& report = tables.reports[tables.assetReport[row]];
    if (report.context || tables.assets.declared[row] != 0) continue;
    const AssetId asset = identities.assetOf[row];
    if ((scansOf(identities.assets[asset]) & bitOf(report.family)) != 0)
      seen(asset, report.family, tables.assetReport[row]);
  }
}

}  // namespace postern
