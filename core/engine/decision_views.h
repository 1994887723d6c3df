// SPDX-License-Identifier: Apache-2.0
// What of the decisions the engine's other parts ask for.
#pragma once

#include <vector>

#include "model/decision.h"

namespace postern {

/// The records on what is one and what is not that hold at `now`, in the order of their subjects: as long as
/// they are the same, correlation is.
std::vector<ContentHash> heldIdentities(const Decisions& decisions, UnixSeconds now);

/// Unites the sets; the number of decisions that are new, without what is only kept beside them.
uint64_t joinDecisions(Decisions& to, const Decisions& from);

/// Whether it is something that a person may say here. Errors: malformed.
Status checkSaid(const Decision& decision);

}  // namespace postern
