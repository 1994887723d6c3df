// SPDX-License-Identifier: Apache-2.0
// Maximum flow from the sources of a FixGraph to its targets, and a minimum cut: Dinic's algorithm (E. A.
// Dinic, 1970) with levels counted from the targets, on the graph's own arcs: the residual of an arc is its
// capacity less its flow, so no second graph is made. Capacities may be raised and the flow grown further.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/analysis/fix_graph.h"

namespace postern {

using Flow = int64_t;
/// No cut takes such an arc. Sums of capacities stay below it.
inline constexpr Flow kEndlessFlow = INT64_MAX / 4;

class MaxFlow {
 public:
  /// Targets of `without` (by place in targets()) do not count.
  MaxFlow(const FixGraph& graph, std::vector<Flow> capacity, const std::vector<bool>& without = {});

  std::vector<Flow>& capacity() { return capacity_; }
  /// What flows through an arc.
  Flow flow(uint32_t arc) const { return flow_[arc]; }
  Flow total() const { return total_; }
  /// Grows the flow to the maximum (or beyond `enough`); returns total().
  Flow run(Flow enough = kEndlessFlow);
  /// After run(): the full arcs between what can still get to a target and what cannot, ascending, also those
  /// of capacity 0. Of all minimum cuts the one nearest to the targets.
  std::vector<uint32_t> cut() const;

 private:
  bool level();
  void push(uint32_t source, Flow enough);
  bool advance(uint32_t state);
  void augment();

  const FixGraph& graph_;
  std::vector<Flow> capacity_, flow_;
  std::vector<uint32_t> carries_;  // arcs into the state with flow: most states have none
  std::vector<uint32_t> level_, next_, nextIn_;
  std::vector<bool> isTarget_;
  struct Hop {
    uint32_t arc;
    bool back;
  };
  std::vector<Hop> way_;
  std::vector<uint32_t> open_;
  Flow total_ = 0;
};

}  // namespace postern
