// SPDX-License-Identifier: Apache-2.0
// Where data lies: buckets, databases, secrets (aws_cli.h).
#include <string>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/aws_cli.h"

namespace postern {
namespace {

constexpr std::string_view kGroupType = "AWS::EC2::SecurityGroup";

void bucket(BatchBuilder& out, const Record& r) {
  const std::string_view name = r.node["Name"].text();
  if (name.empty()) return out.skip(r, "no_name", "a bucket without Name");
  (void)out.asset(awsAsset(
      out,
      {"AWS::S3::Bucket", "arn:aws:s3:::" + std::string(name), {}, name, {}, r.node["BucketRegion"].text()}));
}

void database(BatchBuilder& out, const Record& r, std::string_view type, std::string_view arn,
              std::string_view host, std::string_view name) {
  Asset asset = awsAsset(out, {type, arn, {}, name, {}, {}});
  if (!host.empty()) asset.identities.add(out.text("host:" + std::string(host)));
  if (r.node["PubliclyAccessible"].isTrue()) asset.tags.add(out.text("publicly-accessible"));
  if (const Node encrypted = r.node["StorageEncrypted"]; encrypted.exists())
    addTag(out, asset.tags, "encrypted", encrypted.text());
  const AssetRef self = awsRecorded(out, r, asset, arn);
  for (const Node group : r.node["VpcSecurityGroups"].items())
    out.relate(self, Relation::kMemberOf, awsMentionId(out, group["VpcSecurityGroupId"].text(), kGroupType),
               r);
}

void instance(BatchBuilder& out, const Record& r) {
  database(out, r, "AWS::RDS::DBInstance", r.node["DBInstanceArn"].text(),
           r.node["Endpoint"]["Address"].text(), r.node["DBInstanceIdentifier"].text());
}

void cluster(BatchBuilder& out, const Record& r) {
  database(out, r, "AWS::RDS::DBCluster", r.node["DBClusterArn"].text(), r.node["Endpoint"].text(),
           r.node["DBClusterIdentifier"].text());
}

void secret(BatchBuilder& out, const Record& r) {
  const std::string_view arn = r.node["ARN"].text();
  const AssetRef self = awsRecorded(
      out, r, awsAsset(out, {"AWS::SecretsManager::Secret", arn, {}, r.node["Name"].text(), {}, {}}), arn);
  out.relate(self, Relation::kLinked, awsMention(out, r.node["KmsKeyId"].text()), r, "encrypts-with");
  out.relate(awsMention(out, r.node["RotationLambdaARN"].text()), Relation::kAccesses, self, r, "rotation");
}

constexpr AwsCliCall kCalls[] = {
    {"Buckets", "Name", "/Buckets/*", bucket, "AWS::S3::Bucket"},
    {"DBInstances", "DBInstanceIdentifier", "/DBInstances/*", instance, "AWS::RDS::DBInstance"},
    {"DBClusters", "DBClusterIdentifier", "/DBClusters/*", cluster, "AWS::RDS::DBCluster"},
    {"SecretList", "ARN", "/SecretList/*", secret},
};

}  // namespace

std::span<const AwsCliCall> awsDataCalls() { return kCalls; }

}  // namespace postern
