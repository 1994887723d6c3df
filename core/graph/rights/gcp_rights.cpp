// SPDX-License-Identifier: Apache-2.0
// Google Cloud IAM: a binding gives a member a role on a resource and what is in it.
// https://cloud.google.com/iam/docs/understanding-roles (the predefined roles with a way to more)
// Deny policies and principal access boundaries are not stated by the inventories that are read.
#include "base/text.h"
#include "graph/rights/scoped_rights.h"

namespace postern {
namespace {

const std::vector<KnownRole>& knownRoles() {
  static const std::vector<KnownRole> kRoles = {
      {"roles/owner", {"*"}, {}},
      {"roles/editor",
       {"*"},
       {"*.setIamPolicy", "iam.serviceAccounts.getAccessToken", "iam.serviceAccounts.signBlob",
        "iam.serviceAccounts.signJwt", "iam.serviceAccounts.implicitDelegation", "iam.roles.*",
        "secretmanager.versions.access", "resourcemanager.organizations.*"}},
      {"roles/iam.securityAdmin", {"*.setIamPolicy", "*.getIamPolicy"}, {}},
      {"roles/resourcemanager.projectIamAdmin", {"resourcemanager.projects.setIamPolicy"}, {}},
      {"roles/resourcemanager.folderIamAdmin", {"resourcemanager.folders.setIamPolicy"}, {}},
      {"roles/resourcemanager.organizationAdmin",
       {"resourcemanager.organizations.setIamPolicy", "resourcemanager.folders.setIamPolicy",
        "resourcemanager.projects.setIamPolicy"},
       {}},
      {"roles/iam.serviceAccountTokenCreator",
       {"iam.serviceAccounts.getAccessToken", "iam.serviceAccounts.getOpenIdToken",
        "iam.serviceAccounts.signBlob", "iam.serviceAccounts.signJwt",
        "iam.serviceAccounts.implicitDelegation"},
       {}},
      {"roles/iam.serviceAccountUser", {"iam.serviceAccounts.actAs"}, {}},
      {"roles/iam.serviceAccountKeyAdmin", {"iam.serviceAccountKeys.*"}, {}},
      {"roles/iam.serviceAccountAdmin",
       {"iam.serviceAccounts.setIamPolicy", "iam.serviceAccounts.create", "iam.serviceAccounts.update"},
       {}},
      {"roles/iam.workloadIdentityUser", {"iam.serviceAccounts.getAccessToken"}, {}},
      {"roles/iam.roleAdmin", {"iam.roles.*"}, {}},
      {"roles/iam.organizationRoleAdmin", {"iam.roles.*"}, {}},
      {"roles/compute.admin", {"compute.*"}, {}},
      {"roles/compute.instanceAdmin", {"compute.instances.*", "compute.disks.*"}, {}},
      {"roles/compute.instanceAdmin.v1",
       {"compute.instances.*", "compute.projects.setCommonInstanceMetadata"},
       {}},
      {"roles/compute.osAdminLogin", {"compute.instances.osAdminLogin", "compute.instances.osLogin"}, {}},
      {"roles/cloudfunctions.admin", {"cloudfunctions.*"}, {}},
      {"roles/cloudfunctions.developer", {"cloudfunctions.functions.*"}, {}},
      {"roles/run.admin", {"run.*"}, {}},
      {"roles/run.developer", {"run.services.create", "run.services.update", "run.jobs.*"}, {}},
      {"roles/cloudbuild.builds.editor", {"cloudbuild.builds.*"}, {}},
      {"roles/deploymentmanager.editor", {"deploymentmanager.deployments.*"}, {}},
      {"roles/cloudscheduler.admin", {"cloudscheduler.*"}, {}},
      {"roles/container.admin", {"container.*"}, {}},
      {"roles/container.developer",
       {"container.pods.*", "container.secrets.*", "container.clusters.get"},
       {}},
      {"roles/storage.admin", {"storage.*"}, {}},
      {"roles/storage.objectAdmin", {"storage.objects.*"}, {}},
      {"roles/storage.objectViewer", {"storage.objects.get", "storage.objects.list"}, {}},
      {"roles/secretmanager.admin", {"secretmanager.*"}, {}},
      {"roles/secretmanager.secretAccessor", {"secretmanager.versions.access"}, {}},
      {"roles/bigquery.admin", {"bigquery.*"}, {}},
      {"roles/bigquery.dataViewer", {"bigquery.tables.getData"}, {}},
      {"roles/cloudsql.admin", {"cloudsql.*"}, {}},
  };
  return kRoles;
}

class GcpRights final : public ScopedRights {
 public:
  explicit GcpRights(RightsTables& tables) : ScopedRights(tables, "gcp") { collect(knownRoles(), "roles/"); }

 private:
  bool isUnder(AssetId on, std::string_view scope) const override {
    if (scope.starts_with("//")) scope.remove_prefix(2);
    if (scope.empty()) return true;
    for (const AssetId at : tables_.ancestors(on)) {
      std::string_view name = tables_.identity(at, "gcp:");
      if (name.starts_with("//")) name.remove_prefix(2);
      if (name == scope) return true;
    }
    return false;
  }
};

}  // namespace

std::unique_ptr<RightsOfSystem> gcpRights(RightsTables& tables) {
  return std::make_unique<GcpRights>(tables);
}

}  // namespace postern
