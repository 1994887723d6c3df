// SPDX-License-Identifier: Apache-2.0
// Which secrets lead from one asset to another: those that lie in it, and in what it is made of, since what
// runs holds the secrets of its image.
#pragma once

#include <vector>

#include "graph/flaws.h"
#include "graph/relations.h"

namespace postern {

/// Secrets of one asset (and of what it is made of) that open another, likeliest first; never none.
struct LeakStep {
  AssetId in = kNone, opens = kNone;
  std::vector<Leak> leaks;
};

/// By (in, opens). `assets`: how many there are.
std::vector<LeakStep> leakSteps(const Flaws& flaws, const Relations& relations, uint32_t assets);

}  // namespace postern
