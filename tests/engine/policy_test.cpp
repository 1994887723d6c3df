// SPDX-License-Identifier: Apache-2.0
// Policies by calls, as the page makes them: the verdict is the command line's, the estate keeps its policy,
// and its clocks stand in the list.
#include "tests/engine/engine_calls.h"

namespace postern {
namespace {

constexpr std::string_view kPolicy =
    "version: 1\nname: Told\nrules:\n  - id: none\n    when: {severity: high}\n    only_new: true\n"
    "sla:\n  clocks:\n    - by_severity: {high: 30d}\n";

std::string requestOf(std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
  JsonWriter out;
  out.beginObject();
  for (const auto& [name, value] : fields) out.field(name, value);
  return out.endObject().take();
}

class PolicyCallTest : public ::testing::Test {
 protected:
  void SetUp() override {
    drop(engine_, "a.sarif", sarifOf("Semgrep", "https://github.com/x/orders", {10, 200}));
    analyze();
  }
  void analyze() { EXPECT_TRUE(call(engine_, "analyze", R"({"now":")" + kToldTime + "\"}").ok); }
  Engine engine_;
};

TEST_F(PolicyCallTest, TheCallsAnswerIsTheCommandLinesVerdict) {
  const Called called = call(engine_, "gate", requestOf({{"policy", kPolicy}}));
  ASSERT_TRUE(called.ok);
  EXPECT_EQ(called.value["verdict"].text(), "fail");
  EXPECT_EQ(called.value.at("rules/0/violations").size(), 2U);
  const auto gated = engine_.gate(kPolicy, "", "");
  ASSERT_TRUE(gated);
  EXPECT_FALSE(gated.value().passed);
  EXPECT_EQ(called.answer->envelope, R"({"ok":true,"value":)" + gated.value().verdict + "}");
  const Called report = call(engine_, "gateReport", R"({"kind":"json"})");
  ASSERT_EQ(report.answer->blobs.size(), 1U);
  EXPECT_EQ(report.answer->blobs[0], gated.value().verdict);
  EXPECT_FALSE(call(engine_, "gateReport", R"({"kind":"poem"})").ok);
}

TEST_F(PolicyCallTest, ABundleIsABaseline) {
  const Called saved = call(engine_, "saveBundle", requestOf({{"by", ""}, {"now", kToldTime}}));
  ASSERT_EQ(saved.answer->blobs.size(), 1U);
  const Called called = call(engine_, "gate", requestOf({{"policy", kPolicy}, {"name", "main.postern"}}),
                             saved.answer->blobs[0]);
  EXPECT_EQ(called.value["verdict"].text(), "pass");
  EXPECT_EQ(called.value.at("baseline/kept").integer(), 2);
  const Called broken =
      call(engine_, "gate", requestOf({{"policy", kPolicy}, {"name", "main.postern"}}), "x");
  EXPECT_EQ(broken.error["code"].text(), "malformed");
  EXPECT_EQ(broken.error["source"].text(), "main.postern");
}

TEST_F(PolicyCallTest, MistakesAreToldWithTheirLines) {
  const std::string bad = "version: 1\nname: x\nrules:\n  - id: a\n    when: severity:hihg\n    on: x\n";
  const Called check = call(engine_, "checkPolicy", requestOf({{"policy", bad}}));
  ASSERT_TRUE(check.ok);
  EXPECT_EQ(check.value["problems"].size(), 2U);
  const Called gated = call(engine_, "gate", requestOf({{"policy", bad}}));
  EXPECT_EQ(gated.error["code"].text(), "bad_policy");
  EXPECT_EQ(gated.error["where"].text(), "line 6, column 9");
  EXPECT_EQ(call(engine_, "gate", requestOf({{"policy", ""}})).error["code"].text(), "not_found");
  EXPECT_EQ(call(engine_, "checkPolicy", requestOf({{"policy", kPolicy}})).value["rules"].integer(), 1);
}

TEST_F(PolicyCallTest, TheEstateKeepsItsPolicyAndItsClocks) {
  const Called before = call(engine_, "findings", R"({"filter":"","sort":"rank","from":0,"to":1})");
  EXPECT_EQ(before.value.at("rows/0/due").text(), "");
  ASSERT_TRUE(call(engine_, "setSetting",
                   requestOf({{"name", "policy"}, {"text", kPolicy}, {"by", "ann"}, {"now", kToldTime}}))
                  .ok);
  analyze();
  const Called after = call(engine_, "findings", R"({"filter":"sla:on_time","sort":"due","from":0,"to":1})");
  ASSERT_TRUE(after.ok);
  EXPECT_EQ(after.value["total"].integer(), 2);
  EXPECT_EQ(after.value.at("rows/0/due").text(), "2026-12-24T09:00:00Z");
  EXPECT_EQ(after.value.at("rows/0/sla").text(), "on_time");
  EXPECT_EQ(call(engine_, "gate", requestOf({{"policy", ""}})).value["policy"].text(), "Told");
}

}  // namespace
}  // namespace postern
