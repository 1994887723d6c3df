// SPDX-License-Identifier: Apache-2.0
// CVSS against ../shared/vectors/cvss, where that is present: 14,215 scored vectors, malformed ones, round
// trips, FIRST's MacroVectors, and vectors as they were published.
#include <gtest/gtest.h>

#include <fstream>

#include "base/text.h"
#include "vocab/cvss.h"
#include "vocab/cvss_v4_table.h"

namespace postern {
namespace {

const std::string kFolder = POSTERN_SOURCE_DIR "/../shared/vectors/cvss/";

std::vector<std::string> linesOf(const std::string& file) {
  std::ifstream in(kFolder + file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.emplace_back(trim(line));
  return lines;
}
std::string_view beforeComment(std::string_view line) { return trim(line.substr(0, line.find('#'))); }

#define SKIP_WHERE_ABSENT(lines) \
  if ((lines).empty()) GTEST_SKIP() << "skipped: ../shared/vectors is not here"

TEST(CvssVectors, ScoresSubScoresAndSeverities) {
  const auto lines = linesOf("cvss_scores.csv");
  SKIP_WHERE_ABSENT(lines);
  for (size_t i = 1; i < lines.size(); ++i) {
    const auto cells = split(lines[i], ',');
    const auto vector = CvssVector::parse(cells[1]);
    ASSERT_TRUE(vector) << cells[1] << ": " << vector.error().message;
    const CvssScores scores = score(vector.value());
    const bool isV4 = vector.value().version() == CvssVersion::kV40;
    const uint32_t stated = isV4 ? scores.overall : scores.base;
    EXPECT_EQ(stated * 100, parseMilli(cells[2])) << cells[1];
    // An empty cell tells nothing.
    const auto same = [&](std::string_view cell, std::optional<int64_t> milli) {
      EXPECT_TRUE(cell.empty() || milli == parseMilli(cell)) << cells[1];
    };
    const auto milli = [](auto value, int64_t factor) -> std::optional<int64_t> {
      if (!value) return std::nullopt;
      return int64_t{*value} * factor;
    };
    same(cells[3], milli(scores.impact, 10));
    same(cells[4], milli(scores.exploitability, 10));
    same(cells[5], milli(scores.temporal, 100));
    same(cells[6], milli(scores.environmental, 100));
    EXPECT_EQ(cvssSeverity(vector.value().version(), stated), cells[7]) << cells[1];
  }
  EXPECT_EQ(lines.size(), 14216U);
}

TEST(CvssVectors, MalformedOnesAreRefused) {
  size_t refused = 0;
  for (const std::string version : {"2", "3", "4"}) {
    const auto lines = linesOf("v" + version + "_error.list");
    SKIP_WHERE_ABSENT(lines);
    for (const std::string& line : lines) {
      if (beforeComment(line).empty()) continue;
      const auto vector = CvssVector::parse(beforeComment(line));
      // A list is about its own version.
      const bool accepted = vector && cvssVersionName(vector.value().version()).starts_with(version);
      const bool isFine = line.ends_with("#OK");
      EXPECT_EQ(accepted, isFine) << line;
      refused += isFine ? 0 : 1;
    }
  }
  EXPECT_EQ(refused, 41U);
}

TEST(CvssVectors, RoundTrips) {
  for (const char* file : {"v2_roundtrip.list", "v3_roundtrip.list", "v4_roundtrip.list"}) {
    const auto lines = linesOf(file);
    SKIP_WHERE_ABSENT(lines);
    for (const std::string& line : lines) {
      const std::string_view text = beforeComment(line);
      if (text.empty()) continue;
      const auto vector = CvssVector::parse(text);
      ASSERT_TRUE(vector) << text << ": " << vector.error().message;
      EXPECT_EQ(vector.value().text(), text);
    }
  }
}

TEST(CvssVectors, OverallScores) {
  size_t compared = 0;
  for (const char* file : {"v2_score.list", "v30_score.list", "v31_score.list", "v4_score.list"}) {
    const auto lines = linesOf(file);
    SKIP_WHERE_ABSENT(lines);
    for (const std::string& line : lines) {
      const auto words = splitList(beforeComment(line), " ");
      if (words.empty()) continue;
      ASSERT_EQ(words.size(), 2U) << line;
      const auto vector = CvssVector::parse(words[0]);
      ASSERT_TRUE(vector) << line << ": " << vector.error().message;
      EXPECT_EQ(score(vector.value()).overall * 100, parseMilli(words[1])) << line;
      ++compared;
    }
  }
  EXPECT_EQ(compared, 119U);
}

TEST(CvssVectors, MacroVectors) {
  const auto lines = linesOf("macrovector_score.json");
  SKIP_WHERE_ABSENT(lines);
  size_t compared = 0;
  for (const std::string& line : lines) {
    const auto cells = splitList(line, " \":,");
    if (cells.size() != 2) continue;
    MacroVector levels{};
    for (size_t i = 0; i < levels.size(); ++i) levels[i] = static_cast<uint8_t>(cells[0][i] - '0');
    EXPECT_EQ(macroVectorScore(levels).value_or(0) * 100, parseMilli(cells[1])) << line;
    ++compared;
  }
  EXPECT_EQ(compared, 270U);
}

TEST(CvssVectors, PublishedMistakesAreFlagged) {
  const auto lines = linesOf("real_vectors.tsv");
  SKIP_WHERE_ABSENT(lines);
  std::string flagged;
  for (size_t i = 1; i < lines.size(); ++i) {
    const auto cells = split(lines[i], '\t');
    const auto vector = CvssVector::parse(cells[0]);
    ASSERT_TRUE(vector) << lines[i] << ": " << vector.error().message;
    const CvssScores scores = score(vector.value());
    if (isScoreOf(scores, static_cast<uint32_t>(*parseMilli(cells[1]) / 100))) continue;
    flagged += std::string(cells[1]) + " is " + std::to_string(scores.base) + "\n";
  }
  // Read one by one: binary fractions that made 5.6 of 5.65 and slips of the hand.
  EXPECT_EQ(
      flagged,
      "4.6 is 35\n8.5 is 84\n7.8 is 79\n4.4 is 48\n4.6 is 43\n7.4 is 73\n5.6 is 57\n2 is 51\n5 is 51\n");
}

}  // namespace
}  // namespace postern
