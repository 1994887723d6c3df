// SPDX-License-Identifier: Apache-2.0
// A picture that can be read: nothing overlaps, bands hold their nodes, attacks go right.
#include "graph/layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "graph/layout_crossings.h"
#include "sketch.h"

namespace postern {
namespace {

// `services` in four clusters, each calling a few others and a store.
Sketch city(uint32_t services) {
  Sketch sketch;
  Random random(services);
  const auto nameOf = [](uint32_t i) { return "s" + std::to_string(i) + ".example"; };
  for (uint32_t i = 0; i < services; ++i) {
    AssetFact fact{AssetKind::kService, nameOf(i), i % 10 == 0 ? Exposure::kInternet : Exposure::kInternal};
    fact.zone = "cluster-" + std::to_string(i * 4 / services);
    if (i % 7 == 3) {
      fact.kind = AssetKind::kDataStore;
      fact.data = {"pii"};
    }
    sketch.assets.push_back(fact);
    if (i % 3 == 0)
      sketch.flaws.push_back({nameOf(i), "flaw " + std::to_string(i), ObservationKind::kDynamic});
  }
  for (uint32_t i = 0; i < services * 3 / 2; ++i) {
    const uint32_t from = random.below(services);
    const uint32_t to = random.below(services);
    if (from != to) sketch.relations.push_back({nameOf(from), Relation::kCalls, nameOf(to)});
  }
  sketch.build();
  return sketch;
}

void expectReadable(const AttackGraph& graph, const Layout& layout) {
  std::map<int32_t, std::vector<int32_t>> columns;
  for (const PlacedNode& node : layout.nodes) {
    ASSERT_LT(node.zone, layout.zones.size());
    const PlacedZone& zone = layout.zones[node.zone];
    EXPECT_EQ(zone.title, graph.nodes[node.node].zone);
    EXPECT_GE(node.x, zone.x + 90);
    EXPECT_LE(node.x, zone.x + zone.width - 90);
    EXPECT_GE(node.y, zone.y + 46);
    EXPECT_LE(node.y, zone.y + zone.height - 46);
    columns[node.x].push_back(node.y);
  }
  int32_t previous = INT32_MIN / 2;
  for (auto& [x, ys] : columns) {
    EXPECT_GE(x - previous, 190);
    previous = x;
    std::sort(ys.begin(), ys.end());
    for (size_t i = 1; i < ys.size(); ++i) EXPECT_GE(ys[i] - ys[i - 1], 92);
  }
  for (size_t i = 1; i < layout.zones.size(); ++i) {
    EXPECT_GE(layout.zones[i].x, layout.zones[i - 1].x + layout.zones[i - 1].width);
  }
}

TEST(Layout, SmallEstate) {
  const Sketch sketch = city(60);
  const Layout layout = layOut(sketch.graph, {});
  expectReadable(sketch.graph, layout);
  EXPECT_EQ(layout.hidden, 0U);
  EXPECT_EQ(layout.nodes.size(), sketch.graph.nodes.size());
  EXPECT_EQ(layout.zones.front().title, "Attacker");
  EXPECT_EQ(layout.zones.back().title, "What matters");
  std::map<uint32_t, int32_t> x;
  for (const PlacedNode& node : layout.nodes) x[node.node] = node.x;
  uint32_t right = 0;
  uint32_t all = 0;
  ASSERT_FALSE(sketch.graph.paths.empty());
  for (const AttackPath& path : sketch.graph.paths) {
    for (const uint32_t edge : path.edges) {
      right += x.at(sketch.graph.edges[edge].to) > x.at(sketch.graph.edges[edge].from) ? 1U : 0U;
      ++all;
    }
    EXPECT_LT(x.at(sketch.graph.edges[path.edges.front()].from), x.at(path.target));
  }
  EXPECT_GE(right * 100, all * 75);
}

TEST(Layout, SameGraphSamePicture) {
  Sketch sketch = city(80);
  const Layout first = layOut(sketch.graph, {});
  std::reverse(sketch.assets.begin(), sketch.assets.end());
  std::reverse(sketch.relations.begin(), sketch.relations.end());
  sketch.build();
  const Layout second = layOut(sketch.graph, {});
  ASSERT_EQ(first.nodes.size(), second.nodes.size());
  for (size_t i = 0; i < first.nodes.size(); ++i) {
    EXPECT_EQ(first.nodes[i].x, second.nodes[i].x);
    EXPECT_EQ(first.nodes[i].y, second.nodes[i].y);
  }
}

TEST(Layout, PartOfAGraph) {
  const Sketch sketch = city(60);
  std::vector<uint32_t> nodes;
  for (const uint32_t edge : sketch.graph.paths.at(0).edges) {
    nodes.push_back(sketch.graph.edges[edge].from);
    nodes.push_back(sketch.graph.edges[edge].to);
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  const Layout layout = layOut(sketch.graph, nodes);
  expectReadable(sketch.graph, layout);
  ASSERT_EQ(layout.nodes.size(), nodes.size());
  for (size_t i = 0; i < nodes.size(); ++i) EXPECT_EQ(layout.nodes[i].node, nodes[i]);
  EXPECT_TRUE(layOut({}, {}).nodes.empty());
}

TEST(Layout, FewerCrossingsNeverMore) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    Random random(seed);
    CrossingInput input;
    std::vector<GridPlace> places;
    for (uint32_t column = 0; column < 6; ++column) {
      input.columnX.push_back(static_cast<int32_t>(column) * 190);
      input.band.push_back(column / 2);
      for (int32_t row = 0; row < 4; ++row) places.push_back({column, row});
    }
    for (int i = 0; i < 30; ++i) {
      const uint32_t from = random.below(24);
      const uint32_t to = random.below(24);
      if (from != to) input.edges.emplace_back(from, to);
    }
    const std::vector<GridPlace> before = places;
    uncross(input, 6, 200'000, places);
    EXPECT_LE(countCrossings(input, places) * 10, countCrossings(input, before) * 9) << seed;
    std::set<std::pair<uint32_t, int32_t>> taken;
    for (size_t node = 0; node < places.size(); ++node) {
      EXPECT_TRUE(taken.insert({places[node].column, places[node].row}).second);
      EXPECT_EQ(input.band[places[node].column], input.band[before[node].column]);
      EXPECT_LT(places[node].row, 6);
    }
    for (const auto& [from, to] : input.edges) {
      const bool inBand = input.band[before[from].column] == input.band[before[to].column];
      if (inBand && before[from].column < before[to].column) {
        EXPECT_LT(places[from].column, places[to].column);
      }
    }
  }
}

TEST(Layout, AThousandNodes) {
  const Sketch sketch = city(1000);
  const auto begin = std::chrono::steady_clock::now();
  const Layout whole = layOut(sketch.graph, {}, 100'000);
  const auto spent = std::chrono::steady_clock::now() - begin;
  expectReadable(sketch.graph, whole);
  EXPECT_EQ(whole.nodes.size(), sketch.graph.nodes.size());
  std::printf("%zu nodes, %zu edges laid out in %ld ms\n", whole.nodes.size(), sketch.graph.edges.size(),
              static_cast<long>(std::chrono::duration_cast<std::chrono::milliseconds>(spent).count()));

  const Layout limited = layOut(sketch.graph, {}, 300);
  expectReadable(sketch.graph, limited);
  EXPECT_EQ(limited.nodes.size() + limited.hidden, sketch.graph.nodes.size());
  EXPECT_GT(limited.hidden, 0U);
  std::vector<bool> drawn(sketch.graph.nodes.size());
  for (const PlacedNode& node : limited.nodes) drawn[node.node] = true;
  size_t elements = limited.nodes.size();
  for (const uint32_t row : edgesToDraw(sketch.graph)) {
    elements += drawn[sketch.graph.edges[row].from] && drawn[sketch.graph.edges[row].to] ? 1 : 0;
  }
  EXPECT_LE(elements, 300U);
  for (const uint32_t edge : sketch.graph.paths.at(0).edges) EXPECT_TRUE(drawn[sketch.graph.edges[edge].to]);
}

}  // namespace
}  // namespace postern
