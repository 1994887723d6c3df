// SPDX-License-Identifier: Apache-2.0
// Branching: of a path that is still open one of the fixes that close it must be taken; the branch of the
// n-th bans those before it, so that no set is looked at twice.
#include "graph/analysis/cut.h"

#include <algorithm>
#include <queue>

#include "graph/analysis/cut_bound.h"
#include "graph/analysis/cut_prune.h"
#include "graph/analysis/derivation.h"

namespace postern {
namespace {

constexpr uint32_t kDeepest = 1'000;  // levels of branching: the stack of a browser is small
// Rounds of the bound (cut_bound.h) before branching. Large graphs have the fewest: they are what a minimum
// cut of a million states may take.
constexpr uint32_t kRoundsAtRoot = 40;
constexpr uint32_t kFewestRounds = 3;
constexpr uint32_t kRoundsInside = 6;
// Of what is used outside the cut so much is moved into it first, in 256ths; half of it whenever that lessens
// the bound, since the steps of a supergradient must get smaller.
constexpr uint32_t kFirstStep = 128;

class CutSearch {
 public:
  CutSearch(const FixGraph& graph, uint64_t work)
      : graph_(graph),
        limit_(work),
        choice_(graph.fixes(), FixChoice::kFree),
        without_(graph.targets().size()) {}

  MinimumCut run();

 private:
  void findUncut();
  void findLive();
  bool cutOneToOne();
  void cutShared();
  std::vector<bool> reachedDespite(const std::vector<FixChoice>& choice);
  std::vector<uint32_t> cover(const std::vector<uint32_t>& arcs) const;
  void keepPruned(std::vector<uint32_t> fixes);
  uint64_t boundAtRoot();
  void keep(std::vector<uint32_t> fixes);
  bool leastHindered(std::vector<uint32_t>& fixes);
  void branch(uint64_t effort, uint32_t depth);

