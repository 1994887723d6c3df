// SPDX-License-Identifier: Apache-2.0
// Detection by a spec: each condition, how sure it makes, and which layout reads.
#include "tests/formats/mapping_runs.h"

namespace postern::mapping {
namespace {

std::string spec(const std::string& detect, const std::string& records = "/r/*") {
  return R"({"postern_spec": 1, "id": "taught", "title": "T", "family": "code", "layouts": [{"detect": )" +
         detect + R"(, "records": ")" + records + R"(", "fields": {"title": "t"}}]})";
}

Match sniff(const std::string& detect, std::string_view document) {
  const auto taught = teachFormat("test", spec(detect));
  EXPECT_TRUE(taught) << detect << ' ' << taught.error().message;
  Diagnostics diagnostics;
  const auto opened = Document::open("in", document, diagnostics);
  if (!taught || !opened) return {};
  Match match = sniffFormat(taught.value()->format, opened.value().probe());
  match.evidence = match.confidence == 0 || !match.evidence.empty() ? "said" : "";
  EXPECT_EQ(match.evidence, "said") << detect << " gives no evidence";
  return match;
}

int sure(const std::string& detect, std::string_view document) { return sniff(detect, document).confidence; }

TEST(MappingDetect, JsonByWhatItHasAndSays) {
  const char* document =
      R"({"tool": {"name": "MyScan Pro", "v": null}, "r": [{"t": "x", "deep": {"er": 1}}], "n": 7})";
  EXPECT_EQ(sure(R"({"syntax": "json", "has": ["tool/name"]})", document), 58);
  EXPECT_EQ(sure(R"({"syntax": "json", "has": ["tool/name", "r/*/deep/er"]})", document), 66);
  EXPECT_EQ(sure(R"({"syntax": "json", "has": ["tool/v"]})", document), 58) << "null is there";
  EXPECT_EQ(sure(R"({"syntax": "json", "has": ["tool/x"]})", document), 0);
  EXPECT_EQ(sure(R"({"syntax": "json", "has": ["tool/name"], "lacks": ["n"]})", document), 0);
  EXPECT_EQ(sure(R"({"syntax": "json", "has": ["tool/name"], "lacks": ["m"]})", document), 60);
  EXPECT_EQ(sure(R"({"syntax": "json", "equals": {"tool/name": "myscan pro"}})", document), 64);
  EXPECT_EQ(sure(R"({"syntax": "json", "equals": {"tool/name": "myscan"}})", document), 0);
  EXPECT_EQ(sure(R"({"syntax": "json", "equals": {"r/*/t": ["y", "x"]}})", document), 64);
  EXPECT_EQ(sure(R"({"syntax": "json", "contains": {"tool/name": "scan"}})", document), 64);
  EXPECT_EQ(sure(R"({"syntax": "json", "text": ["\"MyScan"]})", document), 62);
  EXPECT_EQ(sure(R"({"syntax": "json", "has": ["r"], "confidence": 77})", document), 77);
  EXPECT_EQ(
      sure(
          R"({"syntax": "json", "has": ["tool", "r", "n"], "equals": {"n": "7", "r/*/t": "x", "tool/name": "MyScan Pro"}})",
          document),
      90)
      << "at most";
  EXPECT_EQ(sure(R"({"syntax": "xml", "has": ["r"]})", document), 0);
  EXPECT_EQ(sure(R"({"syntax": ["xml", "json"], "has": ["r"]})", document), 58);
  EXPECT_EQ(sure(R"({"syntax": "json", "has": ["t"]})", R"([{"t": 1}])"), 58) << "of a list the first item";
  EXPECT_EQ(sure(R"({"syntax": "json", "has": ["t"]})", "{\"t\": 1}\n{\"t\": 2}\n"), 58)
      << "of lines the first";
  EXPECT_EQ(sure(R"({"syntax": "jsonl", "has": ["t"]})", "{\"t\": 1}\n"), 0) << "one line is a document";
}

TEST(MappingDetect, OtherSyntaxes) {
  EXPECT_EQ(sure(R"({"syntax": "xml", "root": ["scan", "Report"]})",
                 R"(<x:Report xmlns:x="u" v="1"><i/></x:Report>)"),
            60);
  EXPECT_EQ(
      sure(R"({"syntax": "xml", "root": "Report", "has": ["@v", "i"]})", R"(<Report v="1"><i/></Report>)"),
      76);
  EXPECT_EQ(sure(R"({"syntax": "xml", "root": "report"})", R"(<Report/>)"), 0);
  EXPECT_EQ(sure(R"({"syntax": "csv", "columns": ["Name", " risk"]})", "NAME, Risk \na,b\nc,d\n"), 60);
  EXPECT_EQ(sure(R"({"syntax": "csv", "columns": ["Name", "cvss"]})", "NAME, Risk \na,b\nc,d\n"), 0);
  EXPECT_EQ(sure(R"({"syntax": "text", "lines": ["{file}:{line:number}: {}"]})",
                 "Report of today\nsrc/a.c:7: bad\n"),
            62);
  EXPECT_EQ(sure(R"({"syntax": "text", "lines": ["{file}:{line:number}: {}"]})",
                 "Report of today\nsrc/a.c:x: bad\n"),
            0);
  EXPECT_EQ(sure(R"({"syntax": "yaml", "has": ["spec/x"]})", "kind: A\nspec:\n  x: 1\n"), 58);
}

TEST(MappingDetect, TheSurestLayoutReads) {
  const std::string two =
      R"({"postern_spec": 1, "id": "taught", "title": "T", "family": "code", "fields": {"title": "t"}, "layouts": [
    {"name": "old", "detect": {"syntax": "json", "has": ["r"]}, "records": "/r/*"},
    {"name": "new", "detect": {"syntax": "json", "has": ["r", "version"]}, "records": "/r/*", "fields": {"title": "name"}}]})";
  const Mapped old = run(two, R"({"r": [{"t": "a", "name": "b"}]})");
  EXPECT_EQ(old.texts(old.tables.observations.title), Texts{"a"});
  const Mapped recent = run(two, R"({"version": 2, "r": [{"t": "a", "name": "b"}]})");
  EXPECT_EQ(recent.texts(recent.tables.observations.title), Texts{"b"});
  // Chosen by a person, a spec reads what it would not have recognised: by its nearest layout of that syntax.
  const Mapped forced = run(two, R"({"other": 1})");
  EXPECT_FALSE(forced.outcome.failed);
  EXPECT_EQ(forced.outcome.observations, 0U);
  ASSERT_NE(forced.noted("no_records"), nullptr) << "not as if there were no results";
  const Mapped nothing = run(two, R"({"r": [], "version": 2})");
  EXPECT_EQ(nothing.noted("no_records"), nullptr);
  const std::string far =
      R"({"postern_spec": 1, "id": "taught", "title": "T", "family": "code", "fields": {"title": "t"}, "layouts": [
    {"detect": {"syntax": "json", "has": ["q", "x"]}, "records": "/q/*"},
    {"detect": {"syntax": "json", "has": ["r", "y"]}, "records": "/r/*"}]})";
  EXPECT_EQ(run(far, R"({"r": [{"t": "a"}]})").outcome.observations, 1U);
  const Mapped xml = run(two, "<r/>");
  EXPECT_TRUE(xml.outcome.failed);
  EXPECT_NE(xml.outcome.error.message.find("no XML layout"), std::string::npos) << xml.outcome.error.message;
}

}  // namespace
}  // namespace postern::mapping
