// SPDX-License-Identifier: Apache-2.0
// Only a fix on the likeliest path of some target lowers the sum now: these are what a step of the greedy
// plan chooses among, alone or, where several findings open one step, together. Branching: a plan either does
// one of the fixes on the likeliest path of the riskiest target, or none of them and then that target stays.
#include "graph/analysis/fix_plan.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/analysis/plan_bound.h"

namespace postern {
namespace {

using Bundle = std::vector<uint32_t>;  // fixes done together, ascending

constexpr uint64_t kGreedyShare = 2;  // at most 1/2 of the work for the first plan
constexpr size_t kTargetsDeepened = 8;
constexpr uint64_t kWorkPerBranch = 5'000;
constexpr uint32_t kDeepest = 4'000;  // levels of branching: the stack of a browser is small

class PlanSearch {
 public:
  PlanSearch(const FixGraph& graph, const PlanBudget& budget, uint64_t work)
      : graph_(graph),
        budget_(budget),
        limit_(work),
        tree_(graph),
        choice_(graph.fixes(), FixChoice::kFree) {}

  FixPlan run();

 private:
  bool affordable(const Bundle& bundle) const;
  bool usable(uint32_t fix) const { return choice_[fix] == FixChoice::kFree && affordable({fix}); }
  void take(uint32_t fix);
  void takeBack();
  PlanBudget left() const;
  uint64_t costOf(const Bundle& bundle) const;
  Bundle parallelTo(uint32_t arc) const;
  struct Offer {
    Bundle bundle;
    uint64_t most;
  };
  std::vector<Offer> offers() const;
  Bundle deepened(uint32_t target);
  uint64_t gainOf(const Bundle& bundle);
  bool better(uint64_t gain, const Bundle& bundle, uint64_t bestGain, const Bundle& best) const;
  Bundle bestOffer();
  void greedy(uint64_t limit);
  void exchange(uint64_t limit);
  void keep();
  void restart(const Bundle& fixes);
  void branch(uint32_t depth);
  FixPlan inOrder();

