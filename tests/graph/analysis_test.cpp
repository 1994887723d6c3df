// SPDX-License-Identifier: Apache-2.0
// Minimum cut and fix plan against an oracle that tries every set of fixes; bounds and laws.
#include <gtest/gtest.h>

#include <algorithm>

#include "analysis_oracle.h"
#include "graph/analysis/cut.h"
#include "graph/analysis/fix_plan.h"
#include "graph/analysis/plan_bound.h"

namespace postern {
namespace {

constexpr uint64_t kGraphs = 2000;  // and 1,000 more whose arcs may need two states

FixShape shapeOf(uint64_t seed) { return static_cast<FixShape>(seed % 3); }

uint32_t bits(const std::vector<uint32_t>& fixes) {
  uint32_t set = 0;
  for (const uint32_t fix : fixes) set |= 1U << fix;
  return set;
}

PlanBudget budgetOf(Random& random) {
  PlanBudget budget;
  const uint32_t kind = random.below(3);
  if (kind != 1) budget.fixes = random.below(5);
  if (kind != 0) budget.effort = random.below(12);
  return budget;
}

void compareCut(const FixGraph& graph) {
  const MinimumCut cut = minimumCut(graph);
  const uint64_t least = leastCutEffort(graph);
  EXPECT_EQ(cut.effort, least);
  EXPECT_TRUE(cut.exact());
  const AfterFixes after = afterFixes(graph, bits(cut.fixes));
  EXPECT_EQ(after.effort, cut.effort);
  uint32_t uncut = 0;
  for (const uint32_t target : cut.uncut) uncut |= 1U << target;
  EXPECT_EQ(after.reached, uncut);
}

void comparePlan(const FixGraph& graph, const PlanBudget& budget) {
  const FixPlan plan = planFixes(graph, budget);
  const AfterFixes best = bestPlan(graph, budget);
  std::vector<uint32_t> fixes;
  for (const FixPlan::Step& step : plan.steps) fixes.push_back(step.fix);
  const AfterFixes after = afterFixes(graph, bits(fixes));
  EXPECT_TRUE(plan.exact());
  EXPECT_EQ(plan.riskAfter, best.risk);
  EXPECT_EQ(plan.effort, best.effort);
  EXPECT_EQ(after.risk, plan.riskAfter);  // what is promised is what a new analysis finds
  EXPECT_EQ(after.count, plan.steps.size());
  EXPECT_EQ(plan.riskBefore, afterFixes(graph, 0).risk);
  uint64_t risk = plan.riskBefore;
  for (const FixPlan::Step& step : plan.steps) {
    EXPECT_LE(step.riskAfter, risk);
    risk = step.riskAfter;
  }
}

TEST(Analysis, CutAndPlanEqualTheOracle) {
  uint64_t cuts = 0;
  uint64_t plans = 0;
  for (uint64_t seed = 1; seed <= kGraphs * 3 / 2; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const FixGraph graph = randomFixGraph(random, shapeOf(seed));
    compareCut(graph);
    const PlanBudget budget = budgetOf(random);
    comparePlan(graph, budget);
    cuts += minimumCut(graph).fixes.size();
    plans += planFixes(graph, budget).steps.size();
    if (HasFailure()) return;
  }
  EXPECT_GT(cuts, kGraphs / 2);  // they are about something
  EXPECT_GT(plans, kGraphs / 2);
}

// Whatever little work is allowed, bounds are bounds and plans are within the budget.
TEST(Analysis, BoundsHoldWithoutWork) {
  for (uint64_t seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const FixGraph graph = randomFixGraph(random, shapeOf(seed));
    const uint64_t work = random.below(3) * 200;
    const MinimumCut cut = minimumCut(graph, work);
    EXPECT_LE(cut.bound, leastCutEffort(graph));
    EXPECT_GE(cut.effort, leastCutEffort(graph));
    EXPECT_EQ(afterFixes(graph, bits(cut.fixes)).reached,
              afterFixes(graph, (1U << graph.fixes()) - 1).reached);
    const PlanBudget budget = budgetOf(random);
    const FixPlan plan = planFixes(graph, budget, work);
    const AfterFixes best = bestPlan(graph, budget);
    EXPECT_LE(plan.bound, best.risk);
    EXPECT_GE(plan.riskAfter, best.risk);
    EXPECT_LE(plan.effort, budget.effort);
    EXPECT_LE(plan.steps.size(), budget.fixes);
    if (HasFailure()) return;
  }
}

// More budget never leaves more risk; a fix more to choose from neither, nor does it make a cut dearer.
TEST(Analysis, MonotoneLaws) {
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const FixGraph graph = randomFixGraph(random, shapeOf(seed));
    uint64_t risk = UINT64_MAX;
    for (uint32_t fixes = 0; fixes < 5; ++fixes) {
      const FixPlan plan = planFixes(graph, {fixes, UINT64_MAX});
      EXPECT_LE(plan.riskAfter, risk);
      risk = plan.riskAfter;
    }
    risk = UINT64_MAX;
    for (uint64_t effort = 0; effort < 12; effort += 3) {
      const FixPlan plan = planFixes(graph, {kNone, effort});
      EXPECT_LE(plan.riskAfter, risk);
      risk = plan.riskAfter;
    }
    const FixPlan all = planFixes(graph, {});
    EXPECT_LE(all.riskAfter, risk);
    EXPECT_LE(all.effort, minimumCut(graph).effort + graph.fixes() * 6);
  }
}

TEST(Analysis, DistancesFollowFixesAndComeBack) {
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const FixGraph graph = randomFixGraph(random, shapeOf(seed));
    DistanceTree tree(graph);
    std::vector<uint32_t> applied;
    for (int step = 0; step < 30; ++step) {
      if (!applied.empty() && random.below(2) == 0) {
        tree.undo();
        applied.pop_back();
      } else {
        const uint32_t fix = random.below(graph.fixes());
        if (std::count(applied.begin(), applied.end(), fix) != 0) continue;
        tree.apply(fix);
        applied.push_back(fix);
      }
      ASSERT_EQ(tree.risk(), afterFixes(graph, bits(applied)).risk);
    }
  }
}

TEST(Analysis, NothingToCut) {
  FixGraphBuilder empty(0);
  const FixGraph nothing = empty.finish();
  EXPECT_EQ(minimumCut(nothing).effort, 0U);
  EXPECT_EQ(planFixes(nothing, {}).riskBefore, 0U);

  FixGraphBuilder here(1);  // the attacker starts at the target
  here.addSource(0);
  here.addTarget({0, 1000});
  const FixGraph lost = here.finish();
  EXPECT_EQ(minimumCut(lost).uncut, std::vector<uint32_t>{0});
  EXPECT_EQ(planFixes(lost, {}).riskAfter, planFixes(lost, {}).riskBefore);
}

}  // namespace
}  // namespace postern
