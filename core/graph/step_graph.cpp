// SPDX-License-Identifier: Apache-2.0
// Compressed rows of arcs, both ways; Dijkstra with a radix heap (weights are never negative).
#include "graph/step_graph.h"

#include <algorithm>
#include <tuple>

#include "graph/monotone_queue.h"

namespace postern {
namespace {

bool isStep(const AttackEdge& edge) { return edge.attack && edge.from != edge.to; }
bool byReach(const AttackEdge& edge) { return edge.needs == Foothold::kReached; }
Foothold weaker(const AttackEdge& edge) { return byReach(edge) ? Foothold::kReached : Foothold::kTakenOver; }

// Of arcs between two states the lightest stays, then the one whose edge comes first.
void keepLightest(uint32_t states, std::vector<uint32_t>& begin, std::vector<Arc>& arcs) {
  const auto place = [](const Arc& a) { return std::tuple(a.to, a.weight, !a.byReach, uint32_t{a.edge}); };
  uint32_t kept = 0;
  for (uint32_t state = 0; state < states; ++state) {
    const uint32_t first = begin[state];
    const uint32_t last = begin[state + 1];
    begin[state] = kept;
    std::sort(arcs.begin() + first, arcs.begin() + last,
              [&](const Arc& a, const Arc& b) { return place(a) < place(b); });
    for (uint32_t i = first; i < last; ++i) {
      if (kept == begin[state] || arcs[kept - 1].to != arcs[i].to) arcs[kept++] = arcs[i];
    }
  }
  begin[states] = kept;
  arcs.resize(kept);
  arcs.shrink_to_fit();
}

}  // namespace

StepGraph::StepGraph(const AttackGraph& graph, std::span<const uint32_t> starts,
                     std::span<const uint32_t> targets)
    : source_(static_cast<StepState>(graph.nodes.size() * 3)) {
  // Twice over the same arcs: counted, then placed.
  const std::vector<Weight> also = weightsOfSecondPreconditions(graph);
  const auto each = [&](auto&& arc) {
    size_t second = 0;
    for (uint32_t row = 0; row < graph.edges.size(); ++row) {
      const AttackEdge& edge = graph.edges[row];
      if (!isStep(edge)) continue;
      const Weight held = edge.also == kNone ? 0 : also[second++];
      if (held == kFar) continue;
      const Weight weight = (Weight{edge.cost} << kStepBits) + 1 + held;
      const Arc made{weight, stateOf(edge.to, edge.gives), row, byReach(edge)};
      arc(stateOf(edge.from, weaker(edge)), made);
      arc(stateOf(edge.from, Foothold::kControlled), made);
    }
    for (const uint32_t node : starts)
      arc(source_, {0, stateOf(node, Foothold::kControlled), Arc::kNoEdge, false});
    for (const uint32_t node : targets) {
      arc(stateOf(node, Foothold::kTakenOver), {0, sink(), Arc::kNoEdge, false});
      arc(stateOf(node, Foothold::kControlled), {0, sink(), Arc::kNoEdge, false});
    }
  };
  outBegin_.assign(size() + 1, 0);
  each([&](StepState from, const Arc&) { ++outBegin_[from + 1]; });
  for (uint32_t i = 0; i < size(); ++i) outBegin_[i + 1] += outBegin_[i];
  outArcs_.resize(outBegin_.back());
  std::vector<uint32_t> next(outBegin_.begin(), outBegin_.end() - 1);
  each([&](StepState from, const Arc& arc) { outArcs_[next[from]++] = arc; });
  keepLightest(size(), outBegin_, outArcs_);
  reverse();
}

void StepGraph::reverse() {
  inBegin_.assign(size() + 1, 0);
  for (const Arc& arc : outArcs_) ++inBegin_[arc.to + 1];
  for (uint32_t i = 0; i < size(); ++i) inBegin_[i + 1] += inBegin_[i];
  inArcs_.resize(outArcs_.size());
  std::vector<uint32_t> next(inBegin_.begin(), inBegin_.end() - 1);
  for (StepState from = 0; from < size(); ++from) {
    for (const Arc& arc : out(from)) inArcs_[next[arc.to]++] = {arc.weight, from, arc.edge, arc.byReach};
  }
}

std::vector<Weight> distances(const StepGraph& graph, std::span<const Seed> seeds, bool backwards) {
  std::vector<Weight> best(graph.size(), kFar);
  MonotoneQueue open;
  for (const Seed& seed : seeds) {
    if (seed.weight < best[seed.state]) open.push(best[seed.state] = seed.weight, seed.state);
  }
  while (!open.empty()) {
    const auto [weight, state] = open.pop();
    if (weight != best[state]) continue;
    for (const Arc& arc : backwards ? graph.in(state) : graph.out(state)) {
      const Weight next = weight + arc.weight;
      if (next < best[arc.to]) open.push(best[arc.to] = next, arc.to);
    }
  }
  return best;
}

}  // namespace postern
