// SPDX-License-Identifier: Apache-2.0
// Kubernetes manifests, YAML documents or JSON, single objects and Lists: workloads and what they run,
// Services and the workloads they select, Ingresses, Gateway API routes, OpenShift Routes, service accounts,
// and NetworkPolicies that let nothing in. https://kubernetes.io/docs/reference/kubernetes-api/ Values of
// Secrets, ConfigMaps and environment variables are never read. The cluster is not known from a manifest.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/kubernetes_pod.h"

namespace postern {
namespace {

using Labels = std::vector<std::pair<std::string, std::string>>;

// API groups whose objects are part of a cluster's own vocabulary; reports of operators (VulnerabilityReport
// …) are not.
bool isKnownGroup(std::string_view apiVersion) {
  const size_t slash = apiVersion.find('/');
  if (slash == std::string_view::npos) return apiVersion.starts_with('v') && apiVersion.size() <= 8;
  const std::string_view group = apiVersion.substr(0, slash);
  static constexpr std::string_view kGroups[] = {
      "apps",        "batch",       "extensions",        "policy",
      "autoscaling", "argoproj.io", "apps.openshift.io", "route.openshift.io"};
  if (group.ends_with(".k8s.io")) return group != "wgpolicyk8s.io";
  return std::find(std::begin(kGroups), std::end(kGroups), group) != std::end(kGroups);
}

bool isList(Node object) { return object["kind"].text().ends_with("List") && object["items"].exists(); }

Match sniff(const Probe& probe) {
  if (!probe.isJson() && probe.syntax != Syntax::kYaml) return {};
  Node object = probe.first();
  if (isList(object)) object = object["items"].item(0);
  const std::string_view version = object["apiVersion"].text();
  if (object["metadata"].isObject() && !object["kind"].text().empty() && isKnownGroup(version))
    return {90, "apiVersion and kind of the Kubernetes API"};
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

Labels labelsOf(Node map) {
  Labels labels;
  for (const Node::Member label : map.members()) labels.emplace_back(label.key, label.value.text());
  return labels;
}

bool selects(const Labels& selector, const Labels& labels) {
  return !selector.empty() && std::all_of(selector.begin(), selector.end(), [&](const auto& wanted) {
    return std::find(labels.begin(), labels.end(), wanted) != labels.end();
  });
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out) {}

  void first(const RecordPlace& r, Node object);
  void second(const RecordPlace& r, Node object);
  void finish();

 private:
  struct Workload {
    std::string space;
    Labels labels;
    Asset asset;
    bool isGuarded = false;  // some ingress policy selects it
    bool isOpen = false;     // one of them lets something in
  };

  Asset named(AssetKind kind, std::string_view space, std::string_view type, std::string_view name) const;
  AssetRef service(std::string_view space, std::string_view name) {
    return name.empty() ? kNone : out_.asset(named(AssetKind::kService, space, "Service", name));
  }
  void workload(const RecordPlace& r, Node object, Node pod);
  void service(const RecordPlace& r, Node object);
  void ingress(const RecordPlace& r, Node object);
  void route(const RecordPlace& r, Node object);
  void openShiftRoute(const RecordPlace& r, Node object);
  void serviceAccount(const RecordPlace& r, Node object);
  void policy(Node object);
  void routeTo(AssetRef from, std::string_view space, Node backend, const RecordPlace& r,
               std::string_view detail);

  BatchBuilder& out_;
  std::vector<Workload> workloads_;
};

std::string_view spaceOf(Node object) { return object["metadata"]["namespace"].textOr("default"); }
std::string_view nameOf(Node object) { return object["metadata"].firstText({"name", "generateName"}); }

Asset Importer::named(AssetKind kind, std::string_view space, std::string_view type,
                      std::string_view name) const {
  Asset asset;
  asset.kind = kind;
  asset.name = out_.text(name);
  asset.identities.add(
      out_.text("k8s:" + std::string(space) + "/" + std::string(type) + "/" + std::string(name)));
  return asset;
}

// The part of an object that describes its pods; missing where it has none.
Node podTemplate(Node object) {
  const std::string_view kind = object["kind"].text();
  if (kind == "Pod") return object;
  if (kind == "CronJob") return object.at("spec/jobTemplate/spec/template");
  static constexpr std::string_view kKinds[] = {
      "Deployment", "StatefulSet", "DaemonSet",        "ReplicaSet",
      "Job",        "Rollout",     "DeploymentConfig", "ReplicationController"};
  if (std::find(std::begin(kKinds), std::end(kKinds), kind) == std::end(kKinds)) return {};
  return object.at("spec/template");
}

void Importer::first(const RecordPlace& r, Node object) {
  const std::string_view kind = object["kind"].text();
  if (kind.empty() || nameOf(object).empty())
    return out_.skip(r, "no_kind", "a document without kind or metadata.name");
  if (const Node pod = podTemplate(object); pod.isObject()) return workload(r, object, pod);
  if (kind == "Service") return service(r, object);
  if (kind == "Ingress") return ingress(r, object);
  if (kind == "HTTPRoute" || kind == "GRPCRoute" || kind == "TLSRoute" || kind == "TCPRoute" ||
      kind == "UDPRoute")
    return route(r, object);
  if (kind == "Route") return openShiftRoute(r, object);
  if (kind == "ServiceAccount") return serviceAccount(r, object);
  if (kind == "NetworkPolicy") return;
  out_.skip(r, "kind_not_read", std::string(clipUtf8(kind, 60)) + " objects name no asset");
}

// Labels and selectors meet once every workload is known.
void Importer::second(const RecordPlace& r, Node object) {
  const std::string_view kind = object["kind"].text();
  if (kind == "NetworkPolicy") return policy(object);
  if (kind != "Service") return;
  const Labels selector = labelsOf(object["spec"]["selector"]);
  for (const Workload& workload : workloads_) {
    if (workload.space != spaceOf(object) || !selects(selector, workload.labels)) continue;
    const AssetRef self =
        service(spaceOf(object), nameOf(object));  // before the other: argument order varies
    out_.relate(self, Relation::kRoutes, out_.asset(workload.asset), r);
  }
}

void Importer::workload(const RecordPlace& r, Node object, Node podTemplate) {
  const Node pod = podTemplate["spec"];
  Asset asset = named(AssetKind::kWorkload, spaceOf(object), object["kind"].text(), nameOf(object));
  addPodTags(out_, asset.tags, pod);
  const AssetRef ref = out_.asset(asset);
  for (const std::string_view list : {"containers", "initContainers", "ephemeralContainers"}) {
    for (const Node container : pod[list].items())
      out_.relate(ref, Relation::kRuns, imageAsset(out_, container["image"].text()), r,
                  container["name"].text());
  }
  // A cluster's own listing has the pods and replica sets that a deployment made.
  for (const Node owner : object["metadata"]["ownerReferences"].items()) {
    if (!owner["controller"].isTrue() || owner["name"].text().empty()) continue;
    out_.relate(
        ref, Relation::kPartOf,
        out_.asset(named(AssetKind::kWorkload, spaceOf(object), owner["kind"].text(), owner["name"].text())),
        r);
  }
  const std::string_view account = pod.firstText({"serviceAccountName", "serviceAccount"});
  if (!account.empty())
    out_.relate(ref, Relation::kAssumes,
                out_.asset(named(AssetKind::kIdentity, spaceOf(object), "ServiceAccount", account)), r);
  workloads_.push_back({std::string(spaceOf(object)), labelsOf(podTemplate["metadata"]["labels"]), asset});
}

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

void Importer::service(const RecordPlace& r, Node object) {
  Asset asset = named(AssetKind::kService, spaceOf(object), "Service", nameOf(object));
  const Node spec = object["spec"];
  const std::string_view type = spec["type"].text();
  if (type == "LoadBalancer")
    asset.exposure =
        isInternalBalancer(object["metadata"]["annotations"]) ? Exposure::kInternal : Exposure::kInternet;
  if (type == "NodePort") asset.exposure = Exposure::kInternal;  // on every node's address, wherever that is
  if (!type.empty()) asset.tags.add(out_.text("service-type:" + std::string(type)));
  for (const Node port : spec["ports"].items()) {
    if (port["nodePort"].isNumber())
      asset.tags.add(out_.text("node-port:" + std::string(port["nodePort"].text())));
  }
  for (const Node address : object.at("status/loadBalancer/ingress").items()) {
    if (!address["ip"].text().empty())
      asset.identities.add(out_.text("ip:" + std::string(address["ip"].text())));
    if (!address["hostname"].text().empty())
      asset.identities.add(out_.text("host:" + std::string(address["hostname"].text())));
  }
  const AssetRef ref = out_.asset(asset);
  if (type == "ExternalName")
    out_.relate(ref, Relation::kRoutes, hostAsset(out_, spec["externalName"].text()), r);
}

// `backend` of Ingress v1 (service.name), v1beta1 (serviceName), or a Gateway API backendRef.
void Importer::routeTo(AssetRef from, std::string_view space, Node backend, const RecordPlace& r,
                       std::string_view detail) {
  std::string_view name = backend["service"]["name"].textOr(backend["serviceName"].text());
  if (name.empty() && backend["kind"].textOr("Service") == "Service") name = backend["name"].text();
  out_.relate(from, Relation::kRoutes, service(backend["namespace"].textOr(space), name), r, detail);
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
  if (const std::string_view name = trim(host.text()); !name.empty())
    asset.identities.add(out.text("host:" + std::string(name)));
}

void Importer::ingress(const RecordPlace& r, Node object) {
  const Node spec = object["spec"];
  Asset asset = named(AssetKind::kIngress, spaceOf(object), "Ingress", nameOf(object));
  asset.exposure = isInternalIngress(object) ? Exposure::kInternal : Exposure::kInternet;
  for (const Node rule : spec["rules"].items()) addHost(out_, asset, rule["host"]);
  for (const Node tls : spec["tls"].items()) {
    for (const Node host : tls["hosts"].items()) addHost(out_, asset, host);
  }
  for (const Node address : object.at("status/loadBalancer/ingress").items()) {
    if (!address["ip"].text().empty())
      asset.identities.add(out_.text("ip:" + std::string(address["ip"].text())));
    addHost(out_, asset, address["hostname"]);
  }
  const AssetRef ref = out_.asset(asset);
  for (const std::string_view key : {"defaultBackend", "backend"})
    if (spec[key].isObject()) routeTo(ref, spaceOf(object), spec[key], r, {});
  for (const Node rule : spec["rules"].items()) {
    for (const Node path : rule["http"]["paths"].items())
      routeTo(ref, spaceOf(object), path["backend"], r,
              std::string(rule["host"].text()) + std::string(path["path"].text()));
  }
}

void Importer::route(const RecordPlace& r, Node object) {
  const Node spec = object["spec"];
  Asset asset = named(AssetKind::kIngress, spaceOf(object), object["kind"].text(), nameOf(object));
  asset.exposure = Exposure::kInternet;
  for (const Node parent : spec["parentRefs"].items()) {
    // A route of a Service is traffic inside the mesh (Gateway API, GAMMA).
    if (parent["kind"].text() == "Service") asset.exposure = Exposure::kInternal;
  }
  std::string hosts;
  for (const Node host : spec["hostnames"].items()) {
    addHost(out_, asset, host);
    if (hosts.size() < 1000) hosts += (hosts.empty() ? "" : ", ") + std::string(host.text());
  }
  const AssetRef ref = out_.asset(asset);
  for (const Node rule : spec["rules"].items()) {
    for (const Node backend : rule["backendRefs"].items()) routeTo(ref, spaceOf(object), backend, r, hosts);
  }
}

void Importer::openShiftRoute(const RecordPlace& r, Node object) {
  const Node spec = object["spec"];
  Asset asset = named(AssetKind::kIngress, spaceOf(object), "Route", nameOf(object));
  asset.exposure = Exposure::kInternet;
  addHost(out_, asset, spec["host"]);
  const AssetRef ref = out_.asset(asset);
  routeTo(ref, spaceOf(object), spec["to"], r, spec["host"].text());
  for (const Node backend : spec["alternateBackends"].items())
    routeTo(ref, spaceOf(object), backend, r, spec["host"].text());
}

void Importer::serviceAccount(const RecordPlace& r, Node object) {
  const AssetRef ref =
      out_.asset(named(AssetKind::kIdentity, spaceOf(object), "ServiceAccount", nameOf(object)));
  const Node annotations = object["metadata"]["annotations"];
  // An ARN is its own scheme.
  out_.relate(ref, Relation::kAssumes,
              out_.asset(AssetKind::kIdentity, "", annotations["eks.amazonaws.com/role-arn"].text()), r);
  out_.relate(ref, Relation::kAssumes,
              out_.asset(AssetKind::kIdentity, "name:", annotations["iam.gke.io/gcp-service-account"].text()),
              r);
}

// Policies add up: a workload is shut when every ingress policy that selects it lets nothing in.
void Importer::policy(Node object) {
  const Node spec = object["spec"];
  bool ingress = !spec["policyTypes"].isArray();
  for (const Node type : spec["policyTypes"].items()) ingress |= type.text() == "Ingress";
  if (!ingress) return;
  const Labels selector = labelsOf(spec["podSelector"]["matchLabels"]);
  const bool isVague = spec["podSelector"]["matchExpressions"].size() > 0;  // may select it, may not
  for (Workload& workload : workloads_) {
    if (workload.space != spaceOf(object) || !(selector.empty() || selects(selector, workload.labels)))
      continue;
    if (!isVague) workload.isGuarded = true;
    if (spec["ingress"].size() > 0) workload.isOpen = true;
  }
}

void Importer::finish() {
  for (Workload& workload : workloads_) {
    if (!workload.isGuarded || workload.isOpen) continue;
    workload.asset.exposure = Exposure::kIsolated;
    out_.asset(workload.asset);
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
  Importer importer(out);
  const Status read = in.read(
      {"/", "/*"},
      [&](const Record& r) {
        eachObject(r, [&](const RecordPlace& place, Node object) { importer.first(place, object); });
      },
      out.diagnostics());
  (void)in.survey({"/", "/*"}, [&](const Record& r) {
    eachObject(r, [&](const RecordPlace& place, Node object) { importer.second(place, object); });
  });
  importer.finish();
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
