// SPDX-License-Identifier: Apache-2.0
// Threshold accepting (G. Dueck, T. Scheuer, 1990), simulated annealing without an exponential: a node moves
// to a place by chance (or changes places with who is there) unless that adds more crossings than are still
// allowed; at last each goes to the place that leaves the fewest, until none gains.
#include "graph/layout_crossings.h"

#include <algorithm>

namespace postern {
namespace {

constexpr uint64_t kWorst = 8;            // crossings that a move may add at first
constexpr uint64_t kDescentShare = 8;     // of the work, for the last descent
constexpr uint64_t kWorkPerPair = 4'000;  // pictures of a few edges need no more
constexpr uint32_t kEmpty = UINT32_MAX;

struct Line {
  uint32_t a = 0, b = 0;  // nodes; a is the left one
  int32_t xa = 0, ya = 0, xb = 0, yb = 0;
};

// Products of a picture's width and its rows fit into 32 bits.
int32_t side(const Line& line, int32_t x, int32_t y) {
  return (line.xb - line.xa) * (y - line.ya) - (line.yb - line.ya) * (x - line.xa);
}

bool opposite(int32_t a, int32_t b) { return (a <= 0 && b >= 0) || (a >= 0 && b <= 0); }

bool crosses(const Line& e, const Line& f) {
  if (e.xb < f.xa || f.xb < e.xa) return false;
  if (std::max(e.ya, e.yb) < std::min(f.ya, f.yb) || std::max(f.ya, f.yb) < std::min(e.ya, e.yb))
    return false;
  if (e.a == f.a || e.a == f.b || e.b == f.a || e.b == f.b) return false;
  return opposite(side(e, f.xa, f.ya), side(e, f.xb, f.yb)) &&
         opposite(side(f, e.xa, e.ya), side(f, e.xb, e.yb));
}

Line lineOf(const CrossingInput& input, const std::vector<GridPlace>& places, uint32_t edge) {
  auto [a, b] = input.edges[edge];
  if (places[a].column > places[b].column) std::swap(a, b);
  return {
      a, b, input.columnX[places[a].column], places[a].row, input.columnX[places[b].column], places[b].row};
}

class Grid {
 public:
  Grid(const CrossingInput& input, int32_t rows, uint64_t work, const std::vector<GridPlace>& places)
      : input_(input),
        rows_(rows),
        work_(work),
        places_(places),
        edgesOf_(places.size()),
        inBand_(places.size()),
        moved_(input.edges.size()) {
    for (uint32_t e = 0; e < input.edges.size(); ++e) {
      const auto& [from, to] = input.edges[e];
      edgesOf_[from].push_back(e);
      edgesOf_[to].push_back(e);
      const uint32_t left = places[from].column;
      const uint32_t right = places[to].column;
      if (input.band[left] != input.band[right] || left >= right) continue;
      inBand_[from].push_back({to, true});
      inBand_[to].push_back({from, false});
    }
    for (uint32_t c = 0; c < input.band.size(); ++c) {
      const auto same = std::equal_range(input.band.begin(), input.band.end(), input.band[c]);
      bandBegin_.push_back(static_cast<uint32_t>(same.first - input.band.begin()));
      bandSize_.push_back(static_cast<uint32_t>(same.second - same.first));
    }
    seat();
  }

  const std::vector<GridPlace>& run() {
    const std::vector<GridPlace> before = places_;
    anneal();
    descend();
    if (countCrossings(input_, places_) > countCrossings(input_, before)) places_ = before;
    return places_;
  }

 private:
  struct Neighbour {
    uint32_t node;
    bool right;  // it must stay right of this one
  };

  uint32_t& at(uint32_t column, int32_t row) {
    return at_[size_t{column} * static_cast<size_t>(rows_) + static_cast<size_t>(row)];
  }
  void seat();
  bool mayStand(uint32_t node, uint32_t column, uint32_t besides) const;
  uint64_t around(uint32_t a, uint32_t b, uint64_t enough = UINT64_MAX);
  void exchange(uint32_t node, GridPlace place);
  void redraw(uint32_t node);
  bool mayExchange(uint32_t node, uint32_t column, uint32_t other) const;
  bool improve(uint32_t node);
  void descend();
  void anneal();
  uint32_t below(uint32_t limit) {
    random_ = random_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<uint32_t>((random_ >> 33U) % limit);
  }

