// SPDX-License-Identifier: Apache-2.0
// Security groups, subnets, VPCs and network interfaces (aws_cli.h).
#include <string>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/aws_cli.h"
#include "formats/aws_network.h"

namespace postern {
namespace {

constexpr std::string_view kGroupType = "AWS::EC2::SecurityGroup";

/// A thing of EC2 by id, with its VPC.
AssetRef networkThing(BatchBuilder& out, const Record& r, std::string_view type, std::string_view id,
                      std::string_view arn, std::string_view name) {
  if (id.empty()) {
    out.skip(r, "no_id", "a record without its id");
    return kNone;
  }
  const AssetRef self = out.asset(awsAsset(out, {type, arn, id, name, r.node["OwnerId"].text(), {}}));
  if (type != "AWS::EC2::VPC")
    out.relate(self, Relation::kPartOf, awsMentionId(out, r.node["VpcId"].text(), "AWS::EC2::VPC"), r);
  return self;
}

void securityGroup(BatchBuilder& out, const Record& r) {
  const AssetRef self = networkThing(out, r, kGroupType, r.node["GroupId"].text(),
                                     r.node["SecurityGroupArn"].text(), r.node["GroupName"].text());
  if (self == kNone) return;
  for (const Node permission : r.node["IpPermissions"].items()) awsIngress(out, r, self, permission);
}

void subnet(BatchBuilder& out, const Record& r) {
  (void)networkThing(out, r, "AWS::EC2::Subnet", r.node["SubnetId"].text(), r.node["SubnetArn"].text(), {});
}

void vpc(BatchBuilder& out, const Record& r) {
  (void)networkThing(out, r, "AWS::EC2::VPC", r.node["VpcId"].text(), {}, {});
}

// An interface is its instance's; others (of a load balancer, a function) stand for themselves.
void networkInterface(BatchBuilder& out, const Record& r) {
  const Node node = r.node;
  const std::string_view instance = node["Attachment"]["InstanceId"].text();
  const std::string_view id = node["NetworkInterfaceId"].text();
  if (id.empty() && instance.empty()) return out.skip(r, "no_id", "a record without its id");
  Asset asset = instance.empty() ? awsAsset(out, {"AWS::EC2::NetworkInterface", {}, id, {}, {}, {}})
                                 : awsAsset(out, {"AWS::EC2::Instance", {}, instance, {}, {}, {}});
  addAddress(out, asset, node["Association"]["PublicIp"].text());
  for (const Node address : node["PrivateIpAddresses"].items())
    addAddress(out, asset, address["PrivateIpAddress"].text());
  addTag(out, asset.tags, "description", node["Description"].text());
  const AssetRef self = out.asset(asset);
  for (const Node group : node["Groups"].items())
    out.relate(self, Relation::kMemberOf, awsMentionId(out, group["GroupId"].text(), kGroupType), r);
  out.relate(self, Relation::kPartOf, awsMentionId(out, node["SubnetId"].text(), "AWS::EC2::Subnet"), r);
}

constexpr AwsCliCall kCalls[] = {
    {"SecurityGroups", "GroupId", "/SecurityGroups/*", securityGroup, kGroupType},
    {"Subnets", "SubnetId", "/Subnets/*", subnet, "AWS::EC2::Subnet"},
    {"Vpcs", "VpcId", "/Vpcs/*", vpc, "AWS::EC2::VPC"},
    {"NetworkInterfaces", "NetworkInterfaceId", "/NetworkInterfaces/*", networkInterface,
     "AWS::EC2::NetworkInterface"},
};

}  // namespace

std::span<const AwsCliCall> awsNetworkCalls() { return kCalls; }

}  // namespace postern
