// SPDX-License-Identifier: Apache-2.0
// `aws organizations`: describe-policy, list-policies, list-targets-for-policy, list-policies-for-target,
// list-accounts, list-organizational-units-for-parent, list-roots, list-children, list-parents, describe-…;
// several in one object or array, and trees of units that hold each other. Service control policies are what
// an account lets its identities do at most. What most of these outputs do not say of themselves is said by
// "PolicyId", "TargetId", "ParentId" or "ChildId" beside the list; without it, its items are left out.
// https://docs.aws.amazon.com/organizations/latest/APIReference/ Ignored: the contents of policies of other
// types (resource control, tag, backup …), handshakes, delegated administrators.
#include <string>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/aws_organization.h"
#include "formats/aws_policy.h"
#include "formats/format.h"

namespace postern {
namespace {

constexpr std::string_view kPolicyType = "AWS::Organizations::Policy";
constexpr std::string_view kFullAccess = "p-FullAWSAccess";
constexpr std::string_view kMemberLists[] = {
    "Roots", "Root", "OrganizationalUnits", "OrganizationalUnit", "Accounts", "Account", "Children"};
constexpr std::string_view kPolicyLists[] = {"Policies", "ServiceControlPolicies", "AttachedPolicies"};

bool isOfOrganizations(Node item) {
  return item["Arn"].text().find(":organizations:") != std::string_view::npos;
}

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node root = probe.first();
  if (root["Policy"]["PolicySummary"].isObject()) return {93, "Policy and PolicySummary"};
  for (const std::string_view list : {"Policies", "Targets", "Accounts", "OrganizationalUnits", "Roots",
                                      "Account", "OrganizationalUnit", "Organization", "Root"}) {
    const Node value = root[list];
    if (isOfOrganizations(value.isArray() ? value.item(0) : value)) return {93, list};
  }
  for (const std::string_view list : {"Children", "Parents"}) {
    const std::string_view type = root[list].item(0)["Type"].text();
    if (root[list].isArray() && (type == "ACCOUNT" || type == "ORGANIZATIONAL_UNIT" || type == "ROOT"))
      return {85, list};
  }
  return isOfOrganizations(root) ? Match{80, "Arn"} : Match{};
}

// Of what is inside: the document's own is "/".
std::string pathOf(const RecordPlace& place) {
  std::string path = place.path();
  return path == "/" ? std::string() : path;
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out) {}

  void document(const Record& r) {
    if (!r.node.isObject()) return out_.skip(r, "no_object", "a value that is no object");
    const std::string path = pathOf(r);
    // The tree's own root, with its units inside.
    if (isOfOrganizations(r.node) && !r.node["PolicySummary"].exists())
      return member(r.node, {path, r}, kNone);
    lists(r.node, path, kNone);
  }

 private:
  /// A record's place; its parent's text is this object's.
  struct Place {
    Place(const std::string& under, std::string_view key, uint32_t index)
        : parent(under + "/" + std::string(key) + "/") {
      at.parent = parent;
      at.index = index;
    }
    Place(const std::string& under, const RecordPlace& place) : parent(under), at(place) {}
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    std::string parent;
    RecordPlace at;
  };

  template <typename Use>
  void each(Node node, const std::string& path, std::string_view key, Use use) {
    uint32_t index = 0;
    for (const Node item : node[key].items()) use(item, Place(path, key, index++));
  }
  void lists(Node node, const std::string& path, AssetRef self);
  void member(Node item, const Place& place, AssetRef parent);
  struct Policy {
    AssetRef asset = kNone;
    bool isControl = true;  // as far as is known
  };
  Policy policy(Node item, const Place& place, AssetRef target);
  void targets(Node node, const std::string& path, const Policy& policy);
  void attach(AssetRef target, AssetRef policy, const RecordPlace& place);
  AssetRef policyNamed(std::string_view id) {
    if (id.starts_with("arn:")) return awsMention(out_, id, kPolicyType);
    return id.starts_with("p-") ? awsMentionId(out_, id, kPolicyType) : kNone;
  }
  void organization(Node item, const RecordPlace& place);

  BatchBuilder& out_;
};

// What a document or a member of the tree holds. Nesting is bounded by limits::kMaxDepth.
void Importer::lists(Node node, const std::string& path, AssetRef self) {
  const AssetRef parent = self != kNone ? self : awsOrganizationTarget(out_, node["ParentId"].text());
  for (const std::string_view list : kMemberLists)
    each(node, path, list, [&](Node item, const Place& place) { member(item, place, parent); });
  const AssetRef target = self != kNone ? self : awsOrganizationTarget(out_, node["TargetId"].text());
  for (const std::string_view list : kPolicyLists)
    each(node, path, list, [&](Node item, const Place& place) { (void)policy(item, place, target); });
  Policy named{policyNamed(node["PolicyId"].text())};
  if (node["Policy"].isObject()) {
    RecordPlace at;
    const std::string parentPath = path + "/";
    at.parent = parentPath;
    at.key = "Policy";
    named = policy(node["Policy"], {path, at}, target);
  }
  targets(node, path, named);
  const AssetRef child = awsOrganizationTarget(out_, node["ChildId"].text());
  each(node, path, "Parents", [&](Node item, const Place& place) {
    if (child == kNone) return out_.skip(place.at, "no_name", "a parent of what the output does not name");
    out_.relate(child, Relation::kPartOf, awsOrganizationTarget(out_, item["Id"].text()), place.at);
  });
  each(node, path, "Organization", [&](Node item, const Place& place) { organization(item, place.at); });
}

