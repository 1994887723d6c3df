// SPDX-License-Identifier: Apache-2.0
// AuthorizationPolicies of Istio as rules on who may talk to a workload (kubernetes_reach.h).
// https://istio.io/latest/docs/reference/config/security/authorization-policy/ A rule that matches only some
// requests (paths, methods, JWTs) still allows a connection, and denies none. Ignored: AUDIT and CUSTOM,
// policies of gateways and waypoints (targetRefs). What depends on addresses says nothing of a workload.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "formats/kubernetes.h"

namespace postern {
namespace {

using Workload = KubernetesFile::Workload;
/// How many of a source's requests a rule matches, ascending.
enum class Matched : uint8_t { kNone, kUnknown, kSome, kAll };

// Exact, "prefix*", "*suffix", and "*" for whatever is there.
bool fits(std::string_view pattern, std::string_view text) {
  if (pattern == "*") return !text.empty();
  if (pattern.ends_with('*')) return text.starts_with(pattern.substr(0, pattern.size() - 1));
  if (pattern.starts_with('*')) return text.ends_with(pattern.substr(1));
  return pattern == text;
}

bool fitsAny(Node patterns, std::string_view text) {
  for (const Node pattern : patterns.items()) {
    if (fits(pattern.text(), text)) return true;
  }
  return false;
}

// The trust domain of a mesh is not known from its manifests: any is taken for its own.
bool isPrincipal(Node patterns, const Workload& source) {
  const std::string name = "/ns/" + source.space + "/sa/" + source.account;
  for (const Node pattern : patterns.items()) {
    const std::string_view text = pattern.text();
    const size_t domain = text.find("/ns/");
    const bool own = domain != std::string_view::npos && text.find('*') > domain;
    if (own ? fits(text.substr(domain), name) : fits(text, "cluster.local" + name)) return true;
  }
  return false;
}

Matched ofSource(Node from, const Workload& source) {
  Matched matched = Matched::kAll;
  if (from["principals"].exists() && !isPrincipal(from["principals"], source)) return Matched::kNone;
  if (from["namespaces"].exists() && !fitsAny(from["namespaces"], source.space)) return Matched::kNone;
  if (isPrincipal(from["notPrincipals"], source) || fitsAny(from["notNamespaces"], source.space))
    return Matched::kNone;
  for (const std::string_view key : {"requestPrincipals", "notRequestPrincipals"}) {
    if (from[key].exists()) matched = Matched::kSome;
  }
  for (const std::string_view key : {"ipBlocks", "notIpBlocks", "remoteIpBlocks", "notRemoteIpBlocks",
                                     "serviceAccounts", "notServiceAccounts"}) {
    if (from[key].exists()) matched = Matched::kUnknown;
  }
  return matched;
}

Matched ofRule(Node rule, const Workload& source) {
  Matched matched = rule["from"].size() == 0 ? Matched::kAll : Matched::kNone;
  for (const Node from : rule["from"].items()) matched = std::max(matched, ofSource(from["source"], source));
  for (const Node condition : rule["when"].items()) {
    const std::string_view key = condition["key"].text();
    const bool isOfSource = key.starts_with("source.") || key.starts_with("remote.");
    matched = std::min(matched, isOfSource ? Matched::kUnknown : Matched::kSome);
  }
  return matched;
}

PortSet portsOf(Node list) {
  PortSet ports;
  for (const Node port : list.items()) {
    const auto number = parseInt(port.text()).value_or(0);
    if (number > 0 && number < 65'536)
      ports.add("tcp", static_cast<uint32_t>(number), static_cast<uint32_t>(number));
  }
  return ports;
}

// The ports of the operations; `whole` leaves out those that match only some requests.
PortSet operations(Node rule, bool whole) {
  if (rule["to"].size() == 0) return PortSet::all();
  PortSet ports;
  for (const Node to : rule["to"].items()) {
    const Node operation = to["operation"];
    bool some = false;
    for (const Node::Member field : operation.members())
      some |= field.key != "ports" && field.key != "notPorts";
    if (some && whole) continue;
    const PortSet allowed = operation["ports"].exists() ? portsOf(operation["ports"]) : PortSet::all();
    ports.add(allowed.without(portsOf(operation["notPorts"])));
  }
  return ports;
}

template <typename Use>
void eachSelected(KubernetesFile& file, Node object, Use use) {
  const std::string_view own = kubernetesSpace(object);
  const Node selector = object["spec"]["selector"];
  for (const auto& [space, indices] : file.spaces()) {
    if (space != own && own != "istio-system") continue;  // the mesh's root is for every namespace
    for (const uint32_t index : indices) {
      if (!file.mayCompare()) return;
      if (selectsLabels(selector, file.workloads()[index].labels)) use(index);
    }
  }
}

}  // namespace

void readAuthorization(KubernetesFile& file, const RecordPlace& r, Node object) {
  const Node spec = object["spec"];
  const std::string_view action = spec["action"].textOr("ALLOW");
  const bool allows = action == "ALLOW";
  if ((!allows && action != "DENY") || spec["targetRefs"].exists() || spec["targetRef"].exists()) return;
  eachSelected(file, object, [&](uint32_t target) {
    if (allows) file.reach.limit(KubernetesReach::kMesh, target);
    for (const Node rule : spec["rules"].items()) {
      const PortSet ports = operations(rule, !allows);
      for (uint32_t source = 0; source < file.workloads().size(); ++source) {
        if (!file.mayCompare()) return;
        const Matched matched = ofRule(rule, file.workloads()[source]);
        if (!allows && matched == Matched::kAll) file.reach.deny(target, source, ports);
        if (allows && matched >= Matched::kSome) {
          // A rule without sources names nobody.
          const bool anyone = rule["from"].size() == 0;
          file.reach.allow(KubernetesReach::kMesh, target, anyone ? KubernetesReach::kAnyone : source, ports,
                           r);
          if (anyone) break;
        }
      }
    }
  });
}

}  // namespace postern
