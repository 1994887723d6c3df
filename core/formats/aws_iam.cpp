// SPDX-License-Identifier: Apache-2.0
// See aws_iam.h. Ignored: older versions of policies, dates, last use, resource tags.
#include "formats/aws_iam.h"

#include "formats/aws_asset.h"
#include "formats/aws_policy.h"

namespace postern {
namespace {

std::string_view boundaryOf(Node principal) {
  return principal["PermissionsBoundary"]["PermissionsBoundaryArn"].text();
}

// Groups are named without their path, each within its account.
std::string groupKey(std::string_view arn, std::string_view name) {
  const auto parts = parseArn(arn);
  return std::string(parts ? parts->account : std::string_view()) + "/" + std::string(name);
}

/// Position of the default version in PolicyVersionList, its size where there is none.
uint32_t defaultVersion(Node policy) {
  const std::string_view wanted = policy["DefaultVersionId"].text();
  uint32_t index = 0;
  for (const Node version : policy["PolicyVersionList"].items()) {
    if (version["IsDefaultVersion"].isTrue() || (!wanted.empty() && version["VersionId"].text() == wanted))
      break;
    ++index;
  }
  return index;
}

}  // namespace

void AwsIamReader::learn(AwsIamKind kind, Node node) {
  const std::string_view arn = node["Arn"].text();
  if (kind == AwsIamKind::kGroup) groupArns_.try_emplace(groupKey(arn, node["GroupName"].text()), arn);
  if (kind == AwsIamKind::kPolicy && !arn.empty()) held_.emplace(arn);
  const std::string_view boundary = boundaryOf(node);
  if (!boundary.empty() && parseArn(arn)) limited_[std::string(boundary)].emplace_back(arn);
}

AssetRef AwsIamReader::principal(const Record& r, std::string_view type, std::string_view inlineList) {
  const std::string_view arn = r.node["Arn"].text();
  if (!parseArn(arn)) {
    out_.skip(r, "no_arn", "an identity without Arn");
    return kNone;
  }
  const std::string_view id = r.node.firstText({"UserId", "GroupId", "RoleId"});
  Asset asset = awsAsset(out_, {type,
                                arn,
                                isAwsId(id) ? id : std::string_view(),
                                r.node.firstText({"UserName", "GroupName", "RoleName"}),
                                {},
                                {}});
  if (const std::string_view path = r.node["Path"].text(); path.size() > 1)
    addTag(out_, asset.tags, "path", path);
  const AssetRef self = out_.asset(asset);
  inAwsAccount(out_, self, arn, r);
  inlinePolicies(r, self, inlineList);
  for (const Node entry : r.node["AttachedManagedPolicies"].items()) {
    const std::string_view policy = entry["PolicyArn"].text();
    out_.relate(self, Relation::kHolds, awsMention(out_, policy, "AWS::IAM::ManagedPolicy"), r);
    if (!policy.empty())
      named_.try_emplace(std::string(policy), Holder{std::string(r.parent), std::string(r.key), r.index});
  }
  out_.relate(self, Relation::kLinked, awsMention(out_, boundaryOf(r.node), "AWS::IAM::ManagedPolicy"), r,
              "permissions-boundary");
  return self;
}

void AwsIamReader::inlinePolicies(const Record& r, AssetRef self, std::string_view list) {
  const std::string parent = r.path() + "/" + std::string(list) + "/";
  RecordPlace place = r;
  uint32_t index = 0;
  for (const Node entry : r.node[list].items()) {
    if (citesParts_) {
      place.parent = parent;
      place.key = {};
      place.index = index++;
    }
    awsPolicy(out_, place, GrantKind::kRights, self, entry["PolicyDocument"], "PolicyDocument");
  }
}

void AwsIamReader::user(const Record& r) {
  const AssetRef self = principal(r, "AWS::IAM::User", "UserPolicyList");
  if (self == kNone) return;
  const auto arn = parseArn(r.node["Arn"].text());
  for (const Node group : r.node["GroupList"].items()) {
    const auto known = groupArns_.find(groupKey(r.node["Arn"].text(), group.text()));
    // A group that is not listed: its path is not known, mostly it is none.
    const std::string groupArn = known != groupArns_.end() ? known->second
                                                           : "arn:" + std::string(arn->partition) +
                                                                 ":iam::" + std::string(arn->account) +
                                                                 ":group/" + std::string(group.text());
    out_.relate(self, Relation::kMemberOf, awsMention(out_, groupArn, "AWS::IAM::Group"), r);
  }
}

void AwsIamReader::role(const Record& r) {
  const AssetRef self = principal(r, "AWS::IAM::Role", "RolePolicyList");
  if (self == kNone) return;
  awsTrustPolicy(out_, r, self, r.node["AssumeRolePolicyDocument"], "AssumeRolePolicyDocument");
  for (const Node profile : r.node["InstanceProfileList"].items())
    out_.relate(awsMention(out_, profile["Arn"].text(), "AWS::IAM::InstanceProfile"), Relation::kHolds, self,
                r, "instance-profile");
}

void AwsIamReader::policy(const Record& r) {
  const std::string_view arn = r.node["Arn"].text();
  if (!parseArn(arn)) return out_.skip(r, "no_arn", "a policy without Arn");
  const std::string_view id = r.node["PolicyId"].text();
  const AssetRef self = out_.asset(awsAsset(out_, {"AWS::IAM::ManagedPolicy",
                                                   arn,
                                                   isAwsId(id) ? id : std::string_view(),
                                                   r.node["PolicyName"].text(),
                                                   {},
                                                   {}}));
  if (arn.find(":iam::aws:") == std::string_view::npos) inAwsAccount(out_, self, arn, r);
  const uint32_t version = defaultVersion(r.node);
  const Node document = r.node["PolicyVersionList"].item(version)["Document"];
  if (!document.exists()) {
    held_.erase(std::string(arn));
    return out_.diagnostics().add("no_default_version", "a policy without its default version", r.path());
  }
  const std::string step = "PolicyVersionList/" + std::to_string(version) + "/Document";
  awsPolicy(out_, r, GrantKind::kRights, self, document, step);
  const auto limited = limited_.find(arn);
  if (limited == limited_.end()) return;
  for (const std::string& identity : limited->second)
    awsPolicy(out_, r, GrantKind::kBoundary, awsMention(out_, identity), document, step);
}

void AwsIamReader::read(AwsIamKind kind, const Record& r) {
  switch (kind) {
    case AwsIamKind::kUser:
      return user(r);
    case AwsIamKind::kGroup:
      (void)principal(r, "AWS::IAM::Group", "GroupPolicyList");
      return;
    case AwsIamKind::kRole:
      return role(r);
    case AwsIamKind::kPolicy:
      return policy(r);
  }
}

// `--filter` may leave AWS's own policies out.
void AwsIamReader::unheldPolicies() {
  for (const auto& [arn, holder] : named_) {
    if (held_.count(arn) > 0) continue;
    RecordPlace place;
    place.parent = holder.parent;
    place.key = holder.key;
    place.index = holder.index;
    awsManagedPolicy(out_, place, awsMention(out_, arn, "AWS::IAM::ManagedPolicy"), arn);
  }
}

}  // namespace postern
