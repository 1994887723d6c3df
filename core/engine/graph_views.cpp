// SPDX-License-Identifier: Apache-2.0
// The attack graph as it is drawn: folded to what can be seen, laid out, with what the inventory knows of its
// nodes; and nodes by their names.
#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.h"
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/views.h"
#include "graph/layout.h"
#include "graph/zone_folding.h"
#include "query/path_text.h"

namespace postern {
namespace {

/// Elements on the canvas (protocol.ts).
constexpr uint32_t kMaxElements = 1500;

std::string zoneId(uint32_t zone) { return "z" + std::to_string(zone); }

struct Sum {
  uint32_t findings = 0, worst = 0;
  bool reached = false, matters = false;
};

class GraphWriter {
 public:
  GraphWriter(const Analysis& analysis, const Folding& folding)
      : view_(analysis.view()),
        folding_(folding),
        layout_(layOut(folding.graph, {}, 2 * kMaxElements)),
        counts_(analysis.counts()),
        titles_(zonesOf(view_.graph)),
        sums_(folding.graph.nodes.size()),
        zoneSums_(titles_.size()) {
    for (const AttackPath& path : view_.graph.paths) {
      for (const uint32_t edge : path.edges) reached_.insert(view_.graph.edges[edge].to);
    }
    for (uint32_t row = 0; row < folding.placeOf.size(); ++row) {
      if (folding.placeOf[row] != kNone) add(row);
    }
  }

  std::string write(uint32_t hidden) {
    out_.beginObject().key("nodes").beginArray();
    for (const PlacedNode& placed : layout_.nodes) writeNode(placed);
    out_.endArray().key("edges").beginArray();
    for (uint32_t edge = 0; edge < folding_.graph.edges.size(); ++edge) writeEdge(edge);
    out_.endArray().key("zones").beginArray();
    for (const Folding::Zone& zone : folding_.zones) writeZone(zone);
    return out_.endArray().field("hidden", hidden).endObject().take();
  }

 private:
  InventoryCounts::Of countsOf(const AttackNode& node) const {
    const bool isAsset = node.role == NodeRole::kAsset && node.asset != kNone;
    return isAsset ? counts_.assets[node.asset] : InventoryCounts::Of{};
  }

  bool isReached(uint32_t row) const {
    const AttackNode& node = view_.graph.nodes[row];
    if (node.role == NodeRole::kInternet || node.role == NodeRole::kInsider) return true;
    return node.role == NodeRole::kAsset && node.asset != kNone ? view_.graph.reach[node.asset].hops != kNone
                                                                : reached_.count(row) != 0;
  }

  void add(uint32_t row) {
    const AttackNode& node = view_.graph.nodes[row];
    const InventoryCounts::Of counts = countsOf(node);
    const auto zone = std::lower_bound(titles_.begin(), titles_.end(), node.zone) - titles_.begin();
    for (Sum* sum : {&sums_[folding_.placeOf[row]], &zoneSums_[static_cast<size_t>(zone)]}) {
      sum->findings += counts.findings;
      sum->worst = std::max(sum->worst, counts.worst);
      sum->reached |= isReached(row);
      sum->matters |= node.matters;
    }
  }

  uint32_t zoneOf(uint32_t place) const {
    const std::string& title = folding_.graph.nodes[place].zone;
    return static_cast<uint32_t>(std::lower_bound(titles_.begin(), titles_.end(), title) - titles_.begin());
  }

  std::string idOf(uint32_t place) const {
    return folding_.rowOf[place] == kNone ? zoneId(zoneOf(place)) : nodeId(folding_.rowOf[place]);
  }

  void writeNode(const PlacedNode& placed) {
    const uint32_t row = folding_.rowOf[placed.node];
    const AttackNode& node = folding_.graph.nodes[placed.node];
    const Sum& sum = sums_[placed.node];
    out_.beginObject().field("id", idOf(placed.node));
    out_.field("kind", row == kNone ? "zone" : nodeKind(view_, row))
        .field("title", clipUtf8(node.title, kMaxCell));
    out_.field("subtitle", row == kNone ? std::string() : subtitleOf(node));
    out_.field("zone", zoneId(zoneOf(placed.node))).field("x", placed.x).field("y", placed.y);
    out_.field("reached", sum.reached).field("matters", sum.matters).key("risk").decimal(sum.worst, 1);
    out_.field("assetId", row == kNone || node.asset == kNone ? "" : "a" + std::to_string(node.asset));
    out_.field("findings", sum.findings).field("members", folding_.membersOf[placed.node]).endObject();
  }