void Importer::member(Node item, const Place& place, AssetRef parent) {
  const std::string_view id = item.isObject() ? item["Id"].text() : item.text();
  const std::string_view arn = item["Arn"].text();
  if (!isAwsOrganizationMember(id))
    return out_.skip(place.at, "no_id", "a member of an organisation without an id that is one");
  Asset asset = awsOrganizationMember(out_, id, arn, item["Name"].text());
  if (const std::string_view status = item["Status"].text(); status != "ACTIVE")
    addTag(out_, asset.tags, "status", toLowerAscii(status));
  const AssetRef self = out_.asset(asset);
  if (parent == kNone) parent = awsOrganizationTarget(out_, item["ParentId"].text());
  out_.relate(self, Relation::kPartOf, parent, place.at);
  // "arn:aws:organizations::<owner>:account/<organisation>/<id>"
  if (const auto parts = parseArn(arn)) {
    const auto steps = split(parts->resource, '/');
    const std::string whole = steps.size() == 3 ? "arn:" + std::string(parts->partition) +
                                                      ":organizations::" + std::string(parts->account) +
                                                      ":organization/" + std::string(steps[1])
                                                : std::string();
    out_.relate(self, Relation::kPartOf, awsMention(out_, whole), place.at);
  }
  if (item.isObject()) lists(item, pathOf(place.at), self);
}

Importer::Policy Importer::policy(Node item, const Place& place, AssetRef target) {
  const Node summary = item["PolicySummary"].isObject() ? item["PolicySummary"] : item;
  const std::string_view id = item.isObject() ? summary["Id"].text() : item.text();
  const std::string_view arn = summary["Arn"].text();
  if (!id.starts_with("p-") && !parseArn(arn)) {
    out_.skip(place.at, "no_id", "a policy without Id");
    return {};
  }
  Asset asset = awsAsset(out_, {kPolicyType, arn, id, summary["Name"].text(), {}, {}});
  const std::string_view type = summary["Type"].text();
  addTag(out_, asset.tags, "policy-type", toLowerAscii(type));
  const AssetRef self = out_.asset(asset);
  const bool isControl =
      type == "SERVICE_CONTROL_POLICY" || arn.find("/service_control_policy/") != std::string_view::npos;
  const Node content = item["Content"].exists() ? item["Content"] : summary["Content"];
  if (isControl && content.exists())
    awsPolicy(out_, place.at, GrantKind::kBoundary, self, content, "Content");
  // AWS's own, whose text no list repeats: everything is allowed.
  if (id == kFullAccess && !content.exists()) {
    Grant grant;
    grant.kind = GrantKind::kBoundary;
    grant.asset = self;
    grant.system = out_.text("aws");
    grant.actions.add(out_.text("*"));
    grant.resources.add(out_.text("*"));
    out_.grant(place.at, grant);
  }
  const Policy said{self, isControl || type.empty()};
  if (said.isControl) attach(target, self, place.at);
  targets(item, pathOf(place.at), said);
  return said;
}

void Importer::targets(Node node, const std::string& path, const Policy& policy) {
  each(node, path, "Targets", [&](Node item, const Place& place) {
    const std::string_view id = item.isObject() ? item["TargetId"].text() : item.text();
    if (!isAwsOrganizationMember(id))
      return out_.skip(place.at, "no_id", "a target without an id that is one");
    const AssetRef target =
        out_.asset(awsOrganizationMember(out_, id, item["Arn"].text(), item["Name"].text()));
    if (!policy.isControl) return out_.skip(place.at, "other_policy", "a target of a policy of another type");
    if (policy.asset == kNone)
      return out_.skip(place.at, "no_name", "a target of a policy that the output does not name");
    attach(target, policy.asset, place.at);
  });
}

void Importer::attach(AssetRef target, AssetRef policy, const RecordPlace& place) {
  out_.relate(target, Relation::kLinked, policy, place, kServiceControlPolicy);
}

void Importer::organization(Node item, const RecordPlace& place) {
  const std::string_view arn = item["Arn"].text();
  if (!parseArn(arn)) return out_.skip(place, "no_arn", "an organisation without Arn");
  (void)out_.asset(awsAsset(out_, {"AWS::Organizations::Organization", arn, {}, item["Id"].text(), {}, {}}));
  const std::string_view owner = item["MasterAccountId"].text();
  if (!isAwsOrganizationMember(owner)) return;
  Asset account = awsOrganizationMember(out_, owner, item["MasterAccountArn"].text(), {});
  account.tags.add(out_.text("management-account"));
  (void)out_.asset(account);
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("AWS Organizations");
  Importer importer(out);
  const bool isArray = in.probe().root.isArray();
  return in.read(
      {isArray ? "/*" : "/"}, [&](const Record& r) { importer.document(r); }, out.diagnostics());
}

}  // namespace

extern const Format kAwsOrganizations;
const Format kAwsOrganizations{"aws_organizations",
                               "AWS Organizations: accounts, units, service control policies",
                               "https://docs.aws.amazon.com/organizations/latest/APIReference/",
                               "JSON",
                               Family::kInventory,
                               true,
                               sniff,
                               import};

}  // namespace postern
