// SPDX-License-Identifier: Apache-2.0
// Depth is the shortest number of steps from a start; what no attack reaches is as deep as what it hangs on,
// plus one. Inside a band a node stands right of those in the band that lead to it (longest such chain; edges
// that go back in depth do not count, so cycles end).
#include "graph/layout_zones.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/graph_nodes.h"

namespace postern {
namespace {

constexpr size_t kMostStraightened = 24;  // zones, whose order is improved: that work grows with their cube
constexpr int64_t kBack = 2;       // an edge to a zone further left is as bad as one over so many zones more
constexpr size_t kLeastRows = 16;  // a column may have that many rows at least before it is folded
using Neighbours = std::vector<std::vector<uint32_t>>;

// Nodes in the order in which they deserve a place: those on paths, path by path, then by row.
std::vector<uint32_t> byMerit(const AttackGraph& graph, std::span<const uint32_t> wanted) {
  std::vector<bool> open(graph.nodes.size(), wanted.empty());
  for (const uint32_t node : wanted) {
    if (node < open.size()) open[node] = true;
  }
  std::vector<uint32_t> order;
  const auto take = [&](uint32_t node) {
    if (open[node]) order.push_back(node);
    open[node] = false;
  };
  for (const AttackPath& path : graph.paths) {
    for (const uint32_t edge : path.edges) {
      take(graph.edges[edge].from);
      take(graph.edges[edge].to);
    }
  }
  for (uint32_t node = 0; node < graph.nodes.size(); ++node) take(node);
  return order;
}

void choose(const AttackGraph& graph, std::span<const uint32_t> wanted, uint32_t limit, Drawing& out) {
  std::vector<std::vector<uint32_t>> edgesOf(graph.nodes.size());
  const std::vector<uint32_t> rows = edgesToDraw(graph);
  for (const uint32_t row : rows) {
    edgesOf[graph.edges[row].from].push_back(graph.edges[row].to);
    edgesOf[graph.edges[row].to].push_back(graph.edges[row].from);
  }
  std::vector<bool> drawn(graph.nodes.size());
  uint64_t elements = 0;
  for (const uint32_t node : byMerit(graph, wanted)) {
    const auto& others = edgesOf[node];
    const auto added = static_cast<uint64_t>(
        std::count_if(others.begin(), others.end(), [&](uint32_t other) { return drawn[other]; }));
    if (elements + 1 + added > limit) {
      ++out.hidden;
      continue;
    }
    elements += 1 + added;
    drawn[node] = true;
  }
  std::vector<uint32_t> place(graph.nodes.size(), kNone);
  for (uint32_t node = 0; node < drawn.size(); ++node) {
    if (!drawn[node]) continue;
    place[node] = static_cast<uint32_t>(out.nodes.size());
    out.nodes.push_back(node);
  }
  for (const uint32_t row : rows) {
    const std::pair ends(place[graph.edges[row].from], place[graph.edges[row].to]);
    if (ends.first != kNone && ends.second != kNone && ends.first != ends.second) out.edges.push_back(ends);
  }
  std::sort(out.edges.begin(), out.edges.end());
  out.edges.erase(std::unique(out.edges.begin(), out.edges.end()), out.edges.end());
}

// Breadth first from what has a depth already.
void spread(const Neighbours& neighbours, std::vector<uint32_t> open, std::vector<uint32_t>& depth) {
  for (size_t i = 0; i < open.size(); ++i) {
    for (const uint32_t next : neighbours[open[i]]) {
      if (depth[next] != kNone) continue;
      depth[next] = depth[open[i]] + 1;
      open.push_back(next);
    }
  }
}

void measureDepth(const AttackGraph& graph, Drawing& out) {
  const auto count = static_cast<uint32_t>(out.nodes.size());
  Neighbours steps(count);
  Neighbours related(count);
  for (const auto& [from, to] : out.edges) {
    related[from].push_back(to);
    related[to].push_back(from);
  }
  std::vector<uint32_t> place(graph.nodes.size(), kNone);
  for (uint32_t i = 0; i < count; ++i) place[out.nodes[i]] = i;
  for (const AttackEdge& edge : graph.edges) {
    const uint32_t from = place[edge.from];
    if (edge.live && from != kNone && place[edge.to] != kNone) steps[from].push_back(place[edge.to]);
  }
  out.depth.assign(count, kNone);
  std::vector<uint32_t> open;
  for (uint32_t i = 0; i < count; ++i) {
    const NodeRole role = graph.nodes[out.nodes[i]].role;
    if (role != NodeRole::kInternet && role != NodeRole::kInsider) continue;
    out.depth[i] = 0;
    open.push_back(i);
  }
  spread(steps, open, out.depth);
  open.clear();
  for (uint32_t i = 0; i < count; ++i) {
    if (out.depth[i] != kNone) open.push_back(i);
  }
  spread(related, open, out.depth);
  // Islands: from those that nothing leads to, then from whatever is left (a cycle).
  std::vector<bool> isLedTo(count);
  for (const auto& [from, to] : out.edges) isLedTo[to] = true;
  for (const bool anyNode : {false, true}) {
    for (uint32_t i = 0; i < count; ++i) {
      if (out.depth[i] != kNone || (isLedTo[i] && !anyNode)) continue;
      out.depth[i] = 1;
      spread(related, {i}, out.depth);
    }
  }
}

using ZoneOrder = std::vector<std::tuple<uint32_t, uint64_t, std::string>>;

// Zones between the edge and what matters change places while that makes the edges between zones shorter, or
// fewer of them lead back.
void straighten(const AttackGraph& graph, const Drawing& out, ZoneOrder& order) {
  const auto count = static_cast<uint32_t>(order.size());
  if (count > kMostStraightened) return;
  std::map<std::string_view, uint32_t> index;
  for (uint32_t i = 0; i < count; ++i) index.emplace(std::get<2>(order[i]), i);
  std::map<std::pair<uint32_t, uint32_t>, int64_t> between;
  for (const auto& [from, to] : out.edges) {
    const uint32_t a = index.at(graph.nodes[out.nodes[from]].zone);
    const uint32_t b = index.at(graph.nodes[out.nodes[to]].zone);
    if (a != b) ++between[{a, b}];
  }
  std::vector<uint32_t> sequence(count);
  for (uint32_t i = 0; i < count; ++i) sequence[i] = i;
  const auto cost = [&] {
    std::vector<int64_t> at(count);
    for (uint32_t i = 0; i < count; ++i) at[sequence[i]] = i;
    int64_t total = 0;
    for (const auto& [ends, edges] : between) {
      const int64_t span = at[ends.second] - at[ends.first];
      total += edges * (span > 0 ? span : kBack - span);
    }
    return total;
  };
  int64_t best = cost();
  for (bool gained = true; gained;) {
    gained = false;
    for (uint32_t from = 0; from < count; ++from) {
      for (uint32_t to = 0; to < count; ++to) {
        if (from == to || std::get<0>(order[from]) != 2 || std::get<0>(order[to]) != 2) continue;
        const std::vector<uint32_t> before = sequence;
        const uint32_t zone = sequence[from];
        sequence.erase(sequence.begin() + from);
        sequence.insert(sequence.begin() + to, zone);
        const int64_t now = cost();
        if (now < best) {
          best = now;
          gained = true;
        } else {
          sequence = before;
        }
      }
    }
  }
  ZoneOrder sorted;
  for (const uint32_t zone : sequence) sorted.push_back(order[zone]);
  order = std::move(sorted);
}

// Attacker first, then the edge, then by the mean depth of members, what matters last.
void orderZones(const AttackGraph& graph, Drawing& out) {
  struct Sum {
    uint64_t depth = 0, members = 0;
  };
  std::map<std::string, Sum> sums;
  for (uint32_t i = 0; i < out.nodes.size(); ++i) {
    Sum& sum = sums[graph.nodes[out.nodes[i]].zone];
    sum.depth += out.depth[i];
    ++sum.members;
  }
  std::vector<std::tuple<uint32_t, uint64_t, std::string>> order;
  for (const auto& [zone, sum] : sums) {
    uint32_t group = 2;
    if (zone == kAttackerZone) group = 0;
    if (zone == kEdgeZone) group = 1;
    if (zone == kTargetZone) group = 3;
    order.emplace_back(group, sum.depth * 1000 / sum.members, zone);
  }
  std::sort(order.begin(), order.end());
  straighten(graph, out, order);
  std::map<std::string_view, uint32_t> index;
  for (const auto& entry : order) {
    index.emplace(std::get<2>(entry), static_cast<uint32_t>(out.zones.size()));
    out.zones.push_back(std::get<2>(entry));
  }
  for (const uint32_t node : out.nodes) out.zoneOf.push_back(index.at(graph.nodes[node].zone));
}

// Data stands right of the asset that holds it whatever their depths.
uint64_t standing(const AttackGraph& graph, const Drawing& out, uint32_t i) {
  const bool data = graph.nodes[out.nodes[i]].role == NodeRole::kData;
  return (uint64_t{data} << 62U) + (uint64_t{out.depth[i]} << 31U) + i;
}

void makeColumns(const AttackGraph& graph, Drawing& out) {
  const auto count = static_cast<uint32_t>(out.nodes.size());
  std::vector<uint32_t> order(count);
  for (uint32_t i = 0; i < count; ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](uint32_t a, uint32_t b) { return standing(graph, out, a) < standing(graph, out, b); });
  Neighbours ahead(count);
  for (const auto& [from, to] : out.edges) {
    const bool forward = standing(graph, out, from) < standing(graph, out, to);
    if (forward && out.zoneOf[from] == out.zoneOf[to]) ahead[from].push_back(to);
  }
  std::vector<uint32_t> layer(count, 0);
  for (const uint32_t i : order) {
    for (const uint32_t next : ahead[i]) layer[next] = std::max(layer[next], layer[i] + 1);
  }
  std::map<std::pair<uint32_t, uint32_t>, std::vector<uint32_t>> layers;
  for (const uint32_t i : order) layers[{out.zoneOf[i], layer[i]}].push_back(i);
  size_t rows = kLeastRows;
  while (rows * rows < count * size_t{2}) ++rows;
  for (const auto& [at, members] : layers) {
    for (size_t first = 0; first < members.size(); first += rows) {
      const size_t last = std::min(first + rows, members.size());
      out.columns.emplace_back(members.begin() + static_cast<std::ptrdiff_t>(first),
                               members.begin() + static_cast<std::ptrdiff_t>(last));
      out.zoneOfColumn.push_back(at.first);
    }
  }
}

}  // namespace

Drawing chooseAndBand(const AttackGraph& graph, std::span<const uint32_t> wanted, uint32_t limit) {
  Drawing drawing;
  choose(graph, wanted, limit, drawing);
  measureDepth(graph, drawing);
  orderZones(graph, drawing);
  makeColumns(graph, drawing);
  return drawing;
}

}  // namespace postern
