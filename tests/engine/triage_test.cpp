// SPDX-License-Identifier: Apache-2.0
// What people said as the lists, the drawer and the exports show it after the next analysis.
#include "base/text.h"
#include "tests/engine/engine_calls.h"

namespace postern {
namespace {

class TriageViewsTest : public ::testing::Test {
 protected:
  /// A report of one result in each of the files.
  void dropOf(std::string_view tool, int line,
              const std::vector<std::string>& files = {"src/1.java", "src/2.java", "src/3.java"}) {
    std::string text = sarifOf(tool, "https://github.com/x/orders", std::vector<int>(files.size(), line));
    for (const std::string& file : files) text.replace(text.find("src/a.java"), 10, file);
    ASSERT_EQ(drop(engine_, std::string(tool) + ".sarif", text), 1U);
    analyze();
  }
  void SetUp() override {
    dropOf("Semgrep", 10);
    const Called list = call(engine_, "findings", R"({"sort":"rank","to":9})");
    for (const Node row : list.value["rows"].items()) keys_.emplace_back(row["key"].text());
    ASSERT_EQ(keys_.size(), 3U);
  }
  void analyze(std::string_view now = kToldTime) {
    ASSERT_TRUE(call(engine_, "analyze", R"({"now":")" + std::string(now) + "\"}").ok);
  }
  void say(const std::string& key, std::string_view field, std::string_view value,
           std::string_view expires = "") {
    JsonWriter out;
    out.beginObject().key("decisions").beginArray().beginObject().field("key", key).field("field", field);
    out.field("value", value).field("reason", "because").field("expires", expires).endObject().endArray();
    out.field("by", "ann").field("now", kToldTime).endObject();
    ASSERT_TRUE(call(engine_, "decide", out.text()).ok) << out.text();
  }
  int64_t count(std::string_view filter) {
    const Called list =
        call(engine_, "findings", R"({"sort":"rank","filter":")" + std::string(filter) + "\"}");
    EXPECT_TRUE(list.ok) << filter;
    return list.ok ? *list.value["total"].integer() : -1;
  }
  Called detail(const std::string& key) { return call(engine_, "finding", R"({"key":")" + key + "\"}"); }

  Engine engine_;
  std::vector<std::string> keys_;
};

TEST_F(TriageViewsTest, TheListIsFilteredByWhatWasSaid) {
  EXPECT_EQ(count("status:open"), 3);
  say(keys_[0], "status", "accepted", "2027-01-01");
  say(keys_[1], "assignee", "Bob Builder");
  say(keys_[1], "note", "look again");
  EXPECT_EQ(count("status:open"), 3) << "until the next analysis";
  analyze();
  EXPECT_EQ(count("status:open"), 2);
  EXPECT_EQ(count("status:accepted"), 1);
  EXPECT_EQ(count("-status:open"), 1);
  EXPECT_EQ(count("assignee:builder"), 1);
  EXPECT_EQ(count("assignee:\\\"\\\""), 2);
  EXPECT_EQ(count("has:note"), 1);
  EXPECT_EQ(count("has:status"), 1);
  EXPECT_EQ(count("has:expiry"), 1);
  EXPECT_EQ(count("contested:yes"), 0);
  EXPECT_EQ(count("expired:yes"), 0);
  EXPECT_EQ(count("contested:no expired:no"), 3);
  analyze("2027-01-01T00:00:00Z");
  EXPECT_EQ(count("status:open"), 3);
  EXPECT_EQ(count("expired:yes"), 1);
}

TEST_F(TriageViewsTest, WhatIsAcceptedRanksLastAndComesBackWithUndo) {
  const std::string before = detail(keys_[0]).answer->envelope;
  say(keys_[0], "status", "accepted");
  analyze();
  const Called after = detail(keys_[0]);
  EXPECT_EQ(after.value["rank"].integer(), 3);
  EXPECT_EQ(after.value["status"].text(), "accepted");
  EXPECT_EQ(after.value.at("triage/from").text(), "decision");
  EXPECT_EQ(after.value.at("triage/by").text(), "ann");
  EXPECT_EQ(after.value.at("triage/reason").text(), "because");
  EXPECT_EQ(after.value.at("triage/at").text(), kToldTime);
  ASSERT_TRUE(call(engine_, "undo", R"({"by":"ann","now":")" + kToldTime + "\"}").ok);
  analyze();
  EXPECT_EQ(detail(keys_[0]).answer->envelope, before);
}

