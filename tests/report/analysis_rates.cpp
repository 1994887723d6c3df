// SPDX-License-Identifier: Apache-2.0
// What the analyses of an attack graph cost: minimum cut, fix plan, incremental distances, on random graphs
// with the shape of an estate (few ways in, few things that matter). Usage: analysis_rates [NODES ARCS]...;
// one line per graph and analysis. tools/bench graph runs it, natively and as WebAssembly.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "graph/analysis/cut.h"
#include "graph/analysis/fix_plan.h"
#include "graph/layout.h"
#include "graph/path_search.h"
#include "graph/step_graph.h"
#include "tests/report/stopwatch.h"
#include "tests/support/random.h"

namespace postern {
namespace {

uint64_t milliseconds(Stopwatch& watch) { return static_cast<uint64_t>(watch.lap().processor * 1000); }

constexpr uint32_t kWaysIn = 100;  // one node in so many is exposed
constexpr uint32_t kTargets = 200;

// `shared`: a fix closes up to four arcs; else one.
FixGraph estate(uint32_t nodes, uint32_t arcs, bool shared) {
  Random random;
  FixGraphBuilder builder(nodes);
  builder.addSource(0);
  const uint32_t fixes = shared ? arcs / 4 : arcs;
  for (uint32_t i = 0; i < fixes; ++i) builder.addFix(1U << (2 * random.below(4)));
  for (uint32_t i = 0; i < arcs; ++i) {
    const uint32_t from = i < nodes / kWaysIn ? 0 : 1 + random.below(nodes - 1);
    const uint32_t to = 1 + random.below(nodes - 1);
    const uint32_t fix = shared ? random.below(fixes) : i;
    const bool fixable = random.below(8) != 0;
    builder.addArc(from, to, 1'000 + random.below(600'000),
                   fixable ? std::span(&fix, 1) : std::span<const uint32_t>(), i);
  }
  for (uint32_t i = 0; i < kTargets; ++i) builder.addTarget({nodes - 1 - i, 1'000 + random.below(4'000)});
  return builder.finish();
}

// As the rules make it: steps that reach, with a twin that also takes over, and steps that control gives.
AttackGraph attackGraph(uint32_t nodes, uint32_t edges) {
  Random random;
  AttackGraph graph;
  graph.nodes.resize(nodes);
  for (uint32_t i = 0; i < nodes; ++i) {
    graph.nodes[i].asset = i;
    graph.nodes[i].matters = i + kTargets >= nodes;
    graph.nodes[i].impact = graph.nodes[i].matters ? 1'000 + i % 4'000 : 0;
  }
  graph.nodes[0].role = NodeRole::kInternet;
  graph.rules.resize(1);
  AttackEdge edge;
  edge.attack = true;
  while (graph.edges.size() < edges) {
    const bool entry = graph.edges.size() < nodes / kWaysIn;
    edge.from = entry ? 0 : 1 + random.below(nodes - 1);
    edge.to = 1 + random.below(nodes - 1);
    edge.cost = 1'000 + random.below(300'000);
    edge.needs = entry || random.below(4) == 0 ? Foothold::kReached : Foothold::kControlled;
    edge.gives = !entry && random.below(3) == 0 ? Foothold::kControlled : Foothold::kReached;
    graph.edges.push_back(edge);
    if (edge.gives == Foothold::kControlled) continue;
    edge.gives = Foothold::kTakenOver;
    edge.cost += 50'000 + edge.to % 300'000;
    graph.edges.push_back(edge);
  }
  return graph;
}

void measurePaths(uint32_t nodes, uint32_t edges) {
  const AttackGraph graph = attackGraph(nodes, edges);
  Stopwatch watch;
  const StepGraph steps(graph, {}, {});
  const uint64_t packing = milliseconds(watch);
  const Seed start{stateOf(0, Foothold::kControlled), 0};
  const std::vector<Weight> weights = distances(steps, {&start, 1}, false);
  const uint64_t shortest = milliseconds(watch);
  const std::vector<AttackPath> paths = likeliestPaths(graph, 100);
  const uint64_t searching = milliseconds(watch);
  std::printf(
      "%9u nodes %9u edges: packed in %llu ms, all shortest ways %llu ms, %zu likeliest paths %llu ms\n",
      nodes, edges, static_cast<unsigned long long>(packing), static_cast<unsigned long long>(shortest),
      paths.size(), static_cast<unsigned long long>(searching));
}

void measureLayout(uint32_t nodes) {
  AttackGraph graph = attackGraph(nodes, nodes * 3);
  for (uint32_t i = 0; i < nodes; ++i) graph.nodes[i].zone = "zone " + std::to_string(i % 8);
  for (AttackEdge& edge : graph.edges) edge.live = true;
  Stopwatch watch;
  const Layout layout = layOut(graph, {}, 1'000'000);
  std::printf("%9u nodes %9zu edges: laid out in %llu ms\n", nodes, graph.edges.size(),
              static_cast<unsigned long long>(milliseconds(watch)));
  if (layout.nodes.size() != nodes) std::printf("nodes are missing\n");
}

void measure(uint32_t nodes, uint32_t arcs, bool shared) {
  Stopwatch watch;
  const auto line = [&](const char* what, const std::string& result) {
    std::printf("%9u nodes %9u arcs %-9s %-22s %7llu ms  %s\n", nodes, arcs, shared ? "shared" : "one-to-one",
                what, static_cast<unsigned long long>(milliseconds(watch)), result.c_str());
    std::fflush(stdout);
    watch.lap();
  };
  const auto number = [](uint64_t n) { return std::to_string(n); };
  const FixGraph graph = estate(nodes, arcs, shared);
  line("pack", "");
  const DistanceTree tree(graph);
  line("distances", "risk " + number(tree.risk()));
  const MinimumCut cut = minimumCut(graph);
  line("minimum cut", number(cut.fixes.size()) + " fixes, effort " + number(cut.effort) + ", bound " +
                          number(cut.bound) + ", " + number(cut.uncut.size()) + " targets never safe");
  const FixPlan plan = planFixes(graph, {10, UINT64_MAX});
  line("plan of 10 fixes",
       "risk " + number(plan.riskBefore) + " to " + number(plan.riskAfter) + ", bound " + number(plan.bound));
}

}  // namespace
}  // namespace postern

int main(int argc, char** argv) {
  const auto count = [&](int i) { return static_cast<uint32_t>(std::strtoul(argv[i], nullptr, 10)); };
  if (argc < 3) {
    postern::measureLayout(60);
    postern::measureLayout(1'000);
    postern::measurePaths(100'000, 400'000);
    postern::measurePaths(1'000'000, 5'000'000);
  }
  for (int i = 1; i + 1 < argc; i += 2) postern::measurePaths(count(i), count(i + 1));
  for (const bool shared : {false, true}) {
    if (argc < 3) {
      postern::measure(100'000, 400'000, shared);
      postern::measure(1'000'000, 5'000'000, shared);
    }
    for (int i = 1; i + 1 < argc; i += 2) postern::measure(count(i), count(i + 1), shared);
  }
  return 0;
}
