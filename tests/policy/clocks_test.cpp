// SPDX-License-Identifier: Apache-2.0
// When findings are due, and the marks on the way.
#include "policy/clocks.h"
#include "tests/policy/told_gate.h"

namespace postern {
namespace {

/// Due of the finding with that title; kNoTime when there is no clock.
UnixSeconds dueOf(const ToldView& estate, const std::string& sla, std::string_view title,
                  const Baseline* baseline = nullptr) {
  const FindingTimes times = timesOf(estate.view, read(policyOf("  - id: a\n" + sla)).sla, baseline);
  for (uint32_t row = 0; row < estate.view.findingCount(); ++row) {
    if (titleOf(estate.view, row) == title) return times.due[row];
  }
  ADD_FAILURE() << title;
  return kNoTime;
}

TEST(ClocksTest, TheEarliestClockCounts) {
  const ToldView estate(toldEstate());
  const std::string sla =
      "sla:\n  clocks:\n    - by_severity: {critical: 15d, high: 4w}\n    - {when: \"severity:critical\", "
      "days: 50}\n";
  EXPECT_EQ(dueOf(estate, sla, "CVE-2020-0001"), kToldNow - 40 * kToldDay + 15 * kToldDay);
  EXPECT_EQ(dueOf(estate, sla, "CVE-2020-0002"), kToldNow - 10 * kToldDay + 28 * kToldDay);
  EXPECT_EQ(dueOf(estate, sla, "CVE-2020-0003"), kNoTime);
}

TEST(ClocksTest, ScopedByEnvironment) {
  const ToldView estate(toldEstate());
  const std::string sla = "sla:\n  clocks:\n    - {environments: [test], days: 5d}\n";
  EXPECT_EQ(dueOf(estate, sla, "CVE-2020-0001"), kNoTime);
  EXPECT_EQ(dueOf(estate, sla, "CVE-2020-0003"), kToldNow - 95 * kToldDay);
}

TEST(ClocksTest, TheBaselineSawItFirst) {
  const ToldView estate(toldEstate());
  const std::string sla = "sla:\n  clocks:\n    - days: 30d\n";
  const ToldEstate before(
      {toldInventory(), toldReport("old.json", {{"CVE-2020-0002", Severity::kHigh, -1}})});
  const Baseline baseline = compareWith(before.tables, kToldNow - 20 * kToldDay, estate.view, {});
  EXPECT_EQ(dueOf(estate, sla, "CVE-2020-0002", &baseline), kToldNow + 10 * kToldDay);
}

TEST(ClocksTest, WithoutAFirstSightTheClockRunsFromNow) {
  const ToldView estate({toldInventory(), toldReport("s.json", {{"CVE-2020-0001", Severity::kHigh, -1}})});
  EXPECT_EQ(dueOf(estate, "sla:\n  clocks:\n    - days: 3d\n", "CVE-2020-0001"), kToldNow + 3 * kToldDay);
  const Verdict verdict = judged(estate, policyOf("  - id: a\nsla:\n  clocks:\n    - days: 3d\n"));
  ASSERT_EQ(verdict.warnings.size(), 1U);
  EXPECT_NE(verdict.warnings[0].find("says not since when"), std::string::npos);
}

TEST(ClocksTest, KevsOwnDateByTheEndOfTheDay) {
  std::vector<std::string> batches = toldEstate();
  batches.push_back(toldKev("CVE-2020-0002", 3));
  const ToldView estate(batches);
  EXPECT_EQ(dueOf(estate, "sla:\n  clocks:\n    - kev: true\n", "CVE-2020-0002"), kToldNow - 2 * kToldDay);
  const Verdict verdict =
      judged(estate, policyOf("  - id: a\n    when: {sla: overdue}\nsla:\n  clocks:\n    - kev: true\n"));
  ASSERT_EQ(verdict.rules[0].violations.size(), 1U);
  EXPECT_EQ(verdict.rules[0].violations[0].overdueDays, 2);
}

TEST(ClocksTest, TheDirectivesTable) {
  std::vector<std::string> batches = toldEstate();
  batches.push_back(toldKev("CVE-2020-0001", 0));
  const ToldView estate(batches);
  const std::string sla = "sla:\n  clocks:\n    - bod_26_04: true\n";
  // In KEV, not exposed, no vector: 14 days from when it came into the catalogue.
  EXPECT_EQ(dueOf(estate, sla, "CVE-2020-0001"), kToldNow - 21 * kToldDay + 14 * kToldDay);
  // Not in KEV and nothing else: with the next upgrade.
  EXPECT_EQ(dueOf(estate, sla, "CVE-2020-0002"), kNoTime);
}

TEST(ClocksTest, MarksGoToWhomTheyName) {
  const ToldView estate(toldEstate());
  const Verdict verdict =
      judged(estate,
             policyOf("  - id: a\n    when: {severity: info}\nsla:\n  clocks:\n    - by_severity: {critical: "
                      "20d, high: 12d}\n"
                      "  escalate:\n    - {at: 100%, to: ciso}\n    - {at: 80%, to: \"lead of {owner}\"}\n"));
  EXPECT_TRUE(verdict.passed);
  ASSERT_EQ(verdict.escalations.size(), 2U);
  EXPECT_EQ(verdict.escalations[0].finding.title, "CVE-2020-0001");
  EXPECT_EQ(verdict.escalations[0].percent, 100U);
  EXPECT_EQ(verdict.escalations[0].to, "ciso");
  EXPECT_EQ(verdict.escalations[1].percent, 80U);  // 10 of 12 days
  EXPECT_EQ(verdict.escalations[1].to, "lead of @acme/payments");
}

}  // namespace
}  // namespace postern
