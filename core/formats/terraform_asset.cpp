// SPDX-License-Identifier: Apache-2.0
// Terraform resources as assets: the cloud's own identity where the values hold it, and the address
// (terraform.h).
#include <algorithm>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/aws_network.h"
#include "formats/aws_organization.h"
#include "formats/aws_types.h"
#include "formats/azure_asset.h"
#include "formats/google_asset.h"
#include "formats/terraform.h"

namespace postern {
namespace {

// Providers whose resources exist in the state alone.
constexpr std::string_view kNoThings[] = {"random_", "null_",     "local_",   "time_",          "template_",
                                          "tls_",    "external_", "archive_", "terraform_data", "cloudinit_"};
// They join two things or are a rule of one: told as relations and grants.
constexpr std::string_view kJoints[] = {
    "_attachment", "_policy",       "_membership",  "_rule",       "_permission",         "_association",
    "_acl",        "_access_block", "_assignment",  "_iam_member", "_iam_binding",        "_configuration",
    "_versioning", "_encryption",   "_attachments", "_url",        "_ownership_controls", "_logging"};

bool isThing(std::string_view type) {
  if (type == "aws_iam_policy" || type == "aws_organizations_policy" || type == "aws_launch_configuration" ||
      type == "aws_cloudwatch_event_rule")
    return true;
  return std::none_of(std::begin(kNoThings), std::end(kNoThings),
                      [&](std::string_view prefix) { return type.starts_with(prefix); }) &&
         std::none_of(std::begin(kJoints), std::end(kJoints),
                      [&](std::string_view suffix) { return type.ends_with(suffix); });
}

std::string_view nameIn(Node values) {
  return values.firstText({"name", "bucket", "function_name", "identifier", "cluster_identifier",
                           "cluster_id", "family", "display_name", "user_name", "domain_name",
                           "name_prefix"});
}

Asset awsResource(BatchBuilder& out, const TerraformResource& resource, std::string_view name) {
  const AwsType* const known = awsTypeOfTerraform(resource.type);
  const Node values = resource.values;
  const std::string_view id = values["id"].text();
  const bool isApi = resource.type == "aws_api_gateway_rest_api" || resource.type == "aws_apigatewayv2_api";
  std::string arn(values["arn"].text());
  if (arn.empty() && resource.type == "aws_s3_bucket" && !values["bucket"].text().empty())
    arn = "arn:aws:s3:::" + std::string(values["bucket"].text());
  Asset asset = awsAsset(out, {known == nullptr ? resource.type : known->name,
                               arn,
                               isEc2Id(id) || isApi ? id : std::string_view(),
                               name,
                               {},
                               values["region"].text()});
  if ((resource.type == "aws_organizations_account" ||
       resource.type == "aws_organizations_organizational_unit") &&
      isAwsOrganizationMember(id))
    asset = awsOrganizationMember(out, id, arn, name);
  addTag(out, asset.tags, "terraform-type", resource.type);
  for (const std::string_view key : {"public_ip", "ip_address"}) addAddress(out, asset, values[key].text());
  if (values["private_ip"].isString()) addAddress(out, asset, values["private_ip"].text());
  for (const std::string_view key : {"dns_name", "public_dns", "address"}) {
    if (const std::string_view host = values[key].text(); host.find('.') != std::string_view::npos)
      asset.identities.add(out.text("host:" + std::string(host)));
  }
  return asset;
}

// "kubernetes_deployment", "kubernetes_deployment_v1": what a cluster calls shop/Deployment/web.
Asset clusterObject(BatchBuilder& out, const TerraformResource& resource) {
  std::string_view word = resource.type.substr(11);
  if (const size_t version = word.rfind("_v"); version != std::string_view::npos)
    word = word.substr(0, version);
  std::string kind;
  bool upper = true;
  for (const char c : word) {
    if (c != '_') kind += upper ? static_cast<char>(c - 32 * (c >= 'a' && c <= 'z')) : c;
    upper = c == '_';
  }
  const Node metadata = resource.values["metadata"].item(0);
  const std::string_view name = metadata["name"].text();
  Asset asset;
  asset.kind = kind == "Service"          ? AssetKind::kService
               : kind == "Ingress"        ? AssetKind::kIngress
               : kind == "ServiceAccount" ? AssetKind::kIdentity
               : kind == "Namespace"      ? AssetKind::kNamespace
                                          : AssetKind::kWorkload;
  if (!name.empty() && asset.kind != AssetKind::kNamespace)
    asset.identities.add(out.text("k8s:" + std::string(metadata["namespace"].textOr("default")) + "/" + kind +
                                  "/" + std::string(name)));
  asset.name = out.text(name);
  addTag(out, asset.tags, "terraform-type", resource.type);
  return asset;
}

}  // namespace

bool terraformAsset(BatchBuilder& out, const TerraformResource& resource, Asset& asset) {
  const std::string_view type = resource.type;
  if (type.empty() || !isThing(type)) return false;
  const std::string_view name = nameIn(resource.values);
  if (type.starts_with("aws_")) {
    asset = awsResource(out, resource, name);
  } else if (type.starts_with("azurerm_") || type.starts_with("azuread_")) {
    asset = azureTerraformAsset(out, type, resource.values, name);
  } else if (type.starts_with("google_")) {
    asset = googleTerraformAsset(out, type, resource.values, name);
  } else if (type.starts_with("kubernetes_")) {
    asset = clusterObject(out, resource);
  } else {
    asset.kind = AssetKind::kCloudResource;
    if (const std::string_view url = resource.values["html_url"].text();
        type == "github_repository" && !url.empty()) {
      asset.kind = AssetKind::kRepository;
      asset.identities.add(out.text("repo:" + std::string(url)));
    }
    asset.name = out.text(name);
    addTag(out, asset.tags, "terraform-type", type);
  }
  asset.declared = true;
  asset.identities.add(out.text("terraform:" + resource.address));
  if (asset.name == 0) asset.name = out.text(resource.address);
  return true;
}

void learnTerraform(TerraformFile& file, const TerraformResource& resource) {
  Asset asset;
  if (!terraformAsset(file.out, resource, asset)) return;
  const AwsType* const known = awsTypeOfTerraform(resource.type);
  const Node values = resource.values;
  file.model.add(
      {resource.address, std::string(known == nullptr ? resource.type : known->name), file.out.asset(asset)},
      resource.base,
      {values["id"].text(), values["arn"].text(), nameIn(values), values["url"].text(),
       values["self_link"].text(), values["email"].text(), values["unique_id"].text(),
       values["function_name"].text(), values["principal_id"].text(), values["object_id"].text()});
}

}  // namespace postern
