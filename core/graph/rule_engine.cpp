// SPDX-License-Identifier: Apache-2.0
// See rule_engine.h. A derived pair keeps what it was first derived from: the earliest round, then the order
// of rules and of ends.
#include "graph/rule_engine.h"

#include "graph/rule_matcher.h"

namespace postern {

RuleEngine::RuleEngine(const FactBase& facts, const Rights& rights, const RuleSet& rules)
    : facts_(facts), rules_(rules), tables_(facts, rights), derived_(rules.derived.size()) {}

void RuleEngine::deriveBy(const AttackRule& rule, uint32_t freshCondition, std::vector<PairTable>& next) {
  Derived& word = derived_[rule.derives];
  RuleMatcher(*this, rule, freshCondition).run([&](const RuleMatch& match) {
    if (!word.known.insert(uint64_t{match.from} << 32U | match.to).second) return;
    if (pairs_ == kMaxDerivedPairs) {
      bounded_ = true;
      return;
    }
    ++pairs_;
    next[rule.derives].add(match.from, match.to, static_cast<uint32_t>(grounds_.size()));
    grounds_.push_back(match.grounds);
  });
}

void RuleEngine::derive() {
  std::vector<PairTable> next(derived_.size());
  const auto advance = [&] {
    bool any = false;
    for (size_t i = 0; i < derived_.size(); ++i) {
      any = any || !next[i].all().empty();
      for (const PairRow& row : next[i].all()) derived_[i].all.add(row.a, row.b, row.fact);
      derived_[i].all.finish();
      derived_[i].fresh = std::move(next[i]);
      derived_[i].fresh.finish();
      next[i] = {};
    }
    return any;
  };
  for (const AttackRule& rule : rules_.rules) {
    if (rule.derives != kNone) deriveBy(rule, kNone, next);
  }
  while (advance() && !bounded_) {
    for (const AttackRule& rule : rules_.rules) {
      if (rule.derives == kNone) continue;
      for (uint32_t i = 0; i < rule.when.size(); ++i) {
        if (rule.when[i].predicate == Predicate::kDerived) deriveBy(rule, i, next);
      }
    }
  }
}

void RuleEngine::match(const AttackRule& rule, const std::function<void(const RuleMatch&)>& found) {
  RuleMatcher(*this, rule, kNone).run(found);
}

}  // namespace postern
