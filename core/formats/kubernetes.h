// SPDX-License-Identifier: Apache-2.0
// What the parts of the Kubernetes format share: how objects are named, how labels are selected, and what is
// known of a whole file once its objects were seen. The words are those of docs/structure.md.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/kubernetes_reach.h"
#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

using KubernetesLabels = std::vector<std::pair<std::string, std::string>>;

/// "k8s:<space>/<kind>/<name>", or "k8s:<kind>/<name>" where the space is "".
std::string kubernetesId(std::string_view space, std::string_view kind, std::string_view name);
/// The namespace as written, else "default".
std::string_view kubernetesSpace(Node object);
/// metadata.name, else the start of the name that the server completes; "" where neither is there.
std::string_view kubernetesName(Node object);
/// "rbac.authorization.k8s.io" of "rbac.authorization.k8s.io/v1"; "" of the core group.
std::string_view kubernetesGroup(Node object);
KubernetesLabels kubernetesLabels(Node map);

/// A plain map of labels (a Service's selector): every one must be there; an empty one selects nothing.
bool hasLabels(Node map, const KubernetesLabels& labels);
/// metav1.LabelSelector: matchLabels and matchExpressions; an empty one selects everything.
bool selectsLabels(Node selector, const KubernetesLabels& labels);

/// What a file says, while it is read: the first pass fills the lists, the second asks them.
class KubernetesFile {
 public:
  explicit KubernetesFile(BatchBuilder& builder) : out(builder) {}

  struct Workload {
    std::string space;
    KubernetesLabels labels;
    Asset asset;
    AssetRef ref = kNone;
    std::string account;       ///< of the service account it runs as
    bool hostNetwork = false;  ///< has its node's address: policies do not know it
    struct Port {
      std::string name, protocol;
      uint32_t number = 0;
    };
    std::vector<Port> ports;  ///< those with a name
    bool isGuarded = false;   ///< some ingress policy selects it
    bool isOpen = false;      ///< one of them lets something in
  };

  Asset named(AssetKind kind, std::string_view space, std::string_view type, std::string_view name) const;
  /// The asset of that name as merely mentioned; kNone for an empty name.
  AssetRef mentioned(AssetKind kind, std::string_view space, std::string_view type, std::string_view name);
  AssetRef service(std::string_view space, std::string_view name) {
    return mentioned(AssetKind::kService, space, "Service", name);
  }
  AssetRef serviceAccount(std::string_view space, std::string_view name) {
    return mentioned(AssetKind::kIdentity, space, "ServiceAccount", name);
  }
  /// Scanners know a node as a host of its name.
  AssetRef node(std::string_view name);
  /// A user by name: service accounts and kubelets have users' names too.
  AssetRef user(std::string_view name, const RecordPlace& r);
  AssetRef group(std::string_view name);
  /// The groups that every service account is in.
  void joinGroups(AssetRef account, std::string_view space, const RecordPlace& r);
  AssetRef addressRange(std::string_view cidr);

  void add(Workload workload);
  /// Calls `use` with each workload of the namespace that may have these labels (a map; none = any): the
  /// caller looks closer. Every call counts against kMaxSelections.
  template <typename Use>
  void eachWorkload(std::string_view space, Node labels, Use use) {
    const std::vector<uint32_t>* indices = narrowest(space, labels);
    if (indices == nullptr) return;
    for (const uint32_t index : *indices) {
      if (!mayCompare()) return;
      use(workloads_[index]);
    }
  }
  const std::map<std::string, std::vector<uint32_t>, std::less<>>& spaces() const { return workloadsOf_; }
  std::vector<Workload>& workloads() { return workloads_; }
  bool mayCompare();

