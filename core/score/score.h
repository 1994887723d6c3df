// SPDX-License-Identifier: Apache-2.0
// Risk: 100·σ(base + Σ terms). Terms are integers (thousandths of a log-odds unit) and sum to the log-odds
// exactly. Here only the sums are kept: a million findings are ranked anew when a weight changes. Which terms
// they are, and why, is told for one finding at a time (score/explain.h). Adding KEV, exposure or criticality
// never lowers a risk.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "enrich/weights.h"
#include "graph/graph.h"
#include "score/knowledge.h"

namespace postern {

enum class Band : uint8_t { kWatch, kPlanned, kSoon, kNow };
std::string_view name(Band band);

struct Score {
  int32_t logOdds = 0;         ///< base + sum of terms, thousandths
  uint16_t risk = 0;           ///< tenths, 0..1000
  uint16_t low = 0, high = 0;  ///< where it could be, were everything known; tenths, low <= risk <= high
  Band band = Band::kWatch;
};

struct Scores {
  std::vector<Score> findings;   ///< per Findings::rows
  std::vector<uint32_t> ranked;  ///< rows of Findings::rows, highest risk first; ties by finding key
  Weights weights;               ///< by which they are made
};

/// Everything that a score is made of, besides the weights. Borrows.
struct ScoreInput {
  const Tables& tables;
  const Identities& identities;
  const Findings& findings;
  const Enrichment& enrichment;
  const AttackGraph& graph;
  const std::vector<AssetKnowledge>& knowledge;  ///< per AssetId; of assetKnowledge()
};

/// Per row of Findings::rows, its place in the ranking, from 0.
std::vector<uint32_t> placesOf(const Scores& scores);

Scores score(const ScoreInput& input, const Weights& weights);

}  // namespace postern