  const FixGraph& graph_;
  const PlanBudget& budget_;
  uint64_t limit_;
  uint64_t branches_ = 0;
  bool complete_ = true;
  DistanceTree tree_;
  std::vector<FixChoice> choice_;
  Bundle taken_;  // in the order of taking
  uint64_t effort_ = 0;
  Bundle best_;
  uint64_t bestRisk_ = 0, bestEffort_ = 0;
};

bool PlanSearch::affordable(const Bundle& bundle) const {
  uint64_t effort = effort_;
  for (const uint32_t fix : bundle) effort += graph_.effort(fix);
  return effort <= budget_.effort && taken_.size() + bundle.size() <= budget_.fixes;
}

void PlanSearch::take(uint32_t fix) {
  choice_[fix] = FixChoice::kTaken;
  taken_.push_back(fix);
  effort_ += graph_.effort(fix);
  tree_.apply(fix);
}

void PlanSearch::takeBack() {
  choice_[taken_.back()] = FixChoice::kFree;
  effort_ -= graph_.effort(taken_.back());
  taken_.pop_back();
  tree_.undo();
}

PlanBudget PlanSearch::left() const {
  PlanBudget rest = budget_;
  if (rest.fixes != kNone) rest.fixes -= static_cast<uint32_t>(taken_.size());
  if (rest.effort != UINT64_MAX) rest.effort -= effort_;
  return rest;
}

// In the unit that the budget is short of.
uint64_t PlanSearch::costOf(const Bundle& bundle) const {
  if (budget_.effort == UINT64_MAX && budget_.fixes != kNone) return bundle.size();
  uint64_t effort = 0;
  for (const uint32_t fix : bundle) effort += graph_.effort(fix);
  return effort;
}

// What closes all arcs beside `arc` too, by the cheapest fix of each; empty where that cannot be.
Bundle PlanSearch::parallelTo(uint32_t arc) const {
  Bundle bundle;
  const uint32_t end = graph_.firstOut(graph_.from(arc) + 1);
  for (uint32_t other = graph_.firstOut(graph_.from(arc)); other < end; ++other) {
    if (graph_.to(other) != graph_.to(arc) || !tree_.open(other)) continue;
    uint32_t cheapest = kNone;
    for (const uint32_t fix : graph_.fixesOf(other)) {
      if (!usable(fix)) continue;
      if (cheapest == kNone || graph_.effort(fix) < graph_.effort(cheapest)) cheapest = fix;
    }
    if (cheapest == kNone) return {};
    bundle.push_back(cheapest);
  }
  std::sort(bundle.begin(), bundle.end());
  bundle.erase(std::unique(bundle.begin(), bundle.end()), bundle.end());
  return bundle;
}

// What may be done about the likeliest ways, each with the most that it can gain (the risk of the targets
// whose ways it closes), the most promising first.
std::vector<PlanSearch::Offer> PlanSearch::offers() const {
  std::map<Bundle, uint64_t> gains;
  for (uint32_t i = 0; i < graph_.targets().size(); ++i) {
    std::set<Bundle> here;
    for (const uint32_t arc : tree_.pathTo(graph_.targets()[i].state)) {
      for (const uint32_t fix : graph_.fixesOf(arc)) {
        if (usable(fix)) here.insert({fix});
      }
      Bundle beside = parallelTo(arc);
      if (beside.size() > 1 && affordable(beside)) here.insert(std::move(beside));
    }
    for (const Bundle& bundle : here) gains[bundle] += tree_.riskOf(i);
  }
  std::map<uint32_t, uint64_t> single;
  for (const auto& [bundle, gain] : gains) {
    if (bundle.size() == 1) single[bundle[0]] = gain;
  }
  std::vector<Offer> out;
  for (const auto& [bundle, gain] : gains) {
    uint64_t most = gain;
    if (bundle.size() > 1) {
      most = 0;
      for (const uint32_t fix : bundle) most += single.count(fix) != 0 ? single[fix] : gain;
    }
    out.push_back({bundle, most});
  }
  std::sort(out.begin(), out.end(),
            [&](const Offer& a, const Offer& b) { return better(a.most, a.bundle, b.most, b.bundle); });
  return out;
}

// Fixes taken one after the other, each the cheapest on the target's likeliest path, until its risk falls.
Bundle PlanSearch::deepened(uint32_t target) {
  const uint32_t state = graph_.targets()[target].state;
  const uint64_t before = tree_.riskOf(target);
  const size_t depth = taken_.size();
  while (tree_.riskOf(target) == before) {
    uint32_t cheapest = kNone;
    for (const uint32_t arc : tree_.pathTo(state)) {
      for (const uint32_t fix : graph_.fixesOf(arc)) {
        if (!usable(fix)) continue;
        if (cheapest == kNone || graph_.effort(fix) < graph_.effort(cheapest)) cheapest = fix;
      }
    }
    if (cheapest == kNone) break;
    take(cheapest);
  }
  Bundle bundle;
  if (tree_.riskOf(target) < before)
    bundle.assign(taken_.begin() + static_cast<std::ptrdiff_t>(depth), taken_.end());
  while (taken_.size() > depth) takeBack();
  std::sort(bundle.begin(), bundle.end());
  return bundle;
}

uint64_t PlanSearch::gainOf(const Bundle& bundle) {
  const uint64_t before = tree_.risk();
  for (const uint32_t fix : bundle) tree_.apply(fix);
  const uint64_t after = tree_.risk();
  for (size_t i = 0; i < bundle.size(); ++i) tree_.undo();
  return before - after;
}

bool PlanSearch::better(uint64_t gain, const Bundle& bundle, uint64_t bestGain, const Bundle& best) const {
  if (gain == 0) return false;
  if (best.empty()) return true;
  const uint64_t mine = gain * costOf(best);
  const uint64_t theirs = bestGain * costOf(bundle);
  return mine != theirs ? mine > theirs : bundle < best;
}

Bundle PlanSearch::bestOffer() {
  Bundle best;
  uint64_t bestGain = 0;
  const auto consider = [&](const Bundle& bundle) {
    const uint64_t gain = gainOf(bundle);
    if (!better(gain, bundle, bestGain, best)) return;
    best = bundle;
    bestGain = gain;
  };
  for (const Offer& offer : offers()) {
    if (!best.empty() && !better(offer.most, offer.bundle, bestGain, best)) break;
    if (tree_.work() < limit_) consider(offer.bundle);
  }
  if (!best.empty()) return best;
  std::vector<std::pair<uint64_t, uint32_t>> riskiest;
  for (uint32_t i = 0; i < graph_.targets().size(); ++i) {
    if (tree_.riskOf(i) != 0) riskiest.emplace_back(~tree_.riskOf(i), i);
  }
  std::sort(riskiest.begin(), riskiest.end());
  if (riskiest.size() > kTargetsDeepened) riskiest.resize(kTargetsDeepened);
  for (const auto& entry : riskiest) {
    const Bundle bundle = deepened(entry.second);
    if (!bundle.empty()) consider(bundle);
  }
  return best;
}

void PlanSearch::greedy(uint64_t limit) {
  while (tree_.work() < limit) {
    const Bundle bundle = bestOffer();
    if (bundle.empty()) break;
    for (const uint32_t fix : bundle) take(fix);
  }
  keep();
}

void PlanSearch::keep() {
  const auto rank = [](uint64_t risk, uint64_t effort, size_t fixes) {
    return std::tuple(risk, effort, fixes);
  };
  if (rank(tree_.risk(), effort_, taken_.size()) >= rank(bestRisk_, bestEffort_, best_.size())) return;
  best_ = taken_;
  std::sort(best_.begin(), best_.end());
  bestRisk_ = tree_.risk();
  bestEffort_ = effort_;
}

void PlanSearch::restart(const Bundle& fixes) {
  while (!taken_.empty()) takeBack();
  for (const uint32_t fix : fixes) take(fix);
}

// Leaves out one or two of the best plan and fills up again, until nothing is gained.
void PlanSearch::exchange(uint64_t limit) {
  for (bool gained = true; gained && tree_.work() < limit;) {
    gained = false;
    const Bundle plan = best_;
    for (size_t i = 0; i < plan.size() && tree_.work() < limit && !gained; ++i) {
      for (size_t j = i; j < plan.size() && tree_.work() < limit && !gained; ++j) {
        Bundle rest;
        for (size_t k = 0; k < plan.size(); ++k) {
          if (k != i && k != j) rest.push_back(plan[k]);
        }
        restart(rest);
        keep();
        greedy(limit);
        gained = best_ != plan;
      }
    }
  }
  restart({});
}

void PlanSearch::branch(uint32_t depth) {
  keep();
  if (tree_.work() + ++branches_ * kWorkPerBranch > limit_ || depth > kDeepest) {
    complete_ = false;
    return;
  }
  uint32_t riskiest = kNone;
  Bundle fixes;
  for (uint32_t i = 0; i < graph_.targets().size(); ++i) {
    if (tree_.riskOf(i) == 0 || (riskiest != kNone && tree_.riskOf(i) <= tree_.riskOf(riskiest))) continue;
    std::set<uint32_t> on;
    for (const uint32_t arc : tree_.pathTo(graph_.targets()[i].state)) {
      for (const uint32_t fix : graph_.fixesOf(arc)) {
        if (usable(fix)) on.insert(fix);
      }
    }
    if (on.empty()) continue;
    riskiest = i;
    fixes.assign(on.begin(), on.end());
  }
  if (riskiest == kNone) return;
  const uint64_t floor = planBound(graph_, left(), choice_, tree_, limit_ / 64);
  // A plan of the same risk must at least take less effort.
  if (std::pair(floor, effort_ + 1) >= std::pair(bestRisk_, bestEffort_)) return;
  for (const uint32_t fix : fixes) {
    take(fix);
    branch(depth + 1);
    takeBack();
    choice_[fix] = FixChoice::kBanned;
  }
  branch(depth + 1);
  for (const uint32_t fix : fixes) choice_[fix] = FixChoice::kFree;
}

// The order in which the fixes gain most; those that gain only together come last, by number.
FixPlan PlanSearch::inOrder() {
  FixPlan plan;
  restart({});
  plan.riskBefore = tree_.risk();
  Bundle rest = best_;
  while (!rest.empty()) {
    size_t next = 0;
    uint64_t most = 0;
    for (size_t i = 0; i < rest.size(); ++i) {
      const uint64_t gain = gainOf({rest[i]});
      if (gain <= most) continue;
      most = gain;
      next = i;
    }
    take(rest[next]);
    plan.steps.push_back({rest[next], tree_.risk()});
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(next));
  }
  plan.riskAfter = tree_.risk();
  plan.effort = effort_;
  return plan;
}

FixPlan PlanSearch::run() {
  bestRisk_ = tree_.risk();
  greedy(limit_ / kGreedyShare);
  exchange(limit_ / kGreedyShare);
  const uint64_t floor = planBound(graph_, budget_, choice_, tree_, limit_ / 4);
  if (floor < bestRisk_ || bestEffort_ > 1) branch(0);
  FixPlan plan = inOrder();
  plan.bound = complete_ ? plan.riskAfter : std::min(floor, plan.riskAfter);
  return plan;
}

}  // namespace

FixPlan planFixes(const FixGraph& graph, const PlanBudget& budget, uint64_t work) {
  return PlanSearch(graph, budget, work).run();
}

}  // namespace postern
