// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "engine.h"

namespace postern {
namespace {

constexpr std::string_view kGrype = R"({"matches":[
 {"vulnerability":{"id":"CVE-2021-44228","severity":"Critical","fix":{"versions":["2.15.0"],"state":"fixed"}},
  "artifact":{"name":"log4j-core","version":"2.14.1","type":"java-archive","purl":"pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1","locations":[{"path":"/pom.xml"}]}},
 {"vulnerability":{"id":"CVE-2021-45105","severity":"High","fix":{"versions":["2.17.0"],"state":"fixed"}},
  "artifact":{"name":"log4j-core","version":"2.14.1","type":"java-archive","purl":"pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1","locations":[{"path":"/pom.xml"}]}}],
 "source":{"type":"directory","target":"/src/shop"},"descriptor":{"name":"grype","version":"0.80.0"}})";

class FixViews : public testing::Test {
 protected:
  void SetUp() override {
    const EstateKey key{};
    auto imported = Engine::importFile("shop/grype.json", kGrype, ImportOptions(key));
    ASSERT_TRUE(imported.ok());
    for (std::string& batch : imported.value().batches)
      ASSERT_TRUE(engine_.addBatch(std::move(batch), key).ok());
    ASSERT_TRUE(engine_.analyze(1'790'000'000).ok());
  }
  std::string exported(std::string_view per) {
    std::string out;
    EXPECT_TRUE(engine_.exportTickets("github", per, "", [&](std::string_view part) { out += part; }).ok());
    return out;
  }
  Engine engine_;
};

TEST_F(FixViews, OneUpgradeClosesBothFindingsAndItsTicketIsOne) {
  const auto fixes = engine_.fixes(0, 10);
  ASSERT_TRUE(fixes.ok());
  EXPECT_NE(fixes.value().find(R"("total":1)"), std::string::npos);
  EXPECT_NE(fixes.value().find(R"("count":2,"unfixed":0)"), std::string::npos);
  EXPECT_NE(fixes.value().find(R"("from":"2.14.1","to":"2.17.0","staysInMajor":true)"), std::string::npos);
  const std::string tickets = exported("fix");
  EXPECT_EQ(std::count(tickets.begin(), tickets.end(), '\n'), 1);
  const std::string perFinding = exported("finding");
  EXPECT_EQ(std::count(perFinding.begin(), perFinding.end(), '\n'), 2);
}

TEST_F(FixViews, WhatIsDecidedNeedsNoTicket) {
  std::vector<SaidRow> said(1);
  const auto rows = engine_.findings({"", "rank", false, 0, 1});
  ASSERT_TRUE(rows.ok());
  said[0].key = rows.value().rows[0].key;
  said[0].field = "status";
  said[0].value = "accepted";
  ASSERT_TRUE(engine_.decide(said, "ann", 1'790'000'000).ok());
  ASSERT_TRUE(engine_.analyze(1'790'000'000).ok());
  const std::string perFinding = exported("finding");
  EXPECT_EQ(std::count(perFinding.begin(), perFinding.end(), '\n'), 1);
}

TEST_F(FixViews, WhatIsAskedWronglyIsSaid) {
  EXPECT_FALSE(engine_.tickets("colour", "").ok());
  EXPECT_FALSE(engine_.exportTickets("trac", "fix", "", [](std::string_view) {}).ok());
  EXPECT_FALSE(engine_.tickets("fix", "risk:>x").ok());
}

}  // namespace
}  // namespace postern
