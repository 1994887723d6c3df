// SPDX-License-Identifier: Apache-2.0
// See unknowns.h. Ranges are those of the terms by the weights in force, so that an interval holds for edited
// weights too; where knowing one fact changes what another counts for, the pair is bounded together.
#include "score/unknowns.h"

#include <algorithm>

#include "enrich/terms.h"
#include "graph/what_matters.h"
#include "score/asset_terms.h"

namespace postern {
namespace {

// CVSS base scores by the word for them (v3.1 section 5), tenths, and one word off to either side: a
// distribution's or a scanner's "medium" is NVD's "high" often enough. Unknown: nearly every published score
// is 3.1 or more.
struct ScoreRange {
  int32_t least, most;
};
constexpr ScoreRange kScores[] = {{31, 100}, {0, 39}, {1, 69}, {1, 89}, {40, 100}, {70, 100}};

int32_t severityPoints(const FindingContext& context, const Weights& weights) {
  Terms terms;
  addSeverityTerms(context, weights, terms);
  return terms.sum();
}

int32_t exploitationPoints(const FindingContext& context, const Weights& weights) {
  Terms terms;
  addExploitationTerms(context, weights, terms);
  return terms.sum();
}

// What feeds tell of vulnerabilities: a CVE, or a known flaw of a component by another name.
bool isPublished(const FindingContext& context) {
  return context.namesCve || context.kind == ObservationKind::kVulnerability;
}

void addSeverity(const FindingContext& context, const Weights& weights, Unknowns& out) {
  if (context.cvss > 0) return;
  const int32_t now = severityPoints(context, weights);
  if (isPublished(context)) {
    const bool said = !context.severityByKind && context.severity != Severity::kUnknown;
    const ScoreRange scores = kScores[said ? static_cast<size_t>(context.severity) : 0];
    // A vector says more than its score, where no forecast is known; a score may come without a vector.
    const int32_t share = context.epss == kNone ? weights[Weight::kPriorPercent] : 0;
    const auto withScore = [&](int32_t score, int32_t beyond) {
      return (score - 50) * weights[Weight::kCvssPerTenth] + beyond * share / 100 - now;
    };
    const auto beyond = [](int32_t score, int32_t metrics) {
      return metrics - (score - kLikelihoodMedianScore) * kLikelihoodScoreTenth;
    };
    int32_t low = withScore(scores.least, 0);
    int32_t high = withScore(scores.most, 0);
    for (const int32_t score : {scores.least, scores.most}) {
      low = std::min(low, withScore(score, beyond(score, kLikelihoodMetricsLeast)));
      high = std::max(high, withScore(score, beyond(score, kLikelihoodMetricsMost)));
    }
    out.add(Fact::kSeverity, low, high);
  } else if (context.severityByKind || context.severity == Severity::kUnknown) {
    out.add(Fact::kSeverity, weights[Weight::kSeverityLow] - now, weights[Weight::kSeverityCritical] - now);
  }
}

// EPSS from its floor to its top; a forecast that has aged may have gone half the way to either.
void addExploitation(const FindingContext& context, const FeedsAtHand& feeds, const Weights& weights,
                     Unknowns& out) {
  if (!isPublished(context)) return;
  const int32_t now = exploitationPoints(context, weights);
  FindingContext other = context;
  int32_t low = 0;
  int32_t high = 0;
  const bool unknown = context.epss == kNone;
  const bool aged = !unknown && feeds.epssStale;
  const auto withForecast = [&](int16_t logit) {
    other.epss = 0;
    other.epssLogit = logit;
    return exploitationPoints(other, weights);
  };
  constexpr int16_t kNever = -14'000;
  constexpr int16_t kSurely = 14'000;
  if (unknown || aged) {
    low = withForecast(kNever) - now;
    high = withForecast(kSurely) - now;
    if (aged) {
      low /= 2;
      high /= 2;
    }
    out.add(Fact::kEpss, low, high);
  }
  if (context.kev || (feeds.kev && !feeds.kevStale)) return;
  // Where the forecast is unknown too: what KEV adds to the highest of it.
  if (!unknown) other = context;
  const int32_t before = unknown ? now + high : now;
  other.kev = true;
  out.add(Fact::kKev, 0, exploitationPoints(other, weights) - before);
}

void addReachability(const FindingContext& context, const Weights& weights, Unknowns& out) {
  if (context.reachability != Reachability::kUnknown || !context.hasComponent) return;
  if (context.kind != ObservationKind::kVulnerability) return;
  out.add(Fact::kReachability, weights[Weight::kNotReachable], weights[Weight::kReachable]);
}

// The points of reach that more knowledge could lead to, besides those it has.
void addExposure(const UnitedAsset& asset, const Reach& reach, AssetKnowledge knowledge,
                 const Weights& weights, Unknowns& out) {
  Terms terms = assetTerms(asset, reach, 0, weights);
  const int32_t now = terms.size() > 0 && terms.begin()->factor == Factor::kReach ? terms.begin()->points : 0;
  // What is declared internal is not at the edge: at best one step behind it.
  const bool inside = asset.exposure == Exposure::kInternal || asset.exposure == Exposure::kIsolated ||
                      asset.exposure == Exposure::kPartner;
  const int32_t nearest = weights[inside ? Weight::kInternet2 : Weight::kInternet1];
  if (reach.hops != kNone) {
    if (reach.hops > 1 || !reach.internet) out.add(Fact::kExposure, 0, nearest - now);
  } else if (!reach.exposureKnown) {
    out.add(Fact::kExposure, weights[Weight::kNoPath] - now, nearest - now);
  } else if (knowledge.reachOpen) {
    out.add(Fact::kExposure, 0, nearest - now);
  }
}

template <size_t kCount>
void addGroup(Fact fact, Weight first, int32_t now, const Weights& weights, Unknowns& out) {
  int32_t low = now;
  int32_t high = now;
  for (size_t i = 0; i < kCount; ++i) {
    low = std::min(low, weights.at(first, i));
    high = std::max(high, weights.at(first, i));
  }
  out.add(fact, low - now, high - now);
}

}  // namespace

Unknowns findingUnknowns(const FindingContext& context, const FeedsAtHand& feeds, const Weights& weights) {
  Unknowns out;
  addSeverity(context, weights, out);
  addExploitation(context, feeds, weights, out);
  addReachability(context, weights, out);
  return out;
}

Unknowns assetUnknowns(const UnitedAsset& asset, const Reach& reach, uint32_t impactBehind,
                       AssetKnowledge knowledge, const Weights& weights) {
  Unknowns out;
  addExposure(asset, reach, knowledge, weights, out);
  if (knowledge.dataOpen && impactBehind < kHighestImpact) {
    const auto points = [&](uint32_t impact) {
      return static_cast<int32_t>(impact) * weights[Weight::kDataBehindPercent] / 100;
    };
    out.add(Fact::kDataBehind, 0, points(kHighestImpact) - points(impactBehind));
  }
  if (asset.criticality == Criticality::kUnknown) {
    addGroup<5>(Fact::kCriticality, Weight::kCriticalityUnknown, weights[Weight::kCriticalityUnknown],
                weights, out);
  }
  if (asset.environment == Environment::kUnknown) {
    addGroup<5>(Fact::kEnvironment, Weight::kEnvironmentUnknown, weights[Weight::kEnvironmentUnknown],
                weights, out);
  }
  return out;
}

Unknowns assetUnknowns(const ScoreInput& input, AssetId asset, const Weights& weights) {
  const AttackGraph& graph = input.graph;
  return assetUnknowns(input.identities.assets[asset],
                       asset < graph.reach.size() ? graph.reach[asset] : Reach{},
                       asset < graph.impactBehind.size() ? graph.impactBehind[asset] : 0,
                       asset < input.knowledge.size() ? input.knowledge[asset] : AssetKnowledge{}, weights);
}

const Unknown* cheapest(const Unknowns& finding, const Unknowns& asset) {
  const Unknown* best = nullptr;
  // Width per effort, compared crosswise.
  const auto better = [](const Unknown& a, const Unknown& b) {
    return (a.high - a.low) * static_cast<int64_t>(effortOf(b.fact)) >
           (b.high - b.low) * static_cast<int64_t>(effortOf(a.fact));
  };
  for (const Unknowns* unknowns : {&finding, &asset}) {
    for (const Unknown& unknown : *unknowns) {
      if (best == nullptr || better(unknown, *best)) best = &unknown;
    }
  }
  return best;
}

}  // namespace postern
