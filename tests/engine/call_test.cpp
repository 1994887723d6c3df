// SPDX-License-Identifier: Apache-2.0
// The calls of web/src/engine/protocol.ts: all of them exist, and a session of them answers what it should.
#include <fstream>
#include <iterator>
#include <set>

#include "base/text.h"
#include "tests/engine/engine_calls.h"
#include "tests/support/told_batch.h"

namespace postern {
namespace {

class CallTest : public ::testing::Test {
 protected:
  void dropTwo() {
    ASSERT_EQ(drop(engine_, "a.sarif", sarifOf("Semgrep", "https://github.com/x/orders", {10, 200, 3000})),
              1U);
    ASSERT_EQ(drop(engine_, "b.sarif", sarifOf("CodeQL", "https://github.com/x/orders", {11})), 1U);
  }
  Called analyze() { return call(engine_, "analyze", R"({"now":")" + kToldTime + "\"}"); }
  Engine engine_;
};

std::string protocol() {
  std::ifstream file(std::string(POSTERN_SOURCE_DIR) + "/web/src/engine/protocol.ts");
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_F(CallTest, EveryCallOfTheProtocolIsAnswered) {
  const std::string text = protocol();
  const size_t begin = text.find("export interface Calls {");
  ASSERT_NE(begin, std::string::npos);
  size_t calls = 0;
  for (const std::string_view line :
       split(std::string_view(text).substr(begin, text.find("\n}", begin) - begin), '\n')) {
    const size_t colon = line.find(": { request:");
    if (colon == std::string_view::npos) continue;
    ++calls;
    const Called called = call(engine_, trim(line.substr(0, colon)));
    EXPECT_TRUE(called.ok || !called.error["message"].text().starts_with("there is no call")) << line;
  }
  EXPECT_GE(calls, 22U);
}

TEST_F(CallTest, ErrorCodesAreThoseOfTheProtocol) {
  const std::string text = protocol();
  const size_t begin = text.find("errorCodes = [");
  const std::string_view list = std::string_view(text).substr(begin, text.find(']', begin) - begin);
  for (int i = 0; i < kErrorCodeCount; ++i) {
    EXPECT_NE(list.find("'" + std::string(errorCodeName(static_cast<ErrorCode>(i))) + "'"),
              std::string_view::npos)
        << i;
  }
  EXPECT_EQ(std::count(list.begin(), list.end(), '\''), 2 * kErrorCodeCount);
}

TEST_F(CallTest, ASession) {
  dropTwo();
  const Called summary = analyze();
  ASSERT_TRUE(summary.ok);
  EXPECT_EQ(summary.value["reports"].integer(), 2);
  EXPECT_EQ(summary.value["observations"].integer(), 4);
  EXPECT_EQ(summary.value["findings"].integer(), 3);
  EXPECT_EQ(summary.value["now"].text(), kToldTime);

  const Called list =
      call(engine_, "findings", R"({"filter":"sql","sort":"rank","descending":false,"from":1,"to":99})");
  EXPECT_EQ(list.value["total"].integer(), 3);
  EXPECT_EQ(list.value["of"].integer(), 3);
  EXPECT_EQ(list.value["observations"].integer(), 4);
  EXPECT_EQ(list.value["rows"].size(), 2U);

  const Called both = call(engine_, "findings", R"({"filter":"tool:codeql","sort":"rank","from":0,"to":1})");
  ASSERT_EQ(both.value["rows"].size(), 1U);
  const std::string key(both.value.at("rows/0/key").text());
  const Called detail = call(engine_, "finding", "{\"key\":\"" + key + "\"}");
  ASSERT_TRUE(detail.ok);
  EXPECT_EQ(detail.value["sources"].size(), 2U);
  ASSERT_EQ(detail.value["joins"].size(), 1U);
  std::set<int64_t> ids;
  for (const Node source : detail.value["sources"].items()) ids.insert(*source["id"].integer());
  EXPECT_TRUE(ids.count(*detail.value.at("joins/0/a").integer()));
  EXPECT_TRUE(ids.count(*detail.value.at("joins/0/b").integer()));
  int64_t sum = *detail.value["base"].integer();
  for (const Node term : detail.value["explanation"].items()) sum += *term["points"].integer();
  EXPECT_EQ(sum, detail.value["logOdds"].integer());
}

TEST_F(CallTest, ViewsBeforeTheFirstAnalysisAreEmpty) {
  EXPECT_EQ(call(engine_, "reports").value.size(), 0U);
  EXPECT_EQ(call(engine_, "findings", R"({"sort":"rank","to":9})").value["total"].integer(), 0);
  EXPECT_EQ(call(engine_, "facets").value.size(), 0U);
  EXPECT_EQ(call(engine_, "paths", R"({"limit":5})").value.size(), 0U);
  EXPECT_EQ(call(engine_, "graph").value["nodes"].size(), 0U);
  EXPECT_EQ(call(engine_, "inventory", R"({"tab":"assets"})").value["total"].integer(), 0);
  EXPECT_EQ(call(engine_, "finding", R"({"key":"00"})").error["code"].text(), "not_found");
  EXPECT_EQ(call(engine_, "exportJson").error["code"].text(), "not_found");
  EXPECT_EQ(call(engine_, "estateKey").value["estateKey"].text(), "");
}

TEST_F(CallTest, AnEmptyEstateIsAnalysed) {
  ASSERT_TRUE(analyze().ok);
  EXPECT_EQ(call(engine_, "findings", R"({"sort":"rank","to":9})").value["total"].integer(), 0);
  EXPECT_TRUE(call(engine_, "exportJson").ok);
  EXPECT_TRUE(call(engine_, "graph").ok);
}

TEST_F(CallTest, BadRequestsAreErrors) {
  const auto code = [&](std::string_view name, std::string_view request, std::string_view bytes = {}) {
    const Called called = call(engine_, name, request, bytes);
    EXPECT_FALSE(called.ok) << name << request;
    return std::string(called.error["code"].text());
  };
  dropTwo();
  ASSERT_TRUE(analyze().ok);
  EXPECT_EQ(code("nothing", "{}"), "not_found");
  EXPECT_EQ(code("findings", "[1"), "malformed");
  EXPECT_EQ(code("findings", "7"), "malformed");
  EXPECT_EQ(code("findings", R"({"filter":"owner:","sort":"rank"})"), "bad_query");
  EXPECT_EQ(code("findings", R"({"filter":"","sort":"colour"})"), "bad_query");
  EXPECT_EQ(code("facets", R"({"filter":"x:"})"), "bad_query");
  EXPECT_EQ(code("analyze", R"({"now":"yesterday"})"), "malformed");
  EXPECT_EQ(code("addBatch", withKey(), "no batch"), "malformed");
  EXPECT_EQ(code("addBatch", "{}", "no batch"), "malformed");
  EXPECT_EQ(code("importFile", R"({"name":"a","settings":{"estateKey":"12"}})", "{}"), "malformed");
  EXPECT_EQ(code("openBundle", R"({"name":"x.postern"})", "no bundle"), "malformed");
  EXPECT_EQ(code("finding", R"({"key":"ffffffffffffffffffffffffffffffff"})"), "not_found");
  EXPECT_EQ(code("asset", R"({"id":"a999"})"), "not_found");
  EXPECT_EQ(code("asset", R"({"id":"a-1"})"), "not_found");
  EXPECT_EQ(code("graph", R"({"path":"p999"})"), "not_found");
  EXPECT_EQ(code("inventory", R"({"tab":"cars"})"), "not_found");
  EXPECT_EQ(code("rawRecord", withKey(R"("name":"a.json","begin":5,"end":50)"), "{}"), "not_found");
  EXPECT_EQ(call(engine_, "openBundle", R"({"name":"x.postern"})", "no bundle").error["source"].text(),
            "x.postern");
}

TEST_F(CallTest, WindowsOutsideTheListAreEmpty) {
  dropTwo();
  ASSERT_TRUE(analyze().ok);
  for (const char* window :
       {R"("from":3,"to":9)", R"("from":2,"to":1)", R"("from":1e30,"to":1e30)", R"("from":-5,"to":-1)"}) {
    const Called list =
        call(engine_, "findings", R"({"filter":"","sort":"rank",)" + std::string(window) + "}");
    ASSERT_TRUE(list.ok) << window;
    EXPECT_EQ(list.value["rows"].size(), 0U) << window;
    EXPECT_EQ(list.value["total"].integer(), 3) << window;
  }
}

TEST_F(CallTest, ABatchIsRemovedByWhatAddBatchCalledIt) {
  const Called imported =
      call(engine_, "importFile", withKey(R"("name":"a.sarif")"), sarifOf("Semgrep", "https://x/y", {10}));
  ASSERT_EQ(imported.answer->blobs.size(), 1U);
  const Called added = call(engine_, "addBatch", withKey(), imported.answer->blobs[0]);
  const std::string request = "{\"report\":\"" + std::string(added.value["report"].text()) + "\"}";
  EXPECT_TRUE(call(engine_, "removeReport", request).value["removed"].isTrue());
  EXPECT_FALSE(call(engine_, "removeReport", request).value["removed"].isTrue());
  EXPECT_EQ(analyze().value["reports"].integer(), 0);
}

TEST_F(CallTest, ReportsAreRemovedByTheIdsOfTheLastAnalysis) {
  dropTwo();
  ASSERT_TRUE(analyze().ok);
  const Called reports = call(engine_, "reports");
  ASSERT_EQ(reports.value.size(), 2U);
  std::string id;
  for (const Node row : reports.value.items()) {
    if (row["file"].text() == "a.sarif") id = row["id"].text();
  }
  EXPECT_TRUE(call(engine_, "removeReport", "{\"report\":\"" + id + "\"}").value["removed"].isTrue());
  EXPECT_FALSE(call(engine_, "removeReport", "{\"report\":\"" + id + "\"}").value["removed"].isTrue());
  EXPECT_FALSE(call(engine_, "removeReport", R"({"report":"r77"})").value["removed"].isTrue());
  const Called summary = analyze();
  EXPECT_EQ(summary.value["reports"].integer(), 1);
  EXPECT_EQ(summary.value["findings"].integer(), 1);
  EXPECT_TRUE(call(engine_, "clear").ok);
  EXPECT_EQ(analyze().value["findings"].integer(), 0);
}

TEST_F(CallTest, AFileWithoutANameIsAnalysed) {
  ASSERT_EQ(drop(engine_, "", sarifOf("Semgrep", "", {10})), 1U);
  EXPECT_EQ(analyze().value["findings"].integer(), 1);
}

TEST_F(CallTest, BatchesWithImpossibleValuesAreRefused) {
  const auto code = [&](auto change) {
    const std::string batch = tell("odd", [&](BatchBuilder& out) {
      Observation observation;
      observation.title = out.text("title");
      change(observation);
      out.add(place(), observation);
    });
    const Called added = call(engine_, "addBatch", withKey(), batch);
    return added.ok ? std::string() : std::string(added.error["code"].text());
  };
  EXPECT_EQ(code([](Observation&) {}), "");
  EXPECT_EQ(code([](Observation& it) { it.kind = static_cast<ObservationKind>(200); }), "malformed");
  EXPECT_EQ(code([](Observation& it) { it.severity = static_cast<Severity>(6); }), "malformed");
  EXPECT_EQ(code([](Observation& it) { it.state = static_cast<State>(9); }), "malformed");
  EXPECT_EQ(code([](Observation& it) { it.cvssScore = 101; }), "malformed");
  EXPECT_EQ(code([](Observation& it) { it.firstSeen = INT64_MAX; }), "malformed");
}

TEST_F(CallTest, UnknownFilesSayWhatWasUnderstood) {
  const Called imported =
      call(engine_, "importFile", withKey(R"("name":"what.json")"), R"({"colour":1,"size":2})");
  ASSERT_TRUE(imported.ok);
  EXPECT_EQ(imported.answer->blobs.size(), 0U);
  ASSERT_EQ(imported.value["entries"].size(), 1U);
  EXPECT_EQ(imported.value.at("entries/0/error/code").text(), "unknown_format");
  EXPECT_NE(imported.value.at("entries/0/error/message").text().find("colour"), std::string_view::npos);
}

}  // namespace
}  // namespace postern