  const FixGraph& graph_;
  uint64_t limit_;
  uint64_t work_ = 0;
  bool complete_ = true;
  std::vector<FixChoice> choice_;
  std::vector<bool> without_;
  std::vector<bool> live_;   // arcs on a way that counts
  std::vector<bool> plain_;  // those of them that need one state only
  bool found_ = false;
  MinimumCut best_;
};

void CutSearch::findUncut() {
  const std::vector<bool> open =
      reachedStates(graph_, [&](uint32_t arc) { return graph_.fixesOf(arc).empty(); });
  for (uint32_t i = 0; i < graph_.targets().size(); ++i) {
    without_[i] = open[graph_.targets()[i].state];
    if (without_[i]) best_.uncut.push_back(i);
  }
}

void CutSearch::findLive() {
  const std::vector<bool> ahead = reachedStates(graph_, [](uint32_t) { return true; });
  std::vector<bool> leads(graph_.states());
  std::vector<uint32_t> open;
  const auto take = [&](uint32_t state) {
    if (!leads[state] && ahead[state]) {
      leads[state] = true;
      open.push_back(state);
    }
  };
  for (uint32_t i = 0; i < graph_.targets().size(); ++i) {
    if (!without_[i]) take(graph_.targets()[i].state);
  }
  live_.assign(graph_.arcs(), false);
  while (!open.empty()) {
    const uint32_t state = open.back();
    open.pop_back();
    const auto before = graph_.before(state);
    for (size_t i = 0; i < before.size(); ++i) {
      const uint32_t arc = graph_.in(state)[i];
      const uint32_t also = graph_.also(arc);
      if (!ahead[before[i]] || (also != kNone && !ahead[also])) continue;
      live_[arc] = true;
      take(before[i]);
      if (also != kNone) take(also);
    }
  }
  plain_ = live_;
  for (uint32_t arc = 0; graph_.hasSecond() && arc < graph_.arcs(); ++arc) {
    if (graph_.also(arc) != kNone) plain_[arc] = false;
  }
}

// States that live arcs lead to when the taken fixes are done.
std::vector<bool> CutSearch::reachedDespite(const std::vector<FixChoice>& choice) {
  return reachedStates(graph_, [&](uint32_t arc) {
    ++work_;
    const auto fixes = graph_.fixesOf(arc);
    return live_[arc] && std::none_of(fixes.begin(), fixes.end(),
                                      [&](uint32_t fix) { return choice[fix] == FixChoice::kTaken; });
  });
}

// Fixes that close all of `arcs`: again and again the one with the least effort per arc that is still open.
std::vector<uint32_t> CutSearch::cover(const std::vector<uint32_t>& arcs) const {
  std::vector<uint32_t> count(graph_.fixes());
  std::vector<bool> due(graph_.arcs());
  for (const uint32_t arc : arcs) {
    due[arc] = true;
    for (const uint32_t fix : graph_.fixesOf(arc)) ++count[fix];
  }
  struct Offer {
    uint64_t effort, arcs;
    uint32_t fix;
    bool operator<(const Offer& other) const {  // the best is the greatest
      const uint64_t mine = effort * other.arcs;
      const uint64_t theirs = other.effort * arcs;
      return mine != theirs ? mine > theirs : fix > other.fix;
    }
  };
  std::priority_queue<Offer> offers;
  for (uint32_t fix = 0; fix < graph_.fixes(); ++fix) {
    if (count[fix] != 0 && choice_[fix] == FixChoice::kFree)
      offers.push({graph_.effort(fix), count[fix], fix});
  }
  std::vector<uint32_t> chosen;
  for (size_t left = arcs.size(); left != 0 && !offers.empty();) {
    Offer offer = offers.top();
    offers.pop();
    if (count[offer.fix] == 0) continue;
    if (offer.arcs != count[offer.fix]) {
      offer.arcs = count[offer.fix];
      offers.push(offer);
      continue;
    }
    chosen.push_back(offer.fix);
    for (const uint32_t arc : graph_.arcsOf(offer.fix)) {
      if (!due[arc]) continue;
      due[arc] = false;
      --left;
      for (const uint32_t fix : graph_.fixesOf(arc)) --count[fix];
    }
  }
  return chosen;
}

void CutSearch::keep(std::vector<uint32_t> fixes) {
  uint64_t effort = 0;
  for (const uint32_t fix : fixes) effort += graph_.effort(fix);
  if (found_ && effort >= best_.effort) return;
  found_ = true;
  std::sort(fixes.begin(), fixes.end());
  best_.fixes = std::move(fixes);
  best_.effort = effort;
}

// The open path that the fewest free fixes close, and those; false when no path is open. An empty list: it
// cannot be closed any more.
bool CutSearch::leastHindered(std::vector<uint32_t>& fixes) {
  const auto hindrance = [&](uint32_t arc) {
    uint64_t free = 0;
    for (const uint32_t fix : graph_.fixesOf(arc)) {
      if (choice_[fix] == FixChoice::kTaken) return kNoPath;
      free += choice_[fix] == FixChoice::kFree ? 1 : 0;
    }
    return live_[arc] ? free : kNoPath;
  };
  const Sums sums = leastSums(graph_, hindrance, work_);
  uint32_t nearest = kNone;
  for (uint32_t i = 0; i < graph_.targets().size(); ++i) {
    const uint32_t state = graph_.targets()[i].state;
    if (without_[i] || sums.best[state] == kNoPath) continue;
    if (nearest == kNone || sums.best[state] < sums.best[nearest]) nearest = state;
  }
  if (nearest == kNone) return false;
  fixes.clear();
  for (const uint32_t arc : derivationOf(graph_, sums.parent, nearest)) {
    for (const uint32_t fix : graph_.fixesOf(arc)) {
      if (choice_[fix] == FixChoice::kFree) fixes.push_back(fix);
    }
  }
  std::sort(fixes.begin(), fixes.end());
  fixes.erase(std::unique(fixes.begin(), fixes.end()), fixes.end());
  return true;
}

void CutSearch::branch(uint64_t effort, uint32_t depth) {
  if (found_ && effort >= best_.effort) return;
  if (work_ > limit_ || depth > kDeepest) {
    complete_ = false;
    return;
  }
  std::vector<uint32_t> taken;
  for (uint32_t fix = 0; fix < graph_.fixes(); ++fix) {
    if (choice_[fix] == FixChoice::kTaken) taken.push_back(fix);
  }
  std::vector<uint32_t> fixes;
  if (!leastHindered(fixes)) return keep(std::move(taken));
  CutBound bound(graph_, plain_, choice_, without_);
  const bool possible = bound.grow(kRoundsInside);
  work_ += bound.work();
  if (!possible || (found_ && effort + bound.bound() >= best_.effort)) return;
  if (!graph_.hasSecond()) {
    std::vector<uint32_t> whole = cover(bound.arcs());
    whole.insert(whole.end(), taken.begin(), taken.end());
    keep(std::move(whole));
  }
  for (const uint32_t fix : fixes) {
    choice_[fix] = FixChoice::kTaken;
    branch(effort + graph_.effort(fix), depth + 1);
    choice_[fix] = FixChoice::kBanned;
  }
  for (const uint32_t fix : fixes) choice_[fix] = FixChoice::kFree;
}

// Every fix closes one arc at most: the flow is the answer, whatever arcs lead nowhere.
bool CutSearch::cutOneToOne() {
  if (graph_.hasSecond()) return false;
  for (uint32_t fix = 0; fix < graph_.fixes(); ++fix) {
    if (graph_.arcsOf(fix).size() > 1) return false;
  }
  live_.assign(graph_.arcs(), true);
  CutBound flow(graph_, live_, choice_, without_);
  flow.grow(0);
  keep(cover(flow.arcs()));
  best_.bound = flow.bound();
  best_.arcs = flow.arcs();
  return true;
}

void CutSearch::keepPruned(std::vector<uint32_t> fixes) {
  keep(withoutNeedless(graph_, live_, without_, std::move(fixes), work_, limit_ / 2));
}

// Each round's cut is one that the bound speaks for: covered it is a candidate, the best is pruned.
uint64_t CutSearch::boundAtRoot() {
  CutBound root(graph_, plain_, choice_, without_);
  root.begin();
  const bool candidates = !graph_.hasSecond();
  if (candidates) keep(cover(root.arcs()));
  const uint64_t affordable = limit_ / (25 * (uint64_t{graph_.arcs()} + 1));
  const auto rounds = static_cast<uint32_t>(std::clamp<uint64_t>(affordable, kFewestRounds, kRoundsAtRoot));
  uint32_t step = kFirstStep;
  for (uint32_t round = 0; round < rounds && !root.oneToOne(); ++round) {
    if (found_ && root.bound() >= best_.effort) break;
    if (!root.tilt(step)) step /= 2;
    if (candidates) keep(cover(root.arcs()));
  }
  if (candidates) keepPruned(best_.fixes);
  work_ += root.work();
  return root.bound();
}

// The flow that bounds from below goes without arcs that need a second state; the first cut is one of the
// graph in which they do without it, so that it holds in any case.
void CutSearch::cutShared() {
  findLive();
  best_.bound = boundAtRoot();
  if (graph_.hasSecond()) {
    CutBound all(graph_, live_, choice_, without_);
    std::vector<uint32_t> first;
    if (all.grow(kRoundsInside)) {
      first = cover(all.arcs());
    } else {  // a way is open but for its second preconditions: every fix there is, then fewer
      for (uint32_t fix = 0; fix < graph_.fixes(); ++fix) first.push_back(fix);
    }
    keepPruned(std::move(first));
  }
  if (best_.effort > best_.bound) {
    branch(0, 0);
    if (complete_) best_.bound = best_.effort;
  }
  for (const uint32_t fix : best_.fixes) choice_[fix] = FixChoice::kTaken;
  const std::vector<bool> seen = reachedDespite(choice_);
  for (uint32_t arc = 0; arc < graph_.arcs(); ++arc) {
    if (live_[arc] && seen[graph_.from(arc)] && !seen[graph_.to(arc)]) best_.arcs.push_back(arc);
  }
}

MinimumCut CutSearch::run() {
  findUncut();
  if (!cutOneToOne()) cutShared();
  return std::move(best_);
}

}  // namespace

MinimumCut minimumCut(const FixGraph& graph, uint64_t work) { return CutSearch(graph, work).run(); }

}  // namespace postern
