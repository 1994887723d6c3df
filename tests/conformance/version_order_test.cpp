// SPDX-License-Identifier: Apache-2.0
// The published comparisons of versions (../shared/vectors/versions): vers-spec's and univers' files, rpm's
// own table, Alpine's list and OpenSSL's releases in order.
#include "vocab/version_order.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"
#include "tests/conformance/json_file.h"

namespace postern::corpus {
namespace {

int compare(VersionScheme scheme, std::string_view a, std::string_view b) {
  const auto order = compareVersions(scheme, a, b);
  EXPECT_TRUE(order.has_value()) << a << " | " << b;
  return !order ? 2 : *order < 0 ? -1 : *order > 0 ? 1 : 0;
}

std::vector<std::string> textsOf(Node array) {
  std::vector<std::string> texts;
  for (const Node item : array.items()) texts.emplace_back(item.text());
  return texts;
}

// "" when the case holds.
std::string differenceOf(Node test) {
  const Node input = test["input"];
  const auto scheme = versScheme(input["input_scheme"].text());
  if (!scheme) return "unknown scheme " + std::string(input["input_scheme"].text());
  std::vector<std::string> versions = textsOf(input["versions"]);
  for (const std::string& version : versions) {
    if (!isVersion(*scheme, version)) return version + " is no version";
  }
  if (test["test_type"].text() == "equality") {
    const bool equal = compare(*scheme, versions.at(0), versions.at(1)) == 0;
    return equal == test["expected_output"].isTrue() ? "" : versions[0] + " and " + versions[1];
  }
  std::stable_sort(versions.begin(), versions.end(),
                   [&](const std::string& a, const std::string& b) { return compare(*scheme, a, b) < 0; });
  const std::vector<std::string> expected = textsOf(test["expected_output"]);
  if (versions.size() != expected.size()) return "count";
  for (size_t i = 0; i < versions.size(); ++i) {
    if (compare(*scheme, versions[i], expected[i]) != 0) return versions[i] + " where " + expected[i] + " is";
  }
  return {};
}

size_t checkFile(const std::filesystem::path& path) {
  const JsonFile file(path);
  EXPECT_TRUE(file.good()) << path;
  const Node tests = file.root().isArray() ? file.root() : file.root()["tests"];
  size_t cases = 0;
  for (const Node test : tests.items()) {
    const std::string_view kind = test["test_type"].text();
    if (kind != "comparison" && kind != "equality") continue;
    ++cases;
    EXPECT_EQ(differenceOf(test), "") << path.filename();
  }
  return cases;
}

TEST(VersionVectors, EveryComparisonHolds) {
  const auto folder = shared("vectors/versions");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  size_t cases = 0;
  for (const auto& path : filesBelow(*folder)) {
    if (path.extension() == ".json") cases += checkFile(path);
  }
  EXPECT_EQ(cases, 1938U);
}

TEST(VersionVectors, RpmsOwnTableHolds) {
  const auto folder = shared("vectors/versions/univers/tests/data");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  const std::string text = readFile(*folder / "rpmvercmp.at");
  size_t cases = 0;
  for (const std::string_view line : split(text, '\n')) {
    if (!line.starts_with("RPMVERCMP(")) continue;
    const auto parts = splitList(line.substr(10, line.find(')') - 10), ",");
    ASSERT_EQ(parts.size(), 3U) << line;
    // The table has versions without epoch and release.
    if (!isVersion(VersionScheme::kRpm, parts[0]) || !isVersion(VersionScheme::kRpm, parts[1])) continue;
    ++cases;
    EXPECT_EQ(compare(VersionScheme::kRpm, parts[0], parts[1]), parseInt(parts[2])) << line;
  }
  EXPECT_GE(cases, 90U);
}

TEST(VersionVectors, AlpinesListHolds) {
  const auto folder = shared("vectors/versions/univers/tests/data");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  const std::string text = readFile(*folder / "alpine_test.txt");
  size_t cases = 0;
  for (const std::string_view line : split(text, '\n')) {
    const auto parts = splitList(line, " ");
    if (parts.size() != 3) continue;
    ++cases;
    const int expected = parts[1] == "<" ? -1 : parts[1] == ">" ? 1 : 0;
    EXPECT_EQ(compare(VersionScheme::kAlpine, parts[0], parts[2]), expected) << line;
  }
  EXPECT_GE(cases, 500U);
}

TEST(VersionVectors, OpensslsReleasesAreInOrder) {
  const auto folder = shared("vectors/versions/univers/tests/data/openssl");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  const JsonFile file(*folder / "openssl_versort_expected.json");
  std::string previous;
  for (const Node item : file.root().items()) {
    const std::string version(item["value"].text());
    if (!previous.empty()) {
      EXPECT_EQ(compare(VersionScheme::kOpenssl, previous, version), -1) << version;
    }
    previous = version;
  }
  EXPECT_FALSE(previous.empty());
}

}  // namespace
}  // namespace postern::corpus
