// SPDX-License-Identifier: Apache-2.0
// What an observation is called where a person speaks of one ("this one is not the same as that one"): the
// same in every later scan that says it in the same words.
#pragma once

#include <vector>

#include "base/content_hash.h"
#include "correlate/identity.h"

namespace postern {

/// Hash of tool, rule, kind, asset, title, place (file, URL, parameter, resource, package, port; folded as
/// correlation folds them, without lines and query), vulnerabilities and fingerprints. Where one report says
/// that several times, the second has the ordinal 1, and so on. Costs a pass over the report's rows.
ContentHash observationKey(const Tables& tables, const Identities& identities, uint32_t observation);
/// The same of every observation, in one pass.
std::vector<ContentHash> observationKeys(const Tables& tables, const Identities& identities);

}  // namespace postern
