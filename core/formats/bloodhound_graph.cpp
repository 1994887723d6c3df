// SPDX-License-Identifier: Apache-2.0
// See bloodhound_graph.h. Of an object's properties only switches and a few plain words are kept:
// descriptions and the like may hold passwords.
#include "formats/bloodhound_graph.h"

#include <algorithm>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/azure_asset.h"

namespace postern {
namespace {

using enum AssetKind;

struct KindWord {
  std::string_view kind;
  AssetKind asset;
};
constexpr KindWord kKinds[] = {
    {"Computer", kHost},
    {"User", kIdentity},
    {"Group", kIdentity},
    {"Base", kIdentity},
    {"Domain", kAccount},
    {"GPO", kRole},
    {"OU", kNamespace},
    {"Container", kNamespace},
    {"CertTemplate", kRole},
    {"IssuancePolicy", kRole},
    {"EnterpriseCA", kService},
    {"RootCA", kService},
    {"AIACA", kService},
    {"NTAuthStore", kService},
    {"AZTenant", kAccount},
    {"AZSubscription", kAccount},
    {"AZResourceGroup", kAccount},
    {"AZManagementGroup", kAccount},
    {"AZUser", kIdentity},
    {"AZBase", kIdentity},
    {"AZGroup", kIdentity},
    {"AZGroup365", kIdentity},
    {"AZServicePrincipal", kIdentity},
    {"AZApp", kIdentity},
    {"AZRole", kRole},
    {"AZDevice", kHost},
    {"AZVM", kHost},
    {"AZVMScaleSet", kWorkload},
    {"AZManagedCluster", kAccount},
    {"AZKeyVault", kDataStore},
    {"AZStorageAccount", kDataStore},
    {"AZFunctionApp", kFunction},
    {"AZWebApp", kService},
    {"AZLogicApp", kWorkload},
    {"AZAutomationAccount", kPipeline},
    {"AZContainerRegistry", kDataStore},
};

AssetKind kindOf(std::string_view kind) {
  for (const KindWord& known : kKinds) {
    if (known.kind == kind) return known.asset;
  }
  return kUnknown;
}

constexpr std::string_view kPlainWords[] = {"operatingsystem", "samaccountname", "functionallevel",
                                            "system_tags", "serviceprincipaltype"};
constexpr uint32_t kMaxTags = 40;

void addProperties(BatchBuilder& out, IdList& tags, Node properties) {
  uint32_t count = 0;
  for (const Node::Member member : properties.members()) {
    const bool isSwitch = member.value.kind() == NodeKind::kBool;
    const bool isWord = member.value.isString() && std::find(std::begin(kPlainWords), std::end(kPlainWords),
                                                             member.key) != std::end(kPlainWords);
    if ((!isSwitch && !isWord) || member.key.size() > 60) continue;
    if (++count > kMaxTags) return;
    addTag(out, tags, toLowerAscii(member.key), member.value.text());
  }
}

bool isAzure(std::string_view kind) { return kind.starts_with("AZ"); }

// Azure's resources are known by path, Entra's objects and Active Directory's by id.
Asset node(BatchBuilder& out, std::string_view objectId, std::string_view kind) {
  Asset asset;
  asset.kind = kindOf(kind);
  if (startsWithIgnoreCase(objectId, "/subscriptions/")) {
    asset.identities.add(out.text("name:" + toLowerAscii(objectId)));
  } else if (isAzure(kind)) {
    asset.identities.add(out.text("entra:" + toLowerAscii(objectId)));
  } else {
    asset.identities.add(out.text("ad:" + toUpperAscii(objectId)));
  }
  if (!kind.empty() && kind != "Base" && kind != "AZBase")
    addTag(out, asset.tags, "type", (isAzure(kind) ? "azure/" : "ad/") + std::string(kind));
  return asset;
}

}  // namespace

AssetRef bloodhoundMention(BatchBuilder& out, std::string_view objectId, std::string_view kind) {
  objectId = trim(objectId);
  if (objectId.empty()) return kNone;
  return out.asset(node(out, objectId, kind));
}

AssetRef bloodhoundNode(BatchBuilder& out, std::string_view objectId, std::string_view kind,
                        Node properties) {
  objectId = trim(objectId);
  if (objectId.empty()) return kNone;
  Asset asset = node(out, objectId, kind);
  const std::string_view name = properties.firstText({"name", "displayname", "displayName"});
  asset.name = out.text(name.empty() ? objectId : name);
  if (kind == "Computer" && name.find('.') != std::string_view::npos &&
      name.find('@') == std::string_view::npos)
    asset.identities.add(out.text("host:" + std::string(name)));
  addProperties(out, asset.tags, properties);
  return out.asset(asset);
}

void bloodhoundEdge(BatchBuilder& out, const RecordPlace& record, AssetRef start, std::string_view kind,
                    AssetRef end) {
  if (kind.empty()) return out.diagnostics().add("no_kind", "an edge without kind", record.path());
  out.relate(start, Relation::kLinked, end, record, clipUtf8(kind, 100));
  if (kind == "MemberOf" || kind == "AZMemberOf") out.relate(start, Relation::kMemberOf, end, record);
  if (kind == "Contains" || kind == "AZContains") out.relate(end, Relation::kPartOf, start, record);
}

namespace {

// "AZVMOwner", "AZKeyVaultContributor": the thing's kind and what the principals are to it.
struct Right {
  std::string_view suffix, edge;
};
constexpr Right kRights[] = {{"UserAccessAdmin", "AZUserAccessAdministrator"},
                             {"AppAdmin", "AZAppAdmin"},
                             {"AdminLogin", "AZVMAdminLogin"},
                             {"VMContributor", "AZVMContributor"},
                             {"KVContributor", "AZKeyVaultContributor"},
                             {"Contributor", "AZContributor"},
                             {"Owner", "AZOwns"},
                             {"Member", "AZMemberOf"}};

std::string_view idOf(Node object) { return object.firstText({"id", "principalId", "objectId"}); }

std::string_view kindOfType(Node object) {
  const std::string_view type = object["@odata.type"].text();
  if (type == "#microsoft.graph.user") return "AZUser";
  if (type == "#microsoft.graph.group") return "AZGroup";
  if (type == "#microsoft.graph.servicePrincipal") return "AZServicePrincipal";
  if (type == "#microsoft.graph.device") return "AZDevice";
  return "AZBase";
}

// {"groupId": "…", "members": [{"member": {"id": …}}]}: whose it is, and who.
void azureRights(BatchBuilder& out, const RecordPlace& record, std::string_view thing, std::string_view edge,
                 Node data) {
  std::string_view target;
  for (const Node::Member member : data.members()) {
    if (target.empty() && member.value.isString() && (member.key.ends_with("Id") || member.key == "id"))
      target = member.value.text();
  }
  const AssetRef end = bloodhoundMention(out, target, thing);
  for (const Node::Member list : data.members()) {
    if (!list.value.isArray()) continue;
    for (const Node entry : list.value.items()) {
      for (const Node::Member inner : entry.members()) {
        if (!inner.value.isObject()) continue;
        const std::string_view id =
            idOf(inner.value["properties"].isObject() ? inner.value["properties"] : inner.value);
        const AssetRef start = bloodhoundMention(out, id, kindOfType(inner.value));
        bloodhoundEdge(out, record, start, edge, end);
      }
    }
  }
}

void azureRoleAssignments(BatchBuilder& out, const RecordPlace& record, Node data) {
  for (const Node assignment : data["roleAssignments"].items()) {
    const std::string role(assignment.firstText({"roleDefinitionId", "roleId"}));
    bloodhoundEdge(out, record, bloodhoundMention(out, assignment["principalId"].text(), "AZBase"),
                   "AZHasRole", bloodhoundMention(out, role, "AZRole"));
  }
}

}  // namespace

void azureHoundObject(BatchBuilder& out, const RecordPlace& record, std::string_view kind, Node data) {
  if (!kind.starts_with("AZ")) return out.skip(record, "no_kind", "an object without AzureHound's kind");
  if (kind == "AZRoleAssignment") return azureRoleAssignments(out, record, data);
  for (const Right& right : kRights) {
    if (kind.size() > right.suffix.size() + 2 && kind.ends_with(right.suffix))
      return azureRights(out, record, kind.substr(0, kind.size() - right.suffix.size()), right.edge, data);
  }
  const std::string_view id = data.firstText({"id", "tenantId", "subscriptionId"});
  if (id.empty()) return out.skip(record, "no_id", "an object of AzureHound without id");
  const AssetRef self = bloodhoundNode(out, id, kind, data);
  if (kind == "AZServicePrincipal" || kind == "AZApp") {
    Asset asset = node(out, id, kind);
    if (const std::string_view app = data["appId"].text(); kind == "AZApp" && !app.empty())
      asset.identities.add(out.text("entra:" + toLowerAscii(app)));
    (void)out.asset(asset);
    if (kind == "AZServicePrincipal")
      bloodhoundEdge(out, record, bloodhoundMention(out, data["appId"].text(), "AZApp"), "AZRunsAs", self);
  }
  if (startsWithIgnoreCase(id, "/subscriptions/")) inAzureScopes(out, self, id, record);
  for (const Node identity : {data["identity"], data["properties"]["identity"]})
    bloodhoundEdge(out, record, self, "AZManagedIdentity",
                   bloodhoundMention(out, identity["principalId"].text(), "AZServicePrincipal"));
}

}  // namespace postern
