// SPDX-License-Identifier: Apache-2.0
// A rule that gives reach makes two edges where the reached asset can be taken over by a flaw: one that stops
// at talking to it, one that includes the takeover, with the costs added. Thus every path is a plain chain of
// edges.
#include "graph/graph_steps.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/log_odds.h"
#include "graph/graph_nodes.h"

namespace postern {
namespace {

constexpr std::string_view kFromCloudStorage = "T1530";  // T1005 of the rule is data from a local system

struct Takeover {
  uint32_t probability = 0;
  std::vector<uint32_t> findings;
  Ground fact = 0;
};

// What a step rests on besides its rule.
struct Basis {
  uint32_t probability = 1'000'000;
  std::vector<uint32_t> findings;
  std::vector<Ground> grounds;
};

uint32_t product(uint32_t a, uint32_t b) {
  return std::max(static_cast<uint32_t>(uint64_t{a} * b / 1'000'000), 1U);
}

std::vector<uint32_t> rowsOf(const std::vector<Flaw>& flaws) {
  std::vector<uint32_t> rows;
  for (const Flaw& flaw : flaws) rows.push_back(flaw.finding);
  return rows;
}

class Steps {
 public:
  Steps(const Identities& identities, const Relations& relations, const Flaws& flaws, AttackGraph& graph)
      : identities_(identities), relations_(relations), flaws_(flaws), graph_(graph) {}

  void run() {
    nameRules();
    takeovers_.resize(identities_.assets.size());
    for (AssetId asset = 0; asset < takeovers_.size(); ++asset) {
      if (graph_.nodeOfAsset[asset] != kNone) takeovers_[asset] = takeoverOf(asset);
    }
    entries();
    for (const AssetRelation& relation : relations_.all()) byRelation(relation);
    forgeries();
    leaks();
    data();
    drawRelations();
    arrange();
  }

 private:
  AssetKind kindOf(AssetId asset) const { return identities_.assets[asset].kind; }

  void nameRules();
  uint16_t rowOfRule(std::string_view name, std::string_view technique) const {
    const auto before = [](const StepRule& a, const std::pair<std::string_view, std::string_view>& b) {
      return std::pair<std::string_view, std::string_view>(a.name, a.technique) < b;
    };
    const auto at =
        std::lower_bound(graph_.rules.begin(), graph_.rules.end(), std::pair(name, technique), before);
    return static_cast<uint16_t>(at - graph_.rules.begin());
  }

  Takeover takeoverOf(AssetId asset) const;
  void entries();
  void byRelation(const AssetRelation& relation);
  void forgeries();
  void leaks();
  void data();
  void drawRelations();
  void arrange();

  // The step by `rule` from a node to an asset, and the one that also takes over.
  void step(uint32_t from, AssetId to, const AttackRule& rule, Basis basis);
  void push(uint32_t from, uint32_t to, const AttackRule& rule, Foothold needs, const Basis& basis);

