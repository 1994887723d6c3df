// SPDX-License-Identifier: Apache-2.0
// Which rows of a source a filter holds for. Dictionaries and texts are made when first asked for and kept: a
// term costs a pass over its field.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/list_source.h"

namespace postern {

/// How a term's value names values of a field. A '*' in it stands for any text, the rest then being the whole
/// value, in both.
enum class Naming : uint8_t {
  kAsTyped,  ///< those equal to it, or else, where there are none, those that hold it
  kExact     ///< those equal to it
};

class Matcher {
 public:
  /// `source` must outlive it.
  explicit Matcher(const ListSource& source);

  /// Per row 1 or 0.
  std::vector<uint8_t> holds(const FilterTerm& term, Naming naming = Naming::kAsTyped);
  std::vector<uint8_t> matching(const Filter& filter, Naming naming = Naming::kAsTyped);
  /// Of the source's field at that index, which is no number.
  const Dimension& dimension(size_t field);
  /// Makes these fields anew when next asked.
  void forget(std::span<const std::string_view> fields);

 private:
  std::vector<uint8_t> holdsWord(std::string_view word);
  std::vector<uint8_t> holdsNumber(const FilterTerm& term);
  std::vector<uint8_t> holdsValue(const FilterTerm& term, Naming naming);

  const ListSource& source_;
  std::vector<std::unique_ptr<Dimension>> dimensions_;
  std::vector<std::unique_ptr<std::vector<int64_t>>> numbers_;
  std::string haystack_;              // of all rows, lower case
  std::vector<size_t> haystackEnds_;  // per row
};

/// Per value of `dimension`: whether `wanted` names it; ASCII case ignored.
std::vector<uint8_t> namedValues(const Dimension& dimension, std::string_view wanted,
                                 Naming naming = Naming::kAsTyped);
/// `pattern` with '*' for any text fits the whole text, ASCII case ignored.
bool fitsPattern(std::string_view text, std::string_view pattern);

}  // namespace postern
