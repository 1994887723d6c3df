// SPDX-License-Identifier: Apache-2.0
// Pairs of entities that a condition of a rule holds for, found by either end.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
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
    const auto before = [](const PairRow& x, const PairRow& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; };
    // Most tables are told in their order.
    if (!std::is_sorted(rows_.begin(), rows_.end(), before))
      std::stable_sort(rows_.begin(), rows_.end(), before);
    beginA_.clear();
    beginB_.clear();
    byB_.clear();
  }
  std::span<const PairRow> all() const { return rows_; }
  std::span<const PairRow> ofA(uint32_t a) const {
    if (rows_.size() < kLarge) {
      const auto range = std::equal_range(rows_.begin(), rows_.end(), PairRow{a, 0, 0},
                                          [](const PairRow& x, const PairRow& y) { return x.a < y.a; });
      return all().subspan(static_cast<size_t>(range.first - rows_.begin()),
                           static_cast<size_t>(range.second - range.first));
    }
    if (beginA_.empty()) beginA_ = count([](const PairRow& row) { return row.a; });
    return part(all(), beginA_, a);
  }
  /// Rows of all(), ascending.
  std::span<const uint32_t> ofB(uint32_t b) const {
    if (byB_.size() != rows_.size()) index();
    if (rows_.size() >= kLarge) return part(std::span<const uint32_t>(byB_), beginB_, b);
    const auto before = [&](uint32_t row, uint32_t e) { return rows_[row].b < e; };
    const auto after = [&](uint32_t e, uint32_t row) { return e < rows_[row].b; };
    const auto first = std::lower_bound(byB_.begin(), byB_.end(), b, before);
    const auto last = std::upper_bound(first, byB_.end(), b, after);
    return std::span(byB_).subspan(static_cast<size_t>(first - byB_.begin()),
                                   static_cast<size_t>(last - first));
  }

 private:
  static constexpr size_t kLarge = 1U << 16U;  // rows; what begins where is then kept per end

  template <typename End>
  std::vector<uint32_t> count(End end) const {
    uint32_t last = 0;
    for (const PairRow& row : rows_) last = std::max(last, end(row));
    std::vector<uint32_t> begin(size_t{last} + 2);
    for (const PairRow& row : rows_) ++begin[end(row) + 1];
    for (size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
    return begin;
  }
  template <typename T>
  static std::span<const T> part(std::span<const T> of, const std::vector<uint32_t>& begin, uint32_t end) {
    if (size_t{end} + 1 >= begin.size()) return {};
    return of.subspan(begin[end], begin[end + 1] - begin[end]);
  }
  void index() const {
    byB_.resize(rows_.size());
    if (rows_.size() < kLarge) {
      std::iota(byB_.begin(), byB_.end(), 0U);
      std::stable_sort(byB_.begin(), byB_.end(),
                       [&](uint32_t x, uint32_t y) { return rows_[x].b < rows_[y].b; });
      return;
    }
    beginB_ = count([](const PairRow& row) { return row.b; });
    std::vector<uint32_t> next(beginB_.begin(), beginB_.end() - 1);
    for (uint32_t row = 0; row < rows_.size(); ++row) byB_[next[rows_[row].b]++] = row;
  }

  std::vector<PairRow> rows_;
  // Made when first asked for.
  mutable std::vector<uint32_t> beginA_, beginB_, byB_;
};

}  // namespace postern
