// SPDX-License-Identifier: Apache-2.0
// The pairs that conditions of rules look at, made when first asked for and kept: relations by kind and
// detail, secrets that open something, data that is held, rights.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "graph/fact_base.h"
#include "graph/pair_table.h"
#include "graph/rights/rights.h"
#include "graph/rule_set.h"

namespace postern {

/// Secrets of one asset (and of what it is made of) that open another, likeliest first.
struct LeakStep {
  std::vector<Leak> leaks;
};

class RuleTables {
 public:
  RuleTables(const FactBase& facts, const Rights& rights) : facts_(facts), rights_(rights) {}

  /// For relations, rights, data: row.fact is a Ground. For leaks: a row of leaks(), or where b is open a
  /// Ground.
  const PairTable& of(const AttackRule& rule, const RuleCondition& condition);
  const std::vector<LeakStep>& leaks() const { return leaks_; }
  /// Assets for which a condition on one asset holds, ascending. Valid as long as the tables.
  const std::vector<Entity>& holders(const RuleCondition& condition);
  /// Whether a condition on one asset holds for it, asked often: what compares texts is remembered.
  class Question {
   public:
    bool holds(Entity a);

   private:
    friend class RuleTables;
    Question(const RuleTables& tables, const RuleCondition& condition, std::vector<uint8_t>* answers)
        : tables_(&tables), condition_(&condition), answers_(answers) {}
    const RuleTables* tables_;
    const RuleCondition* condition_;
    std::vector<uint8_t>* answers_;  // per asset: 0 = not asked yet, 1 = no, 2 = yes
  };
  Question question(const RuleCondition& condition);

 private:
  bool holds(const RuleCondition& condition, Entity a) const;
  std::vector<Entity> findHolders(const RuleCondition& condition) const;
  std::unique_ptr<PairTable> relations(const RuleCondition& condition) const;
  std::unique_ptr<PairTable> leaks(bool inItself);
  std::unique_ptr<PairTable> data() const;
  std::unique_ptr<PairTable> rights(const AttackRule& rule, const RuleCondition& condition);
  std::vector<Entity> candidates(const AttackRule& rule, uint32_t variable);

  const FactBase& facts_;
  const Rights& rights_;
  std::vector<LeakStep> leaks_;
  std::map<std::string, std::unique_ptr<PairTable>> tables_;
  std::map<std::string, std::vector<Entity>> holders_;
  std::map<std::string, std::vector<uint8_t>> answers_;
};

}  // namespace postern
