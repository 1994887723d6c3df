// SPDX-License-Identifier: Apache-2.0
// Attack paths in words and the graph as it is drawn.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/views.h"
#include "graph/layout.h"
#include "query/path_text.h"

namespace postern {
namespace {

/// Elements on the canvas (protocol.ts).
constexpr uint32_t kMaxElements = 1500;

Hop hopOf(const EstateView& view, uint32_t node) {
  Hop hop;
  hop.node = nodeId(node);
  hop.kind = nodeKind(view, node);
  hop.title = clipUtf8(view.graph.nodes[node].title, kMaxCell);
  hop.probability = 1'000'000;
  return hop;
}

class GraphWriter {
 public:
  GraphWriter(const Analysis& analysis, const Layout& layout)
      : view_(analysis.view()), layout_(layout), counts_(analysis.counts()) {
    for (const AttackPath& path : view_.graph.paths) {
      for (const uint32_t edge : path.edges) reached_.insert(view_.graph.edges[edge].to);
    }
  }

  std::string write(const std::vector<uint32_t>& edges) {
    out_.beginObject().key("nodes").beginArray();
    for (const PlacedNode& placed : layout_.nodes) writeNode(placed);
    out_.endArray().key("edges").beginArray();
    for (const uint32_t edge : edges) writeEdge(edge);
    out_.endArray().key("zones").beginArray();
    for (size_t i = 0; i < layout_.zones.size(); ++i) {
      const PlacedZone& zone = layout_.zones[i];
      out_.beginObject().field("id", "z" + std::to_string(i)).field("title", zone.title).field("x", zone.x);
      out_.field("y", zone.y).field("width", zone.width).field("height", zone.height).endObject();
    }
    return out_.endArray().field("hidden", layout_.hidden).endObject().take();
  }

 private:
  void writeNode(const PlacedNode& placed) {
    const AttackNode& node = view_.graph.nodes[placed.node];
    const bool isAsset = node.role == NodeRole::kAsset && node.asset != kNone;
    const InventoryCounts::Of counts = isAsset ? counts_.assets[node.asset] : InventoryCounts::Of{};
    const bool reached =
        node.role == NodeRole::kInternet || node.role == NodeRole::kInsider ||
        (isAsset ? view_.graph.reach[node.asset].hops != kNone : reached_.count(placed.node) != 0);
    out_.beginObject().field("id", nodeId(placed.node)).field("kind", nodeKind(view_, placed.node));
    out_.field("title", clipUtf8(node.title, kMaxCell)).field("subtitle", subtitleOf(node, counts));
    out_.field("zone", "z" + std::to_string(placed.zone)).field("x", placed.x).field("y", placed.y);
    out_.field("reached", reached).field("matters", node.matters).key("risk").decimal(counts.worst, 1);
    out_.field("assetId", node.asset == kNone ? "" : "a" + std::to_string(node.asset));
    out_.field("findings", counts.findings).field("members", 1).endObject();
  }

  std::string subtitleOf(const AttackNode& node, const InventoryCounts::Of& counts) const {
    if (node.role == NodeRole::kInternet) return "anyone";
    if (node.role != NodeRole::kAsset || node.asset == kNone) return {};
    if (counts.worstFinding != kNone)
      return std::string(clipUtf8(titleOf(view_, counts.worstFinding), kTitleInWords));
    std::string data;
    for (const std::string& each : view_.identities.assets[node.asset].dataClasses)
      data += (data.empty() ? "" : ", ") + each;
    return data;
  }

  void writeEdge(uint32_t row) {
    const AttackEdge& edge = view_.graph.edges[row];
    out_.beginObject()
        .field("id", "e" + std::to_string(row))
        .field("from", nodeId(edge.from))
        .field("to", nodeId(edge.to));
    out_.field("relation", view_.graph.ruleName(edge));
    out_.field("because", clipUtf8(because(view_, edge), kMaxCell));
    out_.key("probability").decimal(edge.probability, 6).field("attack", edge.live).endObject();
  }

