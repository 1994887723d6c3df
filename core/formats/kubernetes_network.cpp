// SPDX-License-Identifier: Apache-2.0
// How traffic comes in: Services and the workloads they select, Ingresses, Gateway API gateways and routes,
// OpenShift Routes. https://kubernetes.io/docs/concepts/services-networking/ https://gateway-api.sigs.k8s.io/
#include <algorithm>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/kubernetes.h"

namespace postern {
namespace {

// Load balancers face the internet unless an annotation of their cloud keeps them inside.
bool isInternalBalancer(Node annotations) {
  for (const Node::Member note : annotations.members()) {
    const std::string_view value = note.value.text();
    if (!containsIgnoreCase(note.key, "load-balancer") && !containsIgnoreCase(note.key, "lb-scheme"))
      continue;
    if (containsIgnoreCase(note.key, "internal") && !equalsIgnoreCase(value, "false")) return true;
    if ((containsIgnoreCase(note.key, "scheme") || containsIgnoreCase(note.key, "type")) &&
        equalsIgnoreCase(value, "internal"))
      return true;
  }
  return false;
}

// AWS's controller makes internal balancers unless told otherwise; elsewhere a class or annotation says
// "internal".
bool isInternalIngress(Node object) {
  const Node annotations = object["metadata"]["annotations"];
  const std::string_view scheme = annotations["alb.ingress.kubernetes.io/scheme"].text();
  if (!scheme.empty()) return scheme == "internal";
  const std::string_view ingressClass =
      object["spec"]["ingressClassName"].textOr(annotations["kubernetes.io/ingress.class"].text());
  if (ingressClass == "alb") return true;
  return containsIgnoreCase(ingressClass, "internal") || containsIgnoreCase(ingressClass, "private") ||
         isInternalBalancer(annotations);
}

void addHost(BatchBuilder& out, Asset& asset, Node host) {
  const std::string_view name = trim(host.text());
  if (!name.empty() && name != "*") asset.identities.add(out.text("host:" + std::string(name)));
}

void addAddress(BatchBuilder& out, Asset& asset, Node address) {
  const std::string_view ip = address["ip"].text();
  if (!ip.empty()) asset.identities.add(out.text("ip:" + std::string(ip)));
  addHost(out, asset, address["hostname"]);
}

// `backend` of Ingress v1 (service.name), v1beta1 (serviceName), or a Gateway API backendRef.
void routeTo(KubernetesFile& file, AssetRef from, std::string_view space, Node backend, const RecordPlace& r,
             std::string_view detail) {
  std::string_view name = backend["service"]["name"].textOr(backend["serviceName"].text());
  if (name.empty() && backend["kind"].textOr("Service") == "Service") name = backend["name"].text();
  file.out.relate(from, Relation::kRoutes, file.service(backend["namespace"].textOr(space), name), r, detail);
}

}  // namespace

void readService(KubernetesFile& file, const RecordPlace& r, Node object) {
  BatchBuilder& out = file.out;
  Asset asset = file.named(AssetKind::kService, kubernetesSpace(object), "Service", kubernetesName(object));
  const Node spec = object["spec"];
  const std::string_view type = spec["type"].text();
  if (type == "LoadBalancer")
    asset.exposure =
        isInternalBalancer(object["metadata"]["annotations"]) ? Exposure::kInternal : Exposure::kInternet;
  if (type == "NodePort") asset.exposure = Exposure::kInternal;  // on every node's address, wherever that is
  if (!type.empty()) asset.tags.add(out.text("service-type:" + std::string(type)));
  for (const Node port : spec["ports"].items()) {
    if (port["nodePort"].isNumber())
      asset.tags.add(out.text("node-port:" + std::string(port["nodePort"].text())));
  }
  for (const Node address : object.at("status/loadBalancer/ingress").items()) addAddress(out, asset, address);
  for (const Node address : spec["externalIPs"].items()) {
    if (!address.text().empty()) asset.identities.add(out.text("ip:" + std::string(address.text())));
  }
  const AssetRef ref = out.asset(asset);
  if (type == "ExternalName")
    out.relate(ref, Relation::kRoutes, hostAsset(out, spec["externalName"].text()), r);
}

// Labels and selectors meet once every workload is known.
void readServiceAgain(KubernetesFile& file, const RecordPlace& r, Node object) {
  const std::string_view space = kubernetesSpace(object);
  const AssetRef self = file.service(space, kubernetesName(object));
  file.eachWorkload(space, object["spec"]["selector"], [&](KubernetesFile::Workload& workload) {
    if (!hasLabels(object["spec"]["selector"], workload.labels)) return;
    file.out.relate(self, Relation::kRoutes, workload.ref, r);
  });
}

void readIngress(KubernetesFile& file, const RecordPlace& r, Node object) {
  BatchBuilder& out = file.out;
  const std::string_view space = kubernetesSpace(object);
  const Node spec = object["spec"];
  Asset asset = file.named(AssetKind::kIngress, space, "Ingress", kubernetesName(object));
  asset.exposure = isInternalIngress(object) ? Exposure::kInternal : Exposure::kInternet;
  for (const Node rule : spec["rules"].items()) addHost(out, asset, rule["host"]);
  for (const Node tls : spec["tls"].items()) {
    for (const Node host : tls["hosts"].items()) addHost(out, asset, host);
  }
  for (const Node address : object.at("status/loadBalancer/ingress").items()) addAddress(out, asset, address);
  const AssetRef ref = out.asset(asset);
  for (const std::string_view key : {"defaultBackend", "backend"})
    if (spec[key].isObject()) routeTo(file, ref, space, spec[key], r, {});
  for (const Node rule : spec["rules"].items()) {
    for (const Node path : rule["http"]["paths"].items())
      routeTo(file, ref, space, path["backend"], r,
              std::string(rule["host"].text()) + std::string(path["path"].text()));
  }
}

// Gateway API. A gateway is reached at its addresses; its routes name it as their parent.
void readGateway(KubernetesFile& file, const RecordPlace&, Node object) {
  BatchBuilder& out = file.out;
  Asset asset = file.named(AssetKind::kIngress, kubernetesSpace(object), "Gateway", kubernetesName(object));
  asset.exposure = isInternalBalancer(object.at("spec/infrastructure/annotations")) ||
                           isInternalBalancer(object["metadata"]["annotations"]) ||
                           containsIgnoreCase(object["spec"]["gatewayClassName"].text(), "internal")
                       ? Exposure::kInternal
                       : Exposure::kInternet;
  // Its routes answer for the hosts: the gateway is not the same as any of them.
  for (const Node listener : object["spec"]["listeners"].items()) {
    const std::string_view host = listener["hostname"].text();
    if (!host.empty()) asset.tags.add(out.text("hostname:" + std::string(host)));
  }
  for (const Node address : object.at("status/addresses").items()) {
    const bool isIp = address["type"].textOr("IPAddress") == "IPAddress";
    const std::string_view value = address["value"].text();
    if (!value.empty()) asset.identities.add(out.text((isIp ? "ip:" : "host:") + std::string(value)));
  }
  out.asset(asset);
  file.gateways.emplace(std::string(kubernetesSpace(object)) + "/" + std::string(kubernetesName(object)),
                        asset.exposure);
}

void readRoute(KubernetesFile& file, const RecordPlace& r, Node object) {
  BatchBuilder& out = file.out;
  const std::string_view space = kubernetesSpace(object);
  const Node spec = object["spec"];
  Asset asset = file.named(AssetKind::kIngress, space, object["kind"].text(), kubernetesName(object));
  std::string hosts;
  for (const Node host : spec["hostnames"].items()) {
    addHost(out, asset, host);
    if (hosts.size() < 1000) hosts += (hosts.empty() ? "" : ", ") + std::string(host.text());
  }
  const AssetRef ref = out.asset(asset);
  for (const Node rule : spec["rules"].items()) {
    for (const Node backend : rule["backendRefs"].items()) routeTo(file, ref, space, backend, r, hosts);
  }
}

// A route is reached as its gateways are; those that the file does not hold face the internet.
void readRouteAgain(KubernetesFile& file, const RecordPlace& r, Node object) {
  const std::string_view space = kubernetesSpace(object);
  Asset self = file.named(AssetKind::kIngress, space, object["kind"].text(), kubernetesName(object));
  const Node parents = object["spec"]["parentRefs"];
  if (parents.size() == 0) self.exposure = Exposure::kInternet;
  const AssetRef ref = file.out.asset(self);
  for (const Node parent : parents.items()) {
    Exposure exposure = Exposure::kInternet;
    const std::string_view of = parent["namespace"].textOr(space);
    const auto gateway = file.gateways.find(std::string(of) + "/" + std::string(parent["name"].text()));
    if (parent["kind"].text() == "Service") {
      exposure = Exposure::kInternal;  // traffic inside the mesh (Gateway API, GAMMA)
    } else if (gateway != file.gateways.end()) {
      exposure = gateway->second;
      file.out.relate(file.mentioned(AssetKind::kIngress, of, "Gateway", parent["name"].text()),
                      Relation::kRoutes, ref, r, parent["sectionName"].text());
    }
    self.exposure = std::max(self.exposure, exposure);
  }
  file.out.asset(self);
}

void readOpenShiftRoute(KubernetesFile& file, const RecordPlace& r, Node object) {
  const std::string_view space = kubernetesSpace(object);
  const Node spec = object["spec"];
  Asset asset = file.named(AssetKind::kIngress, space, "Route", kubernetesName(object));
  asset.exposure = Exposure::kInternet;
  addHost(file.out, asset, spec["host"]);
  const AssetRef ref = file.out.asset(asset);
  routeTo(file, ref, space, spec["to"], r, spec["host"].text());
  for (const Node backend : spec["alternateBackends"].items())
    routeTo(file, ref, space, backend, r, spec["host"].text());
}

}  // namespace postern
