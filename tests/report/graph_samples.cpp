// SPDX-License-Identifier: Apache-2.0
// See graph_samples.h.
#include "report/graph_samples.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace postern {
namespace {

enum Shape : uint32_t { kTiers, kCalls, kHubs, kTree, kIslands, kNear, kShapes };
enum Zones : uint32_t { kOne, kByTier, kByNeighbourhood, kUnordered, kZonings };
constexpr std::array<const char*, kShapes> kShapeNames{"tiers",         "random calls", "hubs",
                                                       "tree and more", "islands",      "near neighbours"};
constexpr std::array<const char*, kZonings> kZoneNames{"no zones", "zones by tier", "zones of neighbours",
                                                       "zones in no order"};
constexpr std::array<uint32_t, 3> kEdgesPerNode{12, 17, 24};  // tenths

class Maker {
 public:
  Maker(uint64_t seed, uint32_t nodes)
      : shape_(static_cast<Shape>(seed % kShapes)),
        zones_(static_cast<Zones>(seed / kShapes % kZonings)),
        density_(kEdgesPerNode[seed / kShapes / kZonings % kEdgesPerNode.size()]),
        nodes_(nodes),
        random_(seed * 2 + 1) {
    for (int i = 0; i < 8; ++i) below(2);  // near seeds begin alike
    tiers_ = 4 + below(5);
    backward_ = below(3) * 4;
    for (uint32_t i = 0; i < nodes; ++i) tierOf_.push_back(i == 0 ? 0 : 1 + (i - 1) * tiers_ / (nodes - 1));
  }

  GraphSample make() {
    const uint32_t wanted = nodes_ * density_ / 10;
    if (shape_ == kTree) {
      for (uint32_t i = 1; i < nodes_; ++i) add(below(std::max(1U, i / 2)), i);
    } else {
      for (uint32_t i = 1; i <= 1 + nodes_ / 12; ++i) add(0, i);
    }
    for (uint32_t tries = 0; edges_.size() < wanted && tries < 40 * wanted; ++tries) addByShape();
    GraphSample out;
    out.kind = std::string(kShapeNames[shape_]) + ", " + std::to_string(density_ / 10) + "." +
               std::to_string(density_ % 10) + " edges a node, " + kZoneNames[zones_];
    write(out.graph);
    return out;
  }

 private:
  uint32_t below(uint32_t limit) {
    random_ = random_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<uint32_t>((random_ >> 33U) % limit);
  }

  void add(uint32_t from, uint32_t to) {
    if (from == to || to == 0 || edges_.count({to, from}) != 0) return;
    edges_.insert({from, to});
  }

  void addByShape() {
    const uint32_t from = 1 + below(nodes_ - 1);
    uint32_t to = 1 + below(nodes_ - 1);
    switch (shape_) {
      case kTiers: {  // mostly to the next tier, some further, some back
        const uint32_t ahead = tierOf_[to] - tierOf_[from];
        if (ahead == 1 || (ahead > 1 && ahead < 20 && below(6) == 0) || below(100) < backward_ / 2)
          add(from, to);
        break;
      }
      case kCalls:
        add(from, to);
        break;
      case kHubs:  // what has many gets more
        if (below(3) != 0 && !edges_.empty()) {
          auto at = edges_.begin();
          std::advance(at, below(static_cast<uint32_t>(edges_.size())));
          to = at->second;
        }
        forward(from, to);
        break;
      case kTree:
        forward(from, to);
        break;
      case kIslands: {
        const uint32_t size = std::max(5U, nodes_ / 4);
        to = from / size * size + to % size;
        if (to < nodes_) forward(from, to);
        break;
      }
      default:
        forward(from, from + 1 + below(std::max(2U, nodes_ / 6)));
        break;
    }
  }

  void forward(uint32_t from, uint32_t to) {
    if (to >= nodes_) return;
    if (from > to && below(100) >= backward_) std::swap(from, to);
    add(from, to);
  }

  std::string zoneOf(uint32_t node) {
    if (node == 0) return "Attacker";
    if (node + 4 >= nodes_) return "What matters";
    switch (zones_) {
      case kByTier:
        return "zone " + std::to_string(tierOf_[node] / 2);
      case kByNeighbourhood:
        return "zone " + std::to_string(node * 4 / nodes_);
      case kUnordered:
        return "zone " + std::to_string(below(4));
      default:
        return "Internal";
    }
  }

  void write(AttackGraph& graph) {
    graph.nodes.resize(nodes_);
    graph.rules.resize(1);
    for (uint32_t i = 0; i < nodes_; ++i) {
      AttackNode& node = graph.nodes[i];
      node.role = i == 0 ? NodeRole::kInternet : NodeRole::kAsset;
      node.asset = i;
      node.key = node.title = "n" + std::to_string(i);
      node.zone = zoneOf(i);
      node.matters = i + 4 >= nodes_;
    }
    std::vector<bool> live(nodes_);
    std::vector<uint32_t> open{0};
    live[0] = true;
    for (size_t at = 0; at < open.size(); ++at) {
      for (const auto& [from, to] : edges_) {
        if (from != open[at] || live[to]) continue;
        live[to] = true;
        open.push_back(to);
      }
    }
    for (const auto& [from, to] : edges_) {
      AttackEdge edge;
      edge.from = from;
      edge.to = to;
      edge.probability = 500'000;
      edge.attack = edge.live = live[from];
      graph.edges.push_back(edge);
    }
  }

  Shape shape_;
  Zones zones_;
  uint32_t density_;
  uint32_t nodes_;
  uint64_t random_;
  uint32_t tiers_ = 0, backward_ = 0;
  std::vector<uint32_t> tierOf_;
  std::set<std::pair<uint32_t, uint32_t>> edges_;
};

}  // namespace

GraphSample graphSample(uint64_t seed, uint32_t nodes) { return Maker(seed, nodes).make(); }

}  // namespace postern
