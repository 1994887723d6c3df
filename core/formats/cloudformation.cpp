// SPDX-License-Identifier: Apache-2.0
// CloudFormation templates (JSON or YAML, SAM's resources too): resources by logical id, what they refer to,
// the rights and networks that they make. References are resolved where they are literal.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
// Ignored: parameters' values, conditions, mappings, outputs, macros.
#include "formats/cloudformation.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/format.h"
#include "formats/intrinsic_text.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (!probe.isJson() && probe.syntax != Syntax::kYaml) return {};
  for (const Node::Member resource : probe.root["Resources"].members()) {
    const std::string_view type = resource.value["Type"].text();
    if (type.starts_with("AWS::") || type.starts_with("Custom::"))
      return {92, "Resources of CloudFormation types"};
  }
  return {};
}

// Rules, attachments and policies of others are told as relations and grants.
constexpr std::string_view kNoThings[] = {"AWS::IAM::Policy",
                                          "AWS::IAM::UserToGroupAddition",
                                          "AWS::S3::BucketPolicy",
                                          "AWS::SQS::QueuePolicy",
                                          "AWS::SNS::TopicPolicy",
                                          "AWS::Lambda::Permission",
                                          "AWS::Lambda::Url",
                                          "AWS::EC2::SecurityGroupIngress",
                                          "AWS::EC2::SecurityGroupEgress",
                                          "AWS::EC2::SubnetRouteTableAssociation",
                                          "AWS::EC2::VPCGatewayAttachment",
                                          "AWS::SecretsManager::ResourcePolicy"};

constexpr size_t kMaxReferences = 200;

// Every logical id that a value names, in order.
void collect(const IacModel& model, Node value, std::set<std::string, std::less<>>& to) {
  if (to.size() >= kMaxReferences) return;
  if (value.isObject()) {
    if (const std::string_view found = model.reference(value); !found.empty()) to.emplace(found);
    for (const Node::Member member : value.members()) collect(model, member.value, to);
  } else if (value.isArray()) {
    for (const Node item : value.items()) collect(model, item, to);
  }
}

CloudFormationResource resourceOf(const Record& r) {
  CloudFormationResource resource;
  resource.logicalId = r.key;
  resource.type = r.node["Type"].text();
  resource.properties = r.node["Properties"];
  resource.place = r;
  return resource;
}

std::string_view literalName(Node properties) {
  return properties.firstText({"BucketName", "RoleName", "UserName", "GroupName", "FunctionName", "QueueName",
                               "TopicName", "TableName", "DBInstanceIdentifier", "ClusterName", "ServiceName",
                               "Name", "ManagedPolicyName", "Family"});
}

// Of a bucket its name is all that its ARN has; a literal name is a text.
std::string literalArn(std::string_view type, Node properties) {
  const std::string_view name = properties["BucketName"].text();
  return type != "AWS::S3::Bucket" || name.empty() ? std::string() : "arn:aws:s3:::" + std::string(name);
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out), model_(out) {}

  void learn(const Record& r) {
    const CloudFormationResource resource = resourceOf(r);
    Asset asset;
    if (!cloudFormationAsset(out_, resource, asset)) {
      model_.add({std::string(resource.logicalId), std::string(resource.type), kNone}, resource.logicalId,
                 {});
      return;
    }
    model_.add({std::string(resource.logicalId), typeOf(resource.type), out_.asset(asset),
                literalArn(resource.type, resource.properties)},
               resource.logicalId, {});
  }

  void read(const Record& r) {
    CloudFormationResource resource = resourceOf(r);
    if (resource.type.empty()) return out_.skip(r, "no_type", "a resource without Type");
    if (const IacResource* known = model_.at(resource.logicalId); known != nullptr)
      resource.self = known->asset;
    (void)cloudFormationAsset(out_, resource, resource.asset);
    std::set<std::string, std::less<>> named;
    collect(model_, resource.properties, named);
    for (const Node other : r.node["DependsOn"].items()) named.emplace(other.text());
    for (const std::string& other : named) {
      if (const IacResource* target = model_.at(other); target != nullptr)
        out_.relate(resource.self, Relation::kDependsOn, target->asset, r);
    }
    cloudFormationIam(out_, model_, resource);
    cloudFormationLinks(out_, model_, resource);
  }

 private:
  // SAM's short types are what they become.
  static std::string typeOf(std::string_view type) {
    return std::string(type == "AWS::Serverless::Function" ? "AWS::Lambda::Function" : type);
  }

  BatchBuilder& out_;
  IacModel model_;
};

Status import(Document& in, BatchBuilder& out) {
  out.tool("CloudFormation");
  Importer importer(out);
  (void)in.survey({"/Resources/*"}, [&](const Record& r) { importer.learn(r); });
  return in.read(
      {"/Resources/*"}, [&](const Record& r) { importer.read(r); }, out.diagnostics());
}

}  // namespace

bool cloudFormationAsset(BatchBuilder& out, const CloudFormationResource& resource, Asset& asset) {
  if (resource.type.empty() ||
      std::find(std::begin(kNoThings), std::end(kNoThings), resource.type) != std::end(kNoThings))
    return false;
  const bool isSam = resource.type == "AWS::Serverless::Function";
  const std::string_view name = literalName(resource.properties);
  const std::string arn = literalArn(resource.type, resource.properties);
  asset = awsAsset(out, {isSam ? "AWS::Lambda::Function" : resource.type,
                         arn,
                         {},
                         name.empty() ? resource.logicalId : name,
                         {},
                         {}});
  asset.declared = true;
  // A logical id means something inside its own template only.
  asset.identities.add(out.text("id:" + std::string(resource.logicalId)));
  addTag(out, asset.tags, "cloudformation", resource.logicalId);
  return true;
}

extern const Format kCloudFormation;
const Format kCloudFormation{
    "cloudformation",
    "CloudFormation template",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html",
    "JSON, YAML",
    Family::kInventory,
    true,
    sniff,
    import};

}  // namespace postern
