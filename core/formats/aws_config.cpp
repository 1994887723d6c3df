// SPDX-License-Identifier: Apache-2.0
// AWS Config: snapshot and history files of a delivery channel, `aws configservice
// get-resource-config-history`, `batch-get-resource-config`, `select-resource-config` and
// `get-aggregate-resource-config`. Each item is what the service's own describe call says (aws_cli.h,
// aws_iam.h) or, of newer types, what CloudFormation would; of several items of one resource the newest
// counts. https://docs.aws.amazon.com/config/latest/developerguide/example-s3-snapshot.html Ignored: related
// events, resource tags but for names, compliance.
#include <map>
#include <string>
#include <vector>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/aws_cli.h"
#include "formats/aws_config_record.h"
#include "formats/aws_config_relations.h"
#include "formats/aws_iam.h"
#include "formats/aws_resource_policy.h"
#include "formats/cloudformation.h"
#include "formats/embedded_json.h"
#include "formats/format.h"

namespace postern {
namespace {

constexpr std::string_view kPaths[] = {"/configurationItems/*", "/baseConfigurationItems/*", "/Results/*",
                                       "/ConfigurationItem", "/configurationItem"};

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node root = probe.root;
  for (const std::string_view list : {"configurationItems", "baseConfigurationItems"}) {
    if (root[list].item(0)["resourceType"].text().starts_with("AWS::")) return {96, list};
    if (root[list].isArray() && root["configSnapshotId"].exists()) return {90, "configSnapshotId"};
  }
  for (const std::string_view one : {"ConfigurationItem", "configurationItem"}) {
    if (root[one]["resourceType"].text().starts_with("AWS::")) return {95, one};
  }
  const bool isSelected = root["QueryInfo"]["SelectFields"].isArray() && root["Results"].item(0).isString();
  return isSelected ? Match{92, "Results and SelectFields of a query"} : Match{};
}

/// The member that a reader of the API's shape names a thing by, and which of the item's words it is.
struct Naming {
  std::string_view type, member;
  bool isArn = true;
};
constexpr Naming kNamings[] = {
    {"AWS::EC2::Instance", "InstanceId", false},
    {"AWS::EC2::SecurityGroup", "GroupId", false},
    {"AWS::EC2::Subnet", "SubnetId", false},
    {"AWS::EC2::VPC", "VpcId", false},
    {"AWS::EC2::NetworkInterface", "NetworkInterfaceId", false},
    {"AWS::S3::Bucket", "Name", false},
    {"AWS::Lambda::Function", "FunctionArn"},
    {"AWS::RDS::DBInstance", "DBInstanceArn"},
    {"AWS::RDS::DBCluster", "DBClusterArn"},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", "LoadBalancerArn"},
    {"AWS::CloudFront::Distribution", "ARN"},
    {"AWS::SQS::Queue", "QueueArn"},
    {"AWS::SNS::Topic", "TopicArn"},
    {"AWS::KMS::Key", "Arn"},
    {"AWS::IAM::User", "Arn"},
    {"AWS::IAM::Group", "Arn"},
    {"AWS::IAM::Role", "Arn"},
    {"AWS::IAM::Policy", "Arn"},
};

std::pair<std::string_view, std::string_view> givenName(const AwsConfigItem& item) {
  for (const Naming& row : kNamings) {
    if (row.type == item.type) return {row.member, row.isArn ? item.arn : item.id};
  }
  return {};
}

const AwsIamKind* iamKind(std::string_view type) {
  static constexpr std::pair<std::string_view, AwsIamKind> kKinds[] = {
      {"AWS::IAM::User", AwsIamKind::kUser},
      {"AWS::IAM::Group", AwsIamKind::kGroup},
      {"AWS::IAM::Role", AwsIamKind::kRole},
      {"AWS::IAM::Policy", AwsIamKind::kPolicy}};
  for (const auto& [name, kind] : kKinds) {
    if (name == type) return &kind;
  }
  return nullptr;
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out), iam_(out, false), relations_(out), nothing_(out) {}

  void learn(const Record& r) {
    eachAwsConfigItem(r.node, [&](const AwsConfigItem& item) {
      if (item.type.empty() || !isNewer(item)) return;
      newest_[item.key()] = std::string(item.captured);
      relations_.learn(item);
      const AwsIamKind* const kind = iamKind(item.type);
      if (kind == nullptr || item.isDeleted) return;
      (void)eachJson(item.node["configuration"], [&](Node configuration) {
        iam_.learn(*kind, awsApiShape(shape_, configuration, givenName(item)));
      });
    });
  }

  void read(const Record& r) {
    bool found = false;
    eachAwsConfigItem(r.node, [&](const AwsConfigItem& item) {
      found = true;
      one(r, item);
    });
    if (!found) out_.skip(r, "no_item", "a result that is no configuration item");
  }

  void finish() { iam_.unheldPolicies(); }

 private:
  bool isNewer(const AwsConfigItem& item) const {
    const auto known = newest_.find(item.key());
    return known == newest_.end() || known->second < item.captured;
  }
  void one(const Record& r, const AwsConfigItem& item);
  AssetRef state(const Record& r, const AwsConfigItem& item, Asset& asset);
  void configuration(const Record& r, const AwsConfigItem& item, AssetRef self, const Asset& asset);
  void supplement(const Record& r, const AwsConfigItem& item, AssetRef self);
  void bucket(const Record& r, Node supplement, AssetRef self, const Asset& asset);

  BatchBuilder& out_;
  AwsIamReader iam_;
  AwsConfigRelations relations_;
  IacModel nothing_;  // literal ARNs and ids are all that a configuration names
  Tape shape_, owner_;
  std::map<std::string, std::string, std::less<>> newest_;  // when, by resource
  std::map<std::string, bool, std::less<>> isRead_;
};

