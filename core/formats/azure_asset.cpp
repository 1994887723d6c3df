// SPDX-License-Identifier: Apache-2.0
// See azure_asset.h.
// https://learn.microsoft.com/azure/azure-resource-manager/management/resource-providers-and-types
#include "formats/azure_asset.h"

#include <algorithm>

#include "base/text.h"
#include "formats/aws_asset.h"

namespace postern {
namespace {

using enum AssetKind;

struct TypeKind {
  std::string_view type;  // lower case, from its start
  AssetKind kind;
};

constexpr TypeKind kTypes[] = {
    {"microsoft.resources/subscriptions", kAccount},
    {"microsoft.management/managementgroups", kAccount},
    {"microsoft.compute/virtualmachinescalesets", kWorkload},
    {"microsoft.compute/virtualmachines", kHost},
    {"microsoft.compute/disks", kVolume},
    {"microsoft.compute/snapshots", kDataStore},
    {"microsoft.hybridcompute/machines", kHost},
    {"microsoft.containerservice/managedclusters", kAccount},
    {"microsoft.containerregistry/registries", kDataStore},
    {"microsoft.containerinstance/containergroups", kWorkload},
    {"microsoft.app/containerapps", kWorkload},
    {"microsoft.app/jobs", kWorkload},
    {"microsoft.web/sites", kService},
    {"microsoft.web/staticsites", kService},
    {"microsoft.logic/workflows", kWorkload},
    {"microsoft.automation/automationaccounts", kPipeline},
    {"microsoft.datafactory/factories", kPipeline},
    {"microsoft.network/networksecuritygroups", kNetwork},
    {"microsoft.network/virtualnetworks", kNetwork},
    {"microsoft.network/azurefirewalls", kNetwork},
    {"microsoft.network/loadbalancers", kIngress},
    {"microsoft.network/applicationgateways", kIngress},
    {"microsoft.network/frontdoors", kIngress},
    {"microsoft.cdn/profiles", kIngress},
    {"microsoft.apimanagement/service", kIngress},
    {"microsoft.storage/storageaccounts", kDataStore},
    {"microsoft.sql/", kDataStore},
    {"microsoft.dbforpostgresql/", kDataStore},
    {"microsoft.dbformysql/", kDataStore},
    {"microsoft.documentdb/", kDataStore},
    {"microsoft.cache/redis", kDataStore},
    {"microsoft.keyvault/vaults", kDataStore},
    {"microsoft.managedidentity/userassignedidentities", kIdentity},
    {"microsoft.authorization/roledefinitions", kRole},
    {"microsoft.authorization/policydefinitions", kRole},
};

AssetKind kindOf(std::string_view type) {
  for (const TypeKind& known : kTypes) {
    if (type.starts_with(known.type)) return known.kind;
  }
  return kCloudResource;
}

// The azurerm types whose name does not tell the ARM type; the id does where it is known.
constexpr std::pair<std::string_view, std::string_view> kTerraform[] = {
    {"azurerm_linux_virtual_machine", "microsoft.compute/virtualmachines"},
    {"azurerm_windows_virtual_machine", "microsoft.compute/virtualmachines"},
    {"azurerm_virtual_machine", "microsoft.compute/virtualmachines"},
    {"azurerm_kubernetes_cluster", "microsoft.containerservice/managedclusters"},
    {"azurerm_storage_account", "microsoft.storage/storageaccounts"},
    {"azurerm_mssql_server", "microsoft.sql/servers"},
    {"azurerm_mssql_database", "microsoft.sql/servers/databases"},
    {"azurerm_postgresql_flexible_server", "microsoft.dbforpostgresql/flexibleservers"},
    {"azurerm_mysql_flexible_server", "microsoft.dbformysql/flexibleservers"},
    {"azurerm_cosmosdb_account", "microsoft.documentdb/databaseaccounts"},
    {"azurerm_key_vault", "microsoft.keyvault/vaults"},
    {"azurerm_linux_web_app", "microsoft.web/sites"},
    {"azurerm_windows_web_app", "microsoft.web/sites"},
    {"azurerm_linux_function_app", "microsoft.web/sites"},
    {"azurerm_container_registry", "microsoft.containerregistry/registries"},
    {"azurerm_container_app", "microsoft.app/containerapps"},
    {"azurerm_user_assigned_identity", "microsoft.managedidentity/userassignedidentities"},
    {"azurerm_role_definition", "microsoft.authorization/roledefinitions"},
    {"azurerm_network_security_group", "microsoft.network/networksecuritygroups"},
    {"azurerm_virtual_network", "microsoft.network/virtualnetworks"},
    {"azurerm_subnet", "microsoft.network/virtualnetworks/subnets"},
    {"azurerm_public_ip", "microsoft.network/publicipaddresses"},
    {"azurerm_network_interface", "microsoft.network/networkinterfaces"},
    {"azurerm_lb", "microsoft.network/loadbalancers"},
    {"azurerm_application_gateway", "microsoft.network/applicationgateways"},
    {"azurerm_resource_group", "microsoft.resources/subscriptions/resourcegroups"},
};

constexpr size_t kMaxScopes = 12;

}  // namespace

std::string azureTypeOf(std::string_view id) {
  const auto parts = split(id, '/');
  std::string provider, type;
  for (size_t i = 1; i + 1 < parts.size(); i += 2) {
    if (equalsIgnoreCase(parts[i], "providers")) {
      provider = parts[i + 1];
      type.clear();
    } else if (!provider.empty()) {
      type += "/" + std::string(parts[i]);
    }
  }
  if (!provider.empty()) return provider + type;
  if (parts.size() == 5 && equalsIgnoreCase(parts[3], "resourceGroups"))
    return "Microsoft.Resources/subscriptions/resourceGroups";
  return parts.size() == 3 ? "Microsoft.Resources/subscriptions" : std::string();
}

Asset azureAsset(BatchBuilder& out, std::string_view id, std::string_view type, std::string_view name) {
  id = trim(id);
  while (id.size() > 1 && id.ends_with('/')) id.remove_suffix(1);
  const std::string lower = toLowerAscii(type.empty() ? azureTypeOf(id) : std::string(type));
  Asset asset;
  asset.kind = kindOf(lower);
  asset.name = out.text(name.empty() ? id.substr(id.rfind('/') + 1) : name);
  // Azure ignores case in ids: rows of one file are one row only in one form.
  if (!id.empty()) asset.identities.add(out.text("name:" + toLowerAscii(id)));
  // A definition is known by its GUID under whatever scope it is asked for.
  if (lower == "microsoft.authorization/roledefinitions" && !id.empty())
    asset.identities.add(out.text("azure-role:" + toLowerAscii(id.substr(id.rfind('/') + 1))));
  addTag(out, asset.tags, "type", lower);
  const auto parts = split(id, '/');
  if (parts.size() > 2 && equalsIgnoreCase(parts[1], "subscriptions"))
    addTag(out, asset.tags, "account", toLowerAscii(parts[2]));
  return asset;
}

AssetRef azureMention(BatchBuilder& out, std::string_view id) {
  return trim(id).empty() || trim(id) == "/" ? kNone : out.asset(azureAsset(out, id));
}

// Each pair of segments is a step: "/subscriptions/s/resourceGroups/g/providers/P/type/name/child/name".
void inAzureScopes(BatchBuilder& out, AssetRef thing, std::string_view id, const RecordPlace& record) {
  AssetRef inner = thing;
  for (size_t steps = 0; steps < kMaxScopes; ++steps) {
    const auto parts = split(id, '/');
    if (parts.size() < 5) return;
    const bool isProvider = parts.size() >= 5 && equalsIgnoreCase(parts[parts.size() - 4], "providers");
    const size_t dropped = isProvider ? 4 : 2;
    size_t keep = 0;
    for (size_t i = 0; i + dropped < parts.size(); ++i) keep += parts[i].size() + (i > 0 ? 1 : 0);
    id = id.substr(0, keep);
    if (id.empty()) return;
    const AssetRef outer = azureMention(out, id);
    out.relate(inner, Relation::kPartOf, outer, record);
    inner = outer;
  }
}

AssetRef entraPrincipal(BatchBuilder& out, std::string_view objectId, std::string_view type,
                        std::string_view name) {
  if (trim(objectId).empty()) return kNone;
  const std::string lower = toLowerAscii(type);
  Asset asset;
  asset.kind = kIdentity;
  asset.name = out.text(name.empty() ? trim(objectId) : name);
  asset.identities.add(out.text("entra:" + toLowerAscii(trim(objectId))));
  if (!lower.empty()) asset.tags.add(out.text("type:entra/" + lower));
  return out.asset(asset);
}

Asset azureTerraformAsset(BatchBuilder& out, std::string_view type, Node values, std::string_view name) {
  const auto known = std::find_if(std::begin(kTerraform), std::end(kTerraform),
                                  [&](const auto& pair) { return pair.first == type; });
  const std::string_view id = values["id"].text();
  const bool isArm = startsWithIgnoreCase(id, "/subscriptions/");
  Asset asset = azureAsset(out, isArm ? id : std::string_view(),
                           known != std::end(kTerraform) ? known->second
                           : isArm                       ? std::string_view()
                                                         : type,
                           name);
  if (type.starts_with("azuread_")) {
    asset.kind = kIdentity;
    if (const std::string_view object = values["object_id"].text(); !object.empty())
      asset.identities.add(out.text("entra:" + toLowerAscii(object)));
  }
  if (type == "azurerm_user_assigned_identity" && !values["principal_id"].text().empty())
    asset.identities.add(out.text("entra:" + toLowerAscii(values["principal_id"].text())));
  addTag(out, asset.tags, "terraform-type", type);
  return asset;
}

}  // namespace postern
