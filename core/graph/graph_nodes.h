// SPDX-License-Identifier: Apache-2.0
// The nodes of the attack graph: where attackers start, the assets that sources relate or place, and the data
// that is worth protecting; each with the band that it is drawn in.
#pragma once

#include <string_view>

#include "graph/flaws.h"

namespace postern {

inline constexpr std::string_view kAttackerZone = "Attacker";
inline constexpr std::string_view kEdgeZone = "Edge";
inline constexpr std::string_view kTargetZone = "What matters";

/// Fills nodes (sorted by key) and nodeOfAsset.
void makeNodes(const Tables& tables, const Identities& identities, const Relations& relations,
               const Flaws& flaws, AttackGraph& graph);
/// The row of the first node with that role; kNone when there is none.
uint32_t nodeWithRole(const AttackGraph& graph, NodeRole role);
/// kNone when there is none.
uint32_t nodeByKey(const AttackGraph& graph, std::string_view key);

}  // namespace postern
