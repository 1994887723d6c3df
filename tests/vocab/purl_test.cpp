// SPDX-License-Identifier: Apache-2.0
#include "vocab/purl.h"

#include <gtest/gtest.h>

#include <random>

namespace postern {
namespace {

std::string canonical(std::string_view text) {
  const auto read = readPurl(text);
  return read.ok() ? purlText(read.value().purl) : "error: " + read.error().message;
}
std::string problemOf(std::string_view text) {
  const auto read = readPurl(text);
  return read.ok() ? read.value().problem : read.error().message;
}

TEST(Purl, FoldsWhatItsTypeFolds) {
  EXPECT_EQ(canonical("pkg:PyPI/Typing_Extensions@4.0"), "pkg:pypi/typing-extensions@4.0");
  EXPECT_EQ(canonical("pkg:npm/Base64@1"), "pkg:npm/Base64@1");
  EXPECT_EQ(canonical("pkg:pub/Http-Parser@1"), "pkg:pub/http_parser@1");
  EXPECT_EQ(canonical("pkg:cpan/drolsky/DateTime@1.55"), "pkg:cpan/DROLSKY/DateTime@1.55");
  EXPECT_EQ(canonical("pkg:golang/github.com/BurntSushi/toml@v1.0.0"),
            "pkg:golang/github.com/BurntSushi/toml@v1.0.0");
  EXPECT_EQ(canonical("pkg:deb/Debian/Curl@7?distro=&arch=all"), "pkg:deb/debian/curl@7?arch=all");
}

TEST(Purl, KeepsAVersionApartFromAScope) {
  EXPECT_EQ(canonical("pkg:npm/@babel/core"), "pkg:npm/%40babel/core");
  EXPECT_EQ(canonical("pkg:npm/@babel/core@7.1.0"), "pkg:npm/%40babel/core@7.1.0");
  EXPECT_EQ(canonical("pkg:github/a/b@feature/x"), "pkg:github/a/b@feature%2Fx");
  EXPECT_EQ(problemOf("pkg:npm/@7.1.0"), "a purl needs a name");
}

TEST(Purl, SaysWhichRuleIsBroken) {
  EXPECT_EQ(problemOf("pkg:maven/junit@4"), "type maven needs a namespace");
  EXPECT_EQ(problemOf("pkg:cargo/a/b@1"), "type cargo has no namespace");
  EXPECT_EQ(problemOf("pkg:swid/Fedora@29"), "type swid needs the qualifier tag_id");
  EXPECT_EQ(problemOf("pkg:gem/x@1?Platform=java"), "the qualifier platform is not in lower case");
  EXPECT_EQ(problemOf("pkg:npm/x?a=1&A=2"), "a qualifier is there twice");
  EXPECT_EQ(problemOf("pkg:npm/%ff"), "not UTF-8");
  EXPECT_EQ(problemOf("pkg:unknown-type/x@1"), "");
  EXPECT_FALSE(parsePurl("pkg:maven/junit@4").ok());
}

TEST(Purl, EcosystemsHaveTypes) {
  EXPECT_EQ(purlType("crates.io"), "cargo");
  EXPECT_EQ(purlType("Debian:12"), "deb");
  EXPECT_EQ(purlType("Rocky Linux"), "rpm");
  EXPECT_EQ(purlType("nobody's"), "");
}

// Whatever parts there are: the canonical text is read as the same parts, and is its own canonical text.
TEST(Purl, CanonicalTextIsAFixedPoint) {
  std::mt19937 random(7);
  const std::string types[] = {"npm",    "git",     "pypi", "maven",  "swid",
                               "golang", "generic", "cpan", "docker", "x.y-z"};
  const std::string alphabet = "aZ09.-_~:/@?#%&=+ !\xc3\xa9";
  const auto text = [&](size_t most) {
    std::string out;
    for (size_t i = random() % (most + 1); i-- > 0;) {
      const size_t at = random() % (alphabet.size() - 1);
      out += at + 2 >= alphabet.size() ? "\xc3\xa9" : alphabet.substr(at, 1);
    }
    return out;
  };
  size_t built = 0;
  for (int i = 0; i < 20000; ++i) {
    Purl parts{types[random() % std::size(types)], text(6), text(6), text(6), {}, text(6)};
    if (random() % 2 == 0) parts.qualifiers.emplace_back("k" + std::to_string(random() % 3), text(5));
    const auto first = normalisePurl(parts);
    if (!first.ok()) continue;
    ++built;
    const std::string once = purlText(first.value().purl);
    const auto again = readPurl(once);
    ASSERT_TRUE(again.ok()) << once << ": " << again.error().message;
    ASSERT_EQ(purlText(again.value().purl), once);
    ASSERT_EQ(again.value().problem, first.value().problem) << once;
  }
  EXPECT_GT(built, 10000U);
}

}  // namespace
}  // namespace postern
