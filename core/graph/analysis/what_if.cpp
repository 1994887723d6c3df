// SPDX-License-Identifier: Apache-2.0
// See what_if.h.
#include "graph/analysis/what_if.h"

#include <algorithm>
#include <set>

#include "base/log_odds.h"
#include "graph/graph_nodes.h"
#include "graph/graph_steps.h"
#include "graph/kind_set.h"
#include "graph/path_search.h"
#include "graph/reach.h"

namespace postern {
namespace {

constexpr std::string_view kExposedRule = "exposed_to_internet";
constexpr std::string_view kExploitRule = "exploit_exposed";
constexpr KindSet kExposable = kRunning | kindBit(AssetKind::kRepository) | kindBit(AssetKind::kImage);

class Changing {
 public:
  Changing(const AttackGraph& graph, const StepAlternatives& steps, const GraphChanges& changes)
      : steps_(steps),
        mended_(changes.mended.begin(), changes.mended.end()),
        isolated_(changes.isolated.begin(), changes.isolated.end()),
        disconnected_(changes.disconnected.begin(), changes.disconnected.end()),
        out_(graph) {}

  AttackGraph run(const GraphChanges& changes) {
    std::vector<AttackEdge> kept;
    for (AttackEdge edge : out_.edges) {
      if (!edge.attack || stays(edge)) kept.push_back(edge);
    }
    out_.edges = std::move(kept);
    for (const uint32_t node : std::set<uint32_t>(changes.exposed.begin(), changes.exposed.end()))
      expose(node);
    arrangeSteps(out_);
    return std::move(out_);
  }

 private:
  bool stays(AttackEdge& edge);
  bool reduce(StepPart& part) const;
  void giveFindings(AttackEdge& edge, const StepParts& parts);
  uint16_t ruleNamed(std::string_view name);
  void expose(uint32_t node);
  void addEntry(uint32_t from, uint32_t node, Foothold gives, std::string_view rule, const StepParts& parts);

  const StepAlternatives& steps_;
  std::set<uint32_t> mended_, isolated_;
  std::set<std::pair<uint32_t, uint32_t>> disconnected_;
  AttackGraph out_;
};

// Leaves what is not mended; false when that was all.
bool Changing::reduce(StepPart& part) const {
  std::erase_if(part.all, [&](const StepAlternative& one) { return mended_.count(one.finding) != 0; });
  return !part.all.empty();
}

void Changing::giveFindings(AttackEdge& edge, const StepParts& parts) {
  StepBasis basis;
  if (const StepBasis* before = out_.basisOf(edge)) basis = *before;
  basis.firstFinding = static_cast<uint32_t>(out_.findingPool.size());
  for (const StepPart& part : parts.parts) {
    for (const StepAlternative& one : part.all) {
      const auto own = out_.findingPool.begin() + basis.firstFinding;
      if (!part.cited || one.finding == kNone ||
          out_.findingPool.size() - basis.firstFinding == kFindingsPerEdge ||
          std::find(own, out_.findingPool.end(), one.finding) != out_.findingPool.end())
        continue;
      out_.findingPool.push_back(one.finding);
    }
  }
  edge.firstFinding = basis.firstFinding;
  edge.findingCount = static_cast<uint8_t>(out_.findingPool.size() - basis.firstFinding);
  if (edge.based) out_.bases.push_back(basis);
}

bool Changing::stays(AttackEdge& edge) {
  if (isolated_.count(edge.to) != 0 && out_.nodes[edge.to].role == NodeRole::kAsset && edge.from != edge.to)
    return false;
  if (disconnected_.count({edge.from, edge.to}) != 0 && steps_.isRemovable(out_, edge)) return false;
  if (mended_.empty() || !steps_.restsOnFindings(out_, edge)) return true;
  StepParts parts = steps_.of(out_, edge);
  bool touched = false;
  for (StepPart& part : parts.parts) {
    const size_t before = part.all.size();
    if (!reduce(part)) return false;
    touched = touched || part.all.size() != before;
  }
  if (!touched) return true;
  edge.cost = parts.rest;
  for (const StepPart& part : parts.parts) edge.cost += part.all[0].cost;
  edge.probability = std::max(probabilityOf(edge.cost), 1U);
  giveFindings(edge, parts);
  return true;
}

uint16_t Changing::ruleNamed(std::string_view name) {
  for (size_t i = 0; i < out_.rules.size(); ++i) {
    if (out_.rules[i].name == name) return static_cast<uint16_t>(i);
  }
  StepRule rule;
  rule.name = name;
  rule.technique = name == kExploitRule ? "T1190" : "T1595";
  out_.rules.push_back(std::move(rule));
  return static_cast<uint16_t>(out_.rules.size() - 1);
}

void Changing::addEntry(uint32_t from, uint32_t node, Foothold gives, std::string_view rule,
                        const StepParts& parts) {
  AttackEdge edge;
  edge.from = from;
  edge.to = node;
  edge.attack = true;
  edge.gives = gives;
  edge.rule = ruleNamed(rule) & kMaxStepRules;
  for (const StepPart& part : parts.parts) edge.cost += part.all[0].cost;
  edge.probability = std::max(probabilityOf(edge.cost), 1U);
  edge.firstGround = static_cast<uint32_t>(out_.groundPool.size());
  edge.groundCount = 1;
  out_.groundPool.push_back(groundOf(GroundKind::kExposed, out_.nodes[node].asset));
  giveFindings(edge, parts);
  out_.edges.push_back(edge);
}

// As the rule exposed_to_internet would: who talks is no name, no network and no volume.
void Changing::expose(uint32_t node) {
  const uint32_t internet = nodeWithRole(out_, NodeRole::kInternet);
  if (internet == kNone || out_.nodes[node].role != NodeRole::kAsset) return;
  const AssetId asset = out_.nodes[node].asset;
  if (!has(kExposable, steps_.identities().assets[asset].kind)) return;
  StepParts parts;
  addEntry(internet, node, Foothold::kReached, kExposedRule, parts);
  if (steps_.takeovers(asset).empty()) return;
  parts.parts.push_back({steps_.takeovers(asset), true});
  if (reduce(parts.parts[0])) addEntry(internet, node, Foothold::kTakenOver, kExploitRule, parts);
}

}  // namespace

GraphChanges changesOf(const FixModel& model, std::span<const uint32_t> options) {
  GraphChanges changes;
  for (const uint32_t row : options) {
    const FixOption& option = model.options[row];
    switch (option.act) {
      case FixAct::kMend:
        changes.mended.insert(changes.mended.end(), option.findings.begin(), option.findings.end());
        break;
      case FixAct::kIsolate:
        changes.isolated.push_back(option.node);
        break;
      case FixAct::kDisconnect:
        changes.disconnected.emplace_back(option.from, option.node);
        break;
    }
  }
  return changes;
}

AttackGraph changed(const AttackGraph& graph, const StepAlternatives& steps, const GraphChanges& changes,
                    uint32_t findings, uint32_t pathLimit) {
  AttackGraph out = Changing(graph, steps, changes).run(changes);
  out.paths = likeliestPaths(out, pathLimit);
  std::stable_sort(out.paths.begin(), out.paths.end(),
                   [](const AttackPath& a, const AttackPath& b) { return a.risk > b.risk; });
  fillReach(steps.identities(), steps.relations(), out);
  fillImpactBehind(steps.identities(), steps.relations(), out);
  fillPathThrough(findings, steps.relations(), steps.flaws(), out);
  for (const uint32_t finding : changes.mended) {
    if (finding < findings) out.pathThrough[finding] = kNone;
  }
  return out;
}

}  // namespace postern
