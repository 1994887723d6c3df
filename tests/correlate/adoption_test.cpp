// SPDX-License-Identifier: Apache-2.0
// What inherits what was said of an earlier finding, and what must not (tests/properties/drift_test.cpp
// judges thousands).
#include "correlate/adoption.h"

#include <gtest/gtest.h>

#include "tests/support/told_estate.h"

namespace postern {
namespace {

constexpr std::string_view kQuery = "db.query('select ' + name)";

std::string code(std::string_view name, std::string_view tool, const std::vector<CodeResult>& results) {
  return tell(name, [&](BatchBuilder& out) { sayCode(out, tool, "https://github.com/acme/shop", results); });
}

std::vector<Adoption> adopted(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  const ToldEstate then(before);
  const ToldEstate now(after);
  return adopt(KeyIndex(then.tables, then.identities, then.findings),
               KeyIndex(now.tables, now.identities, now.findings));
}

TEST(Adoption, LinesAndSecondToolsKeepTheKey) {
  const std::string before = code("a", "Semgrep", {{"a.js", 10, 89, "r", "t", kQuery}});
  const auto moved = adopted({before}, {code("b", "Semgrep", {{"a.js", 70, 89, "r", "t", kQuery}})});
  ASSERT_EQ(moved.size(), 1u);
  EXPECT_EQ(moved[0].by, AdoptedBy::kKey);
  const auto second = adopted({before}, {code("b", "Semgrep", {{"a.js", 70, 89, "r", "t", kQuery}}),
                                         code("c", "CodeQL", {{"a.js", 71, 564, "q", "u", "query(x)"}})});
  ASSERT_EQ(second.size(), 1u);
  EXPECT_EQ(second[0].by, AdoptedBy::kKey);
}

TEST(Adoption, RenamedFilesOtherRulesOtherTools) {
  const std::string before = code("a", "Semgrep", {{"src/a.js", 10, 89, "r", "t", kQuery}});
  const auto by = [&](const std::string& after) {
    const auto found = adopted({before}, {after});
    return found.size() == 1 ? found[0].by : AdoptedBy::kKey;
  };
  EXPECT_EQ(by(code("b", "Semgrep", {{"src/b.js", 31, 89, "r", "t", kQuery}})), AdoptedBy::kRenamedFile);
  EXPECT_EQ(by(code("b", "Semgrep", {{"src/a.js", 31, 79, "s", "u", kQuery}})), AdoptedBy::kPlaceAndCode);
  EXPECT_EQ(by(code("b", "CodeQL", {{"src/a.js", 11, 564, "q", "u", "select"}})), AdoptedBy::kNeighbour);
}

TEST(Adoption, NearDuplicatesInheritNothing) {
  const CodeResult one{"src/a.js", 10, 89, "r", "t", kQuery};
  const CodeResult copy{"src/b.js", 31, 89, "r", "t", kQuery};
  const CodeResult other{"src/a.js", 90, 22, "p", "v", "open(request.path)"};
  EXPECT_EQ(adopted({code("a", "Semgrep", {one, other})}, {code("b", "Semgrep", {copy, other})}).size(), 1u)
      << "its file is still there: the copy is new";
  EXPECT_TRUE(adopted({code("a", "Semgrep", {one, {"src/a.js", 60, 89, "r", "t", kQuery}})},
                      {code("b", "Semgrep", {{"src/a.js", 40, 89, "r", "t", kQuery}})})
                  .empty())
      << "two were alike, one is left: which one, nobody can tell";
  EXPECT_TRUE(adopted({code("a", "Semgrep", {one})},
                      {code("b", "Semgrep", {{"src/a.js", 12, 89, "r", "t", "other(code)"}})})
                  .empty())
      << "the same tool sees other code";
  EXPECT_TRUE(adopted({code("a", "Semgrep", {one})},
                      {code("b", "CodeQL", {{"src/a.js", 80, 89, "q", "u", "select"}})})
                  .empty())
      << "another tool, far away";
}

TEST(Adoption, TraitsAreALineOfText) {
  const ToldEstate told({code("a", "Semgrep", {{"src/a.js", 10, 89, "r", "t", kQuery}})});
  const KeyIndex index(told.tables, told.identities, told.findings);
  const std::string text = traitsText(index.traits(0));
  EXPECT_EQ(text.find('\n'), std::string::npos);
  EXPECT_EQ(parseTraits(text), index.traits(0));
  for (const std::string& bad : {std::string(), text + " ", text.substr(0, text.size() - 3),
                                 "2" + text.substr(1), std::string("1 x y z a b c d e f")})
    EXPECT_FALSE(parseTraits(bad)) << bad;
}

}  // namespace
}  // namespace postern
