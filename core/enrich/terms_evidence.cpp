// SPDX-License-Identifier: Apache-2.0
// How sure it is that the flaw is there and counts: how it was found, by how many, whether its code is
// called, and what its source says became of it.
#include <algorithm>

#include "enrich/terms.h"

namespace postern {

void addEvidenceTerms(const FindingContext& context, const Weights& weights, Terms& terms) {
  if (context.kind == ObservationKind::kDynamic) terms.add(Factor::kDynamic, weights[Weight::kDynamic]);
  if (context.tools >= 2) {
    terms.add(Factor::kAgreement, weights[context.tools == 2 ? Weight::kTwoTools : Weight::kThreeTools]);
  } else if (context.confidence == Confidence::kLow) {
    terms.add(Factor::kConfidence, weights[Weight::kLowConfidence]);
  } else if (context.confidence == Confidence::kHigh) {
    terms.add(Factor::kConfidence, weights[Weight::kHighConfidence]);
  }
  if (context.reachability == Reachability::kReachable) {
    terms.add(Factor::kReachableCode, weights[Weight::kReachable]);
  } else if (context.reachability == Reachability::kNotReachable) {
    terms.add(Factor::kUnreachableCode, weights[Weight::kNotReachable]);
  }
  if (context.state != State::kOpen) terms.add(Factor::kClosed, weights[Weight::kClosed]);
}

namespace {

std::string closedBecause(const FindingContext& context) {
  std::string word(name(context.state));
  std::replace(word.begin(), word.end(), '_', ' ');
  switch (context.stateFrom) {
    case StatusFrom::kDecision:
      return "a person decided: " + word;
    case StatusFrom::kVex:
      return "a VEX statement makes it " + word;
    case StatusFrom::kSource:
      break;
  }
  return "its source calls it " + word;
}

}  // namespace

std::string evidenceBecause(const FindingContext& context, Factor factor) {
  switch (factor) {
    case Factor::kDynamic:
      return "found by talking to the running system";
    case Factor::kAgreement:
      return (context.tools == FindingContext::kManyTools ? "many" : std::to_string(context.tools)) +
             " tools say so independently";
    case Factor::kConfidence:
      return context.confidence == Confidence::kLow ? "its source is not confident"
                                                    : "its source is confident";
    case Factor::kReachableCode:
      return "a scanner found the vulnerable code called";
    case Factor::kUnreachableCode:
      return "a scanner found the vulnerable code not called";
    case Factor::kClosed:
      return closedBecause(context);
    default:
      return {};
  }
}

}  // namespace postern
