// SPDX-License-Identifier: Apache-2.0
// The published weights, version 2 (2026-11-24). Judgement, held against what attackers did: chosen so that a
// proven, internet-reachable flaw before customer data is "now" and a known-exploited one that nothing leads
// to is not. Version 2 differs from 1 in two rules: what is said of exploitation never counts less for
// knowing more of it (terms_exploitation.cpp), and where no EPSS is known the learned likelihood counts
// (terms_prior.cpp).
#include "enrich/weights.h"

namespace postern {
namespace {

using enum Weight;

constexpr WeightRow kRows[kWeightCount] = {
    {kBase, "base", "base", -2500, -6000, 0, "where every finding starts"},
    {kCvssPerTenth, "cvss_per_tenth", "likelihood", 45, 0, 120,
     "for each tenth of the CVSS base score above 5.0, and against each below"},
    {kSeverityUnknown, "severity_unknown", "likelihood", -300, -3000, 3000, "no source states a severity"},
    {kSeverityInfo, "severity_info", "likelihood", -2500, -4000, 4000, "called info, no score known"},
    {kSeverityLow, "severity_low", "likelihood", -1000, -4000, 4000, "called low, no score known"},
    {kSeverityMedium, "severity_medium", "likelihood", 0, -4000, 4000, "called medium, no score known"},
    {kSeverityHigh, "severity_high", "likelihood", 1000, -4000, 4000, "called high, no score known"},
    {kSeverityCritical, "severity_critical", "likelihood", 2000, -4000, 4000,
     "called critical, no score known"},
    {kKev, "kev", "likelihood", 2200, 0, 6000, "in CISA's catalogue of known exploited vulnerabilities"},
    {kExploited, "exploited", "likelihood", 1500, 0, 6000, "a scanner says it is exploited in the wild"},
    {kExploitKnown, "exploit_known", "likelihood", 600, 0, 6000, "a scanner knows a public exploit"},
    {kEpssZero, "epss_zero", "likelihood", -4000, -8000, 0,
     "the logit of EPSS that adds and takes nothing (-4000 is 1.8 %)"},
    {kEpssPercent, "epss_percent", "likelihood", 40, 0, 200, "share of EPSS's logit beyond that, percent"},
    {kEpssLeast, "epss_least", "likelihood", -1200, -6000, 0, "the most that a low EPSS takes"},
    {kEpssMost, "epss_most", "likelihood", 2600, 0, 6000, "the most that a high EPSS adds"},
    {kEpssMostWithKev, "epss_most_with_kev", "likelihood", 800, 0, 6000,
     "the most that EPSS adds where exploitation is known already"},
    {kPriorPercent, "prior_percent", "likelihood", 45, 0, 100,
     "share of the learned likelihood (docs/likelihood.md) that counts where no EPSS is known, percent"},
    {kVerified, "verified", "likelihood", 1200, 0, 6000,
     "a scanner proved it (a live secret, an exploit that worked)"},
    {kDynamic, "dynamic", "likelihood", 700, 0, 6000, "found by talking to the running system"},
    {kTwoTools, "two_tools", "likelihood", 400, 0, 3000, "two tools say so independently"},
    {kThreeTools, "three_tools", "likelihood", 600, 0, 3000, "three tools or more"},
    {kLowConfidence, "low_confidence", "likelihood", -500, -3000, 0, "its one source is not confident"},
    {kHighConfidence, "high_confidence", "likelihood", 200, 0, 3000, "its one source is confident"},
    {kReachable, "reachable_code", "likelihood", 600, 0, 4000, "a scanner found the vulnerable code called"},
    {kNotReachable, "unreachable_code", "likelihood", -1500, -6000, 0,
     "a scanner found the vulnerable code not called"},
    {kClosed, "closed", "likelihood", -6000, -12000, 0,
     "fixed, accepted, suppressed or a false positive, as its source or a person says"},
    {kInternet1, "internet_1", "reach", 1800, 0, 6000, "the internet reaches it directly"},
    {kInternet2, "internet_2", "reach", 1500, 0, 6000, "from the internet in two hops"},
    {kInternet3, "internet_3", "reach", 1200, 0, 6000, "in three hops"},
    {kInternet4, "internet_4", "reach", 900, 0, 6000, "in four hops or more"},
    {kInsider, "insider", "reach", 600, -6000, 6000, "whoever may read the repository gets there"},
    {kNoPath, "no_path", "reach", -3500, -8000, 0, "no path from any attacker's start leads there"},
    {kDataBehindPercent, "data_behind_percent", "impact", 50, 0, 200,
     "share of the points of the best target that it opens, percent"},
    {kCriticalityUnknown, "criticality_unknown", "impact", 0, -3000, 3000, "nobody says what it is worth"},
    {kCriticalityLow, "criticality_low", "impact", 0, -3000, 3000, "declared of low worth to the business"},
    {kCriticalityMedium, "criticality_medium", "impact", 200, -3000, 3000, "declared of medium worth"},
    {kCriticalityHigh, "criticality_high", "impact", 500, -3000, 3000, "declared of high worth"},
    {kCriticalityCritical, "criticality_critical", "impact", 900, -3000, 6000, "declared critical"},
    {kEnvironmentUnknown, "environment_unknown", "impact", 0, -3000, 3000, "nobody says what it is used for"},
    {kEnvironmentDevelopment, "environment_development", "impact", -800, -3000, 3000, "for development"},
    {kEnvironmentTest, "environment_test", "impact", -800, -3000, 3000, "for tests"},
    {kEnvironmentStaging, "environment_staging", "impact", -400, -3000, 3000, "for staging"},
    {kEnvironmentProduction, "environment_production", "impact", 0, -3000, 3000, "for production"},
    {kBandNow, "band_now", "bands", 800, 1, 1000, "risk in tenths from which a finding is \"now\""},
    {kBandSoon, "band_soon", "bands", 500, 1, 1000, "from which it is \"soon\""},
    {kBandPlanned, "band_planned", "bands", 200, 1, 1000, "from which it is \"planned\""},
    {kYearlyPercent, "yearly_percent", "loss", 10, 0, 100,
     "chance that a finding of risk 100 leads to loss within a year, percent"},
};

constexpr WeightOrder kOrders[] = {
    {kSeverityInfo, kSeverityLow},
    {kSeverityLow, kSeverityMedium},
    {kSeverityMedium, kSeverityHigh},
    {kSeverityHigh, kSeverityCritical},
    {kExploitKnown, kExploited},
    {kExploited, kKev},
    {kHighConfidence, kTwoTools},
    {kTwoTools, kThreeTools},
    {kInternet2, kInternet1},
    {kInternet3, kInternet2},
    {kInternet4, kInternet3},
    {kNoPath, kInsider},
    {kInsider, kInternet4},
    // Unknown is the floor: a declaration of worth never lowers a risk.
    {kCriticalityUnknown, kCriticalityLow},
    {kCriticalityLow, kCriticalityMedium},
    {kCriticalityMedium, kCriticalityHigh},
    {kCriticalityHigh, kCriticalityCritical},
    {kEnvironmentDevelopment, kEnvironmentProduction},
    {kEnvironmentTest, kEnvironmentProduction},
    {kEnvironmentStaging, kEnvironmentProduction},
    {kBandPlanned, kBandSoon},
    {kBandSoon, kBandNow},
};

constexpr bool inOrder() {
  for (size_t i = 0; i < kWeightCount; ++i) {
    if (kRows[i].weight != static_cast<Weight>(i)) return false;
  }
  return true;
}
static_assert(inOrder());

}  // namespace

std::span<const WeightRow, kWeightCount> weightRows() { return kRows; }
std::span<const WeightOrder> weightOrders() { return kOrders; }

}  // namespace postern