AssetRef Importer::state(const Record& r, const AwsConfigItem& item, Asset& asset) {
  const std::string_view type = item.type == "AWS::IAM::Policy" ? "AWS::IAM::ManagedPolicy" : item.type;
  const std::string arn = awsConfigArn(item);
  std::string_view id = isAwsId(item.id) ? item.id : std::string_view();
  if (item.type == "AWS::ApiGateway::RestApi" || item.type == "AWS::ApiGatewayV2::Api")
    id = item.id.substr(item.id.rfind('/') + 1);
  const std::string_view called = item.node["tags"]["Name"].text();
  asset = awsAsset(out_, {type, arn, id, called.empty() ? item.name : called, item.account, item.region});
  if (asset.identities.empty()) {
    out_.skip(r, "no_arn", "a resource without an ARN or an id that is unique everywhere");
    return kNone;
  }
  const AssetRef self = out_.asset(asset);
  const auto parts = parseArn(arn);
  out_.relate(self, Relation::kPartOf,
              awsAccount(out_, item.account, parts ? parts->partition : std::string_view()), r);
  return self;
}

void Importer::one(const Record& r, const AwsConfigItem& item) {
  if (item.type.empty()) return out_.skip(r, "no_type", "an item without resourceType");
  if (item.isDeleted) return out_.skip(r, "deleted", "a resource that is no more");
  const auto newest = newest_.find(item.key());
  const bool isNewest = newest == newest_.end() || newest->second == item.captured;
  if (!isNewest || !isRead_.try_emplace(item.key(), true).second)
    return out_.skip(r, "older", "an item of a resource that has a newer one");
  Asset asset;
  const AssetRef self = state(r, item, asset);
  if (self == kNone) return;
  (void)eachJson(item.node["configuration"], [&](Node value) {
    if (value.isObject()) {
      Record as = r;
      as.node = value;
      configuration(as, item, self, asset);
    }
  });
  supplement(r, item, self);
  if (item.type == "AWS::S3::Bucket") bucket(r, item.node["supplementaryConfiguration"], self, asset);
  relations_.state(r, item, self);
}

// r: the item's place, with its configuration as the node.
void Importer::configuration(const Record& r, const AwsConfigItem& item, AssetRef self, const Asset& asset) {
  const AwsIamKind* const kind = iamKind(item.type);
  const AwsCliCall* const call = awsCallOfType(item.type);
  Record as = r;
  // The API of REST APIs writes its members small.
  if (item.type != "AWS::ApiGateway::RestApi") as.node = awsApiShape(shape_, r.node, givenName(item));
  if (kind != nullptr) return iam_.read(*kind, as);
  if (call != nullptr) {
    owner_.clear();
    const uint32_t at = owner_.open(NodeKind::kObject);
    owner_.key("OwnerId");
    owner_.scalar(NodeKind::kString, item.account);
    owner_.close(at, 1);
    const Node owner = owner_.root();
    as.ancestors = {&owner, 1};
    return call->read(out_, as);
  }
  CloudFormationResource resource;
  resource.type = item.type;
  resource.properties = r.node;
  resource.place = r;
  resource.self = self;
  resource.asset = asset;
  cloudFormationLinks(out_, nothing_, resource);
  for (const std::string_view policy :
       {"Policy", "policy", "ResourcePolicy", "AccessPolicies", "accessPolicies"})
    eachAwsConfigPolicy(r.node[policy], [&](Node value) { awsResourcePolicy(out_, r, self, value); });
}

// "BucketPolicy": {"policyText": "{…}"}, "Policy": a text of a text.
void Importer::supplement(const Record& r, const AwsConfigItem& item, AssetRef self) {
  for (const Node::Member member : item.node["supplementaryConfiguration"].members()) {
    if (containsIgnoreCase(member.key, "policy"))
      eachAwsConfigPolicy(member.value, [&](Node value) { awsResourcePolicy(out_, r, self, value); });
  }
}

void Importer::bucket(const Record& r, Node supplement, AssetRef self, const Asset& asset) {
  AwsAcl acl{self, {}, false};
  (void)eachJson(supplement["PublicAccessBlockConfiguration"], [&](Node block) {
    Asset more = asset;
    awsAccessBlock(out_, more, block);
    (void)out_.asset(more);
    acl.ignoresPublic = block["ignorePublicAcls"].isTrue();
  });
  (void)eachJson(supplement["AccessControlList"], [&](Node list) {
    acl.owner = list["owner"]["id"].text();
    for (const Node grant : list["grantList"].items()) awsAclGrant(out_, r, acl, grant);
  });
  (void)eachJson(supplement["BucketNotificationConfiguration"], [&](Node notifications) {
    for (const Node::Member one : notifications["configurations"].members()) {
      const std::string_view target =
          one.value.firstText({"functionARN", "queueARN", "topicARN", "functionArn", "queueArn", "topicArn"});
      out_.relate(self, Relation::kTriggers, awsMention(out_, target), r, one.key);
    }
  });
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("AWS Config");
  Importer importer(out);
  (void)in.survey(kPaths, [&](const Record& r) { importer.learn(r); });
  const Status read = in.read(
      kPaths, [&](const Record& r) { importer.read(r); }, out.diagnostics());
  importer.finish();
  return read;
}

}  // namespace

extern const Format kAwsConfig;
const Format kAwsConfig{"aws_config",
                        "AWS Config snapshot, history or query",
                        "https://docs.aws.amazon.com/config/latest/developerguide/example-s3-snapshot.html",
                        "JSON",
                        Family::kInventory,
                        true,
                        sniff,
                        import};

}  // namespace postern
