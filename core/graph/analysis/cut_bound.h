// SPDX-License-Identifier: Apache-2.0
// The lower bound of a cut by shared flow: a flow in which what runs through all arcs of a fix stays within
// its effort is never more than the effort of a set of fixes that cuts (LP duality). Every fix first divides
// its effort among its arcs evenly; then, round by round, what arcs outside the cut do not use goes to those
// in it (a supergradient: the flow is concave in the shares), with a part of what they do use, so that the
// flow finds other ways.
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

  /// The first flow. False when the rest cannot be cut at all.
  bool begin();
  /// A round: of what a fix's arcs outside the cut carry `parts`/256 are moved into it. 0: the flow only
  /// grows.
  /// False when the bound has not risen.
  bool tilt(uint32_t parts);
  /// begin() and at most `rounds` rounds in which it grows.
  bool grow(uint32_t rounds);
  /// Effort that the fixes still to be taken need at least: of all rounds the most.
  uint64_t bound() const { return static_cast<uint64_t>((best_ + scale_ - 1) / scale_); }
  /// Arcs of a minimum cut of the last flow.
  const std::vector<uint32_t>& arcs() const { return arcs_; }
  /// Each fix closes at most one arc: bound() is exact.
  bool oneToOne() const { return oneToOne_; }
  uint64_t work() const { return work_; }

 private:
  void divide();
  std::span<Flow> sharesOf(uint32_t fix);
  Flow capacityOf(uint32_t arc);
  void share(uint32_t fix, uint32_t parts);
  bool flow();
  std::vector<uint32_t> openArcs(std::vector<uint32_t> arcs) const;

  const FixGraph& graph_;
  const std::vector<bool>& live_;
  const std::vector<FixChoice>& choice_;
  bool oneToOne_ = true;
  Flow scale_ = 1;
  std::vector<Flow> shares_;  // per fix and arc that it closes
  MaxFlow flow_;
  Flow best_ = 0;
  std::vector<uint32_t> arcs_;
  std::vector<bool> inCut_;
  uint64_t work_ = 0;
};

}  // namespace postern
