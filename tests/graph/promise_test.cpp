// SPDX-License-Identifier: Apache-2.0
// What a plan or a what-if promises is what an analysis finds afterwards, to the last thousandth: of an
// estate whose findings are decided fixed, of one whose reports come again without them, of one whose
// inventory says that an asset is exposed, cut off, or no longer used by another.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "graph/analysis/fix_plan.h"
#include "graph/analysis/what_if.h"
#include "sketch.h"

namespace postern {
namespace {

constexpr uint64_t kEstates = 500;

/// Relations that lead one way only: what is taken away with them is what leads there.
constexpr Relation kOneWay[] = {Relation::kCalls,  Relation::kAccesses, Relation::kDependsOn,
                                Relation::kStores, Relation::kHosts,    Relation::kDeploys,
                                Relation::kAssumes};
constexpr Relation kAnyWay[] = {
    Relation::kCalls, Relation::kCalls, Relation::kAccesses,   Relation::kDependsOn, Relation::kStores,
    Relation::kHosts, Relation::kRuns,  Relation::kRuns,       Relation::kExposes,   Relation::kRoutes,
    Relation::kHosts, Relation::kCalls, Relation::kBuildsFrom, Relation::kDeploys,   Relation::kAssumes};

// Services that share images with flaws and secrets, stores, hosts, a pipeline, an identity.
class EstateMaker {
 public:
  EstateMaker(uint64_t seed, std::span<const Relation> kinds) : random_(seed), kinds_(kinds) {}

  Sketch make() {
    const AssetKind kinds[] = {AssetKind::kService,    AssetKind::kService,  AssetKind::kDataStore,
                               AssetKind::kImage,      AssetKind::kImage,    AssetKind::kRepository,
                               AssetKind::kRepository, AssetKind::kHost,     AssetKind::kPipeline,
                               AssetKind::kService,    AssetKind::kIdentity, AssetKind::kDataStore};
    for (const AssetKind kind : kinds) addAsset(kind);
    for (uint32_t i = random_.below(4); i > 0; --i) addAsset(kinds[random_.below(std::size(kinds))]);
    const uint32_t count = 14 + random_.below(16);
    for (uint32_t i = 0; i < count; ++i) addRelation();
    for (uint32_t i = 6 + random_.below(14); i > 0; --i) addFlaw(i);
    for (uint32_t i = 2 + random_.below(6); i > 0; --i) addSecret(i);
    sketch_.build();
    return std::move(sketch_);
  }

 private:
  void addAsset(AssetKind kind) {
    AssetFact fact{kind, "a" + std::to_string(sketch_.assets.size()) + ".example"};
    if (kind == AssetKind::kImage) fact.identity = "registry.example/" + fact.identity + ":1";
    if (kind == AssetKind::kRepository) fact.identity = "code.example/" + fact.identity;
    constexpr Exposure kExposures[] = {Exposure::kUnknown, Exposure::kInternal, Exposure::kInternal,
                                       Exposure::kInternet, Exposure::kIsolated};
    fact.exposure = kExposures[random_.below(5)];
    if (kind == AssetKind::kDataStore) fact.data = {"pii"};
    if (random_.below(5) == 0) fact.criticality = Criticality::kHigh;
    if (random_.below(2) == 0) fact.credential = "key-of-" + fact.identity + "-0123456789";
    sketch_.assets.push_back(fact);
  }
  void addRelation() {
    const Relation relation = kinds_[random_.below(static_cast<uint32_t>(kinds_.size()))];
    const AssetFact& from = sketch_.assets[random_.below(static_cast<uint32_t>(sketch_.assets.size()))];
    const AssetFact& to = sketch_.assets[random_.below(static_cast<uint32_t>(sketch_.assets.size()))];
    if (from.identity != to.identity) sketch_.relations.push_back({from.identity, relation, to.identity});
  }
  void addFlaw(uint32_t number) {
    FlawFact flaw{anyAsset(), "flaw " + std::to_string(number)};
    flaw.kind = random_.below(2) == 0 ? ObservationKind::kVulnerability : ObservationKind::kCode;
    flaw.likelihood = 1 + random_.below(990);
    flaw.cwe = random_.below(2) == 0 ? 918 : 78;
    if (random_.below(6) == 0) flaw.reachability = Reachability::kNotReachable;
    sketch_.flaws.push_back(flaw);
  }
  void addSecret(uint32_t number) {
    FlawFact leak{anyAsset(), "secret " + std::to_string(number), ObservationKind::kSecret, 0};
    leak.secret = "key-of-" + anyAsset() + "-0123456789";
    sketch_.flaws.push_back(leak);
  }
  std::string anyAsset() {
    return sketch_.assets[random_.below(static_cast<uint32_t>(sketch_.assets.size()))].identity;
  }

