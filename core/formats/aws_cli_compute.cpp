// SPDX-License-Identifier: Apache-2.0
// EC2 instances, ECS, EKS and Lambda (aws_cli.h).
#include <string>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/aws_cli.h"
#include "formats/aws_network.h"
#include "formats/fields.h"

namespace postern {
namespace {

constexpr std::string_view kRoleType = "AWS::IAM::Role";
constexpr std::string_view kGroupType = "AWS::EC2::SecurityGroup";

void memberOfGroups(BatchBuilder& out, AssetRef self, Node groups, const RecordPlace& r) {
  for (const Node group : groups.items()) {
    const std::string_view id =
        group.isObject() ? group.firstText({"GroupId", "VpcSecurityGroupId"}) : group.text();
    out.relate(self, Relation::kMemberOf, awsMentionId(out, id, kGroupType), r);
  }
}

void partOfSubnet(BatchBuilder& out, AssetRef self, std::string_view subnet, const RecordPlace& r) {
  out.relate(self, Relation::kPartOf, awsMentionId(out, subnet, "AWS::EC2::Subnet"), r);
}

// "eu-west-1a" is a zone of eu-west-1; local zones ("us-west-2-lax-1a") are of the first three parts.
std::string_view regionOfZone(std::string_view zone) {
  size_t end = 0;
  for (int dashes = 0; end < zone.size() && dashes < 3; ++end) dashes += zone[end] == '-' ? 1 : 0;
  if (end < zone.size()) zone = zone.substr(0, end - 1);
  while (!zone.empty() && !isAsciiDigit(zone.back())) zone.remove_suffix(1);
  return zone;
}

std::string_view nameTag(Node tags) {
  for (const Node tag : tags.items()) {
    if (tag["Key"].text() == "Name") return tag["Value"].text();
  }
  return {};
}

void instance(BatchBuilder& out, const Record& r) {
  const Node node = r.node;
  const std::string_view id = node["InstanceId"].text();
  if (id.empty()) return out.skip(r, "no_id", "an instance without InstanceId");
  const std::string_view state = node["State"]["Name"].text();
  if (state == "terminated") return out.skip(r, "terminated", "an instance that is terminated");
  const std::string_view owner = r.up(1)["OwnerId"].text();
  const std::string_view region = regionOfZone(node["Placement"]["AvailabilityZone"].text());
  const std::string arn = ec2Arn(region, owner, "instance", id);
  Asset asset = awsAsset(out, {"AWS::EC2::Instance", arn, id, nameTag(node["Tags"]), owner, region});
  addAddress(out, asset, node["PublicIpAddress"].text());
  addAddress(out, asset, node["PrivateIpAddress"].text());
  if (const std::string_view host = node["PublicDnsName"].text(); !host.empty())
    asset.identities.add(out.text("host:" + std::string(host)));
  addTag(out, asset.tags, "imds", node["MetadataOptions"]["HttpTokens"].text());
  addTag(out, asset.tags, "state", state);
  const AssetRef self = out.asset(asset);
  inAwsAccount(out, self, arn, r);
  out.relate(self, Relation::kAssumes,
             awsMention(out, node["IamInstanceProfile"]["Arn"].text(), "AWS::IAM::InstanceProfile"), r,
             "instance-profile");
  out.relate(self, Relation::kRuns, awsMentionId(out, node["ImageId"].text(), "AWS::EC2::Image"), r);
  memberOfGroups(out, self, node["SecurityGroups"], r);
  partOfSubnet(out, self, node["SubnetId"].text(), r);
}

AssetRef thing(BatchBuilder& out, const Record& r, std::string_view type, std::string_view arn,
               std::string_view name) {
  return awsRecorded(out, r, awsAsset(out, {type, arn, {}, name, {}, {}}), arn);
}

void ecsService(BatchBuilder& out, const Record& r) {
  const Node node = r.node;
  const AssetRef self =
      thing(out, r, "AWS::ECS::Service", node["serviceArn"].text(), node["serviceName"].text());
  if (self == kNone) return;
  out.relate(self, Relation::kRuns, awsMention(out, node["taskDefinition"].text()), r);
  out.relate(self, Relation::kPartOf, awsMention(out, node["clusterArn"].text()), r);
  const Node network = node["networkConfiguration"]["awsvpcConfiguration"];
  memberOfGroups(out, self, network["securityGroups"], r);
  for (const Node subnet : network["subnets"].items()) partOfSubnet(out, self, subnet.text(), r);
  for (const Node balancer : node["loadBalancers"].items())
    out.relate(awsMention(out, balancer["targetGroupArn"].text()), Relation::kRoutes, self, r,
               balancer["containerPort"].text());
}

void taskDefinition(BatchBuilder& out, const Record& r) {
  const Node node = r.node;
  const std::string_view arn = node["taskDefinitionArn"].text();
  const AssetRef self = thing(out, r, "AWS::ECS::TaskDefinition", arn, node["family"].text());
  if (self == kNone) return;
  Asset more = awsAsset(out, {"AWS::ECS::TaskDefinition", arn, {}, node["family"].text(), {}, {}});
  out.relate(self, Relation::kAssumes, awsMention(out, node["taskRoleArn"].text(), kRoleType), r,
             "task-role");
  out.relate(self, Relation::kAssumes, awsMention(out, node["executionRoleArn"].text(), kRoleType), r,
             "task-execution-role");
  for (const Node container : node["containerDefinitions"].items()) {
    out.relate(self, Relation::kRuns, imageAsset(out, container["image"].text()), r,
               container["name"].text());
    for (const Node secret : container["secrets"].items())
      out.relate(self, Relation::kAccesses, awsMention(out, secret["valueFrom"].text()), r,
                 secret["name"].text());
    for (const Node variable : container["environment"].items())
      addTag(out, more.tags, "env", variable["name"].text());
    if (container["privileged"].isTrue()) more.tags.add(out.text("privileged"));
  }
  (void)out.asset(more);
}

void task(BatchBuilder& out, const Record& r) {
  const AssetRef self = thing(out, r, "AWS::ECS::Task", r.node["taskArn"].text(), {});
  if (self == kNone) return;
  out.relate(self, Relation::kPartOf, awsMention(out, r.node["taskDefinitionArn"].text()), r);
  for (const Node container : r.node["containers"].items())
    out.relate(self, Relation::kRuns,
               imageAsset(out, container["image"].text(), container["imageDigest"].text()), r,
               container["name"].text());
}

void cluster(BatchBuilder& out, const Record& r) {
  const Node node = r.node;
  const std::string_view arn = node["arn"].text();
  const AssetRef self = thing(out, r, "AWS::EKS::Cluster", arn, node["name"].text());
  if (self == kNone) return;
  Asset more = awsAsset(out, {"AWS::EKS::Cluster", arn, {}, node["name"].text(), {}, {}});
  const Node network = node["resourcesVpcConfig"];
  if (const Node isPublic = network["endpointPublicAccess"]; isPublic.exists())
    addTag(out, more.tags, "public-endpoint", isPublic.text());
  for (const Node range : network["publicAccessCidrs"].items())
    addTag(out, more.tags, "public-access-cidr", range.text());
  if (const std::string_view endpoint = node["endpoint"].text(); !endpoint.empty())
    more.identities.add(out.text("host:" + std::string(endpoint)));
  (void)out.asset(more);
  out.relate(self, Relation::kAssumes, awsMention(out, node["roleArn"].text(), kRoleType), r, "cluster-role");
  memberOfGroups(out, self, network["securityGroupIds"], r);
}

void function(BatchBuilder& out, const Record& r) {
  const Node node = r.node;
  const std::string_view arn = node["FunctionArn"].text();
  const AssetRef self = thing(out, r, "AWS::Lambda::Function", arn, node["FunctionName"].text());
  if (self == kNone) return;
  Asset more = awsAsset(out, {"AWS::Lambda::Function", arn, {}, node["FunctionName"].text(), {}, {}});
  addTag(out, more.tags, "runtime", node["Runtime"].text());
  for (const Node::Member variable : node["Environment"]["Variables"].members())
    addTag(out, more.tags, "env", variable.key);
  (void)out.asset(more);
  out.relate(self, Relation::kAssumes, awsMention(out, node["Role"].text(), kRoleType), r, "execution-role");
  memberOfGroups(out, self, node["VpcConfig"]["SecurityGroupIds"], r);
  for (const Node subnet : node["VpcConfig"]["SubnetIds"].items()) partOfSubnet(out, self, subnet.text(), r);
  for (const Node layer : node["Layers"].items())
    out.relate(self, Relation::kDependsOn, awsMention(out, layer["Arn"].text()), r, "layer");
}

void eventSource(BatchBuilder& out, const Record& r) {
  out.relate(awsMention(out, r.node["EventSourceArn"].text()), Relation::kTriggers,
             awsMention(out, r.node["FunctionArn"].text()), r);
}

void functionUrl(BatchBuilder& out, const Record& r) {
  const std::string_view arn = r.node["FunctionArn"].text();
  Asset asset = awsAsset(out, {"AWS::Lambda::Function", arn, {}, {}, {}, {}});
  if (const std::string_view url = r.node["FunctionUrl"].text(); !url.empty())
    asset.identities.add(out.text("url:" + std::string(url)));
  addTag(out, asset.tags, "function-url", r.node["AuthType"].text());
  if (r.node["AuthType"].text() == "NONE") asset.exposure = Exposure::kInternet;
  (void)out.asset(asset);
}

void instanceProfile(BatchBuilder& out, const Record& r) {
  const AssetRef self =
      thing(out, r, "AWS::IAM::InstanceProfile", r.node["Arn"].text(), r.node["InstanceProfileName"].text());
  for (const Node role : r.node["Roles"].items())
    out.relate(self, Relation::kHolds, awsMention(out, role["Arn"].text(), kRoleType), r, "instance-profile");
}

void ecsCluster(BatchBuilder& out, const Record& r) {
  (void)thing(out, r, "AWS::ECS::Cluster", r.node["clusterArn"].text(), r.node["clusterName"].text());
}

// `lambda get-function-configuration` and `get-function-url-config` print one record as the root.
bool isFunction(Node root) { return root["FunctionName"].exists(); }
bool isFunctionUrl(Node root) { return root["AuthType"].exists(); }

constexpr AwsCliCall kCalls[] = {
    {"Reservations", "Instances", "/Reservations/*/Instances/*", instance, "AWS::EC2::Instance"},
    {"services", "serviceArn", "/services/*", ecsService},
    {"taskDefinition", "taskDefinitionArn", "/taskDefinition", taskDefinition},
    {"tasks", "taskArn", "/tasks/*", task},
    {"cluster", "resourcesVpcConfig", "/cluster", cluster},
    {"Functions", "FunctionArn", "/Functions/*", function, "AWS::Lambda::Function"},
    {"Configuration", "FunctionArn", "/Configuration", function},
    {"FunctionArn", "", "/", function, {}, isFunction},
    {"FunctionUrl", "", "/", functionUrl, {}, isFunctionUrl},
    {"clusters", "clusterArn", "/clusters/*", ecsCluster},
    {"EventSourceMappings", "FunctionArn", "/EventSourceMappings/*", eventSource},
    {"FunctionUrlConfigs", "FunctionUrl", "/FunctionUrlConfigs/*", functionUrl},
    {"InstanceProfiles", "InstanceProfileName", "/InstanceProfiles/*", instanceProfile},
};

}  // namespace

std::span<const AwsCliCall> awsComputeCalls() { return kCalls; }

}  // namespace postern
