// SPDX-License-Identifier: Apache-2.0
// NetworkPolicies: whom they select, whom they let in and where they let out; PodSecurityPolicies as what
// they allow. https://kubernetes.io/docs/concepts/services-networking/network-policies/ Pods of the node's
// network are left alone: what policies do to them is undefined. Addresses of pods are not compared with
// ranges.
#include <algorithm>
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

uint32_t indexOf(KubernetesFile& file, const KubernetesFile::Workload& workload) {
  return static_cast<uint32_t>(&workload - file.workloads().data());
}

// A port by its name is the one that the pods behind the rule give that name to.
void addPort(PortSet& to, Node port, const KubernetesFile::Workload* target) {
  const std::string protocol = toLowerAscii(port["protocol"].textOr("TCP"));
  const std::string_view text = port["port"].text();
  if (text.empty()) return to.add(protocol, 1, 65'535);
  if (const auto number = parseInt(text); number && *number > 0 && *number < 65'536) {
    const auto last = port["endPort"].integer().value_or(*number);
    return to.add(protocol, static_cast<uint32_t>(*number), static_cast<uint32_t>(std::max(last, *number)));
  }
  for (const auto& named :
       target == nullptr ? std::vector<KubernetesFile::Workload::Port>() : target->ports) {
    if (named.name == text && named.protocol == protocol) to.add(protocol, named.number, named.number);
  }
}

PortSet portSetOf(Node rule, const KubernetesFile::Workload* target) {
  if (rule["ports"].size() == 0) return PortSet::all();
  PortSet ports;
  for (const Node port : rule["ports"].items()) addPort(ports, port, target);
  return ports;
}

/// One direction of a policy.
class Admission {
 public:
  Admission(KubernetesFile& file, const RecordPlace& r, AssetRef policy, Node object, bool ingress)
      : file_(file),
        r_(r),
        policy_(policy),
        space_(kubernetesSpace(object)),
        ingress_(ingress),
        side_(ingress ? KubernetesReach::kIngress : KubernetesReach::kEgress) {}

  void select(uint32_t workload) {
    selected_.push_back(workload);
    file_.reach.limit(side_, workload);
  }

  void rule(Node rule) {
    rule_ = rule;
    ports_ = portsOf(rule);
    const Node peers = rule[ingress_ ? "from" : "to"];
    if (peers.size() == 0) return anyone();
    for (const Node peer : peers.items()) this->peer(peer);
  }

 private:
  void name(AssetRef who) {
    if (ingress_) return file_.out.relate(policy_, Relation::kAdmits, who, r_, ports_);
    file_.out.relate(policy_, Relation::kLinked, who, r_, "egress");
  }

  void anyone() {
    name(file_.addressRange("0.0.0.0/0"));
    for (const uint32_t workload : selected_)
      file_.reach.allow(side_, workload, KubernetesReach::kAnyone,
                        portSetOf(rule_, ingress_ ? &file_.workloads()[workload] : nullptr), r_);
  }

  void admit(KubernetesFile::Workload& other) {
    name(other.ref);
    if (other.hostNetwork) return;
    const uint32_t index = indexOf(file_, other);
    for (const uint32_t workload : selected_) {
      if (!file_.mayCompare()) return;
      const uint32_t target = ingress_ ? workload : index;
      file_.reach.allow(side_, workload, index, portSetOf(rule_, &file_.workloads()[target]), r_);
    }
  }

  // "cidr:10.0.0.0/8 except 10.9.0.0/16"; whose addresses pods have is not said.
  void range(Node block) {
    std::string range(block["cidr"].text());
    std::string_view separator = " except ";
    for (const Node except : block["except"].items()) {
      if (range.size() > 2000) break;
      (range += separator) += except.text();
      separator = ",";
    }
    name(file_.addressRange(range));
  }

  void peer(Node peer) {
    if (!peer["ipBlock"]["cidr"].text().empty()) return range(peer["ipBlock"]);
    const Node spaces = peer["namespaceSelector"];
    if (!spaces.exists()) return workloads(space_, peer["podSelector"]);
    for (const auto& [space, indices] : file_.spaces()) {
      if (selectsNamespace(file_, spaces, space)) workloads(space, peer["podSelector"]);
    }
  }

  void workloads(std::string_view space, Node selector) {
    file_.eachWorkload(space, selector["matchLabels"], [&](KubernetesFile::Workload& workload) {
      if (selectsLabels(selector, workload.labels)) admit(workload);
    });
  }

  KubernetesFile& file_;
  const RecordPlace& r_;
  AssetRef policy_;
  std::string_view space_;
  bool ingress_;
  KubernetesReach::Side side_;
  std::vector<uint32_t> selected_;
  Node rule_;
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
  const bool egress = speaksOf(spec, "Egress");
  Admission in(file, r, policy, object, true);
  Admission out(file, r, policy, object, false);
  file.eachWorkload(space, spec["podSelector"]["matchLabels"], [&](KubernetesFile::Workload& workload) {
    if (!selectsLabels(spec["podSelector"], workload.labels)) return;
    file.out.relate(workload.ref, Relation::kMemberOf, policy, r);
    if (workload.hostNetwork) return;
    const uint32_t index = indexOf(file, workload);
    if (egress) out.select(index);
    if (!ingress) return;
    in.select(index);
    workload.isGuarded = true;
    if (spec["ingress"].size() > 0) workload.isOpen = true;
  });
  if (ingress) {
    for (const Node rule : spec["ingress"].items()) in.rule(rule);
  }
  if (egress) {
    for (const Node rule : spec["egress"].items()) out.rule(rule);
  }
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
