// SPDX-License-Identifier: Apache-2.0
// The examples of GitHub's documentation "About code owners".
#include "vocab/owner_rules.h"

#include <gtest/gtest.h>

#include <string>

namespace postern {
namespace {

TEST(OwnerRules, FollowGitHubsExamples) {
  EXPECT_TRUE(ownerPatternMatches("*", "a/b/c.txt"));
  EXPECT_TRUE(ownerPatternMatches("*.js", "web/src/app.js"));
  EXPECT_FALSE(ownerPatternMatches("*.js", "web/src/app.ts"));
  EXPECT_TRUE(ownerPatternMatches("/build/logs/", "build/logs/a/b.log"));
  EXPECT_FALSE(ownerPatternMatches("/build/logs/", "sub/build/logs/b.log"));
  EXPECT_TRUE(ownerPatternMatches("docs/*", "docs/getting-started.md"));
  EXPECT_FALSE(ownerPatternMatches("docs/*", "docs/build-app/troubleshooting.md"));
  EXPECT_TRUE(ownerPatternMatches("apps/", "x/apps/y.c"));
  EXPECT_TRUE(ownerPatternMatches("/docs/", "docs/a.md"));
  EXPECT_TRUE(ownerPatternMatches("**/logs", "build/logs/a"));
  EXPECT_TRUE(ownerPatternMatches("**/logs", "deeply/nested/logs/a"));
  EXPECT_TRUE(ownerPatternMatches("/apps/github", "apps/github/x.rb"));
  EXPECT_FALSE(ownerPatternMatches("/apps/github", "apps/githubber/x.rb"));
}

TEST(OwnerRules, HostilePatternsEnd) {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "*a";
  EXPECT_FALSE(ownerPatternMatches(pattern, std::string(5000, 'a') + "b"));
}

}  // namespace
}  // namespace postern
