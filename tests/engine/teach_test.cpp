// SPDX-License-Identifier: Apache-2.0
// A format nobody taught, from the first look to the bundle: guessed, pointed at, taught, chosen, carried on.
#include "tests/engine/engine_calls.h"

namespace postern {
namespace {

// Reports of a scanner that does not exist.
constexpr std::string_view kJson = R"({"acme":{"version":"4"},"run":{"id":7},"problems":[
 {"what":"Login form without a token","how_bad":"terrible","code":"A1","at":{"path":"src/login.py","row":12},"checked":"open"},
 {"what":"Search echoes its term","how_bad":"meh","code":"A2","at":{"path":"src/search.py","row":3},"checked":"open"},
 {"what":"Cookies are fine","how_bad":"meh","code":"A3","at":{"path":"src/app.py","row":1},"checked":"all good"}]})";
constexpr std::string_view kCsv =
    "Issue,Badness,Server,Fix\nOld TLS,High,db1.example.org,Upgrade\nWeak "
    "cipher,Low,db2.example.org,Disable\n";
constexpr std::string_view kXml =
    R"(<scan by="acme"><spot><msg>SQL injection</msg><grade>high</grade><src f="a.c" l="7"/></spot>
<spot><msg>Buffer overflow</msg><grade>low</grade><src f="b.c" l="9"/></spot></scan>)";

std::string jsonText(std::string_view text) {
  JsonWriter out;
  return out.string(text).take();
}

Called teach(std::string_view bytes, const std::string& picks, const std::string& spec = {}) {
  Engine engine;
  return call(engine, "teach",
              withKey(R"("name":"acme.report","id":"acme","title":"Acme","picks":[)" + picks +
                      "],\"spec\":" + jsonText(spec)),
              bytes);
}

std::string pick(std::string_view path, std::string_view column) {
  return "{\"path\":" + jsonText(path) + ",\"column\":" + jsonText(column) + "}";
}

TEST(Teach, ClicksOnJson) {
  const Called taught =
      teach(kJson, pick("/problems/0/what", "title") + "," + pick("/problems/1/how_bad", "severity") + "," +
                       pick("/problems/0/at/path", "file") + "," + pick("/problems/0/at/row", "line") + "," +
                       pick("/problems/2/checked", "skip"));
  ASSERT_TRUE(taught.ok) << taught.answer->envelope;
  EXPECT_EQ(taught.value["records"].text(), "/problems/*");
  const Node preview = taught.value["preview"];
  EXPECT_EQ(preview["count"].integer(), 2);
  EXPECT_EQ(preview.at("rows/0/title").text(), "Login form without a token");
  EXPECT_EQ(preview.at("rows/0/location").text(), "src/login.py:12");
  EXPECT_EQ(preview.at("rows/0/severityText").text(), "terrible");  // kept, though nobody knows the word
  EXPECT_EQ(preview.at("rows/1/record").text(), "/problems/1");
  ASSERT_EQ(preview["skipped"].size(), 1U);
  EXPECT_EQ(preview.at("skipped/0/code").text(), "passed");

  // The spec by itself says the same.
  const Called again = teach(kJson, "", std::string(taught.value["spec"].text()));
  ASSERT_TRUE(again.ok) << again.answer->envelope;
  EXPECT_EQ(again.value["preview"]["count"].integer(), 2);
}

TEST(Teach, ClicksOnCsvAndXml) {
  const Called csv = teach(kCsv, pick("/0/Issue", "title") + "," + pick("/1/Badness", "severity") + "," +
                                     pick("/0/Server", "asset.host") + "," + pick("/0/Fix", "fix"));
  ASSERT_TRUE(csv.ok) << csv.answer->envelope;
  EXPECT_EQ(csv.value["preview"]["count"].integer(), 2);
  EXPECT_EQ(csv.value.at("preview/rows/0/severity").text(), "high");
  EXPECT_EQ(csv.value.at("preview/rows/1/asset").text(), "db2.example.org");
  EXPECT_EQ(csv.value.at("preview/rows/1/fixText").text(), "Disable");

  const Called xml =
      teach(kXml, pick("/scan/spot/1/msg", "title") + "," + pick("/scan/spot/0/grade", "severity") + "," +
                      pick("/scan/spot/0/src/@f", "file") + "," + pick("/scan/spot/0/src/@l", "line"));
  ASSERT_TRUE(xml.ok) << xml.answer->envelope;
  EXPECT_EQ(xml.value["preview"]["count"].integer(), 2);
  EXPECT_EQ(xml.value.at("preview/rows/1/location").text(), "b.c:9");
}

TEST(Teach, PicksThatLeadNowhereAreErrors) {
  EXPECT_EQ(teach(kJson, pick("/nothing/0/here", "title")).error["code"].text(), "not_found");
  EXPECT_EQ(teach(kJson, pick("/problems/0/what", "colour")).error["code"].text(), "not_found");
  EXPECT_EQ(teach("just words", "").value["spec"].text(), "");
}

