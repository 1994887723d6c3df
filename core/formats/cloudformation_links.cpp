// SPDX-License-Identifier: Apache-2.0
// What the properties of CloudFormation resources say of others (cloudformation.h).
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/
#include <string>

#include "formats/aws_asset.h"
#include "formats/aws_network.h"
#include "formats/aws_organization.h"
#include "formats/aws_policy.h"
#include "formats/aws_resource_policy.h"
#include "formats/cloudformation.h"
#include "formats/fields.h"
#include "formats/intrinsic_text.h"

namespace postern {
namespace {

constexpr std::string_view kRoleType = "AWS::IAM::Role";
constexpr std::string_view kGroupType = "AWS::EC2::SecurityGroup";
constexpr std::string_view kTargetGroupType = "AWS::ElasticLoadBalancingV2::TargetGroup";

constexpr IacLink kLinks[] = {
    {"AWS::EC2::Instance", "IamInstanceProfile", Relation::kAssumes, "AWS::IAM::InstanceProfile",
     "instance-profile"},
    {"AWS::IAM::InstanceProfile", "Roles/*", Relation::kHolds, kRoleType, "instance-profile"},
    {"AWS::Lambda::Function", "Role", Relation::kAssumes, kRoleType, "execution-role"},
    {"AWS::Serverless::Function", "Role", Relation::kAssumes, kRoleType, "execution-role"},
    {"AWS::ECS::TaskDefinition", "TaskRoleArn", Relation::kAssumes, kRoleType, "task-role"},
    {"AWS::ECS::TaskDefinition", "ExecutionRoleArn", Relation::kAssumes, kRoleType, "task-execution-role"},
    {"AWS::ECS::Service", "TaskDefinition", Relation::kRuns, "AWS::ECS::TaskDefinition"},
    {"AWS::ECS::Service", "Cluster", Relation::kPartOf, "AWS::ECS::Cluster"},
    {"AWS::ECS::Service", "LoadBalancers/*/TargetGroupArn", Relation::kRoutes, kTargetGroupType, {}, true},
    {"AWS::ECS::Service", "NetworkConfiguration/AwsvpcConfiguration/SecurityGroups/*", Relation::kMemberOf,
     kGroupType},
    {"AWS::EKS::Cluster", "RoleArn", Relation::kAssumes, kRoleType, "cluster-role"},
    {"AWS::EKS::Cluster", "ResourcesVpcConfig/SecurityGroupIds/*", Relation::kMemberOf, kGroupType},
    {"AWS::EKS::Nodegroup", "NodeRole", Relation::kAssumes, kRoleType, "node-role"},
    {"AWS::EKS::Nodegroup", "ClusterName", Relation::kPartOf, "AWS::EKS::Cluster"},
    {"AWS::CodeBuild::Project", "ServiceRole", Relation::kAssumes, kRoleType, "service-role"},
    {"AWS::CodePipeline::Pipeline", "RoleArn", Relation::kAssumes, kRoleType, "service-role"},
    {"AWS::StepFunctions::StateMachine", "RoleArn", Relation::kAssumes, kRoleType, "service-role"},
    {"AWS::Glue::Job", "Role", Relation::kAssumes, kRoleType, "service-role"},
    {"AWS::EC2::Instance", "SecurityGroupIds/*", Relation::kMemberOf, kGroupType},
    {"AWS::EC2::Instance", "SecurityGroups/*", Relation::kMemberOf, kGroupType},
    {"AWS::EC2::Instance", "SubnetId", Relation::kPartOf, "AWS::EC2::Subnet"},
    {"AWS::EC2::Subnet", "VpcId", Relation::kPartOf, "AWS::EC2::VPC"},
    {"AWS::EC2::SecurityGroup", "VpcId", Relation::kPartOf, "AWS::EC2::VPC"},
    {"AWS::Lambda::Function", "VpcConfig/SecurityGroupIds/*", Relation::kMemberOf, kGroupType},
    {"AWS::RDS::DBInstance", "VPCSecurityGroups/*", Relation::kMemberOf, kGroupType},
    {"AWS::RDS::DBInstance", "DBClusterIdentifier", Relation::kPartOf, "AWS::RDS::DBCluster"},
    {"AWS::RDS::DBCluster", "VpcSecurityGroupIds/*", Relation::kMemberOf, kGroupType},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", "SecurityGroups/*", Relation::kMemberOf, kGroupType},
    {"AWS::Organizations::OrganizationalUnit", "ParentId", Relation::kPartOf, ""},
    {"AWS::Organizations::Account", "ParentIds/*", Relation::kPartOf, ""},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "Targets/*/Id", Relation::kRoutes, ""},
};

struct PolicyOf {
  std::string_view type, targets, policy;
};
constexpr PolicyOf kPolicies[] = {
    {"AWS::S3::BucketPolicy", "Bucket", "PolicyDocument"},
    {"AWS::SQS::QueuePolicy", "Queues/*", "PolicyDocument"},
    {"AWS::SNS::TopicPolicy", "Topics/*", "PolicyDocument"},
    {"AWS::SecretsManager::ResourcePolicy", "SecretId", "ResourcePolicy"},
    {"AWS::KMS::Key", "", "KeyPolicy"},
    {"AWS::ECR::Repository", "", "RepositoryPolicyText"},
};

class Links {
 public:
  Links(BatchBuilder& out, const IacModel& model, const CloudFormationResource& resource)
      : out_(out), model_(model), resource_(resource), properties_(resource.properties) {}

