// SPDX-License-Identifier: Apache-2.0
// Compressed rows of arcs, both ways; Dijkstra with a binary heap (weights are never negative).
#include "graph/step_graph.h"

#include <algorithm>
#include <queue>
#include <tuple>

namespace postern {
namespace {

struct FullArc {
  StepState from = 0, to = 0;
  uint32_t edge = kNone;
  bool needsControl = true;
  Weight weight = 0;
};

std::vector<FullArc> arcsOf(const AttackGraph& graph) {
  std::vector<FullArc> arcs;
  for (uint32_t row = 0; row < graph.edges.size(); ++row) {
    const AttackEdge& edge = graph.edges[row];
    if (!edge.attack || edge.from == edge.to) continue;
    const Weight weight = (Weight{edge.cost} << kStepBits) + 1;
    const StepState to = stateOf(edge.to, edge.gives);
    const bool needsControl = edge.needs != Foothold::kReached;
    const Foothold weaker = needsControl ? Foothold::kTakenOver : Foothold::kReached;
    arcs.push_back({stateOf(edge.from, weaker), to, row, needsControl, weight});
    arcs.push_back({stateOf(edge.from, Foothold::kControlled), to, row, needsControl, weight});
  }
  return arcs;
}

void pack(uint32_t states, const std::vector<FullArc>& arcs, bool backwards, std::vector<uint32_t>& begin,
          std::vector<Arc>& out) {
  begin.assign(states + 1, 0);
  for (const FullArc& arc : arcs) ++begin[(backwards ? arc.to : arc.from) + 1];
  for (uint32_t i = 0; i < states; ++i) begin[i + 1] += begin[i];
  out.resize(arcs.size());
  std::vector<uint32_t> next(begin.begin(), begin.end() - 1);
  for (const FullArc& arc : arcs) {
    const StepState at = backwards ? arc.to : arc.from;
    out[next[at]++] = {backwards ? arc.from : arc.to, arc.edge, !arc.needsControl, arc.weight};
  }
}

}  // namespace

StepGraph::StepGraph(const AttackGraph& graph, std::span<const uint32_t> starts,
                     std::span<const uint32_t> targets)
    : source_(static_cast<StepState>(graph.nodes.size() * 3)) {
  std::vector<FullArc> arcs = arcsOf(graph);
  for (const uint32_t node : starts) {
    arcs.push_back({source_, stateOf(node, Foothold::kControlled), kNone, true, 0});
  }
  for (const uint32_t node : targets) {
    arcs.push_back({stateOf(node, Foothold::kTakenOver), sink(), kNone, true, 0});
    arcs.push_back({stateOf(node, Foothold::kControlled), sink(), kNone, true, 0});
  }
  const auto place = [](const FullArc& a) {
    return std::tie(a.from, a.to, a.weight, a.needsControl, a.edge);
  };
  std::sort(arcs.begin(), arcs.end(),
            [&](const FullArc& a, const FullArc& b) { return place(a) < place(b); });
  const auto same = [](const FullArc& a, const FullArc& b) { return a.from == b.from && a.to == b.to; };
  arcs.erase(std::unique(arcs.begin(), arcs.end(), same), arcs.end());
  pack(size(), arcs, false, outBegin_, outArcs_);
  pack(size(), arcs, true, inBegin_, inArcs_);
}

std::vector<Weight> distances(const StepGraph& graph, std::span<const Seed> seeds, bool backwards) {
  using Entry = std::pair<Weight, StepState>;
  std::vector<Weight> best(graph.size(), kFar);
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  for (const Seed& seed : seeds) {
    if (seed.weight < best[seed.state]) open.emplace(best[seed.state] = seed.weight, seed.state);
  }
  while (!open.empty()) {
    const auto [weight, state] = open.top();
    open.pop();
    if (weight != best[state]) continue;
    for (const Arc& arc : backwards ? graph.in(state) : graph.out(state)) {
      const Weight next = weight + arc.weight;
      if (next < best[arc.to]) open.emplace(best[arc.to] = next, arc.to);
    }
  }
  return best;
}

}  // namespace postern
