// SPDX-License-Identifier: Apache-2.0
// Small random graphs with fixes, and what trying every set of fixes says about them.
#pragma once

#include "graph/analysis/fix_graph.h"
#include "graph/analysis/fix_plan.h"
#include "sketch.h"

namespace postern {

enum class FixShape : uint8_t {
  kOneToOne,     ///< a fix closes at most one arc
  kShared,       ///< a fix may close several arcs and an arc have several fixes
  kSecondStates  ///< besides, arcs may need two states
};
/// At most 12 states, at most 10 fixes.
FixGraph randomFixGraph(Random& random, FixShape shape);

/// Everything about a set of fixes (a bit each), by Bellman and Ford.
struct AfterFixes {
  uint64_t risk = 0;    ///< path_risk.h's sum
  uint64_t effort = 0;  ///< of the set
  uint32_t count = 0;
  uint32_t reached = 0;  ///< targets, a bit each
};
AfterFixes afterFixes(const FixGraph& graph, uint32_t set);

/// The least effort of a set after which no target is reached but those that no set protects.
uint64_t leastCutEffort(const FixGraph& graph);
/// The least risk, then effort, within the budget.
AfterFixes bestPlan(const FixGraph& graph, const PlanBudget& budget);

}  // namespace postern
