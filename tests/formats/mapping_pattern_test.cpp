// SPDX-License-Identifier: Apache-2.0
// Patterns: what they match, what they take, and that no text makes them run long.
#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "formats/mapping/pattern.h"

namespace postern {
namespace {

// The parts found, in the order of their names; nullopt where the text does not match.
std::optional<std::vector<std::string>> found(std::string_view pattern, std::string_view text) {
  Pattern compiled;
  std::vector<std::string> names;
  std::string problem;
  EXPECT_TRUE(compiled.compile(pattern, names, problem)) << problem;
  std::vector<std::string_view> captures;
  if (!compiled.match(text, captures)) return std::nullopt;
  captures.resize(names.size());
  return std::vector<std::string>(captures.begin(), captures.end());
}

using Found = std::vector<std::string>;

TEST(MappingPattern, TakesTheShortestUpToWhatFollows) {
  EXPECT_EQ(found("{a}-{b}", "x-y-z"), (Found{"x", "y-z"}));
  EXPECT_EQ(found("{a}-{b}-{c}", "x-y"), std::nullopt);
  EXPECT_EQ(found("{file}:{line:number}: {text}", "C:/a.c:12: bad"), (Found{"C:/a.c", "12", "bad"}));
  EXPECT_EQ(found("{a}", ""), (Found{""}));
  EXPECT_EQ(found("", ""), Found{});
  EXPECT_EQ(found("", "x"), std::nullopt);
  EXPECT_EQ(found("abc", "abcd"), std::nullopt);
  EXPECT_EQ(found("{name}-{version:number}{}", "left-pad-1.3"), (Found{"left-pad", "1"}));
  EXPECT_EQ(found("{a:word} {b}", "two  words here"), (Found{"two", "words here"}));
  EXPECT_EQ(found("{a:word}x", "a b"), std::nullopt);
  EXPECT_EQ(found("{n:number}", "12a"), std::nullopt);
  EXPECT_EQ(found("a b", "a \t b"), Found{});
  EXPECT_EQ(found("{}needle {a}", "hay needle  in"), Found{"in"});
  EXPECT_EQ(found("{{{a}}", "{x}"), Found{"x"});
  EXPECT_EQ(found("{a}={a}", "1=2"), (Found{"1"})) << "the outer of two parts of one name";
  EXPECT_EQ(found("{a}]", "x]y]"), (Found{"x]y"})) << "as a whole";
}

TEST(MappingPattern, NeverDividesACharacter) {
  EXPECT_EQ(found("{a:word}{b}", "éx"), (Found{"é", "x"}));
  EXPECT_EQ(found("{a}{b:word}", "é"), (Found{"", "é"}));
}

TEST(MappingPattern, MistakesAreSaid) {
  for (const char* pattern : {"{a", "{a:hex}", "x{", "{a:}"}) {
    Pattern compiled;
    std::vector<std::string> names;
    std::string problem;
    EXPECT_FALSE(compiled.compile(pattern, names, problem)) << pattern;
    EXPECT_FALSE(problem.empty());
  }
  std::string many;
  for (int i = 0; i < 100; ++i) many += "{a}-";
  Pattern compiled;
  std::vector<std::string> names;
  std::string problem;
  EXPECT_FALSE(compiled.compile(many, names, problem));
}

// Each would take minutes to years with backtracking that is not bounded. Counted in bytes per second, since
// the machine that runs this may be a slow one: a megabyte within seconds.
TEST(MappingPattern, HostileTextsEndSoon) {
  const std::string a(1'000'000, 'a');
  std::string digits(1'000'000, '7');
  std::string spaces(1'000'000, ' ');
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(found("{}a{}a{}a{}a{}a{}a{}a{}a{}b", a), std::nullopt);
  EXPECT_EQ(found("{a}a{b}b", a), std::nullopt);
  EXPECT_EQ(found("{a}{b:number}x", digits), std::nullopt);
  EXPECT_EQ(found("{a:word}{b:word}{c:word}{d:word}!", a), std::nullopt);
  EXPECT_EQ(found("{} {} {} {} {} {}x", spaces), std::nullopt);
  EXPECT_EQ(found("{}{}{}{}{}{}{}{}x", a), std::nullopt);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(MappingPattern, LongTextsOfTheRightShapeMatch) {
  const std::string text = std::string(200'000, 'x') + " in " + std::string(200'000, 'y');
  const auto parts = found("{a} in {b}", text);
  ASSERT_TRUE(parts);
  EXPECT_EQ((*parts)[0].size(), 200'000U);
  EXPECT_EQ((*parts)[1].size(), 200'000U);
}

}  // namespace
}  // namespace postern
