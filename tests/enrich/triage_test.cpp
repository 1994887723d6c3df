// SPDX-License-Identifier: Apache-2.0
// A finding's status: decision before VEX before source, as long as it holds; and what the likelihood makes
// of it.
#include "enrich/triage.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "enrich/terms.h"
#include "tests/support/told_estate.h"

namespace postern {
namespace {

constexpr UnixSeconds kNoon = 1'764'000'000;

/// Two findings; the source calls the second one fixed.
struct TriageTest : ::testing::Test {
  TriageTest()
      : told({tell("a.sarif", [](BatchBuilder& out) {
          out.tool("Tool");
          for (const int i : {0, 1}) {
            Observation observation;
            observation.kind = ObservationKind::kCode;
            observation.file = out.text(i == 0 ? "src/a.java" : "src/b.java");
            observation.line = 10;
            observation.rule = out.text("sqli");
            observation.title = out.text("SQL injection");
            if (i == 1) observation.state = State::kFixed;
            out.add(place(), observation);
          }
        })}) {
    for (uint32_t row = 0; row < 2; ++row)
      (told.findings.rows.at(row).state == State::kFixed ? fixed : open) = row;
  }

  void say(uint32_t row, std::string field, std::string value, UnixSeconds expires = kNoTime,
           std::string by = "ann", UnixSeconds at = kNoon) {
    decisions.decide({findingSubject(told.findings.rows[row].key),
                      std::move(field),
                      std::move(value),
                      "why",
                      std::move(by),
                      at,
                      expires,
                      {}});
  }
  Triage at(UnixSeconds now = kNoon + 10, std::span<const FindingStatus> vex = {}) const {
    return triage(told.findings, decisions, now, vex);
  }

  ToldEstate told;
  uint32_t open = kNone, fixed = kNone;
  Decisions decisions;
};

TEST_F(TriageTest, WithoutDecisionsItIsWhatTheSourceSays) {
  const Triage triage = at();
  EXPECT_EQ(triage.status[open].state, State::kOpen);
  EXPECT_EQ(triage.status[fixed].state, State::kFixed);
  EXPECT_EQ(triage.status[fixed].from, StatusFrom::kSource);
  EXPECT_TRUE(triage.said.empty());
}

TEST_F(TriageTest, ADecisionStandsBeforeVexAndVexBeforeTheSource) {
  std::vector<FindingStatus> vex(2);
  vex[fixed] = {State::kOpen, StatusFrom::kVex};
  vex[open] = {State::kFalsePositive, StatusFrom::kVex};
  EXPECT_EQ(at(kNoon, vex).status[fixed].state, State::kOpen);
  EXPECT_EQ(at(kNoon, vex).status[open].state, State::kFalsePositive);
  say(open, "status", "open");
  say(fixed, "status", "accepted");
  const Triage triage = at(kNoon, vex);
  EXPECT_EQ(triage.status[open].state, State::kOpen);
  EXPECT_EQ(triage.status[open].from, StatusFrom::kDecision);
  EXPECT_EQ(triage.status[fixed].state, State::kAccepted);
  say(open, "status", "");
  EXPECT_EQ(at(kNoon, vex).status[open].from, StatusFrom::kVex) << "withdrawn";
}

TEST_F(TriageTest, AnExpiredAcceptanceIsOpenAndMarked) {
  say(open, "status", "accepted", kNoon + 100);
  say(fixed, "status", "accepted", kNoon + 100);
  EXPECT_EQ(at(kNoon + 99).status[open].state, State::kAccepted);
  EXPECT_FALSE(at(kNoon + 99).of(open)->expired);
  const Triage later = at(kNoon + 100);
  EXPECT_EQ(later.status[open].state, State::kOpen);
  EXPECT_TRUE(later.of(open)->expired);
  EXPECT_EQ(later.of(open)->by, "ann");
  EXPECT_EQ(later.status[fixed].state, State::kFixed) << "the source still says so";
}

TEST_F(TriageTest, WhatSomebodyShouldLookAtIsNoted) {
  const auto notes = [&](UnixSeconds now) {
    std::vector<std::string> out;
    noteTriage(at(now), out);
    return out;
  };
  say(open, "status", "accepted", kNoon + 100);
  Decisions bob;
  bob.decide(
      {findingSubject(told.findings.rows[fixed].key), "assignee", "bob", "", "bob", kNoon, kNoTime, {}});
  say(fixed, "assignee", "ann");
  EXPECT_TRUE(notes(kNoon).empty());
  decisions.merge(bob);
  EXPECT_EQ(
      notes(kNoon + 100),
      (std::vector<std::string>{
          "1 decision has expired: what was closed by it is open again (expired:yes)",
          "1 finding is contested: people decided differently, the latest word stands (contested:yes)"}));
}

TEST_F(TriageTest, WhoWhenAndWhy) {
  say(open, "status", "false_positive", kNoon + 86'400);
  say(open, "assignee", "bob");
  say(open, "note", "see #12");
  const Triage triage = at();
  const FindingSaid* said = triage.of(open);
  ASSERT_TRUE(said);
  EXPECT_EQ(triage.of(fixed), nullptr);
  EXPECT_EQ(describeStatus(*said), "false positive by ann on 2025-11-24, until 2025-11-25: why");
  EXPECT_EQ(said->assignee, "bob");
  EXPECT_EQ(said->note, "see #12");
  EXPECT_FALSE(said->contested);
}

TEST_F(TriageTest, TwoWhoDidNotKnowOfEachOtherAreContested) {
  Decisions bob = decisions;
  say(open, "status", "accepted");
  bob.decide(
      {findingSubject(told.findings.rows[open].key), "status", "fixed", "", "bob", kNoon + 1, kNoTime, {}});
  decisions.merge(bob);
  const Triage triage = at();
  EXPECT_TRUE(triage.of(open)->contested);
  EXPECT_EQ(triage.status[open].state, State::kFixed) << "the later one stands";
}

TEST_F(TriageTest, UnknownWordsAndOtherFindingsSayNothing) {
  say(open, "status", "postponed");  // a newer Postern's
  say(open, "mood", "good");
  decisions.decide({"finding zz", "status", "fixed", "", "ann", kNoon, kNoTime, {}});
  decisions.decide({findingSubject({1, 2}), "status", "fixed", "", "ann", kNoon, kNoTime, {}});
  decisions.decide({pairSubject("finding", "a", "b"), "identity", "same", "", "ann", kNoon, kNoTime, {}});
  EXPECT_TRUE(at().said.empty());
  EXPECT_EQ(at().status[open].state, State::kOpen);
}

TEST_F(TriageTest, WhatIsClosedIsLessLikelyAndSaysWhoClosedIt) {
  const auto closedPoints = [&] {
    const Enrichment made = enrich({told.tables, told.identities, told.findings, kNoon, &decisions});
    int32_t points = 0;
    for (const Term& term : likelihoodTerms(made.findings[open], Weights::published())) {
      if (term.factor == Factor::kClosed) points = term.points;
    }
    if (points != 0) {
      std::string word(name(made.findings[open].state));
      std::replace(word.begin(), word.end(), '_', ' ');
      EXPECT_EQ(likelihoodBecause(told.tables, made.findings[open], Factor::kClosed),
                "a person decided: " + word);
    }
    return points;
  };
  EXPECT_EQ(closedPoints(), 0);
  for (const char* status : {"accepted", "false_positive", "fixed"}) {
    say(open, "status", status);
    EXPECT_LT(closedPoints(), -1000) << status;
  }
  say(open, "status", "open");
  EXPECT_EQ(closedPoints(), 0);
}

}  // namespace
}  // namespace postern
