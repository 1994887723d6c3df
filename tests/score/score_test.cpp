// SPDX-License-Identifier: Apache-2.0
// The risk is its terms; more danger never lowers it; the integer functions are what they claim to be.
#include "score/score.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/log_odds.h"
#include "score/asset_terms.h"
#include "score/explain.h"
#include "tests/support/told_estate.h"

namespace postern {
namespace {

/// A score with the computation that it is.
struct Told : Score {
  Explanation explanation;
  std::string reach;
};

struct Situation {
  uint32_t cvss = 0;  // tenths
  Severity severity = Severity::kMedium;
  bool kev = false;
  uint32_t epss = kNone;
  uint32_t hops = kNone;
  bool exposureKnown = false;
  uint32_t impact = 0;
  Criticality criticality = Criticality::kUnknown;
  uint32_t tools = 1;
};

/// The score of one finding in a situation told by reports, with reach and impact as graph/ would state them.
Told scoreOf(const Situation& is) {
  std::vector<std::string> batches;
  for (uint32_t tool = 0; tool < is.tools; ++tool) {
    batches.push_back(tell("tool" + std::to_string(tool), [&](BatchBuilder& out) {
      out.tool("Tool " + std::to_string(tool));
      Asset asset;
      asset.kind = AssetKind::kHost;
      asset.criticality = is.criticality;
      asset.identities.add(out.text("host:a.example"));
      out.target(out.asset(asset));
      Observation observation;
      observation.kind = ObservationKind::kVulnerability;
      observation.severity = is.severity;
      observation.cvssScore = is.cvss;
      observation.vulnerabilities.add(out.text("CVE-2024-1"));
      out.add(place(), observation);
    }));
  }
  batches.push_back(tell(
      "feed",
      [&](BatchBuilder& out) {
        Vulnerability fact;
        fact.id = out.text("CVE-2024-1");
        fact.epss = is.epss;
        if (is.kev) fact.kevAdded = 86'400;
        out.vulnerability(fact);
        out.date(86'400);
      },
      Family::kContext, true));
  const ToldEstate estate(batches);
  const Enrichment enrichment = enrich({estate.tables, estate.identities, estate.findings});
  AttackGraph graph;
  graph.reach.resize(estate.identities.assets.size());
  graph.impactBehind.assign(estate.identities.assets.size(), is.impact);
  graph.reach[0].hops = is.hops;
  graph.reach[0].internet = is.hops != kNone;
  graph.reach[0].exposureKnown = is.exposureKnown || is.hops != kNone;
  const auto knowledge = assetKnowledge(estate.tables, estate.identities, graph);
  const ScoreInput input{estate.tables, estate.identities, estate.findings, enrichment, graph, knowledge};
  Told told{score(input, Weights::published()).findings.at(0), {}, {}};
  told.explanation = explain(input, Weights::published(), 0);
  told.reach = reachLabel(estate.identities.assets.at(0), graph.reach.at(0));
  return told;
}

TEST(Score, IsTheSumOfItsTerms) {
  const Told score = scoreOf({98, Severity::kHigh, true, 940'000, 1, true, 1300, Criticality::kCritical, 2});
  int32_t sum = score.explanation.base;
  for (const ExplainedTerm& term : score.explanation.terms) {
    sum += term.points;
    EXPECT_FALSE(term.because.empty()) << name(term.factor);
    EXPECT_NE(term.points, 0) << name(term.factor);
  }
  EXPECT_EQ(sum, score.logOdds);
  EXPECT_EQ(sum, score.explanation.logOdds);
  EXPECT_EQ(score.risk, (sigmoidMicro(sum) + 500) / 1000);
}

TEST(Score, MoreDangerNeverLowersIt) {
  const Situation plain{75, Severity::kHigh, false, 20'000, kNone, true, 0, Criticality::kUnknown, 1};
  for (const uint32_t cvss : {0u, 31u, 75u, 100u}) {
    for (const uint32_t hops : {kNone, 4u, 2u, 1u, 0u}) {
      Situation situation = plain;
      situation.cvss = cvss;
      situation.hops = hops;
      const int32_t before = scoreOf(situation).logOdds;
      Situation worse = situation;
      worse.kev = true;
      EXPECT_GE(scoreOf(worse).logOdds, before) << "KEV";
      for (const Criticality criticality :
           {Criticality::kLow, Criticality::kMedium, Criticality::kHigh, Criticality::kCritical}) {
        worse = situation;
        worse.criticality = criticality;
        EXPECT_GE(scoreOf(worse).logOdds, before) << name(criticality);
      }
      worse = situation;
      worse.impact = 900;
      EXPECT_GE(scoreOf(worse).logOdds, before) << "data behind it";
      worse = situation;
      worse.hops = hops == kNone ? 5 : hops == 0 ? 0 : hops - 1;
      EXPECT_GE(scoreOf(worse).logOdds, before) << "nearer";
      worse = situation;
      worse.tools = 2;
      EXPECT_GE(scoreOf(worse).logOdds, before) << "a second tool";
    }
  }
}

TEST(Score, AKnownExploitedFlawThatNothingLeadsToWaitsBehindAModestOneThatOpensData) {
  const Told kev = scoreOf({100, Severity::kCritical, true, 940'000, kNone, true, 0, Criticality::kLow, 2});
  const Told modest = scoreOf({0, Severity::kMedium, false, kNone, 1, true, 1300, Criticality::kHigh, 3});
  EXPECT_LT(kev.logOdds, modest.logOdds);
  EXPECT_EQ(kev.reach, "no path");
}

TEST(LogOdds, AgreeWithTheRealFunctions) {
  for (int32_t x = -13'000; x <= 13'000; x += 13) {
    EXPECT_NEAR(sigmoidMicro(x), 1e6 / (1 + std::exp(-x / 1000.0)), 0.6) << x;
    EXPECT_LE(sigmoidMicro(x), sigmoidMicro(x + 1));
  }
  EXPECT_EQ(sigmoidMicro(0), 500'000u);
  EXPECT_EQ(sigmoidMicro(INT32_MIN), 0u);
  EXPECT_EQ(sigmoidMicro(INT32_MAX), 1'000'000u);
  for (uint32_t micro = 1; micro < 1'000'000; micro += 997) {
    EXPECT_NEAR(costOf(micro), -std::log2(micro / 1e6) * 65536, 0.6) << micro;
    EXPECT_NEAR(probabilityOf(costOf(micro)), micro, 6) << micro;
  }
  EXPECT_EQ(costOf(1'000'000), 0u);
  EXPECT_EQ(probabilityOf(UINT64_MAX), 0u);
}

}  // namespace
}  // namespace postern