TEST_F(TriageViewsTest, TheExportsSayIt) {
  say(keys_[0], "status", "false_positive");
  say(keys_[0], "note", "=1+1");
  analyze();
  const std::string csv = call(engine_, "exportCsv").answer->blobs.at(0);
  EXPECT_NE(csv.find(",status,decision,assignee,note,"), std::string::npos);
  EXPECT_NE(csv.find(",false_positive,false positive by ann on 2026-11-24: because,,'=1+1,"),
            std::string::npos)
      << csv;
  const std::string json = call(engine_, "exportJson").answer->blobs.at(0);
  EXPECT_NE(
      json.find(
          R"("triage":{"status":"false_positive","from":"decision","decided":"false_positive","by":"ann")"),
      std::string::npos);
  EXPECT_NE(json.find(R"("triage":{"status":"open","from":"source"})"), std::string::npos);
}

TEST_F(TriageViewsTest, DecisionsOutliveTheReportTheyAreAbout) {
  say(keys_[0], "status", "fixed");
  const Called reports = call(engine_, "reports");
  ASSERT_TRUE(call(engine_, "removeReport", R"({"report":"r0"})").value["removed"].isTrue());
  analyze();
  EXPECT_EQ(count(""), 0);
  dropOf("Semgrep", 11);
  EXPECT_EQ(count("status:fixed"), 1) << "lines have moved, the key has not";
}

TEST_F(TriageViewsTest, DecisionsStayWhenAnotherToolSaysTheSame) {
  say(keys_[0], "status", "accepted");
  say(keys_[1], "note", "mine");
  for (const char* tool : {"CodeQL", "Aardvark", "ZZ Top Scanner"}) dropOf(tool, 11);
  EXPECT_EQ(count(""), 3);
  EXPECT_EQ(count("status:accepted"), 1);
  EXPECT_EQ(count("has:note"), 1);
  const Called history = call(engine_, "history", R"({"key":")" + keys_[0] + "\"}");
  EXPECT_EQ(history.value.size(), 1U);
  EXPECT_EQ(detail(keys_[0]).value["status"].text(), "accepted") << "its former key still names it";
}

// Alike in one file are told apart by their order: one less, and the others have other keys.
TEST_F(TriageViewsTest, DecisionsAreInheritedWhereTheKeyHasChanged) {
  Engine engine;
  const auto open = [&](std::string_view rule, std::string_view file) {
    std::string text = sarifOf("Semgrep", "https://github.com/x/orders", {10});
    for (size_t at = 0; (at = text.find("\"sqli\"", at)) != std::string::npos;) text.replace(at + 1, 4, rule);
    text.replace(text.find("src/a.java"), 10, file);
    ASSERT_EQ(drop(engine, std::string(rule) + ".sarif", text), 1U);
    ASSERT_TRUE(call(engine, "analyze", R"({"now":")" + kToldTime + "\"}").ok);
  };
  const auto first = [&] {
    return std::string(call(engine, "findings", R"({"sort":"rank","to":9})").value.at("rows/0/key").text());
  };
  open("rule-one", "src/a.java");
  const std::string before = first();
  ASSERT_TRUE(call(engine, "decide",
                   R"({"decisions":[{"key":")" + before +
                       R"(","field":"status","value":"accepted"}],"by":"ann","now":")" + kToldTime + "\"}")
                  .ok);
  // The scanner calls its rule otherwise now.
  ASSERT_TRUE(call(engine, "removeReport", R"({"report":"r0"})").value["removed"].isTrue());
  open("rule-two", "src/a.java");
  const std::string now = first();
  const Called list = call(engine, "findings", R"({"sort":"rank","filter":"status:accepted","to":9})");
  EXPECT_EQ(list.value["total"].integer(), 1) << before << " " << now;
  EXPECT_EQ(call(engine, "history", R"({"key":")" + now + "\"}").value.size(), 1U);
  // Deciding anew and undoing it leads back to what was inherited.
  const auto status = [&] {
    EXPECT_TRUE(call(engine, "analyze", R"({"now":")" + kToldTime + "\"}").ok);
    return std::string(call(engine, "finding", R"({"key":")" + now + "\"}").value["status"].text());
  };
  ASSERT_TRUE(call(engine, "decide",
                   R"({"decisions":[{"key":")" + now +
                       R"(","field":"status","value":"fixed"}],"by":"bob","now":")" + kToldTime + "\"}")
                  .ok);
  EXPECT_EQ(status(), "fixed");
  ASSERT_TRUE(call(engine, "undo", R"({"by":"bob","now":")" + kToldTime + "\"}").ok);
  EXPECT_EQ(status(), "accepted");
}

