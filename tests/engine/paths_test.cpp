// SPDX-License-Identifier: Apache-2.0
// Paths with what is behind their steps, two of them side by side, the graph as it is drawn, and nodes by
// name.
#include <gtest/gtest.h>

#include <set>

#include "engine_calls.h"

namespace postern {
namespace {

constexpr std::string_view kInventory = R"(postern: inventory/1
assets:
  - {id: repo, kind: repository, name: acme/shop, aliases: [https://github.com/acme/shop]}
  - {id: shop, kind: service, name: shop, exposure: internet}
  - {id: backoffice, kind: service, name: backoffice, exposure: internet}
  - {id: orders-db, kind: data_store, name: orders-db, data: [pii]}
relations:
  - {from: shop, builds-from: repo}
  - {from: backoffice, builds-from: repo}
  - {from: shop, calls: orders-db}
  - {from: backoffice, calls: orders-db}
)";

class Paths : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(drop(engine_, "postern.yaml", kInventory), 1U);
    ASSERT_EQ(drop(engine_, "scan.sarif", sarifOf("CodeQL", "https://github.com/acme/shop", {11})), 1U);
    ASSERT_TRUE(call(engine_, "analyze", R"({"now":")" + kToldTime + "\"}").ok);
  }

  Engine engine_;
};

TEST_F(Paths, EachHasItsCheapestCutAndItsTurn) {
  const Called paths = call(engine_, "paths", R"({"limit":50})");
  ASSERT_GE(paths.value.size(), 2U);
  std::set<int64_t> turns;
  for (const Node path : paths.value.items()) {
    turns.insert(path["turn"].integer().value_or(-1));
    EXPECT_EQ(path["cut"]["keys"].size(), 1U);
    EXPECT_GE(path["cut"]["paths"].integer().value_or(0), 1);
    EXPECT_EQ(path["hops"].at("0")["zone"].text(), "Attacker");
  }
  EXPECT_EQ(turns.size(), paths.value.size());
  EXPECT_EQ(paths.value.at("0")["turn"].integer().value_or(-1), 0);
}

TEST_F(Paths, OneIsToldStepByStepWithItsRecords) {
  const Called path = call(engine_, "path", R"({"id":"p0"})");
  ASSERT_TRUE(path.ok);
  bool isFlawed = false;
  for (const Node step : path.value["steps"].items()) {
    for (const Node finding : step["findings"].items()) {
      isFlawed = true;
      EXPECT_EQ(finding["sources"].at("0").text(), "scan.sarif /runs/0/results/0");
      EXPECT_EQ(step["fixes"].size(), 1U);
    }
  }
  EXPECT_TRUE(isFlawed);
  const std::string_view text = path.value["text"].text();
  EXPECT_NE(text.find("1. Internet -> "), std::string_view::npos) << text;
  EXPECT_NE(text.find("Technique: T"), std::string_view::npos) << text;
  EXPECT_NE(text.find("Source: scan.sarif /runs/0/results/0"), std::string_view::npos) << text;
  EXPECT_NE(text.find("Cheapest way to cut it: close step "), std::string_view::npos) << text;
  EXPECT_EQ(call(engine_, "path", R"({"id":"p99"})").error["code"].text(), "not_found");
}

TEST_F(Paths, TwoShareNoStepButOneFixClosesBoth) {
  const Called both = call(engine_, "comparePaths", R"({"a":"p0","b":"p1"})");
  ASSERT_TRUE(both.ok);
  EXPECT_GT(both.value["onlyA"].size(), 0U);
  EXPECT_GT(both.value["onlyB"].size(), 0U);
  EXPECT_EQ(both.value["both"].size(), 1U);
  const Called same = call(engine_, "comparePaths", R"({"a":"p0","b":"p0"})");
  EXPECT_EQ(same.value["onlyA"].size(), 0U);
  EXPECT_GT(same.value["shared"].size(), 0U);
}

