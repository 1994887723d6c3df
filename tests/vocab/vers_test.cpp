// SPDX-License-Identifier: Apache-2.0
#include "vocab/vers.h"

#include <gtest/gtest.h>

#include <random>

#include "vocab/native_range.h"
#include "vocab/version_set.h"

namespace postern {
namespace {

std::string problemOf(std::string_view text) {
  const auto read = readVers(text);
  return read.ok() ? read.value().problem : "error: " + read.error().message;
}
bool contains(std::string_view range, std::string_view version) {
  const auto read = readVers(range);
  EXPECT_TRUE(read.ok()) << range;
  const auto in = versContains(read.value().vers, version);
  EXPECT_TRUE(in.ok()) << range << " " << version;
  return in.ok() && in.value();
}
std::string native(std::string_view ecosystem, std::string_view range,
                   PartialVersions partial = PartialVersions::kZeros) {
  const auto read = readNativeRange(ecosystem, range, partial);
  if (!read.ok()) return "error: " + read.error().message;
  return versText(versionSet(read.value()).toVers(read.value().type));
}

TEST(Vers, SaysWhatKeepsATextFromBeingValid) {
  EXPECT_EQ(problemOf("vers:npm/>=1.0.0|!=1.2.0|<2.0.0"), "");
  EXPECT_EQ(problemOf("VERS:npm/1.0.0"), "the scheme is not in lower case");
  EXPECT_EQ(problemOf("vers:npm/=1.0.0"), "equality is written without \"=\"");
  EXPECT_EQ(problemOf("vers:npm/>1.0.0|<1.0.0"), "a version is there twice");
  EXPECT_EQ(problemOf("vers:npm/>1.0.0|>2.0.0"), "two constraints in a row bound the same side");
  EXPECT_EQ(problemOf("vers:npm/>1.0.0|2.0.0"), "an equality lies in the range of the constraint before");
  EXPECT_EQ(problemOf("vers:npm/1.0.0|<2.0.0"), "an equality lies in the range of the next constraint");
  EXPECT_EQ(problemOf("vers:npm/*|1.0.0"), "error: a version holds a character that must be percent-encoded");
  EXPECT_EQ(problemOf("vers:all/*"), "");
  EXPECT_EQ(problemOf("vers:none/1"), "error: type \"none\" takes \"*\" alone");
  EXPECT_EQ(problemOf("vers:invalid/1"), "error: type \"invalid\" is always invalid");
  EXPECT_EQ(problemOf("vers:test/b|a"), "");
  EXPECT_EQ(problemOf("vers:npm/1.0|latest"), "error: \"latest\" is no version of its type");
  EXPECT_EQ(problemOf("vers:npm/"), "error: a range needs constraints");
  EXPECT_EQ(problemOf("vers:npm/>="), "error: a constraint has no version");
}

TEST(Vers, ContainsWhatItsConstraintsHold) {
  EXPECT_TRUE(contains("vers:npm/>=1.0.0|<2.0.0", "1.0.0"));
  EXPECT_FALSE(contains("vers:npm/>=1.0.0|<2.0.0", "2.0.0"));
  EXPECT_FALSE(contains("vers:npm/>=1.0.0|!=1.2.0|<2.0.0", "v1.2"));
  EXPECT_TRUE(contains("vers:pypi/!=5", "5.1"));
  EXPECT_TRUE(contains("vers:deb/1.0|>=1:0.1", "2:0"));
  EXPECT_FALSE(contains("vers:none/*", "1"));
  EXPECT_TRUE(contains("vers:maven/<=1.0|>=2.0|<3", "2.5"));
  EXPECT_FALSE(versContains({"unheard-of", {{Comparator::kEqual, "1"}}}, "1").ok());
  EXPECT_FALSE(versContains({"npm", {{Comparator::kEqual, "1"}}}, "x").ok());
}

TEST(Vers, SpecialCharactersAreEncoded) {
  const Vers vers{"generic", {{Comparator::kEqual, "1|2 %<"}}};
  EXPECT_EQ(versText(vers), "vers:generic/1%7C2%20%25%3C");
  const auto read = parseVers(versText(vers));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value().constraints[0].version, "1|2 %<");
}

TEST(NativeRange, IsReadAsItsEcosystemWritesIt) {
  EXPECT_EQ(native("npm", "^1.2.3 || ~2.3 || 3.x"), "vers:npm/>=1.2.3|<2.0.0|>=2.3.0|<2.4.0|>=3.0.0|<4.0.0");
  EXPECT_EQ(native("npm", "1.2.3 - 2.0.0"), "vers:npm/>=1.2.3|<=2.0.0");
  EXPECT_EQ(native("npm", ">=1 <2, !=1.5.0"), "vers:npm/>=1.0.0|!=1.5.0|<2.0.0");
  EXPECT_EQ(native("crates.io", "0.2.3"), "vers:cargo/>=0.2.3|<0.3.0");
  EXPECT_EQ(native("crates.io", "=1.2.3"), "vers:cargo/1.2.3");
  EXPECT_EQ(native("Hex", "~> 2.1 or ~> 3.0.5"), "vers:hex/>=2.1.0|<3.0.0|>=3.0.5|<3.1.0");
  EXPECT_EQ(native("Packagist", "~1.2 | ^0.3"), "vers:composer/>=0.3.0|<0.4.0|>=1.2.0|<2.0.0");
  EXPECT_EQ(native("PyPI", "~=1.4.2"), "vers:pypi/>=1.4.2|<1.5");
  EXPECT_EQ(native("PyPI", "==1.*, !=1.5.*"), "vers:pypi/>=1|<1.5|>=1.6|<2");
  EXPECT_EQ(native("PyPI", ">=1.0; python_version < '3'"), "vers:pypi/>=1.0");
  EXPECT_EQ(native("RubyGems", "~> 2.0, >= 2.0.3"), "vers:gem/>=2.0.3|<3");
  EXPECT_EQ(native("Maven", "(,1.0],[1.2,)"), "vers:maven/<=1.0|>=1.2");
  EXPECT_EQ(native("Maven", ">= 2.0, < 2.3.1"), "vers:maven/>=2.0|<2.3.1");
  EXPECT_EQ(native("Maven", "[1.0]"), "vers:maven/1.0");
  EXPECT_EQ(native("NuGet", "1.0"), "vers:nuget/>=1.0");
  EXPECT_EQ(native("NuGet", "(1.0,2.0)"), "vers:nuget/>1.0|<2.0");
  EXPECT_EQ(native("Debian", "(>> 2.23), (<< 2.24)"), "vers:deb/>2.23|<2.24");
  EXPECT_EQ(native("Hackage", "^>=1.2.3 || ==2.0.*"), "vers:hackage/>=1.2.3|<1.3|>=2.0|<2.1");
  EXPECT_EQ(native("Go", ">= 1.2.0, < 1.2.5"), "vers:golang/>=1.2.0|<1.2.5");
  EXPECT_EQ(native("nginx", "1.5.0+, 1.4.1+"), "vers:nginx/>=1.4.1");
  EXPECT_EQ(native("npm", ">5 <3"), "vers:none/*");
  EXPECT_EQ(native("npm", "nonsense"), "error: \"nonsense\" is no constraint on a version");
  EXPECT_EQ(native("Maven", "[1.0,2.0"), "error: an interval is not closed");
  EXPECT_EQ(native("nobody's", "1"), "error: no ecosystem with an order of versions");
}

TEST(NativeRange, MissingPartsAreZerosOrAnything) {
  EXPECT_EQ(native("npm", "<=1.2"), "vers:npm/<=1.2.0");
  EXPECT_EQ(native("npm", "<=1.2", PartialVersions::kWildcards), "vers:npm/<1.3.0");
  EXPECT_EQ(native("npm", "1.2", PartialVersions::kWildcards), "vers:npm/>=1.2.0|<1.3.0");
  EXPECT_EQ(native("npm", ">1.2", PartialVersions::kWildcards), "vers:npm/>=1.3.0");
}

// Random sets: union, intersection and complement say of every version what they are made of says.
TEST(VersionSet, ObeysTheLawsOfSets) {
  std::mt19937 random(3);
  const auto scheme = VersionScheme::kPypi;
  const auto randomSet = [&] {
    VersionSet set(scheme);
    for (int i = 0; i < 3; ++i) {
      const auto sort = static_cast<Comparator>(random() % 6);
      const auto part = VersionSet::of(scheme, {sort, std::to_string(random() % 6)});
      set = random() % 3 == 0 ? set.intersectedWith(*part) : set.unitedWith(*part);
    }
    return set;
  };
  for (int i = 0; i < 2000; ++i) {
    const VersionSet a = randomSet(), b = randomSet();
    const VersionSet both = a.intersectedWith(b), either = a.unitedWith(b), other = a.complement();
    const auto read = readVers(versText(either.toVers("pypi")));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value().problem, "") << versText(either.toVers("pypi"));
    for (const std::string whole : {"0", "1", "2", "3", "4", "5", "6"}) {
      for (const std::string& version : {whole, whole + ".5"}) {
        const bool inA = a.contains(version), inB = b.contains(version);
        ASSERT_EQ(both.contains(version), inA && inB);
        ASSERT_EQ(either.contains(version), inA || inB);
        ASSERT_EQ(other.contains(version), !inA);
        ASSERT_EQ(versContains(read.value().vers, version).value(), inA || inB)
            << versText(either.toVers("pypi")) << " " << version;
        if (either.isEmpty()) continue;
        const auto again = versionSet(read.value().vers);
        ASSERT_TRUE(again);
        ASSERT_EQ(again->contains(version), inA || inB) << versText(either.toVers("pypi")) << " " << version;
      }
    }
  }
}

}  // namespace
}  // namespace postern
