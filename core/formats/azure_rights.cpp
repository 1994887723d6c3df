// SPDX-License-Identifier: Apache-2.0
// See azure_rights.h. https://learn.microsoft.com/azure/role-based-access-control/role-definitions
#include "formats/azure_rights.h"

#include <string>
#include <vector>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/aws_network.h"
#include "formats/azure_asset.h"

namespace postern {
namespace {

// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
constexpr std::pair<std::string_view, std::string_view> kBuiltIn[] = {
    {"Owner", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"},
    {"Contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c"},
    {"Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7"},
    {"User Access Administrator", "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"},
    {"Virtual Machine Contributor", "9980e02c-c2be-4d73-94e8-173b1dc7cf3c"},
    {"Storage Blob Data Owner", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b"},
    {"Storage Blob Data Contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe"},
    {"Storage Blob Data Reader", "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"},
    {"Key Vault Administrator", "00482a5a-887f-4fb3-b363-3b7fe8e74483"},
    {"Key Vault Secrets User", "4633458b-17de-408a-b874-0445c86b69e6"},
    {"Key Vault Secrets Officer", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7"},
    {"Key Vault Contributor", "f25e0fa2-a7c8-4377-a976-54943a77a395"},
    {"Role Based Access Control Administrator", "f58310d9-a9f6-439a-9e8d-f62e7b41a168"},
    {"Virtual Machine Administrator Login", "1c0163c0-47e6-4577-8991-ea5c82e286e4"},
    {"Managed Identity Operator", "f1a07417-d97a-45cb-824c-7a7467783830"},
    {"Managed Identity Contributor", "e40ec5ca-96e0-45a2-b4ff-59039f2c2b59"},
    {"Website Contributor", "de139f84-1756-47ae-9be6-808fbbe84772"},
    {"Automation Contributor", "f353d9bd-d4a6-484e-a77a-8050b599b867"},
    {"Logic App Contributor", "87a39d53-fc1b-424a-814c-f7e04687dc9e"},
    {"Storage Account Contributor", "17d1049b-9a84-46fb-8f53-869881c3d3ab"},
    {"Storage Account Key Operator Service Role", "81a9662b-bebf-436f-a333-f67b29880f12"},
    {"Azure Kubernetes Service Cluster Admin Role", "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8"},
    {"Azure Kubernetes Service RBAC Cluster Admin", "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b"},
    {"Azure Kubernetes Service Contributor Role", "ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8"},
    {"SQL Server Contributor", "6d8ee4ec-f05a-4a1d-8b00-a9b17e38b437"},
};

// A definition's own id ends in its GUID; the id's scope differs by who asks. A name alone is enough for the
// built-in ones, and is all there is of others.
std::string roleIdentity(std::string_view roleName, std::string_view roleId) {
  const size_t slash = roleId.rfind('/');
  std::string_view guid = slash == std::string_view::npos ? roleId : roleId.substr(slash + 1);
  for (const auto& [name, known] : kBuiltIn) {
    if (guid.empty() && name == roleName) guid = known;
  }
  return guid.empty() ? "azure-role-name:" + std::string(roleName) : "azure-role:" + toLowerAscii(guid);
}

// Resource Graph's assignments have the definition's id only.
std::string_view builtInName(std::string_view guid) {
  for (const auto& [name, known] : kBuiltIn) {
    if (equalsIgnoreCase(guid, known)) return name;
  }
  return guid;
}

Node either(Node rule, std::string_view camel, std::string_view snake) {
  return rule[camel].exists() ? rule[camel] : rule[snake];
}

std::vector<std::string_view> sources(Node rule) {
  std::vector<std::string_view> out;
  for (const Node list : {either(rule, "sourceAddressPrefix", "source_address_prefix"),
                          either(rule, "sourceAddressPrefixes", "source_address_prefixes")}) {
    for (const Node item : list.items()) {
      if (!item.text().empty()) out.push_back(item.text());
    }
  }
  return out;
}

}  // namespace

void azurePermission(BatchBuilder& out, const RecordPlace& record, AssetRef role, Node permission,
                     std::string_view condition) {
  const auto state = [&](Node actions, Node notActions) {
    Grant grant;
    grant.asset = role;
    grant.system = out.text("azure");
    for (const Node action : actions.items()) grant.actions.add(out.text(action.text()));
    for (const Node action : notActions.items()) grant.exceptActions.add(out.text(action.text()));
    grant.condition = out.text(condition);
    if (!grant.actions.empty()) out.grant(record, grant);
  };
  state(permission["actions"], either(permission, "notActions", "not_actions"));
  state(either(permission, "dataActions", "data_actions"),
        either(permission, "notDataActions", "not_data_actions"));
}

AssetRef azureRole(BatchBuilder& out, std::string_view roleName, std::string_view roleId) {
  if (roleName.empty() && roleId.empty()) return kNone;
  Asset asset;
  asset.kind = AssetKind::kRole;
  asset.name = out.text(roleName.empty() ? roleId.substr(roleId.rfind('/') + 1) : roleName);
  asset.identities.add(out.text(roleIdentity(roleName, roleId)));
  asset.tags.add(out.text("type:microsoft.authorization/roledefinitions"));
  return out.asset(asset);
}

void azureAssignment(BatchBuilder& out, const RecordPlace& record, AssetRef holder, std::string_view roleName,
                     std::string_view roleId, std::string_view scope, std::string_view condition) {
  const AssetRef role = azureRole(out, roleName, roleId);
  out.relate(holder, Relation::kHolds, role, record, scope);
  if (role == kNone)
    return out.diagnostics().add("no_role", "a role assignment without a role", record.path());
  Grant grant;
  grant.asset = holder;
  grant.system = out.text("azure");
  grant.actions.add(
      out.text("role:" +
               std::string(roleName.empty() ? builtInName(roleId.substr(roleId.rfind('/') + 1)) : roleName)));
  grant.scope = out.text(toLowerAscii(scope));
  grant.condition = out.text(condition);
  out.grant(record, grant);
}

void azureSecurityRule(BatchBuilder& out, const RecordPlace& record, AssetRef group, Node rule) {
  if (!equalsIgnoreCase(rule["direction"].text(), "Inbound") ||
      !equalsIgnoreCase(rule["access"].text(), "Allow"))
    return;
  const std::string_view ports = either(rule, "destinationPortRange", "destination_port_range").text();
  std::string range = portRange(rule["protocol"].text(), {}, {});
  if (!ports.empty() && ports != "*") range = (range == "all" ? "any" : range) + "/" + std::string(ports);
  for (std::string_view source : sources(rule)) {
    // "*", "Internet" and "Any" are every address.
    if (source == "*" || equalsIgnoreCase(source, "Internet") || equalsIgnoreCase(source, "Any"))
      source = "0.0.0.0/0";
    out.relate(group, Relation::kAdmits, addressRange(out, source), record, range);
  }
}

}  // namespace postern
