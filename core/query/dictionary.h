// SPDX-License-Identifier: Apache-2.0
// Builds a Dimension row by row. Values are numbered in order of first use; equal texts are one value.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/list.h"

namespace postern {

class DimensionBuilder {
 public:
  /// The value of that text, made when it is new.
  uint32_t value(std::string_view text, std::string_view title = {}) {
    const auto [at, fresh] =
        known_.try_emplace(std::string(text), static_cast<uint32_t>(built_.values.size()));
    if (fresh) built_.values.push_back({std::string(text), std::string(title), {}});
    return at->second;
  }
  /// Another spelling of a value.
  void also(uint32_t value, std::string spelling) {
    built_.values[value].also.push_back(std::move(spelling));
  }
  /// For values that have a number of their own already: its value, or kNone when `set` was not called for
  /// it.
  uint32_t of(uint32_t id) const { return id < values_.size() ? values_[id] : kNone; }
  uint32_t set(uint32_t id, uint32_t value) {
    if (id >= values_.size()) values_.resize(id + 1, kNone);
    return values_[id] = value;
  }

  /// The row that endRow() ends has this value; repeats count once.
  void add(uint32_t value) {
    for (size_t i = built_.rows.begin.back(); i < built_.rows.items.size(); ++i) {
      if (built_.rows.items[i] == value) return;
    }
    built_.rows.items.push_back(value);
  }
  void endRow() { built_.rows.begin.push_back(static_cast<uint32_t>(built_.rows.items.size())); }
  Dimension take() { return std::move(built_); }

 private:
  Dimension built_;
  std::unordered_map<std::string, uint32_t> known_;
  std::vector<uint32_t> values_;
};

}  // namespace postern
