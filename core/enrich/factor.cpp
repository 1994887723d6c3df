// SPDX-License-Identifier: Apache-2.0
// See factor.h.
#include "enrich/factor.h"

#include <iterator>

namespace postern {

std::string_view name(Factor factor) {
  static constexpr std::string_view kNames[] = {"cvss",
                                                "severity",
                                                "prior_cvss",
                                                "prior_weakness",
                                                "prior_words",
                                                "prior_vendor",
                                                "kev",
                                                "exploited",
                                                "exploit_known",
                                                "epss",
                                                "verified",
                                                "dynamic",
                                                "agreement",
                                                "confidence",
                                                "reachable_code",
                                                "unreachable_code",
                                                "closed",
                                                "reach",
                                                "data_behind",
                                                "criticality",
                                                "environment"};
  static_assert(std::size(kNames) == kFactorCount);
  return kNames[static_cast<size_t>(factor)];
}

}  // namespace postern
