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

std::span<Flow> CutBound::sharesOf(uint32_t fix) {
  const auto arcs = graph_.arcsOf(fix);
  const auto first = static_cast<size_t>(arcs.data() - graph_.arcsOf(0).data());
  return {shares_.data() + first, arcs.size()};
}

// Evenly among the arcs that count.
void CutBound::divide() {
  size_t closings = 0;
  for (uint32_t fix = 0; fix < graph_.fixes(); ++fix) closings += graph_.arcsOf(fix).size();
  shares_.assign(closings, 0);
  std::vector<Flow>& capacity = flow_.capacity();
  for (uint32_t arc = 0; arc < graph_.arcs(); ++arc) capacity[arc] = live_[arc] ? kEndlessFlow : 0;
  for (uint32_t fix = 0; fix < graph_.fixes(); ++fix) {
    if (choice_[fix] == FixChoice::kBanned) continue;
    const auto arcs = graph_.arcsOf(fix);
    Flow count = 0;
    for (const uint32_t arc : arcs) count += live_[arc] ? 1 : 0;
    const bool taken = choice_[fix] == FixChoice::kTaken;
    const Flow share = taken || count == 0 ? 0 : Flow{graph_.effort(fix)} * scale_ / count;
    for (Flow& one : sharesOf(fix)) one = share;
    for (const uint32_t arc : arcs) capacity[arc] = std::min(capacity[arc], share);
  }
}

// The least share that one of its fixes has for it.
Flow CutBound::capacityOf(uint32_t arc) {
  Flow least = live_[arc] ? kEndlessFlow : 0;
  for (const uint32_t fix : graph_.fixesOf(arc)) {
    if (choice_[fix] == FixChoice::kBanned) continue;
    const auto arcs = graph_.arcsOf(fix);
    const auto at = std::lower_bound(arcs.begin(), arcs.end(), arc) - arcs.begin();
    least = std::min(least, sharesOf(fix)[static_cast<size_t>(at)]);
  }
  return least;
}

// Of an arc with several fixes the one with the least share limits it: only to that one more effort helps.
void CutBound::share(uint32_t fix, uint32_t parts) {
  const auto arcs = graph_.arcsOf(fix);
  const auto shares = sharesOf(fix);
  const auto limits = [&](size_t i) {
    return inCut_[arcs[i]] && live_[arcs[i]] && shares[i] == flow_.capacityOf(arcs[i]);
  };
  std::vector<bool> full(arcs.size());
  Flow count = 0;
  for (size_t i = 0; i < arcs.size(); ++i) {
    full[i] = limits(i);
    count += full[i] ? 1 : 0;
  }
  if (count == 0) return;
  Flow left = Flow{graph_.effort(fix)} * scale_;
  for (size_t i = 0; i < arcs.size(); ++i) {
    const Flow carried = flow_.flow(arcs[i]);
    shares[i] = full[i] ? carried : carried - carried * parts / 256;
    left -= shares[i];
  }
  for (size_t i = 0; i < arcs.size(); ++i) {
    if (full[i]) shares[i] += left / count;
  }
}

bool CutBound::tilt(uint32_t parts) {
  inCut_.assign(graph_.arcs(), false);
  std::vector<uint32_t> fixes;
  for (const uint32_t arc : arcs_) {
    inCut_[arc] = true;
    for (const uint32_t fix : graph_.fixesOf(arc)) {
      if (choice_[fix] == FixChoice::kFree && graph_.arcsOf(fix).size() > 1) fixes.push_back(fix);
    }
  }
  std::sort(fixes.begin(), fixes.end());
  fixes.erase(std::unique(fixes.begin(), fixes.end()), fixes.end());
  std::vector<uint32_t> changed;
  for (const uint32_t fix : fixes) {
    share(fix, parts);
    const auto arcs = graph_.arcsOf(fix);
    changed.insert(changed.end(), arcs.begin(), arcs.end());
  }
  for (const uint32_t arc : changed) flow_.setCapacity(arc, capacityOf(arc));
  flow_.fit(changed);
  const Flow before = best_;
  flow();
  return best_ > before;
}

bool CutBound::flow() {
  work_ += kWorkPerArc * graph_.arcs();
  if (flow_.run() >= kEndlessFlow) return false;
  best_ = std::max(best_, flow_.total());
  arcs_ = openArcs(flow_.cut());
  return true;
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

bool CutBound::begin() { return flow(); }

bool CutBound::grow(uint32_t rounds) {
  if (!begin()) return false;
  uint32_t idle = 0;
  for (uint32_t round = 0; round < rounds && !oneToOne_ && idle < kIdleRounds; ++round) {
    idle = tilt(0) ? 0 : idle + 1;
  }
  return true;
}

}  // namespace postern
