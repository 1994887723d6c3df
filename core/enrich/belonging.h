// SPDX-License-Identifier: Apache-2.0
// What an asset belongs to: what it is said to be part of, else what it runs in or is built for. Owners and
// applications of a whole are those of its parts.
#pragma once

#include <string_view>
#include <vector>

#include "correlate/identity.h"

namespace postern {

class Belonging {
 public:
  static constexpr int kMaxSteps = 6;  ///< up: from a repository over image, service, system and domain

  Belonging(const Tables& tables, const Identities& identities);
  /// kNone at the top.
  AssetId above(AssetId asset) const { return above_[asset]; }
  /// The application that an asset states itself, is, or is part of; "" = none.
  std::string_view applicationOf(AssetId asset) const;

 private:
  const Identities& identities_;
  std::vector<AssetId> above_;
  std::vector<std::string_view>
      applications_;  ///< what an asset is called where it is said to be an application
};

}  // namespace postern
