// SPDX-License-Identifier: Apache-2.0
// The clocks of the estate's own policy, for its list of findings.
#pragma once

#include <string_view>

#include "engine/analysis.h"

namespace postern {

/// Nothing where the policy is "", does not read or has no clocks.
void takeClocks(Analysis& analysis, std::string_view policy);

}  // namespace postern
