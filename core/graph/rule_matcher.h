// SPDX-License-Identifier: Apache-2.0
// All ways in which the conditions of one rule hold: a join by nested loops, the most selective condition
// that what is known so far allows first.
#pragma once

#include <array>
#include <functional>
#include <vector>

#include "graph/rule_engine.h"

namespace postern {

class RuleMatcher {
 public:
  /// `fresh`: the condition that only looks at pairs that the last round derived; kNone = none.
  RuleMatcher(RuleEngine& engine, const AttackRule& rule, uint32_t fresh);
  void run(const std::function<void(const RuleMatch&)>& found);

 private:
  static constexpr size_t kMaxBound = 12;

  uint32_t price(const RuleCondition& condition, uint32_t bound) const;
  void plan();
  void next(size_t depth);
  void bindOne(size_t depth, const RuleCondition& condition);
  void bindPair(size_t depth, const RuleCondition& condition);
  void takeRow(size_t depth, const RuleCondition& condition, const PairRow& row);
  bool isSamePlace(const RuleCondition& condition) const;
  bool pairExists(const RuleCondition& condition);
  void report();
  void addGround(size_t at, Ground ground) { grounds_[at].push_back(ground); }

  Entity& value(uint32_t variable) { return values_[variable]; }
  bool isBound(uint32_t variable) const { return variable != kNone && values_[variable] != kNone; }

  RuleEngine& engine_;
  const AttackRule& rule_;
  uint32_t fresh_;
  std::vector<uint32_t> order_;                      // conditions
  std::vector<const PairTable*> pairs_;              // per condition
  std::vector<const std::vector<Entity>*> holders_;  // per condition, of those that are looped over
  std::vector<RuleTables::Question> questions_;      // per condition
  std::array<Entity, kMaxBound> values_{};
  std::vector<std::vector<Ground>> grounds_;  // per condition
  const std::vector<Leak>* leaks_ = nullptr;
  Entity forger_ = kNone;
  uint64_t matches_ = 0;
  const std::function<void(const RuleMatch&)>* found_ = nullptr;
};

}  // namespace postern
