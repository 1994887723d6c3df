// SPDX-License-Identifier: Apache-2.0
// Rights and networks of the google provider (terraform.h).
// https://registry.terraform.io/providers/hashicorp/google/latest/docs
#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/aws_network.h"
#include "formats/google_asset.h"
#include "formats/terraform.h"

namespace postern {
namespace {

// Whose policy "google_<thing>_iam_member" and "…_iam_binding" are of, as a full name.
std::string policyOwner(std::string_view type, Node values) {
  const auto full = [](std::string_view service, std::string_view kind, std::string_view name) {
    return name.empty() ? std::string()
                        : "//" + std::string(service) + "/" + std::string(kind) + std::string(name);
  };
  if (type.starts_with("google_project_"))
    return full("cloudresourcemanager.googleapis.com", "projects/", values["project"].text());
  if (type.starts_with("google_folder_"))
    return full("cloudresourcemanager.googleapis.com", "", values["folder"].text());
  if (type.starts_with("google_organization_"))
    return full("cloudresourcemanager.googleapis.com", "organizations/", values["org_id"].text());
  if (type.starts_with("google_storage_bucket_"))
    return full("storage.googleapis.com", "", values["bucket"].text());
  if (type.starts_with("google_service_account_"))
    return full("iam.googleapis.com", "", values["service_account_id"].text());
  return {};
}

void firewall(TerraformFile& file, const TerraformResource& resource) {
  const AssetRef self = file.self(resource);
  const Node values = resource.values;
  if (values["direction"].text() == "EGRESS" || values["disabled"].isTrue()) return;
  for (const Node allow : values["allow"].items()) {
    std::string ports = portRange(allow["protocol"].text(), {}, {});
    if (allow["ports"].size() == 1) ports += "/" + std::string(allow["ports"].item(0).text());
    for (const Node range : values["source_ranges"].items())
      file.out.relate(self, Relation::kAdmits, addressRange(file.out, range.text()), resource.place, ports);
  }
}

}  // namespace

void terraformGoogle(TerraformFile& file, const TerraformResource& resource) {
  const Node values = resource.values;
  const bool isMember = resource.type.ends_with("_iam_member");
  if (isMember || resource.type.ends_with("_iam_binding"))
    googleBinding(file.out, resource.place, policyOwner(resource.type, values), values["role"].text(),
                  values[isMember ? "member" : "members"], values["condition"].item(0));
  if (resource.type == "google_compute_firewall") firewall(file, resource);
  const AssetRef self = file.self(resource);
  for (const Node account : values["service_account"].items()) {
    const std::string_view email = account.isObject() ? account["email"].text() : account.text();
    if (email.find('@') != std::string_view::npos)
      file.out.relate(self, Relation::kAssumes,
                      googleMember(file.out, "serviceAccount:" + std::string(email)), resource.place,
                      "service-account");
  }
}

}  // namespace postern
