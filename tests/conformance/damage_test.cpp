// SPDX-License-Identifier: Apache-2.0
// Damaged real reports: every corpus file cut at 20 places and with a byte changed at 20 places gives an
// error or diagnostics, never a crash (the asan preset looks for more). 27,000 imports, 22 s of one core
// under AddressSanitizer.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "base/text.h"
#include "read/document.h"
#include "tests/conformance/corpus.h"

namespace postern::corpus {
namespace {

constexpr size_t kRounds = 20;
// S. Vigna's splitmix64: the same damage in every run.
class Random {
 public:
  explicit Random(std::string_view seed) {
    for (const char c : seed) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  }
  uint64_t next() {
    uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }

 private:
  uint64_t state_ = 0xCBF29CE484222325ULL;
};

bool isNoted(const Import& result) {
  return std::any_of(result.outcomes.begin(), result.outcomes.end(), [](const ImportOutcome& outcome) {
    return outcome.failed || !outcome.diagnostics.empty() || outcome.skipped > 0;
  });
}

// One value that must be closed: where such a text is cut, something is missing for certain.
bool isOneValue(std::string_view name, std::string_view bytes) {
  Diagnostics diagnostics;
  const auto document = Document::open(name, bytes, diagnostics);
  if (!document) return false;
  const Syntax syntax = document.value().probe().syntax;
  return syntax == Syntax::kJson || syntax == Syntax::kXml;
}

TEST(Damage, CutAnywhere) {
  const auto corpus = shared("corpus");
  if (!corpus) GTEST_SKIP() << "skipped: ../shared/corpus is not there";
  size_t cuts = 0;
  for (const File& file : files(*corpus)) {
    const std::string bytes = readFile(*corpus / file.name);
    const std::string_view whole = trim(bytes);
    const bool mustBeNoted = isOneValue(file.name, bytes);
    for (size_t round = 1; round <= kRounds; ++round) {
      const size_t at = bytes.size() * round / (kRounds + 1);
      const Import result = import(file.name, std::string_view(bytes).substr(0, at));
      ++cuts;
      EXPECT_EQ(result.problem, "") << file.name << " cut at byte " << at;
      if (!mustBeNoted || at >= static_cast<size_t>(whole.data() + whole.size() - bytes.data())) continue;
      EXPECT_TRUE(isNoted(result)) << file.name << " cut at byte " << at << " is read as if it were whole";
    }
  }
  std::printf("%zu cuts\n", cuts);
}

TEST(Damage, BytesChanged) {
  const auto corpus = shared("corpus");
  if (!corpus) GTEST_SKIP() << "skipped: ../shared/corpus is not there";
  size_t changes = 0;
  for (const File& file : files(*corpus)) {
    std::string bytes = readFile(*corpus / file.name);
    if (bytes.empty()) continue;
    Random random(file.name);
    for (size_t round = 0; round < kRounds; ++round) {
      const size_t at = random.next() % bytes.size();
      const char was = bytes[at];
      bytes[at] = static_cast<char>(static_cast<unsigned char>(was) ^ (1 + random.next() % 255));
      const Import result = import(file.name, bytes);
      ++changes;
      EXPECT_EQ(result.problem, "") << file.name << " with byte " << at << " changed";
      bytes[at] = was;
    }
  }
  std::printf("%zu changes\n", changes);
}

}  // namespace
}  // namespace postern::corpus
