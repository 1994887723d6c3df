// SPDX-License-Identifier: Apache-2.0
// See analysis_oracle.h.
#include "analysis_oracle.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "graph/path_risk.h"

namespace postern {

FixGraph randomFixGraph(Random& random, FixShape shape) {
  const bool shared = shape != FixShape::kOneToOne;
  const uint32_t states = 4 + random.below(9);
  FixGraphBuilder builder(states);
  const uint32_t fixes = 1 + random.below(10);
  for (uint32_t i = 0; i < fixes; ++i) builder.addFix(1 + random.below(6));
  const uint32_t arcs = states + random.below(2 * states);
  uint32_t unused = 0;
  const uint32_t costs = random.below(2) == 0 ? 3 : 300'000;
  for (uint32_t i = 0; i < arcs; ++i) {
    std::vector<uint32_t> closers;
    if (shared) {
      for (uint32_t n = random.below(4); n > 1; --n) closers.push_back(random.below(fixes));
      if (random.below(5) != 0 && closers.empty()) closers.push_back(random.below(fixes));
      std::sort(closers.begin(), closers.end());
      closers.erase(std::unique(closers.begin(), closers.end()), closers.end());
    } else if (unused < fixes && random.below(3) != 0) {
      closers.push_back(unused++);
    }
    const uint32_t from = random.below(states);
    const uint32_t to = random.below(states);
    const bool second = shape == FixShape::kSecondStates && random.below(4) == 0;
    builder.addArc(from, to, random.below(costs), closers, i, second ? random.below(states) : kNone);
    if (random.below(5) == 0) builder.addArc(from, to, random.below(costs), {}, i);
  }
  builder.addSource(0);
  if (random.below(3) == 0) builder.addSource(1);
  const uint32_t targets = 1 + random.below(3);
  for (uint32_t i = 0; i < targets && i + 3 < states; ++i)
    builder.addTarget({states - 1 - i, 500 + random.below(3'000)});
  return builder.finish();
}

AfterFixes afterFixes(const FixGraph& graph, uint32_t set) {
  std::vector<uint64_t> distance(graph.states(), kNoPath);
  for (const uint32_t source : graph.sources()) distance[source] = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (uint32_t arc = 0; arc < graph.arcs(); ++arc) {
      bool closed = false;
      for (const uint32_t fix : graph.fixesOf(arc)) closed = closed || (set >> fix & 1U) != 0;
      const uint64_t before = heldBefore(graph, distance, arc);
      if (closed || before == kNoPath || before + graph.cost(arc) >= distance[graph.to(arc)]) continue;
      distance[graph.to(arc)] = before + graph.cost(arc);
      changed = true;
    }
  }
  AfterFixes out;
  for (uint32_t i = 0; i < graph.targets().size(); ++i) {
    const FixTarget& target = graph.targets()[i];
    out.risk += riskOfTarget(distance[target.state], target.impact);
    if (distance[target.state] != kNoPath) out.reached |= 1U << i;
  }
  for (uint32_t fix = 0; fix < graph.fixes(); ++fix) {
    if ((set >> fix & 1U) == 0) continue;
    out.effort += graph.effort(fix);
    ++out.count;
  }
  return out;
}

uint64_t leastCutEffort(const FixGraph& graph) {
  const uint32_t all = 1U << graph.fixes();
  const uint32_t always = afterFixes(graph, all - 1).reached;
  uint64_t least = UINT64_MAX;
  for (uint32_t set = 0; set < all; ++set) {
    const AfterFixes after = afterFixes(graph, set);
    if (after.reached == always) least = std::min(least, after.effort);
  }
  return least;
}

AfterFixes bestPlan(const FixGraph& graph, const PlanBudget& budget) {
  AfterFixes best = afterFixes(graph, 0);
  for (uint32_t set = 1; set < 1U << graph.fixes(); ++set) {
    const AfterFixes after = afterFixes(graph, set);
    if (after.count > budget.fixes || after.effort > budget.effort) continue;
    if (std::tie(after.risk, after.effort) < std::tie(best.risk, best.effort)) best = after;
  }
  return best;
}

}  // namespace postern
