// SPDX-License-Identifier: Apache-2.0
// CVSS: the examples of the standards, what they refuse, and what reports write all the same.
#include "vocab/cvss.h"

#include <gtest/gtest.h>

#include "vocab/cvss_v4_table.h"

namespace postern {
namespace {

constexpr uint32_t kNone = 999;

CvssScores scoresOf(std::string_view text) {
  const auto vector = CvssVector::parse(text);
  EXPECT_TRUE(vector) << text;
  return vector ? score(vector.value()) : CvssScores();
}
uint32_t base(std::string_view text) { return scoresOf(text).base; }
uint32_t overall(std::string_view text) { return scoresOf(text).overall; }
uint32_t told(std::string_view text) {
  const auto cvss = parseCvss(text);
  return cvss && cvss->base ? *cvss->base : kNone;
}
std::string refusal(std::string_view text) {
  const auto vector = CvssVector::parse(text);
  return vector ? "accepted" : vector.error().message;
}

TEST(Cvss, ScoresTheExamplesOfTheSpecification) {
  // FIRST, "CVSS v3.1: Examples"
  EXPECT_EQ(base("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N"), 64u);
  EXPECT_EQ(base("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"), 98u);
  EXPECT_EQ(base("CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N"), 31u);
  EXPECT_EQ(base("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"), 100u);
  EXPECT_EQ(base("CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N"), 0u);
}

TEST(Cvss, ScoresTheExamplesOfTheGuideToVersion2) {
  // Section 3.3.1, CVE-2002-0392: base 7.8, temporal 6.4, environmental 0.0 and 9.2
  EXPECT_EQ(base("AV:N/AC:L/Au:N/C:N/I:N/A:C"), 78u);
  const auto low = scoresOf("AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:N/TD:N/CR:M/IR:M/AR:H");
  EXPECT_EQ(low.temporal, 64u);
  EXPECT_EQ(low.environmental, 0u);
  EXPECT_EQ(overall("AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:H"), 92u);
  // Section 3.3.2, CVE-2003-0818: 10.0, 8.3, 9.0
  EXPECT_EQ(overall("AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F/RL:OF/RC:C"), 83u);
  EXPECT_EQ(overall("AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:L"), 90u);
  // Section 3.3.3, CVE-2003-0062: 6.2, 4.9, 7.5
  EXPECT_EQ(overall("AV:L/AC:H/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:C"), 49u);
  EXPECT_EQ(overall("AV:L/AC:H/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:M"), 75u);
}

TEST(Cvss, RoundsAHalfUpWhereBinaryFractionsWouldNot) {
  // 5.0 * 0.9 * 0.9 * 1 = 4.05
  EXPECT_EQ(scoresOf("AV:N/AC:L/Au:N/C:P/I:N/A:N/E:POC/RL:TF/RC:C").temporal, 41u);
}

TEST(Cvss, Version31ChangesTheModifiedImpactOfVersion30) {
  // v3.1, section 7.3: the exponent 13 and the factor 0.9731 where the scope is changed.
  EXPECT_EQ(scoresOf("CVSS:3.1/AV:A/AC:H/PR:H/UI:N/S:C/C:H/I:H/A:H/E:P/RL:O/RC:C").environmental, 69u);
  EXPECT_EQ(scoresOf("CVSS:3.0/AV:A/AC:H/PR:H/UI:N/S:C/C:H/I:H/A:H/E:P/RL:O/RC:C").environmental, 68u);
}

TEST(Cvss, Version4HasOneScoreAndSaysOfWhatMetrics) {
  // FIRST, "CVSS v4.0: Examples": CVE-2022-41741, CVE-2020-3549, CVE-2023-3089
  EXPECT_EQ(base("CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"), 73u);
  const auto threat = scoresOf("CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U");
  EXPECT_EQ(threat.base, 77u);
  EXPECT_EQ(threat.temporal, 52u);
  EXPECT_EQ(threat.overall, 52u);
  EXPECT_FALSE(threat.environmental);
  constexpr std::string_view kAll =
      "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N/CR:H/IR:L/AR:L/MAV:N/MAC:H/MVC:H/"
      "MVI:L/"
      "MVA:L";
  EXPECT_EQ(base(kAll), 83u);
  EXPECT_EQ(overall(kAll), 81u);
  EXPECT_EQ(cvssNomenclature(CvssVector::parse(kAll).value()), "CVSS-BE");
  // Section 8.2: no impact at all is 0.
  EXPECT_EQ(overall("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N"), 0u);
  EXPECT_EQ(overall("CVSS:4.0/AV:A/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N/MSI:S/S:P"), 97u);
}

TEST(Cvss, EveryVectorOfVersion4HasAScoreThatNoWorseMetricLowers) {
  constexpr std::string_view kMetrics[] = {"AV:NALP", "AC:LH",  "AT:NP",  "PR:NLH", "UI:NPA", "VC:HLN",
                                           "VI:HLN",  "VA:HLN", "SC:HLN", "SI:HLN", "SA:HLN"};
  uint64_t state = 1;
  for (int n = 0; n < 20000; ++n) {
    size_t picks[std::size(kMetrics)];
    const auto write = [&] {
      std::string text = "CVSS:4.0";
      for (size_t i = 0; i < std::size(kMetrics); ++i) {
        text += "/" + std::string(kMetrics[i].substr(0, 3)) + kMetrics[i][3 + picks[i]];
      }
      return text;
    };
    for (size_t i = 0; i < std::size(kMetrics); ++i) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      picks[i] = (state >> 33) % (kMetrics[i].size() - 3);
    }
    const std::string text = write();
    const uint32_t score = base(text);
    ASSERT_LE(score, 100u);
    size_t& pick = picks[static_cast<size_t>(n) % std::size(kMetrics)];
    if (pick == 0) continue;
    --pick;
    ASSERT_GE(base(write()), score) << text << " " << write();
  }
}

TEST(Cvss, RefusesWhatTheStandardsDoNotAllowAndSaysWhy) {
  constexpr std::string_view kBase = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
  EXPECT_EQ(refusal("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H"), "\"A\" is missing");
  EXPECT_EQ(refusal(std::string(kBase) + "/AV:N"), "\"AV\" stands twice");
  EXPECT_EQ(refusal(std::string(kBase) + "/E:Q"), "\"E\" has no value \"Q\"");
  EXPECT_EQ(refusal(std::string(kBase) + "/E:"), "\"E\" has no value \"\"");
  EXPECT_EQ(refusal(std::string(kBase) + "/ZZ:N"), "there is no metric \"ZZ\"");
  EXPECT_EQ(refusal(std::string(kBase) + "/"), "\"\" is no metric with a value");
  EXPECT_EQ(refusal("9.8"), "\"9.8\" starts as no version of CVSS");
  EXPECT_EQ(refusal("AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F"), "\"RL\" is missing");
  EXPECT_EQ(refusal("AV:N/AC:L/Au:N/A:C/I:C/C:C"), "\"I\" is out of order");
  EXPECT_EQ(refusal("CVSS:4.0/AV:N/AC:L/AT:N/PR:H/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/E:A/SA:N"),
            "\"SA\" is out of order");
  EXPECT_NE(refusal(""), "accepted");
}

TEST(Cvss, WritesMetricsInTheStandardsOrder) {
  const auto vector = CvssVector::parse("CVSS:3.1/A:H/C:L/AC:L/RL:X/AV:N/UI:N/S:U/PR:H/I:N/E:F");
  ASSERT_TRUE(vector);
  EXPECT_EQ(vector.value().text(), "CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:L/I:N/A:H/E:F/RL:X");
  EXPECT_EQ(vector.value().value("PR"), "H");
  EXPECT_EQ(vector.value().value("MPR"), "");
}

TEST(Cvss, TakesWhatReportsWrite) {
  EXPECT_EQ(told("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"), 98u);
  EXPECT_EQ(told("(AV:N/AC:L/Au:N/C:N/I:N/A:C)"), 78u);
  EXPECT_EQ(told("CVSS:2.0/AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F"), 78u);
  EXPECT_EQ(told("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:Functional/"), 98u);
  EXPECT_EQ(told("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U"), 86u);
  EXPECT_EQ(parseCvss("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N")->interaction, 'R');
  EXPECT_FALSE(parseCvss("CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"));
  EXPECT_FALSE(parseCvss("CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"));
  EXPECT_FALSE(parseCvss("CVSS:3.1/AV/AC:L"));
  EXPECT_FALSE(parseCvss("CVSS:3.1/"));
  EXPECT_FALSE(parseCvss(""));
  EXPECT_FALSE(parseCvss("9.8"));
}

TEST(Cvss, NamesSeverities) {
  EXPECT_EQ(cvssSeverity(CvssVersion::kV2, 0), "Low");
  EXPECT_EQ(cvssSeverity(CvssVersion::kV2, 100), "High");
  EXPECT_EQ(cvssSeverity(CvssVersion::kV31, 0), "None");
  EXPECT_EQ(cvssSeverity(CvssVersion::kV31, 39), "Low");
  EXPECT_EQ(cvssSeverity(CvssVersion::kV40, 69), "Medium");
  EXPECT_EQ(cvssSeverity(CvssVersion::kV40, 70), "High");
  EXPECT_EQ(cvssSeverity(CvssVersion::kV30, 90), "Critical");
}

}  // namespace
}  // namespace postern
