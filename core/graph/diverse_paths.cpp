// SPDX-License-Identifier: Apache-2.0
// The likeliest path to a target is read backwards from the distances: of the arcs that explain them the one
// from the first state.
#include "graph/diverse_paths.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/log_odds.h"
#include "graph/path_search.h"
#include "graph/step_graph.h"

namespace postern {
namespace {

std::vector<uint32_t> nodesOf(const AttackGraph& graph, const AttackPath& path) {
  std::vector<uint32_t> nodes;
  for (const uint32_t edge : path.edges) {
    if (nodes.empty()) nodes.push_back(graph.edges[edge].from);
    nodes.push_back(graph.edges[edge].to);
  }
  return nodes;
}

// Edges of the lightest way to `state`, in order.
std::vector<uint32_t> edgesTo(const StepGraph& steps, const std::vector<Weight>& weights, StepState state) {
  std::vector<uint32_t> edges;
  while (weights[state] != 0) {
    const Arc* by = nullptr;
    for (const Arc& arc : steps.in(state)) {
      if (weights[arc.to] == kFar || weights[arc.to] + arc.weight != weights[state]) continue;
      if (by == nullptr || std::pair(arc.to, uint32_t{arc.edge}) < std::pair(by->to, uint32_t{by->edge}))
        by = &arc;
    }
    if (by == nullptr) break;
    edges.push_back(by->edge);
    state = by->to;
  }
  std::reverse(edges.begin(), edges.end());
  return edges;
}

class Choosing {
 public:
  Choosing(const AttackGraph& graph, uint32_t limit) : graph_(graph), limit_(limit) {}

  bool full() const { return chosen_.size() >= limit_; }
  /// Whether its kind (target, first step) has room yet.
  bool isFresh(const AttackPath& path) const {
    const auto at = perEntry_.find(entryOf(path));
    return at == perEntry_.end() || at->second < kPerEntry;
  }
  void take(const AttackPath& path) {
    if (full() || path.edges.empty() || !seen_.insert(nodesOf(graph_, path)).second) return;
    ++perEntry_[entryOf(path)];
    chosen_.push_back(path);
  }
  std::vector<AttackPath> inOrder() {
    std::sort(chosen_.begin(), chosen_.end(), [&](const AttackPath& a, const AttackPath& b) {
      if (std::tie(b.risk, a.cost) != std::tie(a.risk, b.cost))
        return std::tie(b.risk, a.cost) < std::tie(a.risk, b.cost);
      return nodesOf(graph_, a) < nodesOf(graph_, b);
    });
    return std::move(chosen_);
  }

 private:
  std::pair<uint32_t, uint32_t> entryOf(const AttackPath& path) const {
    return {path.target, path.edges.empty() ? kNone : graph_.edges[path.edges[0]].to};
  }

  const AttackGraph& graph_;
  uint32_t limit_;
  std::vector<AttackPath> chosen_;
  std::set<std::vector<uint32_t>> seen_;
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> perEntry_;
};

}  // namespace

std::vector<AttackPath> likeliestPathsToEach(const AttackGraph& graph) {
  const StepGraph steps(graph, {}, {});
  std::vector<Seed> seeds;
  for (const uint32_t node : startNodes(graph)) seeds.push_back({stateOf(node, Foothold::kControlled), 0});
  const std::vector<Weight> weights = distances(steps, seeds, false);
  std::vector<AttackPath> paths;
  for (const uint32_t node : targetNodes(graph)) {
    const StepState taken = stateOf(node, Foothold::kTakenOver);
    const StepState controlled = stateOf(node, Foothold::kControlled);
    const StepState state = weights[taken] < weights[controlled] ? taken : controlled;
    if (weights[state] == kFar) continue;
    AttackPath path;
    path.edges = edgesTo(steps, weights, state);
    path.cost = weights[state] >> kStepBits;
    path.probability = std::max(probabilityOf(path.cost), 1U);
    path.risk = pathRisk(path.cost, graph.nodes[node].impact);
    path.target = node;
    paths.push_back(std::move(path));
  }
  return paths;
}

std::vector<AttackPath> diversePaths(const AttackGraph& graph, uint32_t limit) {
  Choosing choosing(graph, limit);
  std::vector<AttackPath> each = likeliestPathsToEach(graph);
  std::stable_sort(each.begin(), each.end(), [](const AttackPath& a, const AttackPath& b) {
    return std::tie(b.risk, a.cost) < std::tie(a.risk, b.cost);
  });
  for (const AttackPath& path : each) choosing.take(path);
  if (!choosing.full()) {
    const std::vector<AttackPath> likeliest = likeliestPaths(graph, limit * kLookedAt);
    for (const AttackPath& path : likeliest) {
      if (choosing.isFresh(path)) choosing.take(path);
    }
    for (const AttackPath& path : likeliest) choosing.take(path);
  }
  return choosing.inOrder();
}

}  // namespace postern