  const EstateView& view_;
  const Layout& layout_;
  const InventoryCounts& counts_;
  std::set<uint32_t> reached_;
  JsonWriter out_;
};

/// The edges between nodes that are drawn; of a path its own only.
std::vector<uint32_t> edgesOf(const EstateView& view, const Layout& layout, const AttackPath* path) {
  if (path) return path->edges;
  std::set<uint32_t> drawn;
  for (const PlacedNode& placed : layout.nodes) drawn.insert(placed.node);
  std::vector<uint32_t> edges;
  for (const uint32_t row : edgesToDraw(view.graph)) {
    const AttackEdge& edge = view.graph.edges[row];
    if (drawn.count(edge.from) != 0 && drawn.count(edge.to) != 0) edges.push_back(row);
  }
  return edges;
}

/// What an attacker can get to, and the starts: the part of the graph that a person looks at first.
std::vector<uint32_t> liveNodes(const AttackGraph& graph) {
  std::set<uint32_t> live;
  for (const AttackEdge& edge : graph.edges) {
    if (edge.live) live.insert({edge.from, edge.to});
  }
  return {live.begin(), live.end()};
}

}  // namespace

std::string nodeId(uint32_t node) { return "n" + std::to_string(node); }

PathView pathView(const Analysis& analysis, uint32_t path) {
  const EstateView& view = analysis.view();
  const AttackPath& from = view.graph.paths[path];
  PathView out;
  out.id = "p" + std::to_string(path);
  out.risk = from.risk;
  out.probability = from.probability;
  out.summary = pathSummary(view, from);
  out.weakestFix = weakestFix(view, from);
  for (const uint32_t row : from.edges) {
    const AttackEdge& edge = view.graph.edges[row];
    if (out.hops.empty()) out.hops.push_back(hopOf(view, edge.from));
    Hop hop = hopOf(view, edge.to);
    hop.edge = view.graph.ruleName(edge);
    hop.because = clipUtf8(because(view, edge), 4 * kMaxCell);
    hop.probability = edge.probability;
    for (const uint32_t finding : view.graph.findings(edge))
      hop.findings.push_back(toHex(view.findings.rows[finding].key));
    out.hops.push_back(std::move(hop));
  }
  if (out.hops.empty()) out.hops.push_back(hopOf(view, from.target));
  out.from = out.hops.front().title;
  out.to = out.hops.back().title;
  return out;
}

Result<std::vector<PathView>> Engine::paths(uint64_t limit) const {
  return guarded([&]() -> Result<std::vector<PathView>> {
    std::vector<PathView> paths;
    if (!state_->analysis) return paths;
    const size_t count = state_->analysis->view().graph.paths.size();
    for (uint32_t i = 0; i < std::min<uint64_t>(limit, count); ++i)
      paths.push_back(pathView(*state_->analysis, i));
    return paths;
  });
}

Result<std::string> Engine::graph(std::string_view path) const {
  return guarded([&]() -> Result<std::string> {
    if (!state_->analysis) return std::string(R"({"nodes":[],"edges":[],"zones":[],"hidden":0})");
    const EstateView& view = state_->analysis->view();
    std::vector<uint32_t> nodes;
    const AttackPath* only = nullptr;
    if (path.empty()) {
      nodes = liveNodes(view.graph);
    } else if (path != "all") {
      const uint32_t row = parseId(path, 'p', view.graph.paths.size());
      if (row == kNone) return notFound("path", path);
      only = &view.graph.paths[row];
      std::set<uint32_t> on{only->target};
      for (const uint32_t edge : only->edges)
        on.insert({view.graph.edges[edge].from, view.graph.edges[edge].to});
      nodes.assign(on.begin(), on.end());
    }
    Layout layout = layOut(view.graph, nodes, kMaxElements);
    if (!nodes.empty() && !only)
      layout.hidden += static_cast<uint32_t>(view.graph.nodes.size() - nodes.size());
    return GraphWriter(*state_->analysis, layout).write(edgesOf(view, layout, only));
  });
}

}  // namespace postern
