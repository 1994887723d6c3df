// SPDX-License-Identifier: Apache-2.0
// Costs are taken from the same flaws as the edges'; what no flaw explains keeps the edge's own cost.
#include "graph/analysis/step_alternatives.h"

#include <algorithm>

#include "base/log_odds.h"
#include "graph/flaws.h"

namespace postern {
namespace {

// Of what somebody sets up between two things, as against what one is made of or runs on.
bool isGiven(Relation relation) {
  switch (relation) {
    case Relation::kCalls:
    case Relation::kDependsOn:
    case Relation::kStores:
    case Relation::kAssumes:
    case Relation::kAccesses:
    case Relation::kDeploys:
    case Relation::kMemberOf:
    case Relation::kHolds:
    case Relation::kTrusts:
    case Relation::kAdmits:
    case Relation::kMounts:
    case Relation::kTriggers:
    case Relation::kLinked:
      return true;
    default:
      return false;
  }
}

bool likelier(const StepAlternative& a, const StepAlternative& b) {
  return std::pair(a.cost, a.finding) < std::pair(b.cost, b.finding);
}

bool isIn(const std::vector<StepAlternative>& all, uint32_t finding) {
  return std::any_of(all.begin(), all.end(),
                     [&](const StepAlternative& one) { return one.finding == finding; });
}

}  // namespace

StepAlternatives::StepAlternatives(const Tables& tables, const Identities& identities,
                                   const Findings& findings, const Enrichment& enrichment)
    : tables_(tables),
      identities_(identities),
      relations_(tables, identities),
      flaws_(tables, identities, findings, enrichment, relations_) {
  const auto count = static_cast<AssetId>(identities.assets.size());
  for (AssetId asset = 0; asset < count; ++asset) {
    takeovers_.push_back(takeoversOf(asset));
    for (const Flaw& flaw : flaws_.forgeries(asset))
      forgeCost_[{flaw.finding, asset}] = costOf(flaw.probability);
  }
  for (const Leak& leak : flaws_.leaks()) {
    const uint32_t cost = costOf(leak.probability);
    const auto [at, fresh] = leakCost_.try_emplace({leak.finding, leak.opens}, cost);
    if (!fresh) at->second = std::min(at->second, cost);
  }
}

std::vector<StepAlternative> StepAlternatives::takeoversOf(AssetId asset) const {
  std::map<uint32_t, uint32_t> likeliest;  // finding to millionths: two parts may share one
  for (const Part& part : relations_.parts(asset)) {
    for (const Flaw& flaw : flaws_.ownTakeovers(part.asset)) {
      const ObservationKind kind = flaws_.kindOf(flaw.finding);
      if (part.asset != asset && !comesWithPart(kind)) continue;
      if (part.dynamicOnly && kind != ObservationKind::kDynamic) continue;
      uint32_t& known = likeliest[flaw.finding];
      known = std::max({known, static_cast<uint32_t>(uint64_t{flaw.probability} * part.permille / 1000), 1U});
    }
  }
  std::vector<StepAlternative> out;
  for (const auto& [finding, probability] : likeliest) out.push_back({finding, costOf(probability)});
  if (identities_.assets[asset].kind == AssetKind::kDataStore)
    out.push_back({kNone, costOf(kStoreWithoutLogin)});
  std::sort(out.begin(), out.end(), likelier);
  return out;
}

uint32_t StepAlternatives::costOfFirst(const AttackGraph& graph, const AttackEdge& edge,
                                       uint32_t finding) const {
  const auto leak = leakCost_.find({finding, graph.nodes[edge.to].asset});
  if (leak != leakCost_.end()) return leak->second;
  const auto forged = forgeCost_.find({finding, graph.nodes[edge.from].asset});
  return forged == forgeCost_.end() ? 0 : forged->second;
}

StepParts StepAlternatives::of(const AttackGraph& graph, const AttackEdge& edge) const {
  StepParts parts;
  const AttackNode& to = graph.nodes[edge.to];
  const auto findings = graph.findings(edge);
  if (edge.gives == Foothold::kTakenOver && to.role == NodeRole::kAsset && to.asset != kNone) {
    const std::vector<StepAlternative>& flaws = takeovers_[to.asset];
    const auto grounds = graph.grounds(edge);
    const bool explains =
        std::any_of(findings.begin(), findings.end(), [&](uint32_t f) { return isIn(flaws, f); }) ||
        std::any_of(grounds.begin(), grounds.end(),
                    [](Ground g) { return groundKind(g) == GroundKind::kOpenStore; });
    if (explains) parts.takeover = flaws;
  }
  for (const uint32_t finding : findings) {
    if (!isIn(parts.takeover, finding)) parts.first.push_back({finding, costOfFirst(graph, edge, finding)});
  }
  std::sort(parts.first.begin(), parts.first.end(), likelier);
  uint64_t least = parts.first.empty() ? 0 : parts.first[0].cost;
  if (!parts.takeover.empty()) least += parts.takeover[0].cost;
  parts.rest = edge.cost > least ? static_cast<uint32_t>(edge.cost - least) : 0;
  return parts;
}

bool StepAlternatives::isRemovable(const AttackGraph& graph, const AttackEdge& edge) const {
  if (!graph.findings(edge).empty() && !of(graph, edge).first.empty()) return false;  // a flaw carries it
  const auto grounds = graph.grounds(edge);
  return std::any_of(grounds.begin(), grounds.end(), [&](Ground ground) {
    if (groundKind(ground) == GroundKind::kGrant) return true;
    return groundKind(ground) == GroundKind::kRelation &&
           isGiven(static_cast<Relation>(tables_.edges.relation[groundRow(ground)]));
  });
}

}  // namespace postern
