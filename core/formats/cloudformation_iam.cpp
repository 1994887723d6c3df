// SPDX-License-Identifier: Apache-2.0
// IAM of CloudFormation templates (cloudformation.h).
#include <string>

#include "formats/aws_asset.h"
#include "formats/aws_policy.h"
#include "formats/cloudformation.h"
#include "formats/intrinsic_text.h"

namespace postern {
namespace {

constexpr std::string_view kRoleType = "AWS::IAM::Role";
constexpr std::string_view kUserType = "AWS::IAM::User";
constexpr std::string_view kGroupType = "AWS::IAM::Group";
constexpr std::string_view kPolicyType = "AWS::IAM::ManagedPolicy";

AssetRef policyOf(BatchBuilder& out, const IacModel& model, const RecordPlace& place, Node value) {
  if (const AssetRef known = model.find(kPolicyType, value); known != kNone) return known;
  const std::string arn = intrinsicText(value);
  if (arn.find("${") != std::string::npos) return kNone;
  // "AWSLambdaBasicExecutionRole" of a SAM function is AWS's own policy of that name.
  const bool isName = !arn.empty() && arn.find(':') == std::string::npos;
  const std::string full = isName ? "arn:aws:iam::aws:policy/" + arn : arn;
  const AssetRef policy = awsMention(out, full, kPolicyType);
  awsManagedPolicy(out, place, policy, full);
  return policy;
}

void ownPolicies(BatchBuilder& out, const IacModel& model, const CloudFormationResource& resource) {
  const Node properties = resource.properties;
  uint32_t index = 0;
  for (const Node entry : properties["Policies"].items()) {
    const std::string parent = resource.place.path() + "/Properties/Policies/";
    RecordPlace place = resource.place;
    place.parent = parent;
    place.key = {};
    place.index = index++;
    if (entry.isObject() && entry["PolicyDocument"].exists())
      awsPolicy(out, place, GrantKind::kRights, resource.self, entry["PolicyDocument"], "PolicyDocument",
                CloudFormationTexts(model));
  }
  for (const Node entry : properties["ManagedPolicyArns"].items())
    out.relate(resource.self, Relation::kHolds, policyOf(out, model, resource.place, entry), resource.place);
  out.relate(resource.self, Relation::kLinked, model.find(kPolicyType, properties["PermissionsBoundary"]),
             resource.place, "permissions-boundary");
}

struct HolderList {
  std::string_view property, type;
};
constexpr HolderList kHolders[] = {{"Roles", kRoleType}, {"Users", kUserType}, {"Groups", kGroupType}};

}  // namespace

void cloudFormationIam(BatchBuilder& out, const IacModel& model, const CloudFormationResource& resource) {
  const Node properties = resource.properties;
  if (resource.type == kRoleType)
    awsTrustPolicy(out, resource.place, resource.self, properties["AssumeRolePolicyDocument"],
                   "Properties/AssumeRolePolicyDocument", CloudFormationTexts(model));
  if (resource.type == kRoleType || resource.type == kUserType || resource.type == kGroupType)
    ownPolicies(out, model, resource);
  if (resource.type == kUserType) {
    for (const Node group : properties["Groups"].items())
      out.relate(resource.self, Relation::kMemberOf, model.find(kGroupType, group), resource.place);
  }
  if (resource.type == "AWS::IAM::UserToGroupAddition") {
    const AssetRef group = model.find(kGroupType, properties["GroupName"]);
    for (const Node user : properties["Users"].items())
      out.relate(model.find(kUserType, user), Relation::kMemberOf, group, resource.place);
  }
  if (resource.type == kPolicyType)
    awsPolicy(out, resource.place, GrantKind::kRights, resource.self, properties["PolicyDocument"],
              "Properties/PolicyDocument", CloudFormationTexts(model));
  const bool isInline = resource.type == "AWS::IAM::Policy";
  if (!isInline && resource.type != kPolicyType) return;
  for (const HolderList& list : kHolders) {
    for (const Node item : properties[list.property].items()) {
      const AssetRef holder = model.find(list.type, item);
      if (isInline)
        awsPolicy(out, resource.place, GrantKind::kRights, holder, properties["PolicyDocument"],
                  "Properties/PolicyDocument", CloudFormationTexts(model));
      else
        out.relate(holder, Relation::kHolds, resource.self, resource.place);
    }
  }
}

}  // namespace postern