  std::string subtitleOf(const AttackNode& node) const {
    if (node.role == NodeRole::kInternet) return "anyone";
    if (node.role != NodeRole::kAsset || node.asset == kNone) return {};
    if (const uint32_t worst = countsOf(node).worstFinding; worst != kNone)
      return std::string(clipUtf8(titleOf(view_, worst), kTitleInWords));
    std::string data;
    for (const std::string& each : view_.identities.assets[node.asset].dataClasses)
      data += (data.empty() ? "" : ", ") + each;
    return data;
  }

  void writeEdge(uint32_t at) {
    const AttackEdge& edge = folding_.graph.edges[at];
    const uint32_t row = folding_.edgeOf[at];
    out_.beginObject().field("id", row == kNone ? "f" + std::to_string(at) : "e" + std::to_string(row));
    out_.field("from", idOf(edge.from)).field("to", idOf(edge.to));
    out_.field("relation", row == kNone ? std::string_view() : view_.graph.ruleName(view_.graph.edges[row]));
    out_.field("because", row == kNone
                              ? std::string()
                              : std::string(clipUtf8(because(view_, view_.graph.edges[row]), kMaxCell)));
    out_.key("probability").decimal(edge.probability, 6).field("attack", edge.live);
    out_.field("relations", folding_.relationsOf[at]).endObject();
  }

  void writeZone(const Folding::Zone& zone) {
    const auto at = std::find_if(layout_.zones.begin(), layout_.zones.end(),
                                 [&](const PlacedZone& it) { return it.title == titles_[zone.number]; });
    const Sum& sum = zoneSums_[zone.number];
    out_.beginObject()
        .field("id", zoneId(zone.number))
        .field("title", clipUtf8(titles_[zone.number], kMaxCell));
    out_.field("x", at->x).field("y", at->y).field("width", at->width).field("height", at->height);
    out_.field("members", zone.members).field("open", zone.open).field("findings", sum.findings);
    out_.key("risk").decimal(sum.worst, 1).endObject();
  }

