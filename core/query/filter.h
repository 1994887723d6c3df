// SPDX-License-Identifier: Apache-2.0
// The filter language of the lists. Terms are separated by spaces and all must hold:
//   word, "some words"   the row's text holds it, ASCII case ignored
//   field:value          the field is that value; where no row has exactly that value, the field holds it
//   field:log4j*         the whole value, a star standing for any text
//   field:a,b            either (a comma inside quotes is a comma); field:"" is the empty value
//   risk:>50             >, >=, <, <= for fields that are numbers
//   -term                must not hold
// A backslash in quotes keeps the next character. "//" after a colon is an address, not a field.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace postern {

enum class Comparison : uint8_t { kHas, kBelow, kAtMost, kAbove, kAtLeast };

struct FilterTerm {
  bool negated = false;
  int field = -1;                   ///< index into the fields given to parseFilter; -1 = free text
  std::vector<std::string> values;  ///< lower case; any of them
  Comparison comparison = Comparison::kHas;
  int64_t milli = 0;  ///< the number compared with, thousandths
};
using Filter = std::vector<FilterTerm>;

struct FilterField {
  std::string_view name;
  bool isNumber = false;
};

/// More terms than a person types are an attack on the evaluation, which costs terms times rows.
inline constexpr size_t kMaxFilterTerms = 64;

/// Errors: bad_query, with `offset` and `where` ("column 7", from 1).
Result<Filter> parseFilter(std::string_view text, std::span<const FilterField> fields);

}  // namespace postern
