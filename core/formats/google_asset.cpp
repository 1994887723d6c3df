// SPDX-License-Identifier: Apache-2.0
// See google_asset.h. https://cloud.google.com/asset-inventory/docs/asset-types
#include "formats/google_asset.h"

#include <algorithm>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/oidc_subject.h"

namespace postern {
namespace {

using enum AssetKind;

struct TypeKind {
  std::string_view type;
  std::string_view terraform;
  AssetKind kind;
};

constexpr TypeKind kTypes[] = {
    {"cloudresourcemanager.googleapis.com/Project", "google_project", kAccount},
    {"cloudresourcemanager.googleapis.com/Folder", "google_folder", kAccount},
    {"cloudresourcemanager.googleapis.com/Organization", "google_organization", kAccount},
    {"compute.googleapis.com/Instance", "google_compute_instance", kHost},
    {"compute.googleapis.com/InstanceTemplate", "google_compute_instance_template", kWorkload},
    {"compute.googleapis.com/Firewall", "google_compute_firewall", kNetwork},
    {"compute.googleapis.com/Network", "google_compute_network", kNetwork},
    {"compute.googleapis.com/Subnetwork", "google_compute_subnetwork", kNetwork},
    {"compute.googleapis.com/Disk", "google_compute_disk", kVolume},
    {"compute.googleapis.com/Snapshot", "google_compute_snapshot", kDataStore},
    {"compute.googleapis.com/ForwardingRule", "google_compute_forwarding_rule", kIngress},
    {"compute.googleapis.com/GlobalForwardingRule", "google_compute_global_forwarding_rule", kIngress},
    {"container.googleapis.com/Cluster", "google_container_cluster", kAccount},
    {"container.googleapis.com/NodePool", "google_container_node_pool", kWorkload},
    {"run.googleapis.com/Service", "google_cloud_run_v2_service", kService},
    {"run.googleapis.com/Service", "google_cloud_run_service", kService},
    {"run.googleapis.com/Job", "google_cloud_run_v2_job", kWorkload},
    {"cloudfunctions.googleapis.com/CloudFunction", "google_cloudfunctions_function", kFunction},
    {"cloudfunctions.googleapis.com/Function", "google_cloudfunctions2_function", kFunction},
    {"appengine.googleapis.com/Service", "google_app_engine_standard_app_version", kService},
    {"storage.googleapis.com/Bucket", "google_storage_bucket", kDataStore},
    {"sqladmin.googleapis.com/Instance", "google_sql_database_instance", kDataStore},
    {"bigquery.googleapis.com/Dataset", "google_bigquery_dataset", kDataStore},
    {"bigquery.googleapis.com/Table", "google_bigquery_table", kDataStore},
    {"spanner.googleapis.com/Instance", "google_spanner_instance", kDataStore},
    {"firestore.googleapis.com/Database", "google_firestore_database", kDataStore},
    {"redis.googleapis.com/Instance", "google_redis_instance", kDataStore},
    {"secretmanager.googleapis.com/Secret", "google_secret_manager_secret", kDataStore},
    {"artifactregistry.googleapis.com/Repository", "google_artifact_registry_repository", kDataStore},
    {"iam.googleapis.com/ServiceAccount", "google_service_account", kIdentity},
    {"iam.googleapis.com/ServiceAccountKey", "google_service_account_key", kCloudResource},
    {"iam.googleapis.com/Role", "google_project_iam_custom_role", kRole},
    {"cloudbuild.googleapis.com/BuildTrigger", "google_cloudbuild_trigger", kPipeline},
};

template <typename Fits>
const TypeKind* first(Fits fits) {
  const TypeKind* const at = std::find_if(std::begin(kTypes), std::end(kTypes), fits);
  return at == std::end(kTypes) ? nullptr : at;
}

// Of what is only mentioned: "//cloudresourcemanager.googleapis.com/folders/7".
std::string_view typeOfScope(std::string_view fullName) {
  constexpr std::string_view kService = "//cloudresourcemanager.googleapis.com/";
  if (!fullName.starts_with(kService)) return {};
  fullName.remove_prefix(kService.size());
  if (fullName.starts_with("projects/")) return "cloudresourcemanager.googleapis.com/Project";
  if (fullName.starts_with("folders/")) return "cloudresourcemanager.googleapis.com/Folder";
  return fullName.starts_with("organizations/") ? "cloudresourcemanager.googleapis.com/Organization"
                                                : std::string_view();
}

constexpr std::string_view kEveryone[] = {"allUsers", "allAuthenticatedUsers"};

}  // namespace

Asset googleAsset(BatchBuilder& out, std::string_view fullName, std::string_view type,
                  std::string_view name) {
  const TypeKind* const known = first([&](const TypeKind& row) { return row.type == type; });
  Asset asset;
  asset.kind = known == nullptr ? kCloudResource : known->kind;
  if (known == nullptr && fullName.starts_with("//cloudresourcemanager.googleapis.com/"))
    asset.kind = kAccount;
  asset.name = out.text(name.empty() ? fullName.substr(fullName.rfind('/') + 1) : name);
  if (!fullName.empty()) asset.identities.add(out.text("name:" + std::string(fullName)));
  addTag(out, asset.tags, "type", type.empty() ? typeOfScope(fullName) : type);
  return asset;
}

AssetRef googleMention(BatchBuilder& out, std::string_view fullName, std::string_view type) {
  return fullName.empty() ? kNone : out.asset(googleAsset(out, fullName, type));
}

AssetRef googleMember(BatchBuilder& out, std::string_view member) {
  const bool isEveryone =
      std::find(std::begin(kEveryone), std::end(kEveryone), member) != std::end(kEveryone);
  const size_t colon = member.find(':');
  if (!isEveryone && colon == std::string_view::npos) return kNone;
  const std::string_view kind = isEveryone ? member : member.substr(0, colon);
  static constexpr std::string_view kKinds[] = {"user", "serviceAccount", "group", "domain"};
  if (!isEveryone && std::find(std::begin(kKinds), std::end(kKinds), kind) == std::end(kKinds)) return kNone;
  std::string_view email = isEveryone ? member : member.substr(colon + 1);
  // A workload identity: "p.svc.id.goog[namespace/account]" is a cluster's own service account.
  if (const size_t pool = email.find(".svc.id.goog[");
      pool != std::string_view::npos && email.ends_with(']')) {
    const std::string_view path = email.substr(pool + 13, email.size() - pool - 14);
    const size_t slash = path.find('/');
    if (slash != std::string_view::npos)
      return out.asset(
          AssetKind::kIdentity, "k8s:",
          std::string(path.substr(0, slash)) + "/ServiceAccount/" + std::string(path.substr(slash + 1)));
  }
  Asset asset;
  asset.kind = kIdentity;
  asset.name = out.text(email);
  asset.identities.add(out.text("gcp-member:" + (isEveryone ? std::string(email) : toLowerAscii(email))));
  asset.tags.add(out.text(kind == "serviceAccount" ? "type:iam.googleapis.com/ServiceAccount"
                                                   : "type:gcp/" + toLowerAscii(kind)));
  for (const std::string_view agent : {"cloudbuild", "cloudservices"}) {  // whom a project's builds run as
    if (email.ends_with("@" + std::string(agent) + ".gserviceaccount.com"))
      addTag(out, asset.tags, "google-agent", agent);
  }
  return out.asset(asset);
}

AssetRef googleRole(BatchBuilder& out, std::string_view role) {
  if (role.empty()) return kNone;
  Asset asset;
  asset.kind = kRole;
  asset.name = out.text(role);
  asset.identities.add(out.text("name://iam.googleapis.com/" + std::string(role)));
  asset.tags.add(out.text("type:iam.googleapis.com/Role"));
  if (!role.starts_with("roles/")) asset.tags.add(out.text("custom-role"));
  return out.asset(asset);
}

namespace {

// "principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/ci/attribute.repository/org/app",
// ".../subject/repo:org/app:ref:..." and ".../*": who of a pool may act as the account.
// https://cloud.google.com/iam/docs/workload-identity-federation
void trustsPool(BatchBuilder& out, const RecordPlace& record, std::string_view account,
                std::string_view member) {
  constexpr std::string_view kPools = "/workloadIdentityPools/";
  const size_t scheme = member.find("://");
  const size_t pools = member.find(kPools);
  if (!member.starts_with("principal") || pools == std::string_view::npos || account.empty()) return;
  const size_t end = member.find('/', pools + kPools.size());
  if (end == std::string_view::npos) return;
  const std::string_view who = member.substr(end + 1);
  const AssetRef self = googleMention(out, account, "iam.googleapis.com/ServiceAccount");
  constexpr std::string_view kSubject = "subject/";
  constexpr std::string_view kRepository = "attribute.repository/";
  constexpr std::string_view kGithub = "token.actions.githubusercontent.com";
  AssetRef trusted = kNone;
  if (who == "*")
    trusted = googleMention(out, "//" + std::string(member.substr(scheme + 3, end - scheme - 3)),
                            "iam.googleapis.com/WorkloadIdentityPool");
  if (who.starts_with(kSubject)) trusted = oidcSubject(out, kGithub, who.substr(kSubject.size()));
  if (who.starts_with(kRepository))
    trusted = oidcSubject(out, kGithub, "repo:" + std::string(who.substr(kRepository.size())));
  out.relate(self, Relation::kTrusts, trusted, record, clipUtf8(who, 200));
}

}  // namespace

void googleBinding(BatchBuilder& out, const RecordPlace& record, std::string_view resource,
                   std::string_view role, Node members, Node condition) {
  if (role.empty()) return out.diagnostics().add("no_role", "a binding without role", record.path());
  for (const Node member : members.items()) {
    trustsPool(out, record, resource, member.text());
    const AssetRef holder = googleMember(out, member.text());
    if (holder == kNone) continue;
    Grant grant;
    grant.asset = holder;
    grant.system = out.text("gcp");
    grant.actions.add(out.text(role));
    if (!resource.empty()) grant.resources.add(out.text(resource));
    grant.scope = out.text(resource);
    grant.condition = out.text(condition["expression"].text());
    out.grant(record, grant);
    out.relate(holder, Relation::kHolds, googleRole(out, role), record, resource);
  }
}

std::string googleFullName(std::string_view service, std::string_view link) {
  const size_t projects = link.find("projects/");
  if (projects == std::string_view::npos) return {};
  if (projects > 0 && link[projects - 1] != '/') return {};
  return "//" + std::string(service) + "/" + std::string(link.substr(projects));
}

Asset googleTerraformAsset(BatchBuilder& out, std::string_view type, Node values, std::string_view name) {
  const TypeKind* const known = first([&](const TypeKind& row) { return row.terraform == type; });
  const std::string_view asset = known == nullptr ? type : known->type;
  const std::string_view service = known == nullptr ? std::string_view() : asset.substr(0, asset.find('/'));
  std::string fullName;
  if (!service.empty()) {
    fullName = googleFullName(service, values.firstText({"self_link", "id"}));
    if (type == "google_storage_bucket" && !name.empty())
      fullName = "//storage.googleapis.com/" + std::string(name);
    if (type == "google_sql_database_instance")
      fullName = googleFullName("cloudsql.googleapis.com", values["self_link"].text());
    if (type == "google_project" && !values["project_id"].text().empty())
      fullName = "//cloudresourcemanager.googleapis.com/projects/" + std::string(values["project_id"].text());
  }
  Asset made = googleAsset(out, fullName, asset, name);
  if (type == "google_service_account" && !values["email"].text().empty())
    made.identities.add(out.text("gcp-member:" + toLowerAscii(values["email"].text())));
  addTag(out, made.tags, "terraform-type", type);
  return made;
}

}  // namespace postern
