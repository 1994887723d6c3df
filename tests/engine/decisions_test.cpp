// SPDX-License-Identifier: Apache-2.0
// What people say, through the calls of the page: decide, undo, redo, history, conflicts, settings, and the
// way of all of it through a bundle and through lines.
#include "tests/engine/engine_calls.h"

namespace postern {
namespace {

class DecisionsTest : public ::testing::Test {
 protected:
  static void open(Engine& engine) {
    ASSERT_EQ(drop(engine, "a.sarif", sarifOf("Semgrep", "https://github.com/x/orders", {10, 200, 3000})),
              1U);
    ASSERT_TRUE(call(engine, "analyze", R"({"now":")" + kToldTime + "\"}").ok);
  }
  void SetUp() override { open(engine_); }

  static std::vector<std::string> keysOf(Engine& engine) {
    const Called list = call(engine, "findings", R"({"sort":"rank","to":9})");
    std::vector<std::string> keys;
    for (const Node row : list.value["rows"].items()) keys.emplace_back(row["key"].text());
    return keys;
  }

  static Called say(Engine& engine, const std::string& items, std::string_view by = "ann",
                    std::string_view now = kToldTime) {
    return call(engine, "decide",
                R"({"decisions":[)" + items + R"(],"by":")" + std::string(by) + R"(","now":")" +
                    std::string(now) + "\"}");
  }
  static std::string status(const std::string& key, std::string_view value) {
    return R"({"key":")" + key + R"(","field":"status","value":")" + std::string(value) + "\"}";
  }
  static std::string standing(Engine& engine, const std::string& key) {
    const Called history = call(engine, "history", R"({"key":")" + key + "\"}");
    std::string values;
    for (const Node row : history.value.items()) {
      if (row["stands"].isTrue() && row["field"].text() == "status")
        values += "[" + std::string(row["value"].text()) + "]";
    }
    return values;
  }
  static Called undo(Engine& engine, std::string_view what = "undo", std::string_view by = "ann") {
    return call(engine, what, R"({"by":")" + std::string(by) + R"(","now":")" + kToldTime + "\"}");
  }

  Engine engine_;
};

TEST_F(DecisionsTest, AStatusIsDecidedAndItsHistoryTellsWhoAndWhen) {
  const std::string key = keysOf(engine_).at(0);
  const Called said = say(
      engine_,
      R"({"key":")" + key +
          R"(","field":"status","value":"accepted","reason":"until the rewrite","expires":"2027-01-01"})");
  ASSERT_TRUE(said.ok);
  EXPECT_EQ(said.value["changed"].integer(), 1);
  EXPECT_TRUE(said.value["canUndo"].isTrue());
  EXPECT_FALSE(said.value["canRedo"].isTrue());
  const Called history = call(engine_, "history", R"({"key":")" + key + "\"}");
  ASSERT_EQ(history.value.size(), 1U);
  EXPECT_EQ(history.value.at("0/field").text(), "status");
  EXPECT_EQ(history.value.at("0/value").text(), "accepted");
  EXPECT_EQ(history.value.at("0/reason").text(), "until the rewrite");
  EXPECT_EQ(history.value.at("0/by").text(), "ann");
  EXPECT_EQ(history.value.at("0/at").text(), kToldTime);
  EXPECT_EQ(history.value.at("0/expires").text(), "2027-01-01T00:00:00Z");
  EXPECT_TRUE(history.value.at("0/stands").isTrue());
}

TEST_F(DecisionsTest, SayingItAgainChangesNothing) {
  const std::string key = keysOf(engine_).at(0);
  EXPECT_EQ(say(engine_, status(key, "fixed")).value["changed"].integer(), 1);
  EXPECT_EQ(say(engine_, status(key, "fixed"), "bob").value["changed"].integer(), 0);
  EXPECT_EQ(say(engine_, status(keysOf(engine_).at(1), "")).value["changed"].integer(), 0)
      << "nothing to withdraw";
}

TEST_F(DecisionsTest, UndoSaysAgainWhatStoodBefore) {
  const std::string key = keysOf(engine_).at(0);
  say(engine_, status(key, "accepted"));
  say(engine_, status(key, "fixed"), "bob");
  say(engine_, status(key, "false_positive"), "cleo");
  const auto step = [&](std::string_view what, std::string_view then, bool canUndo, bool canRedo) {
    const Called undone = undo(engine_, what);
    EXPECT_EQ(undone.value["changed"].integer(), 1) << what;
    EXPECT_EQ(standing(engine_, key), then) << what;
    EXPECT_EQ(undone.value["canUndo"].isTrue(), canUndo) << what << then;
    EXPECT_EQ(undone.value["canRedo"].isTrue(), canRedo) << what << then;
  };
  step("undo", "[fixed]", true, true);
  step("undo", "[accepted]", true, true);
  step("redo", "[fixed]", true, true);
  step("undo", "[accepted]", true, true);
  step("undo", "[]", false, true);
  step("redo", "[accepted]", true, true);
  step("redo", "[fixed]", true, true);
  step("redo", "[false_positive]", true, false);
  step("undo", "[fixed]", true, true);
  EXPECT_EQ(call(engine_, "history", R"({"key":")" + key + "\"}").value.size(), 12U)
      << "nothing is taken back";
  say(engine_, status(key, "accepted"));
  EXPECT_EQ(undo(engine_, "redo").value["changed"].integer(), 0)
      << "after a new decision there is nothing to redo";
}

