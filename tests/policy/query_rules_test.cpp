// SPDX-License-Identifier: Apache-2.0
// Rules that are queries: rows are violations, and what cannot be answered is none that passes.
#include "policy/policy_reader.h"
#include "tests/policy/told_gate.h"

namespace postern {
namespace {

Verdict asked(const ToldView& estate, std::string_view rule, const QuerySettings& settings = {}) {
  const PolicyRead read = readPolicy("version: 1\nname: told\nrules:\n" + std::string(rule));
  EXPECT_TRUE(read.policy) << (read.problems.empty() ? "" : read.problems[0].message);
  if (!read.policy) return {};
  return judge(estate.view, countInventory(estate.view), *read.policy, nullptr, settings);
}

std::string problemOf(std::string_view rule) {
  const PolicyRead read = readPolicy("version: 1\nname: told\nrules:\n" + std::string(rule));
  return read.problems.empty() ? "" : read.problems[0].where + ": " + read.problems[0].message;
}

constexpr std::string_view kNoCritical =
    "  - id: q\n    query: \"MATCH (f:Finding {severity: 'critical'}) RETURN f, f.vulnerabilities AS ids\"\n";

TEST(QueryRulesTest, RowsAreViolations) {
  const ToldView estate(toldEstate());
  const Verdict verdict = asked(estate, kNoCritical);
  EXPECT_FALSE(verdict.passed);
  ASSERT_EQ(verdict.rules[0].violations.size(), 1U);
  EXPECT_EQ(verdict.rules[0].on, Subject::kQuery);
  EXPECT_EQ(verdict.rules[0].violations[0].title, "CVE-2020-0001");
  EXPECT_NE(verdict.rules[0].violations[0].reason.find("ids: [CVE-2020-0001]"), std::string::npos);
  EXPECT_TRUE(
      asked(estate, "  - id: q\n    query: \"MATCH (f:Finding {severity: 'none'}) RETURN f\"\n").passed);
  EXPECT_TRUE(asked(estate, std::string(kNoCritical) + "    at_most: 1\n").passed);
  EXPECT_TRUE(asked(estate, std::string(kNoCritical) + "    action: warn\n").passed);
}

TEST(QueryRulesTest, NamedQueriesAndViewsOfTheEstate) {
  const ToldView estate(toldEstate());
  QuerySettings settings;
  settings.views = "name: only\nnodes: [{from: findings, where: 'severity:critical'}]\n";
  settings.queries =
      "queries:\n  - {name: all, view: only, query: 'MATCH (n) WHERE n.risk > $least RETURN n', parameters: "
      "{least: 0}}\n";
  EXPECT_EQ(asked(estate, "  - id: q\n    named_query: all\n", settings).rules[0].violations.size(), 1U);
}

TEST(QueryRulesTest, WhatCannotBeAnsweredIsNotClean) {
  const ToldView estate(toldEstate());
  const Verdict none = asked(estate, "  - id: q\n    named_query: gone\n    at_most: 5\n");
  EXPECT_FALSE(none.passed);
  EXPECT_NE(none.rules[0].violations[0].reason.find("no query is named"), std::string::npos);
  EXPECT_FALSE(asked(estate, "  - id: q\n    view: gone\n    query: \"RETURN 1\"\n").passed);
  EXPECT_FALSE(
      asked(estate, "  - id: q\n    query: \"UNWIND range(1, 100000000) AS x WITH x WHERE x < 0 RETURN x\"\n")
          .passed);
}

TEST(QueryRulesTest, MistakesHaveTheirLines) {
  EXPECT_NE(problemOf("  - id: q\n    query: \"MATCH (a RETURN a\"\n").find("line 5"), std::string::npos);
  EXPECT_NE(problemOf("  - id: q\n    query: \"RETURN 1\"\n    when: kev:yes\n").find("has no when:"),
            std::string::npos);
  EXPECT_NE(problemOf("  - id: q\n    view: attack\n").find("belongs to rules with query:"),
            std::string::npos);
  EXPECT_NE(problemOf("  - id: q\n    on: query\n").find("on: is"), std::string::npos);
  EXPECT_NE(problemOf("  - id: q\n    query: \"MATCH (a) DELETE a\"\n").find("line 5"), std::string::npos);
}

}  // namespace
}  // namespace postern
