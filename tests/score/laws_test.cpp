// SPDX-License-Identifier: Apache-2.0
// Laws that hold for any facts and any weights that may be set: more danger never lowers a score, and
// learning an unknown fact, whatever it turns out to be, stays within the interval.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/log_odds.h"
#include "enrich/terms.h"
#include "score/asset_terms.h"
#include "score/rank.h"
#include "score/unknowns.h"

namespace postern {
namespace {

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed * 2 + 1) {}
  uint32_t below(uint32_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<uint32_t>((state_ >> 33U) % limit);
  }
  bool percent(uint32_t share) { return below(100) < share; }

 private:
  uint64_t state_;
};

constexpr int kRounds = 20'000;

void forecast(FindingContext& context, uint32_t micro) {
  context.epss = micro;
  context.epssLogit = static_cast<int16_t>(logitMilli(micro));
}

FindingContext anyContext(Random& random) {
  FindingContext context;
  context.kind = static_cast<ObservationKind>(random.below(9));
  context.severity = static_cast<Severity>(random.below(6));
  context.severityByKind = random.percent(20);
  if (random.percent(60)) context.cvss = static_cast<uint16_t>(1 + random.below(100));
  if (random.percent(60)) forecast(context, random.below(1'000'001));
  context.kev = random.percent(20);
  context.exploited = random.percent(20);
  context.exploitKnown = random.percent(30);
  context.verified = random.percent(20);
  context.namesCve = random.percent(70);
  context.hasComponent = random.percent(70);
  context.tools = static_cast<uint8_t>(1 + random.below(4));
  context.confidence = static_cast<Confidence>(random.below(4));
  context.reachability = static_cast<Reachability>(random.below(3));
  if (random.percent(10)) context.state = State::kFixed;
  const auto prior = [&] { return static_cast<int16_t>(static_cast<int32_t>(random.below(4'000)) - 2'000); };
  if (context.epss == kNone && random.percent(60))
    context.prior = {context.cvss > 0 ? prior() : int16_t{0}, prior(), prior(), prior()};
  return context;
}

/// Some weights are moved as far as they may be.
Weights anyWeights(Random& random) {
  Weights weights;
  for (uint32_t i = random.below(12); i > 0; --i) {
    const WeightRow& row = weightRows()[random.below(kWeightCount)];
    (void)weights
        .set(row.weight,
             row.least + static_cast<int32_t>(random.below(static_cast<uint32_t>(row.most - row.least + 1))))
        .ok();
  }
  return weights;
}

int32_t sum(const FindingContext& context, const Weights& weights) {
  return likelihoodTerms(context, weights).sum();
}

TEST(ScoreLaws, MoreKnownOfExploitationNeverLowersALikelihood) {
  Random random(1);
  for (int round = 0; round < kRounds; ++round) {
    const Weights weights = anyWeights(random);
    const FindingContext context = anyContext(random);
    const int32_t before = sum(context, weights);
    const auto holds = [&](const char* what, auto change) {
      FindingContext worse = context;
      change(worse);
      EXPECT_GE(sum(worse, weights), before) << what << " " << weights.json();
    };
    holds("KEV", [](FindingContext& it) { it.kev = true; });
    holds("exploited", [](FindingContext& it) { it.exploited = true; });
    holds("exploit known", [](FindingContext& it) { it.exploitKnown = true; });
    holds("verified", [](FindingContext& it) { it.verified = true; });
    holds("called", [](FindingContext& it) { it.reachability = Reachability::kReachable; });
    holds("open", [](FindingContext& it) { it.state = State::kOpen; });
    holds("a second tool", [](FindingContext& it) { it.tools = std::max<uint8_t>(it.tools, 2); });
    holds("a third tool", [](FindingContext& it) { it.tools = std::max<uint8_t>(it.tools, 3); });
    if (context.cvss > 0)
      holds("CVSS", [](FindingContext& it) { it.cvss = static_cast<uint16_t>(std::min(it.cvss + 7, 100)); });
    if (context.epss != kNone)
      holds("EPSS", [](FindingContext& it) { forecast(it, std::min(it.epss * 3 + 100, 1'000'000U)); });
    if (context.severity != Severity::kUnknown && context.severity != Severity::kCritical)
      holds("severity", [](FindingContext& it) {
        it.severity = static_cast<Severity>(static_cast<int>(it.severity) + 1);
      });
  }
}

struct Place {
  UnitedAsset asset;
  Reach reach;
  uint32_t impactBehind = 0;
  AssetKnowledge knowledge;
};

Place anyPlace(Random& random) {
  Place place;
  place.asset.exposure = static_cast<Exposure>(random.below(5));
  place.asset.criticality = static_cast<Criticality>(random.below(5));
  place.asset.environment = static_cast<Environment>(random.below(5));
  if (random.percent(50)) {
    place.reach.hops = 1 + random.below(6);
    place.reach.internet = random.percent(70);
  }
  place.reach.exposureKnown = place.reach.hops != kNone || random.percent(50);
  place.impactBehind = random.percent(50) ? 0 : random.below(3'100);
  place.knowledge.reachOpen = place.reach.hops == kNone && random.percent(50);
  place.knowledge.dataOpen = random.percent(50);
  return place;
}

int32_t sum(const Place& place, const Weights& weights) {
  return assetTerms(place.asset, place.reach, place.impactBehind, weights).sum();
}

TEST(ScoreLaws, ExposureAndWorthNeverLowerAScore) {
  Random random(2);
  for (int round = 0; round < kRounds; ++round) {
    const Weights weights = anyWeights(random);
    const Place place = anyPlace(random);
    const int32_t before = sum(place, weights);
    const auto holds = [&](const char* what, auto change) {
      Place worse = place;
      change(worse);
      EXPECT_GE(sum(worse, weights), before) << what << " " << weights.json();
    };
    if (place.asset.criticality != Criticality::kCritical)
      holds("criticality", [](Place& it) {
        it.asset.criticality = static_cast<Criticality>(static_cast<int>(it.asset.criticality) + 1);
      });
    if (place.asset.environment != Environment::kUnknown)
      holds("production", [](Place& it) { it.asset.environment = Environment::kProduction; });
    holds("data behind", [](Place& it) { it.impactBehind += 300; });
    if (place.reach.hops != kNone && place.reach.hops > 1)
      holds("nearer", [](Place& it) { --it.reach.hops; });
    if (place.reach.hops != kNone) holds("from the internet", [](Place& it) { it.reach.internet = true; });
    if (place.reach.exposureKnown) {
      holds("reached", [](Place& it) {
        it.reach.hops = it.reach.hops == kNone ? 5 : it.reach.hops;
        it.reach.internet = true;
      });
    }
  }
}

TEST(ScoreLaws, WhateverIsLearnedOfAFindingStaysInItsInterval) {
  Random random(3);
  for (int round = 0; round < kRounds; ++round) {
    const Weights weights = anyWeights(random);
    const FindingContext context = anyContext(random);
    const FeedsAtHand feeds{random.percent(50), random.percent(30), random.percent(50), random.percent(30)};
    const Unknowns unknowns = findingUnknowns(context, feeds, weights);
    const int32_t now = sum(context, weights);
    FindingContext known = context;
    for (const Unknown& unknown : unknowns) {
      EXPECT_LE(unknown.low, 0);
      EXPECT_GE(unknown.high, 0);
      if (unknown.fact == Fact::kEpss && context.epss == kNone) forecast(known, random.below(1'000'001));
      if (unknown.fact == Fact::kKev) known.kev = random.percent(50);
      if (unknown.fact == Fact::kReachability)
        known.reachability = static_cast<Reachability>(1 + random.below(2));
      if (unknown.fact == Fact::kSeverity &&
          (context.namesCve || context.kind == ObservationKind::kVulnerability))
        known.cvss = static_cast<uint16_t>(context.severityByKind || context.severity == Severity::kUnknown
                                               ? 31 + random.below(70)
                                           : context.severity == Severity::kInfo   ? 1 + random.below(39)
                                           : context.severity == Severity::kLow    ? 1 + random.below(69)
                                           : context.severity == Severity::kMedium ? 1 + random.below(89)
                                           : context.severity == Severity::kHigh   ? 40 + random.below(61)
                                                                                   : 70 + random.below(31));
    }
    const int32_t learned = sum(known, weights);
    EXPECT_GE(learned, now + unknowns.low()) << weights.json();
    EXPECT_LE(learned, now + unknowns.high()) << weights.json();
  }
}

TEST(ScoreLaws, WhateverIsLearnedOfAnAssetStaysInItsInterval) {
  Random random(4);
  for (int round = 0; round < kRounds; ++round) {
    const Weights weights = anyWeights(random);
    const Place place = anyPlace(random);
    const Unknowns unknowns =
        assetUnknowns(place.asset, place.reach, place.impactBehind, place.knowledge, weights);
    Place known = place;
    for (const Unknown& unknown : unknowns) {
      if (unknown.fact == Fact::kCriticality)
        known.asset.criticality = static_cast<Criticality>(1 + random.below(4));
      if (unknown.fact == Fact::kEnvironment)
        known.asset.environment = static_cast<Environment>(1 + random.below(4));
      if (unknown.fact == Fact::kDataBehind)
        known.impactBehind = std::max(place.impactBehind, random.below(3'101));
      if (unknown.fact == Fact::kExposure && place.reach.hops == kNone && random.percent(60)) {
        const bool inside =
            place.asset.exposure != Exposure::kUnknown && place.asset.exposure != Exposure::kInternet;
        known.reach = {(inside ? 2U : 1U) + random.below(4), 1, true, true};
      }
    }
    const int32_t now = sum(place, weights);
    EXPECT_GE(sum(known, weights), now + unknowns.low());
    EXPECT_LE(sum(known, weights), now + unknowns.high());
  }
}

TEST(ScoreLaws, RanksAreThoseOfAStableSort) {
  Random random(5);
  for (const uint32_t spread : {1U, 40U, 30'000U, 0x7FFFFFFFU}) {
    std::vector<int32_t> values(3'000);
    for (int32_t& value : values)
      value = static_cast<int32_t>(random.below(spread)) - static_cast<int32_t>(spread / 2);
    const std::vector<uint32_t> ranked = rankDescending(values);
    ASSERT_EQ(ranked.size(), values.size());
    for (size_t i = 1; i < ranked.size(); ++i) {
      const bool falls = values[ranked[i - 1]] > values[ranked[i]];
      EXPECT_TRUE(falls || (values[ranked[i - 1]] == values[ranked[i]] && ranked[i - 1] < ranked[i]));
    }
  }
  EXPECT_TRUE(rankDescending({}).empty());
}

}  // namespace
}  // namespace postern