TEST_F(DecisionsTest, AManyIsOneUnit) {
  const Called said = say(
      engine_,
      R"({"filter":"sql","field":"status","value":"accepted"},{"filter":"","field":"assignee","value":"bob"})");
  ASSERT_TRUE(said.ok);
  EXPECT_EQ(said.value["changed"].integer(), 6);
  for (const std::string& key : keysOf(engine_)) EXPECT_EQ(standing(engine_, key), "[accepted]");
  EXPECT_EQ(undo(engine_).value["changed"].integer(), 6);
  for (const std::string& key : keysOf(engine_)) EXPECT_EQ(standing(engine_, key), "[]");
  EXPECT_EQ(undo(engine_).value["changed"].integer(), 0);
}

TEST_F(DecisionsTest, WhatCannotBeSaidIsRefusedAndNothingOfItIsSaid) {
  const std::string key = keysOf(engine_).at(0);
  const auto refused = [&](const std::string& item, std::string_view by = "ann") {
    const Called said = say(engine_, status(key, "fixed") + "," + item, by);
    EXPECT_FALSE(said.ok) << item;
    EXPECT_EQ(standing(engine_, key), "") << item;
    return std::string(said.ok ? "" : said.error["code"].text());
  };
  EXPECT_EQ(refused(status(key, "suppressed")), "malformed");
  EXPECT_EQ(refused(status("00", "fixed")), "malformed");
  EXPECT_EQ(refused(status("", "fixed")), "malformed");
  EXPECT_EQ(refused(R"({"field":"status","value":"fixed"})"), "malformed")
      << "about nothing is not about all";
  EXPECT_EQ(refused(R"({"key":")" + key + R"(","field":"mood","value":"good"})"), "malformed");
  EXPECT_EQ(refused(R"({"key":")" + key + R"(","field":"status","value":"fixed","expires":"2020-01-01"})"),
            "malformed");
  EXPECT_EQ(refused(R"({"key":")" + key + R"(","field":"status","value":"fixed","expires":"soon"})"),
            "malformed");
  EXPECT_EQ(refused(R"({"subject":"asset a\tb","field":"identity","value":"maybe"})"), "malformed");
  EXPECT_EQ(refused(R"({"subject":"asset a\ta","field":"identity","value":"same"})"), "malformed");
  EXPECT_EQ(refused(R"({"subject":"car a\tb","field":"identity","value":"same"})"), "malformed");
  EXPECT_EQ(refused(R"({"subject":"setting","field":"weights","value":"{}"})"), "malformed");
  EXPECT_EQ(refused(R"({"filter":"owner:","field":"status","value":"fixed"})"), "bad_query");
  EXPECT_EQ(refused(status(key, "fixed"), ""), "malformed");
  EXPECT_TRUE(say(engine_, R"({"subject":"asset repo:a\trepo:b","field":"identity","value":"same"})").ok);
  const Called turned =
      say(engine_, R"({"subject":"asset repo:b\trepo:a","field":"identity","value":"same"})");
  EXPECT_EQ(turned.value["changed"].integer(), 0) << "a pair has no order";
}

