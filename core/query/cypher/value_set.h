// SPDX-License-Identifier: Apache-2.0
// Tuples of values seen before, by equivalence, in the order in which they came: for DISTINCT, grouping and
// UNION.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "query/cypher/value_order.h"

namespace postern::cypher {

class ValueSet {
 public:
  explicit ValueSet(size_t width) : width_(width) {}

  /// Index of the tuple, and whether it is new.
  std::pair<size_t, bool> insert(std::span<const Value> tuple) {
    uint64_t hash = width_;
    for (const Value& value : tuple) hash = hash * 0x9e3779b97f4a7c15ULL + hashValue(value);
    auto [from, to] = byHash_.equal_range(hash);
    for (; from != to; ++from) {
      if (same(from->second, tuple)) return {from->second, false};
    }
    size_t index = count_++;
    byHash_.emplace(hash, index);
    values_.insert(values_.end(), tuple.begin(), tuple.end());
    return {index, true};
  }

  size_t size() const { return count_; }
  std::span<const Value> at(size_t index) const { return std::span(values_).subspan(index * width_, width_); }
  /// Estimate of what one more tuple takes.
  int64_t bytesPerTuple() const { return static_cast<int64_t>(width_ * sizeof(Value) + 64); }

 private:
  bool same(size_t index, std::span<const Value> tuple) const {
    for (size_t i = 0; i < width_; ++i) {
      if (!equivalent(values_[index * width_ + i], tuple[i])) return false;
    }
    return true;
  }

  size_t width_;
  size_t count_ = 0;
  std::vector<Value> values_;
  std::unordered_multimap<uint64_t, size_t> byHash_;
};

}  // namespace postern::cypher
