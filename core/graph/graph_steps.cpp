// SPDX-License-Identifier: Apache-2.0
// A rule that gives reach makes two edges where the reached asset can be taken over by a flaw: one that stops
// at talking to it, one that includes the takeover, with the costs added. Thus every path is a plain chain of
// edges.
#include "graph/graph_steps.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/log_odds.h"
#include "graph/graph_nodes.h"
#include "graph/rule_engine.h"

namespace postern {
namespace {

/// A source says that nothing may talk to it: a stated relation to it is then unlikely to carry.
constexpr uint32_t kIsolated = 100'000;

struct Takeover {
  uint32_t probability = 0;
  uint32_t firstFinding = 0;  // in the pool
  uint8_t findings = 0;
  Ground ground = 0;
};

auto stepPlace(const AttackEdge& e) {
  return std::tuple(e.from, e.to, uint32_t{e.rule}, bool{e.attack}, Foothold{e.needs}, e.also,
                    Foothold{e.gives}, bool{e.based});
}

auto basisPlace(const AttackGraph& graph, const AttackEdge& e) {
  const StepBasis* basis = graph.basisOf(e);
  return basis == nullptr ? std::tuple(kNone, kNone, kNone)
                          : std::tuple(basis->leakIn, basis->leakOpens, basis->forger);
}

uint32_t product(uint32_t a, uint32_t b) {
  return std::max(static_cast<uint32_t>(uint64_t{a} * b / 1'000'000), 1U);
}

// Logarithms in integers take a while, and millions of steps have the same few probabilities.
template <typename Argument, uint32_t (*function)(Argument)>
class Remembered {
 public:
  uint32_t operator()(Argument argument) {
    Entry& entry = entries_[(argument * 0x9e3779b97f4a7c15ULL) >> (64U - kBits)];
    if (!entry.known || entry.argument != argument) entry = {argument, function(argument), true};
    return entry.value;
  }

 private:
  static constexpr unsigned kBits = 12;
  struct Entry {
    Argument argument = 0;
    uint32_t value = 0;
    bool known = false;
  };
  std::vector<Entry> entries_ = std::vector<Entry>(size_t{1} << kBits);
};

class Steps {
 public:
  Steps(const FactBase& facts, const Rights& rights, const RuleSet& rules, AttackGraph& graph)
      : facts_(facts),
        rules_(rules),
        graph_(graph),
        engine_(facts, rights, rules),
        internet_(nodeWithRole(graph, NodeRole::kInternet)),
        insider_(nodeWithRole(graph, NodeRole::kInsider)) {}

  RuleCounts run() {
    nameRules();
    takeovers_.resize(facts_.assets());
    for (AssetId asset = 0; asset < takeovers_.size(); ++asset) {
      if (facts_.nodeOf(asset) != kNone) takeovers_[asset] = takeoverOf(asset);
    }
    engine_.derive();
    for (const AttackRule& rule : rules_.rules) {
      if (rule.derives != kNone) continue;
      engine_.match(rule, [&](const RuleMatch& match) {
        ++matches_;
        step(rule, match);
      });
    }
    drawRelations();
    arrange();
    graph_.bounded = engine_.isBounded();
    return {engine_.derivedPairs(), matches_};
  }

 private:
  struct Names {
    uint16_t step = 0, takeover = 0;  // rows of graph_.rules
  };

  void nameRules();
  uint16_t rowOfRule(std::string_view name, std::string_view technique) const;
  Takeover takeoverOf(AssetId asset);
  uint32_t startOf(const AttackRule& rule, const RuleMatch& match) const;
  void step(const AttackRule& rule, const RuleMatch& match);
  void takeOver(const AttackRule& rule, AssetId asset);
  uint32_t rest(const AttackRule& rule, const RuleMatch& match, AttackEdge& edge);
  void drawRelations();
  void arrange();

