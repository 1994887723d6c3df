// SPDX-License-Identifier: Apache-2.0
// See cut_bound.h. Capacities are efforts times a scale, so that a share of an effort is a whole number.
#include "graph/analysis/cut_bound.h"

#include <algorithm>

namespace postern {
namespace {

constexpr Flow kScale = 5040;  // divisible by all up to ten
constexpr uint32_t kIdleRounds = 3;

}  // namespace

CutBound::CutBound(const FixGraph& graph, const std::vector<bool>& live, const std::vector<FixChoice>& choice,
                   const std::vector<bool>& without)
    : graph_(graph), live_(live), choice_(choice), flow_(graph, std::vector<Flow>(graph.arcs()), without) {
  for (uint32_t fix = 0; fix < graph.fixes() && oneToOne_; ++fix) {
    uint32_t closed = 0;
    for (const uint32_t arc : graph.arcsOf(fix)) closed += live[arc] ? 1U : 0U;
    oneToOne_ = closed <= 1;
  }
  if (!oneToOne_) scale_ = kScale;
  divide();
}

void CutBound::divide() {
  std::vector<Flow>& capacity = flow_.capacity();
  for (uint32_t arc = 0; arc < graph_.arcs(); ++arc) capacity[arc] = live_[arc] ? kEndlessFlow : 0;
  for (uint32_t fix = 0; fix < graph_.fixes(); ++fix) {
    if (choice_[fix] == FixChoice::kBanned) continue;
    Flow count = 0;
    for (const uint32_t arc : graph_.arcsOf(fix)) count += live_[arc] ? 1 : 0;
    const bool taken = choice_[fix] == FixChoice::kTaken;
    const Flow share = taken || count == 0 ? 0 : Flow{graph_.effort(fix)} * scale_ / count;
    for (const uint32_t arc : graph_.arcsOf(fix)) capacity[arc] = std::min(capacity[arc], share);
  }
}

void CutBound::redistribute() {
  std::vector<Flow>& capacity = flow_.capacity();
  std::vector<bool> inCut(graph_.arcs());
  for (const uint32_t arc : arcs_) inCut[arc] = true;
  for (uint32_t arc = 0; arc < graph_.arcs(); ++arc) {
    if (live_[arc]) capacity[arc] = kEndlessFlow;
  }
  for (uint32_t fix = 0; fix < graph_.fixes(); ++fix) {
    if (choice_[fix] == FixChoice::kBanned) continue;
    const bool taken = choice_[fix] == FixChoice::kTaken;
    Flow left = taken ? 0 : Flow{graph_.effort(fix)} * scale_;
    Flow full = 0;
    Flow all = 0;
    for (const uint32_t arc : graph_.arcsOf(fix)) {
      left -= flow_.flow(arc);
      full += inCut[arc] ? 1 : 0;
      all += live_[arc] ? 1 : 0;
    }
    if (all == 0) continue;
    const Flow extra = full != 0 ? left / full : left / all;
    for (const uint32_t arc : graph_.arcsOf(fix)) {
      const Flow share = flow_.flow(arc) + (full == 0 || inCut[arc] ? extra : 0);
      capacity[arc] = std::min(capacity[arc], taken ? 0 : share);
    }
  }
}

// Without those that lead nowhere and those that a taken fix has closed.
std::vector<uint32_t> CutBound::openArcs(std::vector<uint32_t> arcs) const {
  const auto gone = [&](uint32_t arc) {
    const auto fixes = graph_.fixesOf(arc);
    return !live_[arc] || std::any_of(fixes.begin(), fixes.end(),
                                      [&](uint32_t fix) { return choice_[fix] == FixChoice::kTaken; });
  };
  arcs.erase(std::remove_if(arcs.begin(), arcs.end(), gone), arcs.end());
  return arcs;
}

bool CutBound::grow(uint32_t rounds) {
  uint32_t idle = 0;
  for (uint32_t round = 0;; ++round) {
    const Flow before = flow_.total();
    work_ += kWorkPerArc * graph_.arcs();
    if (flow_.run() >= kEndlessFlow) return false;
    arcs_ = openArcs(flow_.cut());
    idle = flow_.total() == before ? idle + 1 : 0;
    if (oneToOne_ || round >= rounds || idle >= kIdleRounds) return true;
    redistribute();
  }
}

}  // namespace postern
