// SPDX-License-Identifier: Apache-2.0
// Shortest distances from the starts and to the targets, read per asset. Parts share what their whole has.
#include "graph/reach.h"

#include <algorithm>

#include "base/log_odds.h"
#include "graph/graph_nodes.h"
#include "graph/path_search.h"
#include "graph/step_graph.h"

namespace postern {
namespace {

std::vector<Weight> from(const AttackGraph& graph, const StepGraph& steps, NodeRole role) {
  const uint32_t node = nodeWithRole(graph, role);
  if (node == kNone) return std::vector<Weight>(steps.size(), kFar);
  const Seed seed{stateOf(node, Foothold::kControlled), 0};
  return distances(steps, {&seed, 1}, false);
}

Weight nearest(const std::vector<Weight>& weights, uint32_t node) {
  return std::min({weights[stateOf(node, Foothold::kReached)], weights[stateOf(node, Foothold::kTakenOver)],
                   weights[stateOf(node, Foothold::kControlled)]});
}

void fillLive(const std::vector<Weight>& internet, const std::vector<Weight>& insider, AttackGraph& graph) {
  for (AttackEdge& edge : graph.edges) {
    const Foothold weaker = edge.needs == Foothold::kReached ? Foothold::kReached : Foothold::kTakenOver;
    const StepState a = stateOf(edge.from, weaker);
    const StepState b = stateOf(edge.from, Foothold::kControlled);
    edge.live = edge.attack && std::min({internet[a], internet[b], insider[a], insider[b]}) != kFar;
  }
}

// Whether a source says how exposed an asset is, or relates what is exposed in a known way to it.
std::vector<bool> exposureKnown(const Identities& identities, const Relations& relations) {
  std::vector<bool> known(identities.assets.size());
  std::vector<AssetId> open;
  const auto learn = [&](AssetId asset) {
    if (!known[asset]) open.push_back(asset);
    known[asset] = true;
  };
  for (AssetId id = 0; id < known.size(); ++id) {
    const UnitedAsset& asset = identities.assets[id];
    if (asset.exposure != Exposure::kUnknown || asset.kind == AssetKind::kIngress || asset.answersPublicly) {
      learn(id);
    }
  }
  const std::vector<AssetRelation>& all = relations.all();  // sorted by from
  while (!open.empty()) {
    const AssetId asset = open.back();
    open.pop_back();
    auto at = std::lower_bound(all.begin(), all.end(), asset,
                               [](const AssetRelation& r, AssetId id) { return r.from < id; });
    for (; at != all.end() && at->from == asset; ++at) {
      if (at->relation != Relation::kUnknown && at->relation != Relation::kPartOf) learn(at->to);
    }
  }
  return known;
}

}  // namespace

void fillReach(const Identities& identities, const Relations& relations, AttackGraph& graph) {
  const StepGraph steps(graph, {}, {});
  const std::vector<Weight> internet = from(graph, steps, NodeRole::kInternet);
  const std::vector<Weight> insider = from(graph, steps, NodeRole::kInsider);
  fillLive(internet, insider, graph);
  const std::vector<bool> known = exposureKnown(identities, relations);
  const auto count = static_cast<AssetId>(identities.assets.size());
  std::vector<Weight> best(count, kFar);
  graph.reach.assign(count, {});
  for (AssetId asset = 0; asset < count; ++asset) {
    graph.reach[asset].exposureKnown = known[asset];
    const uint32_t node = graph.nodeOfAsset[asset];
    if (node == kNone) continue;
    best[asset] = std::min(nearest(internet, node), nearest(insider, node));
    graph.reach[asset].internet = nearest(internet, node) != kFar && nearest(internet, node) == best[asset];
  }
  const std::vector<Weight> own = best;
  for (AssetId whole = 0; whole < count; ++whole) {
    for (const Part& part : relations.parts(whole)) {
      if (part.dynamicOnly || own[whole] >= best[part.asset]) continue;
      best[part.asset] = own[whole];
      graph.reach[part.asset].internet = graph.reach[whole].internet;
    }
  }
  for (AssetId asset = 0; asset < count; ++asset) {
    if (best[asset] == kFar) continue;
    Reach& reach = graph.reach[asset];
    reach.hops = static_cast<uint32_t>(best[asset] & ((Weight{1} << kStepBits) - 1));
    reach.probability = std::max(probabilityOf(best[asset] >> kStepBits), 1U);
  }
}

void fillImpactBehind(const Identities& identities, const Relations& relations, AttackGraph& graph) {
  const StepGraph steps(graph, {}, {});
  uint32_t highest = 0;
  for (const AttackNode& node : graph.nodes) highest = std::max(highest, node.matters ? node.impact : 0);
  std::vector<Seed> seeds;
  for (uint32_t i = 0; i < graph.nodes.size(); ++i) {
    const AttackNode& node = graph.nodes[i];
    if (!node.matters) continue;
    // Less impact is like being further away.
    const Weight behind = (Weight{highest - node.impact} * 65'536 / kDampPerHalving) << kStepBits;
    seeds.push_back({stateOf(i, Foothold::kControlled), behind});
    seeds.push_back({stateOf(i, Foothold::kTakenOver), behind});
  }
  const std::vector<Weight> weights = distances(steps, seeds, true);
  const auto count = static_cast<AssetId>(identities.assets.size());
  std::vector<uint32_t> own(count);
  for (AssetId asset = 0; asset < count; ++asset) {
    const uint32_t node = graph.nodeOfAsset[asset];
    if (node == kNone) continue;
    const Weight weight = weights[stateOf(node, Foothold::kControlled)];
    const uint64_t lost = weight == kFar ? highest : (weight >> kStepBits) * kDampPerHalving / 65'536;
    own[asset] = lost >= highest ? 0 : highest - static_cast<uint32_t>(lost);
  }
  graph.impactBehind = own;
  for (AssetId whole = 0; whole < count; ++whole) {
    for (const Part& part : relations.parts(whole)) {
      graph.impactBehind[part.asset] = std::max(graph.impactBehind[part.asset], own[whole]);
    }
  }
}

void fillPathThrough(uint32_t findings, const Relations& relations, const Flaws& flaws, AttackGraph& graph) {
  graph.pathThrough.assign(findings, kNone);
  std::vector<bool> done(
      graph.nodes.size());  // takeovers of that node are marked: the first path was the best
  for (uint32_t row = 0; row < graph.paths.size(); ++row) {
    const auto mark = [&](uint32_t finding) {
      if (graph.pathThrough[finding] == kNone) graph.pathThrough[finding] = row;
    };
    for (const uint32_t at : graph.paths[row].edges) {
      const AttackEdge& edge = graph.edges[at];
      for (const uint32_t finding : graph.findings(edge)) mark(finding);
      if (edge.gives != Foothold::kTakenOver || done[edge.to]) continue;
      done[edge.to] = true;
      const AssetId asset = graph.nodes[edge.to].asset;
      for (const Part& part : relations.parts(asset)) {
        if (part.dynamicOnly) continue;
        for (const Flaw& flaw : flaws.ownTakeovers(part.asset)) {
          if (part.asset == asset || comesWithPart(flaws.kindOf(flaw.finding))) mark(flaw.finding);
        }
      }
    }
  }
}

}  // namespace postern
