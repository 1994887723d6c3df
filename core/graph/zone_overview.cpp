// SPDX-License-Identifier: Apache-2.0
// A smaller attack graph is made, of which a closed zone is one node, and laid out like any other.
#include "graph/zone_overview.h"

#include <algorithm>
#include <map>
#include <set>

namespace postern {
namespace {

class Overviewing {
 public:
  Overviewing(const AttackGraph& graph, std::span<const std::string> opened)
      : graph_(graph), opened_(opened.begin(), opened.end()) {}

  Overview run(uint32_t limit) {
    summarise();
    group();
    link();
    place(limit);
    return std::move(out_);
  }

 private:
  void summarise();
  void group();
  void link();
  void place(uint32_t limit);

  const AttackGraph& graph_;
  std::set<std::string> opened_;
  Overview out_;
  std::vector<uint32_t> zoneOf_;   // per node
  std::vector<uint32_t> groupOf_;  // per node: row of small_.nodes
  std::vector<uint32_t> nodeOf_;   // per row of small_.nodes: the node, kNone for a closed zone
  std::vector<uint32_t> zoneOfGroup_;
  AttackGraph small_;
  std::map<std::pair<uint32_t, uint32_t>, OverviewLink> links_;  // by rows of small_.nodes
};

void Overviewing::summarise() {
  std::map<std::string_view, uint32_t> rows;
  for (const AttackNode& node : graph_.nodes) rows.emplace(node.zone, 0);
  for (auto& [title, row] : rows) {
    row = static_cast<uint32_t>(out_.zones.size());
    ZoneSummary zone;
    zone.title = title;
    zone.open = opened_.count(zone.title) != 0;
    out_.zones.push_back(std::move(zone));
  }
  std::vector<bool> reached(graph_.nodes.size());
  for (const AttackEdge& edge : graph_.edges) {
    if (edge.live) reached[edge.to] = true;
  }
  for (uint32_t node = 0; node < graph_.nodes.size(); ++node) {
    zoneOf_.push_back(rows.at(graph_.nodes[node].zone));
    ZoneSummary& zone = out_.zones[zoneOf_.back()];
    ++zone.nodes;
    zone.reached += reached[node] ? 1 : 0;
    zone.matters += graph_.nodes[node].matters ? 1 : 0;
  }
  for (const AttackPath& path : graph_.paths) {
    int32_t& risk = out_.zones[zoneOf_[path.target]].risk;
    risk = std::max(risk, path.risk);
  }
}

// A closed zone with attackers in it keeps their role: depth is counted from there.
void Overviewing::group() {
  std::vector<uint32_t> groupOfZone(out_.zones.size(), kNone);
  groupOf_.resize(graph_.nodes.size());
  for (uint32_t node = 0; node < graph_.nodes.size(); ++node) {
    const uint32_t zone = zoneOf_[node];
    const bool open = out_.zones[zone].open;
    uint32_t row = open ? kNone : groupOfZone[zone];
    if (row == kNone) {
      row = static_cast<uint32_t>(small_.nodes.size());
      small_.nodes.push_back(graph_.nodes[node]);
      nodeOf_.push_back(open ? node : kNone);
      zoneOfGroup_.push_back(zone);
      if (!open) groupOfZone[zone] = row;
    }
    groupOf_[node] = row;
    const NodeRole role = graph_.nodes[node].role;
    if (role == NodeRole::kInternet || role == NodeRole::kInsider) small_.nodes[row].role = role;
  }
}

void Overviewing::link() {
  for (const AttackEdge& edge : graph_.edges) {
    const uint32_t from = groupOf_[edge.from];
    const uint32_t to = groupOf_[edge.to];
    if (from == to) continue;
    OverviewLink& link = links_[{from, to}];
    ++link.edges;
    link.live += edge.live ? 1 : 0;
    if (edge.attack) link.probability = std::max(link.probability, edge.probability);
  }
  for (const auto& [ends, link] : links_) {
    AttackEdge edge;
    edge.from = ends.first;
    edge.to = ends.second;
    edge.attack = link.live != 0;
    edge.live = link.live != 0;
    edge.probability = link.probability;
    small_.edges.push_back(edge);
  }
  // Paths decide who is drawn first: those of the graph, through the small one.
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> rows;
  for (uint32_t row = 0; row < small_.edges.size(); ++row)
    rows.emplace(std::pair(small_.edges[row].from, small_.edges[row].to), row);
  for (const AttackPath& path : graph_.paths) {
    AttackPath through;
    through.target = groupOf_[path.target];
    for (const uint32_t edge : path.edges) {
      const auto at = rows.find({groupOf_[graph_.edges[edge].from], groupOf_[graph_.edges[edge].to]});
      if (at != rows.end()) through.edges.push_back(at->second);
    }
    small_.paths.push_back(std::move(through));
  }
}

void Overviewing::place(uint32_t limit) {
  const Layout layout = layOut(small_, {}, limit);
  std::vector<uint32_t> element(small_.nodes.size(), kNone);
  for (const PlacedNode& placed : layout.nodes) {
    element[placed.node] = static_cast<uint32_t>(out_.elements.size());
    out_.elements.push_back({zoneOfGroup_[placed.node], nodeOf_[placed.node], placed.x, placed.y});
  }
  for (const uint32_t row : edgesToDraw(small_)) {
    const std::pair ends(small_.edges[row].from, small_.edges[row].to);
    if (element[ends.first] == kNone || element[ends.second] == kNone) continue;
    OverviewLink link = links_.at(ends);
    link.from = element[ends.first];
    link.to = element[ends.second];
    out_.links.push_back(link);
  }
  std::sort(out_.links.begin(), out_.links.end(), [](const OverviewLink& a, const OverviewLink& b) {
    return std::pair(a.from, a.to) < std::pair(b.from, b.to);
  });
  out_.bands = layout.zones;
  out_.hidden = layout.hidden;
}

}  // namespace

Overview zoneOverview(const AttackGraph& graph, std::span<const std::string> opened, uint32_t limit) {
  return Overviewing(graph, opened).run(limit);
}

}  // namespace postern
