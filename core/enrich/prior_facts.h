// SPDX-License-Identifier: Apache-2.0
// What the likelihood table says of findings. An estate repeats few texts: what a vector, a title or a
// component says is worked out once.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "correlate/findings.h"
#include "enrich/enrich.h"
#include "enrich/factor.h"

namespace postern {

/// Borrows all of it.
class PriorFacts {
 public:
  PriorFacts(const Tables& tables, const Identities& identities, const LikelihoodTable& table);
  /// `context` has the vector and its score already.
  LikelihoodPrior of(const Finding& finding, const FindingContext& context);

 private:
  static constexpr int16_t kUnseen = INT16_MIN;
  static constexpr int16_t kNamesNone = INT16_MIN + 1;

  struct OfVector {
    LikelihoodMetrics metrics;
    int16_t points = 0;
  };
  const OfVector& ofVector(const FindingContext& context);
  int16_t vendorOf(const Finding& finding);

  const Tables& tables_;
  const Identities& identities_;
  const LikelihoodTable& table_;
  std::unordered_map<StringId, OfVector> vectors_;  // a vector has one score
  std::vector<int16_t> titles_, titlesAsProducts_;  // per StringId
  std::vector<int16_t> vendors_, products_;         // per row of Tables::components
};

/// Why there is such a term of the prior: a fact, for people. "" for another factor.
std::string priorBecause(const Tables& tables, const Identities& identities, const Finding& finding,
                         const FindingContext& context, const LikelihoodTable& table, const Term& term);

}  // namespace postern
