// SPDX-License-Identifier: Apache-2.0
// On estates: what a set of fixes promises on the packed graph is what an analysis of the changed attack
// graph finds. That both are what an estate without the findings has: promise_test.cpp.
#include "graph/analysis/what_if.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "graph/analysis/cut.h"
#include "graph/analysis/fix_plan.h"
#include "sketch.h"

namespace postern {
namespace {

// Services with flaws that call each other and stores, some exposed; a repository with a key.
Sketch randomEstate(uint64_t seed) {
  Random random(seed);
  Sketch sketch;
  const uint32_t services = 3 + random.below(6);
  const auto nameOf = [](uint32_t i) { return "s" + std::to_string(i) + ".example"; };
  for (uint32_t i = 0; i < services; ++i) {
    AssetFact fact{AssetKind::kService, nameOf(i), i % 3 == 0 ? Exposure::kInternet : Exposure::kInternal};
    if (i % 3 == 2) {
      fact.kind = AssetKind::kDataStore;
      fact.data = {"pii"};
    }
    if (i == 1) fact.credential = "key-of-one-0123456789";
    sketch.assets.push_back(fact);
    for (uint32_t n = random.below(3); n > 0; --n) {
      FlawFact flaw{nameOf(i), "flaw " + std::to_string(i) + "-" + std::to_string(n)};
      flaw.likelihood = 50 + random.below(900);
      flaw.cwe = random.below(3) == 0 ? 918 : 78;
      sketch.flaws.push_back(flaw);
    }
  }
  for (uint32_t i = 0; i < services * 2; ++i) {
    const uint32_t from = random.below(services);
    const uint32_t to = random.below(services);
    constexpr Relation kKinds[] = {Relation::kCalls, Relation::kAccesses, Relation::kHosts};
    if (from != to) sketch.relations.push_back({nameOf(from), kKinds[random.below(3)], nameOf(to)});
  }
  sketch.assets.push_back({AssetKind::kRepository, "code.example/app"});
  FlawFact leak{"code.example/app", "a key", ObservationKind::kSecret};
  leak.secret = "key-of-one-0123456789";
  sketch.flaws.push_back(leak);
  sketch.build();
  return sketch;
}

std::vector<FixOption> mendsOf(const Sketch& sketch, Random& random) {
  std::vector<FixOption> mends;
  for (uint32_t row = 0; row < sketch.findings.rows.size(); ++row) {
    if (!mends.empty() && random.below(4) == 0) {
      mends.back().findings.push_back(row);  // one act mends two
    } else {
      FixOption option;
      option.key = "f" + std::to_string(row);
      option.effort = 1 + random.below(9);
      option.findings = {row};
      mends.push_back(option);
    }
  }
  return mends;
}

uint64_t riskAfter(const Sketch& sketch, const StepAlternatives& steps, const FixModel& model,
                   const std::vector<uint32_t>& fixes) {
  const auto findings = static_cast<uint32_t>(sketch.findings.rows.size());
  return estatePathRisk(changed(sketch.graph, steps, changesOf(model, fixes), findings));
}

TEST(WhatIf, PromisesAreKept) {
  uint64_t lowered = 0;
  for (uint64_t seed = 1; seed <= 120; ++seed) {
    SCOPED_TRACE(seed);
    const Sketch sketch = randomEstate(seed);
    Random random(seed + 1000);
    const StepAlternatives steps(sketch.tables, sketch.identities, sketch.findings, sketch.enrichment);
    const FixModel model = makeFixModel(sketch.graph, steps, mendsOf(sketch, random));
    DistanceTree tree(model.graph);
    ASSERT_EQ(tree.risk(), estatePathRisk(sketch.graph));
    std::vector<uint32_t> fixes;
    for (uint32_t fix = 0; fix < model.options.size(); ++fix) {
      if (random.below(3) != 0) continue;
      tree.apply(fix);
      fixes.push_back(fix);
      ASSERT_EQ(tree.risk(), riskAfter(sketch, steps, model, fixes)) << model.options[fix].title;
    }
    PlanBudget budget;
    budget.fixes = 3;
    const FixPlan plan = planFixes(model.graph, budget);
    std::vector<uint32_t> planned;
    for (const FixPlan::Step& step : plan.steps) planned.push_back(step.fix);
    EXPECT_EQ(plan.riskAfter, riskAfter(sketch, steps, model, planned));
    lowered += plan.riskBefore - plan.riskAfter;
    const MinimumCut cut = minimumCut(model.graph);
    EXPECT_TRUE(cut.exact());
    if (cut.uncut.empty()) {
      EXPECT_EQ(riskAfter(sketch, steps, model, cut.fixes), 0U);
    }
  }
  EXPECT_GT(lowered, 1'000'000U);
}

TEST(WhatIf, ExposureRaisesRiskAndIsolationEndsIt) {
  Sketch sketch;
  sketch.assets = {{AssetKind::kService, "in.example"},
                   {AssetKind::kDataStore, "db.example", Exposure::kInternal, {"pii"}}};
  sketch.relations = {{"in.example", Relation::kCalls, "db.example"}};
  sketch.flaws = {{"in.example", "a flaw"}};
  sketch.build();
  const StepAlternatives steps(sketch.tables, sketch.identities, sketch.findings, sketch.enrichment);
  EXPECT_EQ(estatePathRisk(sketch.graph), 0U);
  GraphChanges changes;
  changes.exposed = {sketch.graph.nodeOfAsset[sketch.asset("in.example")]};
  const AttackGraph open = changed(sketch.graph, steps, changes, 1);
  EXPECT_GT(estatePathRisk(open), 0U);
  ASSERT_FALSE(open.paths.empty());
  EXPECT_EQ(open.nodes[open.paths[0].target].title, "pii of db.example");
  EXPECT_NE(open.reach[sketch.asset("in.example")].hops, kNone);
  changes.isolated = {sketch.graph.nodeOfAsset[sketch.asset("db.example")]};
  EXPECT_EQ(estatePathRisk(changed(sketch.graph, steps, changes, 1)), 0U);
  changes.isolated.clear();
  changes.mended = {0};
  EXPECT_EQ(estatePathRisk(changed(sketch.graph, steps, changes, 1)), 0U);
}

}  // namespace
}  // namespace postern
