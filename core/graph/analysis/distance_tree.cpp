// SPDX-License-Identifier: Apache-2.0
// A change of a state is logged with what was there before; undo() plays the log backwards.
#include "graph/analysis/distance_tree.h"

#include <algorithm>

#include "graph/path_risk.h"

namespace postern {

DistanceTree::DistanceTree(const FixGraph& graph)
    : graph_(graph),
      distance_(graph.states(), kNoPath),
      parent_(graph.states(), kNone),
      closers_(graph.arcs()),
      targetAt_(graph.states(), kNone),
      riskOf_(graph.targets().size()) {
  for (uint32_t i = 0; i < graph.targets().size(); ++i) targetAt_[graph.targets()[i].state] = i;
  searchAll();
  changes_.clear();
}

void DistanceTree::set(uint32_t state, uint64_t distance, uint32_t parent) {
  distance_[state] = distance;
  parent_[state] = parent;
  const uint32_t target = targetAt_[state];
  if (target == kNone) return;
  risk_ -= riskOf_[target];
  riskOf_[target] = riskOfTarget(distance, graph_.targets()[target].impact);
  risk_ += riskOf_[target];
}

void DistanceTree::searchAll() {
  MonotoneQueue queue;
  for (const uint32_t source : graph_.sources()) {
    if (distance_[source] == 0) continue;
    set(source, 0, kNone);
    queue.push(0, source);
  }
  while (!queue.empty()) {
    const auto [distance, state] = queue.pop();
    if (distance != distance_[state]) continue;
    const uint32_t end = graph_.firstOut(state + 1);
    work_ += end - graph_.firstOut(state);
    for (uint32_t arc = graph_.firstOut(state); arc < end; ++arc) {
      const uint64_t next = distance + graph_.cost(arc);
      const uint32_t to = graph_.to(arc);
      if (!open(arc) || next >= distance_[to]) continue;
      distance_[to] = next;
      parent_[to] = arc;
      queue.push(next, to);
    }
  }
  for (uint32_t i = 0; i < graph_.targets().size(); ++i) {
    const uint32_t state = graph_.targets()[i].state;
    set(state, distance_[state], parent_[state]);
  }
}

std::vector<uint32_t> DistanceTree::pathTo(uint32_t state) const {
  std::vector<uint32_t> arcs;
  for (uint32_t arc = parent_[state]; arc != kNone; arc = parent_[graph_.from(arc)]) arcs.push_back(arc);
  std::reverse(arcs.begin(), arcs.end());
  return arcs;
}

// Logs and forgets the distances of `root` and of all that is reached through it.
void DistanceTree::takeSubtree(uint32_t root) {
  if (distance_[root] == kNoPath) return;  // was below another root
  size_t at = lost_.size();
  const auto lose = [&](uint32_t state) {
    changes_.push_back({state, parent_[state], distance_[state]});
    lost_.push_back(state);
    set(state, kNoPath, kNone);
  };
  lose(root);
  for (; at < lost_.size(); ++at) {
    const uint32_t state = lost_[at];
    const uint32_t end = graph_.firstOut(state + 1);
    work_ += end - graph_.firstOut(state);
    for (uint32_t arc = graph_.firstOut(state); arc < end; ++arc) {
      if (parent_[graph_.to(arc)] == arc) lose(graph_.to(arc));
    }
  }
}

// Gives the lost states their new distances. Keys start anywhere: a queue of its own.
void DistanceTree::settle() {
  MonotoneQueue queue;
  std::vector<Change> wishes;
  for (const uint32_t state : lost_) {
    uint64_t best = kNoPath;
    uint32_t by = kNone;
    for (const uint32_t arc : graph_.in(state)) {
      ++work_;
      const uint64_t before = distance_[graph_.from(arc)];
      if (!open(arc) || before == kNoPath || before + graph_.cost(arc) >= best) continue;
      best = before + graph_.cost(arc);
      by = arc;
    }
    if (best != kNoPath) wishes.push_back({state, by, best});
  }
  for (const Change& wish : wishes) {
    set(wish.state, wish.distance, wish.parent);
    queue.push(wish.distance, wish.state);
  }
  while (!queue.empty()) {
    const auto [distance, state] = queue.pop();
    if (distance != distance_[state]) continue;
    const uint32_t end = graph_.firstOut(state + 1);
    work_ += end - graph_.firstOut(state);
    for (uint32_t arc = graph_.firstOut(state); arc < end; ++arc) {
      const uint64_t next = distance + graph_.cost(arc);
      if (!open(arc) || next >= distance_[graph_.to(arc)]) continue;
      set(graph_.to(arc), next, arc);
      queue.push(next, graph_.to(arc));
    }
  }
}

void DistanceTree::apply(uint32_t fix) {
  applied_.push_back({fix, changes_.size()});
  lost_.clear();
  for (const uint32_t arc : graph_.arcsOf(fix)) {
    if (closers_[arc]++ == 0 && parent_[graph_.to(arc)] == arc) takeSubtree(graph_.to(arc));
  }
  if (!lost_.empty()) settle();
}

void DistanceTree::undo() {
  const Applied last = applied_.back();
  applied_.pop_back();
  for (const uint32_t arc : graph_.arcsOf(last.fix)) --closers_[arc];
  while (changes_.size() > last.firstChange) {
    const Change& change = changes_.back();
    set(change.state, change.distance, change.parent);
    changes_.pop_back();
  }
}

}  // namespace postern
