// SPDX-License-Identifier: Apache-2.0
// The attack edges of a graph as arcs between states, packed for searching. A state is a node and a Foothold.
// From kReached and kControlled go the steps that need reach, from kTakenOver and kControlled those that need
// control: a takeover is never an idle prelude to a step that reach allows as well. A weight holds cost and
// number of steps in one number, so that of equally likely ways the shorter is the smaller.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/graph.h"

namespace postern {

using StepState = uint32_t;  ///< node * 3 + Foothold; then the one source and the one sink
using Weight = uint64_t;     ///< cost << kStepBits | steps
inline constexpr uint32_t kStepBits = 20;
inline constexpr Weight kFar = UINT64_MAX;

/// Ten million of them are searched: 16 bytes.
struct Arc {
  static constexpr uint32_t kNoEdge = (1U << 31U) - 1;  ///< arcs of source and sink
  Weight weight = 0;
  StepState to = 0;
  uint32_t edge : 31 = kNoEdge;  ///< row of AttackGraph::edges
  bool byReach : 1 = false;      ///< its edge needs no control of where it starts
};
static_assert(sizeof(Arc) == 16);

constexpr StepState stateOf(uint32_t node, Foothold foothold) {
  return node * 3 + static_cast<uint32_t>(foothold);
}
constexpr uint32_t nodeOf(StepState state) { return state / 3; }
constexpr Foothold footholdOf(StepState state) { return static_cast<Foothold>(state % 3); }

class StepGraph {
 public:
  /// The source leads to `starts` (controlled), the sink is led to by control of `targets` (nodes).
  StepGraph(const AttackGraph& graph, std::span<const uint32_t> starts, std::span<const uint32_t> targets);

  StepState source() const { return source_; }
  StepState sink() const { return source_ + 1; }
  uint32_t size() const { return source_ + 2; }
  std::span<const Arc> out(StepState state) const { return of(outBegin_, outArcs_, state); }
  /// Arcs that lead to it; Arc::to is then where they come from.
  std::span<const Arc> in(StepState state) const { return of(inBegin_, inArcs_, state); }

 private:
  void reverse();
  static std::span<const Arc> of(const std::vector<uint32_t>& begin, const std::vector<Arc>& arcs,
                                 StepState state) {
    return {arcs.data() + begin[state], arcs.data() + begin[state + 1]};
  }

  StepState source_ = 0;
  std::vector<uint32_t> outBegin_, inBegin_;
  std::vector<Arc> outArcs_, inArcs_;  // between two states only the lightest, then the first edge
};

/// Per edge with a second precondition, in order: the weight of the lightest way from the attacker's starts
/// to that state (all preconditions of that way included), kFar where there is none. The least fixpoint of
/// sums, by Knuth's form of Dijkstra's algorithm (D. E. Knuth, "A generalization of Dijkstra's algorithm",
/// Information Processing Letters 6, 1977). Empty without such edges.
std::vector<Weight> weightsOfSecondPreconditions(const AttackGraph& graph);

/// Weights from `seeds` (state, weight) to every state, along the arcs or against them.
struct Seed {
  StepState state = 0;
  Weight weight = 0;
};
std::vector<Weight> distances(const StepGraph& graph, std::span<const Seed> seeds, bool backwards);

}  // namespace postern
