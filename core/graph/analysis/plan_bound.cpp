// SPDX-License-Identifier: Apache-2.0
// In integers: worths are scaled by kScale and rounded up, so that the bound stays one.
#include "graph/analysis/plan_bound.h"

#include <algorithm>
#include <set>

#include "graph/path_risk.h"

namespace postern {
namespace {

constexpr uint64_t kScale = 60;  // worths are divided by how many paths a drop needs
constexpr uint32_t kDualRounds = 60;
constexpr size_t kPathsPerTarget = 24;

// A path that must be closed for a part of a target's drop.
struct CoverPath {
  std::vector<uint32_t> fixes;
  uint64_t worth = 0;
};

class PlanBound {
 public:
  PlanBound(const FixGraph& graph, const PlanBudget& budget, const std::vector<FixChoice>& choice,
            DistanceTree& tree, uint64_t work)
      : graph_(graph), budget_(budget), choice_(choice), tree_(tree), limit_(tree.work() + work) {}

  uint64_t run() {
    const uint64_t before = tree_.risk();
    uint64_t drop = 0;
    for (uint32_t target = 0; target < graph_.targets().size(); ++target) drop += pathsOf(target);
    const uint64_t covered = (coverBound() + loose_ + kScale - 1) / kScale;
    return before - std::min({before, drop, covered});
  }

 private:
  bool usable(uint32_t fix) const {
    return choice_[fix] == FixChoice::kFree && graph_.effort(fix) <= budget_.effort && budget_.fixes != 0;
  }
  uint64_t pathsOf(uint32_t target);
  std::vector<uint32_t> fixesOn(uint32_t state) const;
  void addWorths(std::vector<CoverPath>& paths, const std::vector<uint64_t>& risks, uint64_t floor);
  void numberFixes();
  uint64_t coverBound();
  uint64_t knapsack(const std::vector<uint64_t>& gains, std::vector<bool>& chosen) const;

  const FixGraph& graph_;
  const PlanBudget& budget_;
  const std::vector<FixChoice>& choice_;
  DistanceTree& tree_;
  uint64_t limit_;
  std::vector<CoverPath> paths_;
  std::vector<uint32_t> fixes_;
  uint64_t loose_ = 0;  // drops of targets whose paths there was no work left for
};

std::vector<uint32_t> PlanBound::fixesOn(uint32_t state) const {
  std::set<uint32_t> fixes;
  for (const uint32_t arc : tree_.pathTo(state)) {
    for (const uint32_t fix : graph_.fixesOf(arc)) {
      if (usable(fix)) fixes.insert(fix);
    }
  }
  return {fixes.begin(), fixes.end()};
}

// The most that the target's own risk can drop, and its paths for the cover.
uint64_t PlanBound::pathsOf(uint32_t target) {
  const uint32_t state = graph_.targets()[target].state;
  std::vector<CoverPath> paths;
  std::vector<uint64_t> risks{tree_.riskOf(target)};  // risks[n]: once n paths are closed
  uint64_t effort = 0;
  uint64_t floor = 0;  // also where the loop ends early: nothing is known then
  size_t applied = 0;
  while (tree_.distance(state) != kNoPath && paths.size() < kPathsPerTarget && tree_.work() <= limit_) {
    std::vector<uint32_t> fixes = fixesOn(state);
    uint64_t least = UINT64_MAX;
    for (const uint32_t fix : fixes) least = std::min<uint64_t>(least, graph_.effort(fix));
    const bool beyond = fixes.empty() || paths.size() + 1 > budget_.fixes || effort + least > budget_.effort;
    if (beyond) {  // this path stays whatever the plan
      floor = tree_.riskOf(target);
      break;
    }
    effort += least;
    for (const uint32_t fix : fixes) tree_.apply(fix);
    applied += fixes.size();
    paths.push_back({std::move(fixes), 0});
    risks.push_back(tree_.riskOf(target));
  }
  for (; applied != 0; --applied) tree_.undo();
  const uint64_t drop = risks.front() - floor;
  addWorths(paths, risks, floor);
  return drop;
}

// A drop that needs n paths closed is worth 1/n for each of them; what comes after the last is the last's.
void PlanBound::addWorths(std::vector<CoverPath>& paths, const std::vector<uint64_t>& risks, uint64_t floor) {
  if (paths.empty()) loose_ += (risks.front() - floor) * kScale;
  for (size_t n = 1; n <= paths.size(); ++n) {
    const uint64_t after = n == paths.size() ? std::min(risks[n], floor) : risks[n];
    const uint64_t step = (risks[n - 1] - after) * kScale;
    for (size_t i = 0; i < n; ++i) paths[i].worth += (step + n - 1) / n;
  }
  for (CoverPath& path : paths) paths_.push_back(std::move(path));
}

// The most that fixes within the budget gain when gains add up, fractions of fixes allowed.
uint64_t PlanBound::knapsack(const std::vector<uint64_t>& gains, std::vector<bool>& chosen) const {
  std::vector<uint32_t> order;
  for (uint32_t i = 0; i < gains.size(); ++i) {
    if (gains[i] != 0) order.push_back(i);
  }
  const bool byEffort = budget_.effort != UINT64_MAX;
  const auto cost = [&](uint32_t i) { return byEffort ? graph_.effort(fixes_[i]) : 1U; };
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    const uint64_t left = gains[a] * cost(b);
    const uint64_t right = gains[b] * cost(a);
    return left != right ? left > right : a < b;
  });
  uint64_t sum = 0;
  uint64_t left = byEffort ? budget_.effort : budget_.fixes;
  chosen.assign(gains.size(), false);
  for (const uint32_t i : order) {
    if (cost(i) > left) return sum + (gains[i] * left + cost(i) - 1) / cost(i);
    left -= cost(i);
    sum += gains[i];
    chosen[i] = true;
  }
  return sum;
}

