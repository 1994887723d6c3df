// SPDX-License-Identifier: Apache-2.0
// Likelihood from enrich/, reach and impact from graph/, summed. Nothing else enters a risk.
#include "score/score.h"

#include <algorithm>
#include <iterator>

#include "base/log_odds.h"
#include "enrich/weights.h"

namespace postern {

std::string_view name(Band band) {
  switch (band) {
    case Band::kNow:
      return "now";
    case Band::kSoon:
      return "soon";
    case Band::kPlanned:
      return "planned";
    case Band::kWatch:
      return "watch";
  }
  return "watch";
}

namespace {

std::string steps(uint32_t hops) { return std::to_string(hops) + (hops == 1 ? " hop" : " hops"); }

void addReach(const UnitedAsset& asset, const Reach& reach, Score& score) {
  if (reach.hops != kNone && reach.internet) {
    const uint32_t last = static_cast<uint32_t>(std::size(weights::kInternet)) - 1;
    const uint32_t before = reach.hops == 0 ? 0 : reach.hops - 1;
    score.terms.push_back({"reach", weights::kInternet[std::min(before, last)],
                           before == 0 ? std::string("reachable from the internet")
                                       : "reachable from the internet in " + steps(reach.hops)});
    score.reach = "internet, " + steps(reach.hops);
  } else if (reach.hops != kNone) {
    score.terms.push_back({"reach", weights::kInsider, "whoever may read the repository gets here"});
    score.reach = "insider, " + steps(reach.hops);
  } else if (reach.exposureKnown) {
    score.terms.push_back({"reach", weights::kNoPath, "no path from any attacker's start leads here"});
    score.reach = asset.exposure == Exposure::kInternal ? "internal" : "no path";
  } else {
    score.reach = "unknown";
  }
}

void addImpact(const UnitedAsset& asset, int32_t impactBehind, Score& score) {
  if (const int32_t behind = impactBehind * weights::kDataBehindPercent / 100; behind > 0) {
    score.terms.push_back({"data_behind", behind, "it opens the way to what matters"});
  }
  if (const int32_t points = weights::kCriticality[static_cast<size_t>(asset.criticality)]; points != 0) {
    score.terms.push_back(
        {"criticality", points,
         asset.name + " is declared " + std::string(name(asset.criticality)) + " to the business"});
  }
  if (const int32_t points = weights::kEnvironment[static_cast<size_t>(asset.environment)]; points != 0) {
    score.terms.push_back({"environment", points,
                           asset.name + " is a " + std::string(name(asset.environment)) + " environment"});
  }
}

Band bandOf(uint32_t risk) {
  if (risk >= weights::kNow) return Band::kNow;
  if (risk >= weights::kSoon) return Band::kSoon;
  return risk >= weights::kPlanned ? Band::kPlanned : Band::kWatch;
}

}  // namespace

Scores score(const Tables& tables, const Identities& identities, const Findings& findings,
             const Enrichment& enrichment, const AttackGraph& graph) {
  (void)tables;
  Scores out;
  out.weightsVersion = weights::kVersion;
  out.findings.resize(findings.rows.size());
  for (uint32_t row = 0; row < findings.rows.size(); ++row) {
    const Finding& finding = findings.rows[row];
    const UnitedAsset& asset = identities.assets[finding.asset];
    Score& score = out.findings[row];
    score.base = weights::kBase;
    score.terms = enrichment.findings[row].likelihood;
    if (finding.asset < graph.reach.size()) addReach(asset, graph.reach[finding.asset], score);
    addImpact(asset,
              finding.asset < graph.impactBehind.size()
                  ? static_cast<int32_t>(graph.impactBehind[finding.asset])
                  : 0,
              score);
    score.logOdds = score.base;
    for (const Term& term : score.terms) score.logOdds += term.points;
    score.risk = (sigmoidMicro(score.logOdds) + 500) / 1000;
    score.band = bandOf(score.risk);
  }
  out.ranked.resize(findings.rows.size());
  for (uint32_t i = 0; i < out.ranked.size(); ++i) out.ranked[i] = i;
  // By log-odds, not by the rounded risk: at the ends of the scale risks look alike.
  std::sort(out.ranked.begin(), out.ranked.end(), [&](uint32_t a, uint32_t b) {
    const int32_t x = out.findings[a].logOdds;
    const int32_t y = out.findings[b].logOdds;
    return x != y ? x > y : findings.rows[a].key < findings.rows[b].key;
  });
  return out;
}

}  // namespace postern
