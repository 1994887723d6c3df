// SPDX-License-Identifier: Apache-2.0
// Costs are taken from the same flaws and secrets as the edges'; the rest is what the rule itself costs.
#include "graph/analysis/step_alternatives.h"

#include <algorithm>
#include <tuple>

#include "base/log_odds.h"
#include "graph/kind_set.h"

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

StepPart partOf(const std::vector<Flaw>& flaws) {
  StepPart part;
  for (const Flaw& flaw : flaws) part.all.push_back({flaw.finding, costOf(flaw.probability)});
  std::sort(part.all.begin(), part.all.end(), likelier);
  return part;
}

}  // namespace

StepAlternatives::StepAlternatives(const Tables& tables, const Identities& identities,
                                   const Findings& findings, const Enrichment& enrichment)
    : tables_(tables),
      identities_(identities),
      relations_(tables, identities),
      flaws_(tables, identities, findings, enrichment, relations_),
      leakSteps_(leakSteps(flaws_, relations_, static_cast<uint32_t>(identities.assets.size()))) {
  const auto count = static_cast<AssetId>(identities.assets.size());
  for (AssetId asset = 0; asset < count; ++asset) takeovers_.push_back(takeoversOf(asset));
}

std::vector<StepAlternative> StepAlternatives::takeoversOf(AssetId asset) const {
  const AssetKind kind = identities_.assets[asset].kind;
  if (!has(kRunning, kind)) return {};
  std::vector<StepAlternative> out = partOf(flaws_.takeovers(asset, SIZE_MAX)).all;
  if (kind == AssetKind::kDataStore) {
    out.push_back({kNone, costOf(kStoreWithoutLogin)});
    std::sort(out.begin(), out.end(), likelier);
  }
  return out;
}

void StepAlternatives::addBasis(const StepBasis& basis, StepParts& out) const {
  if (basis.leakIn != kNone) {
    const auto ends = [](const LeakStep& step) { return std::pair(step.in, step.opens); };
    const auto at =
        std::lower_bound(leakSteps_.begin(), leakSteps_.end(), std::pair(basis.leakIn, basis.leakOpens),
                         [&](const LeakStep& step, const auto& wanted) { return ends(step) < wanted; });
    StepPart part;
    for (const Leak& leak : at->leaks) part.all.push_back({leak.finding, costOf(leak.probability)});
    std::sort(part.all.begin(), part.all.end(), likelier);
    out.parts.push_back(std::move(part));
  }
  if (basis.forger != kNone) out.parts.push_back(partOf(flaws_.forgeries(basis.forger, SIZE_MAX)));
}

// Somebody reads an asset because some secret lies in it, whichever.
void StepAlternatives::addReadable(const AttackGraph& graph, const AttackEdge& edge, StepParts& out) const {
  for (const Ground ground : graph.grounds(edge)) {
    if (groundKind(ground) != GroundKind::kReadable) continue;
    StepPart part;
    part.cited = false;
    for (const Leak& leak : flaws_.leaks()) {
      if (leak.in == groundRow(ground)) part.all.push_back({leak.finding, 0});
    }
    out.parts.push_back(std::move(part));
  }
}

bool StepAlternatives::restsOnFindings(const AttackGraph& graph, const AttackEdge& edge) const {
  const auto grounds = graph.grounds(edge);
  return edge.based || edge.gives == Foothold::kTakenOver ||
         std::any_of(grounds.begin(), grounds.end(),
                     [](Ground ground) { return groundKind(ground) == GroundKind::kReadable; });
}

StepParts StepAlternatives::of(const AttackGraph& graph, const AttackEdge& edge) const {
  StepParts out;
  if (const StepBasis* basis = graph.basisOf(edge)) addBasis(*basis, out);
  addReadable(graph, edge, out);
  const AssetId asset = graph.nodes[edge.to].asset;
  if (edge.gives == Foothold::kTakenOver && !takeovers_[asset].empty())
    out.parts.push_back({takeovers_[asset], true});
  out.rest = edge.cost;
  for (const StepPart& part : out.parts) out.rest -= part.all[0].cost;
  return out;
}

bool StepAlternatives::isRemovable(const AttackGraph& graph, const AttackEdge& edge) const {
  const auto grounds = graph.grounds(edge);
  return std::any_of(grounds.begin(), grounds.end(), [&](Ground ground) {
    if (groundKind(ground) == GroundKind::kGrant) return true;
    return groundKind(ground) == GroundKind::kRelation &&
           isGiven(static_cast<Relation>(tables_.edges.relation[groundRow(ground)]));
  });
}

}  // namespace postern
