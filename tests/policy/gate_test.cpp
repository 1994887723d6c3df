// SPDX-License-Identifier: Apache-2.0
// What rules find, what waivers take out, and what is new.
#include "tests/policy/told_gate.h"

namespace postern {
namespace {

using Titles = std::vector<std::string>;

TEST(GateTest, ClosedFindingsCountOnlyWhereAskedFor) {
  const ToldView estate(toldEstate());
  EXPECT_EQ(judged(estate, policyOf("  - id: a\n")).rules[0].violations.size(), 3U);
  EXPECT_EQ(titlesOf(judged(estate, policyOf("  - id: a\n    when: status:fixed\n")).rules[0]),
            Titles{"CVE-2020-0004"});
}

TEST(GateTest, ConditionsAsFilterAndAsMapping) {
  const ToldView estate(toldEstate());
  const auto titles = [&](std::string_view when) {
    Titles all =
        titlesOf(judged(estate, policyOf("  - id: a\n    when: " + std::string(when) + "\n")).rules[0]);
    std::sort(all.begin(), all.end());
    return all;
  };
  EXPECT_EQ(titles("severity:critical"), Titles{"CVE-2020-0001"});
  EXPECT_EQ(titles("{severity: \">=high\"}"), (Titles{"CVE-2020-0001", "CVE-2020-0002"}));
  EXPECT_EQ(titles("{severity: [low, critical]}"), (Titles{"CVE-2020-0001", "CVE-2020-0003"}));
  EXPECT_EQ(titles("{not: {severity: \">=high\"}}"), Titles{"CVE-2020-0003"});
  EXPECT_EQ(titles("{any: [{severity: low}, 'vulnerability:CVE-2020-0002']}"),
            (Titles{"CVE-2020-0002", "CVE-2020-0003"}));
  EXPECT_EQ(titles("{age: \">30d\", environment: production}"), Titles{"CVE-2020-0001"});
  EXPECT_EQ(titles("{component: lib-*0003*}"), Titles{"CVE-2020-0003"});
}

TEST(GateTest, ScopesByEnvironmentAndTeam) {
  const ToldView estate(toldEstate());
  EXPECT_EQ(judged(estate, policyOf("  - id: a\n    environments: [test]\n")).rules[0].violations.size(), 1U);
  EXPECT_EQ(judged(estate, policyOf("  - id: a\n    teams: [payments]\n")).rules[0].violations.size(), 2U);
  EXPECT_EQ(
      judged(estate, policyOf("  - id: a\n    teams: [\"@acme/payments\"]\n")).rules[0].violations.size(),
      2U);
  EXPECT_EQ(judged(estate, policyOf("  - id: a\n    teams: [pay]\n")).rules[0].violations.size(), 0U);
}

TEST(GateTest, AllowancesAndActions) {
  const ToldView estate(toldEstate());
  EXPECT_FALSE(judged(estate, policyOf("  - id: a\n    at_most: 2\n")).passed);
  EXPECT_TRUE(judged(estate, policyOf("  - id: a\n    at_most: 3\n")).passed);
  const Verdict warned = judged(estate, policyOf("  - id: a\n    action: warn\n"));
  EXPECT_TRUE(warned.passed);
  EXPECT_EQ(warned.rules[0].outcome, Outcome::kWarn);
  const Verdict told = judged(estate, policyOf("  - id: a\n    action: escalate\n    escalate_to: ciso\n"));
  EXPECT_TRUE(told.passed);
  EXPECT_EQ(told.rules[0].outcome, Outcome::kEscalate);
}

std::string waiverOf(std::string_view match, std::string_view expires) {
  return "waivers:\n  - {id: w, " + std::string(match) +
         ", owner: ann, reason: behind a proxy, expires: " + std::string(expires) + "}\n";
}

TEST(GateTest, AWaiverTakesOutUntilItsLastDay) {
  const ToldView estate(toldEstate());  // now is 2025-11-24T16:00:00Z
  const std::string rule = "  - id: a\n    when: {severity: critical}\n";
  for (const std::string_view match : {"vulnerability: CVE-2020-0001", "component: lib-CVE-2020-0001",
                                       "filter: \"severity:critical asset:shop\""}) {
    const Verdict verdict = judged(estate, policyOf(rule + waiverOf(match, "2025-11-24")));
    EXPECT_TRUE(verdict.passed) << match;
    EXPECT_EQ(verdict.rules[0].waived.size(), 1U) << match;
    EXPECT_EQ(verdict.rules[0].waived[0].waiver, "w") << match;
  }
  // A name is a whole name.
  EXPECT_FALSE(judged(estate, policyOf(rule + waiverOf("component: lib-CVE", "2026-11-24"))).passed);
}

TEST(GateTest, AnExpiredWaiverFailsByItself) {
  const ToldView estate(toldEstate());
  const std::string rule = "  - id: a\n    when: {severity: info}\n";
  const Verdict verdict =
      judged(estate, policyOf(rule + waiverOf("vulnerability: CVE-2020-0001", "2025-11-23")));
  EXPECT_FALSE(verdict.passed);
  ASSERT_EQ(verdict.rules.size(), 2U);
  EXPECT_EQ(verdict.rules[0].outcome, Outcome::kPass);
  EXPECT_EQ(verdict.rules[1].id, kWaiverRuleId);
  ASSERT_EQ(verdict.rules[1].violations.size(), 1U);
  EXPECT_EQ(verdict.rules[1].violations[0].owner, "ann");
  EXPECT_TRUE(verdict.waivers[0].expired);
}

TEST(GateTest, AWaiverThatWaivesNothingIsSaid) {
  const ToldView estate(toldEstate());
  const Verdict verdict =
      judged(estate, policyOf("  - id: a\n    at_most: 9\n" + waiverOf("asset: nowhere", "2027-01-01")));
  EXPECT_TRUE(verdict.passed);
  const auto says = [](const std::string& text) { return text.find("waives nothing") != std::string::npos; };
  EXPECT_EQ(std::count_if(verdict.warnings.begin(), verdict.warnings.end(), says), 1);
}

TEST(GateTest, OnlyNewByKeys) {
  const ToldView estate(toldEstate());
  const std::string policy = policyOf("  - id: a\n    only_new: true\n");
  EXPECT_EQ(judged(estate, policy).rules[0].violations.size(), 3U) << "without a baseline all is new";
  const ToldEstate before({toldInventory(), toldReport("old.json", {{"CVE-2020-0001", Severity::kCritical, 1},
                                                                    {"CVE-2019-0009", Severity::kLow, 1}})});
  const Baseline baseline = compareWith(before.tables, kNoTime, estate.view, {});
  const Verdict verdict = judged(estate, policy, &baseline);
  Titles titles = titlesOf(verdict.rules[0]);
  std::sort(titles.begin(), titles.end());
  EXPECT_EQ(titles, (Titles{"CVE-2020-0002", "CVE-2020-0003"}));
  EXPECT_EQ(verdict.baseline.kept, 1U);
  EXPECT_EQ(verdict.baseline.fresh, 3U);
  EXPECT_EQ(verdict.baseline.gone, 1U);
}

TEST(GateTest, WhatWasFixedAndIsBackIsNew) {
  const ToldView estate(toldEstate());
  const ToldEstate before(
      {toldReport("old.json", {{"CVE-2020-0002", Severity::kHigh, 90, "shop", State::kFixed}})});
  const Baseline baseline = compareWith(before.tables, kNoTime, estate.view, {});
  EXPECT_EQ(baseline.gone, 0U);
  EXPECT_EQ(std::count(baseline.known.begin(), baseline.known.end(), 1), 0);
}

TEST(GateTest, CoverageByFamilyAndAge) {
  const std::string rule =
      "  - id: a\n    on: coverage\n    when: {environment: production}\n"
      "    require: {scans: [dependencies], within: 30d";
  const auto found = [&](UnixSeconds scannedAt, std::string_view more = "}\n") {
    const ToldView estate({toldInventory(), toldReport("s.json", {{"CVE-2020-0001"}}, scannedAt)});
    const Verdict verdict = judged(estate, policyOf(rule + std::string(more)));
    return verdict.rules[0].violations.empty() ? std::string() : verdict.rules[0].violations[0].reason;
  };
  EXPECT_EQ(found(kToldNow - 29 * kToldDay), "");
  EXPECT_NE(found(kToldNow - 31 * kToldDay).find("31 days ago"), std::string::npos);
  EXPECT_NE(found(kNoTime).find("does not say when"), std::string::npos);
  EXPECT_EQ(found(kNoTime, ", undated: pass}\n"), "");
  const ToldView bare({toldInventory()});
  EXPECT_NE(
      judged(bare, policyOf(rule + "}\n")).rules[0].violations.at(0).reason.find("no scan of dependencies"),
      std::string::npos);
}

TEST(GateTest, OtherSubjects) {
  const ToldView estate(toldEstate());
  const auto count = [&](std::string_view rule) {
    return judged(estate, policyOf("  - id: a\n" + std::string(rule))).rules[0].violations.size();
  };
  EXPECT_EQ(count("    on: assets\n    when: {declared: yes}\n"), 2U);
  EXPECT_EQ(count("    on: components\n    when: {component: lib-*}\n"), 4U);
  EXPECT_EQ(count("    on: vulnerabilities\n    when: {severity: \">=high\"}\n"), 2U);
  EXPECT_EQ(count("    on: vulnerabilities\n    when: {environment: test}\n"), 1U);
  EXPECT_EQ(count("    on: paths\n"), 0U);
}

TEST(GateTest, WhatCannotBeJudgedIsSaid) {
  const ToldView estate(toldEstate());
  const Verdict verdict = judged(estate, policyOf("  - id: a\n    when: {kev: yes}\n    only_new: true\n"));
  EXPECT_TRUE(verdict.passed);
  ASSERT_EQ(verdict.warnings.size(), 2U);
  EXPECT_NE(verdict.warnings[0].find("no KEV catalogue"), std::string::npos);
  EXPECT_NE(verdict.warnings[1].find("no baseline"), std::string::npos);
}

// Property: with a waiver that holds, no violation is there that was not there without.
TEST(GateTest, AddingAWaiverNeverAddsViolations) {
  const ToldView estate(toldEstate());
  const std::string rules =
      "  - id: a\n    when: {severity: \">=high\"}\n  - id: b\n    when: {age: \">7\"}\n    at_most: 1\n";
  const Verdict before = judged(estate, policyOf(rules));
  for (const std::string_view match :
       {"vulnerability: CVE-2020-0001", "asset: lab", "asset: shop", "filter: \"severity:low\"",
        "component: \"*\"", "asset: shop, rules: b", "filter: \"-severity:low\""}) {
    const Verdict after = judged(estate, policyOf(rules + waiverOf(match, "2030-01-01")));
    for (size_t i = 0; i < before.rules.size(); ++i) {
      const Titles was = titlesOf(before.rules[i]);
      for (const std::string& title : titlesOf(after.rules[i]))
        EXPECT_NE(std::find(was.begin(), was.end(), title), was.end()) << match;
      EXPECT_EQ(after.rules[i].violations.size() + after.rules[i].waived.size(), was.size()) << match;
      EXPECT_LE(after.rules[i].outcome != Outcome::kPass, before.rules[i].outcome != Outcome::kPass) << match;
    }
  }
}

}  // namespace
}  // namespace postern
