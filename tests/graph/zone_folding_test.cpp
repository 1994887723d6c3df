// SPDX-License-Identifier: Apache-2.0
// An overview loses nothing: every node asked for is drawn or counted in its zone.
#include "graph/zone_folding.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace postern {
namespace {

/// `count` nodes in `zones` zones, each leading to the next but one.
AttackGraph chain(uint32_t count, uint32_t zones) {
  AttackGraph graph;
  for (uint32_t i = 0; i < count; ++i) {
    AttackNode node;
    node.key = "k" + std::to_string(1'000'000 + i);
    node.title = "node " + std::to_string(i);
    node.zone = "zone " + std::to_string(i % zones);
    graph.nodes.push_back(std::move(node));
  }
  for (uint32_t i = 0; i + 2 < count; ++i) {
    AttackEdge edge;
    edge.from = i;
    edge.to = i + 2;
    graph.edges.push_back(std::move(edge));
  }
  return graph;
}

FoldingRequest all(const AttackGraph& graph) {
  FoldingRequest request;
  request.nodes.resize(graph.nodes.size());
  std::iota(request.nodes.begin(), request.nodes.end(), 0U);
  return request;
}

uint32_t told(const Folding& folding) {
  return std::accumulate(folding.membersOf.begin(), folding.membersOf.end(), 0U);
}

TEST(ZoneFolding, SmallGraphStaysAsItIs) {
  const AttackGraph graph = chain(20, 3);
  const Folding folding = foldZones(graph, all(graph));
  EXPECT_EQ(folding.graph.nodes.size(), 20U);
  EXPECT_EQ(folding.graph.edges.size(), 18U);
  for (const Folding::Zone& zone : folding.zones) EXPECT_TRUE(zone.open);
}

TEST(ZoneFolding, ClosedZonesAreOneNodeEach) {
  const AttackGraph graph = chain(6000, 3);
  const Folding folding = foldZones(graph, all(graph));
  EXPECT_LE(folding.graph.nodes.size() + folding.graph.edges.size(), kAtFirst);
  EXPECT_EQ(told(folding), 6000U);
  ASSERT_EQ(folding.zones.size(), 3U);
  EXPECT_EQ(folding.zones[0].members, 2000U);
  EXPECT_FALSE(folding.zones[0].open);
  // Each zone leads to the next but one: three pairs of zones, each with all its relations.
  EXPECT_EQ(folding.graph.edges.size(), 3U);
  EXPECT_EQ(std::accumulate(folding.relationsOf.begin(), folding.relationsOf.end(), 0U), 5998U);
}

TEST(ZoneFolding, OpenZoneNeverExceedsTheLimitAndKeepsPathsFirst) {
  AttackGraph graph = chain(6000, 3);
  AttackPath path;
  path.edges = {5994};  // 5994 to 5996, both by row far behind
  path.target = 5996;
  graph.paths.push_back(path);
  FoldingRequest request = all(graph);
  request.open = std::vector<uint32_t>{0};  // that of 5994
  const Folding folding = foldZones(graph, request);
  EXPECT_LE(folding.graph.nodes.size() + folding.graph.edges.size(), request.limit);
  EXPECT_GT(folding.graph.nodes.size(), 300U);
  EXPECT_EQ(told(folding), 6000U);
  EXPECT_EQ(folding.rowOf[folding.placeOf[5994]], 5994U);
}

TEST(ZoneFolding, PinnedNodeStandsForItself) {
  const AttackGraph graph = chain(6000, 3);
  FoldingRequest request = all(graph);
  request.open = std::vector<uint32_t>{};
  request.pinned = {777};
  const Folding folding = foldZones(graph, request);
  ASSERT_EQ(folding.graph.nodes.size(), 4U);
  EXPECT_EQ(folding.rowOf[folding.placeOf[777]], 777U);
  EXPECT_EQ(told(folding), 6000U);
}

}  // namespace
}  // namespace postern