  Random random_;
  std::span<const Relation> kinds_;
  Sketch sketch_;
};

/// Whether the flaw is one of the observations of the finding.
bool isSeenIn(const Sketch& sketch, uint32_t finding, const FlawFact& flaw) {
  const Finding& it = sketch.findings.rows[finding];
  for (uint32_t i = 0; i < it.members; ++i) {
    const uint32_t seen = sketch.findings.observations[it.firstMember + i];
    if (sketch.tables.strings.text(sketch.tables.observations.title[seen]) == flaw.title) return true;
  }
  return false;
}

/// Paths with their costs, and the risk: everything that a person compares.
std::string told(const Sketch& sketch, const AttackGraph& graph) {
  std::string out = std::to_string(estatePathRisk(graph)) + "\n";
  std::vector<std::string> lines;
  for (const AttackPath& path : graph.paths) {
    std::string line = std::to_string(path.risk) + " " + std::to_string(path.cost);
    for (const uint32_t edge : path.edges) line += " > " + graph.nodes[graph.edges[edge].to].key;
    lines.push_back(line);
  }
  for (const std::string& line : lines) out += line + "\n";
  for (AssetId id = 0; id < graph.reach.size(); ++id) {
    out += sketch.identities.assets[id].key + " " + std::to_string(graph.reach[id].hops) + " " +
           std::to_string(graph.reach[id].probability) + " " + std::to_string(graph.impactBehind[id]) + "\n";
  }
  return out;
}

Sketch factsOf(const Sketch& sketch) {
  Sketch out;
  out.assets = sketch.assets;
  out.relations = sketch.relations;
  out.flaws = sketch.flaws;
  return out;
}

std::string toldWithDecisions(const Sketch& sketch, const std::vector<uint32_t>& fixed) {
  Sketch after = factsOf(sketch);
  after.build();
  for (const uint32_t row : fixed) after.enrichment.findings[row].state = State::kFixed;
  return told(after, buildAttackGraph(after.tables, after.identities, after.findings, after.enrichment));
}

std::string toldWithout(const Sketch& sketch, const std::vector<uint32_t>& fixed) {
  Sketch after = factsOf(sketch);
  for (const uint32_t row : fixed)
    std::erase_if(after.flaws, [&](const FlawFact& flaw) { return isSeenIn(sketch, row, flaw); });
  after.build();
  return told(after, after.graph);
}

std::string toldAfter(const Sketch& sketch, const StepAlternatives& steps, const GraphChanges& changes) {
  const auto findings = static_cast<uint32_t>(sketch.findings.rows.size());
  return told(sketch, changed(sketch.graph, steps, changes, findings));
}

std::vector<FixOption> mendsOf(const Sketch& sketch, Random& random) {
  std::vector<FixOption> mends;
  for (uint32_t row = 0; row < sketch.findings.rows.size(); ++row) {
    if (!mends.empty() && random.below(4) == 0) {
      mends.back().findings.push_back(row);  // an upgrade mends several
    } else {
      mends.push_back({FixAct::kMend, "f" + std::to_string(row), {}, 1 + random.below(9), {row}});
    }
  }
  return mends;
}

uint64_t riskOf(const Sketch& sketch, const StepAlternatives& steps, const GraphChanges& changes) {
  const auto findings = static_cast<uint32_t>(sketch.findings.rows.size());
  return estatePathRisk(changed(sketch.graph, steps, changes, findings));
}

void forEachEstate(std::span<const Relation> kinds,
                   const std::function<void(const Sketch&, const StepAlternatives&, Random&)>& test) {
  for (uint64_t seed = 1; seed <= kEstates; ++seed) {
    SCOPED_TRACE(seed);
    const Sketch sketch = EstateMaker(seed, kinds).make();
    const StepAlternatives steps(sketch.tables, sketch.identities, sketch.findings, sketch.enrichment);
    Random random(seed + 1'000'000);
    test(sketch, steps, random);
    if (testing::Test::HasFailure()) return;
  }
}

TEST(Promise, FixedFindings) {
  uint64_t lowered = 0;
  uint64_t secrets = 0;
  forEachEstate(kAnyWay, [&](const Sketch& sketch, const StepAlternatives& steps, Random& random) {
    GraphChanges changes;
    for (uint32_t row = 0; row < sketch.findings.rows.size(); ++row) {
      if (random.below(3) != 0) changes.mended.push_back(row);
    }
    const std::string promised = toldAfter(sketch, steps, changes);
    EXPECT_EQ(promised, toldWithDecisions(sketch, changes.mended));
    EXPECT_EQ(promised, toldWithout(sketch, changes.mended));
    lowered += promised != told(sketch, sketch.graph) ? 1 : 0;
    for (const uint32_t row : changes.mended)
      secrets += sketch.findings.rows[row].kind == ObservationKind::kSecret ? 1 : 0;
  });
  EXPECT_GT(lowered, kEstates / 2);
  EXPECT_GT(secrets, kEstates);
}

TEST(Promise, Plans) {
  uint64_t planned = 0;
  forEachEstate(kAnyWay, [&](const Sketch& sketch, const StepAlternatives& steps, Random& random) {
    const FixModel model = makeFixModel(sketch.graph, steps, mendsOf(sketch, random));
    PlanBudget budget;
    budget.fixes = 1 + random.below(5);
    const FixPlan plan = planFixes(model.graph, budget);
    std::vector<uint32_t> options;
    DistanceTree tree(model.graph);
    EXPECT_EQ(tree.risk(), estatePathRisk(sketch.graph));
    for (const FixPlan::Step& step : plan.steps) {
      options.push_back(step.fix);
      tree.apply(step.fix);
      EXPECT_EQ(step.riskAfter, riskOf(sketch, steps, changesOf(model, options)));
      EXPECT_EQ(step.riskAfter, tree.risk());
      ++planned;
    }
    const GraphChanges changes = changesOf(model, options);
    if (changes.isolated.empty() && changes.disconnected.empty()) {
      const std::string risk = std::to_string(plan.riskAfter) + "\n";
      EXPECT_TRUE(toldWithDecisions(sketch, changes.mended).starts_with(risk));
      EXPECT_TRUE(toldWithout(sketch, changes.mended).starts_with(risk));
    }
  });
  EXPECT_GT(planned, kEstates / 2);
}

// A plan of mends alone, as far as it goes.
TEST(Promise, MendsOneByOne) {
  forEachEstate(kAnyWay, [&](const Sketch& sketch, const StepAlternatives& steps, Random& random) {
    const FixModel model = makeFixModel(sketch.graph, steps, mendsOf(sketch, random));
    DistanceTree tree(model.graph);
    std::vector<uint32_t> options;
    for (uint32_t fix = 0; fix < model.options.size(); ++fix) {
      if (model.options[fix].act != FixAct::kMend || random.below(3) == 0) continue;
      tree.apply(fix);
      options.push_back(fix);
    }
    const std::string risk = std::to_string(tree.risk()) + "\n";
    const std::vector<uint32_t> mended = changesOf(model, options).mended;
    EXPECT_TRUE(toldWithDecisions(sketch, mended).starts_with(risk));
    EXPECT_TRUE(toldWithout(sketch, mended).starts_with(risk));
  });
}

TEST(Promise, Exposures) {
  uint64_t raised = 0;
  forEachEstate(kAnyWay, [&](const Sketch& sketch, const StepAlternatives& steps, Random& random) {
    Sketch after = factsOf(sketch);
    AssetFact& fact = after.assets[random.below(static_cast<uint32_t>(after.assets.size()))];
    const uint32_t node = sketch.graph.nodeOfAsset[sketch.asset(fact.identity)];
    if (node == kNone) return;
    fact.exposure = Exposure::kInternet;
    after.build();
    GraphChanges changes;
    changes.exposed = {node};
    const uint64_t risk = riskOf(sketch, steps, changes);
    EXPECT_EQ(risk, estatePathRisk(after.graph)) << fact.identity;
    raised += risk > estatePathRisk(sketch.graph) ? 1 : 0;
  });
  EXPECT_GT(raised, kEstates / 10);
}

uint32_t nodeNamed(const Sketch& sketch, const std::string& identity) {
  return sketch.graph.nodeOfAsset[sketch.asset(identity)];
}

// Nothing that leads into it is there any more: relations, exposure, a secret's lock.
void cutOff(Sketch& after, const std::string& identity) {
  std::erase_if(after.relations, [&](const RelationFact& it) { return it.to == identity; });
  for (AssetFact& fact : after.assets) {
    if (fact.identity != identity) continue;
    fact.credential.clear();
    if (fact.exposure == Exposure::kInternet) fact.exposure = Exposure::kInternal;
  }
}

TEST(Promise, IsolationsAndAccessesTakenAway) {
  uint64_t lowered = 0;
  forEachEstate(kOneWay, [&](const Sketch& sketch, const StepAlternatives& steps, Random& random) {
    const RelationFact used = sketch.relations[random.below(static_cast<uint32_t>(sketch.relations.size()))];
    const AssetFact alone = sketch.assets[random.below(static_cast<uint32_t>(sketch.assets.size()))];
    GraphChanges changes;
    changes.disconnected = {{nodeNamed(sketch, used.from), nodeNamed(sketch, used.to)}};
    Sketch after = factsOf(sketch);
    std::erase_if(after.relations, [&](const RelationFact& it) {
      return it.from == used.from && it.to == used.to && it.relation != Relation::kHosts;
    });
    // That people read a repository with secrets in it is stated by nothing that could be taken away.
    const bool isCode = alone.kind == AssetKind::kRepository || alone.kind == AssetKind::kPipeline;
    if (!isCode && nodeNamed(sketch, alone.identity) != kNone) {
      changes.isolated = {nodeNamed(sketch, alone.identity)};
      cutOff(after, alone.identity);
    }
    for (uint32_t row = 0; row < sketch.findings.rows.size(); ++row) {
      if (random.below(4) != 0) continue;
      changes.mended.push_back(row);
      std::erase_if(after.flaws, [&](const FlawFact& flaw) { return isSeenIn(sketch, row, flaw); });
    }
    after.build();
    const uint64_t risk = riskOf(sketch, steps, changes);
    EXPECT_EQ(risk, estatePathRisk(after.graph));
    lowered += risk < estatePathRisk(sketch.graph) ? 1 : 0;
  });
  EXPECT_GT(lowered, kEstates / 4);
}

}  // namespace
}  // namespace postern
