// SPDX-License-Identifier: Apache-2.0
// When each class of scan last looked at each asset. A scan of an image is one of its packages, too; one of a
// deployment's own files is one of the cloud that it describes.
#pragma once

#include <vector>

#include "base/time.h"
#include "correlate/scans.h"

namespace postern {

class AssetScans {
 public:
  AssetScans(const Tables& tables, const Identities& identities);

  FamilySet families(AssetId asset) const { return families_[asset]; }
  bool has(AssetId asset, Family family) const { return (families_[asset] & bitOf(family)) != 0; }
  /// kNoTime = never, or no report says when.
  UnixSeconds last(AssetId asset, Family family) const {
    return last_[size_t{asset} * kFamilies + static_cast<size_t>(family)];
  }

 private:
  static constexpr size_t kFamilies = static_cast<size_t>(Family::kContext) + 1;
  void note(AssetId asset, Family family, UnixSeconds when);

  std::vector<FamilySet> families_;  // per asset
  std::vector<UnixSeconds> last_;    // per asset and family
};

/// The classes of scan that a person asks about, in the order of the page's columns.
inline constexpr Family kScanFamilies[] = {Family::kCode,    Family::kDependencies,   Family::kSecrets,
                                           Family::kImage,   Family::kInfrastructure, Family::kCloud,
                                           Family::kDynamic, Family::kNetwork};

}  // namespace postern
