// SPDX-License-Identifier: Apache-2.0
// Azure as its own tools print it: Resource Graph exports and `az … list` of resources, role assignments,
// role definitions, users, groups and service principals. What is where, under which scope, with which
// identity, network and public address, and who holds what (docs/structure-cloud.md).
// https://learn.microsoft.com/azure/governance/resource-graph/  Ignored: other properties of resources.
#include <string>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/aws_network.h"
#include "formats/azure_asset.h"
#include "formats/azure_rights.h"
#include "formats/format.h"
#include "formats/oidc_subject.h"

namespace postern {
namespace {

enum class Shape : uint8_t { kNone, kAssignment, kDefinition, kResource, kPrincipal };

// Members of an object may stand in its "properties".
std::string_view said(Node node, std::string_view key) {
  const std::string_view own = node[key].text();
  return own.empty() ? node["properties"][key].text() : own;
}

Shape shapeOf(Node node) {
  if (!said(node, "principalId").empty() && !said(node, "roleDefinitionId").empty())
    return Shape::kAssignment;
  const bool hasPermissions = node["permissions"].isArray() || node["properties"]["permissions"].isArray();
  if (hasPermissions && !said(node, "roleName").empty()) return Shape::kDefinition;
  const std::string_view id = node["id"].text();
  if (startsWithIgnoreCase(id, "/subscriptions/") && node["type"].text().find('/') != std::string_view::npos)
    return Shape::kResource;
  const bool isPrincipal =
      !node["displayName"].text().empty() &&
      (node["appId"].exists() || node["userPrincipalName"].exists() || node["securityEnabled"].exists());
  return isPrincipal && !node.firstText({"id", "objectId"}).empty() ? Shape::kPrincipal : Shape::kNone;
}

std::string_view listOf(const Probe& probe) {
  if (probe.root.isArray()) return "/*";
  for (const std::string_view path : {"/data/*", "/resources/*", "/value/*"}) {
    if (probe.root[path.substr(1, path.size() - 3)].isArray()) return path;
  }
  return {};
}

Match sniff(const Probe& probe) {
  if (probe.syntax != Syntax::kJson || listOf(probe).empty()) return {};
  const std::string_view path = listOf(probe);
  const Node first =
      probe.root.isArray() ? probe.root.item(0) : probe.root[path.substr(1, path.size() - 3)].item(0);
  switch (shapeOf(first)) {
    case Shape::kAssignment:
      return {86, "role assignments of Azure"};
    case Shape::kDefinition:
      return {86, "role definitions of Azure"};
    case Shape::kResource:
      return {84, "ids and types of Azure resources"};
    case Shape::kPrincipal:
      return {82, "principals of Entra ID"};
    default:
      return {};
  }
}

void assignment(BatchBuilder& out, const Record& r) {
  const AssetRef holder = entraPrincipal(out, said(r.node, "principalId"), said(r.node, "principalType"),
                                         said(r.node, "principalName"));
  azureAssignment(out, r, holder, said(r.node, "roleDefinitionName"), said(r.node, "roleDefinitionId"),
                  said(r.node, "scope"), said(r.node, "condition"));
}

void definition(BatchBuilder& out, const Record& r) {
  const AssetRef role = azureRole(out, said(r.node, "roleName"), r.node.firstText({"id", "name"}));
  const Node own = r.node["permissions"];
  for (const Node permission : (own.isArray() ? own : r.node["properties"]["permissions"]).items())
    azurePermission(out, r, role, permission, permission["condition"].text());
}

void principal(BatchBuilder& out, const Record& r) {
  const bool isUser = r.node["userPrincipalName"].exists();
  const bool isGroup = r.node["securityEnabled"].exists();
  const bool isService = r.node["servicePrincipalType"].exists();
  const std::string_view type = isUser      ? "user"
                                : isGroup   ? "group"
                                : isService ? "serviceprincipal"
                                            : "application";
  (void)entraPrincipal(out, r.node.firstText({"id", "objectId"}), type, r.node["displayName"].text());
}

void identities(BatchBuilder& out, const Record& r, AssetRef self) {
  const Node identity = r.node["identity"];
  out.relate(self, Relation::kAssumes,
             entraPrincipal(out, identity["principalId"].text(), "managedidentity", {}), r,
             "managed-identity");
  for (const Node::Member user : identity["userAssignedIdentities"].members()) {
    const AssetRef assigned = azureMention(out, user.key);
    out.relate(self, Relation::kAssumes, assigned, r, "managed-identity");
    out.relate(assigned, Relation::kAssumes,
               entraPrincipal(out, user.value["principalId"].text(), "managedidentity", {}), r,
               "managed-identity");
  }
}

// Interfaces are in a network security group and a subnet, and have a public address; machines have
// interfaces.
void networks(BatchBuilder& out, const Record& r, AssetRef self) {
  const Node properties = r.node["properties"];
  const auto relate = [&](Relation relation, std::string_view id, std::string_view detail = {}) {
    out.relate(self, relation, azureMention(out, id), r, detail);
  };
  for (const Node rule : properties["securityRules"].items())
    azureSecurityRule(out, r, self, rule["properties"].isObject() ? rule["properties"] : rule);
  relate(Relation::kMemberOf, properties["networkSecurityGroup"]["id"].text());
  for (const Node interface : properties["networkProfile"]["networkInterfaces"].items())
    relate(Relation::kExposes, interface["id"].text(), "network-interface");
  for (const Node configuration : properties["ipConfigurations"].items()) {
    const Node inner = configuration["properties"].isObject() ? configuration["properties"] : configuration;
    relate(Relation::kPartOf, inner["subnet"]["id"].text());
    relate(Relation::kExposes, inner["publicIPAddress"]["id"].text(), "public-ip");
  }
}

// Tokens that an identity trusts: an issuer and one subject, or an expression over its claims.
// https://learn.microsoft.com/entra/workload-id/workload-identity-federation-flexible-federated-identity-credentials
bool federated(BatchBuilder& out, const Record& r) {
  constexpr std::string_view kSegment = "/federatedidentitycredentials/";
  const std::string_view id = r.node["id"].text();
  const size_t at = toLowerAscii(id).find(kSegment);
  if (at == std::string::npos) return false;
  const Node properties = r.node["properties"];
  const AssetRef identity = azureMention(out, id.substr(0, at));
  const std::string_view issuer = properties["issuer"].text();
  const std::string_view subject = properties["subject"].text();
  out.relate(identity, Relation::kTrusts, oidcSubject(out, issuer, subject), r,
             "sub=" + std::string(subject));
  const std::string_view claims = properties["claimsMatchingExpression"]["value"].text();
  const size_t quote = claims.find('\'', claims.find("matches"));  // claims['sub'] matches 'repo:org/*'
  const std::string_view pattern = quote == std::string_view::npos
                                       ? std::string_view()
                                       : claims.substr(quote + 1, claims.find('\'', quote + 1) - quote - 1);
  if (isSharedOidcIssuer(issuer) && isAnyOidcSubject(pattern))
    out.relate(identity, Relation::kTrusts, oidcAnyone(out, issuer), r, "sub=" + std::string(pattern));
  return true;
}

void resource(BatchBuilder& out, const Record& r) {
  if (federated(out, r)) return;
  const Node node = r.node;
  const Node properties = node["properties"];
  Asset asset = azureAsset(out, node["id"].text(), node["type"].text(), node["name"].text());
  addTag(out, asset.tags, "region", node["location"].text());
  addAddress(out, asset, properties["ipAddress"].text());
  for (const std::string_view key : {"defaultHostName", "fqdn", "fullyQualifiedDomainName"}) {
    if (const std::string_view host = properties[key].text(); !host.empty())
      asset.identities.add(out.text("host:" + std::string(host)));
  }
  addTag(out, asset.tags, "public-network-access", properties["publicNetworkAccess"].text());
  if (properties["allowBlobPublicAccess"].isTrue()) asset.tags.add(out.text("public-blobs-allowed"));
  if (const std::string_view id = properties["principalId"].text();
      !id.empty() && asset.kind == AssetKind::kIdentity)
    asset.identities.add(out.text("entra:" + toLowerAscii(id)));
  const AssetRef self = out.asset(asset);
  inAzureScopes(out, self, node["id"].text(), r);
  AssetRef inner = self;  // of a subscription: nearest management group first
  for (const Node group : properties["managementGroupAncestorsChain"].items()) {
    const AssetRef outer = azureMention(
        out, "/providers/Microsoft.Management/managementGroups/" + std::string(group["name"].text()));
    out.relate(inner, Relation::kPartOf, outer, r);
    inner = outer;
  }
  identities(out, r, self);
  networks(out, r, self);
}

void record(BatchBuilder& out, const Record& r) {
  switch (shapeOf(r.node)) {
    case Shape::kAssignment:
      return assignment(out, r);
    case Shape::kDefinition:
      return definition(out, r);
    case Shape::kResource:
      return resource(out, r);
    case Shape::kPrincipal:
      return principal(out, r);
    default:
      return out.skip(r, "not_read", "a record that is no resource, role or principal");
  }
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("Azure");
  return in.read(
      {listOf(in.probe())}, [&](const Record& r) { record(out, r); }, out.diagnostics());
}

}  // namespace

extern const Format kAzure;
const Format kAzure{"azure",
                    "Azure resources and roles",
                    "https://learn.microsoft.com/azure/governance/resource-graph/",
                    "JSON",
                    Family::kInventory,
                    true,
                    sniff,
                    import};

}  // namespace postern
