// SPDX-License-Identifier: Apache-2.0
// Decisions as JSON Lines, for teams that keep them beside their code. A line per record, ordered by subject,
// time and id, so that a later decision is a line more and no other line changes:
//   {"subject":"finding 0a…","field":"status","value":"accepted","reason":"…","by":"ann",
//    "at":"2026-11-24T09:00:00Z","expires":"2027-01-01T00:00:00Z","after":["<id, 32 hex digits>"]}
// `reason`, `by`, `expires` and `after` are left out where they are empty. Any order of lines, lines that
// stand twice and empty lines are read alike: git's "union" merge gives what joining the two sets gives.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/error.h"
#include "model/decision.h"

namespace postern {

std::string writeDecisionLines(const Decisions& decisions);
/// These, in this order.
std::string writeDecisionLines(std::span<const Decision* const> decisions);
/// Errors: malformed, too_large, with the line in `where`.
Result<Decisions> readDecisionLines(std::string_view text);

}  // namespace postern
