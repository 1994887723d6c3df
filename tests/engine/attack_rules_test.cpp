// SPDX-License-Identifier: Apache-2.0
// Attack rules as the page shows them: the built-in ones and the estate's own, with what each gave; tried
// ones with their records.
#include <gtest/gtest.h>

#include <set>

#include "engine_calls.h"

namespace postern {
namespace {

constexpr std::string_view kInventory = R"(postern: inventory/1
assets:
  - {id: shop, kind: service, name: shop, exposure: internet}
  - {id: reports, kind: service, name: reports}
  - {id: orders-db, kind: data_store, name: orders-db, data: [pii], exposure: internet}
relations:
  - {from: shop, calls: reports}
)";
constexpr std::string_view kRules = R"yaml(rules:
  - rule: debug_port
    title: Attach to the debug port
    technique: T1210
    when: ["calls(A, B)", "kind(A, servers)"]
    step: A -> B
    needs: reached
    probability: 0.25
    because: the port is open to whoever may talk to a neighbour
)yaml";

class AttackRules : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(drop(engine_, "postern.yaml", kInventory), 1U);
    analyse();
  }
  void analyse() { ASSERT_TRUE(call(engine_, "analyze", R"({"now":")" + kToldTime + "\"}").ok); }
  bool keep(std::string_view yaml) {
    JsonWriter request;
    request.beginObject().field("name", "attack_rules").field("text", yaml).field("by", "ann");
    return call(engine_, "setSetting", request.field("now", kToldTime).endObject().take()).ok;
  }
  Called tried(std::string_view yaml) {
    JsonWriter request;
    return call(engine_, "tryRules", request.beginObject().field("yaml", yaml).endObject().take());
  }
  static Node rule(const Called& rules, std::string_view id) {
    for (const Node it : rules.value["rules"].items()) {
      if (it["id"].text() == id) return it;
    }
    return {};
  }

  Engine engine_;
};

TEST_F(AttackRules, EveryBuiltInRuleIsThereOnceWithWhatItNeeds) {
  const Called all = call(engine_, "attackRules");
  ASSERT_TRUE(all.ok);
  EXPECT_GE(all.value["builtIn"].integer().value_or(0), 275);
  EXPECT_EQ(all.value["own"].integer().value_or(-1), 0);
  std::set<std::string> ids;
  int64_t ways = 0;
  for (const Node it : all.value["rules"].items()) {
    EXPECT_TRUE(ids.insert(std::string(it["makes"].text()) + std::string(it["id"].text())).second)
        << it["id"].text();
    EXPECT_GT(it["ways"].size(), 0U);
    if (it["makes"].text() != "takeover") ways += static_cast<int64_t>(it["ways"].size());
    for (const Node way : it["ways"].items()) {
      EXPECT_GT(way["when"].size(), 0U) << it["id"].text();
      EXPECT_NE(way["effect"].text(), "") << it["id"].text();
    }
  }
  EXPECT_EQ(ways, all.value["builtIn"].integer().value_or(0));
  const Node exposed = rule(all, "exposed_to_internet T1595");
  EXPECT_EQ(exposed["title"].text(), "Talk to what is exposed to the internet");
  EXPECT_EQ(exposed["steps"].integer().value_or(-1), 2);  // shop and orders-db
  EXPECT_EQ(exposed["ways"].at("0")["when"].at("0").text(), "exposure(A, internet)");
  EXPECT_EQ(exposed["ways"].at("0")["effect"].text(), "internet -> A");
  EXPECT_EQ(exposed["ways"].at("0")["gives"].text(), "reached");
  EXPECT_EQ(exposed["ways"].at("0")["document"].text(), "estate.yaml");
}

TEST_F(AttackRules, PathsAndRulesLeadToEachOther) {
  const Called paths = call(engine_, "paths", R"({"limit":50})");
  ASSERT_GT(paths.value.size(), 0U);
  const Called all = call(engine_, "attackRules");
  for (const Node path : paths.value.items()) {
    for (const Node hop : path["hops"].items()) {
      if (hop["edge"].text().empty()) continue;
      const Node it = rule(all, std::string(hop["edge"].text()) + " " + std::string(hop["technique"].text()));
      bool isNamed = false;
      for (const Node id : it["paths"].items()) isNamed |= id.text() == path["id"].text();
      EXPECT_TRUE(isNamed) << hop["edge"].text();
    }
  }
}

TEST_F(AttackRules, OwnOnesAreTriedKeptAndTakenAway) {
  const Called steps = tried(kRules);
  ASSERT_EQ(steps.value["count"].integer().value_or(0), 1);
  EXPECT_EQ(steps.value["steps"].at("0")["rule"].text(), "debug_port");
  EXPECT_EQ(steps.value["steps"].at("0")["records"].at("0").text(), "postern.yaml /relations/0");
  EXPECT_EQ(call(engine_, "attackRules").value["own"].integer().value_or(-1), 0);  // tried is not kept
  ASSERT_TRUE(keep(kRules));
  analyse();
  const Called all = call(engine_, "attackRules");
  EXPECT_EQ(all.value["own"].integer().value_or(-1), 1);
  const Node own = rule(all, "debug_port T1210");
  EXPECT_TRUE(own["own"].isTrue());
  EXPECT_EQ(own["steps"].integer().value_or(-1), 1);
  EXPECT_EQ(own["ways"].at("0")["where"].text(), "line 2, column 5");
  ASSERT_TRUE(keep(""));
  analyse();
  EXPECT_EQ(call(engine_, "attackRules").value["own"].integer().value_or(-1), 0);
}

TEST_F(AttackRules, MistakesHaveTheirLineAndAreNotKept) {
  const Called wrong =
      tried("rules:\n  - rule: a\n    technique: T1\n    when: [\"flies(A)\"]\n    step: A -> B\n");
  EXPECT_EQ(wrong.value["count"].integer().value_or(-1), 0);
  ASSERT_GT(wrong.value["problems"].size(), 0U);
  EXPECT_EQ(wrong.value["problems"].at("0")["where"].text().substr(0, 6), "line 4");
  EXPECT_FALSE(keep("rules: 7"));
}

}  // namespace
}  // namespace postern
