// SPDX-License-Identifier: Apache-2.0
// What stands, what is contested, what has expired, and what no decision may be.
#include "model/decision.h"

#include <gtest/gtest.h>

namespace postern {
namespace {

constexpr UnixSeconds kNoon = 1'764'000'000;

Decision say(std::string value, std::string by = "ann", UnixSeconds at = kNoon) {
  return {"finding 00", "status", std::move(value), "", std::move(by), at, kNoTime, {}};
}

std::string_view statusAt(const Decisions& decisions, UnixSeconds now = kNoon + 1000) {
  return decisions.value("finding 00", "status", now);
}

TEST(DecisionTest, TheIdIsOfEverythingARecordSays) {
  const Decision one = say("accepted");
  EXPECT_EQ(idOf(one), idOf(say("accepted")));
  std::set<ContentHash> ids = {idOf(one)};
  const auto differs = [&](auto change) {
    Decision other = one;
    change(other);
    EXPECT_TRUE(ids.insert(idOf(other)).second);
  };
  differs([](Decision& it) { it.subject = "finding 01"; });
  differs([](Decision& it) { it.field = "note"; });
  differs([](Decision& it) { it.value = "fixed"; });
  differs([](Decision& it) { it.reason = "x"; });
  differs([](Decision& it) { it.by = "bob"; });
  differs([](Decision& it) { it.at += 1; });
  differs([](Decision& it) { it.expires = it.at; });
  differs([](Decision& it) { it.after = {{1, 2}}; });
  differs([](Decision& it) { it.after = {{1, 2}, {1, 3}}; });
  // The border between two texts is part of what is said.
  differs([](Decision& it) { it.value = "accepted1:x", it.reason = ""; });
  differs([](Decision& it) { it.value = "acceptedx"; });
  differs([](Decision& it) { it.value = "accepte", it.reason = "d"; });
}

TEST(DecisionTest, TheLaterWordStandsAndTheEarlierIsHistory) {
  Decisions decisions;
  decisions.decide(say("accepted"));
  decisions.decide(say("fixed", "ann", kNoon + 5));
  EXPECT_EQ(statusAt(decisions), "fixed");
  EXPECT_FALSE(decisions.standing("finding 00", "status")->contested());
  const auto history = decisions.history("finding 00");
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0]->value, "accepted");
  EXPECT_EQ(history[1]->after, std::vector<ContentHash>{idOf(*history[0])});
}

TEST(DecisionTest, WhatWasDecidedLaterButWithAnEarlierClockStillStands) {
  Decisions decisions;
  decisions.decide(say("accepted", "ann", kNoon + 3600));
  decisions.decide(say("fixed", "bob", kNoon));
  EXPECT_EQ(statusAt(decisions, kNoon + 9999), "fixed");
}

TEST(DecisionTest, HistoryGoesByWhatWasKnownThenByTime) {
  Decisions decisions;
  for (const char* value : {"accepted", "fixed", "open", "false_positive", "accepted", "fixed"})
    decisions.decide(say(value));                     // all of one second
  decisions.decide(say("open", "bob", kNoon - 500));  // his clock is late
  decisions.decide({"finding 00", "note", "first of all", "", "ann", kNoon - 9000, kNoTime, {}});
  std::string told;
  for (const Decision* decision : decisions.history("finding 00")) told += decision->value + " ";
  EXPECT_EQ(told, "first of all accepted fixed open false_positive accepted fixed open ");
}

TEST(DecisionTest, TwoWhoDidNotKnowOfEachOtherContest) {
  Decisions ann, bob;
  ann.decide(say("accepted", "ann", kNoon));
  bob.decide(say("false_positive", "bob", kNoon + 9));
  EXPECT_EQ(ann.merge(bob), 1U);
  EXPECT_EQ(ann.merge(bob), 0U);
  const auto standing = ann.standing("finding 00", "status");
  ASSERT_TRUE(standing && standing->contested());
  EXPECT_EQ(standing->decision->by, "bob") << "the later one stands";
  EXPECT_EQ(standing->others.at(0)->by, "ann");
  // Whoever decides next has seen both.
  ann.decide(say("accepted", "cleo", kNoon + 20));
  EXPECT_FALSE(ann.standing("finding 00", "status")->contested());
  bob.merge(ann);
  EXPECT_EQ(bob, ann);
  EXPECT_EQ(statusAt(bob), "accepted");
}

TEST(DecisionTest, TheSameSaidTwiceIsNoConflict) {
  Decisions ann, bob;
  ann.decide(say("accepted", "ann"));
  bob.decide(say("accepted", "bob", kNoon + 1));
  ann.merge(bob);
  EXPECT_FALSE(ann.standing("finding 00", "status")->contested());
  EXPECT_EQ(ann.heads("finding 00", "status").size(), 2U);
}

