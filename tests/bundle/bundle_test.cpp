// SPDX-License-Identifier: Apache-2.0
// Round trips, every truncation, flipped bits, versions, and a golden bundle of every version.
#include "bundle/bundle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "model/batch.h"
#include "tests/support/told_batch.h"

namespace postern {
namespace {

EstateKey keyOf(uint8_t first) {
  EstateKey key;
  key.bytes[0] = first;
  return key;
}

std::string report(int number) {
  return tell("report-" + std::to_string(number) + ".sarif", [&](BatchBuilder& out) {
    const std::string file = "src/file" + std::to_string(number) + ".java";
    sayCode(out, "Tool", "https://github.com/x/orders", {{file, 10, 89, "sqli", "SQL injection"}});
  });
}

Decisions decisionsOf(int count) {
  Decisions decisions;
  for (int i = 0; i < count; ++i) {
    const ContentHash key{1, static_cast<uint64_t>(i)};
    decisions.decide(
        {findingSubject(key), "status", "accepted", "known risk", "ann", 1'764'000'000 + i, kNoTime, {}});
    decisions.decide({findingSubject(key), "status", "fixed", "", "bob", 1'764'100'000, 1'800'000'000, {}});
  }
  return decisions;
}

struct Written {
  std::vector<std::string> images;
  std::string bytes;
};

Written write(int reports) {
  Written written;
  for (int i = 0; i < reports; ++i) written.images.push_back(report(i));
  std::sort(written.images.begin(), written.images.end(),
            [](const std::string& a, const std::string& b) { return batchHash(a) < batchHash(b); });
  BundleContent content{"0.1.0", "A. Person", 1'764'000'000, {}, {}, nullptr};
  const Decisions decisions = decisionsOf(reports);
  content.decisions = &decisions;
  for (size_t i = 0; i < written.images.size(); ++i) {
    content.batches.push_back({written.images[i], keyOf(static_cast<uint8_t>(i % 2))});
  }
  auto bytes = writeBundle(content);
  EXPECT_TRUE(bytes.ok());
  if (bytes.ok()) written.bytes = std::move(bytes).value();
  return written;
}

TEST(BundleTest, WhatIsWrittenIsRead) {
  const Written written = write(5);
  EXPECT_TRUE(looksLikeBundle(written.bytes));
  const auto read = readBundle(written.bytes);
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(read.value().version, kBundleVersion);
  EXPECT_EQ(read.value().by, "A. Person");
  EXPECT_EQ(read.value().toolVersion, "0.1.0");
  EXPECT_EQ(read.value().when, 1'764'000'000);
  ASSERT_EQ(read.value().batches.size(), 5U);
  for (size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(read.value().batches[i].image, written.images[i]);
    EXPECT_EQ(read.value().batches[i].key, keyOf(static_cast<uint8_t>(i % 2)));
  }
  EXPECT_EQ(read.value().decisions, decisionsOf(5));
  EXPECT_EQ(write(5).bytes, written.bytes) << "the same content, the same bytes";
}

TEST(BundleTest, AnEmptyEstate) {
  const auto read = readBundle(write(0).bytes);
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_TRUE(read.value().batches.empty());
  EXPECT_TRUE(read.value().decisions.empty());
}

TEST(BundleTest, EveryTruncationIsAnError) {
  const std::string bytes = write(3).bytes;
  for (size_t size = 0; size < bytes.size(); ++size) {
    const auto read = readBundle(std::string_view(bytes).substr(0, size));
    ASSERT_FALSE(read.ok()) << size;
    EXPECT_EQ(read.error().code, ErrorCode::kMalformed) << size;
    EXPECT_FALSE(read.error().message.empty());
  }
  EXPECT_FALSE(readBundle(bytes + "x").ok());
  EXPECT_FALSE(readBundle(bytes + bytes).ok());
}

TEST(BundleTest, EveryFlippedBitIsAnErrorOrChangesNothing) {
  const Written written = write(3);
  for (size_t at = 0; at < written.bytes.size(); ++at) {
    std::string bytes = written.bytes;
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << (at % 8)));
    const auto read = readBundle(bytes);
    if (!read.ok()) continue;
    // A bit that zstd does not use: then what comes out is what went in.
    ASSERT_EQ(read.value().batches.size(), written.images.size()) << at;
    for (size_t i = 0; i < written.images.size(); ++i)
      ASSERT_EQ(read.value().batches[i].image, written.images[i]) << at;
    ASSERT_EQ(read.value().decisions, decisionsOf(3)) << at;
  }
}

TEST(BundleTest, ANewerVersionSaysSo) {
  std::string bytes = write(1).bytes;
  bytes[8] = 7;
  const auto read = readBundle(bytes);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, ErrorCode::kUnsupportedVersion);
  EXPECT_NE(read.error().message.find("version 7"), std::string::npos);
}

TEST(BundleTest, OtherFilesAreNoBundles) {
  for (const std::string_view bytes :
       {"", "POSTERN", "{\"a\":1}", "POSTERN 1.0 is great", "\x28\xB5\x2F\xFD"}) {
    const auto read = readBundle(bytes);
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().code, ErrorCode::kMalformed);
  }
}

std::string fixture(const std::string& name) {
  const std::string path = std::string(POSTERN_SOURCE_DIR) + "/tests/fixtures/bundle/" + name;
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

void expectTheThreeReports(const Bundle& bundle) {
  EXPECT_EQ(bundle.by, "golden");
  std::vector<std::string> names;
  for (const BundleBatch& batch : bundle.batches) names.emplace_back(batchName(batch.image));
  std::sort(names.begin(), names.end());
  EXPECT_EQ(names, (std::vector<std::string>{"batch-archive/trivy-image.json",
                                             "storefront-theme/gitleaks.json", "web/zap-shop.xml"}));
}

// Made by `postern analyze` of three reports of the sample estate; must open for ever.
TEST(BundleTest, TheGoldenBundleOfVersion1Opens) {
  const auto read = readBundle(fixture("version_1.postern"));
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(read.value().version, 1);
  expectTheThreeReports(read.value());
  EXPECT_TRUE(read.value().decisions.empty());
}

// The same reports with decisions of two people (`postern analyze version_1.postern --decisions F --out
// ...`).
TEST(BundleTest, TheGoldenBundleOfVersion2Opens) {
  const auto read = readBundle(fixture("version_2.postern"));
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(read.value().version, 2);
  expectTheThreeReports(read.value());
  const Decisions& decisions = read.value().decisions;
  EXPECT_EQ(decisions.size(), 5U);
  const std::string subject = "finding 0123456789abcdef0123456789abcdef";
  const auto standing = decisions.standing(subject, "status");
  ASSERT_TRUE(standing && standing->contested());
  EXPECT_EQ(standing->decision->value, "false_positive");
  EXPECT_EQ(standing->decision->by, "bob");
  EXPECT_EQ(standing->others.at(0)->value, "accepted");
  EXPECT_EQ(formatTime(standing->others.at(0)->expires), "2027-06-30T00:00:00Z");
  EXPECT_EQ(decisions.value(subject, "note", 1'800'000'000),
            "Behind the proxy; see \xC2\xA7 4.\nSecond line.");
  EXPECT_EQ(decisions.value("setting", "weights", 1'800'000'000), R"({"version":1})");
}

}  // namespace
}  // namespace postern