  void state() {
    for (const IacLink& link : kLinks) {
      if (link.type != resource_.type) continue;
      eachAt(properties_, link.attribute, [&](Node value) {
        const AssetRef other = target(link.targetType, value);
        if (link.reversed) return relate(other, link.relation, resource_.self, link.detail);
        relate(resource_.self, link.relation, other, link.detail);
      });
    }
    policies();
    network();
    workloads();
    entrances();
  }

 private:
  void relate(AssetRef from, Relation relation, AssetRef to, std::string_view detail = {}) {
    out_.relate(from, relation, to, resource_.place, detail);
  }
  // A literal that is made of literals alone may be an ARN.
  AssetRef target(std::string_view type, Node value) const {
    if (const AssetRef known = model_.find(type, value); known != kNone) return known;
    if (resource_.type.starts_with("AWS::Organizations::")) {
      const AssetRef member = awsOrganizationTarget(out_, value.text());
      if (member != kNone) return member;
    }
    const std::string text = value.isObject() ? intrinsicText(value) : std::string();
    return text.find("${") == std::string::npos ? model_.findText(type, text) : kNone;
  }
  void tag(std::string_view key, std::string_view value, Exposure exposure = Exposure::kUnknown) {
    if (resource_.self == kNone) return;
    Asset asset = resource_.asset;
    if (value == "true") {
      asset.tags.add(out_.text(key));
    } else {
      addTag(out_, asset.tags, key, value);
    }
    asset.exposure = exposure;
    (void)out_.asset(asset);
  }
  void policies();
  void network();
  void ingress(AssetRef group, Node rule);
  void workloads();
  void entrances();

