// SPDX-License-Identifier: Apache-2.0
// Mistakes in a mapping spec: each kind is an error that says what is wrong and points at its line. And all
// built-in specs are without one.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "formats/format.h"
#include "formats/mapping/embedded_specs.h"
#include "formats/mapping/spec.h"

namespace postern {
namespace {

// The mistake stands in line 8 where `layout` is one line, in line 2 where `head` is.
std::string specWith(const std::string& layout,
                     const std::string& head = R"("id": "a", "title": "A", "family": "code",)") {
  return "{\"postern_spec\": 1,\n" + head + R"(
 "layouts": [
  {
   "name": "one",
   "detect":
     {"syntax": "json", "has": ["r"]},
)" + layout +
         R"(
   "records": "/r/*"
  }
 ]
})";
}

struct Case {
  std::string line;
  const char* says;
};

void checkLayouts(const std::vector<Case>& cases) {
  for (const Case& it : cases) {
    const auto spec = readMappingSpec("mine.json", specWith(it.line + ","));
    ASSERT_FALSE(spec) << it.line;
    EXPECT_NE(spec.error().message.find(it.says), std::string::npos)
        << it.line << "\n says: " << spec.error().message;
    EXPECT_EQ(spec.error().where.rfind("line 8", 0), 0U) << it.line << "\n is at: " << spec.error().where;
    EXPECT_EQ(spec.error().source, "mine.json");
  }
}

std::string fields(const std::string& value) { return "\"fields\": {\"title\": " + value + "}"; }

TEST(MappingSpecErrors, OneWithoutMistakesReads) {
  const auto spec = readMappingSpec("mine.json", specWith(R"("fields": {"title": "t"},)"));
  ASSERT_TRUE(spec) << spec.error().message << ' ' << spec.error().where;
  EXPECT_EQ(spec.value()->layouts.size(), 1U);
}

TEST(MappingSpecErrors, MembersAndColumns) {
  checkLayouts({{R"("feilds": {})", "\"feilds\" is not known here"},
                {R"("fields": {"titel": "t"})", "\"titel\" is no column of fields"},
                {R"("component": {"title": "t"})", "\"title\" is no column of component"},
                {R"("fields": "title")", "fields must be an object"},
                {R"("must": ["titel"])", "must names a column"},
                {R"("kind": "=vulnerabilty")", "no kind of result is named \"vulnerabilty\""},
                {R"("asset": {"name": "x"})", "an asset is an image"},
                {R"("asset": {"identity": "x", "kind": "=workloud"})", "no kind of asset is named"},
                {R"("asset": {"image": "x", "digset": "y"})", "\"digset\" is not known"},
                {R"("tool": {"nam": "x"})", "\"nam\" is not known"},
                {R"("scanned_at": 7)", "a value is a path"}});
}

