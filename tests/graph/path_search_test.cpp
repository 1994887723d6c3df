// SPDX-License-Identifier: Apache-2.0
// The k best paths against an oracle that tries every path of small random graphs, and the bound on big ones.
#include "graph/path_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <tuple>

#include "base/log_odds.h"
#include "graph/diverse_paths.h"
#include "sketch.h"

namespace postern {
namespace {

AttackEdge edgeOf(uint32_t from, uint32_t to, Foothold needs, Foothold gives, uint32_t cost) {
  AttackEdge edge;
  edge.from = from;
  edge.to = to;
  edge.attack = true;
  edge.needs = needs;
  edge.gives = gives;
  edge.cost = cost;
  return edge;
}

// As the rules make them: a step that reaches has a twin that takes over, at a price that the node sets.
AttackGraph randomGraph(Random& random, uint32_t nodes, uint32_t steps, uint32_t costs) {
  AttackGraph graph;
  std::vector<uint32_t> takeover;
  for (uint32_t i = 0; i < nodes; ++i) {
    AttackNode node;
    node.key = std::to_string(1000 + i);
    node.asset = i;
    if (i == 0) node.role = NodeRole::kInternet;
    if (i == 1) node.role = NodeRole::kInsider;
    if (i > 1 && random.below(3) == 0) {
      node.matters = true;
      node.impact = 1000 + random.below(1000);
    }
    graph.nodes.push_back(node);
    takeover.push_back(random.below(4) == 0 ? kNone : random.below(costs));
  }
  for (uint32_t i = 0; i < steps; ++i) {
    const uint32_t from = i < 3 ? i % 2 : random.below(nodes);
    const uint32_t to = nodes > 2 ? 2 + random.below(nodes - 2) : 0;
    const uint32_t cost = random.below(costs);
    const Foothold needs = random.below(2) == 0 ? Foothold::kReached : Foothold::kControlled;
    if (random.below(3) == 0) {
      graph.edges.push_back(edgeOf(from, to, needs, Foothold::kControlled, cost));
      continue;
    }
    graph.edges.push_back(edgeOf(from, to, needs, Foothold::kReached, cost));
    if (takeover[to] == kNone) continue;
    graph.edges.push_back(edgeOf(from, to, needs, Foothold::kTakenOver, cost + takeover[to]));
  }
  return graph;
}

// Every path that the header allows, by trying all.
class Oracle {
 public:
  explicit Oracle(const AttackGraph& graph) : graph_(graph), out_(graph.nodes.size()) {
    for (uint32_t row = 0; row < graph.edges.size(); ++row) out_[graph.edges[row].from].push_back(row);
    targets_ = targetNodes(graph);
    for (const uint32_t start : startNodes(graph)) {
      nodes_ = {start};
      footholds_ = {Foothold::kControlled};
      walk(0);
    }
  }

  struct Path {
    uint64_t cost;
    size_t steps;
    std::vector<uint32_t> nodes;
    bool operator<(const Path& other) const {  // libc++ 14 has no <=> of vectors
      return std::tie(cost, steps, nodes) < std::tie(other.cost, other.steps, other.nodes);
    }
  };
  std::vector<Path> best(size_t limit) const {
    std::vector<Path> all;
    for (const auto& [nodes, cost] : best_) all.push_back({cost, nodes.size(), nodes});
    std::sort(all.begin(), all.end());
    if (all.size() > limit) all.resize(limit);
    return all;
  }

 private:
  // Whether the walk may come to `node` with that foothold: never been there, or only reached it.
  bool mayEnter(uint32_t node, Foothold foothold) const {
    const auto times = std::count(nodes_.begin(), nodes_.end(), node);
    if (times == 0) return true;
    const auto at = std::find(nodes_.begin(), nodes_.end(), node) - nodes_.begin();
    return times == 1 && footholds_[static_cast<size_t>(at)] == Foothold::kReached &&
           foothold == Foothold::kControlled;
  }

  bool mayLeave(const AttackEdge& edge) const {
    const Foothold here = footholds_.back();
    const bool returned = std::count(nodes_.begin(), nodes_.end(), nodes_.back()) == 2;
    if (edge.needs == Foothold::kReached) return here != Foothold::kTakenOver && !returned;
    // Coming back is for what control adds: not for a step that reach allowed as cheaply.
    const auto& edges = out_[edge.from];
    const bool adds = std::none_of(edges.begin(), edges.end(), [&](uint32_t row) {
      const AttackEdge& other = graph_.edges[row];
      return other.needs == Foothold::kReached && other.to == edge.to && other.gives == edge.gives &&
             other.cost <= edge.cost;
    });
    return here != Foothold::kReached && (!returned || adds);
  }

