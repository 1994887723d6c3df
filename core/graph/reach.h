// SPDX-License-Identifier: Apache-2.0
// What the whole graph says about single assets and findings: how an attacker gets there, what lies behind,
// and which path uses a finding.
#pragma once

#include "graph/flaws.h"
#include "graph/graph.h"
#include "graph/relations.h"

namespace postern {

/// Fills reach and AttackEdge::live.
void fillReach(const Identities& identities, const Relations& relations, AttackGraph& graph);
/// Fills impactBehind.
void fillImpactBehind(const Identities& identities, const Relations& relations, AttackGraph& graph);
/// Fills pathThrough for `findings` findings; paths must be there.
void fillPathThrough(uint32_t findings, const Relations& relations, const Flaws& flaws, AttackGraph& graph);

/// Points that what lies behind loses for each halving of the probability to get there: some of the 693 that
/// a halving takes from the log-odds, since what was got so far has shown the attacker to be able.
inline constexpr uint32_t kDampPerHalving = 250;

}  // namespace postern
