// SPDX-License-Identifier: Apache-2.0
// One finding's risk as the computation it is: the terms listed sum to its log-odds exactly, each with the
// fact it rests on.
#pragma once

#include <string>
#include <vector>

#include "enrich/factor.h"
#include "score/score.h"

namespace postern {

struct ExplainedTerm : Term {
  std::string because;  ///< a fact, for people
};

struct Explanation {
  int32_t base = 0;
  std::vector<ExplainedTerm> terms;  ///< likelihood terms, then reach, then impact
  int32_t logOdds = 0;               ///< base + sum of terms, thousandths
};

Explanation explain(const ScoreInput& input, const Weights& weights, uint32_t finding);

}  // namespace postern
