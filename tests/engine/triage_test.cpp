// SPDX-License-Identifier: Apache-2.0
// What people said as the lists, the drawer and the exports show it after the next analysis.
#include "base/text.h"
#include "tests/engine/engine_calls.h"

namespace postern {
namespace {

class TriageViewsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(drop(engine_, "a.sarif", sarifOf("Semgrep", "https://github.com/x/orders", {10, 200, 3000})),
              1U);
    analyze();
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
  EXPECT_NE(csv.find(",status,decision,assignee,note\r\n"), std::string::npos);
  EXPECT_NE(csv.find(",false_positive,false positive by ann on 2026-11-24: because,,'=1+1\r\n"),
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
  ASSERT_EQ(drop(engine_, "later.sarif", sarifOf("Semgrep", "https://github.com/x/orders", {11, 201, 3001})),
            1U);
  analyze();
  EXPECT_EQ(count("status:fixed"), 1) << "lines have moved, the key has not";
}

}  // namespace
}  // namespace postern
