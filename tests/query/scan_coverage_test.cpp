// SPDX-License-Identifier: Apache-2.0
// Coverage: what lacks a class of scan, what is seen and declared nowhere, what is declared and never seen.
#include "query/scan_coverage.h"

#include <gtest/gtest.h>

#include "tests/support/imported_batch.h"
#include "tests/support/told_estate.h"

namespace postern {
namespace {

constexpr std::string_view kInventory = R"({"postern": "inventory/1", "assets": [
  {"id": "shop", "kind": "repository", "aliases": ["https://github.com/acme/shop"]},
  {"id": "old", "kind": "host", "aliases": ["old.acme.example"]},
  {"id": "web", "kind": "host", "aliases": ["web.acme.example"]}]})";
constexpr std::string_view kNmap =
    R"(<?xml version="1.0"?><nmaprun scanner="nmap" version="7.94" xmloutputversion="1.05">
<host><status state="up"/><address addr="192.0.2.7" addrtype="ipv4"/><hostnames><hostname name="web.acme.example"/></hostnames>
<ports><port protocol="tcp" portid="443"><state state="open"/></port></ports></host>
<host><status state="up"/><address addr="192.0.2.8" addrtype="ipv4"/><hostnames><hostname name="rogue.acme.example"/></hostnames>
<ports><port protocol="tcp" portid="22"><state state="open"/></port></ports></host></nmaprun>)";

const ScanCoverage::Of& named(const ToldEstate& estate, const ScanCoverage& coverage, std::string_view key) {
  for (AssetId id = 0; id < estate.identities.assets.size(); ++id) {
    for (const std::string& identity : estate.identities.assets[id].identities) {
      if (identity == key) return coverage.assets[id];
    }
  }
  static const ScanCoverage::Of kMissing{~0U, ~0U, 0xFF};
  return kMissing;
}

TEST(ScanCoverage, TellsShadowUnseenAndUnscanned) {
  const ToldEstate estate({importedBatch("inventory.json", kInventory), importedBatch("scan.xml", kNmap)});
  ASSERT_TRUE(estate.ok);
  const ScanCoverage coverage = scanCoverageOf(estate.tables, estate.identities);
  const ScanCoverage::Of& web = named(estate, coverage, "host:web.acme.example");
  EXPECT_EQ(web.gaps, 0);
  EXPECT_EQ(web.missing, 0U);
  const ScanCoverage::Of& rogue = named(estate, coverage, "host:rogue.acme.example");
  EXPECT_TRUE(rogue.has(Gap::kShadow));
  EXPECT_FALSE(rogue.has(Gap::kUnscanned));
  const ScanCoverage::Of& old = named(estate, coverage, "host:old.acme.example");
  EXPECT_TRUE(old.has(Gap::kUnseen));
  EXPECT_TRUE(old.has(Gap::kUnscanned));
  EXPECT_FALSE(old.has(Gap::kShadow));
  EXPECT_EQ(old.missing, 1U << static_cast<uint32_t>(Family::kNetwork));
  EXPECT_EQ(coverage.count(Gap::kShadow), 1U);
}

TEST(ScanCoverage, CountsAssetsPerClassOfScan) {
  const ToldEstate estate({importedBatch("inventory.json", kInventory), importedBatch("scan.xml", kNmap)});
  const ScanCoverage coverage = scanCoverageOf(estate.tables, estate.identities);
  uint32_t network = 0, code = 0;
  for (const ScanCoverage::FamilyCount& count : coverage.families) {
    if (count.family == Family::kNetwork) network = count.wanted * 10 + count.missing;
    if (count.family == Family::kCode) code = count.wanted * 10 + count.missing;
  }
  EXPECT_EQ(network, 31U);
  EXPECT_EQ(code, 11U);
}

TEST(ScanCoverage, WithoutAnyDeclarationNothingIsShadow) {
  const ToldEstate estate({importedBatch("scan.xml", kNmap)});
  const ScanCoverage coverage = scanCoverageOf(estate.tables, estate.identities);
  EXPECT_EQ(coverage.count(Gap::kShadow), 0U);
  EXPECT_EQ(coverage.count(Gap::kUnseen), 0U);
}

// A pipeline's steps from somebody else's repository are no shadow; those from an own one are.
TEST(ScanCoverage, SomebodyElsesStepsAreNotTheEstates) {
  constexpr std::string_view kWorkflow = R"(name: release
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: acme/shared-steps@v1
)";
  const ToldEstate estate({importedBatch("inventory.json", kInventory),
                           importedBatch("shop/.github/workflows/release.yml", kWorkflow)});
  ASSERT_TRUE(estate.ok);
  const ScanCoverage coverage = scanCoverageOf(estate.tables, estate.identities);
  const ScanCoverage::Of& checkout = named(estate, coverage, "repo:github.com/actions/checkout");
  EXPECT_EQ(checkout.gaps, 0);
  EXPECT_EQ(checkout.wanted, 0U);
  const ScanCoverage::Of& shared = named(estate, coverage, "repo:github.com/acme/shared-steps");
  EXPECT_TRUE(shared.has(Gap::kShadow));
  EXPECT_TRUE(shared.has(Gap::kUnscanned));
}

}  // namespace
}  // namespace postern
