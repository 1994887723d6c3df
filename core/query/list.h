// SPDX-License-Identifier: Apache-2.0
// A list of any length that is filtered, sorted and looked at through windows. What it is a list of is a
// ListSource; every field is a dictionary of its distinct values, so that a term is compared with values, not
// with rows. Dictionaries, texts and orders are made when first asked for, views are kept: a window of a
// known view costs its rows.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
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
};

struct FacetValue {
  std::string_view value, title;
  uint32_t count = 0;
  bool selected = false;
};
struct Facet {
  std::string_view field;
  std::vector<FacetValue> values;  ///< most frequent first, then by value
};

class List {
 public:
  explicit List(std::unique_ptr<ListSource> source);
  ~List();

  /// Rows that match, in order. Valid until the next call. Errors: bad_query (filter, or no such order).
  Result<std::span<const uint32_t>> view(std::string_view filter, std::string_view sort, bool descending);
  /// Counts of `fields` over the rows that match without that field's own terms.
  Result<std::vector<Facet>> facets(std::string_view filter, std::span<const std::string_view> fields);
  uint32_t rows() const { return source_->rows(); }

 private:
  struct Prepared;
  Result<const std::vector<uint8_t>*> matching(std::string_view filter);
  const Dimension& dimension(size_t field);
  std::vector<uint8_t> holds(const FilterTerm& term);
  std::vector<uint8_t> holdsWord(std::string_view word);
  std::vector<uint8_t> holdsNumber(const FilterTerm& term);
  std::vector<uint8_t> holdsValue(const FilterTerm& term);
  const std::vector<uint32_t>* ordered(std::string_view sort, bool descending);

  std::unique_ptr<ListSource> source_;
  std::vector<std::unique_ptr<Dimension>> dimensions_;
  std::string haystack_;              // of all rows, lower case
  std::vector<size_t> haystackEnds_;  // per row
  std::map<std::string, std::vector<uint32_t>, std::less<>> orders_;
  std::map<std::string, std::vector<uint8_t>, std::less<>> matches_;
  std::map<std::string, std::vector<uint32_t>, std::less<>> views_;
};

/// The values of `dimension` that `wanted` (lower case) names: those equal to it, or else those that hold it.
std::vector<uint8_t> namedValues(const Dimension& dimension, std::string_view wanted);

}  // namespace postern
