// SPDX-License-Identifier: Apache-2.0
// Batches: what goes in comes out, what is damaged is refused, the set is a set.
#include "model/batch.h"

#include <gtest/gtest.h>

#include "model/estate.h"
#include "tests/support/told_batch.h"

namespace postern {
namespace {

std::string sample() {
  return tell("x/report.json", [](BatchBuilder& out) {
    sayCode(out, "Semgrep", "https://github.com/acme/shop",
            {{"a.js", 10, 89, "r", "T", "code"}, {"b.js", 4, 0}});
    Component component;
    component.name = out.text("lodash");
    component.version = out.text("4.17.20");
    const ComponentRef ref = out.component(component);
    out.contains(0, ref, place(7));
    out.skip(place(9), "passed", "a check that passed");
  });
}

TEST(Batch, RoundTrips) {
  const std::string batch = sample();
  ASSERT_TRUE(checkBatch(batch));
  Tables tables;
  appendBatch(batch, tables);
  appendBatch(batch, tables);
  ASSERT_EQ(tables.observations.rows, 4u);
  EXPECT_EQ(tables.strings.text(tables.observations.file[1]), "b.js");
  EXPECT_EQ(tables.observations.weaknesses.items, (std::vector<uint32_t>{89, 89}));
  EXPECT_EQ(tables.edges.from[1], 1u) << "the second copy's edge points to the second copy's asset";
  EXPECT_EQ(tables.edges.to[1], 1u);
  EXPECT_EQ(tables.reports[1].firstObservation, 2u);
  ASSERT_EQ(tables.reports[0].diagnostics.size(), 1u);
  EXPECT_EQ(tables.reports[0].diagnostics[0].where, "/results/9");
  EXPECT_EQ(tables.reports[0].skipped, 1u);
}

TEST(Batch, GrantsKeepTheirHolder) {
  const auto granting = [](std::string_view role, bool deny) {
    return tell(std::string(role) + ".json", [&](BatchBuilder& out) {
      Grant grant;
      grant.asset = out.asset(AssetKind::kRole, "name:", role);
      grant.deny = deny;
      grant.system = out.text("aws");
      out.grant(place(0), grant);  // without actions it is none
      grant.actions.add(out.text("s3:Get*"));
      grant.resources.add(out.text("*"));
      out.grant(place(1), grant);
      EXPECT_EQ(out.grants(), 1U);
    });
  };
  const std::string reader = granting("reader", false);
  const std::string guard = granting("guard", true);
  ASSERT_TRUE(checkBatch(reader) && checkBatch(guard));
  Tables tables;
  appendBatch(reader, tables);
  appendBatch(guard, tables);
  ASSERT_EQ(tables.grants.rows, 2U);
  EXPECT_EQ(tables.grants.asset, (std::vector<uint32_t>{0, 1}));
  EXPECT_EQ(tables.grants.deny, (std::vector<uint8_t>{0, 1}));
  EXPECT_EQ(tables.grantReport, (std::vector<uint32_t>{0, 1}));
  EXPECT_EQ(tables.strings.text(tables.grants.actions.items[1]), "s3:Get*");
}

TEST(Batch, DamageIsRefusedOrHarmless) {
  const std::string batch = sample();
  for (size_t cut = 0; cut + 8 < batch.size(); cut += 3)  // the last bytes are padding
    EXPECT_FALSE(checkBatch(batch.substr(0, cut))) << cut;
  uint64_t random = 12345;
  for (int round = 0; round < 4000; ++round) {
    std::string damaged = batch;
    for (int flips = 0; flips < 3; ++flips) {
      random = random * 6364136223846793005ULL + 1442695040888963407ULL;
      damaged[(random >> 33) % damaged.size()] ^= static_cast<char>(1 << (random >> 20 & 7));
    }
    if (!checkBatch(damaged)) continue;
    Tables tables;
    appendBatch(damaged, tables);  // must not read out of bounds: the sanitizers watch
  }
}

TEST(Estate, IsASet) {
  Estate estate;
  ASSERT_TRUE(estate.add(sample()));
  const auto again = estate.add(sample());
  ASSERT_TRUE(again);
  EXPECT_TRUE(again.value().duplicate);
  EXPECT_EQ(estate.tables().reports.size(), 1u);
  EXPECT_FALSE(estate.add("nonsense"));
  EXPECT_TRUE(estate.remove(again.value().hash));
  EXPECT_FALSE(estate.remove(again.value().hash));
  EXPECT_EQ(estate.tables().reports.size(), 0u);
}

}  // namespace
}  // namespace postern
