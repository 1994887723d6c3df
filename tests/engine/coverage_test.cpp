// SPDX-License-Identifier: Apache-2.0
// Coverage at the boundary: counts per group, dates, the table; what a scan is, and what only looks like one.
#include "tests/engine/engine_calls.h"

namespace postern {
namespace {

constexpr std::string_view kInventory = R"({"postern": "inventory/1", "assets": [
  {"id": "shop", "kind": "repository", "owner": "@team-shop", "application": "storefront", "aliases": ["https://github.com/acme/shop"]},
  {"id": "=old", "kind": "host", "owner": "@team-shop", "aliases": ["old.acme.example"]},
  {"id": "web", "kind": "host", "aliases": ["web.acme.example"]}]})";
/// rogue is in no inventory.
constexpr std::string_view kNmap =
    R"(<?xml version="1.0"?><nmaprun scanner="nmap" version="7.94" xmloutputversion="1.05" start="1763800000">
<host><status state="up"/><address addr="192.0.2.7" addrtype="ipv4"/><hostnames><hostname name="web.acme.example"/></hostnames>
<ports><port protocol="tcp" portid="443"><state state="open"/></port></ports></host>
<host><status state="up"/><address addr="192.0.2.9" addrtype="ipv4"/><hostnames><hostname name="rogue.acme.example"/></hostnames>
<ports><port protocol="tcp" portid="22"><state state="open"/></port></ports></host></nmaprun>)";
constexpr std::string_view kSbom = R"({"bomFormat":"CycloneDX","specVersion":"1.5","version":1,
  "metadata":{"timestamp":"2026-11-20T00:00:00Z","component":{"type":"application","name":"shop","purl":"pkg:github/acme/shop"}},
  "components":[{"type":"library","name":"lodash","version":"4.17.4","purl":"pkg:npm/lodash@4.17.4"}]})";

class CoverageCalls : public testing::Test {
 protected:
  void analyse() { ASSERT_TRUE(call(engine_, "analyze", R"({"now":")" + kToldTime + "\"}").ok); }
  std::string csv() {
    const Called made = call(engine_, "exportCoverage");
    EXPECT_TRUE(made.ok);
    return made.ok ? made.answer->blobs.at(0) : "";
  }
  Engine engine_;
};

TEST_F(CoverageCalls, CountsPerKindApplicationAndTeam) {
  drop(engine_, "inventory.json", kInventory);
  drop(engine_, "scan.xml", kNmap);
  analyse();
  const Called made = call(engine_, "coverage");
  ASSERT_TRUE(made.ok);
  const std::string& text = made.answer->envelope;
  EXPECT_NE(
      text.find(R"("name":"host","assets":3,"scannable":3,"gaps":{"shadow":1,"unseen":1,"unscanned":1})"),
      std::string::npos)
      << text;
  EXPECT_NE(text.find(R"({"family":"network","wanted":3,"missing":1,"latest":"2025-11-22T08:26:40Z"})"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find(R"("name":"storefront","assets":2,"scannable":1,)"), std::string::npos) << text;
  EXPECT_NE(text.find(R"("name":"@team-shop","assets":2,"scannable":2,)"), std::string::npos) << text;
}

TEST_F(CoverageCalls, TheTableHasDatesAndWhatIsMissing) {
  drop(engine_, "inventory.json", kInventory);
  drop(engine_, "scan.xml", kNmap);
  analyse();
  const std::string text = csv();
  EXPECT_NE(text.find("web,host,host:web.acme.example,,,,,yes,,,,,,,,,,2025-11-22\r\n"), std::string::npos)
      << text;
  EXPECT_NE(
      text.find(
          "'=old,host,host:old.acme.example,'@team-shop,,,,yes,unseen; unscanned,network,,,,,,,,missing\r\n"),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("code; dependencies; secrets,missing,missing,missing,,,,,\r\n"), std::string::npos)
      << text;
}

TEST_F(CoverageCalls, ComponentsAloneAreNoLookForTheirVulnerabilities) {
  drop(engine_, "inventory.json", kInventory);
  drop(engine_, "shop/bom.json", kSbom);
  analyse();
  const Called rows = call(
      engine_, "inventory",
      R"({"tab":"assets","filter":"kind:repository missing:dependencies","sort":"title","descending":false,"from":0,"to":9})");
  ASSERT_TRUE(rows.ok);
  EXPECT_NE(rows.answer->envelope.find(R"("total":1,)"), std::string::npos) << rows.answer->envelope;
}

TEST_F(CoverageCalls, AHostThatAnsweredOnNoPortWasScanned) {
  drop(engine_, "inventory.json", kInventory);
  std::string quiet(kNmap);
  quiet.replace(quiet.find("web.acme"), 8, "old.acme");
  quiet.erase(quiet.find("<ports>"), quiet.find("</ports>") + 8 - quiet.find("<ports>"));
  drop(engine_, "scan.xml", quiet);
  analyse();
  EXPECT_NE(csv().find(",,,,yes,,,,,,,,,,2025-11-22\r\n"), std::string::npos) << csv();
}

TEST_F(CoverageCalls, TheSummarySaysItInALine) {
  drop(engine_, "inventory.json", kInventory);
  drop(engine_, "scan.xml", kNmap);
  const Called made = call(engine_, "analyze", R"({"now":")" + kToldTime + "\"}");
  EXPECT_EQ(made.value["coverage"].text(),
            "never scanned 2 of 4 assets; missing code 1 of 1, dependencies 1 of 1, secrets 1 of 1, network "
            "1 of 3; "
            "seen and declared nowhere 1; declared and never seen 2");
}

TEST_F(CoverageCalls, WithoutAnAnalysisThereIsNoTable) {
  EXPECT_FALSE(call(engine_, "exportCoverage").ok);
  EXPECT_TRUE(call(engine_, "coverage").ok);
}

}  // namespace
}  // namespace postern