TEST(MappingSpecErrors, Values) {
  checkLayouts({{fields("7"), "a value is a path"},
                {fields("[]"), "a list of values is empty"},
                {fields("\"\""), "empty path"},
                {fields("\"a//b\""), "empty step"},
                {fields("\"a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q\""), "more than 16 steps"},
                {fields("\"$item\""), "$item needs an"},
                {fields("\"$nothing\""), "is no capture, key or item"},
                {fields("\"$key99\""), "is no capture, key or item"},
                {fields("\"$key/x\""), "with nothing below it"},
                {fields(R"({"form": "x"})"), "\"form\" is not known"},
                {fields(R"({"do": ["trim"]})"), "a value has from"},
                {fields(R"({"template": "{a"})"), "a template has a {"},
                {fields(R"({"template": "{}"})"), "a template has a {"},
                {fields(R"({"lookup": "x", "key": "a", "take": "b"})"), "no lookup is named \"x\""},
                {fields(R"({"from": "x", "map": ["a"]})"), "map must be an object"},
                {fields(R"({"from": "x", "map": {"a": 1}})"), "an entry of map must be a text"},
                {fields(std::string(40, '[') + "\"a\"" + std::string(40, ']')), "more than 16 deep"}});
}

TEST(MappingSpecErrors, ConditionsSkipsAndCaptures) {
  const auto when = [](const std::string& condition) {
    return fields(R"({"if": )" + condition + R"(, "then": "a"})");
  };
  checkLayouts(
      {{when(R"({"from": "a"})"), "a condition needs is"},
       {when(R"({"from": "a", "is": []})"), "is must be a text or a list"},
       {when(R"({"from": "a", "empty": "yes"})"), "true or false"},
       {when(R"({"from": "a", "equals": "x"})"), "\"equals\" is not known"},
       {when(R"({"from": "a", "is": "x", "any": []})"), "one of any, every, not and from"},
       {when("\"a\""), "a condition must be an object"},
       {R"("skip": [{"from": "a", "is": "x"}])", "code must be a text"},
       {R"("skip": [{"from": "a", "is": "x", "code": "c", "reason": ""}])", "needs a code and a reason"},
       {R"("captures": [{"from": "a", "match": "{x"}])", "never closed"},
       {R"("captures": [{"from": "a", "match": "{x:float}"}])", "{name:word}"},
       {R"("captures": ["a"])", "an entry of captures must be an object"},
       {R"("each": 3)", "each must be a text"},
       {R"("lookups": {"t": {"records": "x", "key": "k", "take": {}}})", "starts with /"},
       {R"("lookups": {"t": {"record": "/x", "key": "k"}})", "\"record\" is not known"}});
}

TEST(MappingSpecErrors, Transforms) {
  const auto with = [](const std::string& transform) {
    return fields(R"({"from": "a", "do": [)" + transform + "]}");
  };
  checkLayouts({{with("\"trimm\""), "\"trimm\" is no transform"},
                {with(R"({"before": ""})"), "must not be empty"},
                {with(R"({"before": 1})"), "before must be a text"},
                {with(R"("before")"), "before must be a text"},
                {with(R"({"trim": "x"})"), "takes no argument"},
                {with(R"({"replace": ["a"]})"), "takes two texts"},
                {with(R"({"within": ["", "b"]})"), "the first text must not be empty"},
                {with(R"({"split": "·"})"), "split takes ASCII"},
                {with(R"({"match": "x"})"), "names no part to take"},
                {with(R"({"match": "{a}", "take": "b"})"), "has no part of that name"},
                {with(R"({"levels": [["high", "x"]]})"), "levels are [[number, word], ...]"},
                {with(R"({"levels": 7})"), "levels are [[number, word], ...]"},
                {with(R"({"drop": []})"), "drop must be a text or a list"},
                {with(R"({"json": 1})"), "json must be a text"},
                {with(R"({"prefix": "a", "suffix": "b"})"), "is not known here"},
                {with("7"), "is no transform"}});
}

TEST(MappingSpecErrors, DetectionAndRecordPaths) {
  struct Layout {
    std::string layout;
    const char* says;
  };
  const Layout kCases[] = {
      {R"({"detect": {"syntax": "jsn", "has": ["r"]}, "records": "/r"})", "syntax is json"},
      {R"({"detect": {"has": ["r"]}, "records": "/r"})", "syntax must be"},
      {R"({"detect": {"syntax": "json"}, "records": "/r"})", "detect needs has"},
      {R"({"detect": {"syntax": "json", "has": ["r"], "confidence": 101}, "records": "/r"})", "30 to 100"},
      {R"({"detect": {"syntax": "json", "hass": ["r"]}, "records": "/r"})", "\"hass\" is not known"},
      {R"({"detect": {"syntax": "text", "lines": ["{x"]}, "records": "/"})", "never closed"},
      {R"({"detect": "json", "records": "/r"})", "detect must be an object"},
      {R"({"records": "/r"})", "detect must be an object"},
      {R"({"detect": {"syntax": "json", "has": ["r"]}})", "a layout needs records"},
      {R"({"detect": {"syntax": "json", "has": ["r"]}, "records": "r/*"})", "starts with /"},
      {R"({"detect": {"syntax": "json", "has": ["r"]}, "records": "/r//x"})", "empty step"},
      {R"({"detect": {"syntax": "json", "has": ["r"]}, "records": "//a/b"})", "is one name"},
      {R"({"detect": {"syntax": "json", "has": ["r"]}, "records": "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p"})",
       "15 steps"},
      {R"({"detect": {"syntax": "json", "has": ["r"]}, "records": [{"feilds": {}, "path": "/r"}]})",
       "\"feilds\" is not known"},
      {R"([])", "a layout must be an object"},
  };
  for (const Layout& it : kCases) {
    const std::string text =
        "{\"postern_spec\": 1, \"id\": \"a\",\n \"title\": \"A\", \"family\": \"code\",\n \"layouts\": [\n" +
        it.layout + "\n]}";
    const auto spec = readMappingSpec("mine.json", text);
    ASSERT_FALSE(spec) << it.layout;
    EXPECT_NE(spec.error().message.find(it.says), std::string::npos)
        << it.layout << "\n says: " << spec.error().message;
    if (it.layout != "[]") {
      EXPECT_EQ(spec.error().where.rfind("line 4", 0), 0U) << it.layout << "\n is at " << spec.error().where;
    }
  }
}

TEST(MappingSpecErrors, TheHead) {
  const Case kCases[] = {
      {R"("id": "Mine", "title": "A", "family": "code",)", "snake_case"},
      {R"("id": 7, "title": "A", "family": "code",)", "id must be a text"},
      {R"("id": "a", "title": "", "family": "code",)", "title is empty"},
      {R"("id": "a", "title": "A", "family": "codes",)", "no class of scan is named \"codes\""},
      {R"("id": "a", "title": "A", "family": "code", "colour": 1,)", "\"colour\" is not known"},
      {R"("id": "a", "id": "b", "title": "A", "family": "code",)", "stands twice"},
  };
  for (const Case& it : kCases) {
    const auto spec = readMappingSpec("mine.json", specWith("", it.line));
    ASSERT_FALSE(spec) << it.line;
    EXPECT_NE(spec.error().message.find(it.says), std::string::npos)
        << it.line << "\n says: " << spec.error().message;
    EXPECT_EQ(spec.error().where.rfind("line 2", 0), 0U) << it.line << "\n is at: " << spec.error().where;
    EXPECT_EQ(spec.error().source, "mine.json");
  }
}

TEST(MappingSpecErrors, WhatIsNoSpecAtAll) {
  for (const std::string& text :
       {std::string(), std::string("[]"), std::string("7"), std::string("{"), std::string("<a/>"),
        std::string("null"), std::string("{}"), std::string("{\"postern_spec\": 2}"),
        specWith("").substr(0, 90), specWith("") + "x", std::string(2'000'000, ' ') + "{}",
        std::string("\0\1\2", 3)}) {
    const auto spec = readMappingSpec("mine.json", text);
    ASSERT_FALSE(spec) << text.substr(0, 100);
    EXPECT_FALSE(spec.error().message.empty());
  }
}

TEST(MappingSpecErrors, WhatIsSaidOnceIsNotReadWithoutEnd) {
  std::string parts = "\"a\"";
  for (int i = 0; i < 20'000; ++i) parts += ",\"a\"";
  std::string layouts;
  for (int i = 0; i < 60; ++i) {
    if (i > 0) layouts += ',';
    layouts += R"({"detect": {"syntax": "json", "has": ["r"]}, "records": ["/a","/b","/c","/d"]})";
  }
  const auto spec = readMappingSpec(
      "mine.json",
      R"({"postern_spec": 1, "id": "a", "title": "A", "family": "code", "fields": {"tags": {"all": [)" +
          parts + "]}}, \"layouts\": [" + layouts + "]}");
  ASSERT_FALSE(spec);
  EXPECT_NE(spec.error().message.find("100,000 values"), std::string::npos) << spec.error().message;
}

TEST(MappingSpecErrors, EveryBuiltInSpecReads) {
  ASSERT_FALSE(embeddedSpecs().empty());
  for (const EmbeddedSpec& embedded : embeddedSpecs()) {
    const auto spec = readMappingSpec(embedded.file, embedded.json);
    ASSERT_TRUE(spec) << embedded.file << ' ' << spec.error().where << ": " << spec.error().message;
    EXPECT_EQ(spec.value()->id + ".json", embedded.file);
    EXPECT_NE(spec.value()->url, "") << embedded.file << " names no documentation";
  }
}

}  // namespace
}  // namespace postern
