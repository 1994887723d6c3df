// SPDX-License-Identifier: Apache-2.0
// Policies of things, one a file: buckets, functions, keys, secrets, repositories (aws_cli.h); who the caller
// is. Most of these outputs do not say what they are of: a policy's Resource elements do, the member "Bucket"
// beside a list or a block does; the rest is left out and counted.
#include <string>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/aws_cli.h"
#include "formats/aws_resource_policy.h"

namespace postern {
namespace {

constexpr std::string_view kBucketType = "AWS::S3::Bucket";

std::string bucketArn(Node root) {
  const std::string_view name = root.firstText({"Bucket", "BucketName"});
  return name.empty() ? std::string() : "arn:aws:s3:::" + std::string(name);
}

// `s3api get-bucket-policy`, `lambda get-policy`, `kms get-key-policy` and others that print a text "Policy".
void policyText(BatchBuilder& out, const Record& r) {
  const Node policy = r.node["Policy"];
  std::string arn = bucketArn(r.node);
  if (arn.empty()) arn = awsPolicySubject(policy);
  const AssetRef self = awsMention(out, arn);
  if (self == kNone) return out.skip(r, "no_name", "a policy whose Resource elements do not name one thing");
  inAwsAccount(out, self, arn, r);
  awsResourcePolicy(out, r, self, policy, "Policy");
}

void secretPolicy(BatchBuilder& out, const Record& r) {
  const std::string_view arn = r.node["ARN"].text();
  const AssetRef self = awsRecorded(
      out, r, awsAsset(out, {"AWS::SecretsManager::Secret", arn, {}, r.node["Name"].text(), {}, {}}), arn);
  if (self != kNone) awsResourcePolicy(out, r, self, r.node["ResourcePolicy"], "ResourcePolicy");
}

// The output names registry and repository, not the region: the same name may be there in several.
void repositoryPolicy(BatchBuilder& out, const Record& r) {
  const std::string_view name = r.node["repositoryName"].text();
  const std::string_view registry = r.node["registryId"].text();
  if (name.empty() || registry.empty()) return out.skip(r, "no_name", "a policy of an unnamed repository");
  Asset asset = awsAsset(out, {"AWS::ECR::Repository", {}, {}, name, registry, {}});
  asset.identities.add(out.text("name:" + std::string(registry) + ".ecr/" + std::string(name)));
  const AssetRef self = out.asset(asset);
  out.relate(self, Relation::kPartOf, awsAccount(out, registry), r);
  awsResourcePolicy(out, r, self, r.node["policyText"], "policyText");
}

void repository(BatchBuilder& out, const Record& r) {
  const std::string_view arn = r.node["repositoryArn"].text();
  const std::string_view name = r.node["repositoryName"].text();
  (void)awsRecorded(out, r, awsAsset(out, {"AWS::ECR::Repository", arn, {}, name, {}, {}}), arn);
}

void aclGrant(BatchBuilder& out, const Record& r) {
  const std::string arn = bucketArn(r.up(1));
  if (arn.empty()) return out.skip(r, "no_name", "an access control list that does not name its bucket");
  awsAclGrant(out, r, {awsMention(out, arn, kBucketType), r.up(1)["Owner"]["ID"].text()}, r.node);
}

void accessBlock(BatchBuilder& out, const Record& r) {
  const std::string arn = bucketArn(r.node);
  if (arn.empty()) return out.skip(r, "no_name", "a public access block that does not name its bucket");
  Asset asset = awsAsset(out, {kBucketType, arn, {}, {}, {}, {}});
  awsAccessBlock(out, asset, r.node["PublicAccessBlockConfiguration"]);
  (void)out.asset(asset);
}

// A session is its role's: "arn:aws:sts::123456789012:assumed-role/web/i-0abc", "AROA…:i-0abc". The path of
// the role is not in it, its id is.
void caller(BatchBuilder& out, const Record& r) {
  const std::string_view arn = r.node["Arn"].text();
  const auto parts = parseArn(arn);
  if (!parts) return out.skip(r, "no_arn", "a caller without Arn");
  const std::string_view id = r.node["UserId"].text();
  const AssetRef account = awsAccount(out, r.node["Account"].text(), parts->partition);
  AssetRef self = kNone;
  if (parts->service == "sts" && parts->resource.starts_with("assumed-role/")) {
    const auto steps = split(parts->resource, '/');
    self = out.asset(
        awsAsset(out, {"AWS::IAM::Role", {}, id.substr(0, id.find(':')), steps[1], parts->account, {}}));
  } else if (parts->service == "iam" && parts->resource.starts_with("user/")) {
    self = out.asset(awsAsset(out, {"AWS::IAM::User", arn, id, {}, {}, {}}));
  } else if (parts->resource != "root") {
    return out.skip(r, "no_thing", "a caller that is neither user nor role");
  }
  out.relate(self, Relation::kPartOf, account, r);
}

bool isPolicy(Node root) { return isAwsPolicyText(root["Policy"]); }
bool isSecretPolicy(Node root) {
  return root["ARN"].text().find(":secretsmanager:") != std::string_view::npos;
}
bool isRepositoryPolicy(Node root) {
  return root["repositoryName"].exists() && isAwsPolicyText(root["policyText"]);
}
bool isCaller(Node root) { return root["Account"].exists() && root["Arn"].text().starts_with("arn:"); }

constexpr AwsCliCall kCalls[] = {
    {"Policy", "", "/", policyText, {}, isPolicy},
    {"ResourcePolicy", "", "/", secretPolicy, {}, isSecretPolicy},
    {"policyText", "", "/", repositoryPolicy, {}, isRepositoryPolicy},
    {"repositories", "repositoryArn", "/repositories/*", repository},
    {"Grants", "Grantee", "/Grants/*", aclGrant},
    {"PublicAccessBlockConfiguration", "BlockPublicAcls", "/", accessBlock},
    {"UserId", "", "/", caller, {}, isCaller},
};

}  // namespace

std::span<const AwsCliCall> awsPolicyCalls() { return kCalls; }

}  // namespace postern
