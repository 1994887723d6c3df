// SPDX-License-Identifier: Apache-2.0
// Joining decisions is commutative, associative and idempotent, over random sets made by people who work
// apart, read each other's copies and decide again; and whoever has the same records sees the same.
#include <gtest/gtest.h>

#include <random>

#include "bundle/decision_lines.h"
#include "model/decision.h"

namespace postern {
namespace {

constexpr UnixSeconds kNow = 1'764'000'000;

Decisions joined(const Decisions& a, const Decisions& b) {
  Decisions all = a;
  all.merge(b);
  return all;
}

/// All that can be asked of it, as text.
std::string seen(const Decisions& decisions) {
  std::string text = writeDecisionLines(decisions);
  for (const auto& [subject, ids] : decisions.subjects()) {
    for (const std::string_view field : {"status", "note", "identity"}) {
      const auto standing = decisions.standing(subject, field);
      if (!standing) continue;
      text += subject + " " + toHex(idOf(*standing->decision));
      for (const Decision* other : standing->others) text += " " + toHex(idOf(*other));
      text += " " + std::string(decisions.value(subject, field, kNow)) + "\n";
    }
  }
  return text;
}

class DecisionLawsTest : public ::testing::Test {
 protected:
  int any(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

  Decision anything(int person) {
    static const char* const kValues[] = {"", "open", "accepted", "false_positive", "fixed"};
    static const char* const kFields[] = {"status", "note", "identity"};
    return {"finding " + std::to_string(any(4)),
            kFields[any(3)],
            kValues[any(5)],
            any(3) == 0 ? "because" : "",
            "person " + std::to_string(person),
            kNow - any(5),
            any(4) == 0 ? kNow + any(3) - 1 : kNoTime,
            {}};
  }

  /// What each of some people has after a while.
  std::vector<Decisions> people(int count) {
    std::vector<Decisions> all(static_cast<size_t>(count));
    for (int step = 0; step < 40; ++step) {
      const int who = any(count);
      if (any(6) == 0)
        all[static_cast<size_t>(who)].merge(all[static_cast<size_t>(any(count))]);
      else
        all[static_cast<size_t>(who)].decide(anything(who));
    }
    return all;
  }

  std::mt19937 random_{20261124};
};

TEST_F(DecisionLawsTest, JoiningIsCommutativeAssociativeAndIdempotent) {
  size_t contested = 0;
  for (int round = 0; round < 300; ++round) {
    const std::vector<Decisions> all = people(3);
    const Decisions &a = all[0], &b = all[1], &c = all[2];
    const std::string expected = seen(joined(joined(a, b), c));
    ASSERT_EQ(seen(joined(a, joined(b, c))), expected);
    ASSERT_EQ(seen(joined(joined(c, b), a)), expected);
    ASSERT_EQ(seen(joined(b, joined(c, a))), expected);
    ASSERT_EQ(seen(joined(a, a)), seen(a));
    ASSERT_EQ(seen(joined(joined(a, b), a)), seen(joined(a, b)));
    ASSERT_EQ(seen(joined(a, {})), seen(a));
    ASSERT_EQ(seen(joined({}, a)), seen(a));
    contested += expected.find('\n') != std::string::npos && joined(a, b).size() > a.size() ? 1 : 0;
  }
  EXPECT_GT(contested, 200U) << "the sets differed";
}

TEST_F(DecisionLawsTest, NothingIsLostAndOrderOfRecordsDoesNotMatter) {
  for (int round = 0; round < 100; ++round) {
    const std::vector<Decisions> all = people(4);
    Decisions together;
    std::vector<Decision> records;
    for (const Decisions& one : all) {
      together.merge(one);
      for (const auto& [id, decision] : one.records()) records.push_back(decision);
    }
    for (const Decision& decision : records) ASSERT_EQ(together.records().count(idOf(decision)), 1U);
    std::shuffle(records.begin(), records.end(), random_);
    Decisions shuffled;
    for (const Decision& decision : records) shuffled.add(decision);
    ASSERT_EQ(seen(shuffled), seen(together));
    ASSERT_EQ(shuffled, together);
  }
}

TEST_F(DecisionLawsTest, WhoeverDecidesLastHavingSeenAllEndsEveryConflict) {
  for (int round = 0; round < 100; ++round) {
    const std::vector<Decisions> all = people(3);
    Decisions last = joined(joined(all[0], all[1]), all[2]);
    const Decision decision = anything(9);
    last.decide(decision);
    for (const Decisions& one : all) {
      const Decisions both = joined(one, last);
      const auto standing = both.standing(decision.subject, decision.field);
      ASSERT_TRUE(standing && !standing->contested());
      ASSERT_EQ(standing->decision->by, "person 9");
    }
  }
}

}  // namespace
}  // namespace postern