/// Two copies of one estate, decided upon apart.
TEST_F(DecisionsTest, TwoPeopleJoinTheirBundlesAndSeeWhereTheyDisagree) {
  Engine bob;
  open(bob);
  const std::string key = keysOf(engine_).at(0), other = keysOf(engine_).at(1);
  say(engine_, status(key, "accepted"), "ann", "2026-11-24T10:00:00Z");
  say(engine_, status(other, "fixed"), "ann", "2026-11-24T10:00:00Z");
  say(bob, status(key, "false_positive"), "bob", "2026-11-24T11:00:00Z");
  say(bob, status(other, "fixed"), "bob", "2026-11-24T11:00:00Z");

  const Called saved = call(bob, "saveBundle", R"({"by":"bob","now":"2026-11-24T12:00:00Z"})");
  const Called opened = call(engine_, "openBundle", R"({"name":"bob.postern"})", saved.answer->blobs.at(0));
  EXPECT_EQ(opened.value["decisions"].integer(), 2);
  EXPECT_EQ(opened.value["duplicates"].integer(), 1);
  const Called again = call(engine_, "openBundle", R"({"name":"bob.postern"})", saved.answer->blobs.at(0));
  EXPECT_EQ(again.value["decisions"].integer(), 0);

  Called conflicts = call(engine_, "conflicts");
  EXPECT_EQ(conflicts.value["total"].integer(), 1) << "both say fixed of the other";
  ASSERT_EQ(conflicts.value["rows"].size(), 1U);
  EXPECT_EQ(conflicts.value.at("rows/0/key").text(), key);
  EXPECT_TRUE(conflicts.value.at("rows/0/title").text().starts_with("SQL injection"));
  EXPECT_EQ(conflicts.value.at("rows/0/statements/0/by").text(), "bob") << "the later one stands";
  EXPECT_EQ(conflicts.value.at("rows/0/statements/1/value").text(), "accepted");

  // The other way round it is the same.
  const Called mine = call(engine_, "exportDecisions");
  EXPECT_EQ(
      call(bob, "importDecisions", R"({"name":"d"})", mine.answer->blobs.at(0)).value["decisions"].integer(),
      2);
  EXPECT_EQ(call(bob, "exportDecisions").answer->blobs, mine.answer->blobs);

  say(engine_, status(key, "accepted"), "ann", "2026-11-24T13:00:00Z");
  EXPECT_EQ(call(engine_, "conflicts").value["total"].integer(), 0);
  EXPECT_EQ(standing(engine_, key), "[accepted]");
  // Undoing that brings the conflict back, with the same statement standing.
  undo(engine_);
  conflicts = call(engine_, "conflicts");
  EXPECT_EQ(conflicts.value["total"].integer(), 1);
  EXPECT_EQ(conflicts.value.at("rows/0/statements/0/value").text(), "false_positive");
  EXPECT_EQ(conflicts.value.at("rows/0/statements/1/by").text(), "ann");
}

// Undoing replaces one's own word only.
TEST_F(DecisionsTest, WhatArrivedInTheMeantimeStaysWhenIUndo) {
  Engine bob;
  open(bob);
  const std::string key = keysOf(engine_).at(0);
  say(engine_, status(key, "accepted"));
  say(bob, status(key, "fixed"), "bob");
  call(engine_, "importDecisions", "{}", call(bob, "exportDecisions").answer->blobs.at(0));
  undo(engine_);
  const std::string left = standing(engine_, key);
  EXPECT_TRUE(left == "[fixed][]" || left == "[][fixed]") << left;
}

TEST_F(DecisionsTest, TheLinesOfAnAnswerAreAllThatIsNeededToStartAgain) {
  const std::string key = keysOf(engine_).at(0);
  std::string lines(say(engine_, status(key, "accepted")).value["lines"].text());
  lines += undo(engine_).value["lines"].text();
  lines += undo(engine_, "redo").value["lines"].text();
  Engine again;
  EXPECT_EQ(call(again, "importDecisions", "{}", lines).value["decisions"].integer(), 3);
  EXPECT_EQ(call(again, "exportDecisions").answer->blobs, call(engine_, "exportDecisions").answer->blobs);
}

TEST_F(DecisionsTest, SettingsTravel) {
  EXPECT_EQ(call(engine_, "setting", R"({"name":"weights"})").value["text"].text(), "");
  const auto set = [&](Engine& engine, std::string_view text, std::string_view now) {
    return call(engine, "setSetting",
                R"({"name":"weights","by":"ann","text":")" + std::string(text) + R"(","now":")" +
                    std::string(now) + "\"}")
        .ok;
  };
  EXPECT_TRUE(set(engine_, "kev: 1", kToldTime));
  EXPECT_TRUE(set(engine_, "kev: 2\\nepss: 3", kToldTime));
  EXPECT_TRUE(set(engine_, "kev: 2\\nepss: 3", kToldTime));
  EXPECT_FALSE(set(engine_, "x", "now"));
  EXPECT_EQ(engine_.setting("weights"), "kev: 2\nepss: 3");
  EXPECT_EQ(call(engine_, "history", R"({"subject":"setting"})").value.size(), 2U);
  Engine other;
  const Called saved = call(engine_, "saveBundle", R"({"by":"ann","now":"2026-11-24T12:00:00Z"})");
  ASSERT_TRUE(call(other, "openBundle", "{}", saved.answer->blobs.at(0)).ok);
  EXPECT_EQ(other.setting("weights"), "kev: 2\nepss: 3");
  EXPECT_TRUE(call(other, "clear").ok);
  EXPECT_EQ(other.setting("weights"), "");
}

TEST_F(DecisionsTest, LinesThatDoNotReadSayWhere) {
  const Called read = call(engine_, "importDecisions", R"({"name":"decisions.jsonl"})", "\nnothing\n");
  ASSERT_FALSE(read.ok);
  EXPECT_EQ(read.error["code"].text(), "malformed");
  EXPECT_EQ(read.error["where"].text(), "line 2");
  EXPECT_EQ(read.error["source"].text(), "decisions.jsonl");
}

}  // namespace
}  // namespace postern
