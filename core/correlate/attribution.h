// SPDX-License-Identifier: Apache-2.0
// Which asset an observation is about: what it says, else what its URL, its report or the report's folder
// says, else the only one that is declared.
#pragma once

#include <vector>

#include "correlate/identity.h"
#include "correlate/said_pairs.h"

namespace postern {

/// Fills observationAsset, reportAsset and assumptions, adds implied assets, and marks who was scanned.
/// `said` of assets: "folder:…" the same as an asset ties the folder's reports to it.
void attributeObservations(const Tables& tables, const std::vector<SaidPair>& said, Identities& out);

}  // namespace postern