  const FactBase& facts_;
  const RuleSet& rules_;
  AttackGraph& graph_;
  RuleEngine engine_;
  uint32_t internet_, insider_;  // nodes
  Remembered<uint32_t, costOf> costs_;
  Remembered<uint64_t, probabilityOf> probabilities_;
  std::vector<Names> names_;         // per rule
  std::vector<Takeover> takeovers_;  // per asset
  size_t matches_ = 0;
};

void Steps::nameRules() {
  const auto add = [&](std::string_view name, std::string_view technique, const AttackRule* rule) {
    StepRule made;
    made.name = name;
    made.technique = technique;
    if (rule != nullptr) {
      made.title = rule->title;
      made.reason = rule->reason;
      made.mitigation = rule->mitigation;
      made.source = rule->source;
    }
    graph_.rules.push_back(std::move(made));
  };
  for (const AttackRule& rule : rules_.rules) {
    if (rule.derives != kNone) continue;
    add(rule.name, rule.technique, &rule);
    if (!rule.takeoverName.empty()) add(rule.takeoverName, rule.takeoverTechnique, &rule);
  }
  for (uint32_t i = 0; i <= static_cast<uint32_t>(Relation::kLinked); ++i)
    add(name(static_cast<Relation>(i)), "", nullptr);
  const auto place = [](const StepRule& rule) { return std::tie(rule.name, rule.technique); };
  std::stable_sort(graph_.rules.begin(), graph_.rules.end(),
                   [&](const StepRule& a, const StepRule& b) { return place(a) < place(b); });
  graph_.rules.erase(std::unique(graph_.rules.begin(), graph_.rules.end(),
                                 [&](const StepRule& a, const StepRule& b) { return place(a) == place(b); }),
                     graph_.rules.end());
  for (const AttackRule& rule : rules_.rules) {
    names_.push_back(
        {rowOfRule(rule.name, rule.technique), rowOfRule(rule.takeoverName, rule.takeoverTechnique)});
  }
}

uint16_t Steps::rowOfRule(std::string_view name, std::string_view technique) const {
  const auto before = [](const StepRule& a, const std::pair<std::string_view, std::string_view>& b) {
    return std::pair<std::string_view, std::string_view>(a.name, a.technique) < b;
  };
  const auto at =
      std::lower_bound(graph_.rules.begin(), graph_.rules.end(), std::pair(name, technique), before);
  return static_cast<uint16_t>(at - graph_.rules.begin());
}

Takeover Steps::takeoverOf(AssetId asset) {
  Takeover out;
  if (!has(kRunning, facts_.kindOf(asset))) return out;
  const std::vector<Flaw> flaws = facts_.flaws().takeovers(asset);
  out.firstFinding = static_cast<uint32_t>(graph_.findingPool.size());
  out.findings = static_cast<uint8_t>(flaws.size());
  for (const Flaw& flaw : flaws) graph_.findingPool.push_back(flaw.finding);
  if (!flaws.empty()) {
    out.probability = flaws[0].probability;
    out.ground = groundOf(GroundKind::kFinding, flaws[0].finding);
  }
  if (facts_.kindOf(asset) == AssetKind::kDataStore && out.probability < kStoreWithoutLogin) {
    out.probability = kStoreWithoutLogin;
    out.ground = groundOf(GroundKind::kOpenStore, asset);
  }
  return out;
}

uint32_t Steps::startOf(const AttackRule& rule, const RuleMatch& match) const {
  if (rule.fromPlace == StepPlace::kInternet) return internet_;
  if (rule.fromPlace == StepPlace::kInsider) return insider_;
  return facts_.nodeOf(match.from);
}

// Findings that the match itself rests on, into the pool; the likelihood of the step with the likeliest.
uint32_t Steps::rest(const AttackRule& rule, const RuleMatch& match, AttackEdge& edge) {
  uint32_t probability = rule.probability;
  const auto also = [&](uint32_t one) {
    probability = product(probability, one);
    edge.cost += costs_(one);
  };
  edge.cost = costs_(rule.probability);
  edge.firstFinding = static_cast<uint32_t>(graph_.findingPool.size());
  const auto add = [&](uint32_t finding) {
    if (edge.findingCount == kFindingsPerEdge) return;
    graph_.findingPool.push_back(finding);
    ++edge.findingCount;
  };
  StepBasis basis;
  basis.firstFinding = edge.firstFinding;
  if (match.leaks != nullptr) {
    basis.leakIn = match.leaks->in;
    basis.leakOpens = match.leaks->opens;
    also(match.leaks->leaks[0].probability);
    for (const Leak& leak : match.leaks->leaks) add(leak.finding);
  }
  if (match.forger != kNone) {
    basis.forger = match.forger;
    const std::vector<Flaw> flaws = facts_.flaws().forgeries(match.forger);
    also(flaws[0].probability);
    for (const Flaw& flaw : flaws) add(flaw.finding);
  }
  edge.based = edge.findingCount != 0;
  if (edge.based) graph_.bases.push_back(basis);
  return probability;
}

void Steps::step(const AttackRule& rule, const RuleMatch& match) {
  AttackEdge edge;
  edge.from = startOf(rule, match);
  edge.to = facts_.nodeOf(match.to);
  if (edge.from == kNone || edge.to == kNone || edge.from == edge.to) return;
  if (match.also != kNone && facts_.nodeOf(match.also) != edge.from) {
    if (facts_.nodeOf(match.also) == kNone) return;
    edge.also = facts_.nodeOf(match.also) * 3 + static_cast<uint32_t>(rule.alsoNeeds);
  }
  edge.attack = true;
  edge.needs = rule.needs;
  edge.gives = rule.gives;
  edge.rule = names_[rule.number].step;
  edge.probability = rest(rule, match, edge);
  const bool isAsset = match.to < facts_.assets();
  if (isAsset && rule.gives == Foothold::kReached &&
      facts_.identities().assets[match.to].exposure == Exposure::kIsolated) {
    edge.probability = product(edge.probability, kIsolated);
    edge.cost += costs_(kIsolated);
  }
  edge.firstGround = static_cast<uint32_t>(graph_.groundPool.size());
  edge.groundCount = static_cast<uint16_t>(match.grounds.size());
  graph_.groundPool.insert(graph_.groundPool.end(), match.grounds.begin(), match.grounds.end());
  if (match.grounds.empty()) {
    const bool ingress = isAsset && facts_.kindOf(match.to) == AssetKind::kIngress;
    graph_.groundPool.push_back(groundOf(ingress ? GroundKind::kIngress : GroundKind::kAsset, match.to));
    edge.groundCount = 1;
  }
  graph_.edges.push_back(edge);
  if (isAsset && rule.gives == Foothold::kReached && !rule.takeoverName.empty()) takeOver(rule, match.to);
}

// The last edge again, with the takeover of what it reaches. What both share lies at the end of the pools.
void Steps::takeOver(const AttackRule& rule, AssetId asset) {
  const Takeover& takeover = takeovers_[asset];
  if (takeover.probability == 0) return;
  AttackEdge edge = graph_.edges.back();
  edge.gives = Foothold::kTakenOver;
  edge.rule = names_[rule.number].takeover;
  edge.cost += costs_(takeover.probability);
  edge.probability = std::max(probabilities_(edge.cost), 1U);
  if (edge.findingCount == 0) {
    edge.firstFinding = takeover.firstFinding;
    edge.findingCount = takeover.findings;
  } else {
    const uint32_t own = edge.findingCount;
    for (uint32_t i = 0; i < takeover.findings && edge.findingCount < kFindingsPerEdge; ++i) {
      const uint32_t finding = graph_.findingPool[takeover.firstFinding + i];
      const auto first = graph_.findingPool.begin() + edge.firstFinding;
      if (std::find(first, first + own, finding) != first + own) continue;
      graph_.findingPool.push_back(finding);
      ++edge.findingCount;
    }
  }
  graph_.groundPool.push_back(takeover.ground);
  ++edge.groundCount;
  graph_.edges.push_back(edge);
}

void Steps::drawRelations() {
  std::vector<uint16_t> rows;
  for (uint32_t i = 0; i <= static_cast<uint32_t>(Relation::kLinked); ++i)
    rows.push_back(rowOfRule(name(static_cast<Relation>(i)), {}));
  for (const AssetRelation& relation : facts_.relations()) {
    AttackEdge edge;
    edge.from = graph_.nodeOfAsset[relation.from];
    edge.to = graph_.nodeOfAsset[relation.to];
    edge.rule = rows[static_cast<size_t>(relation.relation)];
    edge.firstGround = static_cast<uint32_t>(graph_.groundPool.size());
    edge.groundCount = 1;
    graph_.groundPool.push_back(groundOf(GroundKind::kRelation, relation.row));
    graph_.edges.push_back(edge);
  }
}

// Several relations may make one step: the likeliest stays. Steps on different findings are different ones:
// mending the likeliest's leaves the other.
void Steps::arrange() {
  arrangeSteps(graph_);
  const auto same = [&](const AttackEdge& a, const AttackEdge& b) {
    return stepPlace(a) == stepPlace(b) && basisPlace(graph_, a) == basisPlace(graph_, b);
  };
  graph_.edges.erase(std::unique(graph_.edges.begin(), graph_.edges.end(), same), graph_.edges.end());
}

}  // namespace

// Counted by where they start, then sorted there: each has few.
void arrangeSteps(AttackGraph& graph) {
  std::vector<uint32_t> begin(graph.nodes.size() + 1);
  for (const AttackEdge& edge : graph.edges) ++begin[edge.from + 1];
  for (size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  std::vector<AttackEdge> sorted(graph.edges.size());
  std::vector<uint32_t> next(begin.begin(), begin.end() - 1);
  for (const AttackEdge& edge : graph.edges) sorted[next[edge.from]++] = edge;
  graph.edges = std::move(sorted);
  const auto before = [&](const AttackEdge& a, const AttackEdge& b) {
    if (a.to != b.to) return a.to < b.to;
    const auto one = stepPlace(a);
    const auto other = stepPlace(b);
    if (one != other) return one < other;
    const auto mine = basisPlace(graph, a);
    const auto its = basisPlace(graph, b);
    return mine != its ? mine < its : a.cost < b.cost;
  };
  const auto at = [&](uint32_t row) { return graph.edges.begin() + static_cast<std::ptrdiff_t>(row); };
  for (size_t node = 0; node + 1 < begin.size(); ++node) {
    if (begin[node + 1] - begin[node] > 1) std::stable_sort(at(begin[node]), at(begin[node + 1]), before);
  }
}

RuleCounts makeEdges(const FactBase& facts, const Rights& rights, const RuleSet& rules, AttackGraph& graph) {
  return Steps(facts, rights, rules, graph).run();
}

}  // namespace postern
