// SPDX-License-Identifier: Apache-2.0
// Taking flow back. Where an arc carries more than it may, what is too much is followed against the flow to a
// source and with it to a target, and lessened all the way. A way that comes round to itself is a circle of
// flow that helps nobody: it is taken out.
#include <algorithm>
#include <functional>

#include "graph/analysis/max_flow.h"

namespace postern {
namespace {

class Retreat {
 public:
  using Change = std::function<void(uint32_t arc, Flow by)>;

  Retreat(const FixGraph& graph, const std::vector<Flow>& flow, const std::vector<bool>& isTarget,
          Change change)
      : graph_(graph),
        flow_(flow),
        isTarget_(isTarget),
        change_(std::move(change)),
        isSource_(graph.states()),
        place_(graph.states(), kNone) {
    for (const uint32_t source : graph.sources()) isSource_[source] = true;
  }

  /// Lessens the flow through an arc; returns by how much less arrives at targets.
  Flow lessen(uint32_t arc, Flow by) {
    change_(arc, -by);
    const uint32_t from = graph_.from(arc);
    const uint32_t to = graph_.to(arc);
    Flow before = isSource_[from] ? 0 : by;
    Flow behind = isTarget_[to] ? 0 : by;
    Flow arrived = by - behind;
    while (before > 0) {
      // What comes back to where the arc led needs no target any more.
      const bool round = follow(from, true, behind > 0 ? to : kNone);
      Flow least = leastOf();
      if (!round) least = std::min(least, before);
      const bool met = !round && end_ == to && behind > 0;
      if (met) least = std::min(least, behind);
      cancel(least);
      if (!round) before -= least;
      if (met) behind -= least;
    }
    while (behind > 0) {
      const bool round = follow(to, false, kNone);
      const Flow least = round ? leastOf() : std::min(leastOf(), behind);
      cancel(least);
      if (round) continue;
      behind -= least;
      arrived += least;
    }
    return arrived;
  }

 private:
  /// Arcs that carry, from a state on into chain_; true when they are a circle.
  bool follow(uint32_t state, bool back, uint32_t alsoEnd) {
    chain_.clear();
    visited_.clear();
    bool round = false;
    while (!(back ? isSource_[state] : isTarget_[state]) && state != alsoEnd) {
      if (place_[state] != kNone) {
        chain_.erase(chain_.begin(), chain_.begin() + place_[state]);
        round = true;
        break;
      }
      place_[state] = static_cast<uint32_t>(chain_.size());
      visited_.push_back(state);
      const uint32_t arc = back ? carryingIn(state) : carryingOut(state);
      chain_.push_back(arc);
      state = back ? graph_.from(arc) : graph_.to(arc);
    }
    end_ = state;
    for (const uint32_t one : visited_) place_[one] = kNone;
    return round;
  }
  uint32_t carryingIn(uint32_t state) const {
    const auto in = graph_.in(state);
    return *std::find_if(in.begin(), in.end(), [&](uint32_t arc) { return flow_[arc] > 0; });
  }
  uint32_t carryingOut(uint32_t state) const {
    uint32_t arc = graph_.firstOut(state);
    while (flow_[arc] == 0) ++arc;
    return arc;
  }
  Flow leastOf() const {
    Flow least = kEndlessFlow;
    for (const uint32_t arc : chain_) least = std::min(least, flow_[arc]);
    return least;
  }
  void cancel(Flow by) {
    for (const uint32_t arc : chain_) change_(arc, -by);
  }

  const FixGraph& graph_;
  const std::vector<Flow>& flow_;
  const std::vector<bool>& isTarget_;
  Change change_;
  std::vector<bool> isSource_;
  std::vector<uint32_t> place_, chain_, visited_;
  uint32_t end_ = kNone;
};

}  // namespace

void MaxFlow::fit(const std::vector<uint32_t>& arcs) {
  Retreat retreat(graph_, flow_, isTarget_, [&](uint32_t arc, Flow by) { change(arc, by); });
  for (const uint32_t arc : arcs) {
    if (flow_[arc] > capacity_[arc]) total_ -= retreat.lessen(arc, flow_[arc] - capacity_[arc]);
  }
}

}  // namespace postern
