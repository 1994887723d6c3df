// SPDX-License-Identifier: Apache-2.0
// Blast radius, choke points, path diff and the text of scenarios on a small estate.
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/analysis/blast_radius.h"
#include "graph/analysis/choke_points.h"
#include "graph/analysis/path_diff.h"
#include "graph/analysis/scenario.h"
#include "graph/path_search.h"
#include "sketch.h"

namespace postern {
namespace {

// internet > web > api > pii of db; web > files of share
Sketch shop() {
  Sketch sketch;
  sketch.assets = {{AssetKind::kService, "web.example", Exposure::kInternet},
                   {AssetKind::kService, "api.example", Exposure::kInternal},
                   {AssetKind::kDataStore, "db.example", Exposure::kInternal, {"pii"}},
                   {AssetKind::kDataStore, "share.example", Exposure::kInternal, {"health"}},
                   {AssetKind::kService, "island.example", Exposure::kInternal}};
  sketch.relations = {{"web.example", Relation::kCalls, "api.example"},
                      {"api.example", Relation::kAccesses, "db.example"},
                      {"web.example", Relation::kAccesses, "share.example"}};
  sketch.flaws = {{"web.example", "flaw of web"}, {"api.example", "flaw of api"}};
  sketch.build();
  return sketch;
}

uint32_t nodeOfTitle(const AttackGraph& graph, std::string_view title) {
  for (uint32_t i = 0; i < graph.nodes.size(); ++i) {
    if (graph.nodes[i].title == title) return i;
  }
  return kNone;
}

const RadiusNode* findIn(const std::vector<RadiusNode>& nodes, uint32_t node) {
  const auto at =
      std::find_if(nodes.begin(), nodes.end(), [&](const RadiusNode& n) { return n.node == node; });
  return at == nodes.end() ? nullptr : &*at;
}

TEST(BlastRadius, ForwardAndBackward) {
  const Sketch sketch = shop();
  const AttackGraph& graph = sketch.graph;
  const uint32_t web = nodeOfTitle(graph, "web.example");
  const uint32_t api = nodeOfTitle(graph, "api.example");
  const uint32_t pii = nodeOfTitle(graph, "pii of db.example");
  const BlastRadius ofWeb = blastRadius(graph, web);
  ASSERT_NE(findIn(ofWeb.forward, pii), nullptr);
  EXPECT_EQ(findIn(ofWeb.forward, pii)->foothold, Foothold::kControlled);
  EXPECT_EQ(ofWeb.targets, 2U);
  EXPECT_GT(ofWeb.risk, 0U);
  EXPECT_EQ(ofWeb.starts, 1U);  // the internet gets it
  const BlastRadius ofApi = blastRadius(graph, api);
  EXPECT_EQ(ofApi.targets, 1U);
  // Nearer is likelier: from the api the data is got more surely than from the web server.
  EXPECT_GT(findIn(ofApi.forward, pii)->probability, findIn(ofWeb.forward, pii)->probability);
  ASSERT_NE(findIn(ofApi.backward, web), nullptr);
  // What is ahead of a is behind b exactly when b is ahead of a, as likely.
  const BlastRadius ofPii = blastRadius(graph, pii);
  EXPECT_TRUE(ofPii.forward.empty());
  EXPECT_EQ(findIn(ofPii.backward, api)->probability, findIn(ofApi.forward, pii)->probability);
  for (size_t i = 1; i < ofPii.backward.size(); ++i)
    EXPECT_GE(ofPii.backward[i - 1].probability, ofPii.backward[i].probability);
  EXPECT_TRUE(blastRadius(graph, 10'000).forward.empty());
}

TEST(ChokePoints, SharesOfPaths) {
  const Sketch sketch = shop();
  const ChokePoints points = chokePoints(sketch.graph);
  ASSERT_EQ(sketch.graph.paths.size(), 2U);
  ASSERT_FALSE(points.nodes.empty());
  EXPECT_EQ(points.nodes[0].row, nodeOfTitle(sketch.graph, "web.example"));
  EXPECT_EQ(points.nodes[0].paths, 2U);
  EXPECT_EQ(points.nodes[0].targets, 2U);
  EXPECT_EQ(points.nodes[0].riskPerMillion, 1'000'000U);
  EXPECT_EQ(points.findings[0].paths, 2U);  // the flaw of the web server
  for (const ChokePoint& node : points.nodes)
    EXPECT_NE(sketch.graph.nodes[node.row].role, NodeRole::kInternet);
  EXPECT_TRUE(chokePoints({}).nodes.empty());
}

TEST(PathDiff, NewGoneAndChanged) {
  Sketch before = shop();
  const PathDiff same = diffPaths(before.graph, before.graph);
  EXPECT_TRUE(same.paths.empty());
  EXPECT_EQ(same.unchanged, 2U);
  Sketch after = shop();
  after.flaws[1].state = State::kFixed;  // of the api: the way to the data is gone
  after.flaws[0].likelihood = 900;
  after.build();
  const PathDiff diff = diffPaths(before.graph, after.graph);
  ASSERT_EQ(diff.paths.size(), 2U);
  uint32_t gone = 0;
  for (const PathDifference& path : diff.paths) {
    if (path.change == PathChange::kGone) {
      ++gone;
      EXPECT_EQ(path.probabilityAfter, 0U);
      EXPECT_EQ(path.after, kNone);
    } else {
      EXPECT_EQ(path.change, PathChange::kRisen);
      EXPECT_GT(path.riskAfter, path.riskBefore);
    }
  }
  EXPECT_EQ(gone, 1U);
  EXPECT_EQ(diff.targetsGone.size(), 1U);
  const PathDiff back = diffPaths(after.graph, before.graph);
  EXPECT_EQ(back.targetsNew, diff.targetsGone);
  EXPECT_EQ(back.riskBefore, diff.riskAfter);
}

// What of a path's steps made it so: the one that is gone, the one that is likelier; the others are not told.
TEST(PathDiff, TheStepsThatMadeIt) {
  Sketch before = shop();
  Sketch after = shop();
  after.flaws[1].state = State::kFixed;  // of the api
  after.flaws[0].likelihood = 900;
  after.build();
  for (const PathDifference& path : diffPaths(before.graph, after.graph).paths) {
    const std::vector<StepDifference> steps = stepDifferences(before.graph, after.graph, path);
    ASSERT_EQ(path.edgesBefore.size() + 1, path.nodes.size());
    ASSERT_FALSE(steps.empty());
    EXPECT_EQ(steps[0].to, 1U);  // the web server's flaw, on both
    EXPECT_GT(after.graph.edges[steps[0].after].probability, before.graph.edges[steps[0].before].probability);
    const bool isGone = path.change == PathChange::kGone;
    EXPECT_EQ(path.edgesAfter.empty(), isGone);
    EXPECT_EQ(steps.size(), isGone ? 2U : 1U);
    if (isGone) {
      EXPECT_EQ(steps[1].after, kNone);
    }
  }
  // A path that fell out of the list is found with its steps.
  AttackGraph shorter = before.graph;
  shorter.paths.clear();
  for (const PathDifference& path : diffPaths(shorter, after.graph).paths)
    EXPECT_EQ(path.edgesBefore.size() + 1, path.nodes.size());
}

// Falling out of the k likeliest is no end of a path.
TEST(PathDiff, TheListsLengthIsNoChange) {
  Sketch sketch = shop();
  AttackGraph shorter = sketch.graph;
  shorter.paths.resize(1);
  const PathDiff diff = diffPaths(sketch.graph, shorter);
  EXPECT_TRUE(diff.paths.empty());
  EXPECT_EQ(diff.unchanged, 2U);
}

TEST(Scenario, TextAndBack) {
  const Sketch sketch = shop();
  const std::string finding = toHex(sketch.findings.rows[0].key);
  const std::string web = sketch.graph.nodes[nodeOfTitle(sketch.graph, "web.example")].key;
  const std::string api = sketch.graph.nodes[nodeOfTitle(sketch.graph, "api.example")].key;
  const std::string yaml =
      "scenarios:\n  - name: \"Close: it\"\n    note: soon\n    marks:\n      - fixed: " + finding +
      "\n      - isolated: \"" + web + "\"\n      - disconnected: [\"" + web + "\", \"" + api +
      "\"]\n      - exposed: \"gone.example\"\n  - name: nothing\n";
  const auto read = readScenarios(yaml);
  ASSERT_TRUE(read.ok()) << read.error().message;
  ASSERT_EQ(read.value().size(), 2U);
  ASSERT_EQ(read.value()[0].marks.size(), 4U);
  const auto again = readScenarios(writeScenarios(read.value()));
  ASSERT_TRUE(again.ok()) << again.error().message;
  EXPECT_EQ(again.value(), read.value());
  const ResolvedScenario resolved = resolve(read.value()[0], sketch.graph, sketch.findings);
  EXPECT_EQ(resolved.changes.mended, std::vector<uint32_t>{0});
  EXPECT_EQ(resolved.changes.isolated.size(), 1U);
  EXPECT_EQ(resolved.changes.disconnected.size(), 1U);
  EXPECT_EQ(resolved.unknown, std::vector<uint32_t>{3});
  EXPECT_TRUE(readScenarios("").value().empty());
  for (const char* bad :
       {"scenarios: 5", "scenarios: [{name: a}, {name: a}]", "scenarios: [{marks: []}]", "- 1",
        "scenarios: [{name: a, marks: [{fixed: [a, b]}]}]", "scenarios: [{name: a, marks: [{burn: a}]}]"})
    EXPECT_FALSE(readScenarios(bad).ok()) << bad;
}

}  // namespace
}  // namespace postern
