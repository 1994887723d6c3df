// SPDX-License-Identifier: Apache-2.0
// The edges of the attack graph: the rules applied to relations, exposures, rights, flaws and leaked secrets.
#pragma once

#include "graph/fact_base.h"
#include "graph/rights/rights.h"
#include "graph/rule_set.h"

namespace postern {

/// Fills rules and edges, sorted by (from, to, rule); nodes must be there.
void makeEdges(const FactBase& facts, const Rights& rights, const RuleSet& rules, AttackGraph& graph);

/// Puts edges into that order; of equal steps the likeliest first.
void arrangeSteps(AttackGraph& graph);

}  // namespace postern
