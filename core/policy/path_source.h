// SPDX-License-Identifier: Apache-2.0
// Attack paths as rows of a policy's condition: the most likely ones, as many as the graph keeps.
#pragma once

#include <memory>

#include "query/estate_view.h"
#include "query/list_source.h"

namespace postern {

std::span<const FilterField> pathFields();
/// `view` must outlive the source.
std::unique_ptr<ListSource> pathSource(const EstateView& view);

/// "Internet → shop → orders-db"
std::string pathTitle(const EstateView& view, const AttackPath& path);
/// The asset at its end, or that holds the data at its end; kNone when none does.
AssetId targetOf(const EstateView& view, const AttackPath& path);
/// Stable: of the keys of its nodes.
ContentHash pathKey(const EstateView& view, const AttackPath& path);

}  // namespace postern
