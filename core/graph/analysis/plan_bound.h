// SPDX-License-Identifier: Apache-2.0
// What no fix plan within a budget can go below. Of each target, paths are taken that no fix has in common,
// likeliest first: to keep the target from the cost of the n-th, each of the first n must be closed. So a
// plan's gain is at most that of covering these paths, each worth its share of the drop, and the linear
// relaxation of that cover is bounded by its dual.
#pragma once

#include "graph/analysis/fix_plan.h"

namespace postern {

/// Of what may still be done: `tree` has what is taken applied, `budget` is what is left, only free fixes
/// count. At most `work` steps are spent; with less the bound is weaker, never wrong.
uint64_t planBound(const FixGraph& graph, const PlanBudget& budget, const std::vector<FixChoice>& choice,
                   DistanceTree& tree, uint64_t work);

}  // namespace postern
