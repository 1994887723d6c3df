// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "tests/engine/one_report.h"

namespace postern {
namespace {

constexpr std::string_view kGrype = R"({"matches":[
 {"vulnerability":{"id":"CVE-2021-44228","severity":"Critical","fix":{"versions":["2.15.0"],"state":"fixed"}},
  "artifact":{"name":"log4j-core","version":"2.14.1","type":"java-archive","purl":"pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1","locations":[{"path":"/pom.xml"}]}},
 {"vulnerability":{"id":"CVE-2021-45105","severity":"High","fix":{"versions":["2.17.0"],"state":"fixed"}},
  "artifact":{"name":"log4j-core","version":"2.14.1","type":"java-archive","purl":"pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1","locations":[{"path":"/pom.xml"}]}}],
 "source":{"type":"directory","target":"/src/shop"},"descriptor":{"name":"grype","version":"0.80.0"}})";

class FixViews : public OneReport {
 protected:
  void SetUp() override { read("shop/grype.json", kGrype); }
  std::string exported(std::string_view per) {
    std::string out;
    EXPECT_TRUE(engine_.exportTickets("github", per, "", [&](std::string_view part) { out += part; }).ok());
    return out;
  }
};

TEST_F(FixViews, OneUpgradeClosesBothFindingsAndItsTicketIsOne) {
  const auto fixes = engine_.fixes("", 0, 10);
  ASSERT_TRUE(fixes.ok());
  EXPECT_NE(fixes.value().find(R"("total":1)"), std::string::npos);
  EXPECT_NE(fixes.value().find(R"("count":2,"unfixed":0)"), std::string::npos);
  EXPECT_NE(fixes.value().find(R"("from":"2.14.1","to":"2.17.0","staysInMajor":true)"), std::string::npos);
  const std::string tickets = exported("fix");
  EXPECT_EQ(std::count(tickets.begin(), tickets.end(), '\n'), 1);
  const std::string perFinding = exported("finding");
  EXPECT_EQ(std::count(perFinding.begin(), perFinding.end(), '\n'), 2);
}

TEST_F(FixViews, AFixIsFoundByItsKeyAndByAFindingOfIt) {
  const auto rows = engine_.findings({"", "rank", false, 0, 2});
  ASSERT_TRUE(rows.ok());
  const auto byFirst = engine_.fix(rows.value().rows[0].key);
  const auto bySecond = engine_.fix(rows.value().rows[1].key);
  ASSERT_TRUE(byFirst.ok() && bySecond.ok());
  EXPECT_EQ(byFirst.value(), bySecond.value());
  const std::string key = byFirst.value().substr(byFirst.value().find(R"("key":")") + 7, 32);
  const auto byKey = engine_.fix(key);
  ASSERT_TRUE(byKey.ok());
  EXPECT_EQ(byKey.value(), byFirst.value());
  EXPECT_NE(byKey.value().find(R"("ticket":{"key":"postern-)"), std::string::npos);
  EXPECT_EQ(engine_.fix("nothing").error().code, ErrorCode::kNotFound);
}

TEST_F(FixViews, TheFilterIsThatOfTheFindings) {
  EXPECT_NE(
      engine_.fixes("vulnerability:CVE-2021-45105", 0, 10).value().find(R"("total":1,"of":1,"mended":2)"),
      std::string::npos);
  EXPECT_NE(
      engine_.fixes("vulnerability:CVE-1999-0001", 0, 10).value().find(R"("total":0,"of":1,"mended":0)"),
      std::string::npos);
  EXPECT_FALSE(engine_.fixes("risk:>x", 0, 10).ok());
}

TEST_F(FixViews, TheDrawerTellsControlsWithWhatTheMappingRestsOn) {
  const auto rows = engine_.findings({"", "rank", false, 0, 1});
  const auto finding = engine_.finding(rows.value().rows[0].key);
  ASSERT_TRUE(finding.ok());
  EXPECT_NE(finding.value().find(R"("controls":[{"framework":")"), std::string::npos);
  EXPECT_EQ(finding.value().find(R"("source":"")"), std::string::npos);
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
