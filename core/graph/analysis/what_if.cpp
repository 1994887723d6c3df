// SPDX-License-Identifier: Apache-2.0
// See what_if.h.
#include "graph/analysis/what_if.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/log_odds.h"
#include "graph/graph_nodes.h"
#include "graph/path_search.h"
#include "graph/reach.h"

namespace postern {
namespace {

constexpr std::string_view kExposedRule = "exposed_to_internet";
constexpr std::string_view kExploitRule = "exploit_exposed";

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
    const auto place = [](const AttackEdge& e) {
      return std::tuple(e.from, e.to, uint32_t{e.rule}, bool{e.attack}, Foothold{e.needs}, e.cost);
    };
    std::stable_sort(out_.edges.begin(), out_.edges.end(),
                     [&](const AttackEdge& a, const AttackEdge& b) { return place(a) < place(b); });
    return std::move(out_);
  }

 private:
  bool stays(AttackEdge& edge);
  bool reduce(std::vector<StepAlternative>& part) const;
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
bool Changing::reduce(std::vector<StepAlternative>& part) const {
  if (part.empty()) return true;
  part.erase(std::remove_if(part.begin(), part.end(),
                            [&](const StepAlternative& one) {
                              return one.finding != kNone && mended_.count(one.finding) != 0;
                            }),
             part.end());
  return !part.empty();
}

void Changing::giveFindings(AttackEdge& edge, const StepParts& parts) {
  const auto first = static_cast<uint32_t>(out_.findingPool.size());
  for (const std::vector<StepAlternative>* part : {&parts.first, &parts.takeover}) {
    for (const StepAlternative& one : *part) {
      if (one.finding != kNone && out_.findingPool.size() - first < kFindingsPerEdge)
        out_.findingPool.push_back(one.finding);
    }
  }
  edge.firstFinding = first;
  edge.findingCount = static_cast<uint8_t>(out_.findingPool.size() - first);
}

bool Changing::stays(AttackEdge& edge) {
  if (isolated_.count(edge.to) != 0 && out_.nodes[edge.to].role == NodeRole::kAsset && edge.from != edge.to)
    return false;
  if (disconnected_.count({edge.from, edge.to}) != 0 && steps_.isRemovable(out_, edge)) return false;
  const auto findings = out_.findings(edge);
  const bool touched = std::any_of(findings.begin(), findings.end(),
                                   [&](uint32_t finding) { return mended_.count(finding) != 0; });
  if (!touched) return true;
  StepParts parts = steps_.of(out_, edge);
  if (!reduce(parts.first) || !reduce(parts.takeover)) return false;
  edge.cost = parts.rest + (parts.first.empty() ? 0 : parts.first[0].cost) +
              (parts.takeover.empty() ? 0 : parts.takeover[0].cost);
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
  edge.cost = parts.takeover.empty() ? 0 : parts.takeover[0].cost;
  edge.probability = std::max(probabilityOf(edge.cost), 1U);
  edge.firstGround = static_cast<uint32_t>(out_.groundPool.size());
  edge.groundCount = 1;
  out_.groundPool.push_back(groundOf(GroundKind::kExposed, out_.nodes[node].asset));
  giveFindings(edge, parts);
  out_.edges.push_back(edge);
}

void Changing::expose(uint32_t node) {
  const uint32_t internet = nodeWithRole(out_, NodeRole::kInternet);
  if (internet == kNone || out_.nodes[node].role != NodeRole::kAsset) return;
  StepParts parts;
  addEntry(internet, node, Foothold::kReached, kExposedRule, parts);
  parts.takeover = steps_.takeovers(out_.nodes[node].asset);
  if (!parts.takeover.empty() && reduce(parts.takeover))
    addEntry(internet, node, Foothold::kTakenOver, kExploitRule, parts);
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
