// SPDX-License-Identifier: Apache-2.0
// Merge is commutative, associative and idempotent: whatever way the same inputs come together, the exports
// and the bundle are the same bytes. The inputs are the fixtures of the formats.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "engine.h"

namespace postern {
namespace {

constexpr UnixSeconds kNow = 1'795'510'800;
constexpr size_t kMaxFixtureBytes = 60'000;

struct Part {
  std::string batch;
  EstateKey key;
};

EstateKey keyOf(uint8_t first) {
  EstateKey key;
  key.bytes[0] = first;
  return key;
}

std::vector<Part> fixtures() {
  namespace fs = std::filesystem;
  std::vector<fs::path> paths;
  for (const auto& entry :
       fs::recursive_directory_iterator(std::string(POSTERN_SOURCE_DIR) + "/tests/fixtures")) {
    if (entry.is_regular_file() && entry.file_size() < kMaxFixtureBytes) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Part> parts;
  for (const fs::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    const auto imported = Engine::importFile(path.filename().string(), bytes, keyOf(1));
    if (!imported) continue;
    for (const std::string& batch : imported.value().batches) parts.push_back({batch, keyOf(1)});
  }
  return parts;
}

struct Outcome {
  std::string json, csv, bundle;
  bool operator==(const Outcome&) const = default;
};

void add(Engine& engine, const Part& part) { ASSERT_TRUE(engine.addBatch(part.batch, part.key).ok()); }

Outcome outcomeOf(Engine& engine) {
  Outcome outcome;
  EXPECT_TRUE(engine.analyze(kNow).ok());
  EXPECT_TRUE(engine.exportJson([&](std::string_view part) { outcome.json += part; }).ok());
  EXPECT_TRUE(engine.exportCsv([&](std::string_view part) { outcome.csv += part; }).ok());
  auto bundle = engine.saveBundle("x", kNow);
  EXPECT_TRUE(bundle.ok());
  if (bundle) outcome.bundle = bundle.value();
  return outcome;
}

Outcome outcomeOf(const std::vector<Part>& parts) {
  Engine engine;
  for (const Part& part : parts) add(engine, part);
  return outcomeOf(engine);
}

std::string bundleOf(std::vector<Part>::const_iterator begin, std::vector<Part>::const_iterator end) {
  Engine engine;
  for (; begin != end; ++begin) add(engine, *begin);
  auto bundle = engine.saveBundle("x", kNow);
  EXPECT_TRUE(bundle.ok());
  return bundle ? bundle.value() : std::string();
}

class MergeLawsTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    parts_ = new std::vector<Part>(fixtures());
    whole_ = new Outcome(outcomeOf(*parts_));
  }
  static void TearDownTestSuite() {
    delete parts_;
    delete whole_;
  }
  static std::vector<Part>* parts_;
  static Outcome* whole_;
};
std::vector<Part>* MergeLawsTest::parts_ = nullptr;
Outcome* MergeLawsTest::whole_ = nullptr;

TEST_F(MergeLawsTest, ThereIsSomethingToMerge) {
  EXPECT_GE(parts_->size(), 20U);
  EXPECT_GT(whole_->csv.size(), 10'000U);
}

TEST_F(MergeLawsTest, OrderChangesNothing) {
  std::vector<Part> parts = *parts_;
  std::reverse(parts.begin(), parts.end());
  EXPECT_TRUE(outcomeOf(parts) == *whole_);
  std::mt19937 random(7);
  for (int round = 0; round < 3; ++round) {
    std::shuffle(parts.begin(), parts.end(), random);
    EXPECT_TRUE(outcomeOf(parts) == *whole_) << round;
  }
}

TEST_F(MergeLawsTest, RepetitionChangesNothing) {
  std::vector<Part> twice = *parts_;
  twice.insert(twice.end(), parts_->begin(), parts_->end());
  EXPECT_TRUE(outcomeOf(twice) == *whole_);
  Engine engine;
  for (const Part& part : *parts_) add(engine, part);
  ASSERT_TRUE(engine.openBundle("again.postern", whole_->bundle).ok());
  EXPECT_TRUE(outcomeOf(engine) == *whole_);
}

TEST_F(MergeLawsTest, GroupingInBundlesChangesNothing) {
  const auto third = parts_->begin() + static_cast<std::ptrdiff_t>(parts_->size() / 3);
  const auto half = parts_->begin() + static_cast<std::ptrdiff_t>(parts_->size() / 2);
  // (A + B) + C and A + (B + C), where the bundles overlap, in both orders.
  const std::string ab = bundleOf(parts_->begin(), half), c = bundleOf(third, parts_->end());
  for (const auto& [first, second] : {std::pair(&ab, &c), std::pair(&c, &ab)}) {
    Engine engine;
    ASSERT_TRUE(engine.openBundle("1.postern", *first).ok());
    ASSERT_TRUE(engine.openBundle("2.postern", *second).ok());
    EXPECT_TRUE(outcomeOf(engine) == *whole_);
  }
}

TEST_F(MergeLawsTest, ABundleIsTheEstateItWasSavedFrom) {
  Engine engine;
  const auto opened = engine.openBundle("x.postern", whole_->bundle);
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ(opened.value().duplicates, 0U);
  EXPECT_TRUE(outcomeOf(engine) == *whole_);
  EXPECT_TRUE(engine.estateKey() == keyOf(1));
}

TEST_F(MergeLawsTest, RemovingWhatWasAddedChangesNothing) {
  Engine engine;
  for (size_t i = 1; i < parts_->size(); ++i) add(engine, (*parts_)[i]);
  const Outcome without = outcomeOf(engine);
  add(engine, (*parts_)[0]);
  EXPECT_TRUE(outcomeOf(engine) == *whole_);
  const auto reports = engine.reports();
  ASSERT_TRUE(reports.ok());
  Engine alone;
  const auto added = alone.addBatch((*parts_)[0].batch, keyOf(1));
  ASSERT_TRUE(added.ok() && alone.analyze(kNow).ok());
  for (const ReportRow& row : reports.value()) {
    if (row.file == alone.reports().value()[0].file && row.bytes == alone.reports().value()[0].bytes) {
      EXPECT_TRUE(engine.removeReport(row.id));
      break;
    }
  }
  EXPECT_TRUE(outcomeOf(engine) == without);
}

TEST_F(MergeLawsTest, TheClockMattersOnlyWhereItIsGiven) {
  Engine engine;
  for (const Part& part : *parts_) add(engine, part);
  ASSERT_TRUE(engine.analyze(kNow + 86'400 * 400).ok());
  EXPECT_TRUE(outcomeOf(engine) == *whole_) << "an earlier analysis at another time leaves nothing behind";
}

TEST(EstateKeysTest, BatchesKeepTheirKeysWhateverTheOrder) {
  const std::string report =
      R"([{"Description":"d","StartLine":1,"EndLine":1,"StartColumn":1,"EndColumn":2,"Match":"abcdefghijklmnop",)"
      R"("Secret":"abcdefghijklmnop","File":"f","Commit":"c","Author":"a","Email":"e","Date":"2026-01-01T00:00:00Z",)"
      R"("Message":"m","Tags":[],"RuleID":"r","Fingerprint":"p"}])";
  std::vector<Part> parts;
  for (const uint8_t key : {9, 3}) {
    const auto imported = Engine::importFile("gitleaks.json", report, keyOf(key));
    ASSERT_TRUE(imported.ok() && imported.value().batches.size() == 1U);
    parts.push_back({imported.value().batches[0], keyOf(key)});
  }
  EXPECT_NE(parts[0].batch, parts[1].batch) << "hashes of the secret differ";
  Engine one, other;
  for (const Part& part : parts) add(one, part);
  std::swap(parts[0], parts[1]);
  for (const Part& part : parts) add(other, part);
  EXPECT_TRUE(outcomeOf(one) == outcomeOf(other));
  ASSERT_TRUE(one.estateKey().has_value());
  EXPECT_TRUE(one.estateKey() == other.estateKey());
  // The masks of the observation carry the key that its hash was made with.
  const std::vector<SecretMask> masks = one.secretMasks(0);
  ASSERT_EQ(masks.size(), 1U);
  RawRecordRequest request{"gitleaks.json", "", 1, report.size() - 1, masks, keyOf(200)};
  const auto raw = Engine::rawRecord(request, report);
  ASSERT_TRUE(raw.ok()) << raw.error().message;
  EXPECT_EQ(raw.value().text.find("abcdefghijklmnop"), std::string::npos);
}

}  // namespace
}  // namespace postern
