// SPDX-License-Identifier: Apache-2.0
// See layout_lines.h. kChange is what is added to the counts of whatever is found: 0 only looks.
#include "graph/layout_lines.h"

#include <algorithm>
#include <cmath>

namespace postern {
namespace {

using Lanes = uint16_t __attribute__((vector_size(16)));
using Signed = int16_t __attribute__((vector_size(16)));
constexpr int16_t kNowhere = 32'000;  // lanes without a line: right of everything

Lanes all(int value) { return Lanes{} + static_cast<uint16_t>(value); }
Signed asSigned(Lanes lanes) { return reinterpret_cast<Signed>(lanes); }

int32_t sum(Lanes lanes) {
  int32_t total = 0;
  for (size_t i = 0; i < 8; ++i) total += lanes[i];
  return total;
}

// All bits of a lane where the signs differ or one is zero.
Signed opposite(Lanes a, Lanes b) {
  return ((asSigned(a) <= 0) & (asSigned(b) >= 0)) | ((asSigned(a) >= 0) & (asSigned(b) <= 0));
}

// A line is too near to a node at less than about 0.6 cells: its product with it is less than that times its
// length.
int16_t slackOf(int dx, int dy) {
  const auto length = static_cast<int>(std::sqrt(static_cast<double>(dx * dx + dy * dy)));
  return static_cast<int16_t>(length * 9 / 16 + 1);
}

}  // namespace

LineField::LineField(const std::vector<Edge>& edges, const std::vector<GridPlace>& places)
    : lineCount_(edges.size()), nodeCount_(places.size()), linesOf_(places.size()), edges_(edges) {
  const size_t blocks = (lineCount_ + kLanes - 1) / kLanes;
  for (Column* column : {&x1_, &y1_, &x2_, &y2_, &low_, &high_, &a_, &b_})
    column->assign(blocks, all(kNowhere));
  for (Column* column : {&slack_, &crossed_, &through_}) column->assign(blocks, Lanes{});
  const size_t nodeBlocks = (nodeCount_ + kLanes - 1) / kLanes;
  nodeX_.assign(nodeBlocks, all(kNowhere));
  nodeY_.assign(nodeBlocks, all(kNowhere));
  over_.assign(nodeBlocks, Lanes{});
  for (uint32_t node = 0; node < nodeCount_; ++node) {
    lane(nodeX_, node) = places[node].x;
    lane(nodeY_, node) = places[node].y;
  }
  for (uint32_t e = 0; e < lineCount_; ++e) {
    linesOf_[edges[e].first].push_back(e);
    linesOf_[edges[e].second].push_back(e);
    write(e);
  }
  for (uint32_t e = 0; e < lineCount_; ++e) {
    const Line line = lineOf(e);
    lane(crossed_, e) = static_cast<int16_t>(crossed<0>(line));
    lane(through_, e) = static_cast<int16_t>(nodesUnder<1>(line));
  }
}

GridPlace LineField::place(uint32_t node) const { return {lane(nodeX_, node), lane(nodeY_, node)}; }

LineField::Line LineField::lineOf(uint32_t edge) const {
  auto [a, b] = edges_[edge];
  GridPlace from = place(a);
  GridPlace to = place(b);
  if (from.x > to.x) {
    std::swap(a, b);
    std::swap(from, to);
  }
  return {from.x, from.y, to.x, to.y, static_cast<int16_t>(a), static_cast<int16_t>(b)};
}

void LineField::write(uint32_t edge) {
  const Line line = lineOf(edge);
  lane(x1_, edge) = line.x1;
  lane(y1_, edge) = line.y1;
  lane(x2_, edge) = line.x2;
  lane(y2_, edge) = line.y2;
  lane(a_, edge) = line.a;
  lane(b_, edge) = line.b;
  lane(low_, edge) = std::min(line.y1, line.y2);
  lane(high_, edge) = std::max(line.y1, line.y2);
  lane(slack_, edge) = slackOf(line.x2 - line.x1, line.y2 - line.y1);
}

int32_t LineField::lengthOf(const Line& line) const {
  return (line.x2 - line.x1 + std::abs(line.y2 - line.y1)) * kLength;
}

template <int kChange>
int32_t LineField::crossed(const Line& line) {
  const Lanes x1 = all(line.x1), y1 = all(line.y1), x2 = all(line.x2), y2 = all(line.y2);
  const Lanes a = all(line.a), b = all(line.b);
  const Lanes dx = x2 - x1, dy = y2 - y1;
  const Signed low = asSigned(all(std::min(line.y1, line.y2)));
  const Signed high = asSigned(all(std::max(line.y1, line.y2)));
  Lanes found{};
  for (size_t i = 0; i < x1_.size(); ++i) {
    const Lanes ox1 = x1_[i], oy1 = y1_[i], ox2 = x2_[i], oy2 = y2_[i];
    Signed hit = (asSigned(ox1) <= asSigned(x2)) & (asSigned(ox2) >= asSigned(x1));
    hit &= (asSigned(low_[i]) <= high) & (asSigned(high_[i]) >= low);
    hit &= opposite(dx * (oy1 - y1) - dy * (ox1 - x1), dx * (oy2 - y1) - dy * (ox2 - x1));
    const Lanes odx = ox2 - ox1, ody = oy2 - oy1;
    hit &= opposite(odx * (y1 - oy1) - ody * (x1 - ox1), odx * (y2 - oy1) - ody * (x2 - ox1));
    hit &= (a_[i] != a) & (a_[i] != b) & (b_[i] != a) & (b_[i] != b);
    found -= reinterpret_cast<Lanes>(hit);
    if constexpr (kChange == 1) crossed_[i] -= reinterpret_cast<Lanes>(hit);
    if constexpr (kChange == -1) crossed_[i] += reinterpret_cast<Lanes>(hit);
  }
  work_ += x1_.size();
  return sum(found);
}

template <int kChange>
int32_t LineField::nodesUnder(const Line& line) {
  const Lanes x1 = all(line.x1), y1 = all(line.y1);
  const Lanes dx = all(line.x2 - line.x1), dy = all(line.y2 - line.y1);
  const Signed left = asSigned(x1), right = asSigned(all(line.x2));
  const Signed low = asSigned(all(std::min(line.y1, line.y2)));
  const Signed high = asSigned(all(std::max(line.y1, line.y2)));
  const Signed slack = asSigned(all(slackOf(line.x2 - line.x1, line.y2 - line.y1)));
  Lanes found{};
  for (size_t i = 0; i < nodeX_.size(); ++i) {
    const Signed x = asSigned(nodeX_[i]), y = asSigned(nodeY_[i]);
    const Signed product = asSigned(dx * (nodeY_[i] - y1) - dy * (nodeX_[i] - x1));
    const Signed hit =
        (x >= left) & (x <= right) & (y >= low) & (y <= high) & (product <= slack) & (product >= -slack);
    found -= reinterpret_cast<Lanes>(hit);
    if constexpr (kChange == 1) over_[i] -= reinterpret_cast<Lanes>(hit);
    if constexpr (kChange == -1) over_[i] += reinterpret_cast<Lanes>(hit);
  }
  work_ += nodeX_.size() / 2;
  if constexpr (kChange != 0) {
    lane(over_, static_cast<uint16_t>(line.a)) -= kChange;
    lane(over_, static_cast<uint16_t>(line.b)) -= kChange;
  }
  return sum(found) - 2;  // its own ends
}

template <int kChange>
int32_t LineField::linesOver(uint32_t node) {
  const GridPlace at = place(node);
  const Lanes x = all(at.x), y = all(at.y);
  const Signed sx = asSigned(x), sy = asSigned(y);
  const Lanes self = all(static_cast<int>(node));
  Lanes found{};
  for (size_t i = 0; i < x1_.size(); ++i) {
    const Signed product = asSigned((x2_[i] - x1_[i]) * (y - y1_[i]) - (y2_[i] - y1_[i]) * (x - x1_[i]));
    const Signed slack = asSigned(slack_[i]);
    const Signed hit = (sx >= asSigned(x1_[i])) & (sx <= asSigned(x2_[i])) & (sy >= asSigned(low_[i])) &
                       (sy <= asSigned(high_[i])) & (product <= slack) & (product >= -slack) &
                       (a_[i] != self) & (b_[i] != self);
    found -= reinterpret_cast<Lanes>(hit);
    if constexpr (kChange == 1) through_[i] -= reinterpret_cast<Lanes>(hit);
    if constexpr (kChange == -1) through_[i] += reinterpret_cast<Lanes>(hit);
  }
  work_ += x1_.size() / 2;
  return sum(found);
}

int32_t LineField::costOf(uint32_t node) const {
  int32_t cost = lane(over_, node) * kThrough;
  for (const uint32_t e : linesOf_[node])
    cost += lane(crossed_, e) * kCrossing + lane(through_, e) * kThrough + lengthOf(lineOf(e));
  return cost;
}

int32_t LineField::costAt(uint32_t node, GridPlace at, int32_t enough) {
  const GridPlace before = place(node);
  lane(nodeX_, node) = at.x;
  lane(nodeY_, node) = at.y;
  int32_t cost = 0;
  for (const uint32_t e : linesOf_[node]) cost += lengthOf(lineOf(e));
  if (cost <= enough) cost += linesOver<0>(node) * kThrough;
  for (const uint32_t e : linesOf_[node]) {
    if (cost > enough) break;
    const Line line = lineOf(e);
    cost += nodesUnder<0>(line) * kThrough;
    if (cost <= enough) cost += crossed<0>(line) * kCrossing;
  }
  lane(nodeX_, node) = before.x;
  lane(nodeY_, node) = before.y;
  return cost;
}

// Adds or takes away what the node's lines do to others and others to them.
template <int kChange>
void LineField::count(uint32_t node) {
  const int32_t over = linesOver<kChange>(node);
  lane(over_, node) = static_cast<int16_t>(kChange > 0 ? over : 0);
  for (const uint32_t e : linesOf_[node]) {
    const Line line = lineOf(e);
    const int32_t across = crossed<kChange>(line);
    const int32_t under = nodesUnder<kChange>(line);
    lane(crossed_, e) = static_cast<int16_t>(across);
    lane(through_, e) = static_cast<int16_t>(under);
  }
}

void LineField::move(uint32_t node, GridPlace to) {
  count<-1>(node);
  lane(nodeX_, node) = to.x;
  lane(nodeY_, node) = to.y;
  for (const uint32_t e : linesOf_[node]) write(e);
  count<1>(node);
}

uint64_t LineField::crossings() const {
  uint64_t total = 0;
  for (uint32_t e = 0; e < lineCount_; ++e) total += static_cast<uint16_t>(lane(crossed_, e));
  return total / 2;
}

uint64_t LineField::through() const {
  uint64_t total = 0;
  for (uint32_t e = 0; e < lineCount_; ++e) total += static_cast<uint16_t>(lane(through_, e));
  return total;
}

}  // namespace postern
