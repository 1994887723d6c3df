// SPDX-License-Identifier: Apache-2.0
// Every built-in attack rule is met by one of the estates of the tests, each of the ways to make one step
// too, and each step is proven with counter-examples (rule_estates_test.cpp, escalations_test.cpp).
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "escalation_account.h"
#include "graph/embedded_rules.h"
#include "graph/rule_set.h"

namespace postern {
namespace {

/// Rules that no estate meets, and why.
const std::map<std::string_view, std::string_view> kUnmet = {};

const std::vector<Escalation>& escalations() {
  static const std::vector<Escalation> kAll =
      readEscalations(std::filesystem::path(POSTERN_SOURCE_DIR) / "tests/graph/escalations.yaml");
  return kAll;
}

TEST(RuleCoverage, TheFilesOfRulesAreGood) {
  RuleSet rules;
  for (const EmbeddedRules& file : embeddedRules()) {
    for (const Error& problem : addRules(file.yaml, file.file, rules))
      ADD_FAILURE() << file.file << ": " << problem.where << ": " << problem.message;
  }
  EXPECT_EQ(rules.rules.size(), builtInRules().rules.size());
}

TEST(RuleCoverage, EveryRuleIsMet) {
  const RuleSet rules = builtInRules();
  std::set<uint32_t> met;
  for (const std::filesystem::path& folder : estates()) met.merge(RuleEstate(readEstate(folder)).fired());
  for (const Escalation& e : escalations())
    met.merge(RuleEstate(escalationAccount(e, e.permissions)).fired());
  for (uint32_t row = 0; row < rules.rules.size(); ++row) {
    const AttackRule& rule = rules.rules[row];
    const bool isMet = met.count(row) != 0;
    EXPECT_NE(isMet, kUnmet.count(rule.name) != 0) << rule.name << ", row " << row << ": " << rule.title;
  }
}

TEST(RuleCoverage, EveryStepIsProven) {
  std::set<std::string> proven;
  for (const std::filesystem::path& folder : estates()) {
    for (const ExpectedStep& step : readSteps(folder / "steps.yaml")) {
      if (!step.absent) proven.insert(step.rule);
    }
  }
  for (const Escalation& e : escalations()) proven.insert(e.rule);
  for (const AttackRule& rule : builtInRules().rules) {
    if (rule.derives != kNone || kUnmet.count(rule.name) != 0) continue;
    EXPECT_EQ(proven.count(rule.name), 1U) << rule.name << " is in no steps.yaml";
  }
}

}  // namespace
}  // namespace postern
