// SPDX-License-Identifier: Apache-2.0
// The terms that a finding gets from where it is: reach and impact, the same for all findings of an asset.
#pragma once

#include "enrich/factor.h"
#include "score/score.h"

namespace postern {

/// In the order of Factor.
Terms assetTerms(const UnitedAsset& asset, const Reach& reach, uint32_t impactBehind, const Weights& weights);
/// Of that asset of the estate.
Terms assetTerms(const ScoreInput& input, AssetId asset, const Weights& weights);
/// Why such a term is there; "" for a factor that is none of these.
std::string assetBecause(const UnitedAsset& asset, const Reach& reach, Factor factor);

/// "internet, 1 hop" · "insider, 2 hops" · "internal" · "no path" · "unknown"
std::string reachLabel(const UnitedAsset& asset, const Reach& reach);

}  // namespace postern
