// SPDX-License-Identifier: Apache-2.0
// See asset_terms.h. Unknown is not low: an asset that nobody describes gets no term.
#include "score/asset_terms.h"

#include <algorithm>

namespace postern {
namespace {

constexpr uint32_t kInternetWeights = 4;

std::string steps(uint32_t hops) { return std::to_string(hops) + (hops == 1 ? " hop" : " hops"); }

// What it is worth, and what lies behind, comes from the graph; kUnreached stands in where it has no row.
const Reach kUnreached;

}  // namespace

Terms assetTerms(const UnitedAsset& asset, const Reach& reach, uint32_t impactBehind,
                 const Weights& weights) {
  Terms terms;
  if (reach.hops != kNone && reach.internet) {
    const uint32_t before = reach.hops == 0 ? 0 : reach.hops - 1;
    terms.add(Factor::kReach, weights.at(Weight::kInternet1, std::min(before, kInternetWeights - 1)));
  } else if (reach.hops != kNone) {
    terms.add(Factor::kReach, weights[Weight::kInsider]);
  } else if (reach.exposureKnown) {
    terms.add(Factor::kReach, weights[Weight::kNoPath]);
  }
  terms.add(Factor::kDataBehind,
            static_cast<int32_t>(impactBehind) * weights[Weight::kDataBehindPercent] / 100);
  terms.add(Factor::kCriticality, weights.at(Weight::kCriticalityUnknown, asset.criticality));
  terms.add(Factor::kEnvironment, weights.at(Weight::kEnvironmentUnknown, asset.environment));
  return terms;
}

Terms assetTerms(const ScoreInput& input, AssetId asset, const Weights& weights) {
  const AttackGraph& graph = input.graph;
  return assetTerms(input.identities.assets[asset],
                    asset < graph.reach.size() ? graph.reach[asset] : kUnreached,
                    asset < graph.impactBehind.size() ? graph.impactBehind[asset] : 0, weights);
}

std::string assetBecause(const UnitedAsset& asset, const Reach& reach, Factor factor) {
  switch (factor) {
    case Factor::kReach:
      if (reach.hops == kNone) return "no path from any attacker's start leads here";
      if (!reach.internet) return "whoever may read the repository gets here";
      return reach.hops <= 1 ? "reachable from the internet"
                             : "reachable from the internet in " + steps(reach.hops);
    case Factor::kDataBehind:
      return "it opens the way to what matters";
    case Factor::kCriticality:
      return asset.criticality == Criticality::kUnknown
                 ? "nobody says what " + asset.name + " is worth"
                 : asset.name + " is declared " + std::string(name(asset.criticality)) + " to the business";
    case Factor::kEnvironment:
      return asset.environment == Environment::kUnknown
                 ? "nobody says what " + asset.name + " is used for"
                 : asset.name + " is a " + std::string(name(asset.environment)) + " environment";
    default:
      return {};
  }
}

std::string reachLabel(const UnitedAsset& asset, const Reach& reach) {
  if (reach.hops != kNone) return (reach.internet ? "internet, " : "insider, ") + steps(reach.hops);
  if (!reach.exposureKnown) return "unknown";
  return asset.exposure == Exposure::kInternal ? "internal" : "no path";
}

}  // namespace postern
