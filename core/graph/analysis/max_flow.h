// SPDX-License-Identifier: Apache-2.0
// Maximum flow from the sources of a FixGraph to its targets, and a minimum cut: shortest augmenting paths
// with labels that are raised where a way ends (ISAP; R. Ahuja, J. Orlin, "Distance-directed augmenting path
// algorithms", 1991), counted anew when raising has cost as much. On the graph's own arcs: the residual of an
// arc is its capacity less its flow. Capacities may be changed and the flow grown further.
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

  /// All of them, to be raised: never below flow().
  std::vector<Flow>& capacity() {
    fullKnown_ = false;
    return capacity_;
  }
  Flow capacityOf(uint32_t arc) const { return capacity_[arc]; }
  /// Where it is lowered below flow(), fit() comes next.
  void setCapacity(uint32_t arc, Flow capacity) {
    capacity_[arc] = capacity;
    full_[arc] = flow_[arc] >= capacity;
  }
  /// Takes back flow until none of these arcs carries more than its capacity.
  void fit(const std::vector<uint32_t>& arcs);
  /// What flows through an arc.
  Flow flow(uint32_t arc) const { return flow_[arc]; }
  Flow total() const { return total_; }
  /// Grows the flow to the maximum (or beyond `enough`); returns total().
  Flow run(Flow enough = kEndlessFlow);
  /// After run(): the full arcs between what can still get to a target and what cannot, ascending, also those
  /// of capacity 0. Of all minimum cuts the one nearest to the targets.
  std::vector<uint32_t> cut() const;

 private:
  void countLabels();
  void label(uint32_t state, uint32_t label);
  void labelSenders(uint32_t state, uint32_t next);
  void labelBySenders(size_t begin, size_t end, uint32_t next);
  void push(uint32_t source, Flow enough);
  bool advance(uint32_t state);
  bool raise(uint32_t state);
  void augment();
  void change(uint32_t arc, Flow by);

  const FixGraph& graph_;
  std::vector<Flow> capacity_, flow_;
  std::vector<uint32_t> carries_, sends_;  // arcs into the state and out of it with flow: most have none
  bool fullKnown_ = false;
  std::vector<bool> full_;  // arcs: a bit each stays in the cache where capacities do not
  // Steps to the nearest target at least; kNone = none can be got to. And how many states have each label.
  std::vector<uint32_t> label_, labelled_;
  std::vector<uint32_t> next_, nextIn_;  // arcs before these lead nowhere nearer
  std::vector<bool> isTarget_, seen_, inLevel_;
  uint64_t raising_ = 0;  // arcs looked at since labels were counted
  struct Hop {
    uint32_t arc;
    bool back;
  };
  std::vector<Hop> way_;
  std::vector<uint32_t> open_;
  Flow total_ = 0;
};

}  // namespace postern