TEST_F(Paths, ZonesCloseAndOpenAndPinnedNodesStay) {
  const Called whole = call(engine_, "graph", R"({"path":"","pinned":[]})");
  ASSERT_GT(whole.value["zones"].size(), 1U);
  const Called closed = call(engine_, "graph", R"({"path":"","open":[],"pinned":[]})");
  EXPECT_EQ(closed.value["nodes"].size(), closed.value["zones"].size());
  int64_t members = 0;
  for (const Node node : closed.value["nodes"].items()) {
    EXPECT_EQ(node["kind"].text(), "zone");
    members += node["members"].integer().value_or(0);
  }
  EXPECT_EQ(static_cast<size_t>(members), whole.value["nodes"].size());
  const std::string node(whole.value["nodes"].at("0")["id"].text());
  const Called pinned = call(engine_, "graph", R"({"path":"","open":[],"pinned":[")" + node + "\"]}");
  bool isThere = false;
  for (const Node it : pinned.value["nodes"].items()) isThere |= it["id"].text() == node;
  EXPECT_TRUE(isThere);
}

TEST_F(Paths, NodesAreFoundByNameTheNearestFirst) {
  const Called found = call(engine_, "findNodes", R"({"text":"ORDERS","limit":10})");
  ASSERT_GE(found.value.size(), 2U);
  EXPECT_EQ(found.value.at("0")["title"].text(), "orders-db");
  EXPECT_EQ(call(engine_, "findNodes", R"({"text":"orders","limit":1})").value.size(), 1U);
  EXPECT_EQ(call(engine_, "findNodes", R"({"text":" ","limit":10})").value.size(), 0U);
}

TEST_F(Paths, APlanPromisesWhatTheChangedGraphGives) {
  const Called plan = call(engine_, "fixPlan", R"({"fixes":1,"effort":0})");
  ASSERT_TRUE(plan.ok);
  ASSERT_EQ(plan.value["steps"].size(), 1U);
  EXPECT_EQ(plan.value["riskAfter"].text(), plan.value["bound"].text());
  EXPECT_GE(plan.value["cut"]["options"].size(), 1U);
  const Called points = call(engine_, "chokePoints");
  ASSERT_GE(points.value["findings"].size(), 1U);
  const std::string finding(points.value["findings"].at("0")["id"].text());
  const Called what = call(engine_, "whatIf", R"({"marks":[{"kind":"fixed","finding":")" + finding + "\"}]}");
  ASSERT_TRUE(what.ok);
  EXPECT_GE(what.value["changes"].size(), 2U);
  EXPECT_EQ(what.value["unknown"].integer().value_or(-1), 0);
  EXPECT_EQ(what.value["riskBefore"].text(), plan.value["riskBefore"].text());
}

TEST_F(Paths, AScenarioIsKeptByNameAndFoundAgain) {
  const Called found = call(engine_, "findNodes", R"({"text":"shop","limit":1})");
  const std::string node(found.value.at("0")["id"].text());
  const Called kept = call(engine_, "whatIf",
                           R"({"marks":[{"kind":"isolated","node":")" + node + R"("}],"keep":"Close it"})");
  ASSERT_TRUE(kept.ok);
  ASSERT_TRUE(engine_.setSetting("scenarios", kept.value["setting"].text(), "ann", 1'790'000'000).ok());
  const Called again = call(engine_, "whatIf", R"({"marks":[],"scenario":"Close it"})");
  EXPECT_EQ(again.value["marks"].integer().value_or(0), 1);
  EXPECT_EQ(again.value["riskAfter"].text(), kept.value["riskAfter"].text());
  EXPECT_EQ(again.value["scenarios"].at("0").text(), "Close it");
}

TEST_F(Paths, BlastRadiusGoesForwardAndBackward) {
  const Called found = call(engine_, "findNodes", R"({"text":"shop","limit":1})");
  const std::string node(found.value.at("0")["id"].text());
  const Called radius = call(engine_, "blastRadius", R"({"node":")" + node + "\"}");
  ASSERT_TRUE(radius.ok);
  EXPECT_GE(radius.value["forward"].size(), 1U);
  EXPECT_EQ(call(engine_, "blastRadius", R"({"node":"n999"})").error["code"].text(), "not_found");
}

}  // namespace
}  // namespace postern