// Only fixes on the paths are looked at: fixes_[i], and paths name them by i.
void PlanBound::numberFixes() {
  for (const CoverPath& path : paths_) fixes_.insert(fixes_.end(), path.fixes.begin(), path.fixes.end());
  std::sort(fixes_.begin(), fixes_.end());
  fixes_.erase(std::unique(fixes_.begin(), fixes_.end()), fixes_.end());
  for (CoverPath& path : paths_) {
    for (uint32_t& fix : path.fixes) {
      fix = static_cast<uint32_t>(std::lower_bound(fixes_.begin(), fixes_.end(), fix) - fixes_.begin());
    }
  }
}

// Dual of the cover: each path gives part of its worth to its fixes, the rest counts as gained anyway.
uint64_t PlanBound::coverBound() {
  numberFixes();
  std::vector<uint64_t> given;
  uint64_t all = 0;
  for (const CoverPath& path : paths_) {
    given.push_back(path.worth);
    all += path.worth;
  }
  uint64_t best = all;
  std::vector<bool> chosen;
  for (uint32_t round = 1; round <= kDualRounds; ++round) {
    std::vector<uint64_t> gains(fixes_.size());
    uint64_t kept = all;
    for (size_t i = 0; i < paths_.size(); ++i) {
      for (const uint32_t fix : paths_[i].fixes) gains[fix] += given[i];
      kept -= given[i];
    }
    best = std::min(best, kept + knapsack(gains, chosen));
    for (size_t i = 0; i < paths_.size(); ++i) {
      size_t times = 0;
      for (const uint32_t fix : paths_[i].fixes) times += chosen[fix] ? 1 : 0;
      const uint64_t step = paths_[i].worth / (round + 2);
      if (times > 1) given[i] -= std::min(given[i], step);
      if (times == 0) given[i] = std::min(paths_[i].worth, given[i] + step);
    }
  }
  return best;
}

}  // namespace

uint64_t planBound(const FixGraph& graph, const PlanBudget& budget, const std::vector<FixChoice>& choice,
                   DistanceTree& tree, uint64_t work) {
  return PlanBound(graph, budget, choice, tree, work).run();
}

}  // namespace postern
