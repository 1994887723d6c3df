// SPDX-License-Identifier: Apache-2.0
// JSON and JSON Lines: records, ancestors whatever the order of keys, recovery, limits.
#include <gtest/gtest.h>

#include <chrono>

#include "tests/read/reading.h"

namespace postern {
namespace {

TEST(JsonReader, RecordsKnowTheirPlaceAndRange) {
  const Reading reading(R"({"runs":[{"results":[{"a":1},{"a":[true,null,"x\ny"]}]}]})",
                        {"/runs/*/results/*"});
  ASSERT_TRUE(reading.ok()) << reading.error().message;
  EXPECT_EQ(reading.syntax, Syntax::kJson);
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[1].json, R"({"a":[true,null,"x\ny"]})");
  EXPECT_EQ(reading.records[1].path, "/runs/0/results/1");
  EXPECT_EQ(reading.records[1].raw, R"({"a":[true,null,"x\ny"]})");
}

TEST(JsonReader, AncestorsAreCompleteThoughTheyComeAfterTheRecords) {
  const Reading reading(R"({"runs":[{"results":[{"a":1}],"tool":"t"}],"version":"2.1.0"})",
                        {"/runs/*/results/*"});
  ASSERT_EQ(reading.records.size(), 1U);
  EXPECT_EQ(reading.records[0].ancestors,
            (std::vector<std::string>{R"({"version":"2.1.0"})", R"({"tool":"t"})"}));
}

TEST(JsonReader, SeveralPathsAndSkippedOnes) {
  const Reading reading(R"({"heavy":{"x":1},"a":[1,2],"m":{"k1":{"v":1},"k2":{"v":2}},"z":0})",
                        {"/a/*", "/m/*", "-/heavy"});
  ASSERT_EQ(reading.records.size(), 4U);
  EXPECT_EQ(reading.records[0].spec, 0U);
  EXPECT_EQ(reading.records[3].spec, 1U);
  EXPECT_EQ(reading.records[3].path, "/m/k2");
  EXPECT_EQ(reading.records[3].ancestors.front(), R"({"z":0})");
}

TEST(JsonReader, RootIsARecordUnlessItIsAnArray) {
  EXPECT_EQ(Reading(R"({"a":1})", {"/"}).records.at(0).path, "/");
  EXPECT_TRUE(Reading(R"([{"a":1}])", {"/"}).records.empty());
  EXPECT_EQ(Reading(R"([{"a":1}])", {"/*"}).records.at(0).path, "/0");
}

TEST(JsonReader, EscapesAreDecoded) {
  const Reading reading(R"({"a":"\u00e9\ud83d\ude00\t\/\\\"","b":"\ud83d x","c":"\u0000"})", {"/"});
  ASSERT_EQ(reading.records.size(), 1U);
  EXPECT_EQ(reading.records[0].json,
            "{\"a\":\"\xC3\xA9\xF0\x9F\x98\x80\\t/\\\\\\\"\",\"b\":\"\xEF\xBF\xBD x\",\"c\":\"\\u0000\"}");
}

TEST(JsonReader, LinesAreRoots) {
  const Reading reading("{\"a\":1}\n\n{\"a\":2}\r\n{\"a\":3}", {"/"});
  EXPECT_EQ(reading.syntax, Syntax::kJsonLines);
  ASSERT_EQ(reading.records.size(), 3U);
  EXPECT_EQ(reading.records[2].path, "/2");
  EXPECT_EQ(reading.records[2].raw, "{\"a\":3}");
  EXPECT_EQ(Reading("{\"a\":1}\n{\"a\":2}", {"/*"}).records.size(), 2U);
}

TEST(JsonReader, ABadLineCostsItselfOnly) {
  const Reading reading("{\"a\":1}\n{\"a\":\"open\n{\"a\":3}\n{\"a\":4,}\n{\"a\":5}}\n{\"a\":6}\n", {"/"});
  ASSERT_TRUE(reading.ok()) << reading.error().message;
  EXPECT_EQ(reading.skipped, 2U);
  EXPECT_EQ(reading.noted("bad_record"), 2U);
  ASSERT_EQ(reading.records.size(), 5U);
  EXPECT_EQ(reading.records[1].json, R"({"a":3})");
  EXPECT_EQ(reading.records[2].json, R"({"a":4})");
}

