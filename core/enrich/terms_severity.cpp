// SPDX-License-Identifier: Apache-2.0
// How bad the flaw is called: the CVSS base score, or where none is known the word its source uses. One of
// the two counts.
#include "base/json_writer.h"
#include "enrich/terms.h"

namespace postern {

void addSeverityTerms(const FindingContext& context, const Weights& weights, Terms& terms) {
  if (context.cvss > 0) {
    terms.add(Factor::kCvss, (int32_t{context.cvss} - 50) * weights[Weight::kCvssPerTenth]);
    return;
  }
  int32_t points = weights.at(Weight::kSeverityUnknown, context.severity);
  // A severity that is only usual for such results weighs half, and not knowing costs.
  if (context.severityByKind) points = points / 2 + weights[Weight::kSeverityUnknown];
  terms.add(Factor::kSeverity, points);
}

std::string severityBecause(const Tables& tables, const FindingContext& context, Factor factor) {
  if (factor == Factor::kCvss) {
    const std::string_view vector = tables.strings.text(context.cvssVector);
    return "CVSS base score " + formatDecimal(context.cvss, 1) +
           (vector.empty() ? " as a source states it" : " (" + std::string(vector) + ")");
  }
  if (factor != Factor::kSeverity) return {};
  const std::string word(name(context.severity));
  if (context.severityByKind)
    return "no source states a severity; results of its kind are " + word + " as a rule";
  return context.severity == Severity::kUnknown ? "no source states a severity"
                                                : "called " + word + " by its source";
}

}  // namespace postern
