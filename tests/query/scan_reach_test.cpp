// SPDX-License-Identifier: Apache-2.0
// Attack paths from files that each tell a part: a port scan says what listens, a vulnerability report what
// is wrong there, and what a scan does not say is no reach.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/imported_batch.h"
#include "tests/support/told_view.h"

namespace postern {
namespace {

std::string nmap(std::string_view address, std::string_view port) {
  return importedBatch(
      "scan.xml",
      R"(<?xml version="1.0"?><nmaprun scanner="nmap" start="1764000000" version="7.93"><host><status state="up"/>
    <address addr=")" +
          std::string(address) + R"(" addrtype="ipv4"/><ports><port protocol="tcp" portid=")" +
          std::string(port) +
          R"("><state state="open"/><service name="https"/></port></ports></host></nmaprun>)");
}

// Nessus, made from `scanner`: a flaw that lets anyone in, at port 443.
std::string nessus(std::string_view address, std::string_view scanner) {
  return importedBatch("scan.nessus",
                       R"(<?xml version="1.0"?><NessusClientData_v2><Report name="r"><ReportHost name=")" +
                           std::string(address) + R"("><HostProperties><tag name="host-ip">)" +
                           std::string(address) + R"(</tag></HostProperties>
    <ReportItem port="443" svc_name="www" protocol="tcp" severity="4" pluginID="153952" pluginName="Apache 2.4.49 Path Traversal" pluginFamily="Web Servers">
    <cve>CVE-2021-41773</cve><cwe>22</cwe><cvss3_vector>CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H</cvss3_vector></ReportItem>
    <ReportItem port="0" svc_name="general" protocol="tcp" severity="0" pluginID="19506" pluginName="Nessus Scan Information" pluginFamily="Settings">
    <plugin_output>Information about this scan :
Policy used : Basic Network Scan
Scanner IP : )" + std::string(scanner) +
                           R"(
Port scanner(s) : nessus_syn_scanner
</plugin_output></ReportItem></ReportHost></Report></NessusClientData_v2>)");
}

// The machine holds customers' data; `more` is of its entry.
std::string inventory(std::string_view address) {
  return importedBatch("inventory.json", R"({"postern": "inventory/1", "assets": [
    {"id": "box", "kind": "host", "aliases": [")" +
                                             std::string(address) +
                                             R"("], "data": ["pii"], "criticality": "critical"}]})");
}

AssetId find(const ToldView& view, std::string_view identity) {
  const auto& assets = view.told.identities.assets;
  for (AssetId id = 0; id < assets.size(); ++id) {
    const auto& all = assets[id].identities;
    if (std::find(all.begin(), all.end(), identity) != all.end()) return id;
  }
  return kNone;
}

bool isReached(const ToldView& view, std::string_view identity) {
  const AssetId asset = find(view, identity);
  return asset != kNone && view.graph.reach[asset].hops != kNone;
}

/// Whether some step of that rule leads from one to the other.
bool hasStep(const ToldView& view, std::string_view from, std::string_view to, std::string_view rule) {
  const AttackGraph& graph = view.graph;
  return std::any_of(graph.edges.begin(), graph.edges.end(), [&](const AttackEdge& edge) {
    return graph.ruleName(edge) == rule && graph.nodes[edge.from].asset == find(view, from) &&
           graph.nodes[edge.to].asset == find(view, to);
  });
}

TEST(ScanReach, APortScanAndAVulnerabilityReportMakeAPath) {
  const ToldView view(
      {nmap("203.0.113.9", "443"), nessus("203.0.113.9", "198.51.100.4"), inventory("203.0.113.9")});
  EXPECT_TRUE(isReached(view, "ip:203.0.113.9"));
  ASSERT_FALSE(view.graph.paths.empty());
  EXPECT_NE(find(view, "socket:203.0.113.9:443/tcp"), kNone);
  EXPECT_TRUE(isReached(view, "socket:203.0.113.9:443/tcp")) << "who reaches the machine reaches its ports";
}

TEST(ScanReach, APrivateAddressIsNotOnTheInternet) {
  const ToldView view({nmap("10.1.2.3", "443"), nessus("10.1.2.3", "10.9.9.9"), inventory("10.1.2.3")});
  EXPECT_FALSE(isReached(view, "ip:10.1.2.3"));
  EXPECT_TRUE(view.graph.paths.empty());
}

// 10.1.2.3 and 203.0.113.9 are one machine: a port seen at the private address is not seen at the other.
TEST(ScanReach, APortSeenInsideIsNotSeenOutside) {
  const std::string one = importedBatch("inventory.json", R"({"postern": "inventory/1", "assets": [
    {"id": "box", "kind": "host", "aliases": ["10.1.2.3", "203.0.113.9"]}]})");
  EXPECT_FALSE(isReached(ToldView({one, nmap("10.1.2.3", "22")}), "ip:10.1.2.3"));
  EXPECT_TRUE(isReached(ToldView({one, nmap("203.0.113.9", "22")}), "ip:10.1.2.3"));
}

