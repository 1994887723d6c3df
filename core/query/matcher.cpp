// SPDX-License-Identifier: Apache-2.0
// See matcher.h.
#include "query/matcher.h"

#include <algorithm>

#include "base/scan.h"
#include "base/text.h"

namespace postern {
namespace {

/// Bytes of a finding's searchable text in real reports.
constexpr size_t kUsualText = 160;

}  // namespace

Matcher::Matcher(const ListSource& source)
    : source_(source), dimensions_(source.fields().size()), numbers_(source.fields().size()) {}

// The last star is gone back to when what follows it does not fit: enough, because an earlier star can take
// no more than a later one. At most text times pattern.
bool fitsPattern(std::string_view text, std::string_view pattern) {
  size_t at = 0, in = 0;
  size_t star = std::string_view::npos, taken = 0;
  while (at < text.size()) {
    if (in < pattern.size() && pattern[in] == '*') {
      star = in++;
      taken = at;
    } else if (in < pattern.size() && asciiLower(pattern[in]) == asciiLower(text[at])) {
      ++in;
      ++at;
    } else if (star != std::string_view::npos) {
      in = star + 1;
      at = ++taken;
    } else {
      return false;
    }
  }
  while (in < pattern.size() && pattern[in] == '*') ++in;
  return in == pattern.size();
}

std::vector<uint8_t> namedValues(const Dimension& dimension, std::string_view wanted, Naming naming) {
  std::vector<uint8_t> named(dimension.values.size(), 0);
  const auto mark = [&](auto fits) {
    bool any = false;
    for (size_t i = 0; i < dimension.values.size(); ++i) {
      const Dimension::Value& value = dimension.values[i];
      if (!fits(value.text) && std::none_of(value.also.begin(), value.also.end(), fits)) continue;
      named[i] = 1;
      any = true;
    }
    return any;
  };
  if (wanted.find('*') != std::string_view::npos) {
    mark([&](std::string_view text) { return fitsPattern(text, wanted); });
  } else if (!mark([&](std::string_view text) { return equalsIgnoreCase(text, wanted); }) &&
             naming == Naming::kAsTyped && !wanted.empty()) {
    mark([&](std::string_view text) { return containsIgnoreCase(text, wanted); });
  }
  return named;
}

const Dimension& Matcher::dimension(size_t field) {
  if (!dimensions_[field]) {
    dimensions_[field] = std::make_unique<Dimension>(source_.dimension(source_.fields()[field].name));
  }
  return *dimensions_[field];
}

void Matcher::forget(std::span<const std::string_view> fields) {
  for (size_t i = 0; i < dimensions_.size(); ++i) {
    if (std::find(fields.begin(), fields.end(), source_.fields()[i].name) == fields.end()) continue;
    dimensions_[i].reset();
    numbers_[i].reset();
  }
}

std::vector<uint8_t> Matcher::holdsWord(std::string_view word) {
  std::vector<uint8_t> holds(source_.rows(), 0);
  if (haystackEnds_.size() != source_.rows()) {
    haystack_.reserve(size_t{source_.rows()} * kUsualText);
    haystackEnds_.reserve(source_.rows());
    for (uint32_t row = 0; row < source_.rows(); ++row) {
      source_.appendText(row, haystack_);
      haystackEnds_.push_back(haystack_.size());
    }
    for (char& c : haystack_) c = asciiLower(c);
  }
  uint32_t row = 0;
  for (size_t at = 0; (at = scan::find(haystack_, word, at)) != std::string_view::npos;) {
    while (haystackEnds_[row] <= at) ++row;
    if (at + word.size() <= haystackEnds_[row]) holds[row] = 1;
    at = holds[row] != 0 ? haystackEnds_[row] : at + 1;
    if (at >= haystack_.size()) break;
  }
  return holds;
}

std::vector<uint8_t> Matcher::holdsNumber(const FilterTerm& term) {
  const auto field = static_cast<size_t>(term.field);
  if (!numbers_[field]) {
    numbers_[field] = std::make_unique<std::vector<int64_t>>(source_.numbers(source_.fields()[field].name));
  }
  std::vector<uint8_t> holds;
  holds.reserve(numbers_[field]->size());
  for (const int64_t number : *numbers_[field]) {
    const bool fits = term.comparison == Comparison::kHas      ? number == term.milli
                      : term.comparison == Comparison::kBelow  ? number < term.milli
                      : term.comparison == Comparison::kAtMost ? number <= term.milli
                      : term.comparison == Comparison::kAbove  ? number > term.milli
                                                               : number >= term.milli;
    holds.push_back(fits && number != kNoNumber ? 1 : 0);
  }
  return holds;
}

std::vector<uint8_t> Matcher::holdsValue(const FilterTerm& term, Naming naming) {
  const Dimension& field = dimension(static_cast<size_t>(term.field));
  std::vector<uint8_t> named(field.values.size(), 0);
  bool wantsNone = false;
  for (const std::string& value : term.values) {
    const std::vector<uint8_t> some = namedValues(field, value, naming);
    for (size_t i = 0; i < named.size(); ++i) named[i] |= some[i];
    wantsNone = wantsNone || value.empty();
  }
  std::vector<uint8_t> holds(source_.rows(), 0);
  for (uint32_t row = 0; row < source_.rows(); ++row) {
    const uint32_t begin = field.rows.begin[row];
    const uint32_t end = field.rows.begin[row + 1];
    holds[row] = wantsNone && begin == end ? 1 : 0;
    for (uint32_t i = begin; i < end; ++i) holds[row] |= named[field.rows.items[i]];
  }
  return holds;
}

std::vector<uint8_t> Matcher::holds(const FilterTerm& term, Naming naming) {
  std::vector<uint8_t> holds;
  if (term.field < 0) {
    holds = holdsWord(term.values[0]);
  } else if (source_.fields()[static_cast<size_t>(term.field)].isNumber) {
    holds = holdsNumber(term);
  } else {
    holds = holdsValue(term, naming);
  }
  if (term.negated) {
    for (uint8_t& it : holds) it ^= 1;
  }
  return holds;
}

std::vector<uint8_t> Matcher::matching(const Filter& filter, Naming naming) {
  std::vector<uint8_t> all(source_.rows(), 1);
  for (const FilterTerm& term : filter) {
    const std::vector<uint8_t> one = holds(term, naming);
    for (uint32_t row = 0; row < source_.rows(); ++row) all[row] &= one[row];
  }
  return all;
}

}  // namespace postern
