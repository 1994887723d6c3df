// SPDX-License-Identifier: Apache-2.0
// The lower bound of a cut by shared flow: a flow in which what runs through all arcs of a fix stays within
// its effort is never more than the effort of a set of fixes that cuts (LP duality). Every fix first divides
// its effort among its arcs evenly; then what arcs do not use goes to those that are full, and the flow
// grows.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/analysis/max_flow.h"

namespace postern {

/// About how often a flow looks at each arc.
inline constexpr uint64_t kWorkPerArc = 30;

class CutBound {
 public:
  /// `live`: per arc, whether it is on a way from a source to a target that counts.
  CutBound(const FixGraph& graph, const std::vector<bool>& live, const std::vector<FixChoice>& choice,
           const std::vector<bool>& without);

  /// At most `rounds` redistributions. False when the rest cannot be cut at all.
  bool grow(uint32_t rounds);
  /// Effort that the fixes still to be taken need at least.
  uint64_t bound() const { return static_cast<uint64_t>((flow_.total() + scale_ - 1) / scale_); }
  /// Arcs of a minimum cut of the last flow.
  const std::vector<uint32_t>& arcs() const { return arcs_; }
  /// Each fix closes at most one arc: bound() is exact.
  bool oneToOne() const { return oneToOne_; }
  uint64_t work() const { return work_; }

 private:
  void divide();
  void redistribute();
  std::vector<uint32_t> openArcs(std::vector<uint32_t> arcs) const;

  const FixGraph& graph_;
  const std::vector<bool>& live_;
  const std::vector<FixChoice>& choice_;
  bool oneToOne_ = true;
  Flow scale_ = 1;
  MaxFlow flow_;
  std::vector<uint32_t> arcs_;
  uint64_t work_ = 0;
};

}  // namespace postern
