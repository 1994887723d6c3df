// SPDX-License-Identifier: Apache-2.0
// Load balancers, distributions and names (aws_cli.h); API Gateway: aws_cli_apis.cpp.
#include <algorithm>
#include <string>

#include "base/ip_address.h"
#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/aws_cli.h"
#include "formats/fields.h"

namespace postern {
namespace {

constexpr std::string_view kGroupType = "AWS::EC2::SecurityGroup";

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

void forward(BatchBuilder& out, const Record& r, AssetRef balancer, Node actions, std::string_view detail) {
  for (const Node action : actions.items()) {
    const Node groups = action["ForwardConfig"]["TargetGroups"];
    if (groups.size() == 0)
      out.relate(balancer, Relation::kRoutes, awsMention(out, action["TargetGroupArn"].text()), r, detail);
    for (const Node group : groups.items())
      out.relate(balancer, Relation::kRoutes, awsMention(out, group["TargetGroupArn"].text()), r, detail);
  }
}

void listener(BatchBuilder& out, const Record& r) {
  const AssetRef balancer = awsMention(out, r.node["LoadBalancerArn"].text());
  if (balancer == kNone) return out.skip(r, "no_arn", "a listener without LoadBalancerArn");
  forward(out, r, balancer, r.node["DefaultActions"], r.node["Port"].text());
}

// "…:listener-rule/app/shop/<balancer>/<listener>/<rule>" names its load balancer.
void listenerRule(BatchBuilder& out, const Record& r) {
  const auto arn = parseArn(r.node["RuleArn"].text());
  const auto steps = split(arn ? arn->resource : std::string_view(), '/');
  if (steps.size() < 4 || steps[0] != "listener-rule")
    return out.skip(r, "no_arn", "a rule whose ARN names no load balancer");
  std::string balancer = "arn:" + std::string(arn->partition) +
                         ":elasticloadbalancing:" + std::string(arn->region) + ":" +
                         std::string(arn->account) + ":loadbalancer";
  for (size_t step = 1; step < 4; ++step) balancer += "/" + std::string(steps[step]);
  std::string match;
  for (const Node condition : r.node["Conditions"].items()) {
    for (const Node value : condition["Values"].items())
      match += (match.empty() ? "" : " ") + std::string(value.text());
  }
  forward(out, r, awsMention(out, balancer), r.node["Actions"], clipUtf8(match, 200));
}

// The output does not say which group it is of; "TargetGroupArn" beside the list does.
void targetHealth(BatchBuilder& out, const Record& r) {
  const AssetRef group = awsMention(out, r.up(1)["TargetGroupArn"].text());
  if (group == kNone) return out.skip(r, "no_name", "a target of a group that the output does not name");
  const std::string_view id = r.node["Target"]["Id"].text();
  AssetRef target = id.starts_with("i-") ? awsMentionId(out, id, "AWS::EC2::Instance") : awsMention(out, id);
  if (target == kNone) target = hostAsset(out, id);
  out.relate(group, Relation::kRoutes, target, r, r.node["Target"]["Port"].text());
}

// In a list the configuration's members are the distribution's own.
void distribution(BatchBuilder& out, const Record& r) {
  const Node own = r.node["DistributionConfig"].isObject() ? r.node["DistributionConfig"] : r.node;
  const std::string_view arn = r.node["ARN"].text();
  Asset asset = awsAsset(out, {"AWS::CloudFront::Distribution", arn, {}, {}, {}, {}});
  addHost(out, asset, r.node["DomainName"].text());
  for (const Node alias : own["Aliases"]["Items"].items()) addHost(out, asset, alias.text());
  asset.exposure = Exposure::kInternet;
  const AssetRef self = awsRecorded(out, r, asset, arn);
  if (self == kNone) return;
  for (const Node origin : own["Origins"]["Items"].items()) {
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

// "shop.example.com." without its end; "dualstack." is the balancer's name for both kinds of addresses;
// "\\052" is how Route 53 writes "*".
std::string hostName(std::string_view name) {
  while (name.ends_with('.')) name.remove_suffix(1);
  if (name.starts_with("dualstack.")) name.remove_prefix(10);
  std::string host = toLowerAscii(name);
  if (host.starts_with("\\052")) host.replace(0, 4, "*");
  return host;
}

constexpr std::string_view kAddressTypes[] = {"A", "AAAA", "CNAME"};

void nameRecord(BatchBuilder& out, const Record& r) {
  const std::string_view type = r.node["Type"].text();
  const std::string host = hostName(r.node["Name"].text());
  if (std::find(std::begin(kAddressTypes), std::end(kAddressTypes), type) == std::end(kAddressTypes))
    return out.skip(r, "no_address", "a record that is no address of a thing");
  const AssetRef self = out.asset(AssetKind::kUnknown, "host:", host);
  if (self == kNone) return out.skip(r, "no_name", "a record without Name");
  const auto route = [&](std::string_view to) {
    const AssetRef target =
        isIpLiteral(to) ? hostAsset(out, to) : out.asset(AssetKind::kUnknown, "host:", hostName(to));
    if (target != self) out.relate(self, Relation::kRoutes, target, r, type);
  };
  route(r.node["AliasTarget"]["DNSName"].text());
  for (const Node value : r.node["ResourceRecords"].items()) route(value["Value"].text());
}

void zone(BatchBuilder& out, const Record& r) {
  std::string_view id = r.node["Id"].text();
  if (id.starts_with("/hostedzone/")) id.remove_prefix(12);
  if (id.empty()) return out.skip(r, "no_id", "a zone without Id");
  Asset asset = awsAsset(out, {"AWS::Route53::HostedZone",
                               "arn:aws:route53:::hostedzone/" + std::string(id),
                               {},
                               hostName(r.node["Name"].text()),
                               {},
                               {}});
  addTag(out, asset.tags, "private-zone", r.node["Config"]["PrivateZone"].text());
  (void)out.asset(asset);
}

bool isZone(Node root) {
  return root["HostedZones"].item(0)["Id"].text().find("hostedzone") != std::string_view::npos;
}

constexpr AwsCliCall kCalls[] = {
    {"LoadBalancers", "LoadBalancerArn", "/LoadBalancers/*", loadBalancer,
     "AWS::ElasticLoadBalancingV2::LoadBalancer"},
    {"LoadBalancerDescriptions", "LoadBalancerName", "/LoadBalancerDescriptions/*", classicLoadBalancer,
     "AWS::ElasticLoadBalancing::LoadBalancer"},
    {"TargetGroups", "TargetGroupArn", "/TargetGroups/*", targetGroup},
    {"TargetHealthDescriptions", "Target", "/TargetHealthDescriptions/*", targetHealth},
    {"Listeners", "ListenerArn", "/Listeners/*", listener},
    {"Rules", "RuleArn", "/Rules/*", listenerRule},
    {"DistributionList", "Items", "/DistributionList/Items/*", distribution},
    {"Distribution", "DistributionConfig", "/Distribution", distribution, "AWS::CloudFront::Distribution"},
    {"ResourceRecordSets", "Type", "/ResourceRecordSets/*", nameRecord},
    {"HostedZones", "Name", "/HostedZones/*", zone, {}, isZone},
};

}  // namespace

std::span<const AwsCliCall> awsEntranceCalls() { return kCalls; }

}  // namespace postern
