// SPDX-License-Identifier: Apache-2.0
// One finding's risk as the computation it is: the terms listed sum to its log-odds exactly, each with the
// fact it rests on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "enrich/factor.h"
#include "score/score.h"
#include "score/unknowns.h"

namespace postern {

struct ExplainedTerm : Term {
  std::string because;  ///< a fact, for people
};

struct Explanation {
  int32_t base = 0;
  std::vector<ExplainedTerm> terms;  ///< likelihood terms, then reach, then impact
  int32_t logOdds = 0;               ///< base + sum of terms, thousandths
  std::vector<Unknown> unknowns;     ///< in the order of Fact
  int32_t low = 0, high = 0;         ///< log-odds plus the lowest, and the highest, of all unknowns
  std::optional<Fact> cheapest;      ///< the fact that would narrow it most for what learning it costs
  std::string advice;                ///< how to learn that; "" when all is known
};

Explanation explain(const ScoreInput& input, const Weights& weights, uint32_t finding);

}  // namespace postern
