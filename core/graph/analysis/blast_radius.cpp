// SPDX-License-Identifier: Apache-2.0
// Two shortest-path searches on the states of StepGraph.
#include "graph/analysis/blast_radius.h"

#include <algorithm>
#include <tuple>

#include "base/log_odds.h"
#include "graph/path_search.h"
#include "graph/step_graph.h"

namespace postern {
namespace {

uint32_t hopsOf(Weight weight) { return static_cast<uint32_t>(weight & ((Weight{1} << kStepBits) - 1)); }
uint32_t probabilityOfWeight(Weight weight) { return std::max(probabilityOf(weight >> kStepBits), 1U); }

void arrange(std::vector<RadiusNode>& nodes) {
  std::sort(nodes.begin(), nodes.end(), [](const RadiusNode& a, const RadiusNode& b) {
    return std::tuple(b.probability, a.hops, a.node) < std::tuple(a.probability, b.hops, b.node);
  });
}

}  // namespace

BlastRadius blastRadius(const AttackGraph& graph, uint32_t node) {
  BlastRadius out;
  if (node >= graph.nodes.size()) return out;
  const StepGraph steps(graph, {}, {});
  const Seed here{stateOf(node, Foothold::kControlled), 0};
  const std::vector<Weight> ahead = distances(steps, {&here, 1}, false);
  const Seed ends[] = {{stateOf(node, Foothold::kControlled), 0}, {stateOf(node, Foothold::kTakenOver), 0}};
  const std::vector<Weight> behind = distances(steps, ends, true);
  const std::vector<uint32_t> targets = targetNodes(graph);
  for (uint32_t other = 0; other < graph.nodes.size(); ++other) {
    if (other == node) continue;
    const Weight control =
        std::min(ahead[stateOf(other, Foothold::kControlled)], ahead[stateOf(other, Foothold::kTakenOver)]);
    const Weight reach = ahead[stateOf(other, Foothold::kReached)];
    if (control != kFar) {
      out.forward.push_back({other, Foothold::kControlled, hopsOf(control), probabilityOfWeight(control)});
      if (std::find(targets.begin(), targets.end(), other) != targets.end()) {
        ++out.targets;
        out.risk += riskOfTarget(control >> kStepBits, graph.nodes[other].impact);
      }
    } else if (reach != kFar) {
      out.forward.push_back({other, Foothold::kReached, hopsOf(reach), probabilityOfWeight(reach)});
    }
    const Weight from = behind[stateOf(other, Foothold::kControlled)];
    const Weight fromReach = behind[stateOf(other, Foothold::kReached)];
    const Weight least = std::min(from, fromReach);
    if (least == kFar) continue;
    const Foothold needed = fromReach == least ? Foothold::kReached : Foothold::kControlled;
    out.backward.push_back({other, needed, hopsOf(least), probabilityOfWeight(least)});
    const NodeRole role = graph.nodes[other].role;
    if (role == NodeRole::kInternet || role == NodeRole::kInsider) ++out.starts;
  }
  arrange(out.forward);
  arrange(out.backward);
  return out;
}

}  // namespace postern
