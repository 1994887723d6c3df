// SPDX-License-Identifier: Apache-2.0
// Which scans looked at an asset, and when last. What an asset is made of (its image, the repository that is
// built from) was looked at for it. A scan of an image is one of its packages, too; one of a deployment's own
// files is one of the cloud that it describes.
#pragma once

#include <string>
#include <vector>

#include "policy/policy.h"
#include "query/asset_scans.h"
#include "query/estate_view.h"

namespace postern {

class Coverage {
 public:
  explicit Coverage(const EstateView& view);

  /// What is missing of `need` for the asset, in words; "" = nothing.
  std::string missing(AssetId asset, const CoverageNeed& need) const;

 private:
  struct Scan {
    UnixSeconds last = kNoTime;  ///< kNoTime = never, or nobody says when
    bool any = false;
  };
  Scan scanOf(AssetId asset, Family family) const;

  const EstateView& view_;
  AssetScans own_;
  std::vector<std::vector<AssetId>> parts_;  // per asset, itself first
};

}  // namespace postern
