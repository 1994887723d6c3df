// SPDX-License-Identifier: Apache-2.0
// The order of the work; each part is in a file of its own.
#include <algorithm>
#include <map>
#include <tuple>

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
  // Found by likelihood, shown by risk: what a path leads to counts too. Equal risk: the likelier first.
  std::stable_sort(graph.paths.begin(), graph.paths.end(),
                   [](const AttackPath& a, const AttackPath& b) { return a.risk > b.risk; });
  fillReach(identities, relations, graph);
  fillImpactBehind(identities, relations, graph);
  fillPathThrough(static_cast<uint32_t>(findings.rows.size()), relations, flaws, graph);
  return graph;
}

std::vector<uint32_t> edgesToDraw(const AttackGraph& graph) {
  // Lower is better: live steps by cost, then relations, then other steps.
  const auto rank = [&](uint32_t row) {
    const AttackEdge& edge = graph.edges[row];
    const int group = edge.live ? 0 : 1 + (edge.attack ? 1 : 0);
    return std::tuple(group, edge.cost, row);
  };
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> best;
  for (uint32_t row = 0; row < graph.edges.size(); ++row) {
    const auto [at, fresh] = best.try_emplace({graph.edges[row].from, graph.edges[row].to}, row);
    if (!fresh && rank(row) < rank(at->second)) at->second = row;
  }
  std::vector<uint32_t> out;
  for (const auto& [ends, row] : best) {
    const bool idle = graph.edges[row].attack && !graph.edges[row].live;
    if (!idle || best.count({ends.second, ends.first}) == 0) out.push_back(row);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace postern
