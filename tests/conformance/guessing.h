// SPDX-License-Identifier: Apache-2.0
// How well files are read that no format claims: auto-mapping over the corpus with every mapping spec off.
#pragma once

#include "tests/conformance/corpus.h"

namespace postern::corpus {

struct Guess {
  uint64_t expected = 0, observations = 0;
  bool mapped = false;    ///< it was imported
  bool unmarked = false;  ///< without "please check"
  std::string evidence;
  /// A file that holds nothing may stay unknown.
  bool right() const { return mapped ? observations == expected : expected == 0; }
};

/// nullopt for files that no mapping spec reads, and those of which nobody knows the count.
std::optional<Guess> guessCount(const File& file);
void printGuesses(const std::vector<Guess>& all);

}  // namespace postern::corpus