  BatchBuilder& out_;
  const IacModel& model_;
  const CloudFormationResource& resource_;
  Node properties_;
};

void Links::policies() {
  for (const PolicyOf& row : kPolicies) {
    if (row.type != resource_.type) continue;
    const std::string step = "Properties/" + std::string(row.policy);
    const auto state = [&](AssetRef thing) {
      awsResourcePolicy(out_, resource_.place, thing, properties_[row.policy], step,
                        CloudFormationTexts(model_));
    };
    if (row.targets.empty()) {
      state(resource_.self);
    } else {
      eachAt(properties_, row.targets, [&](Node value) { state(target({}, value)); });
    }
  }
  if (resource_.type == "AWS::Organizations::Policy" &&
      properties_["Type"].text() == "SERVICE_CONTROL_POLICY") {
    awsPolicy(out_, resource_.place, GrantKind::kBoundary, resource_.self, properties_["Content"],
              "Properties/Content");
    for (const Node value : properties_["TargetIds"].items())
      relate(target({}, value), Relation::kLinked, resource_.self, kServiceControlPolicy);
  }
  if (resource_.type != "AWS::Lambda::Permission") return;
  Grant grant;
  grant.kind = GrantKind::kResource;
  grant.asset = target("AWS::Lambda::Function", properties_["FunctionName"]);
  grant.system = out_.text("aws");
  grant.actions.add(out_.text(properties_["Action"].text()));
  const std::string principal = CloudFormationTexts(model_).text(properties_["Principal"]);
  const bool isService = principal.find(".amazonaws.com") != std::string::npos;
  if (!principal.empty()) grant.principals.add(out_.text((isService ? "service:" : "") + principal));
  grant.condition = out_.text(CloudFormationTexts(model_).text(properties_["SourceArn"]));
  if (!properties_["Action"].text().empty()) out_.grant(resource_.place, grant);
  relate(target({}, properties_["SourceArn"]), Relation::kTriggers, grant.asset);
}

void Links::ingress(AssetRef group, Node rule) {
  const std::string ports =
      portRange(rule["IpProtocol"].text(), rule["FromPort"].text(), rule["ToPort"].text());
  for (const std::string_view key : {"CidrIp", "CidrIpv6"})
    relate(group, Relation::kAdmits, addressRange(out_, rule[key].text()), ports);
  for (const std::string_view key : {"SourceSecurityGroupId", "SourceSecurityGroupName"})
    relate(group, Relation::kAdmits, target(kGroupType, rule[key]), ports);
}

void Links::network() {
  if (resource_.type == "AWS::EC2::SecurityGroup") {
    for (const Node rule : properties_["SecurityGroupIngress"].items()) ingress(resource_.self, rule);
  }
  if (resource_.type == "AWS::EC2::SecurityGroupIngress")
    ingress(target(kGroupType, properties_["GroupId"]), properties_);
  if (resource_.type == "AWS::ElasticLoadBalancingV2::Listener") {
    const AssetRef balancer =
        target("AWS::ElasticLoadBalancingV2::LoadBalancer", properties_["LoadBalancerArn"]);
    for (const Node action : properties_["DefaultActions"].items())
      relate(balancer, Relation::kRoutes, target(kTargetGroupType, action["TargetGroupArn"]),
             properties_["Port"].text());
  }
}

void Links::workloads() {
  if (resource_.type == "AWS::ECS::TaskDefinition") {
    for (const Node container : properties_["ContainerDefinitions"].items()) {
      const std::string image = intrinsicText(container["Image"]);
      if (image.find("${") == std::string::npos)
        relate(resource_.self, Relation::kRuns, imageAsset(out_, image), container["Name"].text());
      for (const Node secret : container["Secrets"].items())
        relate(resource_.self, Relation::kAccesses, target({}, secret["ValueFrom"]), secret["Name"].text());
      for (const Node variable : container["Environment"].items()) tag("env", variable["Name"].text());
      if (container["Privileged"].isTrue()) tag("privileged", "true");
    }
  }
  if (resource_.type == "AWS::Lambda::Function" || resource_.type == "AWS::Serverless::Function") {
    const std::string image = intrinsicText(
        properties_["Code"]["ImageUri"].exists() ? properties_["Code"]["ImageUri"] : properties_["ImageUri"]);
    if (image.find("${") == std::string::npos)
      relate(resource_.self, Relation::kRuns, imageAsset(out_, image));
    for (const Node::Member variable : properties_["Environment"]["Variables"].members())
      tag("env", variable.key);
  }
  if (resource_.type == "AWS::Lambda::EventSourceMapping")
    relate(target({}, properties_["EventSourceArn"]), Relation::kTriggers,
           target("AWS::Lambda::Function", properties_["FunctionName"]));
  if (resource_.type == "AWS::CodeBuild::Project")
    relate(resource_.self, Relation::kBuildsFrom,
           repositoryAsset(out_, properties_["Source"]["Location"].text()));
}

void Links::entrances() {
  if (resource_.type == "AWS::ElasticLoadBalancingV2::LoadBalancer" ||
      resource_.type == "AWS::ElasticLoadBalancing::LoadBalancer") {
    const std::string_view scheme = properties_["Scheme"].textOr("internet-facing");
    tag("scheme", scheme, scheme == "internal" ? Exposure::kInternal : Exposure::kInternet);
  }
  if (resource_.type == "AWS::ApiGateway::Method")
    relate(target("AWS::ApiGateway::RestApi", properties_["RestApiId"]), Relation::kRoutes,
           target("AWS::Lambda::Function", properties_["Integration"]["Uri"]),
           properties_["HttpMethod"].text());
  if (resource_.type == "AWS::ApiGatewayV2::Integration")
    relate(target("AWS::ApiGatewayV2::Api", properties_["ApiId"]), Relation::kRoutes,
           target("AWS::Lambda::Function", properties_["IntegrationUri"]));
  if (resource_.type == "AWS::CloudFront::Distribution")
    tag("scheme", "internet-facing", Exposure::kInternet);
  if (resource_.type == "AWS::EKS::Cluster") {
    const Node network = properties_["ResourcesVpcConfig"];
    if (const Node isPublic = network["EndpointPublicAccess"]; isPublic.exists())
      tag("public-endpoint:" + std::string(isPublic.text()), "true");
    for (const Node range : network["PublicAccessCidrs"].items()) tag("public-access-cidr", range.text());
  }
  if (properties_["PubliclyAccessible"].isTrue()) tag("publicly-accessible", "true");
  if (resource_.type == "AWS::Lambda::Url" && properties_["AuthType"].text() == "NONE") {
    Grant grant;
    grant.kind = GrantKind::kResource;
    grant.asset = target("AWS::Lambda::Function", properties_["TargetFunctionArn"]);
    grant.system = out_.text("aws");
    grant.actions.add(out_.text("lambda:InvokeFunctionUrl"));
    grant.principals.add(out_.text("*"));
    out_.grant(resource_.place, grant);
  }
}

}  // namespace

void cloudFormationLinks(BatchBuilder& out, const IacModel& model, const CloudFormationResource& resource) {
  Links(out, model, resource).state();
}

}  // namespace postern
