// SPDX-License-Identifier: Apache-2.0
// A way is kept from its source to where it has got; after an augmentation it is cut back to the first arc
// that has become full.
#include "graph/analysis/max_flow.h"

#include <algorithm>

namespace postern {

MaxFlow::MaxFlow(const FixGraph& graph, std::vector<Flow> capacity, const std::vector<bool>& without)
    : graph_(graph),
      capacity_(std::move(capacity)),
      flow_(graph.arcs()),
      carries_(graph.states()),
      isTarget_(graph.states()) {
  for (size_t i = 0; i < graph.targets().size(); ++i) {
    if (without.empty() || !without[i]) isTarget_[graph.targets()[i].state] = true;
  }
}

// Steps to the nearest target along arcs that can take more; true when a source has one. The search ends with
// the level of the nearest source.
bool MaxFlow::level() {
  level_.assign(graph_.states(), kNone);
  open_.clear();
  for (const FixTarget& target : graph_.targets()) {
    if (!isTarget_[target.state] || level_[target.state] == 0) continue;
    level_[target.state] = 0;
    open_.push_back(target.state);
  }
  std::vector<bool> isSource(graph_.states());
  for (const uint32_t source : graph_.sources()) isSource[source] = true;
  uint32_t deepest = kNone;
  for (size_t at = 0; at < open_.size(); ++at) {
    const uint32_t state = open_[at];
    const uint32_t depth = level_[state] + 1;
    if (isSource[state] && deepest == kNone) deepest = level_[state];
    if (depth > deepest) break;
    const auto take = [&](uint32_t from) {
      if (level_[from] != kNone) return;
      level_[from] = depth;
      open_.push_back(from);
    };
    for (const uint32_t arc : graph_.in(state)) {
      if (level_[graph_.from(arc)] == kNone && flow_[arc] < capacity_[arc]) take(graph_.from(arc));
    }
    // Against the flow: what sends into `to` from here may be sent here back from there.
    const uint32_t end = graph_.firstOut(state + 1);
    for (uint32_t arc = graph_.firstOut(state); arc < end; ++arc) {
      if (carries_[graph_.to(arc)] != 0 && flow_[arc] > 0) take(graph_.to(arc));
    }
  }
  return deepest != kNone;
}

// One more hop from `state` towards a target; false when there is none.
bool MaxFlow::advance(uint32_t state) {
  const uint32_t wanted = level_[state] - 1;
  const uint32_t end = graph_.firstOut(state + 1);
  for (; next_[state] < end; ++next_[state]) {
    const uint32_t arc = next_[state];
    if (level_[graph_.to(arc)] != wanted || flow_[arc] >= capacity_[arc]) continue;
    way_.push_back({arc, false});
    return true;
  }
  if (carries_[state] == 0) return false;
  const auto in = graph_.in(state);
  for (; nextIn_[state] < in.size(); ++nextIn_[state]) {
    const uint32_t arc = in[nextIn_[state]];
    if (level_[graph_.from(arc)] != wanted || flow_[arc] == 0) continue;
    way_.push_back({arc, true});
    return true;
  }
  return false;
}

void MaxFlow::augment() {
  Flow room = kEndlessFlow;
  for (const Hop& hop : way_)
    room = std::min(room, hop.back ? flow_[hop.arc] : capacity_[hop.arc] - flow_[hop.arc]);
  size_t keep = way_.size();
  for (size_t i = way_.size(); i-- > 0;) {
    const auto [arc, back] = way_[i];
    const bool carried = flow_[arc] > 0;
    flow_[arc] += back ? -room : room;
    const bool carries = flow_[arc] > 0;
    if (carries && !carried) ++carries_[graph_.to(arc)];
    if (!carries && carried) --carries_[graph_.to(arc)];
    if (back ? !carries : flow_[arc] >= capacity_[arc]) keep = i;
  }
  way_.resize(keep);
  total_ += room;
}

void MaxFlow::push(uint32_t source, Flow enough) {
  way_.clear();
  while (total_ < enough) {
    const uint32_t state = way_.empty()       ? source
                           : way_.back().back ? graph_.from(way_.back().arc)
                                              : graph_.to(way_.back().arc);
    if (level_[state] == 0) {
      if (way_.empty()) return;  // a source that is a target: nothing to cut
      augment();
      continue;
    }
    if (advance(state)) continue;
    level_[state] = kNone;  // a dead end in this phase
    if (way_.empty()) return;
    way_.pop_back();
  }
}

Flow MaxFlow::run(Flow enough) {
  while (total_ < enough && level()) {
    next_.resize(graph_.states());
    for (const uint32_t state : open_) next_[state] = graph_.firstOut(state);
    nextIn_.assign(graph_.states(), 0);
    const Flow before = total_;
    for (const uint32_t source : graph_.sources()) {
      if (level_[source] != kNone) push(source, enough);
    }
    if (total_ == before) break;
  }
  return total_;
}

std::vector<uint32_t> MaxFlow::cut() const {
  std::vector<bool> leads(graph_.states());
  std::vector<uint32_t> open;
  const auto take = [&](uint32_t state) {
    if (!leads[state]) open.push_back(state);
    leads[state] = true;
  };
  for (const FixTarget& target : graph_.targets()) {
    if (isTarget_[target.state]) take(target.state);
  }
  std::vector<uint32_t> arcs;
  while (!open.empty()) {
    const uint32_t state = open.back();
    open.pop_back();
    for (const uint32_t arc : graph_.in(state)) {
      if (flow_[arc] < capacity_[arc]) take(graph_.from(arc));
    }
    const uint32_t end = graph_.firstOut(state + 1);
    for (uint32_t arc = graph_.firstOut(state); arc < end; ++arc) {
      if (flow_[arc] > 0) take(graph_.to(arc));
    }
  }
  for (uint32_t arc = 0; arc < graph_.arcs(); ++arc) {
    if (!leads[graph_.from(arc)] && leads[graph_.to(arc)]) arcs.push_back(arc);
  }
  return arcs;
}

}  // namespace postern
