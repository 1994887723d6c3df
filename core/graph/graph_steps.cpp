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

struct Takeover {
  uint32_t probability = 0;
  std::vector<uint32_t> findings;
  std::string because;
};

// What a step rests on besides its rule.
struct Ground {
  uint32_t probability = 1'000'000;
  std::vector<uint32_t> findings;
  std::string because;
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

  Takeover takeoverOf(AssetId asset) const;
  void entries();
  void byRelation(const AssetRelation& relation);
  void forgeries();
  void leaks();
  void data();
  void drawRelations();
  void arrange();

  // The step by `rule` from a node to an asset, and the one that also takes over.
  void step(uint32_t from, AssetId to, const AttackRule& rule, Ground ground);
  void push(uint32_t from, uint32_t to, const AttackRule& rule, Foothold needs, const Ground& ground);

  const Identities& identities_;
  const Relations& relations_;
  const Flaws& flaws_;
  AttackGraph& graph_;
  std::vector<Takeover> takeovers_;  // per asset
};

Takeover Steps::takeoverOf(AssetId asset) const {
  Takeover out;
  if (!has(kRunning, kindOf(asset))) return out;
  const std::vector<Flaw> flaws = flaws_.takeovers(asset);
  out.findings = rowsOf(flaws);
  if (!flaws.empty()) {
    out.probability = flaws[0].probability;
    out.because = flaws_.describe(flaws[0].finding);
  }
  if (kindOf(asset) == AssetKind::kDataStore && out.probability < kStoreWithoutLogin) {
    out.probability = kStoreWithoutLogin;
    out.because = "the store may let in whoever reaches it";
  }
  return out;
}

void Steps::push(uint32_t from, uint32_t to, const AttackRule& rule, Foothold needs, const Ground& ground) {
  AttackEdge edge;
  edge.from = from;
  edge.to = to;
  edge.attack = true;
  edge.needs = needs;
  edge.gives = rule.gives;
  edge.rule = rule.name;
  edge.technique = rule.technique;
  edge.probability = product(rule.probability, ground.probability);
  edge.cost = costOf(edge.probability);
  edge.findings = ground.findings;
  edge.because = ground.because;
  graph_.edges.push_back(std::move(edge));
}

void Steps::step(uint32_t from, AssetId to, const AttackRule& rule, Ground ground) {
  const bool isolated = identities_.assets[to].exposure == Exposure::kIsolated;
  if (isolated && rule.gives == Foothold::kReached)
    ground.probability = product(ground.probability, kIsolated);
  const uint32_t node = graph_.nodeOfAsset[to];
  push(from, node, rule, rule.needs, ground);
  const Takeover& takeover = takeovers_[to];
  if (rule.gives != Foothold::kReached || takeover.probability == 0) return;
  AttackEdge edge = graph_.edges.back();
  edge.gives = Foothold::kTakenOver;
  edge.rule = rule.takeoverName;
  edge.technique = rule.takeoverTechnique;
  edge.cost += costOf(takeover.probability);
  edge.probability = std::max(probabilityOf(edge.cost), 1U);
  for (const uint32_t finding : takeover.findings) {
    if (edge.findings.size() == kFindingsPerEdge) break;
    const bool known =
        std::find(ground.findings.begin(), ground.findings.end(), finding) != ground.findings.end();
    if (!known) edge.findings.push_back(finding);
  }
  edge.because += "; " + takeover.because;
  graph_.edges.push_back(std::move(edge));
}

