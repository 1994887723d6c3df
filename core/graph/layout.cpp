// SPDX-License-Identifier: Apache-2.0
// Second half of a layout: the order of rows by barycentre sweeps (Sugiyama, Tagawa, Toda 1981), then
// heights: each node as near to its neighbours' mean as order and spacing allow (pooling adjacent violators).
#include "graph/layout.h"

#include <algorithm>

#include "graph/layout_crossings.h"
#include "graph/layout_zones.h"

namespace postern {
namespace {

constexpr int kSweeps = 8;  // both ways; later ones change little
// What a move may cost at first, and blocks compared: together about 60 ms natively, whatever the picture.
constexpr SearchEffort kFirstSearch{20 * LineField::kCrossing, 6'000'000};
constexpr SearchEffort kSecondSearch{2 * LineField::kCrossing, 3'000'000};
// Of a band, at least: fewer lines cross where a band has more columns. Large pictures must not grow with the
// square.
constexpr size_t kNodesPerColumn = 4;
constexpr int32_t kColumnWidth = 192;  // room for a label of about 26 characters beside its node
constexpr int32_t kRowHeight = 96;
constexpr int32_t kZoneGap = 48;
constexpr int32_t kCell = kRowHeight / kRowPitch;
constexpr int32_t kZoneTitle = 56;

class Placing {
 public:
  explicit Placing(Drawing& drawing) : drawing_(drawing), y_(drawing.nodes.size()) {
    neighbours_.resize(drawing.nodes.size());
    for (const auto& [from, to] : drawing.edges) {
      neighbours_[from].push_back(to);
      neighbours_[to].push_back(from);
    }
    columnOf_.resize(drawing.nodes.size());
    for (uint32_t c = 0; c < drawing.columns.size(); ++c) {
      for (const uint32_t node : drawing.columns[c]) columnOf_[node] = c;
      spreadEvenly(drawing.columns[c]);
    }
  }

  void run() {
    const size_t count = drawing_.columns.size();
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
      for (size_t c = 0; c < count; ++c) order(drawing_.columns[c], true);
      for (size_t c = count; c-- > 0;) order(drawing_.columns[c], false);
    }
    for (int sweep = 0; sweep < 2; ++sweep) {
      for (size_t c = 0; c < count; ++c) settle(drawing_.columns[c]);
      for (size_t c = count; c-- > 0;) settle(drawing_.columns[c]);
    }
    giveRoom();
    uncrossGrid(kFirstSearch);
    dropEmptyColumns();  // which moves columns: once more
    uncrossGrid(kSecondSearch);
    dropEmptyColumns();
  }

  int32_t y(uint32_t node) const { return y_[node]; }

 private:
  void spreadEvenly(const std::vector<uint32_t>& column) {
    const auto half = static_cast<int32_t>(column.size() - 1) * kRowHeight / 2;
    for (size_t i = 0; i < column.size(); ++i) y_[column[i]] = static_cast<int32_t>(i) * kRowHeight - half;
  }

  // Mean height of the neighbours in other columns; its own where it has none. `left`: only those left of it.
  int64_t wish(uint32_t node, bool left, bool right) const {
    int64_t sum = 0;
    int64_t count = 0;
    for (const uint32_t other : neighbours_[node]) {
      const bool counts =
          columnOf_[other] < columnOf_[node] ? left : right && columnOf_[other] != columnOf_[node];
      if (!counts) continue;
      sum += y_[other];
      ++count;
    }
    return count == 0 ? y_[node] : sum / count;
  }

