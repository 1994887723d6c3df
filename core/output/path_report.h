// SPDX-License-Identifier: Apache-2.0
// A path as text for a ticket or a screen reader: numbered steps with technique, likelihood, reason, the
// findings behind them and the records those were read from. Plain text; what comes from reports is kept on
// its line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/path_cuts.h"

namespace postern {

/// Where an observation was read: "semgrep.json /runs/0/results/7".
std::string sourceOf(const EstateView& view, uint32_t observation);
/// Of the finding, in order of observations, at most `most`.
std::vector<std::string> sourcesOf(const EstateView& view, uint32_t finding, size_t most);

std::string pathReport(const EstateView& view, const AttackPath& path, const PathCuts& cuts,
                       const std::vector<FixGroup>& fixes);

/// Where the other facts that a step rests on are stated: "inventory.yaml /relations/3"; each place once.
std::vector<std::string> citedBy(const EstateView& view, const AttackEdge& edge);

/// On one line, clipped: no text can pretend to be the next step.
std::string told(std::string_view text);
/// "38 %", "less than 1 %"
std::string percentOf(uint32_t millionths);

/// Findings named per step, and records per finding: of more only how many.
inline constexpr size_t kFindingsTold = 5;
inline constexpr size_t kRecordsTold = 3;

}  // namespace postern
