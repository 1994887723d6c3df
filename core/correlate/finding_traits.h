// SPDX-License-Identifier: Apache-2.0
// The traits of all findings of an estate (adoption.h).
#pragma once

#include <vector>

#include "correlate/adoption.h"

namespace postern {

/// Per row of Findings::rows. Traits that two findings have are in neither's list.
std::vector<FindingTraits> makeTraits(const Tables& tables, const Identities& identities,
                                      const Findings& findings);

}  // namespace postern
