// SPDX-License-Identifier: Apache-2.0
// Rules on facts. What rules derive is a least fixpoint, computed semi-naively: each round only looks for
// what uses a pair that the last round found. Steps are then what the rules that make them match, once each.
#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <unordered_set>
#include <vector>

#include "graph/rule_tables.h"

namespace postern {

/// More derived pairs than this are no estate's; what is not derived then is said (RuleEngine::isBounded).
inline constexpr size_t kMaxDerivedPairs = 4'000'000;
inline constexpr uint64_t kMaxMatchesPerRule = 6'000'000;

/// What a match rests on: at most kGroundsPerEdge, in place, because there are millions.
class GroundList {
 public:
  void push_back(Ground ground) { all_[size_++] = ground; }
  bool holds(Ground ground) const { return std::find(begin(), end(), ground) != end(); }
  const Ground* begin() const { return all_.data(); }
  const Ground* end() const { return all_.data() + size_; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

 private:
  std::array<Ground, kGroundsPerEdge> all_;
  size_t size_ = 0;
};

/// One way in which a rule holds.
struct RuleMatch {
  Entity from = 0, to = 0;
  Entity also = kNone;
  GroundList grounds;                        ///< in the order of the rule's conditions
  const std::vector<Leak>* leaks = nullptr;  ///< of the secret that it rests on
  Entity forger = kNone;                     ///< the asset whose flaw it rests on
};

class RuleEngine {
 public:
  RuleEngine(const FactBase& facts, const Rights& rights, const RuleSet& rules);

  /// Everything that rules derive.
  void derive();
  /// Each match of a rule that makes a step, in a fixed order.
  void match(const AttackRule& rule, const std::function<void(const RuleMatch&)>& found);
  bool isBounded() const { return bounded_; }
  size_t derivedPairs() const { return pairs_; }

 private:
  friend class RuleMatcher;
  struct Derived {
    PairTable all, fresh;
    std::unordered_set<uint64_t> known;
  };

  void deriveBy(const AttackRule& rule, uint32_t freshCondition, std::vector<PairTable>& next);

  const FactBase& facts_;
  const RuleSet& rules_;
  RuleTables tables_;
  std::vector<Derived> derived_;
  std::vector<GroundList> grounds_;  // what derived pairs rest on
  size_t pairs_ = 0;
  bool bounded_ = false;
};

}  // namespace postern
