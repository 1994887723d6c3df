// SPDX-License-Identifier: Apache-2.0
// Feeds, owners and manifests of others (../shared/vectors): every row becomes the fact it states.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"
#include "tests/conformance/corpus.h"

namespace postern::corpus {
namespace {

Import importFile(const std::filesystem::path& path) {
  return import(path.filename().string(), readFile(path));
}

std::string formatOf(const Import& import) {
  const ImportOutcome& outcome = import.outcomes.front();
  return outcome.format ? std::string(outcome.format->id) : "unknown";
}

// "CVE-… added due ransomware weaknesses" per vulnerability, sorted.
std::vector<std::string> kevFacts(const Tables& tables) {
  const VulnerabilityColumns& rows = tables.vulnerabilities;
  std::vector<std::string> facts;
  for (uint32_t row = 0; row < rows.rows; ++row) {
    std::string fact(tables.strings.text(rows.id[row]));
    fact += " " + std::to_string(rows.kevAdded[row]) + " " + std::to_string(rows.kevDue[row]) + " " +
            std::to_string(rows.kevRansomware[row]);
    for (uint32_t i = rows.weaknesses.begin[row]; i < rows.weaknesses.begin[row + 1]; ++i)
      fact += " " + std::to_string(rows.weaknesses.items[i]);
    facts.push_back(std::move(fact));
  }
  std::sort(facts.begin(), facts.end());
  return facts;
}

TEST(Context, KevSaysTheSameInJsonAndCsv) {
  const auto folder = shared("vectors/kev");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  const Import json = importFile(*folder / "known_exploited_vulnerabilities.json");
  const Import csv = importFile(*folder / "known_exploited_vulnerabilities.csv");
  EXPECT_EQ(formatOf(json), "kev");
  EXPECT_EQ(formatOf(csv), "kev");
  EXPECT_EQ(json.tables.vulnerabilities.rows, 1404U);
  EXPECT_EQ(kevFacts(json.tables), kevFacts(csv.tables));
}

TEST(Context, EpssColumnsAreFoundByName) {
  const auto folder = shared("vectors/kev");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  const Import scores = importFile(*folder / "epss_kev_nvd.csv");
  EXPECT_EQ(formatOf(scores), "epss");
  EXPECT_EQ(scores.tables.vulnerabilities.rows, 1556U);
  EXPECT_EQ(scores.tables.strings.text(scores.tables.vulnerabilities.id[0]), "CVE-2025-62593");
  EXPECT_EQ(scores.tables.vulnerabilities.epss[0], 10'150U);
  EXPECT_EQ(scores.tables.vulnerabilities.epssPercentile[0], 606'440U);
}

TEST(Context, EveryRuleOfCodeownersIsKept) {
  const auto folder = shared("vectors/codeowners/snyk/src/commands/__fixtures__/default");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  const Import owners = importFile(*folder / "owners");
  EXPECT_EQ(formatOf(owners), "codeowners");
  EXPECT_EQ(owners.tables.ownerships.rows, 6U);
  EXPECT_EQ(owners.outcomes.front().skipped, 0U);
}

TEST(Context, EveryWorkloadOfAManifestIsAnAsset) {
  const auto folder = shared("vectors/attack/kubehound/test/setup/test-cluster/attacks");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  for (const auto& path : filesBelow(*folder)) {
    const std::string text = readFile(path);
    size_t pods = 0;
    for (const std::string_view line : split(text, '\n'))
      pods += trim(line) == "kind: Pod" && line.front() == 'k' ? 1 : 0;
    const Import manifest = importFile(path);
    EXPECT_EQ(formatOf(manifest), "kubernetes") << path;
    const auto& kinds = manifest.tables.assets.kind;
    const auto workloads = std::count(kinds.begin(), kinds.end(), static_cast<uint8_t>(AssetKind::kWorkload));
    EXPECT_EQ(static_cast<size_t>(workloads), pods) << path;
  }
}

TEST(Context, ProwlerKeepsWhatDidNotPass) {
  const auto folder = shared("vectors/attack/prowler-outputs/examples/output");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  size_t files = 0;
  for (const auto& path : filesBelow(*folder)) {
    const Import result = importFile(path);
    const bool isOcsf = path.extension() == ".json";
    EXPECT_EQ(formatOf(result), isOcsf ? "prowler_ocsf" : "prowler") << path;
    const std::string text = readFile(path);
    size_t passed = 0;
    const std::string_view mark = isOcsf ? "\"status_code\": \"PASS\"" : ";PASS;";
    for (size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) ++passed;
    EXPECT_EQ(result.outcomes.front().skipped, passed) << path;
    EXPECT_GT(result.observations, 0U) << path;
    ++files;
  }
  EXPECT_EQ(files, 8U);
}

}  // namespace
}  // namespace postern::corpus
