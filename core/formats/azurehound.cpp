// SPDX-License-Identifier: Apache-2.0
// Objects of AzureHound (bloodhound_graph.h): principals and resources, who owns and administers them, roles
// of Entra ID and of Azure, what applications may do to Microsoft Graph, access policies of vaults.
// https://bloodhound.specterops.io/resources/nodes/overview  Ignored: eligible (PIM) assignments.
#include <string>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/azure_asset.h"
#include "formats/bloodhound_graph.h"

namespace postern {
namespace {

/// By what a kind or an assignment is called, an edge.
struct Word {
  std::string_view word, edge;
};

// "AZVMOwner", "AZKeyVaultContributor": the thing's kind and what the principals are to it.
constexpr Word kRights[] = {{"UserAccessAdmin", "AZUserAccessAdministrator"},
                            {"AppAdmin", "AZAppAdmin"},
                            {"AdminLogin", "AZVMAdminLogin"},
                            {"AvereContributor", "AZAvereContributor"},
                            {"VMContributor", "AZVMContributor"},
                            {"KVContributor", "AZKeyVaultContributor"},
                            {"Contributor", "AZContributor"},
                            {"Owner", "AZOwns"},
                            {"Member", "AZMemberOf"}};

// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
constexpr Word kAzureRoles[] = {{"8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "AZOwner"},
                                {"b24988ac-6180-42a0-ab88-20f7382dd24c", "AZContributor"},
                                {"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "AZUserAccessAdministrator"},
                                {"9980e02c-c2be-4d73-94e8-173b1dc7cf3c", "AZVMContributor"},
                                {"1c0163c0-47e6-4577-8991-ea5c82e286e4", "AZVMAdminLogin"},
                                {"de139f84-1756-47ae-9be6-808fbbe84772", "AZWebsiteContributor"},
                                {"87a39d53-fc1b-424a-814c-f7e04687dc9e", "AZLogicAppContributor"},
                                {"f353d9bd-d4a6-484e-a77a-8050b599b867", "AZAutomationContributor"},
                                {"ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8", "AZAKSContributor"},
                                {"f25e0fa2-a7c8-4377-a976-54943a77a395", "AZKeyVaultContributor"}};

// What an application may do to Microsoft Graph, by the id of the application role.
// https://learn.microsoft.com/graph/permissions-reference
constexpr Word kGraphRoles[] = {
    {"9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8", "AZMGRoleManagement_ReadWrite_Directory"},
    {"06b708a9-e830-4db3-a914-8e69da51d44f", "AZMGAppRoleAssignment_ReadWrite_All"},
    {"1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9", "AZMGApplication_ReadWrite_All"},
    {"19dbc75e-c2e2-444c-a770-ec69d8559fc7", "AZMGDirectory_ReadWrite_All"},
    {"62a82d76-70ea-41e2-9197-370581804d09", "AZMGGroup_ReadWrite_All"},
    {"dbaae8cf-10b5-4b86-a4a1-f871c94c6695", "AZMGGroupMember_ReadWrite_All"}};

constexpr Word kVaultRights[] = {
    {"keys", "AZGetKeys"}, {"secrets", "AZGetSecrets"}, {"certificates", "AZGetCertificates"}};

// https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
constexpr Word kRolesOverApplications[] = {{"9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "AZAppAdmin"},
                                           {"158c047a-c907-4556-b7ef-446551a6b5f7", "AZCloudAppAdmin"}};

template <size_t kSize>
std::string_view edgeOf(const Word (&words)[kSize], std::string_view word) {
  for (const Word& known : words) {
    if (equalsIgnoreCase(known.word, word)) return known.edge;
  }
  return {};
}

std::string_view lastSegment(std::string_view path) {
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

std::string_view idOf(Node object) { return object.firstText({"id", "principalId", "objectId"}); }

std::string_view kindOfType(Node object) {
  const std::string_view type = object["@odata.type"].text();
  if (type == "#microsoft.graph.user") return "AZUser";
  if (type == "#microsoft.graph.group") return "AZGroup";
  if (type == "#microsoft.graph.servicePrincipal") return "AZServicePrincipal";
  if (type == "#microsoft.graph.device") return "AZDevice";
  return "AZBase";
}

// {"groupId": "…", "members": [{"member": {"id": …}}]}: whose it is, and who. `edge` = "": what the role of
// each assignment gives.
void rights(BatchBuilder& out, const RecordPlace& record, std::string_view thing, std::string_view edge,
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
        const Node who = inner.value["properties"].isObject() ? inner.value["properties"] : inner.value;
        const std::string_view role = who["roleDefinitionId"].textOr(entry["roleDefinitionId"].text());
        const std::string_view means = edge.empty() ? edgeOf(kAzureRoles, lastSegment(role)) : edge;
        if (means.empty()) continue;
        bloodhoundEdge(out, record, bloodhoundMention(out, idOf(who), kindOfType(inner.value)), means, end);
      }
    }
  }
}

// Over the whole directory, or over one application: "/<its object id>".
void directoryRoles(BatchBuilder& out, const RecordPlace& record, Node data) {
  for (const Node assignment : data["roleAssignments"].items()) {
    const std::string_view role = assignment.firstText({"roleDefinitionId", "roleId"});
    const std::string_view scope = assignment["directoryScopeId"].text();
    const AssetRef holder = bloodhoundMention(out, assignment["principalId"].text(), "AZBase");
    if (scope.empty() || scope == "/") {
      bloodhoundEdge(out, record, holder, "AZHasRole", bloodhoundMention(out, role, "AZRole"));
    } else if (const std::string_view edge = edgeOf(kRolesOverApplications, role); !edge.empty()) {
      bloodhoundEdge(out, record, holder, edge, bloodhoundMention(out, scope.substr(1), "AZBase"));
    }
  }
}

void graphRole(BatchBuilder& out, const RecordPlace& record, Node data) {
  const std::string_view edge = edgeOf(kGraphRoles, data["appRoleId"].text());
  if (edge.empty()) return;
  bloodhoundEdge(out, record, bloodhoundMention(out, data["principalId"].text(), "AZServicePrincipal"), edge,
                 bloodhoundMention(out, data["resourceId"].text(), "AZServicePrincipal"));
}

void vaultPolicy(BatchBuilder& out, const RecordPlace& record, Node data) {
  const AssetRef vault = bloodhoundMention(out, data["keyVaultId"].text(), "AZKeyVault");
  const AssetRef holder = bloodhoundMention(out, data["objectId"].text(), "AZBase");
  for (const Word& right : kVaultRights) {
    for (const Node said : data["permissions"][right.word].items()) {
      if (equalsIgnoreCase(said.text(), "get") || equalsIgnoreCase(said.text(), "all"))
        bloodhoundEdge(out, record, holder, right.edge, vault);
    }
  }
}

// True where the object states edges and is nothing of its own.
bool isOfEdges(BatchBuilder& out, const RecordPlace& record, std::string_view kind, Node data) {
  constexpr std::string_view kAssignment = "RoleAssignment";
  if (kind == "AZRoleAssignment") return directoryRoles(out, record, data), true;
  if (kind == "AZAppRoleAssignment") return graphRole(out, record, data), true;
  if (kind == "AZKeyVaultAccessPolicy") return vaultPolicy(out, record, data), true;
  if (kind.ends_with(kAssignment))
    return rights(out, record, kind.substr(0, kind.size() - kAssignment.size()), {}, data), true;
  for (const Word& right : kRights) {
    if (kind.size() <= right.word.size() + 2 || !kind.ends_with(right.word)) continue;
    return rights(out, record, kind.substr(0, kind.size() - right.word.size()), right.edge, data), true;
  }
  return false;
}

}  // namespace

void azureHoundObject(BatchBuilder& out, const RecordPlace& record, std::string_view kind, Node data) {
  if (!kind.starts_with("AZ")) return out.skip(record, "no_kind", "an object without AzureHound's kind");
  if (isOfEdges(out, record, kind, data)) return;
  const std::string_view tenant = data["tenantId"].text();
  const bool isTenant = kind == "AZTenant";  // its id is "/tenants/<id>"
  const std::string_view id = isTenant && !tenant.empty() ? tenant : data.firstText({"id", "subscriptionId"});
  if (id.empty()) return out.skip(record, "no_id", "an object of AzureHound without id");
  const AssetRef self = bloodhoundNode(out, id, kind, data, data);
  if (kind == "AZServicePrincipal")
    bloodhoundEdge(out, record, bloodhoundMention(out, data["appId"].text(), "AZApp"), "AZRunsAs", self);
  if (kind == "AZApp" && !data["appId"].text().empty()) {  // principals know it by that id
    Asset same;
    same.kind = AssetKind::kIdentity;
    same.identities.add(out.text("entra:" + toLowerAscii(id)));
    same.identities.add(out.text("entra:" + toLowerAscii(data["appId"].text())));
    (void)out.asset(same);
  }
  const bool isInScope = startsWithIgnoreCase(id, "/subscriptions/") && kind != "AZSubscription";
  if (!isTenant && !isInScope)
    out.relate(self, Relation::kPartOf, bloodhoundMention(out, tenant, "AZTenant"), record);
  if (startsWithIgnoreCase(id, "/subscriptions/")) inAzureScopes(out, self, id, record);
  for (const Node identity : {data["identity"], data["properties"]["identity"]})
    bloodhoundEdge(out, record, self, "AZManagedIdentity",
                   bloodhoundMention(out, identity["principalId"].text(), "AZServicePrincipal"));
}

}  // namespace postern
