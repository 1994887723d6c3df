// SPDX-License-Identifier: Apache-2.0
// The pairs that conditions of rules look at, made when first asked for and kept: relations by kind and
// detail, secrets that open something, data that is held, rights.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "graph/fact_base.h"
#include "graph/leak_steps.h"
#include "graph/pair_table.h"
#include "graph/rights/rights.h"
#include "graph/rule_set.h"

namespace postern {

class RuleTables {
 public:
  RuleTables(const FactBase& facts, const Rights& rights) : facts_(facts), rights_(rights) {}

  /// For relations, rights, data: row.fact is a Ground. For leaks: a row of leaks(), or where b is open a
  /// Ground.
  const PairTable& of(const AttackRule& rule, const RuleCondition& condition);
  const std::vector<LeakStep>& leaks() const { return leaks_; }
  /// Assets for which a condition on one asset holds, ascending.
  std::vector<Entity> holders(const RuleCondition& condition) const;
  bool holds(const RuleCondition& condition, Entity a) const;

 private:
  std::unique_ptr<PairTable> relations(const RuleCondition& condition) const;
  std::unique_ptr<PairTable> leaks(bool inItself);
  std::unique_ptr<PairTable> data() const;
  std::unique_ptr<PairTable> rights(const AttackRule& rule, const RuleCondition& condition);
  std::vector<Entity> candidates(const AttackRule& rule, uint32_t variable);

  const FactBase& facts_;
  const Rights& rights_;
  std::vector<LeakStep> leaks_;
  std::map<std::string, std::unique_ptr<PairTable>> tables_;
};

}  // namespace postern
