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
  uint32_t addFindings(const RuleMatch& match, AttackEdge& edge);
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

// Findings that the match itself rests on, into the pool; their likelihood.
uint32_t Steps::addFindings(const RuleMatch& match, AttackEdge& edge) {
  uint32_t probability = 1'000'000;
  edge.firstFinding = static_cast<uint32_t>(graph_.findingPool.size());
  const auto add = [&](uint32_t finding) {
    if (edge.findingCount == kFindingsPerEdge) return;
    graph_.findingPool.push_back(finding);
    ++edge.findingCount;
  };
  if (match.leaks != nullptr) {
    probability = (*match.leaks)[0].probability;
    for (const Leak& leak : *match.leaks) add(leak.finding);
  }
  if (match.forger != kNone) {
    const std::vector<Flaw> flaws = facts_.flaws().forgeries(match.forger);
    probability = product(probability, flaws[0].probability);
    for (const Flaw& flaw : flaws) add(flaw.finding);
  }
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
  uint32_t probability = addFindings(match, edge);
  const bool isAsset = match.to < facts_.assets();
  if (isAsset && rule.gives == Foothold::kReached &&
      facts_.identities().assets[match.to].exposure == Exposure::kIsolated)
    probability = product(probability, kIsolated);
  edge.probability = product(rule.probability, probability);
  edge.cost = costs_(edge.probability);
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

// Counted by where they start, then sorted there: each has few.
void Steps::arrange() {
  std::vector<uint32_t> begin(graph_.nodes.size() + 1);
  for (const AttackEdge& edge : graph_.edges) ++begin[edge.from + 1];
  for (size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  std::vector<AttackEdge> sorted(graph_.edges.size());
  std::vector<uint32_t> next(begin.begin(), begin.end() - 1);
  for (const AttackEdge& edge : graph_.edges) sorted[next[edge.from]++] = edge;
  graph_.edges = std::move(sorted);
  const auto ends = [](const AttackEdge& e) {
    return std::tuple(e.to, uint32_t{e.rule}, bool{e.attack}, Foothold{e.needs}, e.also);
  };
  const auto before = [&](const AttackEdge& a, const AttackEdge& b) {
    return a.to != b.to ? a.to < b.to : std::tuple(ends(a), a.cost) < std::tuple(ends(b), b.cost);
  };
  const auto at = [&](uint32_t row) { return graph_.edges.begin() + static_cast<std::ptrdiff_t>(row); };
  // Several relations may make one step: the likeliest stays.
  const auto same = [&](const AttackEdge& a, const AttackEdge& b) { return ends(a) == ends(b); };
  auto kept = graph_.edges.begin();
  for (size_t node = 0; node + 1 < begin.size(); ++node) {
    const auto first = at(begin[node]);
    const auto last = at(begin[node + 1]);
    if (last - first > 1) std::stable_sort(first, last, before);
    kept = std::move(first, std::unique(first, last, same), kept);
  }
  graph_.edges.erase(kept, graph_.edges.end());
}

}  // namespace

RuleCounts makeEdges(const FactBase& facts, const Rights& rights, const RuleSet& rules, AttackGraph& graph) {
  return Steps(facts, rights, rules, graph).run();
}

}  // namespace postern
