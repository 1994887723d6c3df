// SPDX-License-Identifier: Apache-2.0
// A step with two preconditions is made when the later of them is settled; it weighs what both weigh. A
// shared part of both ways counts twice: the bound is cautious, never too likely.
#include <algorithm>
#include <queue>

#include "graph/step_graph.h"

namespace postern {
namespace {

// Rows of edges by state: those that start there, and those that need it besides.
struct ByState {
  std::vector<uint32_t> begin, rows;
};

template <typename StatesOf>
ByState group(uint32_t states, const AttackGraph& graph, StatesOf statesOf) {
  ByState out;
  out.begin.assign(states + 1, 0);
  for (const AttackEdge& edge : graph.edges) statesOf(edge, [&](StepState s) { ++out.begin[s + 1]; });
  for (uint32_t i = 0; i < states; ++i) out.begin[i + 1] += out.begin[i];
  out.rows.resize(out.begin.back());
  std::vector<uint32_t> next(out.begin.begin(), out.begin.end() - 1);
  for (uint32_t row = 0; row < graph.edges.size(); ++row) {
    statesOf(graph.edges[row], [&](StepState s) { out.rows[next[s]++] = row; });
  }
  return out;
}

Weight heldAt(const std::vector<Weight>& best, StepState state) {
  // Control includes what less gives; a takeover is control for what needs control.
  const uint32_t node = nodeOf(state);
  const Weight control = best[stateOf(node, Foothold::kControlled)];
  if (footholdOf(state) == Foothold::kReached)
    return std::min(control, best[stateOf(node, Foothold::kReached)]);
  return std::min(control, best[stateOf(node, Foothold::kTakenOver)]);
}

std::vector<Weight> leastWeights(const AttackGraph& graph) {
  const auto states = static_cast<uint32_t>(graph.nodes.size() * 3);
  const ByState from = group(states, graph, [](const AttackEdge& edge, auto&& add) {
    if (edge.attack && edge.from != edge.to) add(stateOf(edge.from, edge.needs));
  });
  const ByState also = group(states, graph, [](const AttackEdge& edge, auto&& add) {
    if (edge.attack && edge.from != edge.to && edge.also != kNone) add(edge.also);
  });
  using Entry = std::pair<Weight, StepState>;
  std::vector<Weight> best(states, kFar);
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  for (uint32_t node = 0; node < graph.nodes.size(); ++node) {
    const NodeRole role = graph.nodes[node].role;
    if (role != NodeRole::kInternet && role != NodeRole::kInsider) continue;
    const StepState state = stateOf(node, Foothold::kControlled);
    open.emplace(best[state] = 0, state);
  }
  const auto relax = [&](uint32_t row) {
    const AttackEdge& edge = graph.edges[row];
    const Weight first = heldAt(best, stateOf(edge.from, edge.needs));
    const Weight second = edge.also == kNone ? 0 : heldAt(best, edge.also);
    if (first == kFar || second == kFar) return;
    const StepState to = stateOf(edge.to, edge.gives);
    const Weight weight = first + second + (Weight{edge.cost} << kStepBits) + 1;
    if (weight < best[to]) open.emplace(best[to] = weight, to);
  };
  const auto wake = [&](StepState state) {
    for (const ByState* list : {&from, &also}) {
      for (uint32_t i = list->begin[state]; i < list->begin[state + 1]; ++i) relax(list->rows[i]);
    }
  };
  while (!open.empty()) {
    const auto [weight, state] = open.top();
    open.pop();
    if (weight != best[state]) continue;
    const uint32_t node = nodeOf(state);
    if (footholdOf(state) != Foothold::kTakenOver) wake(stateOf(node, Foothold::kReached));
    if (footholdOf(state) != Foothold::kReached) wake(stateOf(node, Foothold::kControlled));
  }
  return best;
}

}  // namespace

std::vector<Weight> weightsOfSecondPreconditions(const AttackGraph& graph) {
  const auto hasSecond = [](const AttackEdge& edge) { return edge.attack && edge.also != kNone; };
  std::vector<Weight> out;
  if (std::none_of(graph.edges.begin(), graph.edges.end(), hasSecond)) return out;
  const std::vector<Weight> best = leastWeights(graph);
  for (const AttackEdge& edge : graph.edges) {
    if (edge.attack && edge.from != edge.to && edge.also != kNone) out.push_back(heldAt(best, edge.also));
  }
  return out;
}

}  // namespace postern
