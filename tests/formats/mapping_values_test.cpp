// SPDX-License-Identifier: Apache-2.0
// Where a text comes from: paths, surroundings, keys, captures, items, lookups, and what combines them
// (docs/mapping-specs.md, Values).
#include "tests/formats/mapping_runs.h"

namespace postern::mapping {
namespace {

struct Case {
  const char* value;
  Texts wanted;
};

void check(std::string_view document, const std::vector<Case>& cases,
           std::string_view layout = R"("records": "/r/*")") {
  for (const Case& it : cases) EXPECT_EQ(textsOf(it.value, document, layout), it.wanted) << it.value;
}

TEST(MappingValues, PathsBelowTheRecord) {
  check(
      R"({"r": [{"a": "1", "b": {"c": "2", "x/y": "slash", "t~": "tilde"}, "l": ["3", 4, true, null, "", {"d": "5"}],
                   "o": {"k1": {"v": "6"}, "k2": {"v": "7"}}, "n": null, "deep": [{"e": ["8", "9"]}, {"e": "10"}]}]})",
      {{R"("a")", {"1"}},
       {R"("b/c")", {"2"}},
       {R"("b/x~1y")", {"slash"}},
       {R"("b/t~0")", {"tilde"}},
       {R"("b")", {}},
       {R"("l")", {"3", "4", "true"}},
       {R"("l/*")", {"3", "4", "true"}},
       {R"("l/1")", {"4"}},
       {R"("l/99")", {}},
       {R"("l/d")", {"5"}},
       {R"("o/*/v")", {"6", "7"}},
       {R"("*/c")", {"2"}},
       {R"("deep/e")", {"8", "9", "10"}},
       {R"("deep/*/e/0")", {"8"}},
       {R"("n")", {}},
       {R"("gone/too")", {}},
       {R"("=as it is")", {"as it is"}}});
}

TEST(MappingValues, SurroundingsAndKeys) {
  const std::string layout = R"("records": "/r/*/list/*")";
  check(R"({"top": "t", "r": {"a/b": {"name": "n", "list": {"k~1": {"v": "1"}}}}})",
        {{R"("/top")", {"t"}},
         {R"("^^/name")", {"n"}},  // a map of records is an object around them too
         {R"("^^name")", {"n"}},
         {R"("^^^^/top")", {"t"}},
         {R"("^^^^^/top")", {}},
         {R"("$key")", {"k~1"}},
         {R"("$key1")", {"list"}},
         {R"("$key2")", {"a/b"}},
         {R"("$key9")", {}}},
        layout);
  EXPECT_EQ(textsOf(R"(".")", R"({"r": ["one"]})"), Texts{"one"});
  EXPECT_EQ(textsOf(R"("$key")", R"({"r": ["one"]})"), Texts{"0"});
}

TEST(MappingValues, ATopLevelValueIsEachItemOfAListAndEachLine) {
  const std::string spec = R"({"postern_spec": 1, "id": "taught", "title": "T", "family": "code", "layouts": [
    {"detect": {"syntax": "json", "has": ["x"]}, "records": "/x/*", "fields": {"title": "v", "fingerprints": "/name"}}]})";
  for (const char* document :
       {R"([{"name": "A", "x": [{"v": "1"}]}, {"name": "B", "x": [{"v": "2"}, {"v": "3"}]}])",
        "{\"name\": \"A\", \"x\": [{\"v\": \"1\"}]}\n"
        "{\"name\": \"B\", \"x\": [{\"v\": \"2\"}, {\"v\": \"3\"}]}\n"}) {
    const Mapped result = run(spec, document);
    ASSERT_EQ(result.mistake, "");
    EXPECT_EQ(result.texts(result.tables.observations.title), (Texts{"1", "2", "3"})) << document;
    EXPECT_EQ(result.list(result.tables.observations.fingerprints, 0), Texts{"A"});
    EXPECT_EQ(result.list(result.tables.observations.fingerprints, 2), Texts{"B"});
  }
}

TEST(MappingValues, Combinations) {
  check(R"({"r": [{"a": "", "b": "B", "c": ["1", "2"], "s": "High", "m": "  x  "}]})",
        {{R"(["a", "gone", "b", "c"])", {"B"}},
         {R"(["gone", "c"])", {"1", "2"}},
         {R"({"template": "{b} in {c}, {{x}, {gone}!"})", {"B in 1, {x}, !"}},
         {R"({"template": "{gone}-{a}"})", {}},
         {R"({"all": ["c", "b", "=z"]})", {"1", "2", "B", "z"}},
         {R"({"paragraphs": ["b", ["Label", "c"], ["None", "gone"], "m"]})", {"B\nLabel: 1\nx"}},
         {R"({"from": "s", "map": {"HIGH": "h", "*": "other"}})", {"h"}},
         {R"({"from": "b", "map": {"high": "h", "*": "other"}})", {"other"}},
         {R"({"from": "b", "map": {"high": "h"}})", {"B"}},
         {R"({"from": "gone", "map": {"*": "other"}, "default": "=d"})", {"d"}},
         {R"({"from": "m", "do": ["trim"], "map": {"x": ""}, "default": "=d"})", {"d"}},
         {R"({"if": {"from": "s", "is": "HIGH"}, "then": "b", "else": "c"})", {"B"}},
         {R"({"if": {"from": "s", "is_not": ["high"]}, "then": "b", "else": "c"})", {"1", "2"}},
         {R"({"if": {"from": "s", "is": "low"}, "then": "b"})", {}}});
}

TEST(MappingValues, Conditions) {
  const auto holds = [](const std::string& condition) {
    return textsOf(
               R"({"if": )" + condition + R"(, "then": "=yes", "else": "=no"})",
               R"({"r": [{"a": "One Two", "e": "", "n": null, "o": {"x": "1"}, "l": ["p", "Q "], "f": false}]})") ==
           Texts{"yes"};
  };
  EXPECT_TRUE(holds(R"({"from": "a", "contains": "two"})"));
  EXPECT_TRUE(holds(R"({"from": "a", "starts": ["x", "one"]})"));
  EXPECT_FALSE(holds(R"({"from": "a", "starts": "two"})"));
  EXPECT_TRUE(holds(R"({"from": "l", "is": "q"})"));
  EXPECT_FALSE(holds(R"({"from": "l", "is_not": "q"})"));
  EXPECT_TRUE(holds(R"({"from": "gone", "is_not": "q"})"));
  EXPECT_TRUE(holds(R"({"from": "e", "empty": true})"));
  EXPECT_TRUE(holds(R"({"from": "a", "empty": false})"));
  EXPECT_TRUE(holds(R"({"from": "o", "exists": true})"));
  EXPECT_TRUE(holds(R"({"from": "o", "empty": true})"));
  EXPECT_TRUE(holds(R"({"from": "n", "exists": false})"));
  EXPECT_TRUE(holds(R"({"from": "f", "exists": true, "is": "false"})"));
  EXPECT_TRUE(holds(R"({"any": [{"from": "a", "is": "x"}, {"not": {"from": "a", "is": "x"}}]})"));
  EXPECT_FALSE(holds(R"({"every": [{"from": "a", "empty": false}, {"from": "e", "empty": false}]})"));
}

TEST(MappingValues, CapturesAndItems) {
  check(
      R"({"r": [{"s": "lib-x 1.2 in /a/b", "items": [{"v": "1"}, {"v": "2"}]}]})",
      {{R"("$name")", {"lib-x"}},
       {R"({"template": "{$where}@{$version}"})", {"/a/b@1.2"}},
       {R"("$version")", {"1.2"}}},
      R"("records": "/r/*", "captures": [{"from": "s", "match": ["nothing {name}", "{name:word} {version} in {where}"]}])");
  const Mapped result =
      run(specOf(R"("title": "$item/v")", R"("records": "/r/*", "each": "items/*")"),
          R"({"r": [{"items": [{"v": "1"}, {"v": "2"}]}, {"items": []}, {"items": {"k": {"v": "3"}}}]})");
  EXPECT_EQ(result.texts(result.tables.observations.title), (Texts{"1", "2", "3"}));
  EXPECT_EQ(result.outcome.skipped, 1U) << "a record without items is one without a title";
}

TEST(MappingValues, Lookups) {
  const std::string layout = R"("records": "/r/*", "lookups": {
      "rules": {"records": "/rules/*", "key": ["id", "$key"], "take": {"name": "name", "tags": "tags"}}})";
  check(
      R"({"r": [{"rule": ["R1", "R2"]}], "rules": {"R2": {"name": "two", "tags": ["x", "y"]}, "k": {"id": "R1", "name": "one"}}})",
      {{R"({"lookup": "rules", "key": "rule", "take": "name"})", {"one", "two"}},
       {R"({"lookup": "rules", "key": "rule", "take": "tags"})", {"x", "y"}},
       {R"({"lookup": "rules", "key": "=gone", "take": "name"})", {}}},
      layout);
}

TEST(MappingValues, XmlAttributesTextsAndRepeatedChildren) {
  const std::string spec = R"({"postern_spec": 1, "id": "taught", "title": "T", "family": "code", "layouts": [
    {"detect": {"syntax": "xml", "root": "scan"}, "tool": {"version": "/@version"}, "records": "//issue",
     "fields": {"title": "name", "rule": "@id", "tags": "tag/*", "fingerprints": "tag", "symbol": "/@version"}}]})";
  const Mapped result = run(
      spec,
      R"(<scan version="3"><group><issue id="7"><name lang="en">N</name><tag>a</tag><tag>b</tag></issue></group></scan>)");
  ASSERT_EQ(result.mistake, "");
  const ObservationColumns& all = result.tables.observations;
  ASSERT_EQ(all.rows, 1U);
  EXPECT_EQ(result.texts(all.title), Texts{"N"});
  EXPECT_EQ(result.texts(all.rule), Texts{"7"});
  EXPECT_EQ(result.texts(all.symbol), Texts{"3"});
  EXPECT_EQ(result.list(all.tags), (Texts{"a", "b"}));
  EXPECT_EQ(result.list(all.fingerprints), Texts{"a"}) << "without * the first";
  EXPECT_EQ(result.tables.strings.text(result.tables.reports[0].toolVersion), "3");
}

TEST(MappingValues, ColumnsOfATableWhateverTheirCase) {
  const std::string spec = R"({"postern_spec": 1, "id": "taught", "title": "T", "family": "code", "layouts": [
    {"detect": {"syntax": "csv", "columns": ["Name", "risk level"]}, "records": "/",
     "fields": {"title": "NAME", "severity": "Risk Level"}}]})";
  const Mapped result = run(spec, "name ,Risk level,Other\nx,High,1\ny,low,2\n");
  ASSERT_EQ(result.mistake, "");
  EXPECT_EQ(result.texts(result.tables.observations.title), (Texts{"x", "y"}));
  EXPECT_EQ(result.texts(result.tables.observations.severityText), (Texts{"High", "low"}));
}

TEST(MappingValues, RecordsThatLieInEachOther) {
  const std::string spec = R"({"postern_spec": 1, "id": "taught", "title": "T", "family": "code", "layouts": [
    {"detect": {"syntax": "json", "has": ["r"]}, "fields": {"title": "t"},
     "records": ["/r/*", "/r/*/inner/*", {"path": "/r/*", "fields": {"title": "also"}}]}]})";
  const Mapped result = run(spec, R"({"r": [{"t": "outer", "also": "again", "inner": [{"t": "inner"}]}]})");
  EXPECT_EQ(result.texts(result.tables.observations.title), (Texts{"outer", "inner", "again"}));
  const std::string anywhere =
      R"({"postern_spec": 1, "id": "taught", "title": "T", "family": "code", "layouts": [
    {"detect": {"syntax": "xml", "root": "s"}, "fields": {"title": "@t"}, "records": ["//a", "//b"]}]})";
  const Mapped xml = run(anywhere, R"(<s><a t="1"><b t="2"/></a><b t="3"/></s>)");
  EXPECT_EQ(xml.texts(xml.tables.observations.title), (Texts{"1", "2", "3"}));
}

// Found by spec_fuzz: a column that is named with spaces around it had no place among the members.
TEST(MappingValues, ColumnsAreFoundWhateverTheirCaseAndSpaces) {
  const Mapped mapped =
      run(R"({"postern_spec": 1, "id": "taught", "title": "Taught", "family": "code", "layouts": [
    {"detect": {"syntax": "csv", "columns": ["Name", "risk level"]}, "records": "/",
     "fields": {"title": "NAME ", "rule": " name", "file": " A File "}}]})",
          "name,Risk Level,a file\nweak,High,a.c\nworse,Low,b.c\n");
  EXPECT_EQ(mapped.mistake, "");
  ASSERT_EQ(mapped.tables.observations.rows, 2U);
  EXPECT_EQ(mapped.texts(mapped.tables.observations.title)[1], "worse");
  EXPECT_EQ(mapped.texts(mapped.tables.observations.rule)[0], "weak");
  EXPECT_EQ(mapped.texts(mapped.tables.observations.file)[0], "a.c");
}

}  // namespace
}  // namespace postern::mapping