TEST(Teach, TheFileIsShownWithThePathsOfPicks) {
  Engine engine;
  const Called json = call(engine, "document", R"({"name":"a.json"})", kJson);
  ASSERT_TRUE(json.ok);
  EXPECT_EQ(json.value["syntax"].text(), "JSON");
  const Node problems = json.value.at("root/children/2");
  EXPECT_EQ(problems["kind"].text(), "list");
  EXPECT_EQ(problems.at("children/1/children/3/children/0/path").text(), "/problems/1/at/path");

  const Called xml = call(engine, "document", R"({"name":"a.xml"})", kXml);
  EXPECT_EQ(xml.value.at("root/children/1/children/1/children/0/path").text(), "/scan/spot/1/msg");
  const Called csv = call(engine, "document", R"({"name":"a.csv"})", kCsv);
  EXPECT_EQ(csv.value.at("root/children/0/children/1/path").text(), "/0/Badness");
}

TEST(AutoMapping, IsMarkedAndNeverClean) {
  Engine engine;
  constexpr std::string_view kClear =
      R"({"scanner":"x","issues":[{"title":"XSS in search","severity":"high","file":"a.js","line":3},
                                    {"title":"SQL injection","severity":"low","file":"b.js","line":4}]})";
  const Called sure = call(engine, "importFile", withKey(R"("name":"x.json")"), kClear);
  EXPECT_EQ(sure.value.at("entries/0/format").text(), "auto_mapped");
  EXPECT_EQ(sure.value.at("entries/0/autoMapped").text(), "sure");
  EXPECT_EQ(sure.value.at("entries/0/observations").integer(), 2);

  const Called check = call(engine, "importFile", withKey(R"("name":"acme.json")"), kJson);
  const std::string_view mark = check.value.at("entries/0/autoMapped").text();
  EXPECT_TRUE(mark == "check" || check.value.at("entries/0/error").exists());

  const Called nothing =
      call(engine, "importFile", withKey(R"("name":"y.json")"), R"({"name":"app","dependencies":{"a":"1"}})");
  EXPECT_EQ(nothing.value.at("entries/0/error/code").text(), "unknown_format");
}

TEST(TaughtFormats, AreReadWithTakePlaceAndTravel) {
  const std::string spec(
      teach(kJson, pick("/problems/0/what", "title") + "," + pick("/problems/0/how_bad", "severity"))
          .value["spec"]
          .text());
  Engine engine;
  const Called added = call(engine, "addSpec", "{\"spec\":" + jsonText(spec) + "}");
  ASSERT_TRUE(added.ok) << added.answer->envelope;
  EXPECT_EQ(added.value["id"].text(), "acme");

  const std::string settings =
      R"("settings":{"estateKey":")" + kKeyHex + R"(","specs":[)" + jsonText(spec) + "]";
  const Called read = call(engine, "importFile", R"({"name":"p.json",)" + settings + "}}", kJson);
  EXPECT_EQ(read.value.at("entries/0/format").text(), "acme");
  EXPECT_EQ(read.value.at("entries/0/observations").integer(), 3);
  ASSERT_TRUE(call(engine, "addBatch", withKey(), read.answer->blobs.at(0)).ok);

  // A person's choice comes before detection.
  const Called chosen =
      call(engine, "importFile", R"({"name":"p.json",)" + settings + R"(,"format":"acme"}})", kJson);
  EXPECT_EQ(chosen.value.at("entries/0/evidence").text(), "chosen by a person");

  const Called saved = call(engine, "saveBundle", R"({"by":"","now":")" + kToldTime + "\"}");
  ASSERT_TRUE(saved.ok);
  Engine other;
  ASSERT_TRUE(call(other, "openBundle", R"({"name":"b.postern"})", saved.answer->blobs.at(0)).ok);
  const Called specs = call(other, "specs");
  ASSERT_EQ(specs.value.size(), 1U);
  EXPECT_EQ(specs.value.at("0/spec").text(), spec);
  EXPECT_EQ(call(other, "saveBundle", R"({"by":"","now":")" + kToldTime + "\"}").answer->blobs.at(0),
            saved.answer->blobs.at(0));
  EXPECT_TRUE(call(other, "removeSpec", R"({"id":"acme"})").value["removed"].isTrue());
  EXPECT_EQ(call(other, "specs").value.size(), 0U);
}

TEST(TaughtFormats, AMistakeIsShownWithItsLine) {
  Engine engine;
  const Called added = call(engine, "addSpec",
                            "{\"spec\":" + jsonText("{\n  \"postern_spec\": 1,\n  \"idd\": \"x\"\n}") + "}");
  EXPECT_FALSE(added.ok);
  EXPECT_EQ(added.error["where"].text().substr(0, 6), "line 3");
}

TEST(TaughtFormats, ABuiltInFormatGivesWay) {
  const std::string spec =
      R"({"postern_spec":1,"id":"sarif","title":"Our SARIF","family":"code","layouts":[{"detect":
    {"syntax":"json","has":["runs"],"confidence":100},"records":"/runs/*/results/*","kind":"=code","fields":{"title":"ruleId"}}]})";
  Engine engine;
  const std::string request =
      R"({"name":"p.json","settings":{"estateKey":")" + kKeyHex + R"(","specs":[)" + jsonText(spec) + "]}}";
  const Called read = call(engine, "importFile", request, sarifOf("X", "https://github.com/x/y", {1, 2}));
  EXPECT_EQ(read.value.at("entries/0/title").text(), "Our SARIF");
  EXPECT_EQ(read.value.at("entries/0/observations").integer(), 2);
}

}  // namespace
}  // namespace postern