TEST(DecisionTest, FieldsDoNotTouchEachOther) {
  Decisions decisions;
  decisions.decide(say("accepted"));
  decisions.decide({"finding 00", "assignee", "bob", "", "ann", kNoon, kNoTime, {}});
  decisions.decide({"finding 00", "assignee", "", "", "ann", kNoon + 1, kNoTime, {}});
  EXPECT_EQ(statusAt(decisions), "accepted");
  EXPECT_EQ(decisions.value("finding 00", "assignee", kNoon + 2), "") << "withdrawn";
  EXPECT_TRUE(decisions.standing("finding 00", "assignee"));
  EXPECT_FALSE(decisions.standing("finding 00", "note"));
  EXPECT_EQ(decisions.value("finding 11", "status", kNoon), "");
}

TEST(DecisionTest, ItHoldsUntilTheMomentItExpires) {
  Decisions decisions;
  Decision decision = say("accepted");
  decision.expires = kNoon + 10;
  decisions.decide(decision);
  EXPECT_EQ(statusAt(decisions, kNoon + 9), "accepted");
  EXPECT_EQ(statusAt(decisions, kNoon + 10), "");
  EXPECT_TRUE(decisions.standing("finding 00", "status")) << "and is still known";
}

TEST(DecisionTest, RecordsThatReplaceThemselvesDecideNothing) {
  Decisions decisions;
  Decision one = say("accepted");
  one.after = {{7, 7}, {7, 7}, {3, 3}};  // records that nobody has
  decisions.add(one);
  EXPECT_EQ(statusAt(decisions), "accepted");
  EXPECT_EQ(decisions.records().begin()->second.after.size(), 2U) << "sorted, once each";
}

TEST(DecisionTest, PairsHaveNoOrder) {
  EXPECT_EQ(pairSubject("asset", "repo:b", "repo:a"), pairSubject("asset", "repo:a", "repo:b"));
  const std::string subject = pairSubject("asset", "x y", "a b");
  const auto pair = parsePairSubject(subject);
  ASSERT_TRUE(pair);
  EXPECT_EQ(pair->kind, "asset");
  EXPECT_EQ(pair->a, "a b");
  EXPECT_EQ(pair->b, "x y");
  EXPECT_FALSE(parsePairSubject("finding 00"));
  EXPECT_FALSE(parsePairSubject("a\tb c"));
}

TEST(DecisionTest, ImpossibleRecordsAreRefused) {
  const auto codeOf = [](auto change) {
    Decision decision = say("accepted");
    change(decision);
    const Status status = checkDecision(decision);
    return status ? std::string_view("") : errorCodeName(status.error().code);
  };
  EXPECT_EQ(codeOf([](Decision&) {}), "");
  EXPECT_EQ(codeOf([](Decision& it) { it.value = ""; }), "");
  EXPECT_EQ(codeOf([](Decision& it) { it.field = "mood"; }), "") << "a newer Postern's field";
  EXPECT_EQ(codeOf([](Decision& it) { it.subject = ""; }), "malformed");
  EXPECT_EQ(codeOf([](Decision& it) { it.field = ""; }), "malformed");
  EXPECT_EQ(codeOf([](Decision& it) { it.at = kNoTime; }), "malformed");
  EXPECT_EQ(codeOf([](Decision& it) { it.at = INT64_MAX; }), "malformed");
  EXPECT_EQ(codeOf([](Decision& it) { it.expires = -1; }), "malformed");
  EXPECT_EQ(codeOf([](Decision& it) { it.reason = "\xC3("; }), "malformed");
  EXPECT_EQ(codeOf([](Decision& it) { it.value.assign(kMaxDecisionValue + 1, 'x'); }), "too_large");
  EXPECT_EQ(codeOf([](Decision& it) { it.by.assign(kMaxDecisionName + 1, 'x'); }), "too_large");
  EXPECT_EQ(codeOf([](Decision& it) { it.after.resize(kMaxDecisionAfter + 1); }), "too_large");
}

TEST(DecisionTest, ManyHeadsAreReplacedAsFarAsARecordReaches) {
  Decisions decisions;
  for (size_t i = 0; i < kMaxDecisionAfter + 5; ++i) decisions.add(say("fixed", "bot " + std::to_string(i)));
  decisions.decide(say("accepted", "ann", kNoon + 1));
  EXPECT_TRUE(checkDecision(*decisions.standing("finding 00", "status")->decision).ok());
  EXPECT_EQ(decisions.heads("finding 00", "status").size(), 6U);
  EXPECT_EQ(statusAt(decisions), "accepted");
}

}  // namespace
}  // namespace postern
