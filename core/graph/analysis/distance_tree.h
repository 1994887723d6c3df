// SPDX-License-Identifier: Apache-2.0
// The likeliest ways from the sources to every state, kept up to date while fixes are applied and taken back:
// only what hung on the closed arcs is searched anew (after G. Ramalingam, T. Reps, "An incremental algorithm
// for a generalization of the shortest-path problem", 1996, for deletions). Knows the estate's path risk.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/analysis/derivation.h"

namespace postern {

class DistanceTree {
 public:
  explicit DistanceTree(const FixGraph& graph);

  /// The sum of path_risk.h with the applied fixes done.
  uint64_t risk() const { return risk_; }
  uint64_t riskOf(uint32_t target) const { return riskOf_[target]; }
  /// kNoPath where nothing leads to.
  uint64_t distance(uint32_t state) const { return sums_.best[state]; }
  /// The last arc of the likeliest way to it; kNone at sources and where nothing leads to.
  uint32_t lastArc(uint32_t state) const { return sums_.parent[state]; }
  /// The arcs that its distance rests on; a plain path from a source on, in order.
  std::vector<uint32_t> pathTo(uint32_t state) const { return derivationOf(graph_, sums_.parent, state); }
  bool open(uint32_t arc) const { return closers_[arc] == 0; }

  void apply(uint32_t fix);
  /// Takes back the last fix that was applied and not taken back.
  void undo();
  /// Arcs looked at so far: the measure of work.
  uint64_t work() const { return work_; }

 private:
  struct Change {
    uint32_t state, parent;
    uint64_t distance;
  };
  struct Applied {
    uint32_t fix;
    size_t firstChange;
  };

  void settle();
  void set(uint32_t state, uint64_t distance, uint32_t parent);
  void takeSubtree(uint32_t root);

  const FixGraph& graph_;
  std::vector<uint32_t> closers_;
  Sums sums_;
  std::vector<uint32_t> targetAt_;  // per state: kNone or the target
  std::vector<uint64_t> riskOf_;
  uint64_t risk_ = 0, work_ = 0;
  std::vector<Change> changes_;
  std::vector<Applied> applied_;
  std::vector<uint32_t> lost_;
};

}  // namespace postern
