// SPDX-License-Identifier: Apache-2.0
// The edges of the attack graph: the rules applied to relations, exposures, flaws and leaked secrets.
#pragma once

#include "graph/attack_rules.h"
#include "graph/flaws.h"
#include "graph/relations.h"

namespace postern {

/// Fills edges, sorted by (from, to, rule); nodes must be there.
void makeEdges(const Identities& identities, const Relations& relations, const Flaws& flaws,
               AttackGraph& graph);

}  // namespace postern
