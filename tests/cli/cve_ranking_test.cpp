// SPDX-License-Identifier: Apache-2.0
// A list of CVEs as CSV, ranked: without a feed by the learned likelihood, with EPSS and KEV beside it by
// those.
#include "tests/cli/command_line.h"

namespace postern {
namespace {

constexpr const char* kList =
    "id,cvss,cwe,title,vendor,product\n"
    "CVE-2099-10001,CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H,CWE-787,Out of bounds write,\"Fortinet, "
    "Inc.\",FortiOS\n"
    "CVE-2099-10002,CVSS:3.1/AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:N,CWE-79,WordPress Foo plugin <= 1.2 - Cross "
    "Site "
    "Scripting,Foo,Foo\n"
    "CVE-2099-10003,CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H,CWE-416,Windows Kernel Elevation of "
    "Privilege "
    "Vulnerability,Microsoft,Windows 10\n"
    "CVE-2099-10004,CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H,,,n/a,n/a\n";

class CveRankingTest : public CommandLineTest {
 protected:
  /// The last digits of the CVEs in the order of the export, "3124".
  std::string order(const std::string& arguments) {
    const Ran ran = run("analyze " + arguments + " --now 2099-01-02T00:00:00Z --csv -");
    EXPECT_EQ(ran.exit, 0) << ran.err;
    exported_ = ran.out;
    std::string digits;
    for (const std::string_view line : split(exported_, '\n')) {
      const size_t at = line.find("CVE-2099-1000");
      if (at != std::string_view::npos) digits += line[at + 13];
    }
    return digits;
  }
  void writeFeeds() {
    write("epss_scores-2099-01-01.csv",
          "#model_version:v2025.03.14,score_date:2099-01-01T00:00:00+0000\ncve,epss,percentile\n"
          "CVE-2099-10001,0.00050,0.10000\nCVE-2099-10002,0.97000,0.99900\nCVE-2099-10003,0.00060,0.12000\n"
          "CVE-2099-10004,0.05000,0.80000\n");
    write(
        "kev.json",
        R"({"title":"CISA Catalog of Known Exploited Vulnerabilities","catalogVersion":"2099.01.01",)"
        R"("dateReleased":"2099-01-01T00:00:00.0000Z","count":1,"vulnerabilities":[{"cveID":"CVE-2099-10003",)"
        R"("vendorProject":"Microsoft","product":"Windows","vulnerabilityName":"x","dateAdded":"2098-12-30",)"
        R"("shortDescription":"x","requiredAction":"x","dueDate":"2099-01-20",)"
        R"("knownRansomwareCampaignUse":"Unknown","notes":"","cwes":[]}]})");
  }

  std::string exported_;
};

TEST_F(CveRankingTest, WithoutFeedsWhatAttackersPreferComesFirst) {
  write("cves.csv", kList);
  EXPECT_EQ(order("cves.csv").size(), 4u) << exported_;
  EXPECT_EQ(order("cves.csv").substr(2), "42") << "those of the big vendors first\n" << exported_;
  for (const char* said : {"exploited more often: fortios", "exploited less often: plugin", "CWE-416"})
    EXPECT_NE(exported_.find(said), std::string::npos) << said << "\n" << exported_;
}

TEST_F(CveRankingTest, TheOrderFollowsTheFeedsBesideIt) {
  write("cves.csv", kList);
  writeFeeds();
  EXPECT_EQ(order("cves.csv epss_scores-2099-01-01.csv").substr(0, 1), "2") << "EPSS expects it";
  EXPECT_EQ(exported_.find("exploited more often"), std::string::npos)
      << "the forecast takes the table's place";
  EXPECT_EQ(order("cves.csv epss_scores-2099-01-01.csv kev.json").substr(0, 2), "32") << "KEV, then EPSS";
  EXPECT_EQ(order("cves.csv kev.json").substr(0, 1), "3");
}

TEST_F(CveRankingTest, AnotherTableMayTakeThePublishedOnesPlaceAndTravels) {
  write("cves.csv", kList);
  write("table.json", R"({"postern_likelihood":1,"vendor":{"foo":20000}})");
  EXPECT_EQ(order("cves.csv --likelihood table.json --out own.postern").substr(0, 1), "2");
  EXPECT_EQ(order("own.postern").substr(0, 1), "2") << "it is in the bundle";
  write("broken.json", R"({"postern_likelihood":1,"vendor":[]})");
  const Ran ran = run("analyze cves.csv --likelihood broken.json");
  EXPECT_EQ(ran.exit, 2);
  EXPECT_NE(ran.err.find("\"vendor\""), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace postern
