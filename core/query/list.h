// SPDX-License-Identifier: Apache-2.0
// A list of any length that is filtered, sorted and looked at through windows. What it is a list of is a
// ListSource; a term is compared with the values of its field, not with rows. Dictionaries, texts and orders
// are made when first asked for, views are kept: a window of a known view costs its rows.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "query/matcher.h"

namespace postern {

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
  /// The scores behind it have changed.
  void rescored();

 private:
  Result<const std::vector<uint8_t>*> matching(std::string_view filter);
  const std::vector<uint32_t>* ordered(std::string_view sort, bool descending);

  std::unique_ptr<ListSource> source_;
  Matcher matcher_;
  std::map<std::string, std::vector<uint32_t>, std::less<>> orders_;
  std::map<std::string, std::vector<uint8_t>, std::less<>> matches_;
  std::map<std::string, std::vector<uint32_t>, std::less<>> views_;
};

}  // namespace postern
