// SPDX-License-Identifier: Apache-2.0
// See guessing.h.
#include "tests/conformance/guessing.h"

#include <algorithm>
#include <cstdio>

namespace postern::corpus {

std::optional<Guess> guessCount(const File& file) {
  if (!file.expected) return std::nullopt;
  const std::string bytes = readFile(*shared("corpus") / file.name);
  const Import known = import(file.name, bytes);
  if (known.outcomes.size() != 1 || known.outcomes[0].format == nullptr ||
      known.outcomes[0].format->spec == nullptr)
    return std::nullopt;
  static const std::vector<std::string> kSpecs = {"specs"};
  ImportSettings settings;
  settings.choice.off = kSpecs;
  const Import import = corpus::import(file.name, bytes, settings);
  const ImportOutcome& outcome = import.outcomes[0];
  Guess out;
  out.expected = static_cast<uint64_t>(*file.expected);
  out.observations = import.observations;
  out.mapped = !outcome.failed;
  out.unmarked = out.mapped && outcome.autoMapped != ImportOutcome::AutoMapped::kCheck;
  out.evidence = outcome.failed ? outcome.error.message : outcome.evidence;
  return out;
}

void printGuesses(const std::vector<Guess>& all) {
  size_t right = 0, marked = 0, unmarked = 0, unread = 0, sure = 0;
  for (const Guess& guess : all) {
    if (guess.right()) {
      ++right;
    } else if (!guess.mapped) {
      ++unread;
    } else {
      ++(guess.unmarked ? unmarked : marked);
    }
    sure += guess.unmarked ? 1 : 0;
  }
  std::printf(
      "auto-mapping of %zu files: right %zu (%zu %%), wrong but marked %zu, wrong and unmarked %zu, left "
      "unknown %zu; "
      "%zu imported without a mark\n",
      all.size(), right, right * 100 / std::max<size_t>(all.size(), 1), marked, unmarked, unread, sure);
}

}  // namespace postern::corpus
