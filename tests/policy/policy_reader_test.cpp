// SPDX-License-Identifier: Apache-2.0
// What a policy may say, and that every mistake in one is told with its line.
#include "tests/policy/told_gate.h"

namespace postern {
namespace {

/// "line 5: message" of the first problem, "" when there is none.
std::string problemOf(const std::string& text) {
  const PolicyRead policy = readPolicy(text);
  EXPECT_EQ(policy.policy.has_value(), policy.problems.empty());
  if (policy.problems.empty()) return {};
  EXPECT_EQ(policy.problems[0].code, ErrorCode::kBadPolicy);
  return policy.problems[0].where + ": " + policy.problems[0].message;
}

void expectProblem(const std::string& text, std::string_view where, std::string_view message) {
  const std::string problem = problemOf(text);
  EXPECT_TRUE(problem.starts_with(where)) << problem << "\n" << text;
  EXPECT_NE(problem.find(message), std::string::npos) << problem << "\n" << text;
}

TEST(PolicyReaderTest, ASmallPolicy) {
  const Policy policy =
      read(policyOf("  - id: a\n    when: severity:critical kev:yes\n    at_most: 2\n"
                    "    action: warn\n    links: https://a.example\n"));
  ASSERT_EQ(policy.rules.size(), 1U);
  EXPECT_EQ(policy.rules[0].title, "a");
  EXPECT_EQ(policy.rules[0].on, Subject::kFindings);
  EXPECT_EQ(policy.rules[0].atMost, 2U);
  EXPECT_EQ(policy.rules[0].action, Action::kWarn);
  EXPECT_EQ(policy.rules[0].links, std::vector<std::string>{"https://a.example"});
  EXPECT_EQ(policy.rules[0].when.terms.size(), 2U);
}

TEST(PolicyReaderTest, MistakesHaveLines) {
  expectProblem("version: 2\nname: x\nrules: [{id: a}]\n", "line 1", "version: 1");
  expectProblem("version: 1\nrules: [{id: a}]\n", "line 1", "name");
  expectProblem("version: 1\nname: x\n", "line 1", "at least one rule");
  expectProblem(policyOf("  - id: a\n    at_mots: 1\n"), "line 5, column 5", "did you mean at_most?");
  expectProblem(policyOf("  - id: a\n  - id: a\n"), "line 5", "two rules");
  expectProblem(policyOf("  - id: a b\n"), "line 4", "an id of letters");
  expectProblem(policyOf("  - id: a\n    on: houses\n"), "line 5", "on: is findings");
  expectProblem(policyOf("  - id: a\n    when: severity:crtical\n"), "line 5", "\"crtical\" is no severity");
  expectProblem(policyOf("  - id: a\n    when: 'band:now sevrity:high'\n"), "line 5, column 21", "no field");
  expectProblem(policyOf("  - id: a\n    when: {sevrity: high}\n"), "line 5", "no field \"sevrity\"");
  expectProblem(policyOf("  - id: a\n    when: {risk: high}\n"), "line 5", "needs a number");
  expectProblem(policyOf("  - id: a\n    when: {severity: \">=huge\"}\n"), "line 5", "is no severity");
  expectProblem(policyOf("  - id: a\n    action: explode\n"), "line 5", "fail, warn or escalate");
  expectProblem(policyOf("  - id: a\n    action: escalate\n"), "line 4", "escalate_to");
  expectProblem(policyOf("  - id: a\n    environments: [moon]\n"), "line 5", "no environment");
  expectProblem(policyOf("  - id: a\n    on: coverage\n"), "line 4", "needs require");
  expectProblem(policyOf("  - id: a\n    on: assets\n    only_new: true\n"), "line 6", "only findings");
  expectProblem(policyOf("  - id: a\nsla:\n  clocks:\n    - {days: 5d, kev: true}\n"), "line 7", "one of");
  expectProblem(policyOf("  - id: a\nsla:\n  clocks:\n    - {when: {sla: overdue}, days: 5d}\n"), "line 7",
                "cannot ask for sla");
  expectProblem("version: 1\nname: x\nrules:\n  - id: a\n  bad\n", "line", "not YAML");
  expectProblem("- 1\n", "line 1", "a policy is a mapping");
  expectProblem("", "line 1", "a policy is a mapping");
}

TEST(PolicyReaderTest, AWaiverNeedsWhoWhyAndUntilWhen) {
  const auto waiver = [](std::string_view fields) {
    return policyOf("  - id: a\nwaivers:\n  - " + std::string(fields) + "\n");
  };
  expectProblem(waiver("{vulnerability: CVE-1, reason: r, expires: 2027-01-01}"), "line 6", "owner");
  expectProblem(waiver("{vulnerability: CVE-1, owner: o, expires: 2027-01-01}"), "line 6", "reason");
  expectProblem(waiver("{vulnerability: CVE-1, owner: o, reason: r}"), "line 6", "never ends");
  expectProblem(waiver("{vulnerability: CVE-1, owner: o, reason: r, expires: soon}"), "line 6", "a date");
  expectProblem(waiver("{owner: o, reason: r, expires: 2027-01-01}"), "line 6", "what it is for");
  expectProblem(waiver("{finding: abc, owner: o, reason: r, expires: 2027-01-01}"), "line 6",
                "32 hex digits");
  expectProblem(waiver("{asset: x, rules: b, owner: o, reason: r, expires: 2027-01-01}"), "line 6",
                "no rule has the id");
  EXPECT_EQ(problemOf(waiver("{asset: x, owner: o, reason: r, expires: 2027-01-01}")), "");
}

TEST(PolicyReaderTest, AllProblemsAreTold) {
  const PolicyRead policy = readPolicy(policyOf("  - id: a\n    on: x\n  - id: b\n    action: y\n"));
  EXPECT_EQ(policy.problems.size(), 2U);
  EXPECT_NE(policyError(policy.problems).message.find("(and 1 more)"), std::string::npos);
}

TEST(PolicyReaderTest, LimitsHold) {
  std::string rules;
  for (size_t i = 0; i <= kMaxRules; ++i) rules += "  - id: r" + std::to_string(i) + "\n";
  EXPECT_NE(problemOf(policyOf(rules)).find("more than 500 rules"), std::string::npos);
  std::string deep = "{band: now}";
  for (size_t i = 0; i <= kMaxConditionDepth; ++i) deep = "{not: " + deep + "}";
  EXPECT_NE(problemOf(policyOf("  - id: a\n    when: " + deep + "\n")).find("deeper"), std::string::npos);
  std::string many = "{any: [";
  for (size_t i = 0; i <= kMaxPolicyTerms / 2; ++i) many += "\"x\", ";
  EXPECT_NE(problemOf(policyOf("  - id: a\n    when: " + many + "y]}\n")).find("10,000 conditions"),
            std::string::npos);
  EXPECT_NE(problemOf(policyOf("  - id: a\n    when: {rule: " + std::string(kMaxTermValue + 1, 'x') + "}\n"))
                .find("1,000 bytes"),
            std::string::npos);
  EXPECT_NE(problemOf(std::string(kMaxPolicyBytes + 1, ' ')).find("1,000,000"), std::string::npos);
}

TEST(PolicyReaderTest, AnchorsAndMergeKeys) {
  const Policy policy =
      read("version: 1\nname: x\nx-base: &base\n  action: warn\nrules:\n  - <<: *base\n    id: a\n");
  EXPECT_EQ(policy.rules[0].action, Action::kWarn);
}

}  // namespace
}  // namespace postern
