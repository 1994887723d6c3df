// SPDX-License-Identifier: Apache-2.0
// CODEOWNERS against ../shared/vectors/codeowners, where that is present: patterns with verdicts of hmarr and
// sbdchd, sbdchd's file by GitHub's rules, and snyk's file.
#include <gtest/gtest.h>

#include "base/text.h"
#include "tests/conformance/json_file.h"
#include "vocab/owner_file.h"

namespace postern::corpus {
namespace {

std::string owners(std::string_view text, std::string_view path) {
  OwnerRules rules(OwnerDialect::kGitHub);
  const auto lines = split(text, '\n');
  for (uint32_t i = 0; i < lines.size(); ++i) {
    const OwnerLine line = readOwnerLine(OwnerDialect::kGitHub, lines[i]);
    if (line.kind == OwnerLine::kRule) rules.add(line.text, 0, false, i);
  }
  std::string out;
  for (const uint32_t i : rules.deciding(path)) {
    for (const auto owner : readOwnerLine(OwnerDialect::kGitHub, lines[i]).owners)
      out += std::string(owner) + " ";
  }
  return out;
}

size_t compare(Node cases) {
  size_t compared = 0;
  for (const Node it : cases.items()) {
    const std::string_view pattern = it["pattern"].text();
    const OwnerPattern made(OwnerDialect::kGitHub, pattern);
    for (const Node::Member path : it["paths"].members()) {
      EXPECT_EQ(made.matches(path.key), path.value.isTrue()) << pattern << " " << path.key;
      ++compared;
    }
  }
  return compared;
}

TEST(Codeowners, PatternsOfHmarr) {
  const auto folder = shared("vectors/codeowners");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  const JsonFile file(*folder / "hmarr/testdata/patterns.json");
  ASSERT_TRUE(file.good());
  EXPECT_EQ(compare(file.root()), 153U);
}

TEST(Codeowners, PatternsOfSbdchd) {
  const auto folder = shared("vectors/codeowners");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  const JsonFile file(*folder / "sbdchd/cases.json");
  ASSERT_TRUE(file.good());
  size_t compared = 0;
  for (const Node it : file.root()["GO_CODEOWNER_EXAMPLES"].items()) {
    const std::string_view pattern = it["pattern"].text();
    const OwnerPattern made(OwnerDialect::kGitHub, pattern);
    for (const Node::Member path : it["paths"].members()) {
      // hmarr, from whom these once came, has since found that GitHub says yes: the same case is in its file.
      const bool isOlder = pattern == "foo/**/" && path.key == "foo/bar";
      EXPECT_EQ(made.matches(path.key), isOlder || path.value.isTrue()) << pattern << " " << path.key;
      ++compared;
    }
  }
  EXPECT_EQ(compared, 187U);
}

TEST(Codeowners, TheFileOfSbdchd) {
  const auto folder = shared("vectors/codeowners");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  const JsonFile file(*folder / "sbdchd/cases.json");
  ASSERT_TRUE(file.good());
  const std::string text(file.root()["constants"]["EXAMPLE"].text());
  size_t compared = 0;
  for (const Node test : file.root()["tests"].items()) {
    if (test["test"].text() != "test_github_example_matches") continue;
    for (const Node it : test["cases"].items()) {
      std::string expected;
      for (const Node owner : it.item(1).items()) expected += std::string(owner.item(1).text()) + " ";
      EXPECT_EQ(owners(text, it.item(0).text()), expected) << it.item(0).text();
      ++compared;
    }
  }
  EXPECT_EQ(compared, 19U);
}

TEST(Codeowners, TheFileOfSnyk) {
  const auto folder = shared("vectors/codeowners/snyk/src/commands/__fixtures__/default");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  const std::string text = readFile(*folder / "owners");
  const JsonFile files(*folder / "files.json");
  ASSERT_TRUE(files.good());
  // The names of the files say whose they are.
  const auto expected = [](std::string_view path) -> std::string {
    if (path.find("root-dir-owner") != std::string_view::npos) return "@doctocat ";
    if (path.find("deep-dir-owner") != std::string_view::npos) return "@octocat ";
    if (path == "docs/non-recursive-dir-owner.md") return "@doctocat ";  // "/docs/" comes after "docs/*"
    if (path.ends_with(".js")) return "@js-owner ";
    return "@global-owner1 @global-owner2 ";
  };
  for (const Node file : files.root()["files"].items()) {
    const std::string_view path = file["path"].text();
    EXPECT_EQ(owners(text, path), expected(path)) << path;
  }
}

}  // namespace
}  // namespace postern::corpus