  const Identities& identities_;
  const Relations& relations_;
  const Flaws& flaws_;
  AttackGraph& graph_;
  std::vector<Takeover> takeovers_;  // per asset
};

void Steps::nameRules() {
  const auto add = [&](std::string_view name, std::string_view technique, std::string_view reason) {
    StepRule rule;
    rule.name = name;
    rule.technique = technique;
    rule.reason = reason;
    graph_.rules.push_back(std::move(rule));
  };
  for (const AttackRule& rule : attackRules()) {
    add(rule.name, rule.technique, rule.reason);
    if (!rule.takeoverName.empty()) add(rule.takeoverName, rule.takeoverTechnique, rule.reason);
  }
  add(ruleOf(Premise::kHoldsData).name, kFromCloudStorage, ruleOf(Premise::kHoldsData).reason);
  for (uint32_t i = 0; i <= static_cast<uint32_t>(Relation::kLinked); ++i)
    add(name(static_cast<Relation>(i)), "", "");
  std::sort(graph_.rules.begin(), graph_.rules.end(), [](const StepRule& a, const StepRule& b) {
    return std::tie(a.name, a.technique) < std::tie(b.name, b.technique);
  });
}

Takeover Steps::takeoverOf(AssetId asset) const {
  Takeover out;
  if (!has(kRunning, kindOf(asset))) return out;
  const std::vector<Flaw> flaws = flaws_.takeovers(asset);
  out.findings = rowsOf(flaws);
  if (!flaws.empty()) {
    out.probability = flaws[0].probability;
    out.fact = groundOf(GroundKind::kFinding, flaws[0].finding);
  }
  if (kindOf(asset) == AssetKind::kDataStore && out.probability < kStoreWithoutLogin) {
    out.probability = kStoreWithoutLogin;
    out.fact = groundOf(GroundKind::kOpenStore, asset);
  }
  return out;
}

void Steps::push(uint32_t from, uint32_t to, const AttackRule& rule, Foothold needs, const Basis& basis) {
  AttackEdge edge;
  edge.from = from;
  edge.to = to;
  edge.attack = true;
  edge.needs = needs;
  edge.gives = rule.gives;
  edge.rule = rowOfRule(rule.name, rule.technique);
  edge.probability = product(rule.probability, basis.probability);
  edge.cost = costOf(edge.probability);
  edge.firstFinding = static_cast<uint32_t>(graph_.findingPool.size());
  edge.findingCount = static_cast<uint8_t>(basis.findings.size());
  graph_.findingPool.insert(graph_.findingPool.end(), basis.findings.begin(), basis.findings.end());
  edge.firstGround = static_cast<uint32_t>(graph_.groundPool.size());
  edge.groundCount = static_cast<uint16_t>(basis.grounds.size());
  graph_.groundPool.insert(graph_.groundPool.end(), basis.grounds.begin(), basis.grounds.end());
  graph_.edges.push_back(edge);
}

void Steps::step(uint32_t from, AssetId to, const AttackRule& rule, Basis basis) {
  const bool isolated = identities_.assets[to].exposure == Exposure::kIsolated;
  if (isolated && rule.gives == Foothold::kReached) basis.probability = product(basis.probability, kIsolated);
  const uint32_t node = graph_.nodeOfAsset[to];
  push(from, node, rule, rule.needs, basis);
  const Takeover& takeover = takeovers_[to];
  if (rule.gives != Foothold::kReached || takeover.probability == 0) return;
  // What it shares with the step that merely reaches lies at the end of the pools: the two overlap there.
  AttackEdge edge = graph_.edges.back();
  edge.gives = Foothold::kTakenOver;
  edge.rule = rowOfRule(rule.takeoverName, rule.takeoverTechnique);
  edge.cost += costOf(takeover.probability);
  edge.probability = std::max(probabilityOf(edge.cost), 1U);
  for (const uint32_t finding : takeover.findings) {
    if (edge.findingCount == kFindingsPerEdge) break;
    const bool known =
        std::find(basis.findings.begin(), basis.findings.end(), finding) != basis.findings.end();
    if (known) continue;
    graph_.findingPool.push_back(finding);
    ++edge.findingCount;
  }
  graph_.groundPool.push_back(takeover.fact);
  ++edge.groundCount;
  graph_.edges.push_back(edge);
}

void Steps::entries() {
  const uint32_t internet = nodeWithRole(graph_, NodeRole::kInternet);
  const AttackRule& exposed = ruleOf(Premise::kInternetExposed);
  const AttackRule& ingress = ruleOf(Premise::kIngress);
  const AttackRule& answers = ruleOf(Premise::kAnswersPublicly);
  for (AssetId id = 0; id < identities_.assets.size(); ++id) {
    if (graph_.nodeOfAsset[id] == kNone) continue;
    const UnitedAsset& asset = identities_.assets[id];
    Basis basis;
    if (asset.exposure == Exposure::kInternet && has(exposed.to, asset.kind)) {
      basis.grounds = {groundOf(GroundKind::kExposed, id)};
      step(internet, id, exposed, std::move(basis));
    } else if (asset.exposure == Exposure::kUnknown && asset.kind == AssetKind::kIngress) {
      basis.grounds = {groundOf(GroundKind::kIngress, id)};
      step(internet, id, ingress, std::move(basis));
    } else if (asset.exposure == Exposure::kUnknown && asset.answersPublicly && has(answers.to, asset.kind)) {
      basis.grounds = {groundOf(GroundKind::kAnswers, id)};
      step(internet, id, answers, std::move(basis));
    }
  }
}

void Steps::byRelation(const AssetRelation& relation) {
  for (const AttackRule& rule : attackRules()) {
    if (rule.premise != Premise::kRelation || rule.relation != relation.relation) continue;
    const AssetId from = rule.reversed ? relation.to : relation.from;
    const AssetId to = rule.reversed ? relation.from : relation.to;
    if (!has(rule.from, kindOf(from)) || !has(rule.to, kindOf(to))) continue;
    step(graph_.nodeOfAsset[from], to, rule,
         {1'000'000, {}, {groundOf(GroundKind::kRelation, relation.row)}});
  }
}

void Steps::forgeries() {
  const AttackRule& toServer = ruleOf(Premise::kForgedRequest);
  const AttackRule& toIdentity = ruleOf(Premise::kForgedToIdentity);
  AssetId last = kNone;
  std::vector<Flaw> flaws;
  for (const AssetRelation& r : relations_.all()) {
    const bool talks = r.relation == Relation::kCalls || r.relation == Relation::kDependsOn ||
                       r.relation == Relation::kAccesses || r.relation == Relation::kStores;
    const AttackRule& rule = r.relation == Relation::kAssumes ? toIdentity : toServer;
    if ((!talks && r.relation != Relation::kAssumes) || !has(rule.to, kindOf(r.to))) continue;
    if (!has(kRunning, kindOf(r.from))) continue;
    if (r.from != last) flaws = flaws_.forgeries(r.from);
    last = r.from;
    if (flaws.empty()) continue;
    step(graph_.nodeOfAsset[r.from], r.to, rule,
         {flaws[0].probability,
          rowsOf(flaws),
          {groundOf(GroundKind::kFinding, flaws[0].finding), groundOf(GroundKind::kRelation, r.row)}});
  }
}

void Steps::leaks() {
  const AttackRule& reads = ruleOf(Premise::kReadsRepository);
  const AttackRule& opens = ruleOf(Premise::kLeakedCredential);
  const uint32_t insider = nodeWithRole(graph_, NodeRole::kInsider);
  std::map<AssetId, std::vector<Leak>> in;
  for (const Leak& leak : flaws_.leaks()) in[leak.in].push_back(leak);
  std::map<std::pair<AssetId, AssetId>, std::vector<Leak>> steps;
  for (const auto& [asset, found] : in) {
    const UnitedAsset& holder = identities_.assets[asset];
    if (has(reads.to, holder.kind) && holder.exposure != Exposure::kInternet) {
      step(insider, asset, reads, {1'000'000, {}, {groundOf(GroundKind::kReadable, asset)}});
    }
    for (const Leak& leak : found) steps[{asset, leak.opens}].push_back(leak);
  }
  // What runs holds the secrets of what it is made of.
  for (AssetId whole = 0; whole < identities_.assets.size() && !in.empty(); ++whole) {
    for (const Part& part : relations_.parts(whole)) {
      const auto found = part.asset == whole || part.dynamicOnly ? in.end() : in.find(part.asset);
      if (found == in.end()) continue;
      for (const Leak& leak : found->second) {
        if (leak.opens != whole) steps[{whole, leak.opens}].push_back(leak);
      }
    }
  }
  for (auto& [ends, found] : steps) {
    std::stable_sort(found.begin(), found.end(),
                     [](const Leak& a, const Leak& b) { return a.probability > b.probability; });
    Basis basis{
        found[0].probability,
        {},
        {groundOf(GroundKind::kFinding, found[0].finding), groundOf(GroundKind::kOpens, ends.second)}};
    for (const Leak& leak : found) {
      if (basis.findings.size() < kFindingsPerEdge) basis.findings.push_back(leak.finding);
    }
    AttackRule rule = opens;
    if (!isReadable(kindOf(ends.first))) rule.needs = Foothold::kControlled;
    step(graph_.nodeOfAsset[ends.first], ends.second, rule, std::move(basis));
  }
}

void Steps::data() {
  const AttackRule& holds = ruleOf(Premise::kHoldsData);
  for (uint32_t node = 0; node < graph_.nodes.size(); ++node) {
    if (graph_.nodes[node].role != NodeRole::kData) continue;
    const AssetId asset = graph_.nodes[node].asset;
    const UnitedAsset& holder = identities_.assets[asset];
    AttackRule rule = holds;
    if (holder.kind == AssetKind::kDataStore || holder.kind == AssetKind::kCloudResource) {
      rule.technique = kFromCloudStorage;
    }
    push(graph_.nodeOfAsset[asset], node, rule, rule.needs,
         {1'000'000, {}, {groundOf(GroundKind::kHolds, node)}});
  }
}

void Steps::drawRelations() {
  for (const AssetRelation& relation : relations_.all()) {
    AttackEdge edge;
    edge.from = graph_.nodeOfAsset[relation.from];
    edge.to = graph_.nodeOfAsset[relation.to];
    edge.rule = rowOfRule(name(relation.relation), {});
    edge.firstGround = static_cast<uint32_t>(graph_.groundPool.size());
    edge.groundCount = 1;
    graph_.groundPool.push_back(groundOf(GroundKind::kRelation, relation.row));
    graph_.edges.push_back(edge);
  }
}

void Steps::arrange() {
  const auto place = [](const AttackEdge& e) {
    return std::tuple(e.from, e.to, uint32_t{e.rule}, bool{e.attack}, Foothold{e.needs}, e.cost);
  };
  std::stable_sort(graph_.edges.begin(), graph_.edges.end(),
                   [&](const AttackEdge& a, const AttackEdge& b) { return place(a) < place(b); });
  // Several relations may make one step: the likeliest stays.
  const auto same = [](const AttackEdge& a, const AttackEdge& b) {
    return a.from == b.from && a.to == b.to && a.rule == b.rule && a.attack == b.attack && a.needs == b.needs;
  };
  graph_.edges.erase(std::unique(graph_.edges.begin(), graph_.edges.end(), same), graph_.edges.end());
}

}  // namespace

void makeEdges(const Identities& identities, const Relations& relations, const Flaws& flaws,
               AttackGraph& graph) {
  Steps(identities, relations, flaws, graph).run();
}

}  // namespace postern
