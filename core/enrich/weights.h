// SPDX-License-Identifier: Apache-2.0
// The weights of the risk, version 1: data, published, one place. Unit: thousandths of a log-odds unit (700
// doubles the odds). Chosen so that a proven, internet-reachable flaw before customer data is "now" and a
// known-exploited one that nothing leads to is not; issue 5 replaces the judgement with measurement.
#pragma once

#include <cstdint>

namespace postern::weights {

inline constexpr uint32_t kVersion = 1;

inline constexpr int32_t kBase = -2500;
/// For the probability of one attack step: what the likelihood terms start from.
inline constexpr int32_t kStepBase = -1500;

// Likelihood.
inline constexpr int32_t kPerCvssTenth = 45;  ///< times (score in tenths - 50)
inline constexpr int32_t kSeverity[] = {
    -300, -2500, -1000, 0, 1000, 2000};  ///< by Severity, where no score is known; half of
                                         ///< it beside that of "unknown" where no source states it
inline constexpr int32_t kKev = 2200;
inline constexpr int32_t kExploited = 1500;  ///< a scanner says so, no KEV entry is at hand
inline constexpr int32_t kExploitKnown = 600;
inline constexpr int32_t kEpssZero = -4000;  ///< logit at which EPSS says nothing: 1.8 %
inline constexpr int32_t kEpssPercent = 40;  ///< share of the logit beyond it that counts
inline constexpr int32_t kEpssLeast = -1200;
inline constexpr int32_t kEpssMost = 2600;
inline constexpr int32_t kEpssMostWithKev = 800;  ///< KEV has said most of it already
inline constexpr int32_t kVerified = 1200;
inline constexpr int32_t kDynamic = 700;  ///< found by talking to the running thing
inline constexpr int32_t kTwoTools = 400;
inline constexpr int32_t kThreeTools = 600;
inline constexpr int32_t kLowConfidence = -500;
inline constexpr int32_t kHighConfidence = 200;
inline constexpr int32_t kReachable = 600;
inline constexpr int32_t kNotReachable = -1500;
inline constexpr int32_t kClosed =
    -6000;  ///< fixed, accepted, suppressed or false positive, as the source says

// Reach.
inline constexpr int32_t kInternet[] = {1800, 1500, 1200,
                                        900};  ///< by steps before it, the last for all further
inline constexpr int32_t kInsider = 600;
inline constexpr int32_t kNoPath = -3500;

// Impact. Unknown is not low: only what is said adds.
inline constexpr int32_t kDataBehindPercent = 50;  ///< of the points of the best target that is opened
inline constexpr int32_t kCriticality[] = {0, 0, 200, 500, 900};     ///< by Criticality
inline constexpr int32_t kEnvironment[] = {0, -800, -800, -400, 0};  ///< by Environment

// Bands: risk in tenths at which each begins.
inline constexpr uint32_t kNow = 800;
inline constexpr uint32_t kSoon = 500;
inline constexpr uint32_t kPlanned = 200;

}  // namespace postern::weights
