// SPDX-License-Identifier: Apache-2.0
// What opens a way and what does not, told by small estates.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/log_odds.h"
#include "graph/embedded_rules.h"
#include "graph/rule_set.h"
#include "graph/weakness_effect.h"
#include "sketch.h"

namespace postern {
namespace {

using enum AssetKind;
constexpr Relation kCalls = Relation::kCalls, kRuns = Relation::kRuns, kRoutes = Relation::kRoutes,
                   kBuildsFrom = Relation::kBuildsFrom, kAccesses = Relation::kAccesses;

// internet > web > db (pii), web runs an image that is built from a repository.
Sketch shop() {
  Sketch sketch;
  sketch.assets = {{kService, "web", Exposure::kInternet},
                   {kDataStore, "db", Exposure::kInternal, {"pii", "internal"}, Criticality::kCritical},
                   {kImage, "registry.example/web:1"},
                   {kRepository, "git.example/shop/web"}};
  sketch.relations = {{"web", kCalls, "db"},
                      {"web", kRuns, "registry.example/web:1"},
                      {"registry.example/web:1", kBuildsFrom, "git.example/shop/web"}};
  return sketch;
}

std::string because(const Sketch& s, const AttackEdge& edge) {
  return becauseOf({s.tables, s.identities, s.findings}, s.graph, edge);
}

std::vector<uint32_t> findingsOf(const Sketch& s, const AttackEdge& edge) {
  const std::span<const uint32_t> rows = s.graph.findings(edge);
  return {rows.begin(), rows.end()};
}

const AttackEdge* edgeBetween(const Sketch& s, std::string_view from, std::string_view to,
                              std::string_view rule) {
  for (const AttackEdge& edge : s.graph.edges) {
    if (s.graph.nodes[edge.from].title == from && s.graph.nodes[edge.to].title == to &&
        s.graph.ruleName(edge) == rule)
      return &edge;
  }
  return nullptr;
}

TEST(AttackGraph, NoFlawNoPath) {
  Sketch sketch = shop();
  sketch.build();
  EXPECT_TRUE(sketch.paths().empty());
  EXPECT_EQ(sketch.graph.reach[sketch.asset("web")].hops, 1U);
  EXPECT_TRUE(sketch.graph.reach[sketch.asset("web")].internet);
  EXPECT_EQ(sketch.graph.reach[sketch.asset("db")].hops, kNone);
}

TEST(AttackGraph, FlawInTheCodeOfWhatRuns) {
  Sketch sketch = shop();
  sketch.flaws = {{"git.example/shop/web", "command injection"}};
  sketch.build();
  ASSERT_EQ(sketch.paths(), std::vector<std::string>{"Internet > web > db > pii of db"});
  const AttackPath& path = sketch.graph.paths[0];
  const AttackEdge& first = sketch.graph.edges[path.edges[0]];
  EXPECT_EQ(sketch.graph.ruleName(first), "exploit_exposed");
  EXPECT_EQ(sketch.graph.technique(first), "T1190");
  EXPECT_EQ(findingsOf(sketch, first), std::vector<uint32_t>{0});
  EXPECT_EQ(because(sketch, first),
            "web is exposed to the internet (inventory.yaml); command injection in git.example/shop/web "
            "(inventory.yaml)");
  EXPECT_EQ(because(sketch, sketch.graph.edges[path.edges[1]]), "web calls db (inventory.yaml)");
  uint64_t cost = 0;
  for (const uint32_t edge : path.edges) cost += sketch.graph.edges[edge].cost;
  EXPECT_EQ(path.cost, cost);
  EXPECT_EQ(path.probability, probabilityOf(cost));
  // 0.5 likelihood · 1.0 command injection · 0.9 from the source, then 0.85 and 0.95
  EXPECT_NEAR(path.probability, 363'375, 50);
  EXPECT_GT(path.risk, 80'000);
  EXPECT_EQ(sketch.graph.pathThrough, std::vector<uint32_t>{0});
  // What it is made of is where it is, and leads where it leads.
  EXPECT_EQ(sketch.graph.reach[sketch.asset("git.example/shop/web")].hops, 1U);
  EXPECT_EQ(sketch.graph.impactBehind[sketch.asset("git.example/shop/web")],
            sketch.graph.impactBehind[sketch.asset("web")]);
  EXPECT_GT(sketch.graph.impactBehind[sketch.asset("db")], sketch.graph.impactBehind[sketch.asset("web")]);
}

TEST(AttackGraph, ClosedFindingsOpenNoStep) {
  for (const State state : {State::kFixed, State::kFalsePositive, State::kSuppressed, State::kAccepted}) {
    Sketch sketch = shop();
    sketch.flaws = {{"web", "command injection", ObservationKind::kCode, 78, 900, state}};
    sketch.build();
    EXPECT_TRUE(sketch.paths().empty());
    EXPECT_EQ(sketch.graph.pathThrough, std::vector<uint32_t>{kNone});
  }
}

TEST(AttackGraph, UnknownExposureIsNotReached) {
  Sketch sketch = shop();
  sketch.assets[0].exposure = Exposure::kUnknown;
  sketch.flaws = {{"web", "command injection"}};
  sketch.build();
  EXPECT_TRUE(sketch.paths().empty());
  EXPECT_EQ(sketch.graph.reach[sketch.asset("web")].hops, kNone);
  EXPECT_FALSE(sketch.graph.reach[sketch.asset("web")].exposureKnown);
  EXPECT_TRUE(sketch.graph.reach[sketch.asset("db")].exposureKnown);
  // The same, known to be reached through an ingress.
  sketch.assets.push_back({kIngress, "shop.example"});
  sketch.relations.push_back({"shop.example", kRoutes, "web"});
  sketch.build();
  EXPECT_EQ(sketch.paths(), std::vector<std::string>{"Internet > shop.example > web > db > pii of db"});
  EXPECT_TRUE(sketch.graph.reach[sketch.asset("web")].exposureKnown);
}

TEST(AttackGraph, LoudFlawThatNobodyReachesHasNoPath) {
  Sketch sketch = shop();
  sketch.assets.push_back({kService, "archive", Exposure::kIsolated, {"pii"}});
  sketch.flaws = {{"archive", "Log4Shell", ObservationKind::kVulnerability, 917, 999},
                  {"web", "modest flaw", ObservationKind::kCode, 918, 20}};
  sketch.build();
  ASSERT_FALSE(sketch.paths().empty());
  EXPECT_EQ(sketch.graph.reach[sketch.asset("archive")].hops, kNone);
  EXPECT_TRUE(sketch.graph.reach[sketch.asset("archive")].exposureKnown);
  EXPECT_GT(sketch.graph.impactBehind[sketch.asset("archive")], 0U);
  for (uint32_t row = 0; row < 2; ++row) {
    const bool loud = sketch.findings.rows[row].asset == sketch.asset("archive");
    EXPECT_EQ(sketch.graph.pathThrough[row] == kNone, loud);
  }
}

TEST(AttackGraph, ModestRequestForgeryOpensTheStore) {
  Sketch sketch = shop();
  sketch.flaws = {{"web", "request forgery", ObservationKind::kCode, 918, 60}};
  sketch.build();
  ASSERT_EQ(sketch.paths(), std::vector<std::string>{"Internet > web > db > pii of db"});
  const AttackEdge* forged = edgeBetween(sketch, "web", "db", "forged_request_takes_over");
  ASSERT_NE(forged, nullptr);
  EXPECT_EQ(forged->needs, Foothold::kReached);
  EXPECT_EQ(findingsOf(sketch, *forged), std::vector<uint32_t>{0});
  EXPECT_EQ(sketch.graph.reach[sketch.asset("db")].hops, 2U);
  EXPECT_LT(sketch.graph.paths[0].probability, 30'000U);
  EXPECT_GT(sketch.graph.paths[0].probability, 1'000U);
}

TEST(AttackGraph, LocalAndAvailabilityFlawsGiveNoFoothold) {
  for (const char* vector :
       {"CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H",
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:N"}) {
    Sketch sketch = shop();
    sketch.flaws = {{"web", "a flaw", ObservationKind::kVulnerability, 0, 900}};
    sketch.flaws[0].vector = vector;
    sketch.build();
    EXPECT_TRUE(sketch.paths().empty()) << vector;
  }
  Sketch sketch = shop();
  sketch.flaws = {{"web", "a flaw", ObservationKind::kVulnerability, 0, 900}};
  sketch.flaws[0].vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
  sketch.build();
  EXPECT_EQ(sketch.paths().size(), 1U);
}

TEST(AttackGraph, NotReachableCodeIsMuchLessLikely) {
  Sketch sketch = shop();
  sketch.flaws = {{"web", "command injection"}};
  sketch.build();
  const uint32_t plain = sketch.graph.paths.at(0).probability;
  sketch.flaws[0].reachability = Reachability::kNotReachable;
  sketch.build();
  EXPECT_LT(sketch.graph.paths.at(0).probability, plain / 15);
}

TEST(AttackGraph, SecretsAndLicencesAreNoExploits) {
  Sketch sketch = shop();
  sketch.flaws = {
      {"web", "a licence", ObservationKind::kLicence, 0, 900},
      {"web", "a key", ObservationKind::kSecret, 798, 900, State::kOpen, "nobody-knows-this-key"}};
  sketch.build();
  EXPECT_TRUE(sketch.paths().empty());
}

Sketch leak(Exposure exposure) {
  Sketch sketch;
  sketch.assets = {
      {kRepository, "git.example/shop/theme", exposure},
      {kIdentity, "publisher", Exposure::kInternal, {}, Criticality::kUnknown, "AKIAIOSFODNN7EXAMPLE"},
      {kDataStore, "exports", Exposure::kInternal, {"pii"}}};
  sketch.relations = {{"publisher", kAccesses, "exports"}};
  sketch.flaws = {{"git.example/shop/theme", "AWS key", ObservationKind::kSecret, 798, 500, State::kOpen,
                   "AKIAIOSFODNN7EXAMPLE"}};
  return sketch;
}

TEST(AttackGraph, LeakedCredential) {
  Sketch sketch = leak(Exposure::kInternet);
  sketch.build();
  ASSERT_EQ(sketch.paths(), std::vector<std::string>{
                                "Internet > git.example/shop/theme > publisher > exports > pii of exports"});
  const AttackEdge& step = sketch.graph.edges[sketch.graph.paths[0].edges[1]];
  EXPECT_EQ(sketch.graph.technique(step), "T1552.001");
  EXPECT_EQ(findingsOf(sketch, step), std::vector<uint32_t>{0});
  EXPECT_EQ(sketch.graph.pathThrough, std::vector<uint32_t>{0});

  sketch = leak(Exposure::kInternal);
  sketch.build();
  ASSERT_EQ(sketch.paths(),
            std::vector<std::string>{
                "Repository readers > git.example/shop/theme > publisher > exports > pii of exports"});
  EXPECT_FALSE(sketch.graph.reach[sketch.asset("exports")].internet);
  EXPECT_EQ(sketch.graph.reach[sketch.asset("exports")].hops, 3U);

  sketch.flaws[0].secret = "AKIASOMEBODYELSESKEY";
  sketch.build();
  EXPECT_TRUE(sketch.paths().empty());
  for (const AttackNode& node : sketch.graph.nodes) EXPECT_NE(node.role, NodeRole::kInsider);
}

// Read first, controlled later: the one case in which a node comes twice.
TEST(AttackGraph, KeyThatOpensWhereItLay) {
  Sketch sketch = leak(Exposure::kInternet);
  sketch.assets.push_back({kImage, "registry.example/shop:1"});
  sketch.assets.push_back({kService, "shop", Exposure::kInternal, {"payment"}});
  sketch.relations = {{"publisher", kAccesses, "git.example/shop/theme"},
                      {"registry.example/shop:1", kBuildsFrom, "git.example/shop/theme"},
                      {"shop", kRuns, "registry.example/shop:1"}};
  sketch.build();
  EXPECT_EQ(sketch.paths(), std::vector<std::string>{
                                "Internet > git.example/shop/theme > publisher > git.example/shop/theme > "
                                "registry.example/shop:1 > shop > payment of shop"});
}

// The image is in nobody's hands: a step from it is no news, the relation is drawn in its own direction.
TEST(AttackGraph, WhatIsDrawn) {
  Sketch sketch = shop();
  sketch.flaws = {{"web", "command injection"}};
  sketch.build();
  std::vector<std::string> drawn;
  for (const uint32_t row : edgesToDraw(sketch.graph)) {
    const AttackEdge& edge = sketch.graph.edges[row];
    drawn.push_back(std::string(sketch.graph.ruleName(edge)) + (edge.live ? " live" : ""));
  }
  std::sort(drawn.begin(), drawn.end());
  EXPECT_EQ(drawn, (std::vector<std::string>{"builds_from", "exposed_to_internet live", "holds_data live",
                                             "legitimate_access_to_store live", "runs"}));
  sketch.flaws.clear();
  sketch.build();
  for (const uint32_t row : edgesToDraw(sketch.graph)) {
    const AttackEdge& edge = sketch.graph.edges[row];
    EXPECT_EQ(edge.live, sketch.graph.ruleName(edge) == "exposed_to_internet") << sketch.graph.ruleName(edge);
  }
}

TEST(AttackGraph, OneReportTeachesTheWeaknessOfAnother) {
  Sketch sketch = shop();
  sketch.flaws = {{"web", "CVE-2021-23337", ObservationKind::kVulnerability, 0, 500}};
  sketch.build();
  const uint32_t alone = sketch.graph.paths.at(0).probability;
  sketch.assets.push_back({kService, "elsewhere"});
  sketch.flaws.push_back({"elsewhere", "CVE-2021-23337", ObservationKind::kVulnerability, 94, 500});
  sketch.build();
  EXPECT_GT(sketch.graph.paths.at(0).probability, alone);
}

TEST(AttackGraph, CyclesAndRelationsToItself) {
  Sketch sketch = shop();
  sketch.relations.push_back({"db", kCalls, "web"});
  sketch.relations.push_back({"git.example/shop/web", kBuildsFrom, "registry.example/web:1"});
  sketch.relations.push_back({"registry.example/web:1", kRuns, "web"});
  sketch.flaws = {{"web", "command injection"}};
  sketch.build();
  EXPECT_EQ(sketch.paths().size(), 1U);
  for (const AttackEdge& edge : sketch.graph.edges) EXPECT_NE(edge.from, edge.to);
}

TEST(AttackGraph, OrderOfFactsDoesNotMatter) {
  Sketch sketch = shop();
  sketch.assets.push_back({kIngress, "shop.example"});
  sketch.assets.push_back({kService, "api", Exposure::kUnknown, {"payment"}});
  sketch.relations.push_back({"shop.example", kRoutes, "web"});
  sketch.relations.push_back({"web", kCalls, "api"});
  sketch.relations.push_back({"api", kCalls, "db"});
  sketch.flaws = {{"web", "command injection"},
                  {"web", "another of the same likelihood"},
                  {"api", "upload", ObservationKind::kDynamic, 434},
                  {"git.example/shop/web", "forgery", ObservationKind::kCode, 918}};
  sketch.build();
  const std::string first = sketch.text();
  EXPECT_GT(sketch.paths().size(), 2U);
  Random random(3);
  const auto shuffle = [&](auto& list) {
    for (size_t i = list.size(); i > 1; --i) {
      std::swap(list[i - 1], list[random.below(static_cast<uint32_t>(i))]);
    }
  };
  for (int i = 0; i < 20; ++i) {
    shuffle(sketch.assets);
    shuffle(sketch.relations);
    shuffle(sketch.flaws);
    sketch.build();
    EXPECT_EQ(sketch.text(), first);
  }
}

TEST(AttackRules, AreWhatTheyMustBe) {
  RuleSet rules;
  for (const EmbeddedRules& file : embeddedRules()) {
    EXPECT_TRUE(file.yaml.starts_with("# SPDX")) << file.file;
    RuleSet alone = builtInRules();
    for (const Error& error : addRules(file.yaml, file.file, alone))
      ADD_FAILURE() << file.file << " " << error.where << ": " << error.message;
  }
  rules = builtInRules();
  EXPECT_GT(rules.rules.size(), 25U);
  for (const AttackRule& rule : rules.rules) {
    EXPECT_FALSE(rule.name.empty());
    if (rule.derives != kNone) continue;
    EXPECT_FALSE(relationFromName(rule.name)) << rule.name;
    EXPECT_TRUE(rule.technique.starts_with("T1")) << rule.name;
    EXPECT_FALSE(rule.reason.empty()) << rule.name;
    EXPECT_FALSE(rule.title.empty()) << rule.name;
    EXPECT_FALSE(rule.mitigation.empty()) << rule.name;
    EXPECT_FALSE(rule.source.empty()) << rule.name;
    EXPECT_NE(rule.gives, Foothold::kTakenOver) << rule.name;
  }
  uint32_t previous = 0;
  for (uint32_t cwe = 1; cwe < 2000; ++cwe) {
    const WeaknessEffect* effect = weaknessEffect(cwe);
    if (effect == nullptr) continue;
    EXPECT_GT(effect->cwe, previous);
    EXPECT_LE(effect->takeover, 1000);
    EXPECT_LE(effect->forge, 1000);
    previous = effect->cwe;
  }
  ASSERT_NE(weaknessEffect(918), nullptr);
  EXPECT_GT(weaknessEffect(918)->forge, 900);
  EXPECT_NE(weaknessEffect(1336), nullptr);
  EXPECT_NE(weaknessEffect(20), nullptr);
}

}  // namespace
}  // namespace postern