  void walk(uint64_t cost) {
    const bool target = std::find(targets_.begin(), targets_.end(), nodes_.back()) != targets_.end();
    if (target && footholds_.back() != Foothold::kReached) {
      const auto [at, fresh] = best_.try_emplace(nodes_, cost);
      at->second = std::min(at->second, cost);
    }
    for (const uint32_t row : out_[nodes_.back()]) {
      const AttackEdge& edge = graph_.edges[row];
      if (!edge.attack || edge.from == edge.to || !mayLeave(edge) || !mayEnter(edge.to, edge.gives)) continue;
      nodes_.push_back(edge.to);
      footholds_.push_back(edge.gives);
      walk(cost + edge.cost);
      nodes_.pop_back();
      footholds_.pop_back();
    }
  }

  const AttackGraph& graph_;
  std::vector<std::vector<uint32_t>> out_;
  std::vector<uint32_t> targets_;
  std::vector<uint32_t> nodes_;
  std::vector<Foothold> footholds_;
  std::map<std::vector<uint32_t>, uint64_t> best_;
};

std::vector<uint32_t> nodesOf(const AttackGraph& graph, const AttackPath& path) {
  std::vector<uint32_t> nodes{graph.edges[path.edges[0]].from};
  for (const uint32_t edge : path.edges) nodes.push_back(graph.edges[edge].to);
  return nodes;
}

void compare(const AttackGraph& graph, uint32_t limit) {
  const std::vector<AttackPath> found = likeliestPaths(graph, limit);
  const std::vector<Oracle::Path> expected = Oracle(graph).best(limit);
  ASSERT_EQ(found.size(), expected.size());
  for (size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].cost, expected[i].cost) << i;
    EXPECT_EQ(nodesOf(graph, found[i]), expected[i].nodes) << i;
    uint64_t sum = 0;
    for (size_t e = 0; e < found[i].edges.size(); ++e) {
      sum += graph.edges[found[i].edges[e]].cost;
      if (e != 0) {
        EXPECT_EQ(graph.edges[found[i].edges[e - 1]].to, graph.edges[found[i].edges[e]].from);
      }
    }
    EXPECT_EQ(sum, found[i].cost);
  }
}

// Few distinct costs make many ties; the list must then be the oracle's to the last path.
TEST(PathSearch, EqualsTheOracle) {
  size_t paths = 0;
  for (uint64_t seed = 1; seed <= 2000; ++seed) {
    Random random(seed);
    const uint32_t nodes = 4 + random.below(9);
    const AttackGraph graph =
        randomGraph(random, nodes, nodes + random.below(2 * nodes + 2), seed % 2 == 0 ? 4 : 100'000);
    SCOPED_TRACE(seed);
    compare(graph, 7);
    compare(graph, 60);
    paths += likeliestPaths(graph, 60).size();
    if (HasFailure()) return;
  }
  EXPECT_GT(paths, 7500U);
}

TEST(PathSearch, AskingForMoreKeepsTheFirst) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    Random random(seed);
    const AttackGraph graph = randomGraph(random, 12, 40, 3);
    const std::vector<AttackPath> many = likeliestPaths(graph, 40);
    const std::vector<AttackPath> few = likeliestPaths(graph, 5);
    ASSERT_LE(few.size(), many.size());
    for (size_t i = 0; i < few.size(); ++i) EXPECT_EQ(few[i].edges, many[i].edges);
  }
}

