// SPDX-License-Identifier: Apache-2.0
// Which of the estate's upgrades belong to a manifest. Scanners name a lock file or a manifest from the root
// of what they were given, an installed copy of the package ("app/node_modules/express/package.json"), or
// nothing. A folder of the project decides; an installed copy and an image's folders say nothing of it.
// Without one, a folder that is named as an asset of the estate ("storefront/package.json") is of that asset
// only; else all upgrades of the ecosystem are meant.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "query/fix_groups.h"

namespace postern {

struct BelongingUpgrade {
  const FixGroup* group = nullptr;
  bool isSure = false;  ///< by a folder or by the asset's name: the manifest answers for it
};

/// By package (correlate/component_identity.h, packageKey), in the order of `groups`; those with a version to
/// go to.
std::map<std::string, std::vector<BelongingUpgrade>> upgradesOf(const EstateView& view,
                                                                const std::vector<FixGroup>& groups,
                                                                std::string_view file);

/// "registry.example/Acme/Returns_Portal:1.2@sha256:…" is "returns-portal".
std::string shortAssetName(std::string_view name);

}  // namespace postern