TEST(ScanReach, FromWhereAScanWasMadeThePortIsOpen) {
  const ToldView view({nessus("10.1.2.3", "203.0.113.50"), nmap("203.0.113.50", "8834")});
  EXPECT_TRUE(hasStep(view, "ip:203.0.113.50", "ip:10.1.2.3", "open_to_host"));
  EXPECT_TRUE(hasStep(view, "ip:203.0.113.50", "ip:10.1.2.3", "exploit_open_port"));
  EXPECT_FALSE(hasStep(view, "ip:10.1.2.3", "ip:203.0.113.50", "open_to_host"));
}

TEST(ScanReach, AScanThatDoesNotSayFromWhereGivesNoReach) {
  const ToldView view({nmap("10.1.2.3", "443"), nmap("10.1.2.4", "443")});
  EXPECT_FALSE(hasStep(view, "ip:10.1.2.3", "ip:10.1.2.4", "open_to_host"));
}

TEST(ScanReach, AMachineThatAnswersOnEveryPortIsBounded) {
  std::string lines = "#masscan\n";
  for (int port = 1; port <= 2000; ++port)
    lines += "open tcp " + std::to_string(port) + " 203.0.113.7 1764000000\n";
  const ToldView view({importedBatch("masscan.txt", lines)});
  uint32_t sockets = 0;
  for (const UnitedAsset& asset : view.told.identities.assets) sockets += isSocket(asset) ? 1 : 0;
  EXPECT_EQ(sockets, 256U);
  EXPECT_EQ(view.told.tables.observations.rows, 2000U);
}

// An instance with a public address, and the rules of its security group, each from a call of its own.
std::vector<std::string> cloud(std::string_view address, std::string_view range, std::string_view protocol) {
  return {importedBatch("instances.json", R"({"Reservations": [{"OwnerId": "111122223333", "Instances": [
      {"InstanceId": "i-0aa", "PrivateIpAddress": "10.0.0.5", "PublicIpAddress": ")" +
                                              std::string(address) +
                                              R"(", "SecurityGroups": [{"GroupId": "sg-0bb",
      "GroupName": "web"}]}]}]})"),
          importedBatch("groups.json", R"({"SecurityGroups": [{"GroupId": "sg-0bb", "GroupName": "web",
      "OwnerId": "111122223333", "IpPermissions": [{"IpProtocol": ")" +
                                           std::string(protocol) +
                                           R"(", "FromPort": 443, "ToPort": 443, "IpRanges": [
      {"CidrIp": ")" + std::string(range) + R"("}]}]}]})")};
}

bool isOpen(std::string_view address, std::string_view range, std::string_view protocol) {
  return isReached(ToldView(cloud(address, range, protocol)), "aws-id:i-0aa");
}

TEST(ScanReach, AGroupThatAdmitsAnyoneExposesWhatHasAPublicAddress) {
  EXPECT_TRUE(isOpen("203.0.113.9", "0.0.0.0/0", "tcp"));
  EXPECT_FALSE(isOpen("203.0.113.9", "10.0.0.0/8", "tcp"));
  EXPECT_FALSE(isOpen("", "0.0.0.0/0", "tcp")) << "no public address";
  EXPECT_FALSE(isOpen("203.0.113.9", "0.0.0.0/0", "icmp")) << "only pings";
}

// The membership of the user comes by a group of another file.
TEST(ScanReach, RemoteDesktopNeedsMembershipAndRight) {
  const auto directory = [](std::string_view holder) {
    return std::vector<std::string>{
        importedBatch("groups.json", R"({"data": [{"Properties": {"name": "HELP@EXAMPLE.LOCAL"},
          "ObjectIdentifier": "S-1-5-21-1-2-3-1200", "Members": [{"ObjectIdentifier": "S-1-5-21-1-2-3-1105",
          "ObjectType": "User"}], "Aces": []}], "meta": {"type": "groups", "version": 6}})"),
        importedBatch("computers.json", R"({"data": [{"Properties": {"name": "WEB01.EXAMPLE.LOCAL"},
          "ObjectIdentifier": "S-1-5-21-1-2-3-1001", "LocalGroups": [{
          "ObjectIdentifier": "S-1-5-21-1-2-3-1001-555", "Results": [
          {"ObjectIdentifier": "S-1-5-21-1-2-3-1200", "ObjectType": "Group"}]}], "UserRights": [{
          "Privilege": "SeRemoteInteractiveLogonRight", "Collected": true, "Results": [{"ObjectIdentifier": ")" +
                                            std::string(holder) +
                                            R"(", "ObjectType": "User"}]}], "Aces": []}],
          "meta": {"type": "computers", "version": 6}})")};
  };
  constexpr std::string_view kUser = "ad:S-1-5-21-1-2-3-1105", kOther = "ad:S-1-5-21-1-2-3-1106",
                             kWeb = "ad:S-1-5-21-1-2-3-1001";
  const ToldView with(directory("S-1-5-21-1-2-3-1105"));
  EXPECT_TRUE(hasStep(with, kUser, kWeb, "ad_rdp_by_right"));
  const ToldView without(directory("S-1-5-21-1-2-3-1106"));
  EXPECT_FALSE(hasStep(without, kUser, kWeb, "ad_rdp_by_right")) << "no right";
  EXPECT_FALSE(hasStep(without, kOther, kWeb, "ad_rdp_by_right")) << "no member";
}

}  // namespace
}  // namespace postern