TEST(JsonReader, LogLinesBetweenJsonLinesAreNoted) {
  const Reading reading("starting scan\n{\"a\":1}\n{\"a\":2}\n{\"a\":3}\ndone\n", {"/"});
  EXPECT_EQ(reading.syntax, Syntax::kJsonLines);
  EXPECT_EQ(reading.records.size(), 3U);
  EXPECT_EQ(reading.noted("text_line"), 2U);
  EXPECT_EQ(reading.skipped, 0U);
  EXPECT_EQ(reading.root, R"({"a":1})");
}

TEST(JsonReader, PrettyPrintedValuesInARow) {
  const Reading reading("{\n \"a\": 1\n}\n{\n \"a\": 2\n}\n", {"/"});
  EXPECT_EQ(reading.syntax, Syntax::kJson);
  EXPECT_EQ(reading.records.size(), 2U);
}

TEST(JsonReader, TruncatedGivesWhatCameBefore) {
  const Reading reading("{\"v\":1,\"r\":[{\"a\":1},{\"a\":2},{\"a\":", {"/r/*"});
  EXPECT_EQ(reading.syntax, Syntax::kJson);
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().code, ErrorCode::kMalformed);
  EXPECT_NE(reading.error().message.find("ends"), std::string::npos);
  EXPECT_EQ(reading.error().where, "line 1, column 34");
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[0].ancestors.front(), R"({"v":1})");
}

TEST(JsonReader, ABadRecordCostsItself) {
  const Reading reading("[{\"a\":1},\n{\"a\" 2},{\"a\":3}]", {"/*"});
  ASSERT_TRUE(reading.ok()) << reading.error().message;
  EXPECT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.skipped, 1U);
  ASSERT_EQ(reading.diagnostics.entries().size(), 1U);
  EXPECT_EQ(reading.diagnostics.entries()[0].where, "line 2, column 6");
}

TEST(JsonReader, TextAfterTheValueIsAnError) {
  const Reading reading("{\"a\":1}\ntrailing", {"/"});
  EXPECT_EQ(reading.records.size(), 1U);
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().where, "line 2, column 1");
}

TEST(JsonReader, DuplicateKeysLastWinsAndIsReported) {
  const Reading reading(R"({"r":[{"a":1,"b":2,"a":3}],"t":"old","t":"new"})", {"/r/*"});
  ASSERT_EQ(reading.records.size(), 1U);
  EXPECT_EQ(reading.records[0].json, R"({"":1,"b":2,"a":3})");
  EXPECT_EQ(reading.records[0].ancestors.front(), R"({"":"old","t":"new"})");
  EXPECT_EQ(reading.noted("duplicate_key"), 2U);
}

TEST(JsonReader, DuplicateKeysInWideObjects) {
  std::string text = "{";
  for (int i = 0; i < 1000; ++i) text += "\"k" + std::to_string(i) + "\":1,";
  const Reading reading(text + "\"k7\":2,\"k999\":3,\"k7\":4}", {"/"});
  EXPECT_EQ(reading.noted("duplicate_key"), 3U);
  EXPECT_NE(reading.records.at(0).json.find("\"k7\":4"), std::string::npos);
  EXPECT_EQ(reading.records.at(0).json.find("\"k7\":2"), std::string::npos);
}

TEST(JsonReader, OddNumbers) {
  const Reading reading(R"({"a":NaN,"b":-Infinity,"c":1e999,"d":123456789012345678901234567890,"e":-0.5E-3})",
                        {"/"});
  ASSERT_EQ(reading.records.size(), 1U) << reading.error().message;
  EXPECT_EQ(reading.records[0].json,
            R"({"a":null,"b":null,"c":1e999,"d":123456789012345678901234567890,"e":-0.5E-3})");
  EXPECT_EQ(reading.noted("non_standard_number"), 2U);
  EXPECT_FALSE(Reading(R"({"a":1x})", {"/"}).ok());
}

