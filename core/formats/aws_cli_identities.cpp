// SPDX-License-Identifier: Apache-2.0
// IAM's lists and gets, and what joins EKS to it (aws_cli.h). IAM's own outputs hold no policies but for whom
// a role trusts: get-account-authorization-details (aws_account_authorization.cpp) has them.
#include <string>

#include "formats/aws_asset.h"
#include "formats/aws_cli.h"
#include "formats/aws_iam.h"

namespace postern {
namespace {

void role(BatchBuilder& out, const Record& r) { AwsIamReader(out, true).read(AwsIamKind::kRole, r); }
void user(BatchBuilder& out, const Record& r) { AwsIamReader(out, true).read(AwsIamKind::kUser, r); }
void group(BatchBuilder& out, const Record& r) { AwsIamReader(out, true).read(AwsIamKind::kGroup, r); }

// "arn:aws:eks:eu-west-1:123456789012:nodegroup/shop/blue/0a1b" is of the cluster shop.
std::string clusterOf(std::string_view arn, std::string_view name) {
  const auto parts = parseArn(arn);
  if (!parts || name.empty()) return {};
  return "arn:" + std::string(parts->partition) + ":eks:" + std::string(parts->region) + ":" +
         std::string(parts->account) + ":cluster/" + std::string(name);
}

void nodeGroup(BatchBuilder& out, const Record& r) {
  const std::string_view arn = r.node["nodegroupArn"].text();
  const std::string_view name = r.node["nodegroupName"].text();
  const AssetRef self =
      awsRecorded(out, r, awsAsset(out, {"AWS::EKS::Nodegroup", arn, {}, name, {}, {}}), arn);
  if (self == kNone) return;
  out.relate(self, Relation::kAssumes, awsMention(out, r.node["nodeRole"].text(), "AWS::IAM::Role"), r,
             "node-role");
  out.relate(self, Relation::kPartOf, awsMention(out, clusterOf(arn, r.node["clusterName"].text())), r);
}

void podIdentity(BatchBuilder& out, const Record& r) {
  const std::string_view space = r.node["namespace"].text();
  const std::string_view account = r.node["serviceAccount"].text();
  if (space.empty() || account.empty()) return out.skip(r, "no_name", "an association of no service account");
  out.relate(
      out.asset(AssetKind::kIdentity, "k8s:", std::string(space) + "/ServiceAccount/" + std::string(account)),
      Relation::kAssumes, awsMention(out, r.node["roleArn"].text(), "AWS::IAM::Role"), r, "service-account");
}

// Whoever is the principal is the cluster's user of that name and in those groups.
void accessEntry(BatchBuilder& out, const Record& r) {
  const AssetRef principal = awsMention(out, r.node["principalArn"].text());
  if (principal == kNone) return out.skip(r, "no_arn", "an access entry without principalArn");
  for (const Node group : r.node["kubernetesGroups"].items())
    out.relate(principal, Relation::kMemberOf, out.asset(AssetKind::kIdentity, "k8s:Group/", group.text()), r,
               "access-entry");
  const std::string_view user = r.node["username"].text();
  if (user.find("{{") == std::string_view::npos)  // "{{SessionName}}" is anyone's
    out.relate(principal, Relation::kAssumes, out.asset(AssetKind::kIdentity, "k8s:User/", user), r,
               "access-entry");
}

template <const char* kKey>
bool isOfIam(Node root) {
  const Node value = root[kKey];
  return (value.isArray() ? value.item(0) : value)["Arn"].text().find(":iam::") != std::string_view::npos;
}
constexpr char kRoles[] = "Roles", kRole[] = "Role", kUsers[] = "Users", kUser[] = "User",
               kGroups[] = "Groups";

constexpr AwsCliCall kCalls[] = {
    {kRoles, "RoleId", "/Roles/*", role, {}, isOfIam<kRoles>},
    {kRole, "RoleId", "/Role", role, {}, isOfIam<kRole>},
    {kUsers, "UserId", "/Users/*", user, {}, isOfIam<kUsers>},
    {kUser, "UserId", "/User", user, {}, isOfIam<kUser>},
    {kGroups, "GroupId", "/Groups/*", group, {}, isOfIam<kGroups>},
    {"nodegroup", "nodegroupArn", "/nodegroup", nodeGroup},
    {"association", "serviceAccount", "/association", podIdentity},
    {"associations", "serviceAccount", "/associations/*", podIdentity},
    {"accessEntry", "principalArn", "/accessEntry", accessEntry},
};

}  // namespace

std::span<const AwsCliCall> awsIdentityCalls() { return kCalls; }

}  // namespace postern
