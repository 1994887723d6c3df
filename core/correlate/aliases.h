// SPDX-License-Identifier: Apache-2.0
// United names of vulnerabilities.
#pragma once

#include <vector>

#include "correlate/identity.h"
#include "correlate/said_pairs.h"

namespace postern {

/// Fills Identities::canonicalVulnerability and aliasUnions.
void uniteVulnerabilities(const Tables& tables, const std::vector<SaidPair>& said, Identities& out);

}  // namespace postern
