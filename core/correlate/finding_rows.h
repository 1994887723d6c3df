// SPDX-License-Identifier: Apache-2.0
// What a set of joined observations says as one finding: severity, state, weaknesses, agreement.
#pragma once

#include "base/function_ref.h"

#include "correlate/findings.h"
#include "correlate/observation_facts.h"

namespace postern {

/// Fills rows, observations and findingOf from the root of each observation's set. Keys and joins are left.
void collectFindings(ObservationFacts& facts, FunctionRef<uint32_t(uint32_t)> rootOf, Findings& out);
/// Fills everything of the rows but key, members and joins.
void describeFindings(ObservationFacts& facts, Findings& out);

}  // namespace postern
