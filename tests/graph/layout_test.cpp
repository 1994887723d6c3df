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

// Counted pair by pair, without the lanes.
uint64_t crossingsOf(const CrossingInput& input, const std::vector<GridPlace>& places) {
  const auto side = [&](uint32_t a, uint32_t b, uint32_t of) {
    const auto [ax, ay] = places[a];
    const auto [bx, by] = places[b];
    const auto [x, y] = places[of];
    const int product = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    return product > 0 ? 1 : product < 0 ? -1 : 0;
  };
  const auto apart = [](int16_t a, int16_t b, int16_t c, int16_t d) {
    return std::max(a, b) < std::min(c, d) || std::max(c, d) < std::min(a, b);
  };
  uint64_t count = 0;
  for (size_t i = 0; i < input.edges.size(); ++i) {
    for (size_t j = i + 1; j < input.edges.size(); ++j) {
      const auto [a, b] = input.edges[i];
      const auto [c, d] = input.edges[j];
      if (a == c || a == d || b == c || b == d) continue;
      if (apart(places[a].x, places[b].x, places[c].x, places[d].x)) continue;
      if (apart(places[a].y, places[b].y, places[c].y, places[d].y)) continue;
      const bool crossed = side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
      count += crossed ? 1 : 0;
    }
  }
  return count;
}

CrossingInput sixColumns(uint64_t seed, std::vector<GridPlace>& places) {
  Random random(seed);
  CrossingInput input;
  input.height = 14;
  for (int16_t column = 0; column < 6; ++column) {
    input.columnX.push_back(static_cast<int16_t>(4 * column + column / 2));
    input.band.push_back(static_cast<uint32_t>(column) / 2);
    for (int16_t row = 0; row < 4; ++row)
      places.push_back({input.columnX.back(), static_cast<int16_t>(row * kRowPitch)});
  }
  for (int i = 0; i < 30; ++i) {
    const uint32_t from = random.below(24);
    const uint32_t to = random.below(24);
    if (from != to) input.edges.emplace_back(from, to);
  }
  return input;
}

TEST(Layout, FewerCrossingsNeverMore) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    std::vector<GridPlace> places;
    const CrossingInput input = sixColumns(seed, places);
    const std::vector<GridPlace> before = places;
    uncross(input, {20 * LineField::kCrossing, 200'000}, places);
    EXPECT_LE(crossingsOf(input, places) * 10, crossingsOf(input, before) * 9) << seed;
    std::map<int16_t, std::vector<int16_t>> columns;
    for (size_t node = 0; node < places.size(); ++node) {
      columns[places[node].x].push_back(places[node].y);
      EXPECT_EQ(places[node].x / 9, before[node].x / 9) << "another band";
      EXPECT_GE(places[node].y, 0);
      EXPECT_LT(places[node].y, input.height);
    }
    for (auto& [x, ys] : columns) {
      EXPECT_TRUE(std::find(input.columnX.begin(), input.columnX.end(), x) != input.columnX.end());
      std::sort(ys.begin(), ys.end());
      for (size_t i = 1; i < ys.size(); ++i) EXPECT_GE(ys[i] - ys[i - 1], kRowPitch);
    }
  }
}

// What is kept up to date while nodes move is what counting anew gives.
TEST(Layout, LinesAreCountedAsTheyMove) {
  std::vector<GridPlace> places;
  const CrossingInput input = sixColumns(7, places);
  LineField field(input.edges, places);
  Random random(3);
  for (int i = 0; i < 400; ++i) {
    const uint32_t node = random.below(24);
    const GridPlace to{static_cast<int16_t>(random.below(30)), static_cast<int16_t>(random.below(14))};
    const int32_t told = field.costAt(node, to, INT32_MAX);
    field.move(node, to);
    places[node] = to;
    EXPECT_EQ(field.costOf(node), told);
    const LineField anew(input.edges, places);
    EXPECT_EQ(field.faults(), anew.faults());
    EXPECT_EQ(field.crossings(), crossingsOf(input, places));
    for (uint32_t other = 0; other < 24; ++other) EXPECT_EQ(field.costOf(other), anew.costOf(other));
  }
}

TEST(Layout, ALineThroughANodeIsSeen) {
  const std::vector<LineField::Edge> edges{{0, 1}};
  const LineField through(edges, {{0, 0}, {8, 4}, {4, 2}});
  EXPECT_EQ(through.through(), 1U);
  EXPECT_EQ(through.costOf(2), LineField::kThrough);
  const LineField beside(edges, {{0, 0}, {8, 4}, {4, 4}});
  EXPECT_EQ(beside.through(), 0U);
  const LineField behind(edges, {{0, 0}, {8, 4}, {12, 6}});
  EXPECT_EQ(behind.through(), 0U);
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
