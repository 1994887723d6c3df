// SPDX-License-Identifier: Apache-2.0
#include "enrich/fix_guidance.h"

#include <gtest/gtest.h>

#include "enrich/fix_guidance_table.h"
#include "vocab/cwe.h"

namespace postern {
namespace {

FixGuidance about(ObservationKind kind, std::vector<uint32_t> weaknesses) {
  return fixGuidance(kind, weaknesses);
}

TEST(FixGuidance, TheNearestAncestorSpeaksForAWeakness) {
  EXPECT_EQ(about(ObservationKind::kCode, {89}).weakness, 89U);
  EXPECT_EQ(about(ObservationKind::kCode, {564}).weakness, 89U);
  EXPECT_EQ(about(ObservationKind::kDynamic, {80}).weakness, 79U);
  EXPECT_EQ(about(ObservationKind::kCode, {80, 89}).weakness, 89U);
}

TEST(FixGuidance, WithoutAKnownWeaknessTheKindSpeaks) {
  EXPECT_EQ(about(ObservationKind::kSecret, {}).weakness, 0U);
  EXPECT_NE(about(ObservationKind::kSecret, {}).text.find("Revoke"), std::string_view::npos);
  EXPECT_EQ(about(ObservationKind::kVulnerability, {89}).weakness, 0U);
  EXPECT_FALSE(about(ObservationKind::kCode, {999999}).text.empty());
}

TEST(FixGuidance, EveryRowIsOfAWeaknessInOrderAndEveryKindHasOne) {
  uint32_t before = 0;
  for (size_t i = 0; i < fix_guidance_table::kWeaknessCount; ++i) {
    const auto& row = fix_guidance_table::kWeaknesses[i];
    EXPECT_LT(before, row.weakness);
    EXPECT_TRUE(findCwe(row.weakness)) << row.weakness;
    before = row.weakness;
  }
  for (uint8_t kind = 0; kind <= static_cast<uint8_t>(ObservationKind::kMalware); ++kind)
    EXPECT_FALSE(about(static_cast<ObservationKind>(kind), {}).text.empty()) << int{kind};
}

}  // namespace
}  // namespace postern
