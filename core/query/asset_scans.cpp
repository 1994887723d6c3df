// SPDX-License-Identifier: Apache-2.0
// See asset_scans.h.
#include "query/asset_scans.h"

#include <algorithm>

namespace postern {

AssetScans::AssetScans(const Tables& tables, const Identities& identities)
    : families_(identities.assets.size()), last_(identities.assets.size() * kFamilies, kNoTime) {
  forEachScan(tables, identities, [&](AssetId asset, Family family, uint32_t report) {
    const UnixSeconds when = tables.reports[report].scannedAt;
    note(asset, family, when);
    if (family == Family::kImage) note(asset, Family::kDependencies, when);
    if (family == Family::kInfrastructure) note(asset, Family::kCloud, when);
  });
}

void AssetScans::note(AssetId asset, Family family, UnixSeconds when) {
  families_[asset] |= bitOf(family);
  UnixSeconds& last = last_[size_t{asset} * kFamilies + static_cast<size_t>(family)];
  last = std::max(last, when);  // kNoTime is the least
}

}  // namespace postern
