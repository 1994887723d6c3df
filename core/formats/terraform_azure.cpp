// SPDX-License-Identifier: Apache-2.0
// Rights and networks of the azurerm provider (terraform.h).
// https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs
#include "base/text.h"
#include "formats/aws_network.h"
#include "formats/azure_asset.h"
#include "formats/azure_rights.h"
#include "formats/terraform.h"

namespace postern {
namespace {

void roleAssignment(TerraformFile& file, const TerraformResource& resource) {
  const Node values = resource.values;
  AssetRef holder = file.target(resource, "principal_id", {});
  if (holder == kNone)
    holder = entraPrincipal(file.out, values["principal_id"].text(), values["principal_type"].text(), {});
  azureAssignment(file.out, resource.place, holder, values["role_definition_name"].text(),
                  values["role_definition_id"].text(), values["scope"].text());
}

}  // namespace

void terraformAzure(TerraformFile& file, const TerraformResource& resource) {
  const Node values = resource.values;
  const AssetRef self = file.self(resource);
  if (startsWithIgnoreCase(values["id"].text(), "/subscriptions/") && self != kNone)
    inAzureScopes(file.out, self, values["id"].text(), resource.place);
  if (resource.type == "azurerm_role_assignment") return roleAssignment(file, resource);
  if (resource.type == "azurerm_role_definition") {
    for (const Node permission : values["permissions"].items())
      azurePermission(file.out, resource.place, self, permission);
  }
  if (resource.type == "azurerm_network_security_group") {
    for (const Node rule : values["security_rule"].items())
      azureSecurityRule(file.out, resource.place, self, rule);
  }
  if (resource.type == "azurerm_network_security_rule") {
    azureSecurityRule(file.out, resource.place,
                      file.target(resource, "network_security_group_name", "azurerm_network_security_group"),
                      values);
  }
  for (const Node identity : values["identity"].items()) {
    file.out.relate(self, Relation::kAssumes,
                    entraPrincipal(file.out, identity["principal_id"].text(), "managedidentity", {}),
                    resource.place, "managed-identity");
    for (const Node id : identity["identity_ids"].items())
      file.out.relate(self, Relation::kAssumes, azureMention(file.out, id.text()), resource.place,
                      "managed-identity");
  }
}

}  // namespace postern
