// SPDX-License-Identifier: Apache-2.0
// Keys that survive: line numbers, tags of images, query strings, versions and scanners' versions are not
// part of them. What tells two findings of one place apart is the code itself (its snippet), or else their
// order in the file. docs/correlation.md, "Keys".
#pragma once

#include <vector>

#include "correlate/findings.h"
#include "correlate/observation_facts.h"

namespace postern {

/// What findings are called: each member gives the key that it would have alone; the key of the finding is
/// that of its oldest report's (of several, or without dates, the smallest).
struct FindingKeys {
  std::vector<ContentHash> keys;           ///< per row of Findings::rows; all different
  std::vector<ContentHash> ofObservation;  ///< per observation; different findings have different ones
};

/// Per asset: the hash of what it is called from one scan to the next (an image without its tag, the only
/// unnamed folder without its name).
std::vector<uint64_t> lastingAssets(const Identities& identities);
/// What an observation says is wrong: its least weakness family, control, else its rule, else its title.
uint64_t wrongOf(ObservationFacts& facts, uint32_t row);

/// The code that an observation is about: its snippet, else CodeQL's hash of the line (without the ordinal of
/// equal lines), else the symbol; 0 = it shows none.
uint64_t codeOf(ObservationFacts& facts, uint32_t row);

/// `findings` with its members and assets filled.
FindingKeys findingKeys(ObservationFacts& facts, const Findings& findings);

}  // namespace postern
