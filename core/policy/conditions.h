// SPDX-License-Identifier: Apache-2.0
// Conditions held against rows.
#pragma once

#include <vector>

#include "policy/policy.h"
#include "query/matcher.h"

namespace postern {

/// Per row of the matcher's source 1 or 0.
std::vector<uint8_t> holdsFor(const PolicyCondition& condition, Matcher& matcher);

}  // namespace postern
