// SPDX-License-Identifier: Apache-2.0
// The edges of the attack graph: the rules applied to relations, exposures, rights, flaws and leaked secrets.
#pragma once

#include "graph/fact_base.h"
#include "graph/rights/rights.h"
#include "graph/rule_set.h"

namespace postern {

/// How much there was to find: pairs of derived words, matches of rules that make steps.
struct RuleCounts {
  size_t pairs = 0, matches = 0;
};

/// Fills rules and edges, sorted by (from, to, rule); nodes must be there.
RuleCounts makeEdges(const FactBase& facts, const Rights& rights, const RuleSet& rules, AttackGraph& graph);

}  // namespace postern
