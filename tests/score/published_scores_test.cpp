// SPDX-License-Identifier: Apache-2.0
// Scores of others, on the examples and at the borders of their own texts.
#include "score/published_scores.h"

#include <gtest/gtest.h>

#include "score/roll_up.h"

namespace postern {
namespace {

TEST(PublishedScores, DependencyTrack) {
  EXPECT_EQ(dependencyTrackScore({}), 0u);
  EXPECT_EQ(dependencyTrackScore({1, 2, 3, 4, 5}), 10u + 10 + 9 + 4 + 25);
  SeverityCounts counts;
  for (const Severity severity : {Severity::kCritical, Severity::kInfo, Severity::kUnknown, Severity::kLow})
    counts.add(severity);
  EXPECT_EQ(dependencyTrackScore(counts), 16u);
}

TEST(PublishedScores, Kenna) {
  EXPECT_EQ(kennaAssetScore(10, 100), 1000u) << "the example of \"How is a risk meter score determined?\"";
  EXPECT_EQ(kennaAssetScore(0, 100), 0u);
  EXPECT_EQ(kennaAssetScore(7, 66), 462u);
  EXPECT_EQ(kennaGroupScore(0, 0), 0u);
  EXPECT_EQ(kennaGroupScore(1000 + 330, 2), 670u) << "665: halves up";
  EXPECT_EQ(kennaGroupScore(664, 1), 660u);
  EXPECT_EQ(kennaGroupScore(1000 + 333 + 1, 3), 440u) << "444.7";
}

TEST(PublishedScores, CvePrioritizer) {
  EXPECT_EQ(cvePrioritizer(true, 0, kNone), "1+");
  EXPECT_EQ(cvePrioritizer(false, 60, 200'000), "1");
  EXPECT_EQ(cvePrioritizer(false, 60, 199'999), "2");
  EXPECT_EQ(cvePrioritizer(false, 59, 200'000), "3");
  EXPECT_EQ(cvePrioritizer(false, 59, 199'999), "4");
  EXPECT_EQ(cvePrioritizer(false, 0, 900'000), "");
  EXPECT_EQ(cvePrioritizer(false, 98, kNone), "");
}

TEST(RollUps, LossIsTheValueTimesTheChanceOfAny) {
  const Weights weights;
  EXPECT_EQ(yearlyChance(1000, weights), AnyOf::kSure / 10);
  AnyOf any;
  EXPECT_EQ(any.chance(), 0u);
  any.add(AnyOf::kSure / 2);
  any.add(AnyOf::kSure / 2);
  EXPECT_EQ(any.chance(), AnyOf::kSure * 3 / 4);
  EXPECT_EQ(expectedLoss(1'000'000, any.chance()), 750'000);
  EXPECT_EQ(expectedLoss(3, AnyOf::kSure / 2), 2) << "halves up";
  EXPECT_EQ(expectedLoss(INT64_MAX, AnyOf::kSure), INT64_MAX);
  any.add(AnyOf::kSure);
  EXPECT_EQ(any.chance(), AnyOf::kSure);
}

}  // namespace
}  // namespace postern
