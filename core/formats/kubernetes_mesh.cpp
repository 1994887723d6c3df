// SPDX-License-Identifier: Apache-2.0
// Istio: gateways, virtual services, service entries, and the policies that say who may talk to whom.
// https://istio.io/latest/docs/reference/config/ Ignored: DestinationRule, Sidecar, EnvoyFilter, JWT rules.
#include <string>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/kubernetes.h"

namespace postern {
namespace {

// "reviews", "reviews.prod", "reviews.prod.svc.cluster.local" name a Service; "api.example.com" a host.
AssetRef destination(KubernetesFile& file, std::string_view space, std::string_view host) {
  if (host.empty()) return kNone;
  const size_t dot = host.find('.');
  if (dot == std::string_view::npos) return file.service(space, host);
  const std::string_view rest = host.substr(dot + 1);
  const size_t next = rest.find('.');
  const bool isLocal = next == std::string_view::npos || rest.substr(next).starts_with(".svc");
  return isLocal ? file.service(rest.substr(0, next), host.substr(0, dot)) : hostAsset(file.out, host);
}

// "gateway" or "space/gateway"; "mesh" is the inside of the mesh.
std::string gatewayKey(std::string_view space, std::string_view name) {
  return name.find('/') != std::string_view::npos ? std::string(name)
                                                  : std::string(space) + "/" + std::string(name);
}

bool isOutside(Node spec) {
  for (const Node gateway : spec["gateways"].items()) {
    if (gateway.text() != "mesh" && !gateway.text().empty()) return true;
  }
  return false;
}

// "cluster.local/ns/default/sa/sleep"; wildcards name no one.
AssetRef principal(KubernetesFile& file, std::string_view text) {
  const auto parts = split(text, '/');
  if (parts.size() != 5 || parts[1] != "ns" || parts[3] != "sa" || text.find('*') != std::string_view::npos)
    return kNone;
  return file.serviceAccount(parts[2], parts[4]);
}

std::string portsOf(Node rule) {
  std::string ports;
  for (const Node to : rule["to"].items()) {
    for (const Node port : to["operation"]["ports"].items()) {
      if (ports.size() < 200) ports += (ports.empty() ? "tcp/" : ",tcp/") + std::string(port.text());
    }
  }
  return ports.empty() ? "*" : ports;
}

void admitSources(KubernetesFile& file, AssetRef policy, Node rule, const RecordPlace& r) {
  const std::string ports = portsOf(rule);
  const auto admit = [&](AssetRef who) { file.out.relate(policy, Relation::kAdmits, who, r, ports); };
  bool any = rule["from"].size() == 0;
  for (const Node from : rule["from"].items()) {
    const Node source = from["source"];
    for (const Node name : source["principals"].items()) admit(principal(file, name.text()));
    for (const std::string_view key : {"ipBlocks", "remoteIpBlocks"}) {
      for (const Node block : source[key].items()) admit(file.addressRange(block.text()));
    }
    for (const Node space : source["namespaces"].items()) {
      file.eachWorkload(space.text(), {}, [&](KubernetesFile::Workload& it) { admit(it.ref); });
    }
    any |= source.size() == 0;
  }
  if (any) admit(file.addressRange("0.0.0.0/0"));
}

AssetRef meshPolicy(KubernetesFile& file, Node object) {
  return file.mentioned(AssetKind::kNetwork, kubernetesSpace(object), object["kind"].text(),
                        kubernetesName(object));
}

}  // namespace

void readIstioGateway(KubernetesFile& file, const RecordPlace&, Node object) {
  Asset asset = file.named(AssetKind::kIngress, kubernetesSpace(object), "Gateway", kubernetesName(object));
  bool isInternal = false;  // by the deployment that it is for: "istio: internal-ingressgateway"
  for (const Node::Member label : object["spec"]["selector"].members())
    isInternal |= containsIgnoreCase(label.value.text(), "internal") ||
                  containsIgnoreCase(label.value.text(), "private");
  asset.exposure = isInternal ? Exposure::kInternal : Exposure::kInternet;
  for (const Node server : object["spec"]["servers"].items()) {
    for (const Node host : server["hosts"].items()) {
      if (!host.text().empty()) asset.tags.add(file.out.text("hostname:" + std::string(host.text())));
    }
  }
  file.out.asset(asset);
  file.gateways.emplace(std::string(kubernetesSpace(object)) + "/" + std::string(kubernetesName(object)),
                        asset.exposure);
}

void readVirtualService(KubernetesFile& file, const RecordPlace& r, Node object) {
  const std::string_view space = kubernetesSpace(object);
  const Node spec = object["spec"];
  Asset asset = file.named(AssetKind::kIngress, space, "VirtualService", kubernetesName(object));
  std::string hosts;
  for (const Node host : spec["hosts"].items()) {
    const std::string_view name = host.text();
    if (isOutside(spec) && name.find('.') != std::string_view::npos &&
        name.find('*') == std::string_view::npos)
      asset.identities.add(file.out.text("host:" + std::string(name)));
    if (hosts.size() < 1000) hosts += (hosts.empty() ? "" : ", ") + std::string(name);
  }
  const AssetRef ref = file.out.asset(asset);
  for (const std::string_view protocol : {"http", "tls", "tcp"}) {
    for (const Node rule : spec[protocol].items()) {
      for (const Node route : rule["route"].items())
        file.out.relate(ref, Relation::kRoutes, destination(file, space, route["destination"]["host"].text()),
                        r, hosts);
    }
  }
}

void readVirtualServiceAgain(KubernetesFile& file, const RecordPlace& r, Node object) {
  const std::string_view space = kubernetesSpace(object);
  const Node spec = object["spec"];
  Asset self = file.named(AssetKind::kIngress, space, "VirtualService", kubernetesName(object));
  self.exposure = isOutside(spec) ? Exposure::kUnknown : Exposure::kInternal;
  const AssetRef ref = file.out.asset(self);
  for (const Node gateway : spec["gateways"].items()) {
    if (gateway.text().empty() || gateway.text() == "mesh") continue;
    const std::string key = gatewayKey(space, gateway.text());
    const auto known = file.gateways.find(key);
    self.exposure =
        std::max(self.exposure, known == file.gateways.end() ? Exposure::kInternet : known->second);
    const size_t slash = key.find('/');
    file.out.relate(
        file.mentioned(AssetKind::kIngress, key.substr(0, slash), "Gateway", key.substr(slash + 1)),
        Relation::kRoutes, ref, r);
  }
  file.out.asset(self);
}

void readServiceEntry(KubernetesFile& file, const RecordPlace& r, Node object) {
  Asset asset =
      file.named(AssetKind::kService, kubernetesSpace(object), "ServiceEntry", kubernetesName(object));
  const std::string_view location = object["spec"]["location"].text();
  if (!location.empty()) asset.tags.add(file.out.text("location:" + std::string(location)));
  const AssetRef ref = file.out.asset(asset);
  for (const Node host : object["spec"]["hosts"].items()) {
    if (host.text().find('*') == std::string_view::npos)
      file.out.relate(ref, Relation::kRoutes, hostAsset(file.out, host.text()), r);
  }
  for (const Node endpoint : object["spec"]["endpoints"].items()) {
    if (!endpoint["address"].text().empty())
      file.out.relate(ref, Relation::kRoutes, hostAsset(file.out, endpoint["address"].text()), r);
  }
}

// AuthorizationPolicy and PeerAuthentication.
void readMeshPolicy(KubernetesFile& file, const RecordPlace&, Node object) {
  Asset asset =
      file.named(AssetKind::kNetwork, kubernetesSpace(object), object["kind"].text(), kubernetesName(object));
  if (const std::string_view mode = object.at("spec/mtls/mode").text(); !mode.empty())
    asset.tags.add(file.out.text("mtls:" + std::string(mode)));
  if (object["kind"].text() == "AuthorizationPolicy")
    asset.tags.add(file.out.text("action:" + std::string(object["spec"]["action"].textOr("ALLOW"))));
  file.out.asset(asset);
}

void readMeshPolicyAgain(KubernetesFile& file, const RecordPlace& r, Node object) {
  const AssetRef policy = meshPolicy(file, object);
  const Node spec = object["spec"];
  file.eachWorkload(
      kubernetesSpace(object), spec["selector"]["matchLabels"], [&](KubernetesFile::Workload& workload) {
        if (spec["selector"]["matchLabels"].size() > 0 && !selectsLabels(spec["selector"], workload.labels))
          return;
        file.out.relate(workload.ref, Relation::kMemberOf, policy, r);
      });
  if (object["kind"].text() != "AuthorizationPolicy") return;
  readAuthorization(file, r, object);
  if (spec["action"].textOr("ALLOW") != "ALLOW") return;
  for (const Node rule : spec["rules"].items()) admitSources(file, policy, rule, r);
}

}  // namespace postern