TEST(JsonReader, TenThousandDeep) {
  for (const std::string_view open : {"[", "{\"a\":"}) {
    std::string text = "{\"r\":[";
    for (int i = 0; i < 10000; ++i) text += open;
    const Reading whole(text, {"/"});
    ASSERT_FALSE(whole.ok());
    EXPECT_NE(whole.error().message.find("512"), std::string::npos) << whole.error().message;
    EXPECT_FALSE(Reading(text, {"/r/*"}).ok());
  }
  EXPECT_FALSE(Reading(std::string(10000, '['), {"/*"}).ok());
}

TEST(JsonReader, NoQuadraticTimeOnHostileInput) {
  std::string wide = "{";
  for (int i = 0; i < 200000; ++i) wide += "\"" + std::to_string(i) + "\":0,";
  wide += "\"z\":0}";
  std::string faults = "{\"a\":1}\n{\"a\":1}\n";
  for (int i = 0; i < 200000; ++i) faults += "{\"a\":1,\"a\":1}\n{x\n";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(Reading(wide, {"/"}).records.size(), 1U);
  const Reading lines(faults, {"/"});
  EXPECT_EQ(lines.skipped, 200000U);
  EXPECT_EQ(lines.noted("duplicate_key"), 200000U);
  // Quadratic would take minutes; the bound only has to tell the two apart, also under sanitizers.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
}

TEST(JsonReader, RangesParseToTheSameRecord) {
  const Reading reading(R"({"x":[ {"a":"\u00e9"} , [1,{"b":2}],"s" , -1.5 ],"y":{"k":{"c":[]}}})",
                        {"/x/*", "/y/*"});
  ASSERT_EQ(reading.records.size(), 5U);
  for (const SeenRecord& record : reading.records) {
    const Reading again("[" + record.raw + "]", {"/*"});
    ASSERT_EQ(again.records.size(), 1U) << record.raw;
    EXPECT_EQ(again.records[0].json, record.json);
  }
}

TEST(JsonReader, SkimIsPrunedAndKeepsLateKeys) {
  std::string text = "{\"list\":[";
  for (int i = 0; i < 1000; ++i) text += "{\"i\":" + std::to_string(i) + "},";
  text += "{}],\"late\":true}";
  const Reading reading(text, {});
  EXPECT_EQ(reading.root, R"({"list":[{"i":0},{"i":1},{"i":2}],"late":true})");
}

TEST(JsonReader, ScriptsThatNameOrPassAValueAreThatValue) {
  const std::string value = R"({"a":[{"x":1},{"x":2}]})";
  for (const std::string& text :
       {"results =\n" + value, "var results = " + value + ";\n", "window.r = " + value + ";",
        "window[\"r\"]=" + value, "callback(" + value + ");", "  module.exports = " + value}) {
    const Reading reading(text, {"/a/*"});
    EXPECT_EQ(reading.syntax, Syntax::kJson) << text;
    EXPECT_TRUE(reading.ok()) << reading.error().message;
    ASSERT_EQ(reading.records.size(), 2U) << text;
    EXPECT_EQ(reading.records[1].raw, R"({"x":2})");
    EXPECT_EQ(reading.noted("wrapped_json"), 1U);
  }
  const Reading second("var a = {\"a\":[1]};\nvar b = {\"a\":[2]};", {"/a/*"});
  EXPECT_EQ(second.records.size(), 1U);
  EXPECT_FALSE(second.ok());  // said, not lost in silence
  const Reading cut("r = {\"a\":[{\"x\":1},{\"x\"", {"/a/*"});
  EXPECT_EQ(cut.records.size(), 1U);
  EXPECT_FALSE(cut.ok());
}

TEST(JsonReader, OtherTextWithAnEqualsSignIsNoJson) {
  for (const std::string_view text :
       {"version = 3\n[[package]]\nname = \"x\"\n", "a = { version = 1 }\nb = 2\n",
        "x = [ {name = \"y\"} ]\n", "a = [1", "if (x) { y(); }", "name=", "=", "a(", "a = {}"}) {
    EXPECT_NE(Reading(text, {"/"}).syntax, Syntax::kJson) << text;
  }
}

}  // namespace
}  // namespace postern
