// SPDX-License-Identifier: Apache-2.0
// Attack paths since an earlier state: what is new, gone and changed, by which step; and that nothing of the
// bundle it is compared with stays.
#include <gtest/gtest.h>

#include "engine_calls.h"

namespace postern {
namespace {

constexpr std::string_view kInventory = R"(postern: inventory/1
assets:
  - {id: repo, kind: repository, name: acme/shop, aliases: [https://github.com/acme/shop]}
  - {id: shop, kind: service, name: shop, exposure: internet}
  - {id: orders-db, kind: data_store, name: orders-db, data: [pii]}
relations:
  - {from: shop, builds-from: repo}
  - {from: shop, calls: orders-db}
)";
/// Besides: another way in.
constexpr std::string_view kMore = R"(postern: inventory/1
assets:
  - {id: backoffice, kind: service, name: backoffice, exposure: internet, data: [health]}
  - {id: repo, kind: repository, name: acme/shop, aliases: [https://github.com/acme/shop]}
  - {id: orders-db, kind: data_store, name: orders-db, data: [pii]}
relations:
  - {from: backoffice, builds-from: repo}
  - {from: backoffice, calls: orders-db}
)";

void analyse(Engine& engine) { ASSERT_TRUE(call(engine, "analyze", R"({"now":")" + kToldTime + "\"}").ok); }

class PathChangesCall : public testing::Test {
 protected:
  void SetUp() override {
    for (Engine* engine : {&earlier_, &now_}) {
      ASSERT_EQ(drop(*engine, "postern.yaml", kInventory), 1U);
      ASSERT_EQ(drop(*engine, "scan.sarif", sarifOf("CodeQL", "https://github.com/acme/shop", {11})), 1U);
    }
    ASSERT_EQ(drop(now_, "more.yaml", kMore), 1U);
    analyse(earlier_);
    analyse(now_);
  }
  std::string bundleOf(Engine& engine) {
    const Called saved = call(engine, "saveBundle", R"({"by":"","now":")" + kToldTime + "\"}");
    return saved.answer->blobs.at(0);
  }
  Called since(Engine& engine, const std::string& bundle) {
    return call(engine, "pathChanges", R"({"name":"old.postern"})", bundle);
  }

  Engine earlier_, now_;
};

TEST_F(PathChangesCall, WhatIsNewAndWhichStepMadeIt) {
  const Called told = since(now_, bundleOf(earlier_));
  ASSERT_TRUE(told.ok) << told.error["message"].text();
  const Node changes = told.value["changes"];
  EXPECT_GT(changes["pathsAfter"].integer().value_or(0), changes["pathsBefore"].integer().value_or(99));
  ASSERT_GT(changes["paths"].size(), 0U);
  for (const Node path : changes["paths"].items()) {
    EXPECT_EQ(path["change"].text(), "new");
    EXPECT_EQ(path["id"].text().substr(0, 1), "p");  // it can be looked at
    EXPECT_EQ(path["nodes"].at("0").text(), "Internet");
    EXPECT_GT(path["steps"].size(), 0U);
  }
  bool isExposed = false;
  for (const Node step : changes["steps"].items()) {
    if (step["to"].text() != "backoffice") continue;
    isExposed = true;
    EXPECT_EQ(step["change"].text(), "new");
    EXPECT_GT(step["paths"].integer().value_or(0), 0);
    EXPECT_EQ(step["sources"].at("0").text().substr(0, 9), "more.yaml");
    EXPECT_EQ(step["findingsNew"].size(), 1U);
  }
  EXPECT_TRUE(isExposed);
  ASSERT_EQ(changes["targetsNew"].size(), 2U);  // a database of one name in another inventory is another
  EXPECT_EQ(changes["targetsNew"].at("0").text(), "health of backoffice");
  EXPECT_EQ(changes["reachedNew"]["rows"].at("0")["title"].text(), "backoffice");
  EXPECT_EQ(changes["notes"].size(), 0U);
  const std::string text(told.value["text"].text());
  EXPECT_EQ(text.substr(0, 47), "Attack paths since old.postern of 2026-11-24, a") << text;
  EXPECT_NE(text.find("Internet -> backoffice: possible now"), std::string::npos) << text;
}

TEST_F(PathChangesCall, TheOtherWayRoundTheyAreGone) {
  const Called told = since(earlier_, bundleOf(now_));
  const Node changes = told.value["changes"];
  ASSERT_GT(changes["paths"].size(), 0U);
  for (const Node path : changes["paths"].items()) {
    EXPECT_EQ(path["change"].text(), "gone");
    EXPECT_EQ(path["id"].text(), "");
  }
  EXPECT_EQ(changes["targetsGone"].size(), 2U);
  EXPECT_EQ(changes["reachedGone"]["rows"].at("0")["title"].text(), "backoffice");
}

TEST_F(PathChangesCall, TheSameStateHasNoChangesAndNothingIsMerged) {
  const std::string before = bundleOf(now_);
  const Called same = since(now_, before);
  EXPECT_EQ(same.value["changes"]["paths"].size(), 0U);
  EXPECT_EQ(same.value["changes"]["chokePoints"].size(), 0U);
  EXPECT_TRUE(since(now_, bundleOf(earlier_)).ok);
  EXPECT_EQ(bundleOf(now_), before);
}

TEST_F(PathChangesCall, WhatPeopleDecidedThenCounts) {
  const std::string key(
      call(now_, "findings", R"({"filter":"","sort":"rank","descending":false,"from":0,"to":1})")
          .value["rows"]
          .at("0")["key"]
          .text());
  const std::string before = bundleOf(now_);
  ASSERT_TRUE(call(now_, "decide",
                   R"({"decisions":[{"key":")" + key +
                       R"(","field":"status","value":"fixed"}],"by":"ann","now":")" + kToldTime + "\"}")
                  .ok);
  analyse(now_);
  const Called told = since(now_, before);
  ASSERT_GT(told.value["changes"]["paths"].size(), 0U);
  for (const Node path : told.value["changes"]["paths"].items()) EXPECT_NE(path["change"].text(), "new");
  const auto risk = [&](std::string_view which) {
    return std::stod(std::string(told.value["changes"][which].text()));
  };
  EXPECT_LT(risk("riskAfter"), risk("riskBefore"));
}

TEST_F(PathChangesCall, WhatIsNoBundleIsRefusedByName) {
  const Called refused = since(now_, "no bundle");
  EXPECT_FALSE(refused.ok);
  EXPECT_EQ(refused.error["source"].text(), "old.postern");
  std::string cut = bundleOf(earlier_);
  cut.resize(cut.size() / 2);
  EXPECT_FALSE(since(now_, cut).ok);
  Engine empty;
  EXPECT_FALSE(since(empty, bundleOf(earlier_)).ok);
}

}  // namespace
}  // namespace postern
