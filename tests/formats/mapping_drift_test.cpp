// SPDX-License-Identifier: Apache-2.0
// Reports that are not quite as the spec says: what is optional degrades to a diagnostic, what a spec must
// have is counted where it is missing, and a word nobody knows is kept.
#include "tests/formats/mapping_runs.h"

namespace postern::mapping {
namespace {

const char* const kFields =
    R"("title": "name", "rule": "id", "severity": "level", "file": "path", "line": "line",
  "score": "cvss", "cwe": "cwe", "first_seen": "seen", "tags": "tags", "state": "state", "port": "port")";

Mapped of(const std::string& records, const std::string& layout = R"("records": "/r/*")") {
  Mapped result = run(specOf(kFields, layout), R"({"r": [)" + records + "]}");
  EXPECT_EQ(result.mistake, "");
  return result;
}

TEST(MappingDrift, MissingFieldsAreMissingAndNothingElse) {
  const Mapped result =
      of(R"({"name": "a"}, {"name": "b", "level": null, "path": "", "line": [], "cwe": {}})");
  EXPECT_EQ(result.outcome.observations, 2U);
  EXPECT_EQ(result.outcome.skipped, 0U);
  EXPECT_TRUE(result.outcome.diagnostics.empty()) << result.outcome.diagnostics[0].message;
}

TEST(MappingDrift, RetypedFieldsAreSaid) {
  const Mapped result =
      of(R"({"name": "a", "path": {"file": "x"}, "level": {"label": "high"}, "line": "twelve",
                            "cvss": "n/a", "seen": "yesterday", "tags": [{"k": "v"}], "port": {"n": 1}, "id": ["R1", "R2"]})");
  EXPECT_EQ(result.outcome.observations, 1U);
  ASSERT_NE(result.noted("not_a_text"), nullptr);
  EXPECT_EQ(result.noted("not_a_text")->where, "/r/0");
  size_t texts = 0, numbers = 0;
  for (const Diagnostic& entry : result.outcome.diagnostics) {
    texts += entry.code == "not_a_text" ? 1 : 0;
    numbers += entry.code == "not_a_number" ? 1 : 0;
  }
  EXPECT_EQ(texts, 4U) << "path, level, tags, port";
  EXPECT_EQ(numbers, 2U) << "line, cvss";
  EXPECT_NE(result.noted("not_a_time"), nullptr);
  EXPECT_EQ(result.texts(result.tables.observations.rule), Texts{"R1"}) << "of a list the first";
}

TEST(MappingDrift, WordsNobodyKnowsAreKeptAndSaid) {
  const Mapped result = of(
      R"({"name": "a", "level": "Catastrophic", "state": "parked"}, {"name": "b", "level": "catastrophic", "cvss": 9.8})");
  const ObservationColumns& all = result.tables.observations;
  EXPECT_EQ(result.texts(all.severityText), (Texts{"Catastrophic", "catastrophic"}));
  EXPECT_EQ(static_cast<Severity>(all.severity[0]), Severity::kUnknown);
  EXPECT_EQ(static_cast<Severity>(all.severity[1]), Severity::kCritical) << "the score speaks for it";
  EXPECT_EQ(result.tables.strings.text(all.stateText[0]), "parked");
  EXPECT_EQ(static_cast<State>(all.state[0]), State::kOpen);
  ASSERT_NE(result.noted("unknown_severity"), nullptr);
  EXPECT_NE(result.noted("unknown_severity")->message.find("Catastrophic"), std::string::npos);
}

TEST(MappingDrift, TitlesFallBackOnWhatNamesTheResult) {
  const Mapped result = run(
      specOf(R"("title": "name", "rule": "id", "ids": "cve")",
             R"("records": "/r/*", "component": {"ecosystem": "=npm", "name": "pkg"})"),
      R"({"r": [{"id": "R1", "cve": "CVE-2021-44228"}, {"cve": "CVE-2021-44228", "pkg": "a"}, {"pkg": "left-pad"}, {"other": 1}]})");
  EXPECT_EQ(result.texts(result.tables.observations.title), (Texts{"R1", "CVE-2021-44228", "left-pad"}));
  EXPECT_EQ(result.outcome.skipped, 1U);
  ASSERT_NE(result.noted("incomplete"), nullptr);
  EXPECT_EQ(result.noted("incomplete")->where, "/r/3");
}

TEST(MappingDrift, WhatASpecMustHaveIsCountedWhereItIsMissing) {
  struct Case {
    const char *column, *with;
  };
  const Case kCases[] = {
      {"title", R"("name": "n")"},  {"rule", R"("id": "x")"},   {"severity", R"("level": "odd")"},
      {"file", R"("path": "f")"},   {"line", R"("line": "7")"}, {"cwe", R"("cwe": "CWE-79")"},
      {"score", R"("cvss": 5)"},    {"tags", R"("tags": "t")"}, {"first_seen", R"("seen": "2024-01-02")"},
      {"state", R"("state": "x")"}, {"port", R"("port": 80)"}};
  for (const Case& it : kCases) {
    const std::string layout = R"("records": "/r/*", "must": [")" + std::string(it.column) + "\"]";
    const std::string other = std::string(it.column) == "rule" ? R"({"name": "y"})" : R"({"id": "y"})";
    const Mapped result = of("{" + std::string(it.with) + "}, " + other, layout);
    const uint64_t expected = std::string(it.column) == "title" ? 0 : 1;  // a title falls back on the rule
    EXPECT_EQ(result.outcome.skipped, expected) << it.column;
    EXPECT_EQ(result.outcome.observations, 2 - expected) << it.column;
  }
}

TEST(MappingDrift, SaidTwiceIsOnceButWithoutIdentityItIsNot) {
  const std::string layout = R"("records": "/r/*", "unique": ["key", "part"])";
  const Mapped same =
      of(R"({"name": "a", "key": "1"}, {"name": "b", "key": "1"}, {"name": "c", "key": "1", "part": "x"})",
         layout);
  EXPECT_EQ(same.outcome.observations, 2U);
  ASSERT_NE(same.noted("duplicate"), nullptr);
  EXPECT_EQ(same.noted("duplicate")->count, 1U);
  const Mapped renamed = of(R"({"name": "a", "uid": "1"}, {"name": "b", "uid": "2"})", layout);
  EXPECT_EQ(renamed.outcome.observations, 2U) << "a key that was renamed makes no duplicates";
}

TEST(MappingDrift, SkipsAreCountedByCode) {
  const Mapped result = of(
      R"({"name": "a", "result": "PASS"}, {"name": "b", "result": "FAIL"}, {"name": "c", "result": "odd"})",
      R"("records": "/r/*", "skip": [{"from": "result", "is": "pass", "code": "passed", "reason": "a passed check"}])");
  EXPECT_EQ(result.texts(result.tables.observations.title), (Texts{"b", "c"}));
  ASSERT_NE(result.noted("passed"), nullptr);
  EXPECT_EQ(result.noted("passed")->message, "a passed check");
}

TEST(MappingDrift, ATruncatedReportGivesWhatCameBefore) {
  const std::string layout = R"("records": ["/r/*", "/more/*"], "lookups": {
    "t": {"records": "/t/*", "key": "id", "take": {"n": "n"}}})";
  const std::string whole =
      R"({"r": [{"name": "a"}, {"name": "b"}], "more": [{"name": "c"}, {"name": "d"}]})";
  const Mapped result =
      run(specOf(R"("title": "name", "fix": {"lookup": "t", "key": "id", "take": "n"})", layout),
          whole.substr(0, whole.size() - 8));
  EXPECT_FALSE(result.outcome.failed);
  EXPECT_EQ(result.outcome.observations, 3U);
  EXPECT_NE(result.noted("malformed"), nullptr);
}

TEST(MappingDrift, SecretsAreNotCutInTwo) {
  const std::string clear = "hunter2-hunter2-hunter2";
  for (const size_t before : {3'980U, 3'985U, 3'995U}) {
    const std::string text = std::string(before, 'x') + clear + " and more";
    const Mapped result = run(specOf(R"("title": "=t", "secret": "s", "snippet": "m")"),
                              R"({"r": [{"s": ")" + clear + R"(", "m": ")" + text + R"("}]})");
    ASSERT_EQ(result.outcome.observations, 1U);
    EXPECT_EQ(result.outcome.batch.find("xhunt"), std::string::npos) << before;
  }
}

TEST(MappingDrift, SecretsAreInNoOtherText) {
  const std::string clear = "hunter2-hunter2-hunter2";
  const Mapped result = run(
      specOf(
          R"("title": "m", "secret": "s", "snippet": "m", "severity": "m", "tags": "m", "url": "u", "rule": "s", "description": "m")"),
      R"({"r": [{"s": ")" + clear + R"(", "m": "key ')" + clear + R"(' found", "u": "https://h.example/?k=)" +
          clear + R"("}]})");
  ASSERT_EQ(result.outcome.observations, 1U);
  EXPECT_EQ(result.outcome.batch.find(clear), std::string::npos);
  for (const Diagnostic& entry : result.outcome.diagnostics)
    EXPECT_EQ(entry.message.find(clear), std::string::npos);
}

}  // namespace
}  // namespace postern::mapping
