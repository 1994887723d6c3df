// SPDX-License-Identifier: Apache-2.0
// The attack graph packed for analysis: arcs between states, each with a cost (fixed point -log2 p, 1/65536)
// and the fixes any one of which closes it. What several findings make possible is several parallel arcs, one
// per finding with the cost it has when it is the likeliest left: so all of them must be fixed, and fixing
// the likeliest makes the step dearer. A fix may close many arcs, with one effort. An arc without fixes
// stays.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/columns.h"

namespace postern {

/// Something worth reaching: a state and the points (thousandths of log-odds) of its loss.
struct FixTarget {
  uint32_t state = 0;
  uint32_t impact = 0;
};

/// What a search has decided of a fix.
enum class FixChoice : uint8_t { kFree, kTaken, kBanned };

class FixGraph {
 public:
  uint32_t states() const { return static_cast<uint32_t>(outBegin_.size() - 1); }
  uint32_t arcs() const { return static_cast<uint32_t>(to_.size()); }
  uint32_t fixes() const { return static_cast<uint32_t>(effort_.size()); }

  /// Arcs are numbered by where they start: those of a state are firstOut(state) .. firstOut(state + 1) - 1.
  uint32_t firstOut(uint32_t state) const { return outBegin_[state]; }
  std::span<const uint32_t> in(uint32_t state) const { return row(inBegin_, inArcs_, state); }
  /// Where the arcs of in(state) start, beside each other: searches against the arcs read nothing else.
  std::span<const uint32_t> before(uint32_t state) const { return row(inBegin_, inFrom_, state); }
  uint32_t from(uint32_t arc) const { return from_[arc]; }
  uint32_t to(uint32_t arc) const { return to_[arc]; }
  uint32_t cost(uint32_t arc) const { return cost_[arc]; }
  /// The second state that the arc needs; kNone = none.
  uint32_t also(uint32_t arc) const { return also_.empty() ? kNone : also_[arc]; }
  bool hasSecond() const { return !also_.empty(); }
  /// Arcs for which the state is the second that they need.
  std::span<const uint32_t> alsoOf(uint32_t state) const {
    return also_.empty() ? std::span<const uint32_t>() : row(alsoBegin_, alsoArcs_, state);
  }
  /// What it was made from (a row of AttackGraph::edges), kNone for what follows by itself.
  uint32_t tag(uint32_t arc) const { return tag_[arc]; }
  std::span<const uint32_t> fixesOf(uint32_t arc) const { return row(fixBegin_, fixOfArc_, arc); }
  std::span<const uint32_t> arcsOf(uint32_t fix) const { return row(closeBegin_, closedArcs_, fix); }
  uint32_t effort(uint32_t fix) const { return effort_[fix]; }
  std::span<const uint32_t> sources() const { return sources_; }
  std::span<const FixTarget> targets() const { return targets_; }

 private:
  friend class FixGraphBuilder;
  static std::span<const uint32_t> row(const std::vector<uint32_t>& begin, const std::vector<uint32_t>& all,
                                       uint32_t at) {
    return {all.data() + begin[at], all.data() + begin[at + 1]};
  }

  std::vector<uint32_t> outBegin_{0}, inBegin_{0}, inArcs_, inFrom_;
  std::vector<uint32_t> from_, to_, cost_, tag_;
  std::vector<uint32_t> also_, alsoBegin_{0}, alsoArcs_;  // empty where no arc needs a second state
  std::vector<uint32_t> fixBegin_{0}, fixOfArc_, closeBegin_{0}, closedArcs_;
  std::vector<uint32_t> effort_, sources_;
  std::vector<FixTarget> targets_;
};

class FixGraphBuilder {
 public:
  explicit FixGraphBuilder(uint32_t states) : states_(states) {}

  uint32_t addState() { return states_++; }
  /// `effort` at least 1.
  uint32_t addFix(uint32_t effort);
  void addArc(uint32_t from, uint32_t to, uint32_t cost, std::span<const uint32_t> fixes = {},
              uint32_t tag = kNone, uint32_t also = kNone);
  void addSource(uint32_t state) { graph_.sources_.push_back(state); }
  void addTarget(FixTarget target) { graph_.targets_.push_back(target); }
  FixGraph finish();

 private:
  void orderByStart();
  void invert();

  FixGraph graph_;
  uint32_t states_;
};

}  // namespace postern
