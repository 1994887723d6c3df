// SPDX-License-Identifier: Apache-2.0
#include "vocab/upgrade.h"

#include <gtest/gtest.h>

namespace postern {
namespace {

UpgradePlan plan(std::string_view ecosystem, std::string_view installed, std::vector<FixAdvice> advices) {
  return planUpgrade(*versionScheme(ecosystem), ecosystem, installed, advices);
}

TEST(Upgrade, OneVersionLeavesAllBehind) {
  const UpgradePlan it = plan("npm", "4.17.4", {{{"4.17.5"}, {}}, {{"4.17.21"}, {}}, {{}, {"<4.17.12"}}});
  EXPECT_EQ(it.version, "4.17.21");
  EXPECT_TRUE(it.staysInMajor);
  EXPECT_TRUE(it.fixesAll());
}

TEST(Upgrade, StaysInTheReleaseLineWhereThatIsFixed) {
  // Each advisory names a fix per line: 2.12 is fixed in 2.12.4 and 2.15 in 2.17.1.
  const UpgradePlan it =
      plan("Maven", "2.12.1", {{{"2.3.2", "2.12.4", "2.17.1"}, {}}, {{"2.12.3", "2.17.0"}, {}}});
  EXPECT_EQ(it.version, "2.12.4");
  // 2.13.0 is on no fixed line; the next is 2.17.1.
  EXPECT_EQ(plan("Maven", "2.13.0", {{{"2.3.2", "2.12.4", "2.17.1"}, {}}}).version, "2.17.1");
  EXPECT_EQ(plan("Go", "v1.2.0", {{{"v1.2.5", "v1.3.1"}, {}}, {{"v1.3.0"}, {}}}).version, "v1.3.1");
}

TEST(Upgrade, RangesDecideWhereTheyAreKnown) {
  const UpgradePlan it =
      plan("PyPI", "3.2.1", {{{}, {">=3.2,<3.2.15 || >=4.0,<4.0.7"}}, {{"3.2.14"}, {}}, {{"4.0.6"}, {}}});
  EXPECT_EQ(it.version, "4.0.7");
  EXPECT_FALSE(it.staysInMajor);
  EXPECT_EQ(plan("npm", "1.0.0", {{{}, {"vers:npm/>=1.0.0|<1.4.2"}}}).version, "1.4.2");
}

TEST(Upgrade, SaysWhatHasNoFix) {
  const UpgradePlan some = plan("npm", "1.0.0", {{{"1.1.0"}, {}}, {{}, {}}, {{"0.9.0"}, {}}});
  EXPECT_EQ(some.version, "1.1.0");
  EXPECT_EQ(some.unfixed, std::vector<size_t>{1});
  EXPECT_FALSE(some.fixesAll());
  const UpgradePlan none = plan("npm", "1.0.0", {{{}, {"*"}}});
  EXPECT_EQ(none.version, "");
  EXPECT_EQ(none.unfixed, std::vector<size_t>{0});
  EXPECT_EQ(plan("npm", "latest", {{{"1.1.0"}, {}}}).version, "");
}

TEST(Upgrade, ReleasesBeforePreReleases) {
  EXPECT_EQ(plan("npm", "1.0.0", {{{"2.0.0-rc.1", "2.0.0"}, {}}}).version, "2.0.0");
  EXPECT_EQ(plan("npm", "1.0.0", {{{"2.0.0-rc.1"}, {}}}).version, "2.0.0-rc.1");
  EXPECT_TRUE(isPreRelease(VersionScheme::kPypi, "1.0rc1"));
  EXPECT_TRUE(isPreRelease(VersionScheme::kDebian, "1:1.0~rc1-1"));
  EXPECT_FALSE(isPreRelease(VersionScheme::kDebian, "1:1.0-1"));
  EXPECT_FALSE(isPreRelease(VersionScheme::kMaven, "4.1.0.Final"));
  EXPECT_TRUE(isSameMajor("1.2", "v1.9.1"));
  EXPECT_FALSE(isSameMajor("0.2.1", "0.3.0"));
  EXPECT_FALSE(isSameMajor("1:1.0", "1.0"));
}

}  // namespace
}  // namespace postern
