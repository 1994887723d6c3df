// SPDX-License-Identifier: Apache-2.0
// Likelihood from enrich/, reach and impact from graph/, summed. Nothing else enters a risk.
#include "score/score.h"

#include "base/log_odds.h"
#include "enrich/terms.h"
#include "score/asset_terms.h"
#include "score/rank.h"
#include "score/unknowns.h"

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

Band bandOf(int32_t risk, const Weights& weights) {
  if (risk >= weights[Weight::kBandNow]) return Band::kNow;
  if (risk >= weights[Weight::kBandSoon]) return Band::kSoon;
  return risk >= weights[Weight::kBandPlanned] ? Band::kPlanned : Band::kWatch;
}

}  // namespace

std::vector<uint32_t> placesOf(const Scores& scores) {
  std::vector<uint32_t> places(scores.ranked.size());
  for (uint32_t i = 0; i < places.size(); ++i) places[scores.ranked[i]] = i;
  return places;
}

Scores score(const ScoreInput& input, const Weights& weights) {
  Scores out;
  out.weights = weights;
  struct Place {
    int32_t points, low, high;  // base, reach and impact
  };
  std::vector<Place> places(input.identities.assets.size());
  for (AssetId asset = 0; asset < places.size(); ++asset) {
    const Unknowns unknowns = assetUnknowns(input, asset, weights);
    places[asset] = {weights[Weight::kBase] + assetTerms(input, asset, weights).sum(), unknowns.low(),
                     unknowns.high()};
  }
  const auto rows = static_cast<uint32_t>(input.findings.rows.size());
  out.findings.resize(rows);
  std::vector<int32_t> logOdds(rows);
  for (uint32_t row = 0; row < rows; ++row) {
    Score& score = out.findings[row];
    const FindingContext& context = input.enrichment.findings[row];
    const Place& place = places[input.findings.rows[row].asset];
    const Unknowns unknowns = findingUnknowns(context, input.enrichment.atHand, weights);
    score.logOdds = place.points + likelihoodTerms(context, weights).sum();
    score.low = static_cast<uint16_t>(sigmoidPermille(score.logOdds + place.low + unknowns.low()));
    score.high = static_cast<uint16_t>(sigmoidPermille(score.logOdds + place.high + unknowns.high()));
    score.risk = static_cast<uint16_t>(sigmoidPermille(score.logOdds));
    score.band = bandOf(score.risk, weights);
    logOdds[row] = score.logOdds;
  }
  out.ranked = rankDescending(logOdds);
  return out;
}

}  // namespace postern
