// SPDX-License-Identifier: Apache-2.0
// Pairs of entities that a condition of a rule holds for, found by either end.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <tuple>
#include <vector>

namespace postern {

struct PairRow {
  uint32_t a = 0, b = 0;
  uint32_t fact = 0;  ///< what the table's kind says it is: a Ground, or a row of a list of those
};

class PairTable {
 public:
  void add(uint32_t a, uint32_t b, uint32_t fact) { rows_.push_back({a, b, fact}); }
  /// Sorts; until then nothing is found. Of several rows with the same ends those added first come first.
  void finish() {
    const auto place = [](const PairRow& row) { return std::tuple(row.a, row.b); };
    std::stable_sort(rows_.begin(), rows_.end(),
                     [&](const PairRow& x, const PairRow& y) { return place(x) < place(y); });
    byB_.clear();
  }
  std::span<const PairRow> all() const { return rows_; }
  std::span<const PairRow> ofA(uint32_t a) const {
    const auto range = std::equal_range(rows_.begin(), rows_.end(), PairRow{a, 0, 0},
                                        [](const PairRow& x, const PairRow& y) { return x.a < y.a; });
    return all().subspan(static_cast<size_t>(range.first - rows_.begin()),
                         static_cast<size_t>(range.second - range.first));
  }
  /// Rows of all(), ascending.
  std::span<const uint32_t> ofB(uint32_t b) const {
    if (byB_.size() != rows_.size()) index();
    const auto before = [&](uint32_t row, uint32_t e) { return rows_[row].b < e; };
    const auto after = [&](uint32_t e, uint32_t row) { return e < rows_[row].b; };
    const auto first = std::lower_bound(byB_.begin(), byB_.end(), b, before);
    const auto last = std::upper_bound(first, byB_.end(), b, after);
    return std::span(byB_).subspan(static_cast<size_t>(first - byB_.begin()),
                                   static_cast<size_t>(last - first));
  }

 private:
  void index() const {
    byB_.resize(rows_.size());
    std::iota(byB_.begin(), byB_.end(), 0U);
    std::stable_sort(byB_.begin(), byB_.end(),
                     [&](uint32_t x, uint32_t y) { return rows_[x].b < rows_[y].b; });
  }

  std::vector<PairRow> rows_;
  mutable std::vector<uint32_t> byB_;  // made when first asked for
};

}  // namespace postern
