// SPDX-License-Identifier: Apache-2.0
// See terms.h.
#include "enrich/terms.h"

namespace postern {

Terms likelihoodTerms(const FindingContext& context, const Weights& weights) {
  Terms terms;
  addSeverityTerms(context, weights, terms);
  addExploitationTerms(context, weights, terms);
  addEvidenceTerms(context, weights, terms);
  return terms;
}

std::string likelihoodBecause(const Tables& tables, const FindingContext& context, Factor factor) {
  std::string because = severityBecause(tables, context, factor);
  if (because.empty()) because = exploitationBecause(context, factor);
  if (because.empty()) because = evidenceBecause(context, factor);
  return because;
}

}  // namespace postern
