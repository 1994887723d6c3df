// SPDX-License-Identifier: Apache-2.0
// See scan_coverage.h. Scanners that read a deployment's own files count as looking at the cloud it
// describes, and so does a look at the cloud for what was deployed there.
#include "query/scan_coverage.h"

#include <algorithm>

namespace postern {
namespace {

constexpr FamilySet bit(Family family) { return 1U << static_cast<uint32_t>(family); }

bool isCloud(const UnitedAsset& asset) {
  return std::any_of(asset.identities.begin(), asset.identities.end(), [](const std::string& identity) {
    return identity.starts_with("arn:") || identity.starts_with("aws-id:") ||
           identity.starts_with("azure:") || identity.starts_with("gcp:") ||
           identity.starts_with("terraform:");
  });
}

// What stands for something outside of the estate is in nobody's inventory: a range of addresses, a cloud's
// own service or policy; an open port is its host's.
bool isOutside(const UnitedAsset& asset) {
  return std::any_of(asset.identities.begin(), asset.identities.end(), [](const std::string& identity) {
    return identity.starts_with("cidr:") || identity.starts_with("socket:") ||
           identity.starts_with("service:") || identity.starts_with("arn:aws:iam::aws:") ||
           identity.starts_with("azure-role:");
  });
}

class Builder {
 public:
  Builder(const Tables& tables, const Identities& identities) : tables_(tables), identities_(identities) {}

  ScanCoverage build() {
    learn();
    ScanCoverage out;
    for (AssetId id = 0; id < identities_.assets.size(); ++id) out.assets.push_back(of(id));
    count(out);
    return out;
  }

 private:
  void learn();
  ScanCoverage::Of of(AssetId id) const;
  void count(ScanCoverage& out) const;
  static FamilySet scanned(const UnitedAsset& asset);

  const Tables& tables_;
  const Identities& identities_;
  std::vector<bool> seen_;      // per asset: something other than a declaration speaks of it
  uint64_t declaredKinds_ = 0;  // bit per AssetKind: some asset of it is declared
};

FamilySet Builder::scanned(const UnitedAsset& asset) {
  FamilySet scanned = asset.scannedFamilies;
  constexpr FamilySet kEither = bit(Family::kCloud) | bit(Family::kInfrastructure);
  if ((scanned & kEither) != 0) scanned |= kEither;
  if ((scanned & bit(Family::kSbom)) != 0) scanned |= bit(Family::kDependencies);
  return scanned;
}

void Builder::learn() {
  seen_.resize(identities_.assets.size());
  const AssetColumns& rows = tables_.assets;
  for (uint32_t row = 0; row < rows.rows; ++row) {
    const AssetId id = identities_.assetOf[row];
    if (rows.declared[row] == 0) seen_[id] = true;
  }
  for (AssetId id = 0; id < identities_.assets.size(); ++id) {
    const UnitedAsset& asset = identities_.assets[id];
    if (asset.scannedFamilies != 0 || asset.answersPublicly) seen_[id] = true;
    if (asset.declared) declaredKinds_ |= uint64_t{1} << static_cast<uint32_t>(asset.kind);
  }
}

ScanCoverage::Of Builder::of(AssetId id) const {
  const UnitedAsset& asset = identities_.assets[id];
  ScanCoverage::Of out;
  const FamilySet wanted = scansOf(asset);
  out.missing = wanted & ~scanned(asset);
  const auto add = [&](Gap gap) { out.gaps |= static_cast<uint8_t>(1U << static_cast<uint32_t>(gap)); };
  const bool kindIsDeclared = (declaredKinds_ >> static_cast<uint32_t>(asset.kind) & 1U) != 0;
  if (!asset.declared && !asset.implied && seen_[id] && kindIsDeclared && !isOutside(asset))
    add(Gap::kShadow);
  if (asset.declared && !seen_[id]) add(Gap::kUnseen);
  if (wanted != 0 && asset.scannedFamilies == 0 && !isOutside(asset)) add(Gap::kUnscanned);
  return out;
}

void Builder::count(ScanCoverage& out) const {
  for (uint32_t family = 0; family <= static_cast<uint32_t>(Family::kContext); ++family) {
    ScanCoverage::FamilyCount count{static_cast<Family>(family), 0, 0};
    for (AssetId id = 0; id < identities_.assets.size(); ++id) {
      count.wanted += scansOf(identities_.assets[id]) >> family & 1U;
      count.missing += out.assets[id].missing >> family & 1U;
    }
    if (count.wanted > 0) out.families.push_back(count);
  }
}

}  // namespace

std::string_view name(Gap gap) {
  static constexpr std::string_view kNames[] = {"shadow", "unseen", "unscanned"};
  return kNames[static_cast<size_t>(gap)];
}

uint32_t ScanCoverage::count(Gap gap) const {
  return static_cast<uint32_t>(
      std::count_if(assets.begin(), assets.end(), [gap](const Of& asset) { return asset.has(gap); }));
}

FamilySet scansOf(const UnitedAsset& asset) {
  switch (asset.kind) {
    case AssetKind::kRepository:
      return bit(Family::kCode) | bit(Family::kDependencies) | bit(Family::kSecrets);
    case AssetKind::kImage:
      return bit(Family::kImage);
    case AssetKind::kHost:
      return bit(Family::kNetwork);
    case AssetKind::kEndpoint:
      return isSocket(asset) ? 0 : bit(Family::kDynamic);
    case AssetKind::kIngress:
      return bit(Family::kDynamic);
    case AssetKind::kWorkload:
    case AssetKind::kFunction:
    case AssetKind::kDataStore:
    case AssetKind::kCloudResource:
      return isCloud(asset) ? bit(Family::kCloud) : 0;
    default:
      return 0;
  }
}

ScanCoverage scanCoverageOf(const Tables& tables, const Identities& identities) {
  return Builder(tables, identities).build();
}

}  // namespace postern
