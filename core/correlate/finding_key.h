// SPDX-License-Identifier: Apache-2.0
// Keys that survive: line numbers, tags of images, query strings, versions and scanners' versions are not
// part of them. What tells two findings of one place apart is the code itself (its snippet), or else their
// order in the file.
#pragma once

#include <vector>

#include "correlate/findings.h"
#include "correlate/observation_facts.h"

namespace postern {

/// Per row of `findings.rows` (members and representative filled); all different.
std::vector<ContentHash> findingKeys(ObservationFacts& facts, const Findings& findings);

}  // namespace postern