// Every target that is reached is there, none is crowded out, and the likeliest of all is kept.
TEST(PathSearch, DiversePaths) {
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const AttackGraph graph = randomGraph(random, 10, 40, seed % 2 == 0 ? 4 : 100'000);
    const std::vector<AttackPath> all = likeliestPaths(graph, 1000);
    const std::vector<AttackPath> each = likeliestPathsToEach(graph);
    std::map<uint32_t, uint64_t> least;
    for (const AttackPath& path : all) {
      const auto [at, fresh] = least.try_emplace(path.target, path.cost);
      at->second = std::min(at->second, path.cost);
    }
    ASSERT_EQ(each.size(), least.size());
    for (const AttackPath& path : each) EXPECT_EQ(path.cost, least.at(path.target));
    const std::vector<AttackPath> chosen = diversePaths(graph, 12);
    EXPECT_EQ(chosen.size(), std::min<size_t>(12, all.size()));
    std::set<std::vector<uint32_t>> once;
    std::set<uint32_t> targets;
    for (const AttackPath& path : chosen) {
      EXPECT_TRUE(once.insert(nodesOf(graph, path)).second);
      targets.insert(path.target);
      uint64_t sum = 0;
      for (const uint32_t edge : path.edges) sum += graph.edges[edge].cost;
      EXPECT_EQ(sum, path.cost);
    }
    EXPECT_EQ(targets.size(), std::min<size_t>(12, least.size()));
    for (size_t i = 1; i < chosen.size(); ++i) EXPECT_GE(chosen[i - 1].risk, chosen[i].risk);
    if (HasFailure()) return;
  }
}

TEST(PathSearch, NothingToFind) {
  EXPECT_TRUE(likeliestPaths({}, 10).empty());
  Random random(1);
  const AttackGraph graph = randomGraph(random, 8, 30, 10);
  EXPECT_TRUE(likeliestPaths(graph, 0).empty());
}

TEST(PathSearch, RiskRisesWithProbabilityAndImpact) {
  EXPECT_EQ(pathRisk(costOf(500'000), 0), 50'000);
  EXPECT_GT(pathRisk(costOf(500'000), 1000), pathRisk(costOf(500'000), 0));
  int32_t previous = 100'001;
  for (uint64_t cost = 0; cost < (60U << 16U); cost += 5'000) {
    const int32_t risk = pathRisk(cost, 2500);
    EXPECT_LE(risk, previous) << cost;
    EXPECT_GE(risk, 0);
    previous = risk;
  }
  EXPECT_LE(pathRisk(0, 4'000'000), 100'000);
}

uint64_t milliseconds(const AttackGraph& graph, size_t& paths) {
  const auto begin = std::chrono::steady_clock::now();
  paths = likeliestPaths(graph, 100).size();
  const auto spent = std::chrono::steady_clock::now() - begin;
  return static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(spent).count());
}

TEST(PathSearch, BigGraphs) {
  Random random(7);
  size_t paths = 0;
  const AttackGraph wide = randomGraph(random, 100'000, 200'000, 300'000);
  const uint64_t spent = milliseconds(wide, paths);
  EXPECT_EQ(paths, 100U);
  RecordProperty("wide_ms", std::to_string(spent));

  // One chain of reach with a way back from every node: long paths, all ties.
  AttackGraph chain = randomGraph(random, 5'000, 0, 1);
  for (AttackNode& node : chain.nodes) node.matters = false;
  chain.nodes.back().matters = true;
  for (uint32_t i = 0; i + 1 < 5'000; ++i) {
    chain.edges.push_back(edgeOf(i, i + 1, Foothold::kReached, Foothold::kControlled, 0));
    chain.edges.push_back(edgeOf(i + 1, i, Foothold::kReached, Foothold::kControlled, 0));
  }
  const uint64_t chained = milliseconds(chain, paths);
  EXPECT_GE(paths, 1U);
  RecordProperty("chain_ms", std::to_string(chained));

  // Everybody next to everybody, nobody leads to the target but by the last: searches that fail.
  AttackGraph dense = randomGraph(random, 200, 0, 1);
  for (AttackNode& node : dense.nodes) node.matters = false;
  dense.nodes.back().matters = true;
  for (uint32_t i = 0; i < 199; ++i) {
    for (uint32_t j = 2; j < 199; ++j) {
      if (i != j)
        dense.edges.push_back(edgeOf(i, j, Foothold::kReached, Foothold::kReached, random.below(99'999)));
    }
  }
  dense.edges.push_back(edgeOf(198, 199, Foothold::kReached, Foothold::kControlled, 5));
  const uint64_t densely = milliseconds(dense, paths);
  EXPECT_EQ(paths, 100U);
  RecordProperty("dense_ms", std::to_string(densely));
  std::printf("100 paths: 100,000 nodes %lu ms, chain %lu ms, dense %lu ms\n",
              static_cast<unsigned long>(spent), static_cast<unsigned long>(chained),
              static_cast<unsigned long>(densely));
}

}  // namespace
}  // namespace postern
