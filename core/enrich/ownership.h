// SPDX-License-Identifier: Apache-2.0
// Whose a finding is: the code owner of its file, else the owner an inventory or catalogue gives its asset,
// else that of the application or service it is part of.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "enrich/enrich.h"

namespace postern {

class Ownership {
 public:
  Ownership(const Tables& tables, const Identities& identities);
  Owner ownerOf(const Finding& finding);
  /// Of an asset as such.
  Owner ownerOf(AssetId asset) const;

 private:
  Owner codeOwner(AssetId asset, std::string_view file);

  const Tables& tables_;
  const Identities& identities_;
  std::vector<AssetId> parent_;  ///< an asset that this one is built from, runs in or is part of
  std::unordered_map<std::string, Owner> known_;  ///< by asset and file
};

}  // namespace postern
