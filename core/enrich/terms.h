// SPDX-License-Identifier: Apache-2.0
// How likely the exploitation of a finding is, as terms of what is known of it (FindingContext) and the
// weights; and the same in words. One file per kind of knowledge: terms_severity.cpp, terms_exploitation.cpp,
// terms_prior.cpp (beside it), terms_evidence.cpp. A new kind adds a Factor, its Weights, a file with both
// functions, and a line in terms.cpp.
#pragma once

#include <string>

#include "enrich/enrich.h"
#include "enrich/factor.h"
#include "enrich/weights.h"

namespace postern {

/// All likelihood terms, in the order of Factor.
Terms likelihoodTerms(const FindingContext& context, const Weights& weights);
/// Why such a term is there: a fact, for people. "" for a factor that is none of likelihood.
std::string likelihoodBecause(const Tables& tables, const FindingContext& context, Factor factor);

void addSeverityTerms(const FindingContext& context, const Weights& weights, Terms& terms);
/// Where no EPSS is known; part of addExploitationTerms, whose forecast they stand for.
void addPriorTerms(const FindingContext& context, const Weights& weights, Terms& terms);
void addExploitationTerms(const FindingContext& context, const Weights& weights, Terms& terms);
void addEvidenceTerms(const FindingContext& context, const Weights& weights, Terms& terms);
std::string severityBecause(const Tables& tables, const FindingContext& context, Factor factor);
std::string exploitationBecause(const FindingContext& context, Factor factor);
std::string evidenceBecause(const FindingContext& context, Factor factor);

}  // namespace postern
