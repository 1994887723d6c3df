// SPDX-License-Identifier: Apache-2.0
// Risk: 100·σ(base + Σ terms). The terms listed are the computation: they are integers (thousandths of a
// log-odds unit) and sum to the log-odds exactly. Weights are data with a version (weights_table.cpp); adding
// KEV, exposure or criticality never lowers a risk.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.h"

namespace postern {

enum class Band : uint8_t { kWatch, kPlanned, kSoon, kNow };
std::string_view name(Band band);

struct Score {
  int32_t base = 0;
  std::vector<Term> terms;  ///< likelihood terms, then reach, then impact
  int32_t logOdds = 0;      ///< base + sum of terms, thousandths
  uint32_t risk = 0;        ///< tenths, 0..1000
  Band band = Band::kWatch;
  std::string reach;  ///< "internet, 1 hop" · "internal" · "no path" · "unknown"
};

struct Scores {
  std::vector<Score> findings;   ///< per Findings::rows
  std::vector<uint32_t> ranked;  ///< rows of Findings::rows, highest risk first; ties by finding key
  uint32_t weightsVersion = 1;
};

Scores score(const Tables& tables, const Identities& identities, const Findings& findings,
             const Enrichment& enrichment, const AttackGraph& graph);

}  // namespace postern