  void order(std::vector<uint32_t>& column, bool left) {
    std::vector<std::pair<int64_t, uint32_t>> wishes;
    for (const uint32_t node : column) wishes.emplace_back(wish(node, left, !left), node);
    std::stable_sort(wishes.begin(), wishes.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (size_t i = 0; i < column.size(); ++i) column[i] = wishes[i].second;
    spreadEvenly(column);
  }

  // Cells of a grid that is high enough for the longest column and about as high as wide; 0 = the picture is
  // too large.
  int32_t gridHeight() const {
    if (drawing_.columns.empty()) return 0;
    size_t most = 0;
    for (const auto& column : drawing_.columns) most = std::max(most, column.size());
    const auto least = static_cast<int32_t>(most + most / 4 + 1) * kRowPitch;
    const auto wanted = static_cast<int32_t>(drawing_.columns.size() * 6 / 5) * kRowPitch;
    const int32_t width = cellX(static_cast<uint32_t>(drawing_.columns.size()) - 1);
    const int32_t height = std::min(std::max(least, wanted), LineField::kMaxArea / std::max(1, width));
    return height < least ? 0 : height;
  }

  int32_t cellX(uint32_t column) const {
    const auto zone = static_cast<int32_t>(drawing_.zoneOfColumn[column]);
    return (static_cast<int32_t>(column) * kColumnWidth + zone * kZoneGap) / kCell;
  }

  // Nodes begin in the nearest free cells.
  void uncrossGrid(SearchEffort effort) {
    const int32_t height = gridHeight();
    if (height == 0) return;
    CrossingInput input{drawing_.edges, {}, drawing_.zoneOfColumn, static_cast<int16_t>(height)};
    const int32_t top = *std::min_element(y_.begin(), y_.end());
    std::vector<GridPlace> places(drawing_.nodes.size());
    for (uint32_t c = 0; c < drawing_.columns.size(); ++c) {
      input.columnX.push_back(static_cast<int16_t>(cellX(c)));
      const std::vector<uint32_t>& column = drawing_.columns[c];
      int32_t next = 0;
      for (size_t i = 0; i < column.size(); ++i) {
        const int32_t wish = (y_[column[i]] - top) / kCell;
        const auto last = height - 1 - static_cast<int32_t>(column.size() - i - 1) * kRowPitch;
        places[column[i]] = {input.columnX[c], static_cast<int16_t>(std::clamp(wish, next, last))};
        next = places[column[i]].y + kRowPitch;
      }
    }
    uncross(input, effort, places);
    for (auto& column : drawing_.columns) column.clear();
    for (uint32_t node = 0; node < places.size(); ++node) {
      const auto at = std::lower_bound(input.columnX.begin(), input.columnX.end(), places[node].x);
      columnOf_[node] = static_cast<uint32_t>(at - input.columnX.begin());
      drawing_.columns[columnOf_[node]].push_back(node);
      y_[node] = places[node].y * kCell;
    }
    for (auto& column : drawing_.columns)
      std::sort(column.begin(), column.end(), [&](uint32_t a, uint32_t b) { return y_[a] < y_[b]; });
  }

  // More columns to choose from where a band has few for its nodes.
  void giveRoom() {
    std::vector<std::vector<uint32_t>> columns;
    std::vector<uint32_t> zones;
    size_t most = kNodesPerColumn;
    while (4 * (most + 1) * (most + 1) <= drawing_.nodes.size()) ++most;
    for (uint32_t c = 0; c < drawing_.columns.size(); ++c) {
      columns.push_back(drawing_.columns[c]);
      zones.push_back(drawing_.zoneOfColumn[c]);
      for (size_t room = most; room < drawing_.columns[c].size(); room += most) {
        columns.emplace_back();
        zones.push_back(drawing_.zoneOfColumn[c]);
      }
    }
    drawing_.columns = std::move(columns);
    drawing_.zoneOfColumn = std::move(zones);
  }

  void dropEmptyColumns() {
    size_t kept = 0;
    for (size_t c = 0; c < drawing_.columns.size(); ++c) {
      if (drawing_.columns[c].empty()) continue;
      drawing_.zoneOfColumn[kept] = drawing_.zoneOfColumn[c];
      if (kept != c) drawing_.columns[kept] = std::move(drawing_.columns[c]);
      ++kept;
    }
    drawing_.columns.resize(kept);
    drawing_.zoneOfColumn.resize(kept);
  }

  // The order is kept. Blocks of nodes that would overlap move together to the mean of their wishes.
  void settle(const std::vector<uint32_t>& column) {
    struct Block {
      int64_t sum;  // of wishes, each less its place in the column
      int64_t count;
      int64_t top() const { return sum / count; }
    };
    std::vector<Block> blocks;
    for (size_t i = 0; i < column.size(); ++i) {
      const int64_t shifted = wish(column[i], true, true) - static_cast<int64_t>(i) * kRowHeight;
      blocks.push_back({shifted, 1});
      while (blocks.size() > 1 && blocks[blocks.size() - 2].top() >= blocks.back().top()) {
        const Block last = blocks.back();
        blocks.pop_back();
        blocks.back().sum += last.sum;
        blocks.back().count += last.count;
      }
    }
    size_t i = 0;
    for (const Block& block : blocks) {
      for (int64_t n = 0; n < block.count; ++n, ++i) {
        y_[column[i]] = static_cast<int32_t>(block.top() + static_cast<int64_t>(i) * kRowHeight);
      }
    }
  }

  Drawing& drawing_;
  std::vector<std::vector<uint32_t>> neighbours_;
  std::vector<uint32_t> columnOf_;
  std::vector<int32_t> y_;
};

void draw(const Drawing& drawing, const Placing& placing, Layout& out) {
  int32_t top = 0;
  int32_t bottom = 0;
  for (uint32_t i = 0; i < drawing.nodes.size(); ++i) {
    top = i == 0 ? placing.y(i) : std::min(top, placing.y(i));
    bottom = i == 0 ? placing.y(i) : std::max(bottom, placing.y(i));
  }
  for (const std::string& title : drawing.zones) {
    out.zones.push_back({title, 0, -kRowHeight / 2, 0, bottom - top + kRowHeight + kZoneTitle});
  }
  out.nodes.resize(drawing.nodes.size());
  int32_t x = 0;
  for (uint32_t c = 0; c < drawing.columns.size(); ++c) {
    const uint32_t zone = drawing.zoneOfColumn[c];
    PlacedZone& band = out.zones[zone];
    if (band.width == 0) band.x = x = c == 0 ? 0 : x + kZoneGap;
    for (const uint32_t node : drawing.columns[c]) {
      const int32_t y = placing.y(node) - top + kZoneTitle;
      out.nodes[node] = {drawing.nodes[node], x + kColumnWidth / 2, y, zone};
    }
    x += kColumnWidth;
    band.width = x - band.x;
  }
}

}  // namespace

Layout layOut(const AttackGraph& graph, std::span<const uint32_t> nodes, uint32_t limit) {
  Drawing drawing = chooseAndBand(graph, nodes, limit);
  Placing placing(drawing);
  placing.run();
  Layout out;
  out.hidden = drawing.hidden;
  draw(drawing, placing, out);
  return out;
}

}  // namespace postern
