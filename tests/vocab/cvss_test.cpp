// SPDX-License-Identifier: Apache-2.0
// Base scores against published examples, and against ../shared/vectors where that is present.
#include "vocab/cvss.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace postern {
namespace {

uint32_t base(std::string_view vector) {
  const auto cvss = parseCvss(vector);
  return cvss && cvss->base ? *cvss->base : 999;
}

TEST(Cvss, ScoresTheExamplesOfTheSpecification) {
  // FIRST, "CVSS v3.1: Examples"
  EXPECT_EQ(base("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N"), 64u);
  EXPECT_EQ(base("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"), 98u);
  EXPECT_EQ(base("CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N"), 31u);
  EXPECT_EQ(base("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"), 100u);
  EXPECT_EQ(base("CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N"), 0u);
  // "A Complete Guide to CVSS 2.0", section 3.3.1: CVE-2002-0392
  EXPECT_EQ(base("AV:N/AC:L/Au:N/C:N/I:N/A:C"), 78u);
}

TEST(Cvss, TakesTemporalMetricsAndRefusesWhatIsNotAVector) {
  EXPECT_EQ(base("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P/RL:O"), 98u);
  EXPECT_FALSE(parseCvss("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H"));
  EXPECT_FALSE(parseCvss("CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"));
  EXPECT_FALSE(parseCvss("CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"));
  EXPECT_FALSE(parseCvss("CVSS:3.1/AV/AC:L"));
  EXPECT_FALSE(parseCvss(""));
  EXPECT_FALSE(parseCvss("9.8"));
}

TEST(Cvss, RecognisesVersion4WithoutScoringIt) {
  const auto cvss = parseCvss("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N");
  ASSERT_TRUE(cvss);
  EXPECT_FALSE(cvss->base);
  EXPECT_EQ(cvss->attackVector, 'N');
}

TEST(Cvss, AgreesWithTheSharedVectors) {
  std::ifstream file(POSTERN_SOURCE_DIR "/../shared/vectors/cvss/cvss_scores.csv");
  if (!file) GTEST_SKIP() << "skipped: ../shared/vectors is not here";
  std::string line;
  std::getline(file, line);
  int compared = 0;
  while (std::getline(file, line)) {
    std::stringstream cells(line);
    std::string version;
    std::string vector;
    std::string score;
    std::getline(cells, version, ',');
    std::getline(cells, vector, ',');
    std::getline(cells, score, ',');
    if (version.starts_with("4")) continue;
    EXPECT_EQ(base(vector), static_cast<uint32_t>(std::stod(score) * 10 + 0.5)) << vector;
    ++compared;
  }
  EXPECT_GT(compared, 10'000);
}

}  // namespace
}  // namespace postern
