// SPDX-License-Identifier: Apache-2.0
// How often flaws of a kind are exploited, as weights that add up: data, learned from what attackers did
// (docs/likelihood.md). Unit: thousandths of a log-odds unit.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/error.h"

namespace postern {

/// One line of the published table.
struct LikelihoodRow {
  std::string_view group, key;
  int16_t weight;
};
/// By group, then key; written by tools/train_likelihood.mjs.
std::span<const LikelihoodRow> publishedLikelihoodRows();
/// What the rows of the median flaw sum to.
int32_t publishedLikelihoodCenter();

/// A table made ready to look up in.
///   metric    "av:N" "ac:L" "pr:N" "ui:N" "s:U" "c:H" "i:H" "a:H" "e:F": a CVSS metric in version 3's words
///   access    "NNN": attack vector, privileges, interaction together    impact  "HHH": C, I, A together
///   weakness  "502": a CWE; "502 NN": with attack vector and privileges
///   title, product  "word" or "two words" (likelihoodWords)             vendor  likelihoodVendor
class LikelihoodTable {
 public:
  static const LikelihoodTable& published();
  /// {"postern_likelihood":1,"center":-900,"metric":{"av:N":300,…},…}; a group may be missing. Errors:
  /// malformed.
  static Result<LikelihoodTable> parse(std::string_view json);

  struct Word {
    int16_t title = 0, product = 0;
    uint32_t ordinal = 0;  ///< of words; pairs are found by two of them
  };
  int32_t center() const { return center_; }
  int32_t metric(char metric, char value) const;
  int32_t access(std::string_view letters) const { return of(letters, accesses_); }
  int32_t impact(std::string_view letters) const { return of(letters, impacts_); }
  int32_t vendor(const std::string& vendor) const { return of(vendor, vendors_); }
  /// `access`: "NN", or "" where no vector is known.
  int32_t weakness(uint32_t cwe, std::string_view access) const;
  /// nullptr where neither the word nor a pair with it is in the table.
  const Word* word(const std::string& word) const;
  const Word* pair(const Word& first, const Word& second) const;

 private:
  using ByText = std::unordered_map<std::string, int16_t>;

  static int32_t of(std::string_view text, const ByText& table);
  /// false for a group or key that there is not.
  bool add(std::string_view group, std::string_view key, int16_t weight);
  bool addWords(std::string_view group, std::string_view key, int16_t weight);
  Word& wordAt(std::string_view text);

  int32_t center_ = 0;
  std::unordered_map<uint16_t, int16_t> metrics_;  // letter of the metric, value
  ByText accesses_, impacts_, vendors_;
  std::unordered_map<uint64_t, int16_t> weaknesses_;  // CWE, then two letters of access or none
  std::unordered_map<std::string, Word> words_;
  std::unordered_map<uint64_t, Word> pairs_;  // ordinals
};

}  // namespace postern
