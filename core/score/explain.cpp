// SPDX-License-Identifier: Apache-2.0
// See explain.h.
#include "score/explain.h"

#include "enrich/prior_facts.h"
#include "enrich/terms.h"
#include "score/asset_terms.h"

namespace postern {

Explanation explain(const ScoreInput& input, const Weights& weights, uint32_t finding) {
  const FindingContext& context = input.enrichment.findings[finding];
  const AssetId id = input.findings.rows[finding].asset;
  const UnitedAsset& asset = input.identities.assets[id];
  const Reach reach = id < input.graph.reach.size() ? input.graph.reach[id] : Reach{};
  Explanation out;
  out.base = weights[Weight::kBase];
  out.logOdds = out.base;
  const auto tell = [&](const Term& term, std::string because) {
    out.logOdds += term.points;
    out.terms.push_back({term, std::move(because)});
  };
  for (const Term& term : likelihoodTerms(context, weights)) {
    std::string because = likelihoodBecause(input.tables, context, term.factor);
    if (because.empty())
      because = priorBecause(input.tables, input.identities, input.findings.rows[finding], context,
                             *input.enrichment.likelihood, term);
    tell(term, std::move(because));
  }
  for (const Term& term : assetTerms(input, id, weights)) tell(term, assetBecause(asset, reach, term.factor));
  const Unknowns ofFinding = findingUnknowns(context, input.enrichment.atHand, weights);
  const Unknowns ofAsset = assetUnknowns(input, id, weights);
  out.unknowns.assign(ofFinding.begin(), ofFinding.end());
  out.unknowns.insert(out.unknowns.end(), ofAsset.begin(), ofAsset.end());
  out.low = out.logOdds + ofFinding.low() + ofAsset.low();
  out.high = out.logOdds + ofFinding.high() + ofAsset.high();
  if (const Unknown* unknown = cheapest(ofFinding, ofAsset); unknown != nullptr) {
    out.cheapest = unknown->fact;
    out.advice = adviceFor(unknown->fact, asset.name);
  }
  return out;
}

}  // namespace postern
