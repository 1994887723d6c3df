// SPDX-License-Identifier: Apache-2.0
// See scan_coverage.h.
#include "query/scan_coverage.h"

#include <algorithm>

namespace postern {
namespace {

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
  Builder(const Tables& tables, const Identities& identities)
      : tables_(tables), identities_(identities), out_{{}, AssetScans(tables, identities), {}} {}

  ScanCoverage build() {
    learn();
    for (AssetId id = 0; id < identities_.assets.size(); ++id) out_.assets.push_back(of(id));
    count();
    return std::move(out_);
  }

 private:
  void learn();
  ScanCoverage::Of of(AssetId id) const;
  void count();

  const Tables& tables_;
  const Identities& identities_;
  ScanCoverage out_;
  std::vector<bool> seen_;      // per asset: something other than a declaration speaks of it
  uint64_t declaredKinds_ = 0;  // bit per AssetKind: some asset of it is declared
};

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
  out.wanted = scansOf(asset);
  out.missing = out.wanted & ~out_.scans.families(id);
  const auto add = [&](Gap gap) { out.gaps |= static_cast<uint8_t>(1U << static_cast<uint32_t>(gap)); };
  const bool kindIsDeclared = (declaredKinds_ >> static_cast<uint32_t>(asset.kind) & 1U) != 0;
  if (!asset.declared && !asset.implied && seen_[id] && kindIsDeclared && !isOutside(asset))
    add(Gap::kShadow);
  // An application is a name for its parts: nothing can meet it.
  if (asset.declared && !seen_[id] && asset.kind != AssetKind::kApplication) add(Gap::kUnseen);
  if (out.wanted != 0 && asset.scannedFamilies == 0 && !isOutside(asset)) add(Gap::kUnscanned);
  return out;
}

void Builder::count() {
  for (uint32_t family = 0; family <= static_cast<uint32_t>(Family::kContext); ++family) {
    ScanCoverage::FamilyCount count{static_cast<Family>(family), 0, 0, kNoTime};
    for (AssetId id = 0; id < identities_.assets.size(); ++id) {
      count.wanted += out_.assets[id].wanted >> family & 1U;
      count.missing += out_.assets[id].missing >> family & 1U;
      count.latest = std::max(count.latest, out_.scans.last(id, count.family));
    }
    if (count.wanted > 0) out_.families.push_back(count);
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

ScanCoverage scanCoverageOf(const Tables& tables, const Identities& identities) {
  return Builder(tables, identities).build();
}

}  // namespace postern
