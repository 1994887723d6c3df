// SPDX-License-Identifier: Apache-2.0
// SQS, SNS and KMS (aws_cli.h). `sqs get-queue-attributes` names its queue only where QueueArn is among the
// attributes asked for.
#include <string>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/aws_cli.h"
#include "formats/aws_resource_policy.h"

namespace postern {
namespace {

constexpr std::string_view kKeyType = "AWS::KMS::Key";

// A key is named by its ARN, its id, or an alias.
AssetRef keyOf(BatchBuilder& out, std::string_view key, std::string_view account, std::string_view region) {
  if (key.starts_with("arn:")) return awsMention(out, key);
  if (key.empty() || region.empty() || account.empty()) return kNone;
  const std::string resource = key.starts_with("alias/") ? std::string(key) : "key/" + std::string(key);
  return awsMention(out, "arn:aws:kms:" + std::string(region) + ":" + std::string(account) + ":" + resource);
}

void queue(BatchBuilder& out, const Record& r) {
  const std::string_view arn = r.node["QueueArn"].text();
  const AssetRef self = awsRecorded(out, r, awsAsset(out, {"AWS::SQS::Queue", arn, {}, {}, {}, {}}), arn);
  if (self == kNone) return;
  awsResourcePolicy(out, r, self, r.node["Policy"], "Policy");
  const auto parts = parseArn(arn);
  out.relate(self, Relation::kLinked,
             keyOf(out, r.node["KmsMasterKeyId"].text(), parts->account, parts->region), r, "encrypts-with");
}

// "https://sqs.eu-west-1.amazonaws.com/123456789012/orders"
void queueUrl(BatchBuilder& out, const Record& r) {
  const auto parts = split(r.node.text(), '/');
  const auto host = parts.size() == 5 ? split(parts[2], '.') : split("", '.');
  if (host.size() < 4 || host[0] != "sqs") return out.skip(r, "no_arn", "a queue whose URL names no region");
  const std::string partition = host[1].starts_with("cn-")       ? "aws-cn"
                                : host[1].starts_with("us-gov-") ? "aws-us-gov"
                                                                 : "aws";
  const std::string arn = "arn:" + partition + ":sqs:" + std::string(host[1]) + ":" + std::string(parts[3]) +
                          ":" + std::string(parts[4]);
  (void)awsRecorded(out, r, awsAsset(out, {"AWS::SQS::Queue", arn, {}, {}, {}, {}}), arn);
}

void topic(BatchBuilder& out, const Record& r) {
  const std::string_view arn = r.node["TopicArn"].text();
  const AssetRef self = awsRecorded(out, r, awsAsset(out, {"AWS::SNS::Topic", arn, {}, {}, {}, {}}), arn);
  if (self == kNone) return;
  awsResourcePolicy(out, r, self, r.node["Policy"], "Policy");
  const auto parts = parseArn(arn);
  out.relate(self, Relation::kLinked,
             keyOf(out, r.node["KmsMasterKeyId"].text(), parts->account, parts->region), r, "encrypts-with");
}

// Addresses of people are not read.
void subscription(BatchBuilder& out, const Record& r) {
  const AssetRef self = awsMention(out, r.node["TopicArn"].text(), "AWS::SNS::Topic");
  if (self == kNone) return out.skip(r, "no_arn", "a subscription without TopicArn");
  const std::string_view protocol = r.node["Protocol"].text();
  const std::string_view endpoint = r.node["Endpoint"].text();
  if (protocol == "lambda" || protocol == "sqs" || protocol == "firehose")
    return out.relate(self, Relation::kTriggers, awsMention(out, endpoint), r);
  if (protocol == "https" || protocol == "http")
    return out.relate(self, Relation::kTriggers, out.asset(AssetKind::kEndpoint, "url:", endpoint), r);
  out.skip(r, "no_thing", "a subscription of a person");
}

void key(BatchBuilder& out, const Record& r) {
  const std::string_view arn = r.node.firstText({"Arn", "KeyArn"});
  Asset asset = awsAsset(out, {kKeyType, arn, {}, {}, {}, {}});
  addTag(out, asset.tags, "key-manager", toLowerAscii(r.node["KeyManager"].text()));
  (void)awsRecorded(out, r, asset, arn);
}

void alias(BatchBuilder& out, const Record& r) {
  const std::string_view arn = r.node["AliasArn"].text();
  const AssetRef self = awsRecorded(out, r, awsAsset(out, {"AWS::KMS::Alias", arn, {}, {}, {}, {}}), arn);
  if (self == kNone) return;
  const auto parts = parseArn(arn);
  out.relate(self, Relation::kLinked, keyOf(out, r.node["TargetKeyId"].text(), parts->account, parts->region),
             r, "alias-of");
}

// https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
void keyGrant(BatchBuilder& out, const Record& r) {
  const AssetRef self = awsMention(out, r.node["KeyId"].text(), kKeyType);
  if (self == kNone) return out.skip(r, "no_arn", "a grant that names its key by less than its ARN");
  Grant grant;
  grant.kind = GrantKind::kResource;
  grant.asset = self;
  grant.system = out.text("aws");
  const std::string_view grantee = r.node["GranteePrincipal"].text();
  const bool isService = grantee.ends_with(".amazonaws.com");
  grant.principals.add(out.text((isService ? "service:" : "") + std::string(grantee)));
  for (const Node operation : r.node["Operations"].items())
    grant.actions.add(out.text("kms:" + std::string(operation.text())));
  if (grantee.empty() || grant.actions.empty())
    return out.skip(r, "no_action", "a grant without principal or operation");
  out.grant(r, grant);
}

bool areQueues(Node root) { return root["QueueUrls"].item(0).text().find("sqs") != std::string_view::npos; }

constexpr AwsCliCall kCalls[] = {
    {"Attributes", "QueueArn", "/Attributes", queue, "AWS::SQS::Queue"},
    {"QueueUrls", "", "/QueueUrls/*", queueUrl, {}, areQueues},
    {"Attributes", "SubscriptionArn", "/Attributes", subscription},
    {"Attributes", "TopicArn", "/Attributes", topic, "AWS::SNS::Topic"},
    {"Topics", "TopicArn", "/Topics/*", topic},
    {"Subscriptions", "SubscriptionArn", "/Subscriptions/*", subscription},
    {"KeyMetadata", "Arn", "/KeyMetadata", key, kKeyType},
    {"Keys", "KeyArn", "/Keys/*", key},
    {"Aliases", "AliasArn", "/Aliases/*", alias},
    {"Grants", "GranteePrincipal", "/Grants/*", keyGrant},
};

}  // namespace

std::span<const AwsCliCall> awsMessageCalls() { return kCalls; }

}  // namespace postern
