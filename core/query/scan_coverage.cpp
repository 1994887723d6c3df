// SPDX-License-Identifier: Apache-2.0
// See scan_coverage.h.
#include "query/scan_coverage.h"

#include <algorithm>
#include <set>

namespace postern {
namespace {

// What stands for something outside of the estate is in nobody's inventory and nobody's to scan: a range of
// addresses, a cloud's own service or policy; an open port is its host's.
bool isOutside(const UnitedAsset& asset) {
  return std::any_of(asset.identities.begin(), asset.identities.end(), [](const std::string& identity) {
    return identity.starts_with("cidr:") || identity.starts_with("socket:") ||
           identity.starts_with("service:") || identity.starts_with("arn:aws:iam::aws:") ||
           identity.starts_with("azure-role:");
  });
}

/// "repo:github.com/acme/" of a repository there; "" where its name says nobody.
std::string_view holderOf(const UnitedAsset& asset) {
  const std::string_view key = asset.key;
  const size_t slash = key.rfind('/');
  return key.starts_with("repo:") && slash != std::string_view::npos ? key.substr(0, slash + 1)
                                                                     : std::string_view();
}

class Builder {
 public:
  Builder(const Tables& tables, const Identities& identities)
      : tables_(tables), identities_(identities), out_{{}, AssetScans(tables, identities), {}} {}

  ScanCoverage build() {
    learn();
    learnOutside();
    for (AssetId id = 0; id < identities_.assets.size(); ++id) out_.assets.push_back(of(id));
    count();
    return std::move(out_);
  }

 private:
  void learn();
  void learnOutside();
  std::vector<bool> merelyUsed() const;
  ScanCoverage::Of of(AssetId id) const;
  void count();

  const Tables& tables_;
  const Identities& identities_;
  ScanCoverage out_;
  std::vector<bool> seen_;      // per asset: something other than a declaration speaks of it
  std::vector<bool> outside_;   // per asset: of somebody else
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

// Repositories that pipelines take steps from, and that nothing else speaks of.
std::vector<bool> Builder::merelyUsed() const {
  const EdgeColumns& edges = tables_.edges;
  std::vector<bool> used(identities_.assets.size()), own(used.size());
  for (uint32_t row = 0; row < edges.rows; ++row) {
    const bool isUse = static_cast<Relation>(edges.relation[row]) == Relation::kDependsOn;
    if (edges.fromKind[row] == 0) own[identities_.assetOf[edges.from[row]]] = true;
    if (edges.toKind[row] == 0) (isUse ? used : own)[identities_.assetOf[edges.to[row]]] = true;
  }
  for (AssetId id = 0; id < used.size(); ++id) {
    const UnitedAsset& asset = identities_.assets[id];
    used[id] = used[id] && !own[id] && !asset.declared && asset.kind == AssetKind::kRepository &&
               asset.scannedFamilies == 0;
  }
  return used;
}

void Builder::learnOutside() {
  outside_ = merelyUsed();
  std::set<std::string_view> holders;  // of repositories that are the estate's
  for (AssetId id = 0; id < outside_.size(); ++id) {
    if (!outside_[id]) holders.insert(holderOf(identities_.assets[id]));
  }
  holders.insert(std::string_view());  // one that names nobody may be its own
  for (AssetId id = 0; id < outside_.size(); ++id) {
    const UnitedAsset& asset = identities_.assets[id];
    outside_[id] = (outside_[id] && holders.count(holderOf(asset)) == 0) || isOutside(asset);
  }
}

ScanCoverage::Of Builder::of(AssetId id) const {
  const UnitedAsset& asset = identities_.assets[id];
  ScanCoverage::Of out;
  if (outside_[id]) return out;
  out.wanted = scansOf(asset);
  out.missing = out.wanted & ~out_.scans.families(id);
  const auto add = [&](Gap gap) { out.gaps |= static_cast<uint8_t>(1U << static_cast<uint32_t>(gap)); };
  const bool kindIsDeclared = (declaredKinds_ >> static_cast<uint32_t>(asset.kind) & 1U) != 0;
  if (!asset.declared && !asset.implied && seen_[id] && kindIsDeclared) add(Gap::kShadow);
  // An application is a name for its parts: nothing can meet it.
  if (asset.declared && !seen_[id] && asset.kind != AssetKind::kApplication) add(Gap::kUnseen);
  if (out.wanted != 0 && asset.scannedFamilies == 0) add(Gap::kUnscanned);
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
