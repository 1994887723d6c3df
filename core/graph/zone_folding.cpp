// SPDX-License-Identifier: Apache-2.0
// See zone_folding.h.
#include "graph/zone_folding.h"

#include <algorithm>
#include <map>

namespace postern {
namespace {

class Folder {
 public:
  Folder(const AttackGraph& graph, const FoldingRequest& request)
      : graph_(graph),
        request_(request),
        drawn_(edgesToDraw(graph)),
        titles_(zonesOf(graph)),
        zoneOf_(graph.nodes.size()),
        asked_(graph.nodes.size()),
        pinned_(graph.nodes.size()),
        members_(titles_.size()) {
    std::map<std::string_view, uint32_t> numbers;
    for (uint32_t i = 0; i < titles_.size(); ++i) numbers.emplace(titles_[i], i);
    for (uint32_t i = 0; i < zoneOf_.size(); ++i) zoneOf_[i] = numbers.at(graph.nodes[i].zone);
    for (const uint32_t row : request.nodes) {
      asked_[row] = true;
      ++members_[zoneOf_[row]];
    }
    for (const uint32_t row : request.pinned) {
      if (asked_[row]) pinned_[row] = true;
    }
  }

  Folding run() {
    std::vector<bool> open(titles_.size());
    if (request_.open) {
      for (const uint32_t zone : *request_.open) open[zone] = true;
    } else {
      open.assign(titles_.size(), true);
      openWhatFits(open);
    }
    const std::vector<uint32_t> order = byMerit();
    // Each round draws fewer of the members; the last one draws none but the pinned.
    for (size_t quota = std::min<size_t>(order.size(), request_.limit);; quota = quota * 2 / 3) {
      Folding folded = fold(open, order, quota);
      if (quota == 0 || folded.graph.nodes.size() + folded.graph.edges.size() <= request_.limit)
        return folded;
    }
  }

 private:
  // The largest zones close first: the attacker's and what matters are small.
  void openWhatFits(std::vector<bool>& open) const {
    std::vector<uint32_t> bySize(titles_.size());
    for (uint32_t i = 0; i < bySize.size(); ++i) bySize[i] = i;
    std::stable_sort(bySize.begin(), bySize.end(),
                     [&](uint32_t a, uint32_t b) { return members_[a] > members_[b]; });
    uint64_t elements = request_.nodes.size();
    for (const uint32_t row : drawn_)
      elements += asked_[graph_.edges[row].from] && asked_[graph_.edges[row].to] ? 1 : 0;
    const uint64_t each = request_.nodes.empty() ? 1 : elements / request_.nodes.size();
    for (const uint32_t zone : bySize) {
      if (elements <= kAtFirst || members_[zone] < 2) return;
      open[zone] = false;
      elements -= std::min<uint64_t>(elements, members_[zone] * std::max<uint64_t>(each, 1) - 1);
    }
  }

  std::vector<uint32_t> byMerit() const {
    std::vector<uint8_t> merit(graph_.nodes.size());
    for (const AttackEdge& edge : graph_.edges) {
      if (edge.live) merit[edge.from] = merit[edge.to] = 1;
    }
    for (const AttackPath& path : graph_.paths) {
      for (const uint32_t edge : path.edges)
        merit[graph_.edges[edge].from] = merit[graph_.edges[edge].to] = 2;
    }
    std::vector<uint32_t> order = request_.nodes;
    std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return merit[a] > merit[b]; });
    return order;
  }

  Folding fold(const std::vector<bool>& open, const std::vector<uint32_t>& order, size_t quota) const {
    std::vector<bool> shown = pinned_;
    for (const uint32_t row : order) {
      if (quota == 0) break;
      if (shown[row] || !open[zoneOf_[row]]) continue;
      shown[row] = true;
      --quota;
    }
    Folding out;
    placeNodes(open, shown, out);
    placeEdges(out);
    return out;
  }

  void placeNodes(const std::vector<bool>& open, const std::vector<bool>& shown, Folding& out) const {
    out.placeOf.assign(graph_.nodes.size(), kNone);
    std::vector<uint32_t> folded(titles_.size());
    for (const uint32_t row : request_.nodes) {
      if (shown[row]) {
        out.placeOf[row] = static_cast<uint32_t>(out.rowOf.size());
        out.graph.nodes.push_back(graph_.nodes[row]);
        out.rowOf.push_back(row);
        out.membersOf.push_back(1);
      } else {
        ++folded[zoneOf_[row]];
      }
    }
    std::vector<uint32_t> standIn(titles_.size(), kNone);
    for (uint32_t zone = 0; zone < titles_.size(); ++zone) {
      if (members_[zone] != 0) out.zones.push_back({zone, members_[zone], open[zone]});
      if (folded[zone] == 0) continue;
      standIn[zone] = static_cast<uint32_t>(out.rowOf.size());
      AttackNode node;
      node.title = node.zone = titles_[zone];
      node.key = "zone " + titles_[zone];
      out.graph.nodes.push_back(std::move(node));
      out.rowOf.push_back(kNone);
      out.membersOf.push_back(folded[zone]);
    }
    for (const uint32_t row : request_.nodes) {
      if (!shown[row]) out.placeOf[row] = standIn[zoneOf_[row]];
    }
  }

  void placeEdges(Folding& out) const {
    std::map<std::pair<uint32_t, uint32_t>, uint32_t> pairs;
    for (const uint32_t row : drawn_) {
      const AttackEdge& edge = graph_.edges[row];
      const std::pair ends(out.placeOf[edge.from], out.placeOf[edge.to]);
      if (ends.first == kNone || ends.second == kNone || ends.first == ends.second) continue;
      const auto [at, isNew] = pairs.emplace(ends, static_cast<uint32_t>(out.graph.edges.size()));
      if (isNew) {
        AttackEdge drawn = edge;
        drawn.from = ends.first;
        drawn.to = ends.second;
        out.graph.edges.push_back(std::move(drawn));
        out.edgeOf.push_back(row);
        out.relationsOf.push_back(1);
        continue;
      }
      AttackEdge& drawn = out.graph.edges[at->second];
      ++out.relationsOf[at->second];
      out.edgeOf[at->second] = kNone;
      drawn.attack |= edge.attack;
      drawn.live |= edge.live;
      if (edge.probability > drawn.probability) drawn.probability = edge.probability;
    }
  }

  const AttackGraph& graph_;
  const FoldingRequest& request_;
  const std::vector<uint32_t> drawn_;
  const std::vector<std::string> titles_;
  std::vector<uint32_t> zoneOf_;  // per node of the whole
  std::vector<bool> asked_, pinned_;
  std::vector<uint32_t> members_;  // per zone
};

}  // namespace

std::vector<std::string> zonesOf(const AttackGraph& graph) {
  std::vector<std::string> zones;
  for (const AttackNode& node : graph.nodes) {
    if (zones.empty() || zones.back() != node.zone) zones.push_back(node.zone);
  }
  std::sort(zones.begin(), zones.end());
  zones.erase(std::unique(zones.begin(), zones.end()), zones.end());
  return zones;
}

Folding foldZones(const AttackGraph& graph, const FoldingRequest& request) {
  return Folder(graph, request).run();
}

}  // namespace postern
