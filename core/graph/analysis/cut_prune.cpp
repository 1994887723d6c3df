// SPDX-License-Identifier: Apache-2.0
// Where arcs need two states, what leads to a target is not kept: the search then goes on to the target.
#include "graph/analysis/cut_prune.h"

#include <algorithm>

#include "graph/analysis/derivation.h"

namespace postern {
namespace {

class Pruning {
 public:
  Pruning(const FixGraph& graph, const std::vector<bool>& live, const std::vector<bool>& without,
          const std::vector<uint32_t>& fixes, uint64_t& work)
      : graph_(graph), live_(live), work_(work), closers_(graph.arcs()), leads_(graph.states()) {
    for (const uint32_t fix : fixes) {
      for (const uint32_t arc : graph.arcsOf(fix)) ++closers_[arc];
    }
    reached_ = reachedStates(graph, [&](uint32_t arc) { return isOpen(arc); });
    for (size_t i = 0; i < graph.targets().size(); ++i) {
      if (!without[i]) lead(graph.targets()[i].state);
    }
    work_ += uint64_t{graph.arcs()} * 2;
  }

  bool isNeedless(uint32_t fix) {
    for (const uint32_t arc : graph_.arcsOf(fix)) --closers_[arc];
    found_.clear();
    if (opensNoWay(fix)) {
      for (const uint32_t arc : graph_.arcsOf(fix)) {
        if (isOpen(arc) && !graph_.hasSecond() && leads_[graph_.to(arc)]) lead(graph_.from(arc));
      }
      return true;
    }
    for (const uint32_t state : found_) reached_[state] = false;
    for (const uint32_t arc : graph_.arcsOf(fix)) ++closers_[arc];
    return false;
  }

 private:
  bool isOpen(uint32_t arc) const { return live_[arc] && closers_[arc] == 0; }
  bool isHeld(uint32_t arc) const {
    return reached_[graph_.from(arc)] && (graph_.also(arc) == kNone || reached_[graph_.also(arc)]);
  }

  /// What the arc now gives, into found_; false when a target can be got to from there.
  bool go(uint32_t arc) {
    ++work_;
    const uint32_t to = graph_.to(arc);
    if (!isOpen(arc) || !isHeld(arc) || reached_[to]) return true;
    reached_[to] = true;
    found_.push_back(to);
    return !leads_[to];
  }
  bool opensNoWay(uint32_t fix) {
    for (const uint32_t arc : graph_.arcsOf(fix)) {
      if (!go(arc)) return false;
    }
    for (size_t i = 0; i < found_.size(); ++i) {
      bool none = true;
      eachArcFrom(graph_, found_[i], [&](uint32_t arc) { none = none && go(arc); });
      if (!none) return false;
    }
    return true;
  }
  void lead(uint32_t state) {
    if (leads_[state]) return;
    leads_[state] = true;
    if (graph_.hasSecond()) return;
    std::vector<uint32_t> open{state};
    while (!open.empty()) {
      const uint32_t at = open.back();
      open.pop_back();
      for (const uint32_t arc : graph_.in(at)) {
        ++work_;
        if (!isOpen(arc) || leads_[graph_.from(arc)]) continue;
        leads_[graph_.from(arc)] = true;
        open.push_back(graph_.from(arc));
      }
    }
  }

  const FixGraph& graph_;
  const std::vector<bool>& live_;
  uint64_t& work_;
  std::vector<uint32_t> closers_;
  std::vector<bool> reached_, leads_;
  std::vector<uint32_t> found_;
};

}  // namespace

std::vector<uint32_t> withoutNeedless(const FixGraph& graph, const std::vector<bool>& live,
                                      const std::vector<bool>& without, std::vector<uint32_t> fixes,
                                      uint64_t& work, uint64_t most) {
  std::sort(fixes.begin(), fixes.end(), [&](uint32_t a, uint32_t b) {
    return graph.effort(a) != graph.effort(b) ? graph.effort(a) > graph.effort(b) : a < b;
  });
  Pruning pruning(graph, live, without, fixes, work);
  std::erase_if(fixes, [&](uint32_t fix) { return work < most && pruning.isNeedless(fix); });
  return fixes;
}

}  // namespace postern
