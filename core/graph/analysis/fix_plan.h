// SPDX-License-Identifier: Apache-2.0
// For a budget of fixes or effort, the fixes that lower the estate's path risk (path_risk.h) most. Exact by
// branch and bound where the work allows; beyond, greedy with exchanges, and a bound that no plan within the
// budget goes below. The risk that a plan promises is the sum that an analysis after applying it computes.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/analysis/distance_tree.h"

namespace postern {

struct PlanBudget {
  uint32_t fixes = kNone;        ///< at most so many
  uint64_t effort = UINT64_MAX;  ///< at most so much in sum
};

/// Steps of work (about arcs looked at): about three seconds natively at most.
inline constexpr uint64_t kPlanWork = 60'000'000;

struct FixPlan {
  struct Step {
    uint32_t fix = 0;
    uint64_t riskAfter = 0;  ///< once it and those before it are done
  };
  std::vector<Step> steps;  ///< in the order to do them: what lowers the risk most comes first
  uint64_t riskBefore = 0;
  uint64_t riskAfter = 0;
  uint64_t effort = 0;
  uint64_t bound = 0;  ///< no plan within the budget leaves less risk
  bool exact() const { return riskAfter == bound; }
};

/// Of plans that leave the same risk the one with less effort, then with fewer fixes.
FixPlan planFixes(const FixGraph& graph, const PlanBudget& budget, uint64_t work = kPlanWork);

}  // namespace postern
