// SPDX-License-Identifier: Apache-2.0
// Each transform of a "do" list, also on what it cannot work on, and what many of them may make together.
#include "tests/formats/mapping_runs.h"

namespace postern::mapping {
namespace {

Texts transformed(const std::string& list, const std::string& json) {
  return textsOf(R"({"from": "v", "do": )" + list + "}", R"({"r": [{"v": )" + json + "}]}");
}

TEST(MappingTransforms, EachDoesWhatItSays) {
  struct Case {
    const char *list, *from;
    Texts wanted;
  };
  const Case kCases[] = {
      {R"(["trim"])", R"("  a b ")", {"a b"}},
      {R"(["lower"])", R"("ÀBc")", {"Àbc"}},
      {R"(["upper"])", R"("abC")", {"ABC"}},
      {R"(["first_line"])", R"("\n one  two \r\nthree")", {"one  two"}},
      {R"(["plain"])", R"("<p>a &lt;b&gt;</p>")", {"a <b>"}},
      {R"(["base64"])", R"("aGVs bG8=")", {"hello"}},
      {R"(["base64"])", R"("_-8")", {"ÿï"}},  // bytes that are no UTF-8 are read as Windows-1252
      {R"(["base64"])", R"("!")", {}},
      {R"(["url_decode"])", R"("a%2Fb%zz%C3%A9")", {"a/b%zzé"}},
      {R"(["url_decode"])", R"("%E9")", {"é"}},
      {R"(["basename"])", R"("a/b\\c.txt")", {"c.txt"}},
      {R"(["basename"])", R"("c.txt")", {"c.txt"}},
      {R"(["dirname"])", R"("a/b/c")", {"a/b"}},
      {R"(["dirname"])", R"("c")", {}},
      {R"([{"json": "a/*/b"}])", R"("{\"a\": [{\"b\": \"1\"}, {\"b\": [2, 3]}]}")", {"1", "2", "3"}},
      {R"([{"json": "a"}])", R"("no json {")", {}},
      {R"([{"json": "."}])", R"("[\"x\"]")", {"x"}},
      {R"([{"before": "::"}])", R"("a::b::c")", {"a"}},
      {R"([{"before": "::"}])", R"("abc")", {"abc"}},
      {R"([{"after": "::"}])", R"("a::b::c")", {"b::c"}},
      {R"([{"before_last": "::"}])", R"("a::b::c")", {"a::b"}},
      {R"([{"after_last": "::"}])", R"("a::b::c")", {"c"}},
      {R"([{"after_last": "::"}])", R"("abc")", {"abc"}},
      {R"j([{"within": ["(", ")"]}])j", R"j("f(x) (y)")j", {"x"}},
      {R"j([{"within": ["(", ")"]}])j", R"j("f(x")j", {}},
      {R"j([{"within": ["(", ")"]}])j", R"j("x)")j", {}},
      {R"([{"split": ",;"}])", R"("a, b;;c ")", {"a", "b", "c"}},
      {R"([{"match": "{name}@{version}", "take": "version"}])", R"("x@1@2")", {"1@2"}},
      {R"([{"match": "{name}@{version}"}])", R"(["x@1", "y"])", {"x"}},
      {R"([{"prefix": "<"}, {"suffix": ">"}])", R"(["a", "", "b"])", {"<a>", "<b>"}},
      {R"([{"replace": ["aa", "b"]}])", R"("aaaca")", {"baca"}},
      {R"([{"levels": [[4, "low"], [9, "critical"], ["7.5", "high"]]}])",
       R"(["9.0", 7.4, "8", "x", 1])",
       {"critical", "low", "high", "x", "1"}},
      {R"([{"join": ", "}])", R"(["a", "b", "c"])", {"a, b, c"}},
      {R"([{"join": ""}])", R"(["a"])", {"a"}},
      {R"([{"drop": ["N/A", "-"]}])", R"(["n/a", " - ", "x"])", {"x"}},
      {R"([{"split": ","}, {"after": "="}, "upper", {"join": "+"}])", R"("a=x,b=y")", {"X+Y"}},
  };
  for (const Case& it : kCases)
    EXPECT_EQ(transformed(it.list, it.from), it.wanted) << it.list << " of " << it.from;
}

// A bundle may bring a spec of anybody's making.
TEST(MappingTransforms, WhatTheyMakeIsBounded) {
  std::string grow =
      R"([{"replace": ["a", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]})";
  for (int i = 0; i < 40; ++i) grow += R"(, {"replace": ["a", "aaaaaaaaaaaaaaaa"]})";
  const Mapped result = run(specOf(R"("title": "=t", "description": {"from": "v", "do": )" + grow + "]}"),
                            R"({"r": [{"v": "aaaa"}]})");
  ASSERT_EQ(result.mistake, "");
  EXPECT_EQ(result.outcome.observations, 1U);
  EXPECT_NE(result.noted("long_record"), nullptr) << "what was left out is said";

  std::string parts = "\"v\"";
  for (int i = 0; i < 2000; ++i) parts += ", \"v\"";
  std::string list = "\"x\"";
  for (int i = 0; i < 2000; ++i) list += ", \"x" + std::to_string(i) + "\"";
  const Mapped many =
      run(specOf(R"("title": "=t", "tags": {"all": [)" + parts + "]}"), R"({"r": [{"v": [)" + list + "]}]}");
  ASSERT_EQ(many.mistake, "");
  EXPECT_LE(many.list(many.tables.observations.tags).size(), 1000U);
  EXPECT_NE(many.noted("long_list"), nullptr);
}

}  // namespace
}  // namespace postern::mapping
