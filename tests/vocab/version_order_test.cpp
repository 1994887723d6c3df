// SPDX-License-Identifier: Apache-2.0
// Orders as their sources state them, and what every order must be: antisymmetric and transitive.
#include "vocab/version_order.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace postern {
namespace {

struct Order {
  const char* ecosystem;
  std::vector<const char*> ascending;
};

// Each list is strictly ascending.
const Order kOrders[] = {
    // semver.org, item 11
    {"semver",
     {"1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11",
      "1.0.0-rc.1", "1.0.0"}},
    {"npm", {"v1.2", "1.2.1-rc", "1.2.1", "1.10.0"}},
    // go.dev/ref/mod, "Pseudo-versions"
    {"Go",
     {"v0.0.0-20190101000000-abcdefabcdef", "v0.0.0-20191109021931-daa7c04131f5", "v1.2.2",
      "v1.2.3-0.20191109021931-daa7c04131f5", "v1.2.3-pre", "v1.2.3-pre.0.20191109021931-daa7c04131f5",
      "v1.2.3"}},
    {"Pub", {"1.0.0-a", "1.0.0", "1.0.0+1", "1.0.0+2", "1.0.1"}},
    // PEP 440, "Summary of permitted suffixes and relative ordering"
    {"PyPI",
     {"1.dev0",
      "1.0.dev456",
      "1.0a1",
      "1.0a2.dev456",
      "1.0a12.dev456",
      "1.0a12",
      "1.0b1.dev456",
      "1.0b2",
      "1.0b2.post345.dev456",
      "1.0b2.post345",
      "1.0rc1.dev456",
      "1.0rc1",
      "1.0",
      "1.0+abc.5",
      "1.0+abc.7",
      "1.0+5",
      "1.0.post456.dev34",
      "1.0.post456",
      "1.0.15",
      "1.1.dev1",
      "1!0.1"}},
    {"Maven", {"1-alpha", "1-beta", "1-milestone", "1-rc", "1-SNAPSHOT", "1", "1-sp", "1-abc", "1-1", "1.1"}},
    // Debian policy 5.6.12: "~~", "~~a", "~", the empty part, "a"
    {"Debian", {"1.0~~", "1.0~~a", "1.0~", "1.0", "1.0-1", "1.0-1.1", "1.0a", "1.0+b", "1.1", "1:0.1"}},
    {"rpm", {"1.0~rc1", "1.0", "1.0^20220101", "1.0.1", "1.1-1", "1.1-2", "1:0.5"}},
    {"Alpine", {"1.2_alpha", "1.2_rc1", "1.2", "1.2-r1", "1.2_p1", "1.2a", "1.2.0", "1.2.3", "1.10"}},
    {"gentoo", {"1.2_alpha", "1.2_pre2", "1.2_rc", "1.2", "1.2-r1", "1.2_p", "1.2a", "1.2.0"}},
    {"arch", {"1.0rc", "1.0", "1.0.a", "1.0.1", "1:0.5"}},
    {"RubyGems", {"1.0.a", "1.0.b1", "1.0.rc.2", "1.0", "1.0.1.pre", "1.0.1", "1.0.10"}},
    {"NuGet", {"1.0.0-alpha", "1.0.0-beta", "1.0.0", "1.0.0.1", "1.0.1"}},
    {"Packagist",
     {"1.0.0-dev", "1.0.0-alpha1", "1.0.0-beta2", "1.0.0-RC1", "1.0.0", "1.0.0-p1", "1.0.0.1", "1.10.0"}},
    {"Hackage", {"1", "1.0", "1.0.0", "1.1", "1.10"}},
    {"CRAN", {"0.9", "1.0", "1.0-2", "1.0-10", "1.1"}},
    {"conda",
     {"0.4", "0.4.1.rc", "0.4.1", "0.5a1", "0.5b3", "0.5", "0.9.6", "0.960923", "1.0", "1.1dev1", "1.1a1",
      "1.1.0dev1", "1.1.a1", "1.1.0rc1", "1.1.0", "1.1.0post1", "1996.07.12", "1!0.4.1", "1!3.1.1.6"}},
    {"cpan", {"1.002", "1.02", "1.1", "v1.100.1", "1.55", "2"}},
    {"nix", {"2.3pre1", "2.3", "2.3a", "2.3.1", "2.3.10"}},
    {"openssl", {"0.9.8z", "0.9.8za", "1.0.2-beta1", "1.0.2", "1.0.2zh", "1.1.1a", "3.0.0-alpha1", "3.0.0"}},
    // libversion, README
    {"generic", {"0.99", "1.0alpha1", "1.0beta", "1.0rc1", "1.0", "1.0patch1", "1.0.1", "1.0a", "1.1"}},
    {"datetime", {"2024-01-01T00:00:00+02:00", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00.5Z"}},
};

TEST(VersionOrder, IsWhatItsSourceSays) {
  for (const auto& [ecosystem, list] : kOrders) {
    const auto scheme = versionScheme(ecosystem);
    ASSERT_TRUE(scheme) << ecosystem;
    for (size_t i = 0; i < list.size(); ++i) {
      for (size_t j = 0; j < list.size(); ++j) {
        const auto order = compareVersions(*scheme, list[i], list[j]);
        ASSERT_TRUE(order) << ecosystem << ": " << list[i] << ", " << list[j];
        EXPECT_EQ(*order, i <=> j) << ecosystem << ": " << list[i] << ", " << list[j];
      }
    }
  }
}

TEST(VersionOrder, EqualVersionsMayBeSpelledDifferently) {
  const auto equal = [](const char* ecosystem, const char* a, const char* b) {
    return compareVersions(*versionScheme(ecosystem), a, b) == std::strong_ordering::equal;
  };
  EXPECT_TRUE(equal("PyPI", "1.0", "1.0.0"));
  EXPECT_TRUE(equal("PyPI", "1.0.ALPHA-1", "1.0a1"));
  EXPECT_TRUE(equal("Maven", "1.0.0.Final", "1"));
  EXPECT_TRUE(equal("NuGet", "1.0-A+x", "1.0.0.0-a"));
  EXPECT_TRUE(equal("Debian", "0:1.0-0", "1.0"));
  EXPECT_TRUE(equal("Go", "v1.2.0+incompatible", "v1.2.0"));
  EXPECT_TRUE(equal("RubyGems", "1.0", "1"));
  EXPECT_TRUE(equal("intdot", "010.2-x", "10.2.0"));
  EXPECT_FALSE(equal("Hackage", "1.0", "1"));
}

TEST(VersionOrder, WhatIsNoVersionHasNoPlace) {
  const std::pair<const char*, const char*> wrong[] = {
      {"semver", "1.2"},
      {"semver", "01.2.3"},
      {"semver", "1.2.3-01"},
      {"semver", "v1.2.3"},
      {"npm", "latest"},
      {"PyPI", "1.0-final"},
      {"PyPI", "2004d"},
      {"Debian", "1.0_1"},
      {"Debian", "x:1.0"},
      {"Alpine", "1.2_foo"},
      {"Alpine", "a1"},
      {"RubyGems", "1..2"},
      {"NuGet", "1.2.3.4.5"},
      {"Packagist", "dev-main"},
      {"Hackage", "1.a"},
      {"CRAN", "1."},
      {"datetime", "2024-13-01T00:00:00Z"},
      {"openssl", "1.0"},
      {"generic", "--"},
      {"Maven", "[1.0]"},
  };
  for (const auto& [ecosystem, version] : wrong)
    EXPECT_FALSE(isVersion(*versionScheme(ecosystem), version)) << ecosystem << " " << version;
  EXPECT_FALSE(versionScheme("nobody's"));
  EXPECT_FALSE(isVersion(VersionScheme::kGeneric, std::string(kMaxVersionBytes + 1, '1')));
}

// Random texts of the characters that versions have, and longer digits than numbers hold.
std::string randomVersion(std::mt19937& random) {
  static constexpr const char* kPieces[] = {
      "0",     "1",    "2",   "10", "01",  "007",   "99999999999999999999",
      ".",     ".",    ".",   "-",  "+",   "_",     "~",
      "^",     ":",    "a",   "b",  "rc",  "alpha", "beta",
      "dev",   "post", "pre", "r1", "-r2", "_p1",   "SNAPSHOT",
      "Final", "x",    "Z",   "!"};
  std::string out = std::to_string(random() % 3);
  for (size_t i = random() % 6; i-- > 0;) out += kPieces[random() % std::size(kPieces)];
  return out;
}

bool hasWordAfterDot(const std::string& version) {
  for (size_t i = 1; i < version.size(); ++i) {
    if (version[i - 1] == '.' && (version[i] < '0' || version[i] > '9')) return true;
  }
  return false;
}

TEST(VersionOrder, IsAnOrder) {
  std::mt19937 random(11);
  for (int s = 0; s <= static_cast<int>(VersionScheme::kGeneric); ++s) {
    const auto scheme = static_cast<VersionScheme>(s);
    std::vector<std::string> versions;
    for (int tries = 0; tries < 400000 && versions.size() < 60; ++tries) {
      std::string version = randomVersion(random);
      if (scheme == VersionScheme::kDatetime)
        version = "2024-0" + std::to_string(1 + random() % 9) + "-01T00:00:0" +
                  std::to_string(random() % 10) + (random() % 2 ? "Z" : "+01:00");
      if (scheme == VersionScheme::kOpenssl) version = "1.0." + version;
      if (scheme == VersionScheme::kSemver) version = "1.0.0-" + version;
      // Maven 3's own order runs in a circle where a word follows a dot: 1SNAPSHOT < 1 < 1.x < 1SNAPSHOT.
      if (scheme == VersionScheme::kMaven && hasWordAfterDot(version)) continue;
      if (isVersion(scheme, version)) versions.push_back(std::move(version));
    }
    ASSERT_EQ(versions.size(), 60U) << s;
    const auto sign = [&](const std::string& a, const std::string& b) {
      const auto order = *compareVersions(scheme, a, b);
      return order < 0 ? -1 : order > 0 ? 1 : 0;
    };
    // Arch's own order makes "1" equal to "1-1" and to "1-2": equality is not carried on there, "before" is.
    const bool isLoose = scheme == VersionScheme::kArch;
    for (const std::string& a : versions) {
      ASSERT_EQ(sign(a, a), 0) << s << " " << a;
      for (const std::string& b : versions) {
        const int ab = sign(a, b);
        ASSERT_EQ(ab, -sign(b, a)) << s << " " << a << " " << b;
        for (const std::string& c : versions) {
          if (isLoose || ab > 0) continue;
          const int bc = sign(b, c);
          if (bc > 0) continue;
          const int ac = sign(a, c);
          ASSERT_LE(ac, ab == 0 && bc == 0   ? 0
                        : (ab < 0 || bc < 0) ? -1
                                             : 0)
              << s << ": " << a << " | " << b << " | " << c;
        }
      }
    }
  }
}

}  // namespace
}  // namespace postern
