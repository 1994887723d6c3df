// SPDX-License-Identifier: Apache-2.0
// Security groups, subnets, VPCs, network interfaces, load balancers and distributions (aws_cli.h).
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

void addHost(BatchBuilder& out, Asset& asset, std::string_view host) {
  if (!host.empty()) asset.identities.add(out.text("host:" + std::string(host)));
}

void loadBalancer(BatchBuilder& out, const Record& r) {
  const Node node = r.node;
  const std::string_view arn = node["LoadBalancerArn"].text();
  if (!parseArn(arn)) return out.skip(r, "no_arn", "a record without its ARN");
  Asset asset = awsAsset(
      out, {"AWS::ElasticLoadBalancingV2::LoadBalancer", arn, {}, node["LoadBalancerName"].text(), {}, {}});
  addHost(out, asset, node["DNSName"].text());
  asset.exposure = node["Scheme"].text() == "internal"          ? Exposure::kInternal
                   : node["Scheme"].text() == "internet-facing" ? Exposure::kInternet
                                                                : Exposure::kUnknown;
  const AssetRef self = out.asset(asset);
  inAwsAccount(out, self, arn, r);
  for (const Node group : node["SecurityGroups"].items())
    out.relate(self, Relation::kMemberOf, awsMentionId(out, group.text(), kGroupType), r);
}

void classicLoadBalancer(BatchBuilder& out, const Record& r) {
  const Node node = r.node;
  Asset asset = awsAsset(
      out, {"AWS::ElasticLoadBalancing::LoadBalancer", {}, {}, node["LoadBalancerName"].text(), {}, {}});
  addHost(out, asset, node["DNSName"].text());
  if (asset.identities.empty()) return out.skip(r, "no_name", "a load balancer without DNSName");
  asset.exposure = node["Scheme"].text() == "internal" ? Exposure::kInternal : Exposure::kInternet;
  const AssetRef self = out.asset(asset);
  for (const Node group : node["SecurityGroups"].items())
    out.relate(self, Relation::kMemberOf, awsMentionId(out, group.text(), kGroupType), r);
  for (const Node instance : node["Instances"].items())
    out.relate(self, Relation::kRoutes,
               awsMentionId(out, instance["InstanceId"].text(), "AWS::EC2::Instance"), r);
}

void targetGroup(BatchBuilder& out, const Record& r) {
  const AssetRef self = awsMention(out, r.node["TargetGroupArn"].text());
  if (self == kNone) return out.skip(r, "no_arn", "a record without its ARN");
  for (const Node balancer : r.node["LoadBalancerArns"].items())
    out.relate(awsMention(out, balancer.text()), Relation::kRoutes, self, r, r.node["Port"].text());
}

void listener(BatchBuilder& out, const Record& r) {
  const AssetRef balancer = awsMention(out, r.node["LoadBalancerArn"].text());
  for (const Node action : r.node["DefaultActions"].items())
    out.relate(balancer, Relation::kRoutes, awsMention(out, action["TargetGroupArn"].text()), r,
               r.node["Port"].text());
}

void distribution(BatchBuilder& out, const Record& r) {
  const std::string_view arn = r.node["ARN"].text();
  if (!parseArn(arn)) return out.skip(r, "no_arn", "a record without its ARN");
  Asset asset = awsAsset(out, {"AWS::CloudFront::Distribution", arn, {}, {}, {}, {}});
  addHost(out, asset, r.node["DomainName"].text());
  for (const Node alias : r.node["Aliases"]["Items"].items()) addHost(out, asset, alias.text());
  asset.exposure = Exposure::kInternet;
  const AssetRef self = out.asset(asset);
  inAwsAccount(out, self, arn, r);
  for (const Node origin : r.node["Origins"]["Items"].items()) {
    const std::string_view host = origin["DomainName"].text();
    // "orders.s3.eu-west-1.amazonaws.com" is the bucket orders.
    const size_t bucket = host.find(".s3");
    const bool isBucket = bucket != std::string_view::npos && host.ends_with(".amazonaws.com");
    out.relate(self, Relation::kRoutes,
               isBucket ? awsMention(out, "arn:aws:s3:::" + std::string(host.substr(0, bucket)))
                        : out.asset(AssetKind::kUnknown, "host:", host),
               r, origin["OriginPath"].text());
  }
}

constexpr AwsCliCall kCalls[] = {
    {"SecurityGroups", "GroupId", "/SecurityGroups/*", securityGroup},
    {"Subnets", "SubnetId", "/Subnets/*", subnet},
    {"Vpcs", "VpcId", "/Vpcs/*", vpc},
    {"NetworkInterfaces", "NetworkInterfaceId", "/NetworkInterfaces/*", networkInterface},
    {"LoadBalancers", "LoadBalancerArn", "/LoadBalancers/*", loadBalancer},
    {"LoadBalancerDescriptions", "LoadBalancerName", "/LoadBalancerDescriptions/*", classicLoadBalancer},
    {"TargetGroups", "TargetGroupArn", "/TargetGroups/*", targetGroup},
    {"Listeners", "ListenerArn", "/Listeners/*", listener},
    {"DistributionList", "Items", "/DistributionList/Items/*", distribution},
};

}  // namespace

std::span<const AwsCliCall> awsNetworkCalls() { return kCalls; }

}  // namespace postern