TEST_F(TriageViewsTest, WhatPeopleSayIsOneIsJoinedAndComesApartAgain) {
  const Called joined =
      call(engine_, "decide",
           R"({"decisions":[{"subject":"finding )" + keys_[0] + "\\t" + keys_[1] +
               R"(","field":"identity","value":"same"}],"by":"ann","now":")" + kToldTime + "\"}");
  ASSERT_TRUE(joined.ok);
  analyze();
  EXPECT_EQ(count(""), 2);
  const Called both = detail(keys_[0]);
  ASSERT_EQ(both.value["sources"].size(), 2U);
  EXPECT_EQ(both.value.at("joins/0/reason").text().substr(0, 40).find("ann") == std::string_view::npos, false)
      << both.value.at("joins/0/reason").text();
  ASSERT_TRUE(call(engine_, "undo", R"({"by":"ann","now":")" + kToldTime + "\"}").ok);
  analyze();
  EXPECT_EQ(count(""), 3);
}

// Two findings were judged apart; then a person says that they are one.
TEST_F(TriageViewsTest, WhatWasSaidOfTwoThatBecomeOneIsAConflictUntilItIsSaidOfBoth) {
  say(keys_[0], "status", "accepted");
  say(keys_[1], "status", "false_positive");
  ASSERT_TRUE(call(engine_, "decide",
                   R"({"decisions":[{"subject":"finding )" + keys_[0] + "\\t" + keys_[1] +
                       R"(","field":"identity","value":"same"}],"by":"ann","now":")" + kToldTime + "\"}")
                  .ok);
  analyze();
  const Called list = call(engine_, "findings", R"({"sort":"rank","filter":"","to":9})");
  ASSERT_EQ(list.value["rows"].size(), 2U);
  std::string key;
  for (const Node row : list.value["rows"].items()) {
    if (row["observations"].integer() == 2) key = row["key"].text();
  }
  const bool isOwn = key == keys_[0] || key == keys_[1];  // then what was said of that one stands
  EXPECT_EQ(call(engine_, "history", R"({"key":")" + key + "\"}").value.size(), 2U);
  EXPECT_EQ(count("contested:yes"), isOwn ? 0 : 1);
  EXPECT_EQ(call(engine_, "conflicts").value["total"].integer(), isOwn ? 0 : 1);
  say(key, "status", "fixed");
  analyze();
  EXPECT_EQ(count("status:fixed"), 1);
  EXPECT_EQ(call(engine_, "conflicts").value["total"].integer(), 0);
}

TEST_F(TriageViewsTest, AnObservationIsSplitOff) {
  dropOf("CodeQL", 11, {"src/2.java"});
  ASSERT_EQ(count(""), 3);
  const Called list = call(engine_, "findings", R"({"sort":"rank","filter":"tool:codeql","to":1})");
  const Called both = detail(std::string(list.value.at("rows/0/key").text()));
  ASSERT_EQ(both.value["sources"].size(), 2U);
  const std::string a(both.value.at("sources/0/key").text()), b(both.value.at("sources/1/key").text());
  ASSERT_EQ(a.size(), 32U);
  ASSERT_TRUE(call(engine_, "decide",
                   R"({"decisions":[{"subject":"observation )" + a + "\\t" + b +
                       R"(","field":"identity","value":"different"}],"by":"ann","now":")" + kToldTime + "\"}")
                  .ok);
  analyze();
  EXPECT_EQ(count(""), 4);
}

}  // namespace
}  // namespace postern
