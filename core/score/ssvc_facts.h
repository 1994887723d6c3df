// SPDX-License-Identifier: Apache-2.0
// What Postern knows of a finding in the words of SSVC's decision points, and what CERT/CC's and CISA's
// published tables (vocab/ssvc.h) then say. Which fact answers which decision point is in docs/scoring.md.
#pragma once

#include "base/time.h"
#include "score/score.h"
#include "vocab/ssvc.h"

namespace postern {

struct SsvcFacts {
  SsvcExploitation exploitation = SsvcExploitation::kNoneKnown;
  SsvcExposure exposure = SsvcExposure::kOpen;
  bool automatable = false;
  SsvcTechnicalImpact technicalImpact = SsvcTechnicalImpact::kPartial;
  SsvcHumanImpact humanImpact = SsvcHumanImpact::kMedium;
  bool inKev = false;
  bool publiclyExposed = false;
};

SsvcFacts ssvcFacts(const ScoreInput& input, uint32_t finding);
SsvcPriority deployerPriority(const SsvcFacts& facts);
Bod2604Timeline bod2604(const SsvcFacts& facts);
/// From the day it came into CISA's catalogue, else from `firstSeen`; kNoTime where the table sets no day or
/// no day is known to count from.
UnixSeconds bod2604Due(const ScoreInput& input, uint32_t finding, UnixSeconds firstSeen);

/// "none", "public_poc", "active" · "small" … · "partial" … · "low" …: the words of exports
std::string_view name(SsvcExploitation value);
std::string_view name(SsvcExposure value);
std::string_view name(SsvcTechnicalImpact value);
std::string_view name(SsvcHumanImpact value);

}  // namespace postern
