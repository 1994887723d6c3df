// SPDX-License-Identifier: Apache-2.0
// Things of Azure and Entra ID as assets: identities, tags and kinds as docs/structure-cloud.md says.
#pragma once

#include <string>
#include <string_view>

#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

/// A resource or scope by its id ("/subscriptions/…", "/providers/Microsoft.Management/managementGroups/…");
/// `type` "" = by the id. Builds, does not add.
Asset azureAsset(BatchBuilder& out, std::string_view id, std::string_view type = {},
                 std::string_view name = {});
/// A thing that is only named here; kNone for "".
AssetRef azureMention(BatchBuilder& out, std::string_view id);
/// Says that it is part of its resource group, that of its subscription; a child resource of its parent.
void inAzureScopes(BatchBuilder& out, AssetRef thing, std::string_view id, const RecordPlace& record);
/// A principal of Entra ID; `type` "user", "group", "serviceprincipal", "managedidentity", "application", ""
/// = not said. kNone for an empty id.
AssetRef entraPrincipal(BatchBuilder& out, std::string_view objectId, std::string_view type,
                        std::string_view name);
/// "Microsoft.Compute/virtualMachines/extensions" of an id, as written; "" where it has none.
std::string azureTypeOf(std::string_view id);
/// A resource of Terraform's azurerm and azuread providers.
Asset azureTerraformAsset(BatchBuilder& out, std::string_view type, Node values, std::string_view name);

}  // namespace postern
