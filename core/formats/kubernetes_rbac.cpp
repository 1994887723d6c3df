// SPDX-License-Identifier: Apache-2.0
// Who may do what in a cluster: service accounts, roles and their rules, bindings and their subjects.
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/ The words are those of docs/structure.md.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "formats/kubernetes.h"
#include "formats/kubernetes_roles.h"

namespace postern {
namespace {

// A rule names a few groups and resources; a product beyond this is no rule that a person wrote.
constexpr uint32_t kMaxResources = 10'000;

bool isClusterKind(std::string_view kind) { return kind.starts_with("Cluster"); }

Asset roleAsset(KubernetesFile& file, Node object) {
  const std::string_view kind = object["kind"].text();
  return file.named(AssetKind::kRole, isClusterKind(kind) ? std::string_view() : kubernetesSpace(object),
                    kind, kubernetesName(object));
}

void addAll(BatchBuilder& out, IdList& to, Node list) {
  for (const Node item : list.items()) {
    if (!item.text().empty()) to.add(out.text(item.text()));
  }
}

void addResources(KubernetesFile& file, Grant& grant, Node rule, const RecordPlace& r) {
  for (const Node url : rule["nonResourceURLs"].items())
    grant.resources.add(file.out.text("url:" + std::string(url.text())));
  for (const Node group : rule["apiGroups"].items()) {
    for (const Node resource : rule["resources"].items()) {
      if (grant.resources.size() >= kMaxResources)
        return file.out.diagnostics().add("too_many_resources", "a rule's further resources were left out",
                                          r.path());
      grant.resources.add(file.out.text(std::string(group.text()) + "/" + std::string(resource.text())));
    }
  }
}

void grantRules(KubernetesFile& file, const RecordPlace& r, Node object, AssetRef role) {
  BatchBuilder& out = file.out;
  for (const Node rule : object["rules"].items()) {
    Grant grant;
    grant.asset = role;
    grant.system = out.text("kubernetes");
    if (!isClusterKind(object["kind"].text())) grant.scope = out.text(kubernetesSpace(object));
    addAll(out, grant.actions, rule["verbs"]);
    addResources(file, grant, rule, r);
    addAll(out, grant.names, rule["resourceNames"]);
    if (!grant.resources.empty()) out.grant(r, grant);
  }
}

// The role of Kubernetes' own that a file names and does not hold.
AssetRef builtIn(KubernetesFile& file, std::string_view name, const RecordPlace& r) {
  BatchBuilder& out = file.out;
  const bool isKnown = file.clusterRoles.find(name) != file.clusterRoles.end();
  Asset asset = file.named(AssetKind::kRole, {}, "ClusterRole", name);
  bool isBuiltIn = false;
  for (const KubernetesRule& rule : kubernetesRoles()) isBuiltIn |= rule.role == name;
  if (isKnown || !isBuiltIn) return out.asset(asset);
  asset.tags.add(out.text("built-in"));
  const AssetRef role = out.asset(asset);
  if (!file.builtInRoles.emplace(name).second) return role;
  for (const KubernetesRule& rule : kubernetesRoles()) {
    if (rule.role != name) continue;
    Grant grant;
    grant.asset = role;
    grant.system = out.text("kubernetes");
    for (const std::string_view verb : splitList(rule.verbs)) grant.actions.add(out.text(verb));
    for (const std::string_view resource : splitList(rule.resources)) grant.resources.add(out.text(resource));
    for (const std::string_view only : splitList(rule.names)) grant.names.add(out.text(only));
    out.grant(r, grant);
  }
  return role;
}

AssetRef subjectAsset(KubernetesFile& file, const RecordPlace& r, Node subject, std::string_view space) {
  const std::string_view kind = subject["kind"].text();
  const std::string_view name = subject["name"].text();
  if (kind == "User") return file.user(name, r);
  if (kind == "Group") return file.group(name);
  if (kind != "ServiceAccount") return kNone;
  const std::string_view of = subject["namespace"].textOr(space);
  const AssetRef account = file.serviceAccount(of, name);
  if (account != kNone) file.joinGroups(account, of, r);
  return account;
}

}  // namespace

void readServiceAccount(KubernetesFile& file, const RecordPlace& r, Node object) {
  BatchBuilder& out = file.out;
  const std::string_view space = kubernetesSpace(object);
  const AssetRef ref = file.serviceAccount(space, kubernetesName(object));
  file.speaksOfAccounts = true;
  if (object["automountServiceAccountToken"].text() == "false")
    file.tokenless.insert(std::string(space) + "/" + std::string(kubernetesName(object)));
  file.joinGroups(ref, space, r);
  const Node annotations = object["metadata"]["annotations"];
  const auto assumes = [&](std::string_view scheme, std::string_view key) {
    out.relate(ref, Relation::kAssumes, out.asset(AssetKind::kIdentity, scheme, annotations[key].text()), r);
  };
  assumes("", "eks.amazonaws.com/role-arn");  // an ARN is its own scheme
  assumes("gcp-member:", "iam.gke.io/gcp-service-account");
  assumes("entra:", "azure.workload.identity/client-id");
}

void readRole(KubernetesFile& file, const RecordPlace& r, Node object) {
  Asset asset = roleAsset(file, object);
  if (object["aggregationRule"].exists()) asset.tags.add(file.out.text("aggregated"));
  if (object["kind"].text() == "ClusterRole")
    file.clusterRoles.emplace(kubernetesName(object), kubernetesLabels(object["metadata"]["labels"]));
  grantRules(file, r, object, file.out.asset(asset));
}

// A cluster fills an aggregated role's rules by itself; a manifest leaves them empty.
void readRoleAgain(KubernetesFile& file, const RecordPlace& r, Node object) {
  const Node selectors = object["aggregationRule"]["clusterRoleSelectors"];
  if (selectors.size() == 0) return;
  const AssetRef self = file.out.asset(roleAsset(file, object));
  for (const auto& role : file.clusterRoles) {
    const auto& name = role.first;
    const auto& labels = role.second;  // bindings of a structured one are not for lambdas (clang 14)
    const bool isTaken = name != kubernetesName(object) && [&] {
      for (const Node selector : selectors.items()) {
        if (file.mayCompare() && selectsLabels(selector, labels)) return true;
      }
      return false;
    }();
    if (isTaken)
      file.out.relate(self, Relation::kHolds, file.mentioned(AssetKind::kRole, {}, "ClusterRole", name), r);
  }
}

void readBinding(KubernetesFile& file, const RecordPlace&, Node) { file.speaksOfAccounts = true; }

void readBindingAgain(KubernetesFile& file, const RecordPlace& r, Node object) {
  BatchBuilder& out = file.out;
  const bool isCluster = isClusterKind(object["kind"].text());
  const std::string_view space = kubernetesSpace(object);
  const std::string_view role = object["roleRef"]["name"].text();
  Asset asset = roleAsset(file, object);
  asset.name = out.text(std::string(role) + "::" + std::string(kubernetesName(object)));
  asset.tags.add(out.text("binding"));
  const AssetRef binding = out.asset(asset);
  for (const Node subject : object["subjects"].items()) {
    out.relate(subjectAsset(file, r, subject, space), Relation::kHolds, binding, r);
    // https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
    if (subject["kind"].text() == "Group" && subject["name"].text() == "system:masters")
      out.relate(file.group("system:masters"), Relation::kHolds, builtIn(file, "cluster-admin", r), r);
  }
  const bool toClusterRole = object["roleRef"]["kind"].textOr("ClusterRole") == "ClusterRole";
  const AssetRef held = role.empty()    ? kNone
                        : toClusterRole ? builtIn(file, role, r)
                                        : file.mentioned(AssetKind::kRole, space, "Role", role);
  out.relate(binding, Relation::kHolds, held, r, isCluster ? std::string_view() : space);
}

}  // namespace postern
