// SPDX-License-Identifier: Apache-2.0
// Assets and components as lists.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "query/inventory_counts.h"
#include "query/list.h"

namespace postern {

/// `view` and `counts` must outlive the source.
std::unique_ptr<ListSource> assetSource(const EstateView& view, const InventoryCounts& counts);
std::unique_ptr<ListSource> componentSource(const EstateView& view, const InventoryCounts& counts);
std::span<const FilterField> assetFields();
std::span<const FilterField> componentFields();

/// "code", "dependencies" ...: the families of scanning that looked at an asset, in the order of the
/// inventory's columns.
std::vector<std::string_view> scannedFamilies(const UnitedAsset& asset);
/// "internet, 2 hops" ... as the scores say it of findings.
std::string reachLabel(const EstateView& view, AssetId asset);

}  // namespace postern
