// SPDX-License-Identifier: Apache-2.0
#include "graph/rule_set.h"

#include <gtest/gtest.h>

#include "sketch.h"

namespace postern {
namespace {

using enum AssetKind;

std::string problem(std::string_view when, std::string_view rest) {
  RuleSet rules = builtInRules();
  const size_t before = rules.rules.size();
  const std::string yaml = "rules:\n  - rule: mine\n    technique: T1078\n    when: [\"" + std::string(when) +
                           "\"]\n    " + std::string(rest) + "\n";
  const std::vector<Error> problems = addRules(yaml, "the attack rules", rules);
  EXPECT_EQ(rules.rules.size(), problems.empty() ? before + 1 : before);
  return problems.empty() ? "" : problems[0].where + ": " + problems[0].message;
}

TEST(RuleSet, BadRulesSayWhere) {
  EXPECT_EQ(problem("calls(A, B)", "step: A -> B"), "");
  EXPECT_NE(problem("calls(A, B)", "step: A -> C").find("\"C\" is in none of its conditions"),
            std::string::npos);
  EXPECT_NE(problem("shouts(A, B)", "step: A -> B").find("line 4"), std::string::npos);
  EXPECT_NE(problem("kind(A, spaceship)", "step: internet -> A").find("no kind of asset"), std::string::npos);
  EXPECT_NE(problem("not calls(A, B)", "step: A -> B").find("nothing says what"), std::string::npos);
  EXPECT_NE(problem("calls(A, B)", "step: A -> B\n    probability: 1.5").find("probability"),
            std::string::npos);
  EXPECT_NE(problem("calls(A, B)", "steps: A -> B"), "");
  RuleSet rules;
  EXPECT_FALSE(addRules("rules: [", "the attack rules", rules).empty());
  EXPECT_FALSE(addRules("", "the attack rules", rules).empty());
}

Sketch chain() {
  Sketch sketch;
  sketch.assets = {{kService, "a", Exposure::kInternet}, {kService, "b"}, {kService, "c"}, {kService, "d"}};
  sketch.relations = {{"a", Relation::kPartOf, "b"},
                      {"b", Relation::kPartOf, "c"},
                      {"c", Relation::kPartOf, "a"},
                      {"c", Relation::kPartOf, "d"}};
  sketch.build();
  return sketch;
}

std::vector<std::string> stepsOf(const Sketch& s, std::string_view yaml) {
  const AttackGraph graph = tryRules(s.tables, s.identities, s.findings, s.enrichment, yaml);
  std::vector<std::string> out;
  for (const Error& error : graph.ruleProblems) out.push_back(error.message);
  for (const AttackEdge& edge : graph.edges) {
    if (graph.ruleName(edge) != "mine") continue;
    out.push_back(graph.nodes[edge.from].title + ">" + graph.nodes[edge.to].title + " " +
                  std::to_string(graph.grounds(edge).size()));
  }
  return out;
}

// A closure over a cycle ends; each step keeps the relations that it was derived from.
TEST(RuleSet, DerivedWordsAreAFixpoint) {
  const std::vector<std::string> steps = stepsOf(chain(), R"yaml(
rules:
  - {rule: near, when: ["part-of(A, B)"], derive: "near(A, B)"}
  - {rule: far, when: ["near(A, B)", "part-of(B, C)"], derive: "near(A, C)"}
  - {rule: mine, technique: T1078, when: ["near(A, B)"], step: A -> B}
)yaml");
  EXPECT_EQ(steps, (std::vector<std::string>{"a>b 1", "a>c 2", "a>d 3", "b>a 2", "b>c 1", "b>d 2", "c>a 1",
                                             "c>b 2", "c>d 1"}));
}

// d is taken by what holds both a and b: without the way to b there is none.
TEST(RuleSet, ASecondPreconditionMustHoldToo) {
  const Sketch sketch = chain();
  const auto liveTo = [&](std::string_view rules) {
    const AttackGraph graph =
        buildAttackGraph(sketch.tables, sketch.identities, sketch.findings, sketch.enrichment, 10, rules);
    EXPECT_TRUE(graph.ruleProblems.empty());
    return graph.reach[sketch.asset("d")].hops != kNone;
  };
  const std::string both = R"yaml(
  - {rule: mine, technique: T1078, when: ["part-of(A, B)", "part-of(C, A)", "part-of(C, D)"], needs: reached, also: B reached, step: A -> D
}
)yaml";
  EXPECT_FALSE(liveTo("rules:" + both));
  EXPECT_TRUE(liveTo("rules:" + both +
                     "  - {rule: way, technique: T1021, when: [\"part-of(A, B)\", \"part-of(C, A)\", "
                     "\"part-of(C, D)\"], needs: reached, gives: reached, step: A -> B}\n"));
}

}  // namespace
}  // namespace postern
