// SPDX-License-Identifier: Apache-2.0
// Scores that sources state against their own vectors are told, others are not.
#include "query/stated_score.h"

#include <gtest/gtest.h>

#include "tests/support/told_view.h"

namespace postern {
namespace {

std::string noteOn(uint32_t stated, std::initializer_list<std::string_view> vectors) {
  const ToldView estate({tell("trivy.json", [&](BatchBuilder& out) {
    Observation observation;
    observation.kind = ObservationKind::kVulnerability;
    observation.cvssScore = stated;
    observation.vulnerabilities.add(out.text("CVE-2024-0001"));
    for (const std::string_view vector : vectors) observation.cvss.add(out.text(vector));
    out.add(place(), observation);
  })});
  return statedScoreNote(estate.view, 0);
}

TEST(StatedScore, AMistakeIsToldWithWhatTheVectorIs) {
  constexpr std::string_view kVector = "CVSS:4.0/AV:N/AC:H/AT:P/PR:H/UI:A/VC:L/VI:H/VA:N/SC:N/SI:N/SA:N";
  EXPECT_EQ(noteOn(56, {kVector}), "states 5.6, but " + std::string(kVector) + " is 5.7 by the standard");
  EXPECT_EQ(noteOn(57, {kVector}), "");
  EXPECT_EQ(noteOn(0, {kVector}), "");
  EXPECT_EQ(noteOn(56, {}), "");
}

TEST(StatedScore, AnyVectorsBaseOrTemporalScoreIsRight) {
  constexpr std::string_view kTemporal = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P/RL:U/RC:C";
  EXPECT_EQ(noteOn(98, {kTemporal}), "");
  EXPECT_EQ(noteOn(93, {kTemporal}), "");
  EXPECT_EQ(noteOn(78, {kTemporal, "AV:N/AC:L/Au:N/C:N/I:N/A:C"}), "");
  EXPECT_NE(noteOn(50, {kTemporal}), "");
  EXPECT_EQ(noteOn(50, {"no vector"}), "");
}

}  // namespace
}  // namespace postern
