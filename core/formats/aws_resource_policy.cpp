// SPDX-License-Identifier: Apache-2.0
// See aws_resource_policy.h. https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html says
// what the permissions of access control lists allow.
#include "formats/aws_resource_policy.h"

#include <algorithm>

#include "base/text.h"
#include "formats/aws_api_gateway.h"
#include "formats/aws_asset.h"
#include "formats/aws_policy.h"
#include "formats/embedded_json.h"

namespace postern {
namespace {

// What a source does to the thing when it calls it.
constexpr std::string_view kCalls[] = {"lambda:Invoke", "sqs:SendMessage", "sns:Publish"};

bool isCalled(Node statement) {
  for (const Node action : statement["Action"].items()) {
    const std::string text = toLowerAscii(action.text());
    for (const std::string_view call : kCalls) {
      if (text.starts_with(toLowerAscii(call))) return true;
    }
  }
  return false;
}

void addSource(BatchBuilder& out, const RecordPlace& record, AssetRef thing, std::string_view source) {
  if (const auto route = awsApiRoute(source)) {
    return out.relate(out.asset(awsApiAsset(out, {}, route->api, route->region)), Relation::kRoutes, thing,
                      record, route->route);
  }
  if (source.find_first_of("*?") != std::string_view::npos || source.find("${") != std::string_view::npos)
    return;
  out.relate(awsMention(out, source), Relation::kTriggers, thing, record);
}

void addSources(BatchBuilder& out, const RecordPlace& record, AssetRef thing, const AwsPolicyTexts& texts,
                Node statement) {
  if (statement["Effect"].text() != "Allow" || !isCalled(statement)) return;
  for (const Node::Member test : statement["Condition"].members()) {
    const bool isEqual = containsIgnoreCase(test.key, "Equals") || containsIgnoreCase(test.key, "Like");
    if (!isEqual || containsIgnoreCase(test.key, "Not")) continue;
    for (const Node::Member claim : test.value.members()) {
      if (!equalsIgnoreCase(claim.key, "aws:SourceArn")) continue;
      for (const Node source : claim.value.items()) {
        if (const AssetRef here = texts.asset(source); here != kNone)
          out.relate(here, Relation::kTriggers, thing, record);
        else
          addSource(out, record, thing, texts.text(source));
      }
    }
  }
}

// "arn:aws:s3:::orders/*" is of the bucket, "function:pay:live" of the function.
std::string subjectOf(std::string_view resource) {
  const auto arn = parseArn(trim(resource));
  if (!arn) return {};
  std::string_view thing = arn->resource;
  if (arn->service == "s3") thing = thing.substr(0, thing.find('/'));
  if (arn->service == "lambda" && thing.starts_with("function:")) {
    const size_t version = thing.find(':', 9);
    thing = thing.substr(0, version);
  }
  if (thing.empty() || thing.find_first_of("*?") != std::string_view::npos) return {};
  return std::string(resource.substr(0, static_cast<size_t>(arn->resource.data() - resource.data()))) +
         std::string(thing);
}

struct AclPermission {
  std::string_view name, actions[5];
};
constexpr AclPermission kAclPermissions[] = {
    {"read", {"s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"}},
    {"write", {"s3:PutObject", "s3:DeleteObject"}},
    {"readacp", {"s3:GetBucketAcl"}},
    {"writeacp", {"s3:PutBucketAcl"}},
};

// "AllUsers" of AWS Config, "http://acs.amazonaws.com/groups/global/AllUsers" of the API, or an account.
std::string aclPrincipal(Node grantee, std::string_view owner) {
  const std::string_view group = grantee.isObject() ? grantee.firstText({"URI", "uri"}) : grantee.text();
  if (group.ends_with("AllUsers") || group.ends_with("AuthenticatedUsers")) return "*";
  const std::string_view account = grantee.firstText({"ID", "id"});
  return account.empty() || account == owner ? std::string() : "canonical-user:" + std::string(account);
}

}  // namespace

void awsResourcePolicy(BatchBuilder& out, const RecordPlace& record, AssetRef thing, Node document,
                       std::string_view step, const AwsPolicyTexts& texts) {
  awsPolicy(out, record, GrantKind::kResource, thing, document, step, texts);
  (void)eachJson(document, [&](Node policy) {
    for (const Node statement : policy["Statement"].items()) addSources(out, record, thing, texts, statement);
  });
}

std::string awsPolicySubject(Node document) {
  std::string subject;
  bool isOne = true;
  (void)eachJson(document, [&](Node policy) {
    for (const Node statement : policy["Statement"].items()) {
      for (const Node resource : statement["Resource"].items()) {
        const std::string named = subjectOf(resource.text());
        isOne = isOne && !named.empty() && (subject.empty() || subject == named);
        if (subject.empty()) subject = named;
      }
    }
  });
  return isOne ? subject : std::string();
}

bool isAwsPolicyText(Node value) {
  return value.isString() && trim(value.text()).starts_with("{") &&
         value.text().find("\"Statement\"") != std::string_view::npos;
}

void awsAclGrant(BatchBuilder& out, const RecordPlace& record, const AwsAcl& acl, Node grant) {
  const auto member = [&](std::string_view api, std::string_view config) {
    return grant[api].exists() ? grant[api] : grant[config];
  };
  const std::string principal = aclPrincipal(member("Grantee", "grantee"), acl.owner);
  if (principal.empty() || (principal == "*" && acl.ignoresPublic)) return;
  std::string permission = toLowerAscii(member("Permission", "permission").text());
  permission.erase(std::remove(permission.begin(), permission.end(), '_'), permission.end());
  Grant said;
  said.kind = GrantKind::kResource;
  said.asset = acl.bucket;
  said.system = out.text("aws");
  said.principals.add(out.text(principal));
  for (const AclPermission& known : kAclPermissions) {
    if (permission != known.name && permission != "fullcontrol") continue;
    for (const std::string_view action : known.actions) {
      if (!action.empty()) said.actions.add(out.text(action));
    }
  }
  out.grant(record, said);
}

void awsAccessBlock(BatchBuilder& out, Asset& bucket, Node block) {
  constexpr std::string_view kSwitches[][3] = {
      {"BlockPublicAcls", "blockPublicAcls", "block-public-acls"},
      {"IgnorePublicAcls", "ignorePublicAcls", "ignore-public-acls"},
      {"BlockPublicPolicy", "blockPublicPolicy", "block-public-policy"},
      {"RestrictPublicBuckets", "restrictPublicBuckets", "restrict-public-buckets"}};
  for (const auto& row : kSwitches) addTag(out, bucket.tags, row[2], block.firstText({row[0], row[1]}));
}

}  // namespace postern
