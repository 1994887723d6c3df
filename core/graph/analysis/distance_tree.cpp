// SPDX-License-Identifier: Apache-2.0
// A change of a state is logged with what was there before; undo() plays the log backwards.
#include "graph/analysis/distance_tree.h"

#include <algorithm>

#include "graph/path_risk.h"

namespace postern {

DistanceTree::DistanceTree(const FixGraph& graph)
    : graph_(graph),
      closers_(graph.arcs()),
      sums_(leastSums(
          graph, [&](uint32_t arc) { return uint64_t{graph.cost(arc)}; }, work_)),
      targetAt_(graph.states(), kNone),
      riskOf_(graph.targets().size()) {
  for (uint32_t i = 0; i < graph.targets().size(); ++i) {
    const uint32_t state = graph.targets()[i].state;
    targetAt_[state] = i;
    set(state, sums_.best[state], sums_.parent[state]);
  }
}

void DistanceTree::set(uint32_t state, uint64_t distance, uint32_t parent) {
  sums_.best[state] = distance;
  sums_.parent[state] = parent;
  const uint32_t target = targetAt_[state];
  if (target == kNone) return;
  risk_ -= riskOf_[target];
  riskOf_[target] = riskOfTarget(distance, graph_.targets()[target].impact);
  risk_ += riskOf_[target];
}

// Logs and forgets the distances of `root` and of all that is reached through it.
void DistanceTree::takeSubtree(uint32_t root) {
  if (sums_.best[root] == kNoPath) return;  // was below another root
  size_t at = lost_.size();
  const auto lose = [&](uint32_t state) {
    changes_.push_back({state, sums_.parent[state], sums_.best[state]});
    lost_.push_back(state);
    set(state, kNoPath, kNone);
  };
  lose(root);
  for (; at < lost_.size(); ++at) {
    const uint32_t state = lost_[at];
    eachArcFrom(graph_, state, [&](uint32_t arc) {
      ++work_;
      if (sums_.parent[graph_.to(arc)] == arc) lose(graph_.to(arc));
    });
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
      const uint64_t before = heldBefore(graph_, sums_.best, arc);
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
    if (distance != sums_.best[state]) continue;
    eachArcFrom(graph_, state, [&](uint32_t arc) {
      ++work_;
      const uint64_t before = heldBefore(graph_, sums_.best, arc);
      const uint32_t to = graph_.to(arc);
      if (!open(arc) || before == kNoPath || before + graph_.cost(arc) >= sums_.best[to]) return;
      set(to, before + graph_.cost(arc), arc);
      queue.push(before + graph_.cost(arc), to);
    });
  }
}

void DistanceTree::apply(uint32_t fix) {
  applied_.push_back({fix, changes_.size()});
  lost_.clear();
  for (const uint32_t arc : graph_.arcsOf(fix)) {
    if (closers_[arc]++ == 0 && sums_.parent[graph_.to(arc)] == arc) takeSubtree(graph_.to(arc));
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
