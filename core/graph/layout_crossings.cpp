// SPDX-License-Identifier: Apache-2.0
// Threshold accepting (G. Dueck, T. Scheuer, 1990), simulated annealing without an exponential: a node moves
// to a place by chance (or changes places with who is there) unless that costs more than is still allowed.
#include "graph/layout_crossings.h"

#include <algorithm>

namespace postern {
namespace {

constexpr int32_t kBackward = 3 * LineField::kCrossing / 2;  // a line that would lead back inside its band
constexpr uint64_t kWorkPerMove = 8;                         // for all but the comparing
constexpr uint64_t kWorkPerPair = 1'000;                     // pictures of a few edges need no more
constexpr uint32_t kEmpty = UINT32_MAX;

class Grid {
 public:
  Grid(const CrossingInput& input, SearchEffort effort, const std::vector<GridPlace>& places)
      : input_(input),
        effort_(effort),
        field_(input.edges, places),
        column_(places.size()),
        others_(places.size()),
        inBand_(places.size()),
        at_(input.columnX.size() * static_cast<size_t>(input.height), kEmpty) {
    for (uint32_t node = 0; node < places.size(); ++node) {
      const auto at = std::lower_bound(input.columnX.begin(), input.columnX.end(), places[node].x);
      column_[node] = static_cast<uint32_t>(at - input.columnX.begin());
      seat(column_[node], places[node].y) = node;
    }
    for (const auto& [from, to] : input.edges) {
      others_[from].push_back(to);
      others_[to].push_back(from);
      const uint32_t left = column_[from];
      const uint32_t right = column_[to];
      if (input.band[left] != input.band[right] || left >= right) continue;
      inBand_[from].push_back({to, true});
      inBand_[to].push_back({from, false});
    }
    for (uint32_t node = 0; node < places.size(); ++node) {
      if (!others_[node].empty()) movable_.push_back(node);
    }
    for (uint32_t c = 0; c < input.band.size(); ++c) {
      const auto same = std::equal_range(input.band.begin(), input.band.end(), input.band[c]);
      bandBegin_.push_back(static_cast<uint32_t>(same.first - input.band.begin()));
      bandEnd_.push_back(static_cast<uint32_t>(same.second - input.band.begin()));
    }
  }

  void run() {
    if (movable_.empty()) return;
    while (field_.work() < effort_.work) {
      const uint64_t left = effort_.work - field_.work();
      const uint64_t worst = effort_.worst * left / effort_.work * left / effort_.work;
      const uint32_t node = movable_[below(static_cast<uint32_t>(movable_.size()))];
      field_.spend(kWorkPerMove);
      const Seat to = chance(node);
      tryPlace(node, to, static_cast<int32_t>(below(static_cast<uint32_t>(worst) + 1)));
    }
  }
  const LineField& field() const { return field_; }

 private:
  struct Neighbour {
    uint32_t node;
    bool right;  // it must stay right of this one
  };
  struct Seat {
    uint32_t column;
    int16_t y;
  };

  uint32_t& seat(uint32_t column, int16_t y) {
    return at_[size_t{column} * static_cast<size_t>(input_.height) + static_cast<size_t>(y)];
  }
  int32_t backward(uint32_t node, uint32_t column) const;
  Seat chance(uint32_t node);
  void tryPlace(uint32_t node, Seat to, int32_t allowed);
  void trySwap(uint32_t node, uint32_t other, int32_t allowed);
  GridPlace placeOf(Seat seat) const { return {input_.columnX[seat.column], seat.y}; }
  uint32_t below(uint32_t limit) {
    random_ = random_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<uint32_t>((random_ >> 33U) % limit);
  }

