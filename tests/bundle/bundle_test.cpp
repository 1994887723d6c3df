// SPDX-License-Identifier: Apache-2.0
// Round trips, every truncation, flipped bits, versions, and the golden bundle of version 1.
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

struct Written {
  std::vector<std::string> images;
  std::string bytes;
};

Written write(int reports) {
  Written written;
  for (int i = 0; i < reports; ++i) written.images.push_back(report(i));
  std::sort(written.images.begin(), written.images.end(),
            [](const std::string& a, const std::string& b) { return batchHash(a) < batchHash(b); });
  BundleContent content{"0.1.0", "A. Person", 1'764'000'000, {}, {}};
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
  EXPECT_EQ(write(5).bytes, written.bytes) << "the same content, the same bytes";
}

TEST(BundleTest, AnEmptyEstate) {
  const auto read = readBundle(write(0).bytes);
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_TRUE(read.value().batches.empty());
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

// Made by `postern analyze` of three reports of the sample estate; must open for ever.
TEST(BundleTest, TheGoldenBundleOfVersion1Opens) {
  const std::string path = std::string(POSTERN_SOURCE_DIR) + "/tests/fixtures/bundle/version_1.postern";
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file.good()) << path;
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  const auto read = readBundle(bytes);
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(read.value().version, 1);
  EXPECT_EQ(read.value().by, "golden");
  ASSERT_EQ(read.value().batches.size(), 3U);
  std::vector<std::string> names;
  for (const BundleBatch& batch : read.value().batches) names.emplace_back(batchName(batch.image));
  std::sort(names.begin(), names.end());
  EXPECT_EQ(names, (std::vector<std::string>{"batch-archive/trivy-image.json",
                                             "storefront-theme/gitleaks.json", "web/zap-shop.xml"}));
}

}  // namespace
}  // namespace postern