  const EstateView& view_;
  const Folding& folding_;
  const Layout layout_;
  const InventoryCounts& counts_;
  const std::vector<std::string> titles_;
  std::vector<Sum> sums_;      // per folded node
  std::vector<Sum> zoneSums_;  // per zone
  std::set<uint32_t> reached_;
  JsonWriter out_;
};

/// What an attacker can get to, and the starts: the part of the graph that a person looks at first.
std::vector<uint32_t> liveNodes(const AttackGraph& graph) {
  std::set<uint32_t> live;
  for (const AttackEdge& edge : graph.edges) {
    if (edge.live) live.insert({edge.from, edge.to});
  }
  return {live.begin(), live.end()};
}

/// A path by itself, with its own steps only.
Folding aloneOf(const AttackGraph& graph, const AttackPath& path) {
  Folding out;
  out.placeOf.assign(graph.nodes.size(), kNone);
  std::set<uint32_t> on{path.target};
  for (const uint32_t edge : path.edges) on.insert({graph.edges[edge].from, graph.edges[edge].to});
  const std::vector<std::string> titles = zonesOf(graph);
  std::vector<uint32_t> members(titles.size());
  for (const uint32_t row : on) {
    out.placeOf[row] = static_cast<uint32_t>(out.rowOf.size());
    out.graph.nodes.push_back(graph.nodes[row]);
    out.rowOf.push_back(row);
    out.membersOf.push_back(1);
    const auto at = std::lower_bound(titles.begin(), titles.end(), graph.nodes[row].zone);
    ++members[static_cast<size_t>(at - titles.begin())];
  }
  for (const uint32_t row : path.edges) {
    AttackEdge edge = graph.edges[row];
    edge.from = out.placeOf[edge.from];
    edge.to = out.placeOf[edge.to];
    out.graph.edges.push_back(std::move(edge));
    out.edgeOf.push_back(row);
    out.relationsOf.push_back(1);
  }
  for (uint32_t zone = 0; zone < members.size(); ++zone) {
    if (members[zone] != 0) out.zones.push_back({zone, members[zone], true});
  }
  return out;
}

/// Rows of the ids that are known, ascending.
std::vector<uint32_t> rowsOf(const std::vector<std::string>& ids, char prefix, size_t count) {
  std::set<uint32_t> rows;
  for (const std::string& id : ids) {
    if (const uint32_t row = parseId(id, prefix, count); row != kNone) rows.insert(row);
  }
  return {rows.begin(), rows.end()};
}

/// Lower is nearer: the name itself, how it begins, a word of it, a part of it; kNone = not at all.
uint32_t nearness(std::string_view title, std::string_view text) {
  const size_t at = findIgnoreCase(title, text);
  if (at == std::string_view::npos) return kNone;
  if (at == 0) return title.size() == text.size() ? 0 : 1;
  return isAsciiAlnum(title[at - 1]) ? 3 : 2;
}

}  // namespace

std::string nodeId(uint32_t node) { return "n" + std::to_string(node); }

Result<std::string> Engine::graph(const GraphQuery& query) const {
  return guarded([&]() -> Result<std::string> {
    if (!state_->analysis) return std::string(R"({"nodes":[],"edges":[],"zones":[],"hidden":0})");
    const AttackGraph& graph = state_->analysis->view().graph;
    if (!query.path.empty() && query.path != "all") {
      const uint32_t row = parseId(query.path, 'p', graph.paths.size());
      if (row == kNone) return notFound("path", query.path);
      const Folding alone = aloneOf(graph, graph.paths[row]);
      return GraphWriter(*state_->analysis, alone).write(0);
    }
    FoldingRequest request;
    request.limit = kMaxElements;
    request.nodes = liveNodes(graph);
    // Where nothing is reached the relations are all there is to see.
    if (query.path == "all" || request.nodes.empty()) {
      request.nodes.resize(graph.nodes.size());
      for (uint32_t i = 0; i < graph.nodes.size(); ++i) request.nodes[i] = i;
    }
    if (query.open) request.open = rowsOf(*query.open, 'z', zonesOf(graph).size());
    request.pinned = rowsOf(query.pinned, 'n', graph.nodes.size());
    std::vector<uint32_t> wanted;
    std::set_union(request.nodes.begin(), request.nodes.end(), request.pinned.begin(), request.pinned.end(),
                   std::back_inserter(wanted));
    request.nodes = std::move(wanted);
    const Folding folding = foldZones(graph, request);
    return GraphWriter(*state_->analysis, folding)
        .write(static_cast<uint32_t>(graph.nodes.size() - request.nodes.size()));
  });
}

Result<std::string> Engine::findNodes(std::string_view text, uint64_t limit) const {
  return guarded([&]() -> Result<std::string> {
    JsonWriter out;
    out.beginArray();
    const std::string_view wanted = trim(text);
    if (!state_->analysis || wanted.empty()) return out.endArray().take();
    const EstateView& view = state_->analysis->view();
    std::vector<std::tuple<uint32_t, bool, std::string_view, uint32_t>> found;
    for (uint32_t row = 0; row < view.graph.nodes.size(); ++row) {
      const AttackNode& node = view.graph.nodes[row];
      const uint32_t near = nearness(node.title, wanted);
      if (near != kNone) found.emplace_back(near, !node.matters, node.title, row);
    }
    const size_t shown = static_cast<size_t>(std::min<uint64_t>(limit, found.size()));
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown), found.end());
    for (size_t i = 0; i < shown; ++i) {
      const uint32_t row = std::get<3>(found[i]);
      const AttackNode& node = view.graph.nodes[row];
      out.beginObject().field("id", nodeId(row)).field("kind", nodeKind(view, row));
      out.field("title", clipUtf8(node.title, kMaxCell)).field("zone", clipUtf8(node.zone, kMaxCell));
      out.field("matters", node.matters).endObject();
    }
    return out.endArray().take();
  });
}

}  // namespace postern
