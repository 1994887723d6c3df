// SPDX-License-Identifier: Apache-2.0
// A way is kept from its source to where it has got; after an augmentation it is cut back to the first arc
// that has become full. A label that no state has any more cuts off all that are labelled higher.
#include "graph/analysis/max_flow.h"

#include <algorithm>

namespace postern {
namespace {

// Measured on a million states: labels are counted anew when raising has looked at a quarter of the arcs.
constexpr uint32_t kRaisingShare = 4;
constexpr uint32_t kManyStates = 16;  // one state in so many is a level of many

}  // namespace

MaxFlow::MaxFlow(const FixGraph& graph, std::vector<Flow> capacity, const std::vector<bool>& without)
    : graph_(graph),
      capacity_(std::move(capacity)),
      flow_(graph.arcs()),
      carries_(graph.states()),
      sends_(graph.states()),
      full_(graph.arcs()),
      isTarget_(graph.states()) {
  for (size_t i = 0; i < graph.targets().size(); ++i) {
    if (without.empty() || !without[i]) isTarget_[graph.targets()[i].state] = true;
  }
}

// Level by level. A level of many states is found from the other side: each state that has no label yet looks
// whether it can send to one of them, which reads arcs in the order in which they lie.
void MaxFlow::countLabels() {
  label_.assign(graph_.states(), kNone);
  labelled_.assign(size_t{graph_.states()} + 1, 0);
  next_.resize(graph_.states());
  nextIn_.assign(graph_.states(), 0);
  seen_.assign(graph_.states(), false);
  open_.clear();
  for (const FixTarget& target : graph_.targets()) {
    if (isTarget_[target.state] && !seen_[target.state]) label(target.state, 0);
  }
  for (size_t begin = 0; begin < open_.size();) {
    const size_t end = open_.size();
    const uint32_t next = label_[open_[begin]] + 1;
    if (end - begin > graph_.states() / kManyStates) {
      labelBySenders(begin, end, next);
    } else {
      for (size_t at = begin; at < end; ++at) labelSenders(open_[at], next);
    }
    begin = end;
  }
  raising_ = 0;
}

void MaxFlow::label(uint32_t state, uint32_t label) {
  seen_[state] = true;
  label_[state] = label;
  ++labelled_[label];
  next_[state] = graph_.firstOut(state);
  open_.push_back(state);
}

void MaxFlow::labelSenders(uint32_t state, uint32_t next) {
  const auto before = graph_.before(state);
  const auto in = graph_.in(state);
  for (size_t i = 0; i < before.size(); ++i) {
    if (!seen_[before[i]] && !full_[in[i]]) label(before[i], next);
  }
  if (sends_[state] == 0) return;
  // Against the flow: what goes to a state from here may be kept here.
  const uint32_t end = graph_.firstOut(state + 1);
  for (uint32_t arc = graph_.firstOut(state); arc < end; ++arc) {
    if (!seen_[graph_.to(arc)] && flow_[arc] > 0) label(graph_.to(arc), next);
  }
}

void MaxFlow::labelBySenders(size_t begin, size_t end, uint32_t next) {
  inLevel_.assign(graph_.states(), false);
  for (size_t at = begin; at < end; ++at) inLevel_[open_[at]] = true;
  const auto sends = [&](uint32_t state) {
    const uint32_t last = graph_.firstOut(state + 1);
    for (uint32_t arc = graph_.firstOut(state); arc < last; ++arc) {
      if (inLevel_[graph_.to(arc)] && !full_[arc]) return true;
    }
    if (carries_[state] == 0) return false;
    for (const uint32_t arc : graph_.in(state)) {
      if (inLevel_[graph_.from(arc)] && flow_[arc] > 0) return true;
    }
    return false;
  };
  for (uint32_t state = 0; state < graph_.states(); ++state) {
    if (!seen_[state] && sends(state)) label(state, next);
  }
}

// One more hop from `state` towards a target; false when there is none.
bool MaxFlow::advance(uint32_t state) {
  const uint32_t wanted = label_[state] - 1;
  const uint32_t end = graph_.firstOut(state + 1);
  for (; next_[state] < end; ++next_[state]) {
    const uint32_t arc = next_[state];
    if (full_[arc] || label_[graph_.to(arc)] != wanted) continue;
    way_.push_back({arc, false});
    return true;
  }
  if (carries_[state] == 0) return false;
  const auto in = graph_.in(state);
  for (; nextIn_[state] < in.size(); ++nextIn_[state]) {
    const uint32_t arc = in[nextIn_[state]];
    if (label_[graph_.from(arc)] != wanted || flow_[arc] == 0) continue;
    way_.push_back({arc, true});
    return true;
  }
  return false;
}

// To one more than the least label that it can send to; false when a label is then held by none.
bool MaxFlow::raise(uint32_t state) {
  uint32_t least = kNone;
  const uint32_t end = graph_.firstOut(state + 1);
  for (uint32_t arc = graph_.firstOut(state); arc < end; ++arc) {
    if (!full_[arc]) least = std::min(least, label_[graph_.to(arc)]);
  }
  raising_ += end - graph_.firstOut(state);
  if (carries_[state] != 0) {
    for (const uint32_t arc : graph_.in(state)) {
      if (flow_[arc] > 0) least = std::min(least, label_[graph_.from(arc)]);
    }
    raising_ += graph_.in(state).size();
  }
  const uint32_t old = label_[state];
  label_[state] = least == kNone ? kNone : least + 1;
  next_[state] = graph_.firstOut(state);
  nextIn_[state] = 0;
  if (label_[state] != kNone) ++labelled_[label_[state]];
  return --labelled_[old] != 0;
}

void MaxFlow::change(uint32_t arc, Flow by) {
  const bool carried = flow_[arc] > 0;
  flow_[arc] += by;
  const bool carries = flow_[arc] > 0;
  full_[arc] = flow_[arc] >= capacity_[arc];
  if (carries == carried) return;
  carries_[graph_.to(arc)] += carries ? 1U : ~0U;
  sends_[graph_.from(arc)] += carries ? 1U : ~0U;
}

void MaxFlow::augment() {
  Flow room = kEndlessFlow;
  for (const Hop& hop : way_)
    room = std::min(room, hop.back ? flow_[hop.arc] : capacity_[hop.arc] - flow_[hop.arc]);
  size_t keep = way_.size();
  for (size_t i = way_.size(); i-- > 0;) {
    const auto [arc, back] = way_[i];
    change(arc, back ? -room : room);
    if (back ? flow_[arc] == 0 : full_[arc]) keep = i;
  }
  way_.resize(keep);
  total_ += room;
}

void MaxFlow::push(uint32_t source, Flow enough) {
  way_.clear();
  while (total_ < enough && label_[source] != kNone) {
    if (raising_ > graph_.arcs() / kRaisingShare) {
      way_.clear();
      countLabels();
      continue;
    }
    const uint32_t state = way_.empty()       ? source
                           : way_.back().back ? graph_.from(way_.back().arc)
                                              : graph_.to(way_.back().arc);
    if (label_[state] == 0) {
      if (way_.empty()) return;  // a source that is a target: nothing to cut
      augment();
      continue;
    }
    if (advance(state)) continue;
    if (!raise(state)) {
      // A gap: nothing at or above the old label gets to a target. Where that is all, this counts no state.
      way_.clear();
      countLabels();
      continue;
    }
    if (!way_.empty()) way_.pop_back();
  }
}

Flow MaxFlow::run(Flow enough) {
  for (uint32_t arc = 0; arc < graph_.arcs() && !fullKnown_; ++arc) full_[arc] = flow_[arc] >= capacity_[arc];
  fullKnown_ = true;
  countLabels();
  for (const uint32_t source : graph_.sources()) push(source, enough);
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
    const auto before = graph_.before(state);
    for (size_t i = 0; i < before.size(); ++i) {
      if (!leads[before[i]] && !full_[graph_.in(state)[i]]) take(before[i]);
    }
    if (sends_[state] == 0) continue;
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