  BatchBuilder& out;
  KubernetesReach reach;
  /// Labels of the namespaces that the file holds as objects.
  std::map<std::string, KubernetesLabels, std::less<>> namespaces;
  std::vector<std::pair<std::string, AssetRef>> nodes;
  std::map<std::string, Exposure, std::less<>> gateways;  ///< by "space/name"
  /// Cluster roles that the file holds, with their labels.
  std::map<std::string, KubernetesLabels, std::less<>> clusterRoles;
  std::set<std::string, std::less<>> builtInRoles;  ///< those whose rules were stated
  /// Service accounts ("space/name") whose pods get no token unless they ask for one.
  std::set<std::string, std::less<>> tokenless;
  bool speaksOfAccounts = false;  ///< it holds service accounts or bindings

 private:
  const std::vector<uint32_t>* narrowest(std::string_view space, Node labels) const;

  std::vector<Workload> workloads_;
  std::map<std::string, std::vector<uint32_t>, std::less<>> workloadsOf_;
  std::map<std::string, std::vector<uint32_t>, std::less<>> workloadsBy_;  // by labelKey()
  std::set<AssetRef> joined_;  // identities whose groups were stated
  uint64_t compared_ = 0;
};

/// Selectors times workloads is what a hostile file can make quadratic; each may become a relation.
inline constexpr uint64_t kMaxSelections = 2'000'000;

// The readers of objects. The first pass meets every object once and counts it; those named ...Again belong
// to the second, when labels, nodes and accounts are known.
using KubernetesReader = void (*)(KubernetesFile& file, const RecordPlace& r, Node object);

/// The part of an object that describes its pods; missing where it has none.
Node podTemplateOf(Node object);
void readWorkload(KubernetesFile& file, const RecordPlace& r, Node object);
void readWorkloadAgain(KubernetesFile& file, const RecordPlace& r, Node object);

void readService(KubernetesFile& file, const RecordPlace& r, Node object);
void readServiceAgain(KubernetesFile& file, const RecordPlace& r, Node object);
void readIngress(KubernetesFile& file, const RecordPlace& r, Node object);
void readGateway(KubernetesFile& file, const RecordPlace& r, Node object);
void readRoute(KubernetesFile& file, const RecordPlace& r, Node object);
void readRouteAgain(KubernetesFile& file, const RecordPlace& r, Node object);
void readOpenShiftRoute(KubernetesFile& file, const RecordPlace& r, Node object);

void readIstioGateway(KubernetesFile& file, const RecordPlace& r, Node object);
void readVirtualService(KubernetesFile& file, const RecordPlace& r, Node object);
void readVirtualServiceAgain(KubernetesFile& file, const RecordPlace& r, Node object);
void readServiceEntry(KubernetesFile& file, const RecordPlace& r, Node object);
void readMeshPolicy(KubernetesFile& file, const RecordPlace& r, Node object);
void readAuthorization(KubernetesFile& file, const RecordPlace& r, Node object);
void readMeshPolicyAgain(KubernetesFile& file, const RecordPlace& r, Node object);

void readServiceAccount(KubernetesFile& file, const RecordPlace& r, Node object);
void readRole(KubernetesFile& file, const RecordPlace& r, Node object);
void readRoleAgain(KubernetesFile& file, const RecordPlace& r, Node object);
void readBinding(KubernetesFile& file, const RecordPlace& r, Node object);
void readBindingAgain(KubernetesFile& file, const RecordPlace& r, Node object);

void readNetworkPolicy(KubernetesFile& file, const RecordPlace& r, Node object);
void readNetworkPolicyAgain(KubernetesFile& file, const RecordPlace& r, Node object);
void readPodSecurityPolicy(KubernetesFile& file, const RecordPlace& r, Node object);

void readNamespace(KubernetesFile& file, const RecordPlace& r, Node object);
void readNode(KubernetesFile& file, const RecordPlace& r, Node object);
void readKindCluster(KubernetesFile& file, const RecordPlace& r, Node object);
void readSecret(KubernetesFile& file, const RecordPlace& r, Node object);
void readClaim(KubernetesFile& file, const RecordPlace& r, Node object);

}  // namespace postern
