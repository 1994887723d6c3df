// SPDX-License-Identifier: Apache-2.0
// Searches of a FixGraph that respect arcs with two preconditions: what is reached when both are, and the
// least sums, where such an arc adds what both of its preconditions cost (D. E. Knuth, "A generalization of
// Dijkstra's algorithm", 1977). Without such arcs: breadth-first search and Dijkstra's algorithm.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/analysis/fix_graph.h"
#include "graph/monotone_queue.h"
#include "graph/path_risk.h"

namespace postern {

/// Sums from the sources; kNoPath where nothing leads to, and the arc by which each state is got.
struct Sums {
  std::vector<uint64_t> best;
  std::vector<uint32_t> parent;
};

/// The arcs that the least sum of a state rests on, each once; those of a plain path in its order.
std::vector<uint32_t> derivationOf(const FixGraph& graph, const std::vector<uint32_t>& parent,
                                   uint32_t state);

/// Calls `visit` for each arc that needs `state`, as its first precondition or its second.
template <typename Visit>
void eachArcFrom(const FixGraph& graph, uint32_t state, Visit visit) {
  const uint32_t end = graph.firstOut(state + 1);
  for (uint32_t arc = graph.firstOut(state); arc < end; ++arc) visit(arc);
  for (const uint32_t arc : graph.alsoOf(state)) visit(arc);
}

/// What both preconditions of an arc cost; kNoPath while one of them is not got.
inline uint64_t heldBefore(const FixGraph& graph, const std::vector<uint64_t>& best, uint32_t arc) {
  const uint64_t first = best[graph.from(arc)];
  const uint64_t second = graph.also(arc) == kNone ? 0 : best[graph.also(arc)];
  return first == kNoPath || second == kNoPath ? kNoPath : first + second;
}

/// `costOf(arc)`: kNoPath for a closed one. `work` grows by the arcs looked at.
template <typename CostOf>
Sums leastSums(const FixGraph& graph, CostOf costOf, uint64_t& work) {
  Sums sums{std::vector<uint64_t>(graph.states(), kNoPath), std::vector<uint32_t>(graph.states(), kNone)};
  MonotoneQueue queue;
  for (const uint32_t source : graph.sources()) {
    if (sums.best[source] == 0) continue;
    sums.best[source] = 0;
    queue.push(0, source);
  }
  while (!queue.empty()) {
    const auto [sum, state] = queue.pop();
    if (sum != sums.best[state]) continue;
    eachArcFrom(graph, state, [&](uint32_t arc) {
      ++work;
      const uint64_t before = heldBefore(graph, sums.best, arc);
      const uint64_t cost = before == kNoPath ? kNoPath : costOf(arc);
      const uint32_t to = graph.to(arc);
      if (cost == kNoPath || before + cost >= sums.best[to]) return;
      sums.best[to] = before + cost;
      sums.parent[to] = arc;
      queue.push(before + cost, to);
    });
  }
  return sums;
}

/// States that are reached by arcs for which `isOpen`.
template <typename IsOpen>
std::vector<bool> reachedStates(const FixGraph& graph, IsOpen isOpen) {
  std::vector<bool> seen(graph.states());
  std::vector<uint32_t> open;
  const auto take = [&](uint32_t state) {
    if (!seen[state]) open.push_back(state);
    seen[state] = true;
  };
  for (const uint32_t source : graph.sources()) take(source);
  while (!open.empty()) {
    const uint32_t state = open.back();
    open.pop_back();
    eachArcFrom(graph, state, [&](uint32_t arc) {
      const bool held = seen[graph.from(arc)] && (graph.also(arc) == kNone || seen[graph.also(arc)]);
      if (held && !seen[graph.to(arc)] && isOpen(arc)) take(graph.to(arc));
    });
  }
  return seen;
}

}  // namespace postern
