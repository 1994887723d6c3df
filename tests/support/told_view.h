// SPDX-License-Identifier: Apache-2.0
// An estate of told batches, all the way to its scores.
#pragma once

#include "query/estate_view.h"
#include "tests/support/told_estate.h"

namespace postern {

inline constexpr UnixSeconds kToldNow = 1'764'000'000;

struct ToldView {
  explicit ToldView(const std::vector<std::string>& batches)
      : told(batches),
        enrichment(enrich({told.tables, told.identities, told.findings, kToldNow})),
        graph(buildAttackGraph(told.tables, told.identities, told.findings, enrichment)),
        knowledge(assetKnowledge(told.tables, told.identities, graph)),
        scores(score({told.tables, told.identities, told.findings, enrichment, graph, knowledge},
                     Weights::published())),
        view{told.tables, told.identities, told.findings, enrichment, graph, scores, knowledge, kToldNow} {}

  ToldEstate told;
  Enrichment enrichment;
  AttackGraph graph;
  std::vector<AssetKnowledge> knowledge;
  Scores scores;
  EstateView view;
};

}  // namespace postern