  const CrossingInput& input_;
  const SearchEffort effort_;
  LineField field_;
  std::vector<uint32_t> column_;  // per node
  std::vector<std::vector<uint32_t>> others_;
  std::vector<std::vector<Neighbour>> inBand_;
  std::vector<uint32_t> at_;  // node per cell of the columns, or none
  std::vector<uint32_t> movable_;
  std::vector<uint32_t> bandBegin_, bandEnd_;  // per column: the columns of its band
  uint64_t random_ = 1;
};

// What it costs that lines of the node would lead back inside its band.
int32_t Grid::backward(uint32_t node, uint32_t column) const {
  int32_t cost = 0;
  for (const Neighbour& neighbour : inBand_[node]) {
    const uint32_t theirs = column_[neighbour.node];
    if (neighbour.right ? column >= theirs : column <= theirs) cost += kBackward;
  }
  return cost;
}

// Near to where it is, at the height of a neighbour, or anywhere in the band.
Grid::Seat Grid::chance(uint32_t node) {
  const uint32_t begin = bandBegin_[column_[node]];
  const uint32_t columns = bandEnd_[column_[node]] - begin;
  Seat out{begin + below(columns), 0};
  const auto near = [&](uint32_t other, int cells) {
    const int away = static_cast<int>(below(static_cast<uint32_t>(2 * cells + 1))) - cells;
    return static_cast<int16_t>(std::clamp(field_.place(other).y + away, 0, input_.height - 1));
  };
  switch (below(7)) {
    case 0:
      out = {column_[node], near(node, 4)};
      break;
    case 1:
      out.y = near(node, 4);
      break;
    case 2:
    case 3:
    case 4: {
      const std::vector<uint32_t>& others = others_[node];
      out.y = near(others[below(static_cast<uint32_t>(others.size()))], 3);
      break;
    }
    default:
      out.y = static_cast<int16_t>(below(static_cast<uint32_t>(input_.height)));
  }
  return out;
}

void Grid::tryPlace(uint32_t node, Seat to, int32_t allowed) {
  const uint32_t here = column_[node];
  uint32_t blocked = kEmpty;
  for (int y = std::max(0, to.y - kRowPitch + 1); y < std::min<int>(input_.height, to.y + kRowPitch); ++y) {
    const uint32_t other = seat(to.column, static_cast<int16_t>(y));
    if (other == kEmpty || other == node) continue;
    if (blocked != kEmpty) return;
    blocked = other;
  }
  if (blocked != kEmpty) return trySwap(node, blocked, allowed);
  const GridPlace place = placeOf(to);
  const int16_t from = field_.place(node).y;
  if (here == to.column && from == to.y) return;
  const int32_t before = field_.costOf(node) + backward(node, here) - backward(node, to.column);
  if (field_.costAt(node, place, before + allowed) > before + allowed) return;
  field_.move(node, place);
  seat(here, from) = kEmpty;
  seat(to.column, to.y) = node;
  column_[node] = to.column;
}

void Grid::trySwap(uint32_t node, uint32_t other, int32_t allowed) {
  const uint32_t here = column_[node];
  const uint32_t there = column_[other];
  const GridPlace a = field_.place(node);
  const GridPlace b = field_.place(other);
  int32_t change = -field_.costOf(node) - backward(node, here) - backward(other, there);
  column_[node] = there;
  column_[other] = here;
  change += backward(node, there) + backward(other, here);
  field_.move(node, b);
  change += field_.costOf(node) - field_.costOf(other);
  field_.move(other, a);
  change += field_.costOf(other);
  if (change > allowed) {
    field_.move(other, b);
    field_.move(node, a);
    column_[node] = here;
    column_[other] = there;
    return;
  }
  std::swap(seat(here, a.y), seat(there, b.y));
}

}  // namespace

void uncross(const CrossingInput& input, SearchEffort effort, std::vector<GridPlace>& places) {
  if (input.edges.size() < 2 || input.edges.size() > LineField::kMaxLines) return;
  const uint64_t pairs = uint64_t{input.edges.size()} * input.edges.size();
  effort.work = std::min(effort.work, pairs * kWorkPerPair);
  Grid grid(input, effort, places);
  const uint64_t before = grid.field().faults();
  if (before == 0) return;
  grid.run();
  if (grid.field().faults() >= before) return;
  for (uint32_t node = 0; node < places.size(); ++node) places[node] = grid.field().place(node);
}

}  // namespace postern
