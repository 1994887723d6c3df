// SPDX-License-Identifier: Apache-2.0
// The relationships of a node in a direction, of some types or all, one at a time. A self-loop comes once.
#pragma once

#include <algorithm>
#include <span>

#include "query/cypher/property_graph.h"

namespace postern::cypher {

inline std::span<const Neighbour> neighboursOfType(std::span<const Neighbour> all, uint32_t type) {
  auto from = std::lower_bound(all.begin(), all.end(), type,
                               [](const Neighbour& n, uint32_t t) { return n.type < t; });
  auto to =
      std::upper_bound(from, all.end(), type, [](uint32_t t, const Neighbour& n) { return t < n.type; });
  return {from, to};
}

class NeighbourCursor {
 public:
  NeighbourCursor(const PropertyGraph& graph, uint32_t node, Direction direction, bool anyType,
                  std::span<const uint32_t> types)
      : graph_(&graph), types_(types), node_(node), direction_(direction), anyType_(anyType) {
    side_ = direction == Direction::kIncoming ? 1 : 0;
    all_ = side_ == 0 ? graph.outgoing(node) : graph.incoming(node);
    nextSpan();
  }

  bool next(Neighbour& out) {
    while (true) {
      while (at_ < span_.size()) {
        out = span_[at_++];
        if (side_ == 1 && direction_ == Direction::kBoth && out.node == node_) continue;
        return true;
      }
      if (!nextSpan()) return false;
    }
  }

 private:
  bool nextSpan() {
    at_ = 0;
    while (true) {
      if (anyType_ ? type_ == 0 : type_ < types_.size()) {
        span_ = anyType_ ? all_ : neighboursOfType(all_, types_[type_]);
        ++type_;
        return true;
      }
      if (side_ == 1 || direction_ != Direction::kBoth) {
        span_ = {};
        return false;
      }
      side_ = 1;
      type_ = 0;
      all_ = graph_->incoming(node_);
    }
  }

  const PropertyGraph* graph_;
  std::span<const uint32_t> types_;
  std::span<const Neighbour> all_, span_;
  size_t at_ = 0;
  size_t type_ = 0;
  uint32_t node_;
  int side_ = 0;
  Direction direction_;
  bool anyType_;
};

}  // namespace postern::cypher
