// SPDX-License-Identifier: Apache-2.0
// The order of the work; each part is in a file of its own.
#include "graph/flaws.h"
#include "graph/graph.h"
#include "graph/graph_nodes.h"
#include "graph/graph_steps.h"
#include "graph/path_search.h"
#include "graph/reach.h"
#include "graph/relations.h"

namespace postern {

AttackGraph buildAttackGraph(const Tables& tables, const Identities& identities, const Findings& findings,
                             const Enrichment& enrichment, uint32_t pathLimit) {
  AttackGraph graph;
  const Relations relations(tables, identities);
  const Flaws flaws(tables, identities, findings, enrichment, relations);
  makeNodes(identities, relations, flaws, graph);
  makeEdges(identities, relations, flaws, graph);
  graph.paths = likeliestPaths(graph, pathLimit);
  fillReach(identities, relations, graph);
  fillImpactBehind(identities, relations, graph);
  fillPathThrough(static_cast<uint32_t>(findings.rows.size()), relations, flaws, graph);
  return graph;
}

}  // namespace postern
