// SPDX-License-Identifier: Apache-2.0
// Which assets are described well enough to say how they are reached and what lies behind them. That no path
// is known is a fact only where somebody said who talks to the asset, all the way back; the absence of a line
// in an inventory is none.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/graph.h"

namespace postern {

struct AssetKnowledge {
  bool reachOpen : 1 = false;  ///< something nobody described may lead to it
  bool dataOpen : 1 = false;   ///< it may lead to something nobody described
};

/// Per AssetId.
std::vector<AssetKnowledge> assetKnowledge(const Tables& tables, const Identities& identities,
                                           const AttackGraph& graph);

}  // namespace postern
