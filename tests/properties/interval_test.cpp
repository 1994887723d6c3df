// SPDX-License-Identifier: Apache-2.0
// What nobody says is not held against the truth: from an estate with its context, context is deleted at
// random (lines of inventories, feeds, flags of reachability), the rest is analysed, and the score with
// everything known must lie within the interval that was given without. The bar is 95 %.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "base/text.h"
#include "engine/analysis.h"
#include "model/estate.h"
#include "tests/properties/context_estate.h"

namespace postern {
namespace {

constexpr UnixSeconds kNow = 1'795'478'400;  // 2026-11-24

struct Scored {
  uint32_t risk = 0, low = 0, high = 0;
  std::string shown;
};
using ScoredByKey = std::map<ContentHash, Scored>;

ScoredByKey analyse(const std::vector<ContextFile>& files, uint32_t forgetReachability, Random& random) {
  Estate estate;
  for (const ContextFile& file : files) {
    auto imported = Engine::importFile(file.name, file.bytes, EstateKey{});
    EXPECT_TRUE(imported.ok()) << file.name;
    if (!imported) continue;
    for (std::string& batch : imported.value().batches) EXPECT_TRUE(estate.add(std::move(batch)).ok());
  }
  // The flags are taken from the tables: reports keep them in many ways.
  auto& tables = const_cast<Tables&>(estate.tables());
  for (uint8_t& said : tables.observations.reachability) {
    if (random.percent(forgetReachability)) said = 0;
  }
  const Analysis analysis(tables, Analysis::correlateAll(tables, Decisions(), kNow), Decisions(), kNow,
                          Weights::published());
  ScoredByKey out;
  const EstateView& view = analysis.view();
  for (uint32_t row = 0; row < view.findingCount(); ++row) {
    const Score& score = view.scores.findings[row];
    EXPECT_LE(score.low, score.risk);
    EXPECT_LE(score.risk, score.high);
    const AssetId asset = view.findings.rows[row].asset;
    out[view.findings.rows[row].key] = {
        score.risk, score.low, score.high,
        titleOf(view, row) + " on " + view.identities.assets[asset].name + ", " +
            reachLabel(view.identities.assets[asset], view.graph.reach[asset])};
  }
  return out;
}

struct Tally {
  uint64_t compared = 0, within = 0, gone = 0, width = 0;
  double percent() const {
    return compared == 0 ? 0 : 100.0 * static_cast<double>(within) / static_cast<double>(compared);
  }
};

void compare(const ScoredByKey& truth, const ScoredByKey& without, Tally& tally) {
  for (const auto& [key, known] : truth) {
    const auto at = without.find(key);
    if (at == without.end()) {
      ++tally.gone;  // an asset goes by another name, or a finding joins another
      continue;
    }
    ++tally.compared;
    tally.width += at->second.high - at->second.low;
    const bool in = at->second.low <= known.risk && known.risk <= at->second.high;
    if (in) ++tally.within;
    if (!in && std::getenv("POSTERN_SHOW_MISSES") != nullptr)
      std::printf("%u not in %u..%u: %s | %s\n", known.risk, at->second.low, at->second.high,
                  known.shown.c_str(), at->second.shown.c_str());
  }
}

void measure(const char* name, const std::vector<ContextFile>& full, int rounds) {
  for (const uint32_t share : {10U, 30U, 50U, 80U}) {
    Tally tally;
    for (int round = 0; round < rounds; ++round) {
      Random random(static_cast<uint64_t>(round) * 100 + share);
      const ScoredByKey truth = analyse(full, 0, random);
      compare(truth, analyse(thinned(full, share, random), share, random), tally);
    }
    std::printf(
        "%s, %u %% of context deleted: %.2f %% of %llu true scores within, mean width %.1f, %llu findings by "
        "another key\n",
        name, share, tally.percent(), static_cast<unsigned long long>(tally.compared),
        static_cast<double>(tally.width) / 10.0 / static_cast<double>(tally.compared),
        static_cast<unsigned long long>(tally.gone));
    EXPECT_GE(tally.percent(), 95.0);
    EXPECT_GT(tally.compared, 100u);
  }
}

TEST(Interval, HoldsTheTruthOfTheSampleEstate) { measure("samples", sampleFiles(), 12); }
TEST(Interval, HoldsTheTruthOfRandomEstates) { measure("random estate", randomEstate(7), 12); }

}  // namespace
}  // namespace postern
