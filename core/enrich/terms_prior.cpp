// SPDX-License-Identifier: Apache-2.0
// Where no EPSS is known: how likely such a flaw is exploited, learned from what attackers did
// (docs/likelihood.md). It stands for the forecast and goes when one is there. That a flaw is of a kind that
// is seldom exploited does not unsay that it was.
#include "enrich/terms.h"

namespace postern {

void addPriorTerms(const FindingContext& context, const Weights& weights, Terms& terms) {
  if (context.epss != kNone) return;
  const std::pair<Factor, int32_t> parts[] = {{Factor::kPriorCvss, context.prior.metrics},
                                              {Factor::kPriorWeakness, context.prior.weakness},
                                              {Factor::kPriorWords, context.prior.words},
                                              {Factor::kPriorVendor, context.prior.vendor}};
  Terms prior;
  for (const auto& [factor, raw] : parts) prior.add(factor, raw * weights[Weight::kPriorPercent] / 100);
  if ((context.kev || context.exploited) && prior.sum() < 0) return;
  for (const Term& term : prior) terms.add(term.factor, term.points);
}

}  // namespace postern