void Steps::entries() {
  const uint32_t internet = nodeWithRole(graph_, NodeRole::kInternet);
  const AttackRule& exposed = ruleOf(Premise::kInternetExposed);
  const AttackRule& ingress = ruleOf(Premise::kIngress);
  const AttackRule& answers = ruleOf(Premise::kAnswersPublicly);
  for (AssetId id = 0; id < identities_.assets.size(); ++id) {
    if (graph_.nodeOfAsset[id] == kNone) continue;
    const UnitedAsset& asset = identities_.assets[id];
    Ground ground;
    if (asset.exposure == Exposure::kInternet && has(exposed.to, asset.kind)) {
      ground.because = asset.name + " is exposed to the internet";
      const std::string_view report = relations_.exposureReport(id, Exposure::kInternet);
      if (!report.empty()) ground.because += " (" + std::string(report) + ")";
      step(internet, id, exposed, std::move(ground));
    } else if (asset.exposure == Exposure::kUnknown && asset.kind == AssetKind::kIngress) {
      ground.because = asset.name + " is an ingress";
      ground.because += relations_.saidBy(id);
      step(internet, id, ingress, std::move(ground));
    } else if (asset.exposure == Exposure::kUnknown && asset.answersPublicly && has(answers.to, asset.kind)) {
      ground.because = asset.name + " answers at a public address";
      ground.because += relations_.saidBy(id);
      step(internet, id, answers, std::move(ground));
    }
  }
}

void Steps::byRelation(const AssetRelation& relation) {
  for (const AttackRule& rule : attackRules()) {
    if (rule.premise != Premise::kRelation || rule.relation != relation.relation) continue;
    const AssetId from = rule.reversed ? relation.to : relation.from;
    const AssetId to = rule.reversed ? relation.from : relation.to;
    if (!has(rule.from, kindOf(from)) || !has(rule.to, kindOf(to))) continue;
    step(graph_.nodeOfAsset[from], to, rule, {1'000'000, {}, relations_.because(relation)});
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
         {flaws[0].probability, rowsOf(flaws),
          flaws_.describe(flaws[0].finding) + "; " + relations_.because(r)});
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
      step(insider, asset, reads,
           {1'000'000, {}, "whoever may read " + holder.name + " finds what lies in it"});
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
    Ground ground{found[0].probability, {}, flaws_.describe(found[0].finding)};
    ground.because += "; it opens " + identities_.assets[ends.second].name;
    for (const Leak& leak : found) {
      if (ground.findings.size() < kFindingsPerEdge) ground.findings.push_back(leak.finding);
    }
    AttackRule rule = opens;
    if (!isReadable(kindOf(ends.first))) rule.needs = Foothold::kControlled;
    step(graph_.nodeOfAsset[ends.first], ends.second, rule, std::move(ground));
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
      rule.technique = "T1530";  // Data from Cloud Storage; T1005 is data from a local system
    }
    Ground ground{1'000'000, {}, graph_.nodes[node].title};
    const std::string& title = graph_.nodes[node].title;  // "pii of orders-db"
    ground.because +=
        relations_.saidBy(asset, std::string_view(title).substr(0, title.size() - holder.name.size() - 4));
    push(graph_.nodeOfAsset[asset], node, rule, rule.needs, ground);
  }
}

void Steps::drawRelations() {
  for (const AssetRelation& relation : relations_.all()) {
    AttackEdge edge;
    edge.from = graph_.nodeOfAsset[relation.from];
    edge.to = graph_.nodeOfAsset[relation.to];
    edge.rule = name(relation.relation);
    edge.because = relations_.because(relation);
    graph_.edges.push_back(std::move(edge));
  }
}

void Steps::arrange() {
  const auto place = [](const AttackEdge& e) {
    return std::tuple(e.from, e.to, e.rule, e.attack, e.needs, e.cost);
  };
  std::stable_sort(graph_.edges.begin(), graph_.edges.end(),
                   [&](const AttackEdge& a, const AttackEdge& b) { return place(a) < place(b); });
  // Several relations may make one step: the likeliest stays.
  const auto same = [](const AttackEdge& a, const AttackEdge& b) {
    return std::tie(a.from, a.to, a.rule, a.attack, a.needs) ==
           std::tie(b.from, b.to, b.rule, b.attack, b.needs);
  };
  graph_.edges.erase(std::unique(graph_.edges.begin(), graph_.edges.end(), same), graph_.edges.end());
}

}  // namespace

void makeEdges(const Identities& identities, const Relations& relations, const Flaws& flaws,
               AttackGraph& graph) {
  Steps(identities, relations, flaws, graph).run();
}

}  // namespace postern
