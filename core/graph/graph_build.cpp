// SPDX-License-Identifier: Apache-2.0
// The order of the work; each part is in a file of its own.
#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.h"
#include "graph/flaws.h"
#include "graph/graph.h"
#include "graph/graph_nodes.h"
#include "graph/graph_steps.h"
#include "graph/path_search.h"
#include "graph/reach.h"
#include "graph/relations.h"
#include "graph/rights/rights.h"

namespace postern {

namespace {

const RuleSet& knownRules() {
  static const RuleSet kRules = builtInRules();
  return kRules;
}

// What of an estate its graph is made of; the parts refer to each other.
struct Material {
  Relations relations;
  Flaws flaws;
  Rights rights;

  Material(const Tables& tables, const Identities& identities, const Findings& findings,
           const Enrichment& enrichment)
      : relations(tables, identities),
        flaws(tables, identities, findings, enrichment, relations),
        rights(tables, identities) {}
};

void drawSteps(const Tables& tables, const Identities& identities, const Material& material,
               const RuleSet& rules, AttackGraph& graph) {
  makeNodes(tables, identities, material.relations, material.flaws, graph);
  const FactBase facts(tables, identities, material.relations, material.flaws, graph);
  makeEdges(facts, material.rights, rules, graph);
}

}  // namespace

const StepBasis* AttackGraph::basisOf(const AttackEdge& edge) const {
  if (!edge.based) return nullptr;
  const auto at = std::lower_bound(
      bases.begin(), bases.end(), edge.firstFinding,
      [](const StepBasis& basis, uint32_t firstFinding) { return basis.firstFinding < firstFinding; });
  return &*at;
}

AttackGraph buildAttackGraph(const Tables& tables, const Identities& identities, const Findings& findings,
                             const Enrichment& enrichment, uint32_t pathLimit, std::string_view userRules) {
  AttackGraph graph;
  const Material material(tables, identities, findings, enrichment);
  if (trim(userRules).empty()) {
    drawSteps(tables, identities, material, knownRules(), graph);
  } else {
    RuleSet rules = knownRules();
    graph.ruleProblems = addRules(userRules, "the attack rules", rules);
    drawSteps(tables, identities, material, rules, graph);
  }
  graph.paths = likeliestPaths(graph, pathLimit);
  // Found by likelihood, shown by risk: what a path leads to counts too. Equal risk: the likelier first.
  std::stable_sort(graph.paths.begin(), graph.paths.end(),
                   [](const AttackPath& a, const AttackPath& b) { return a.risk > b.risk; });
  fillReach(identities, material.relations, graph);
  fillImpactBehind(identities, material.relations, graph);
  fillPathThrough(static_cast<uint32_t>(findings.rows.size()), material.relations, material.flaws, graph);
  return graph;
}

AttackGraph tryRules(const Tables& tables, const Identities& identities, const Findings& findings,
                     const Enrichment& enrichment, std::string_view yaml) {
  AttackGraph graph;
  RuleSet rules = knownRules();
  graph.ruleProblems = addRules(yaml, "the attack rules", rules);
  if (!graph.ruleProblems.empty()) return graph;
  // The built-in words stay: rules are written with them.
  const auto known = static_cast<std::ptrdiff_t>(knownRules().rules.size());
  rules.rules.erase(std::remove_if(rules.rules.begin(), rules.rules.begin() + known,
                                   [](const AttackRule& rule) { return rule.derives == kNone; }),
                    rules.rules.begin() + known);
  for (uint32_t i = 0; i < rules.rules.size(); ++i) rules.rules[i].number = i;
  const Material material(tables, identities, findings, enrichment);
  drawSteps(tables, identities, material, rules, graph);
  graph.edges.erase(std::remove_if(graph.edges.begin(), graph.edges.end(),
                                   [](const AttackEdge& edge) { return !edge.attack; }),
                    graph.edges.end());
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
