// SPDX-License-Identifier: Apache-2.0
// NetworkPolicies: whom they select and whom they let in; PodSecurityPolicies as what they allow.
// https://kubernetes.io/docs/concepts/services-networking/network-policies/ Ignored: what may go out, beyond
// that a policy speaks of it; exceptions within ranges of addresses.
#include <string>

#include "base/text.h"
#include "formats/kubernetes.h"

namespace postern {
namespace {

bool speaksOf(Node spec, std::string_view direction) {
  if (!spec["policyTypes"].isArray()) return direction == "Ingress" || spec["egress"].exists();
  for (const Node type : spec["policyTypes"].items()) {
    if (type.text() == direction) return true;
  }
  return false;
}

std::string portsOf(Node rule) {
  std::string ports;
  for (const Node port : rule["ports"].items()) {
    if (ports.size() > 200) break;
    if (!ports.empty()) ports += ',';
    ports += toLowerAscii(port["protocol"].textOr("TCP")) + "/" + std::string(port["port"].textOr("*"));
    if (const std::string_view end = port["endPort"].text(); !end.empty()) ports += "-" + std::string(end);
  }
  return ports.empty() ? "*" : ports;
}

// Every namespace has its name as a label; its other labels are known from its own object only.
bool selectsNamespace(const KubernetesFile& file, Node selector, const std::string& space) {
  KubernetesLabels labels{{"kubernetes.io/metadata.name", space}};
  if (const auto known = file.namespaces.find(space); known != file.namespaces.end())
    labels.insert(labels.end(), known->second.begin(), known->second.end());
  return selectsLabels(selector, labels);
}

class Admission {
 public:
  Admission(KubernetesFile& file, const RecordPlace& r, AssetRef policy, std::string_view space)
      : file_(file), r_(r), policy_(policy), space_(space) {}

  void rule(Node rule) {
    ports_ = portsOf(rule);
    if (rule["from"].size() == 0) return admit(file_.addressRange("0.0.0.0/0"));
    for (const Node peer : rule["from"].items()) this->peer(peer);
  }

 private:
  void admit(AssetRef who) { file_.out.relate(policy_, Relation::kAdmits, who, r_, ports_); }

  void peer(Node peer) {
    if (const std::string_view cidr = peer["ipBlock"]["cidr"].text(); !cidr.empty())
      return admit(file_.addressRange(cidr));
    const Node spaces = peer["namespaceSelector"];
    if (!spaces.exists()) return workloads(space_, peer["podSelector"]);
    for (const auto& [space, indices] : file_.spaces()) {
      if (selectsNamespace(file_, spaces, space)) workloads(space, peer["podSelector"]);
    }
  }

  void workloads(std::string_view space, Node selector) {
    file_.eachWorkload(space, selector["matchLabels"], [&](KubernetesFile::Workload& workload) {
      if (selectsLabels(selector, workload.labels)) admit(workload.ref);
    });
  }

  KubernetesFile& file_;
  const RecordPlace& r_;
  AssetRef policy_;
  std::string_view space_;
  std::string ports_;
};

}  // namespace

void readNetworkPolicy(KubernetesFile& file, const RecordPlace&, Node object) {
  Asset asset =
      file.named(AssetKind::kNetwork, kubernetesSpace(object), "NetworkPolicy", kubernetesName(object));
  if (speaksOf(object["spec"], "Ingress")) asset.tags.add(file.out.text("policy:ingress"));
  if (speaksOf(object["spec"], "Egress")) asset.tags.add(file.out.text("policy:egress"));
  file.out.asset(asset);
}

// Policies add up: a workload is shut when every ingress policy that selects it lets nothing in.
void readNetworkPolicyAgain(KubernetesFile& file, const RecordPlace& r, Node object) {
  const Node spec = object["spec"];
  const std::string_view space = kubernetesSpace(object);
  const AssetRef policy = file.mentioned(AssetKind::kNetwork, space, "NetworkPolicy", kubernetesName(object));
  const bool ingress = speaksOf(spec, "Ingress");
  file.eachWorkload(space, spec["podSelector"]["matchLabels"], [&](KubernetesFile::Workload& workload) {
    if (!selectsLabels(spec["podSelector"], workload.labels)) return;
    file.out.relate(workload.ref, Relation::kMemberOf, policy, r);
    if (!ingress) return;
    workload.isGuarded = true;
    if (spec["ingress"].size() > 0) workload.isOpen = true;
  });
  if (!ingress) return;
  Admission admission(file, r, policy, space);
  for (const Node rule : spec["ingress"].items()) admission.rule(rule);
}

// Removed in Kubernetes 1.25; the right to use one is granted by RBAC.
void readPodSecurityPolicy(KubernetesFile& file, const RecordPlace&, Node object) {
  BatchBuilder& out = file.out;
  Asset asset = file.named(AssetKind::kRole, {}, "PodSecurityPolicy", kubernetesName(object));
  asset.tags.add(out.text("pod-security-policy"));
  const Node spec = object["spec"];
  constexpr std::pair<std::string_view, std::string_view> kFlags[] = {
      {"privileged", "allows:privileged"},
      {"hostPID", "allows:host-pid"},
      {"hostNetwork", "allows:host-network"},
      {"hostIPC", "allows:host-ipc"},
      {"allowPrivilegeEscalation", "allows:privilege-escalation"}};
  for (const auto& [key, tag] : kFlags) {
    if (spec[key].isTrue()) asset.tags.add(out.text(tag));
  }
  for (const Node capability : spec["allowedCapabilities"].items())
    asset.tags.add(out.text("allows:capability:" + std::string(capability.text())));
  for (const Node volume : spec["volumes"].items()) {
    if (volume.text() == "*" || volume.text() == "hostPath") asset.tags.add(out.text("allows:host-path"));
  }
  out.asset(asset);
}

}  // namespace postern
