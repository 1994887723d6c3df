// SPDX-License-Identifier: Apache-2.0
// `aws iam get-account-authorization-details`: users, groups, roles and managed policies of an AWS account
// with who holds what.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html Ignored: older
// versions of policies, dates, last use, resource tags.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/aws_policy.h"
#include "formats/format.h"

namespace postern {
namespace {

constexpr std::string_view kLists[] = {"UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"};

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  uint32_t known = 0;
  for (const std::string_view list : kLists) known += probe.root[list].isArray() ? 1 : 0;
  if (known >= 2) return {95, "lists of IAM's account authorization details"};
  for (const std::string_view list : {kLists[0], kLists[1], kLists[2]}) {
    const Node first = probe.root[list].item(0);
    if (first["Arn"].text().find(":iam::") != std::string_view::npos) return {90, list};
  }
  return {};
}

std::string_view boundaryOf(Node principal) {
  return principal["PermissionsBoundary"]["PermissionsBoundaryArn"].text();
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out) {}

  void learn(const Record& r);
  void read(const Record& r);
  void unheldPolicies();

 private:
  /// Who holds a policy, and where the source says so.
  struct Holder {
    AssetRef asset = kNone;
    std::string parent, key;
    uint32_t index = 0;
  };

  AssetRef principal(const Record& r, std::string_view type, std::string_view inlineList);
  void user(const Record& r);
  void role(const Record& r);
  void policy(const Record& r);

  BatchBuilder& out_;
  std::map<std::string, std::string, std::less<>> groupArns_;             // by name
  std::map<std::string, std::vector<std::string>, std::less<>> limited_;  // per policy: ARNs that it bounds
  std::set<std::string, std::less<>> held_;                               // policies whose text is here
  std::map<std::string, Holder, std::less<>>
      named_;  // policies that something holds, with the first to say so
};

// Names of groups and boundaries of principals are needed before the records that they belong to are read.
void Importer::learn(const Record& r) {
  const std::string_view arn = r.node["Arn"].text();
  if (r.spec == 1) groupArns_.try_emplace(std::string(r.node["GroupName"].text()), arn);
  if (r.spec == 3 && !arn.empty()) held_.emplace(arn);
  const std::string_view boundary = boundaryOf(r.node);
  if (!boundary.empty() && parseArn(arn)) limited_[std::string(boundary)].emplace_back(arn);
}

AssetRef Importer::principal(const Record& r, std::string_view type, std::string_view inlineList) {
  const std::string_view arn = r.node["Arn"].text();
  if (!parseArn(arn)) {
    out_.skip(r, "no_arn", "an identity without Arn");
    return kNone;
  }
  Asset asset =
      awsAsset(out_, {type, arn, {}, r.node.firstText({"UserName", "GroupName", "RoleName"}), {}, {}});
  if (const std::string_view path = r.node["Path"].text(); path.size() > 1)
    addTag(out_, asset.tags, "path", path);
  const AssetRef self = out_.asset(asset);
  inAwsAccount(out_, self, arn, r);
  uint32_t index = 0;
  for (const Node entry : r.node[inlineList].items()) {
    const std::string parent = r.path() + "/" + std::string(inlineList) + "/";
    RecordPlace place = r;
    place.parent = parent;
    place.key = {};
    place.index = index++;
    awsPolicy(out_, place, GrantKind::kRights, self, entry["PolicyDocument"], "PolicyDocument");
  }
  for (const Node entry : r.node["AttachedManagedPolicies"].items()) {
    const std::string_view policy = entry["PolicyArn"].text();
    out_.relate(self, Relation::kHolds, awsMention(out_, policy, "AWS::IAM::ManagedPolicy"), r);
    if (!policy.empty())
      named_.try_emplace(std::string(policy),
                         Holder{self, std::string(r.parent), std::string(r.key), r.index});
  }
  out_.relate(self, Relation::kLinked, awsMention(out_, boundaryOf(r.node), "AWS::IAM::ManagedPolicy"), r,
              "permissions-boundary");
  return self;
}

void Importer::user(const Record& r) {
  const AssetRef self = principal(r, "AWS::IAM::User", "UserPolicyList");
  if (self == kNone) return;
  const auto arn = parseArn(r.node["Arn"].text());
  for (const Node group : r.node["GroupList"].items()) {
    const auto known = groupArns_.find(group.text());
    // A group that is not listed: its path is not known, mostly it is none.
    const std::string groupArn = known != groupArns_.end() ? known->second
                                                           : "arn:" + std::string(arn->partition) +
                                                                 ":iam::" + std::string(arn->account) +
                                                                 ":group/" + std::string(group.text());
    out_.relate(self, Relation::kMemberOf, awsMention(out_, groupArn, "AWS::IAM::Group"), r);
  }
}

void Importer::role(const Record& r) {
  const AssetRef self = principal(r, "AWS::IAM::Role", "RolePolicyList");
  if (self == kNone) return;
  awsTrustPolicy(out_, r, self, r.node["AssumeRolePolicyDocument"], "AssumeRolePolicyDocument");
  for (const Node profile : r.node["InstanceProfileList"].items())
    out_.relate(awsMention(out_, profile["Arn"].text(), "AWS::IAM::InstanceProfile"), Relation::kHolds, self,
                r, "instance-profile");
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

void Importer::policy(const Record& r) {
  const std::string_view arn = r.node["Arn"].text();
  if (!parseArn(arn)) return out_.skip(r, "no_arn", "a policy without Arn");
  const AssetRef self =
      out_.asset(awsAsset(out_, {"AWS::IAM::ManagedPolicy", arn, {}, r.node["PolicyName"].text(), {}, {}}));
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

void Importer::read(const Record& r) {
  if (r.spec == 0) return user(r);
  if (r.spec == 1) {
    (void)principal(r, "AWS::IAM::Group", "GroupPolicyList");
    return;
  }
  if (r.spec == 2) return role(r);
  policy(r);
}

// `--filter` may leave AWS's own policies out.
void Importer::unheldPolicies() {
  for (const auto& [arn, holder] : named_) {
    if (held_.count(arn) > 0) continue;
    RecordPlace place;
    place.parent = holder.parent;
    place.key = holder.key;
    place.index = holder.index;
    awsManagedPolicy(out_, place, awsMention(out_, arn, "AWS::IAM::ManagedPolicy"), arn);
  }
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("AWS IAM");
  Importer importer(out);
  const auto paths = {std::string_view("/UserDetailList/*"), std::string_view("/GroupDetailList/*"),
                      std::string_view("/RoleDetailList/*"), std::string_view("/Policies/*")};
  (void)in.survey(paths, [&](const Record& r) { importer.learn(r); });
  const Status read = in.read(
      paths, [&](const Record& r) { importer.read(r); }, out.diagnostics());
  importer.unheldPolicies();
  if (in.probe().root["IsTruncated"].isTrue())
    out.diagnostics().add("truncated", "a page of several: the account has more", "/IsTruncated");
  return read;
}

}  // namespace

extern const Format kAwsAccountAuthorization;
const Format kAwsAccountAuthorization{
    "aws_account_authorization",
    "AWS account authorization details",
    "https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html",
    "JSON",
    Family::kInventory,
    true,
    sniff,
    import};

}  // namespace postern
