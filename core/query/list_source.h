// SPDX-License-Identifier: Apache-2.0
// What a list, or a policy's condition, is about: rows with named fields. Every field is a dictionary of its
// distinct values, or a number per row.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/columns.h"
#include "query/filter.h"

namespace postern {

/// The distinct values of a field, and per row which of them it has.
struct Dimension {
  struct Value {
    std::string text;               ///< what a filter names it by
    std::string title;              ///< for people, "" = text
    std::vector<std::string> also;  ///< other spellings that name it
  };
  std::vector<Value> values;
  ListColumn rows;
};

class ListSource {
 public:
  virtual ~ListSource() = default;
  virtual uint32_t rows() const = 0;
  virtual std::span<const FilterField> fields() const = 0;
  /// Of a field that is no number.
  virtual Dimension dimension(std::string_view field) const = 0;
  /// Per row, thousandths; kNoNumber = has none. Of a field that is a number.
  virtual std::vector<int64_t> numbers(std::string_view field) const = 0;
  /// What free words are looked for in, any case; parts end in '\n'.
  virtual void appendText(uint32_t row, std::string& out) const = 0;
  /// Per row a number to sort by, ascending; nullopt when there is no such order.
  virtual std::optional<std::vector<uint32_t>> order(std::string_view sort) const = 0;
  /// Per row its place in the list's own order, which breaks ties; distinct.
  virtual uint32_t place(uint32_t row) const = 0;
  /// The scores that it shows have changed: takes the new order, and names the fields that follow them.
  virtual std::span<const std::string_view> rescored() { return {}; }
};

}  // namespace postern