  const CrossingInput& input_;
  int32_t rows_;
  uint64_t work_;
  std::vector<GridPlace> places_;
  std::vector<Line> lines_;
  std::vector<std::vector<uint32_t>> edgesOf_;
  std::vector<std::vector<Neighbour>> inBand_;
  std::vector<uint32_t> at_, set_;  // node per place, or none
  std::vector<bool> moved_;
  uint64_t random_ = 1;
  std::vector<uint32_t> bandBegin_, bandSize_;  // per column: the columns of its band
};

void Grid::seat() {
  at_.assign(input_.columnX.size() * static_cast<size_t>(rows_), kEmpty);
  for (uint32_t node = 0; node < places_.size(); ++node) at(places_[node].column, places_[node].row) = node;
  lines_.clear();
  for (uint32_t e = 0; e < input_.edges.size(); ++e) lines_.push_back(lineOf(input_, places_, e));
}

void Grid::redraw(uint32_t node) {
  for (const uint32_t e : edgesOf_[node]) lines_[e] = lineOf(input_, places_, e);
}

// Whether `column` leaves the node right of those before it and left of those after it.
bool Grid::mayStand(uint32_t node, uint32_t column, uint32_t besides) const {
  for (const Neighbour& neighbour : inBand_[node]) {
    if (neighbour.node == besides) return false;  // never past each other
    const uint32_t theirs = places_[neighbour.node].column;
    if (neighbour.right ? column >= theirs : column <= theirs) return false;
  }
  return true;
}

bool Grid::mayExchange(uint32_t node, uint32_t column, uint32_t other) const {
  const uint32_t here = places_[node].column;
  if (column == here) return true;
  return mayStand(node, column, other) && (other == kEmpty || mayStand(other, here, node));
}

// Crossings of the lines at either node, counted until there are `enough`.
uint64_t Grid::around(uint32_t a, uint32_t b, uint64_t enough) {
  set_.clear();
  for (const uint32_t node : {a, b}) {
    if (node == kEmpty) continue;
    for (const uint32_t e : edgesOf_[node]) {
      if (!moved_[e]) set_.push_back(e);
      moved_[e] = true;
    }
  }
  uint64_t count = 0;
  uint64_t spent = 0;
  for (const uint32_t e : set_) {
    if (count >= enough) break;
    for (uint32_t f = 0; f < lines_.size(); ++f) {
      if (crosses(lines_[e], lines_[f]) && (!moved_[f] || f > e)) ++count;
    }
    spent += lines_.size();
  }
  for (const uint32_t e : set_) moved_[e] = false;
  work_ -= std::min(work_, spent);
  return count;
}

void Grid::exchange(uint32_t node, GridPlace place) {
  const GridPlace here = places_[node];
  const uint32_t other = at(place.column, place.row);
  at(here.column, here.row) = other;
  at(place.column, place.row) = node;
  places_[node] = place;
  redraw(node);
  if (other == kEmpty || other == node) return;
  places_[other] = here;
  redraw(other);
}

bool Grid::improve(uint32_t node) {
  if (edgesOf_[node].empty()) return false;
  const GridPlace from = places_[node];
  GridPlace best = from;
  uint64_t gain = 0;
  const uint64_t alone = around(node, kEmpty);
  if (alone == 0) return false;
  for (uint32_t column = 0; column < input_.columnX.size(); ++column) {
    if (input_.band[column] != input_.band[from.column]) continue;
    for (int32_t row = 0; row < rows_ && work_ > 0; ++row) {
      const uint32_t other = at(column, row);
      if (other == node || !mayExchange(node, column, other)) continue;
      const uint64_t before = other == kEmpty ? alone : around(node, other);
      exchange(node, {column, row});
      const uint64_t after = before <= gain ? before : around(node, other, before - gain);
      exchange(node, from);
      if (before <= after || before - after <= gain) continue;
      gain = before - after;
      best = {column, row};
    }
  }
  if (gain == 0) return false;
  exchange(node, best);
  return true;
}

void Grid::descend() {
  for (bool gained = true; gained && work_ > 0;) {
    gained = false;
    for (uint32_t node = 0; node < places_.size() && work_ > 0; ++node) gained = improve(node) || gained;
  }
}

// What a move may make worse falls from kWorst to nothing while the work is spent.
void Grid::anneal() {
  const uint64_t whole = work_;
  const uint64_t least = whole / kDescentShare;
  while (work_ > least) {
    const auto node = below(static_cast<uint32_t>(places_.size()));
    const GridPlace from = places_[node];
    const GridPlace to{bandBegin_[from.column] + below(bandSize_[from.column]),
                       static_cast<int32_t>(below(static_cast<uint32_t>(rows_)))};
    const uint32_t other = at(to.column, to.row);
    work_ -= 1;
    if (other == node || edgesOf_[node].empty() || !mayExchange(node, to.column, other)) continue;
    const auto worst = static_cast<uint32_t>((work_ - std::min(work_, least)) * kWorst / (whole - least + 1));
    const uint64_t before = around(node, other);
    exchange(node, to);
    const uint64_t allowed = before + below(worst + 1);
    if (around(node, other, allowed + 1) > allowed) exchange(node, from);
  }
}

}  // namespace

uint64_t countCrossings(const CrossingInput& input, const std::vector<GridPlace>& places) {
  std::vector<Line> lines;
  for (uint32_t e = 0; e < input.edges.size(); ++e) lines.push_back(lineOf(input, places, e));
  uint64_t count = 0;
  for (size_t e = 0; e < lines.size(); ++e) {
    for (size_t f = e + 1; f < lines.size(); ++f) count += crosses(lines[e], lines[f]) ? 1 : 0;
  }
  return count;
}

void uncross(const CrossingInput& input, int32_t rows, uint64_t work, std::vector<GridPlace>& places) {
  if (input.edges.size() < 2 || input.edges.size() > kMaxUncrossed) return;
  if (countCrossings(input, places) == 0) return;
  const uint64_t pairs = uint64_t{input.edges.size()} * input.edges.size();
  places = Grid(input, rows, std::min(work, pairs * kWorkPerPair), places).run();
}

}  // namespace postern
