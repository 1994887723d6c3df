// SPDX-License-Identifier: Apache-2.0
// CODEOWNERS: the examples of GitHub's and GitLab's documentation, line by line and rule by rule.
#include "vocab/owner_rules.h"

#include <gtest/gtest.h>

#include <string>

#include "base/text.h"
#include "vocab/owner_file.h"

namespace postern {
namespace {

constexpr OwnerDialect kGitHub = OwnerDialect::kGitHub;
constexpr OwnerDialect kGitLab = OwnerDialect::kGitLab;

bool gitHub(std::string_view pattern, std::string_view path) {
  return ownerPatternMatches(kGitHub, pattern, path);
}
bool gitLab(std::string_view pattern, std::string_view path) {
  return ownerPatternMatches(kGitLab, pattern, path);
}

TEST(OwnerRules, FollowGitHubsExamples) {
  EXPECT_TRUE(gitHub("*", "a/b/c.txt"));
  EXPECT_TRUE(gitHub("*.js", "web/src/app.js"));
  EXPECT_FALSE(gitHub("*.js", "web/src/app.ts"));
  EXPECT_TRUE(gitHub("/build/logs/", "build/logs/a/b.log"));
  EXPECT_FALSE(gitHub("/build/logs/", "sub/build/logs/b.log"));
  EXPECT_TRUE(gitHub("docs/*", "docs/getting-started.md"));
  EXPECT_FALSE(gitHub("docs/*", "docs/build-app/troubleshooting.md"));
  EXPECT_TRUE(gitHub("apps/", "x/apps/y.c"));
  EXPECT_TRUE(gitHub("/docs/", "docs/a.md"));
  EXPECT_TRUE(gitHub("**/logs", "build/logs/a"));
  EXPECT_TRUE(gitHub("**/logs", "deeply/nested/logs/a"));
  EXPECT_TRUE(gitHub("/apps/github", "apps/github/x.rb"));
  EXPECT_FALSE(gitHub("/apps/github", "apps/githubber/x.rb"));
}

TEST(OwnerRules, GitHubCountsCaseEscapesAndBrackets) {
  EXPECT_FALSE(gitHub("/Docs/", "docs/a.md"));
  EXPECT_TRUE(gitHub("/my\\ files/", "my files/a.md"));
  EXPECT_TRUE(gitHub("/app/[id]/page.tsx", "app/[id]/page.tsx"));
  EXPECT_FALSE(gitHub("/app/[id]/page.tsx", "app/id/page.tsx"));
  EXPECT_TRUE(gitHub("/ca?é.md", "café.md"));
  EXPECT_TRUE(gitHub("/caf?.md", "café.md"));
}

TEST(OwnerRules, FollowGitLabsExamples) {
  // Absolute, relative, folder, wildcard and globstar paths of "Path matching".
  EXPECT_TRUE(gitLab("/README.md", "README.md"));
  EXPECT_FALSE(gitLab("/README.md", "docs/README.md"));
  EXPECT_TRUE(gitLab("README.md", "app/lib/README.md"));
  EXPECT_TRUE(gitLab("internal/README.md", "docs/api/internal/README.md"));
  EXPECT_TRUE(gitLab("/docs/", "docs/a/b.md"));
  EXPECT_FALSE(gitLab("/docs/", "x/docs/b.md"));
  EXPECT_TRUE(gitLab("/docs/*.md", "docs/index.md"));
  EXPECT_FALSE(gitLab("/docs/*.md", "docs/api/index.md"));
  EXPECT_TRUE(gitLab("/docs/*spec*", "docs/runtime.spec"));
  EXPECT_TRUE(gitLab("/docs/*/README.md", "docs/api/README.md"));
  EXPECT_FALSE(gitLab("/docs/*/README.md", "docs/README.md"));
  EXPECT_TRUE(gitLab("/docs/**/index.md", "docs/index.md"));
  EXPECT_TRUE(gitLab("/docs/**/index.md", "docs/api/graphql/index.md"));
  EXPECT_TRUE(gitLab("**/*.rb", "app/controllers/users/stars_controller.rb"));
}

TEST(OwnerRules, GitLabMatchesAsFnmatchDoes) {
  EXPECT_FALSE(gitLab("docs", "docs/a.md")) << "a folder needs its slash";
  EXPECT_TRUE(gitLab("docs", "x/docs"));
  EXPECT_FALSE(gitLab("/docs/**", "docs/a/b.md")) << "only **/ crosses folders";
  EXPECT_TRUE(gitLab("/docs/**", "docs/b.md"));
  EXPECT_TRUE(gitLab("*", ".gitignore"));
  EXPECT_TRUE(gitLab("/[a-c]?[!x-z].c", "bqa.c"));
  EXPECT_FALSE(gitLab("/[a-c]?[^x-z].c", "bqy.c"));
  EXPECT_FALSE(gitLab("/app/[id]/page.tsx", "app/[id]/page.tsx"));
  EXPECT_TRUE(gitLab("/app/\\[id\\]/page.tsx", "app/[id]/page.tsx"));
  EXPECT_FALSE(gitLab("/a[b", "a[b")) << "never closed";
  EXPECT_TRUE(gitLab("\\#file.rb", "x/#file.rb"));
  EXPECT_TRUE(gitLab("path\\ with\\ spaces/", "path with spaces/a"));
}

TEST(OwnerRules, HostilePatternsEnd) {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "*a";
  EXPECT_FALSE(gitHub(pattern, std::string(5000, 'a') + "b"));
  std::string folders;
  for (int i = 0; i < 200; ++i) folders += "**/a/";
  std::string path;
  for (int i = 0; i < 2000; ++i) path += "a/";
  EXPECT_FALSE(gitLab(folders + "b", path + "c"));
  for (const std::string_view odd : {"", "/", "//", "\\", "[", "**", "/**/", "!", "a//b"}) {
    (void)gitHub(odd, "a/b");
    (void)gitLab(odd, "a/b");
  }
}

// The file's rules that decide, as their line numbers.
std::string deciding(OwnerDialect dialect, std::string_view text, std::string_view path) {
  OwnerRules rules(dialect);
  uint32_t section = 0, number = 0;
  for (const std::string_view raw : split(text, '\n')) {
    ++number;
    const OwnerLine line = readOwnerLine(dialect, raw);
    if (line.kind == OwnerLine::kSection) ++section;
    if (line.kind == OwnerLine::kRule) rules.add(line.text, section, line.isExclusion, number);
  }
  std::string out;
  for (const uint32_t tag : rules.deciding(path)) out += (out.empty() ? "" : " ") + std::to_string(tag);
  return out;
}

TEST(OwnerRules, GitHubsLastMatchWins) {
  constexpr std::string_view kFile = "* @all\n/apps/ @apps\n/apps/github\n!/apps/x @x\n*.js @js broken\n";
  EXPECT_EQ(deciding(kGitHub, kFile, "a.js"), "1") << "a line with a word that is no owner is skipped";
  EXPECT_EQ(deciding(kGitHub, kFile, "apps/a"), "2");
  EXPECT_EQ(deciding(kGitHub, kFile, "apps/github/a"), "3");
}

TEST(OwnerRules, GitLabsSectionsDecideApart) {
  // "Sections" of the reference
  constexpr std::string_view kFile =
      "* @admin\n\n[README Owners]\nREADME.md @user1 @user2\ninternal/README.md @user4\n\n[README other "
      "owners]\nREADME.md @user3\n";
  EXPECT_EQ(deciding(kGitLab, kFile, "README.md"), "1 4 8");
  EXPECT_EQ(deciding(kGitLab, kFile, "internal/README.md"), "1 5 8");
}

TEST(OwnerRules, GitLabsExclusionsHoldForTheirSection) {
  // "Exclusion patterns" of the reference
  constexpr std::string_view kFile =
      "* @username\n!pom.xml\n[Ruby]\n*.rb @ruby-team\n!/config/**/*.rb\n/config/routes.rb @ops\n[Config]\n"
      "/config/ @ops-team\n";
  EXPECT_EQ(deciding(kGitLab, kFile, "pom.xml"), "");
  EXPECT_EQ(deciding(kGitLab, kFile, "a.rb"), "1 4");
  EXPECT_EQ(deciding(kGitLab, kFile, "config/routes.rb"), "1 8") << "what is excluded stays so";
}

TEST(OwnerRules, GitLabKeepsTheLastOfTwoRulesAlikeInTheFirstsPlace) {
  constexpr std::string_view kFile = "docs/ @a\n/docs/x.md @b\ndocs/ @c\n";
  EXPECT_EQ(deciding(kGitLab, kFile, "docs/x.md"), "2");
  EXPECT_EQ(deciding(kGitLab, kFile, "docs/y.md"), "3");
}

TEST(OwnerFile, ReadsGitLabsHeadings) {
  const OwnerLine line = readOwnerLine(kGitLab, "^[Section name][2] @group @subgroup # @not");
  EXPECT_EQ(line.kind, OwnerLine::kSection);
  EXPECT_EQ(line.text, "Section name");
  EXPECT_TRUE(line.isOptional);
  EXPECT_EQ(line.approvals, 2U);
  EXPECT_EQ(line.owners, (std::vector<std::string_view>{"@group", "@subgroup"}));
  EXPECT_EQ(readOwnerLine(kGitLab, "[Docs][x] @a").approvals, 0U);
  EXPECT_EQ(readOwnerLine(kGitLab, "[Section name").kind, OwnerLine::kRule);
  EXPECT_EQ(readOwnerLine(kGitLab, "[Section name").text, "[Section");
  EXPECT_EQ(ownerHeading("Docs", true, 2), "^[Docs][2]");
}

TEST(OwnerFile, ReadsRulesAsEachForgeDoes) {
  const OwnerLine spaced = readOwnerLine(kGitLab, "folder with spaces/*.md @group");
  EXPECT_EQ(spaced.text, "folder");
  EXPECT_EQ(spaced.owners, std::vector<std::string_view>{"@group"});
  EXPECT_EQ(spaced.malformed, 2U);
  EXPECT_TRUE(readOwnerLine(kGitLab, "!docs/drafts/").isExclusion);
  EXPECT_EQ(readOwnerLine(kGitLab, "a.c @x # @y").owners.size(), 2U) << "owners in a comment count";
  EXPECT_EQ(readOwnerLine(kGitHub, "a.c @x # @y").owners.size(), 1U);
  EXPECT_EQ(readOwnerLine(kGitHub, "a.c @x y").kind, OwnerLine::kInvalid);
  EXPECT_EQ(readOwnerLine(kGitHub, "!a.c @x").kind, OwnerLine::kInvalid);
  EXPECT_EQ(readOwnerLine(kGitHub, "\\#a.c @x").kind, OwnerLine::kInvalid);
  EXPECT_EQ(readOwnerLine(kGitHub, "my\\ file.c @x docs@example.com").text, "my\\ file.c");
  EXPECT_EQ(readOwnerLine(kGitHub, "  # comment").kind, OwnerLine::kNothing);
}

TEST(OwnerFile, ThePlaceOrTheContentSaysWhose) {
  EXPECT_EQ(ownerDialect("shop/.gitlab/CODEOWNERS", "* @a"), kGitLab);
  EXPECT_EQ(ownerDialect(".github/CODEOWNERS", "[Docs]\n* @a"), kGitHub);
  EXPECT_EQ(ownerDialect("CODEOWNERS", "* @a\n[ab]*.c @x\n/app/[id]/ @y\n"), kGitHub);
  for (const std::string_view text : {"[Docs]\ndocs/ @a", "^[Docs] @b", "[Docs][2] @a", "* @a\n!x.md\n",
                                      "* @@owner", "* @group/with/subgroup"})
    EXPECT_EQ(ownerDialect("CODEOWNERS", text), kGitLab) << text;
}

}  // namespace
}  // namespace postern
