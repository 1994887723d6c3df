// SPDX-License-Identifier: Apache-2.0
// Azure RBAC: role assignments hold at their scope and below it.
// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles (the ones with a way to more)
// Deny assignments are not stated by the inventories that are read.
#include <algorithm>

#include "base/text.h"
#include "graph/rights/scoped_rights.h"

namespace postern {
namespace {

const std::vector<KnownRole>& knownRoles() {
  static const std::vector<KnownRole> kRoles = {
      {"Owner", {"*"}, {}},
      {"Contributor",
       {"*"},
       {"Microsoft.Authorization/*/Delete", "Microsoft.Authorization/*/Write",
        "Microsoft.Authorization/elevateAccess/Action", "Microsoft.Blueprint/blueprintAssignments/*",
        "Microsoft.Storage/storageAccounts/blobServices/*", "Microsoft.KeyVault/vaults/secrets/*"}},
      {"User Access Administrator", {"*/read", "Microsoft.Authorization/*", "Microsoft.Support/*"}, {}},
      {"Role Based Access Control Administrator",
       {"Microsoft.Authorization/roleAssignments/write", "Microsoft.Authorization/roleAssignments/delete",
        "*/read"},
       {}},
      {"Virtual Machine Contributor",
       {"Microsoft.Compute/virtualMachines/*", "Microsoft.Network/*/read"},
       {}},
      {"Virtual Machine Administrator Login",
       {"Microsoft.Compute/virtualMachines/login/action",
        "Microsoft.Compute/virtualMachines/loginAsAdmin/action"},
       {}},
      {"Managed Identity Operator",
       {"Microsoft.ManagedIdentity/userAssignedIdentities/*/read",
        "Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action"},
       {}},
      {"Managed Identity Contributor", {"Microsoft.ManagedIdentity/userAssignedIdentities/*"}, {}},
      {"Website Contributor", {"Microsoft.Web/sites/*", "Microsoft.Web/serverFarms/*"}, {}},
      {"Automation Contributor", {"Microsoft.Automation/automationAccounts/*"}, {}},
      {"Logic App Contributor", {"Microsoft.Logic/*", "Microsoft.Web/connections/*"}, {}},
      {"Storage Account Contributor",
       {"Microsoft.Storage/storageAccounts/read", "Microsoft.Storage/storageAccounts/write",
        "Microsoft.Storage/storageAccounts/listKeys/action"},
       {}},
      {"Storage Account Key Operator Service Role",
       {"Microsoft.Storage/storageAccounts/listkeys/action"},
       {}},
      {"Storage Blob Data Owner", {"Microsoft.Storage/storageAccounts/blobServices/*"}, {}},
      {"Storage Blob Data Contributor",
       {"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/*"},
       {}},
      {"Storage Blob Data Reader",
       {"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"},
       {}},
      {"Key Vault Administrator", {"Microsoft.KeyVault/*"}, {}},
      {"Key Vault Contributor", {"Microsoft.KeyVault/vaults/write", "Microsoft.KeyVault/vaults/read"}, {}},
      {"Key Vault Secrets Officer", {"Microsoft.KeyVault/vaults/secrets/*"}, {}},
      {"Key Vault Secrets User", {"Microsoft.KeyVault/vaults/secrets/getSecret/action"}, {}},
      {"Azure Kubernetes Service Cluster Admin Role",
       {"Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action"},
       {}},
      {"Azure Kubernetes Service RBAC Cluster Admin", {"Microsoft.ContainerService/managedClusters/*"}, {}},
      {"Azure Kubernetes Service Contributor Role", {"Microsoft.ContainerService/managedClusters/*"}, {}},
      {"SQL Server Contributor", {"Microsoft.Sql/servers/*"}, {}},
  };
  return kRoles;
}

class AzureRights final : public ScopedRights {
 public:
  explicit AzureRights(RightsTables& tables) : ScopedRights(tables, "azure") {
    collect(knownRoles(), "role:");
  }

 private:
  static bool isPathUnder(std::string_view path, std::string_view scope) {
    return path == scope ||
           (path.size() > scope.size() && path.starts_with(scope) && path[scope.size()] == '/');
  }

  bool isUnder(AssetId on, std::string_view said) const override {
    std::string scope = toLowerAscii(said);
    while (scope.size() > 1 && scope.back() == '/') scope.pop_back();
    if (scope.empty() || scope == "/") return !tables_.identity(on, "azure:").empty();
    for (const AssetId at : tables_.ancestors(on)) {
      for (const std::string_view prefix : {"azure:", "name:"}) {
        const std::string_view path = tables_.identity(at, prefix);
        if (!path.empty() && isPathUnder(toLowerAscii(path), scope)) return true;
      }
    }
    return false;
  }
};

}  // namespace

std::unique_ptr<RightsOfSystem> azureRights(RightsTables& tables) {
  return std::make_unique<AzureRights>(tables);
}

}  // namespace postern
