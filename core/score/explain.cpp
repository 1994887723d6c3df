// SPDX-License-Identifier: Apache-2.0
// See explain.h.
#include "score/explain.h"

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
  for (const Term& term : likelihoodTerms(context, weights))
    tell(term, likelihoodBecause(input.tables, context, term.factor));
  for (const Term& term : assetTerms(input, id, weights)) tell(term, assetBecause(asset, reach, term.factor));
  return out;
}

}  // namespace postern
