// SPDX-License-Identifier: Apache-2.0
// Kubernetes objects, YAML documents or JSON, single ones and Lists: `kubectl get -o json|yaml`, manifests,
// what Helm and Kustomize render. https://kubernetes.io/docs/reference/kubernetes-api/ What is stated in
// which words: docs/structure.md. Values of ConfigMaps and environment variables are never read, those of
// Secrets only hashed. The cluster is not known from a manifest.
#include "formats/kubernetes.h"

#include <algorithm>

#include "base/text.h"
#include "formats/format.h"

namespace postern {
namespace {

struct Kind {
  std::string_view name;
  std::string_view group;  // API group where another has a kind of that name; "*" = any
  AssetKind asset;         // of what is placed in a namespace; kUnknown = is in none
  KubernetesReader first;
  KubernetesReader second;
};

constexpr AssetKind kNowhere = AssetKind::kUnknown;
constexpr Kind kKinds[] = {
    {"Service", "", kNowhere, readService, readServiceAgain},
    {"Ingress", "networking.k8s.io", kNowhere, readIngress, nullptr},
    {"Ingress", "extensions", kNowhere, readIngress, nullptr},
    {"Gateway", "gateway.networking.k8s.io", kNowhere, readGateway, nullptr},
    {"HTTPRoute", "*", kNowhere, readRoute, readRouteAgain},
    {"GRPCRoute", "*", kNowhere, readRoute, readRouteAgain},
    {"TLSRoute", "*", kNowhere, readRoute, readRouteAgain},
    {"TCPRoute", "*", kNowhere, readRoute, readRouteAgain},
    {"UDPRoute", "*", kNowhere, readRoute, readRouteAgain},
    {"Route", "route.openshift.io", kNowhere, readOpenShiftRoute, nullptr},
    {"Route", "", kNowhere, readOpenShiftRoute, nullptr},  // OpenShift 3
    {"Gateway", "networking.istio.io", kNowhere, readIstioGateway, nullptr},
    {"VirtualService", "networking.istio.io", kNowhere, readVirtualService, readVirtualServiceAgain},
    {"ServiceEntry", "networking.istio.io", kNowhere, readServiceEntry, nullptr},
    {"AuthorizationPolicy", "security.istio.io", kNowhere, readMeshPolicy, readMeshPolicyAgain},
    {"PeerAuthentication", "security.istio.io", kNowhere, readMeshPolicy, readMeshPolicyAgain},
    {"ServiceAccount", "", AssetKind::kIdentity, readServiceAccount, nullptr},
    {"Role", "*", AssetKind::kRole, readRole, nullptr},
    {"ClusterRole", "*", kNowhere, readRole, readRoleAgain},
    {"RoleBinding", "*", AssetKind::kRole, readBinding, readBindingAgain},
    {"ClusterRoleBinding", "*", kNowhere, readBinding, readBindingAgain},
    {"NetworkPolicy", "networking.k8s.io", kNowhere, readNetworkPolicy, readNetworkPolicyAgain},
    {"NetworkPolicy", "extensions", kNowhere, readNetworkPolicy, readNetworkPolicyAgain},
    {"PodSecurityPolicy", "*", kNowhere, readPodSecurityPolicy, nullptr},
    {"Namespace", "", kNowhere, readNamespace, nullptr},
    {"Node", "", kNowhere, readNode, nullptr},
    {"Secret", "", AssetKind::kDataStore, readSecret, nullptr},
    {"PersistentVolumeClaim", "", AssetKind::kVolume, readClaim, nullptr},
};
constexpr Kind kWorkload = {"", "*", AssetKind::kWorkload, readWorkload, readWorkloadAgain};

// API groups whose objects are part of a cluster's own vocabulary; reports of operators (VulnerabilityReport
// …) are not.
bool isKnownGroup(std::string_view apiVersion) {
  const size_t slash = apiVersion.find('/');
  if (slash == std::string_view::npos) return apiVersion.starts_with('v') && apiVersion.size() <= 8;
  const std::string_view group = apiVersion.substr(0, slash);
  static constexpr std::string_view kGroups[] = {"apps",
                                                 "batch",
                                                 "extensions",
                                                 "policy",
                                                 "autoscaling",
                                                 "argoproj.io",
                                                 "apps.openshift.io",
                                                 "route.openshift.io",
                                                 "authorization.openshift.io",
                                                 "networking.istio.io",
                                                 "security.istio.io"};
  if (group.ends_with(".k8s.io")) return group != "wgpolicyk8s.io" && group != "kustomize.config.k8s.io";
  return std::find(std::begin(kGroups), std::end(kGroups), group) != std::end(kGroups);
}

bool isList(Node object) { return object["kind"].text().ends_with("List") && object["items"].exists(); }

bool isKindCluster(Node object) {
  return object["kind"].text() == "Cluster" && object["apiVersion"].text().starts_with("kind.x-k8s.io/");
}

Match sniff(const Probe& probe) {
  if (!probe.isJson() && probe.syntax != Syntax::kYaml) return {};
  Node object = probe.first();
  if (isList(object)) object = object["items"].item(0);
  const std::string_view version = object["apiVersion"].text();
  if (object["metadata"].isObject() && !object["kind"].text().empty() && isKnownGroup(version))
    return {90, "apiVersion and kind of the Kubernetes API"};
  if (isKindCluster(object)) return {90, "apiVersion and kind of kind's cluster configuration"};
  if (probe.syntax != Syntax::kYaml) return {};
  // The first document may be a comment, or an object of an operator.
  for (const std::string_view kind :
       {"Deployment", "Service", "StatefulSet", "Ingress", "DaemonSet", "CronJob", "Pod"}) {
    const size_t at = probe.head.find("\nkind: " + std::string(kind) + "\n");
    if (at != std::string_view::npos && probe.head.find("\napiVersion: ") != std::string_view::npos)
      return {70, "a later document is of the Kubernetes API"};
  }
  return {};
}

const Kind* kindOf(Node object) {
  if (podTemplateOf(object).isObject()) return &kWorkload;
  const std::string_view name = object["kind"].text();
  const std::string_view group = kubernetesGroup(object);
  for (const Kind& kind : kKinds) {
    if (kind.name == name && (kind.group == "*" || kind.group == group)) return &kind;
  }
  return nullptr;
}

void readFirst(KubernetesFile& file, const RecordPlace& r, Node object) {
  if (isKindCluster(object)) return readKindCluster(file, r, object);
  const std::string_view kind = object["kind"].text();
  if (kind.empty() || kubernetesName(object).empty())
    return file.out.skip(r, "no_kind", "a document without kind or metadata.name");
  if (const Kind* known = kindOf(object)) return known->first(file, r, object);
  file.out.skip(r, "kind_not_read", std::string(clipUtf8(kind, 60)) + " objects name no asset");
}

void readSecond(KubernetesFile& file, const RecordPlace& r, Node object) {
  const Kind* known = kubernetesName(object).empty() ? nullptr : kindOf(object);
  if (known == nullptr) return;
  if (known->second != nullptr) known->second(file, r, object);
  const std::string_view space = kubernetesSpace(object);
  if (known->asset == kNowhere || file.namespaces.find(space) == file.namespaces.end()) return;
  const AssetRef self = file.mentioned(known->asset, space, object["kind"].text(), kubernetesName(object));
  file.out.relate(file.mentioned(AssetKind::kNamespace, {}, "Namespace", space), Relation::kContains, self,
                  r);
}

void finish(KubernetesFile& file) {
  std::vector<AssetRef> refs;
  for (const KubernetesFile::Workload& workload : file.workloads()) refs.push_back(workload.ref);
  file.reach.state(file.out, refs);
  for (KubernetesFile::Workload& workload : file.workloads()) {
    if (!workload.isGuarded || workload.isOpen) continue;
    workload.asset.exposure = Exposure::kIsolated;
    file.out.asset(workload.asset);
  }
}

// Calls `use` with every object of a record: itself, or the items of a List.
template <typename Use>
void eachObject(const Record& r, Use use) {
  if (!isList(r.node)) return use(r, r.node);
  const std::string parent = r.path() + (r.path() == "/" ? "items/" : "/items/");
  RecordPlace place = r;
  place.parent = parent;
  place.key = {};
  place.index = 0;
  for (const Node item : r.node["items"].items()) {
    use(place, item);
    ++place.index;
  }
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("Kubernetes");
  KubernetesFile file(out);
  const Status read = in.read(
      {"/", "/*"},
      [&](const Record& r) {
        eachObject(r, [&](const RecordPlace& place, Node object) { readFirst(file, place, object); });
      },
      out.diagnostics());
  (void)in.survey({"/", "/*"}, [&](const Record& r) {
    eachObject(r, [&](const RecordPlace& place, Node object) { readSecond(file, place, object); });
  });
  finish(file);
  return read;
}

}  // namespace

extern const Format kKubernetes;
const Format kKubernetes{"kubernetes",
                         "Kubernetes manifests",
                         "https://kubernetes.io/docs/reference/kubernetes-api/",
                         "YAML, JSON",
                         Family::kInventory,
                         true,
                         sniff,
                         import};

}  // namespace postern
