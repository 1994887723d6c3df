// SPDX-License-Identifier: Apache-2.0
// Whose a finding is: the code owner of its file, else the owner an inventory or catalogue gives its asset,
// else that of the application or service it is part of.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "enrich/belonging.h"
#include "enrich/enrich.h"
#include "vocab/owner_rules.h"

namespace postern {

class Ownership {
 public:
  Ownership(const Tables& tables, const Identities& identities);
  Owner ownerOf(const Finding& finding);
  /// Of an asset as such.
  Owner ownerOf(AssetId asset) const;
  std::string_view applicationOf(AssetId asset) const { return belonging_.applicationOf(asset); }

 private:
  /// One CODEOWNERS file.
  struct File {
    uint32_t report = 0;
    AssetId scope = kNone;  ///< whose files it is about; kNone = anyone's
    int place = 0;          ///< as the forge looks for it: only the first counts
    OwnerRules rules;
    std::vector<std::string_view> required;  ///< GitLab: sections with a rule that is not optional
  };
  void gatherFiles();
  Owner codeOwner(AssetId asset, std::string_view file) const;
  Owner ownersOf(const File& rules, std::string_view file) const;

  const Tables& tables_;
  const Identities& identities_;
  Belonging belonging_;
  std::vector<File> files_;
  std::unordered_map<std::string, Owner> known_;  ///< by asset and file
};

}  // namespace postern
