// SPDX-License-Identifier: Apache-2.0
// United names of vulnerabilities.
#pragma once

#include <vector>

#include "model/batch.h"

namespace postern {

/// See Identities::canonicalVulnerability.
std::vector<StringId> canonicalVulnerabilities(const Tables& tables);

}  // namespace postern
