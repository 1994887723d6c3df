// SPDX-License-Identifier: Apache-2.0
// Which scans looked at which asset: those with results about it, those that are about it, and those that
// list it as something of the kind they scan (a host that answered on no port).
#pragma once

#include <cstdint>

#include "base/function_ref.h"
#include "correlate/identity.h"

namespace postern {

/// A set of classes of scan, a bit per Family.
using FamilySet = uint32_t;
constexpr FamilySet bitOf(Family family) { return 1U << static_cast<uint32_t>(family); }

/// Classes of scan that make sense for assets of a kind; none for identities, accounts' groups and the like.
FamilySet scansOf(const UnitedAsset& asset);

/// `seen(asset, family, report)`; the same triple may come again. Needs assetOf, observationAsset,
/// observationResource and reportAsset. Reports of several kinds say by each result what they looked for, and
/// so does an SBOM, which without a result looked for nothing.
void forEachScan(const Tables& tables, const Identities& identities,
                 FunctionRef<void(AssetId asset, Family family, uint32_t report)> seen);

}  // namespace postern
