// SPDX-License-Identifier: Apache-2.0
// Workloads, their containers, what they run, mount, and act as.
// https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/ Ignored: ConfigMaps, volumes that
// die with the pod, volumes of drivers. Values of environment variables are never read.
#include <algorithm>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/kubernetes.h"
#include "formats/kubernetes_pod.h"

namespace postern {
namespace {

Node controllerOf(Node object) {
  for (const Node owner : object["metadata"]["ownerReferences"].items()) {
    if (owner["controller"].isTrue() && !owner["name"].text().empty()) return owner;
  }
  return {};
}

// "web" of Deployment web, or of pod web-7d9f-x2k4 that a controller named.
bool bearsName(Node object, std::string_view container) {
  const std::string_view name = kubernetesName(object);
  if (name == container) return true;
  return controllerOf(object).exists() && !container.empty() && name.size() > container.size() &&
         name.starts_with(container) && name[container.size()] == '-';
}

// The one container that is its workload; missing where containers are assets of their own.
Node onlyContainer(Node object, Node pod) {
  Node only;
  uint32_t count = 0;
  for (const std::string_view list : kContainerLists) {
    for (const Node container : pod[list].items()) {
      only = container;
      ++count;
    }
  }
  const bool folds =
      count == 1 && !pod["shareProcessNamespace"].isTrue() && bearsName(object, only["name"].text());
  return folds ? only : Node();
}

struct Place {
  KubernetesFile& file;
  const RecordPlace& r;
  Node object, pod;
  std::string_view space, kind, name;

  Place(KubernetesFile& in, const RecordPlace& at, Node what)
      : file(in),
        r(at),
        object(what),
        pod(podTemplateOf(what)["spec"]),
        space(kubernetesSpace(what)),
        kind(what["kind"].text()),
        name(kubernetesName(what)) {}

  std::string idWith(std::string_view part) const {
    return kubernetesId(space, kind, name) + "/" + std::string(part);
  }
  Asset part(AssetKind of, std::string_view path, std::string_view called) const {
    Asset asset;
    asset.kind = of;
    asset.name = file.out.text(called);
    asset.identities.add(file.out.text(idWith(path)));
    return asset;
  }
};

AssetRef containerAsset(const Place& at, Node container, std::string_view list) {
  const std::string_view name = container["name"].text();
  if (name.empty()) return kNone;
  Asset asset = at.part(AssetKind::kContainer, name, name);
  addPodTags(at.file.out, asset.tags, at.pod);
  addContainerTags(at.file.out, asset.tags, at.pod, container);
  if (list == "initContainers" && container["restartPolicy"].text() != "Always")
    asset.tags.add(at.file.out.text("init-container"));
  if (list == "ephemeralContainers") asset.tags.add(at.file.out.text("ephemeral-container"));
  return at.file.out.asset(asset);
}

AssetRef secretAsset(KubernetesFile& file, std::string_view space, std::string_view name) {
  if (name.empty()) return kNone;
  Asset asset = file.named(AssetKind::kDataStore, space, "Secret", name);
  asset.tags.add(file.out.text("secret"));
  return file.out.asset(asset);
}

// A path of the node, a projected token, a claim template: assets of their own. kNone for the rest.
AssetRef volumeAsset(const Place& at, Node volume) {
  BatchBuilder& out = at.file.out;
  const std::string_view name = volume["name"].text();
  Asset asset = at.part(AssetKind::kVolume, "volumes/" + std::string(name), name);
  if (const std::string_view path = volume["hostPath"]["path"].text(); !path.empty()) {
    asset.tags.add(out.text("host-path:" + std::string(path)));
    return out.asset(asset);
  }
  for (const Node source : volume["projected"]["sources"].items()) {
    if (!source["serviceAccountToken"].exists()) continue;
    asset.tags.add(out.text("service-account-token"));
    return out.asset(asset);
  }
  return kNone;
}

void mountVolume(const Place& at, Node volume, Node mount, AssetRef by) {
  BatchBuilder& out = at.file.out;
  std::string detail(mount["mountPath"].text());
  if (!isWritable(mount, volume)) detail += " read-only";
  const auto relate = [&](AssetRef what) { out.relate(by, Relation::kMounts, what, at.r, detail); };
  if (!volume.exists()) {
    for (const Node claim : at.object["spec"]["volumeClaimTemplates"].items()) {
      const std::string_view name = claim["metadata"]["name"].text();
      if (name.empty() || name != mount["name"].text()) continue;
      Asset asset = at.part(AssetKind::kVolume, "volumes/" + std::string(name), name);
      asset.tags.add(out.text("claim-template"));
      relate(out.asset(asset));
    }
    return;
  }
  relate(volumeAsset(at, volume));
  relate(secretAsset(at.file, at.space, volume["secret"]["secretName"].text()));
  relate(at.file.mentioned(AssetKind::kVolume, at.space, "PersistentVolumeClaim",
                           volume["persistentVolumeClaim"]["claimName"].text()));
  for (const Node source : volume["projected"]["sources"].items())
    relate(secretAsset(at.file, at.space, source["secret"]["name"].text()));
}

void relateMounts(const Place& at, Node container, AssetRef by) {
  for (const Node mount : container["volumeMounts"].items())
    mountVolume(at, podVolume(at.pod, mount["name"].text()), mount, by);
  const auto fromSecret = [&](std::string_view name) {
    at.file.out.relate(by, Relation::kMounts, secretAsset(at.file, at.space, name), at.r, "env");
  };
  std::string_view last;  // twenty variables of one secret are one fact
  for (const Node variable : container["env"].items()) {
    const std::string_view name = variable.at("valueFrom/secretKeyRef/name").text();
    if (name != last) fromSecret(name);
    last = name;
  }
  for (const Node source : container["envFrom"].items()) fromSecret(source["secretRef"]["name"].text());
}

void relateContainers(const Place& at, AssetRef workload) {
  BatchBuilder& out = at.file.out;
  const bool folds = onlyContainer(at.object, at.pod).exists();
  for (const std::string_view list : kContainerLists) {
    for (const Node container : at.pod[list].items()) {
      const std::string_view name = container["name"].text();
      const AssetRef image = imageAsset(out, container["image"].text());
      out.relate(workload, Relation::kRuns, image, at.r, name);
      relateMounts(at, container, workload);
      if (folds) continue;
      const AssetRef self = containerAsset(at, container, list);
      out.relate(workload, Relation::kContains, self, at.r);
      out.relate(self, Relation::kRuns, image, at.r, name);
      relateMounts(at, container, self);
    }
  }
  for (const Node pull : at.pod["imagePullSecrets"].items())
    out.relate(workload, Relation::kMounts, secretAsset(at.file, at.space, pull["name"].text()), at.r,
               "pull");
}

// The node that a pod is on, or is made to be on.
std::string_view nodeOf(Node pod) {
  const std::string_view name = pod["nodeName"].text();
  return name.empty() ? pod["nodeSelector"]["kubernetes.io/hostname"].text() : name;
}

void relateNode(const Place& at, AssetRef node, AssetRef workload) {
  if (node == kNone) return;
  at.file.out.relate(node, Relation::kHosts, workload, at.r);
  for (const Node volume : at.pod["volumes"].items()) {
    const std::string_view path = volume["hostPath"]["path"].text();
    if (!path.empty()) at.file.out.relate(node, Relation::kContains, volumeAsset(at, volume), at.r, path);
  }
}

// A service account's own setting counts where the pod says nothing; a projected token is asked for.
bool hasToken(const Place& at, std::string_view account) {
  const std::string_view own = at.pod["automountServiceAccountToken"].text();
  const std::string key = std::string(at.space) + "/" + std::string(account);
  if (own != "false" && (own == "true" || at.file.tokenless.count(key) == 0)) return true;
  for (const Node volume : at.pod["volumes"].items()) {
    for (const Node source : volume["projected"]["sources"].items()) {
      if (source["serviceAccountToken"].exists()) return true;
    }
  }
  return false;
}

void relateAccount(const Place& at, AssetRef workload) {
  BatchBuilder& out = at.file.out;
  std::string_view account = at.pod.firstText({"serviceAccountName", "serviceAccount"});
  if (account.empty() && at.file.speaksOfAccounts) account = "default";
  const AssetRef identity = at.file.serviceAccount(at.space, account);
  if (identity == kNone) return;
  const std::string_view detail = hasToken(at, account) ? "" : "no token";
  out.relate(workload, Relation::kAssumes, identity, at.r, detail);
  if (!onlyContainer(at.object, at.pod).exists()) {
    for (const std::string_view list : kContainerLists) {
      for (const Node container : at.pod[list].items())
        out.relate(containerAsset(at, container, list), Relation::kAssumes, identity, at.r, detail);
    }
  }
  for (const Node volume : at.pod["volumes"].items()) {
    for (const Node source : volume["projected"]["sources"].items()) {
      const Node token = source["serviceAccountToken"];
      if (token.exists())
        out.relate(volumeAsset(at, volume), Relation::kAssumes, identity, at.r, token["audience"].text());
    }
  }
}

}  // namespace

Node podTemplateOf(Node object) {
  const std::string_view kind = object["kind"].text();
  if (kind == "Pod") return object;
  if (kind == "CronJob") return object.at("spec/jobTemplate/spec/template");
  static constexpr std::string_view kKinds[] = {
      "Deployment", "StatefulSet", "DaemonSet",        "ReplicaSet",
      "Job",        "Rollout",     "DeploymentConfig", "ReplicationController"};
  if (std::find(std::begin(kKinds), std::end(kKinds), kind) == std::end(kKinds)) return {};
  return object.at("spec/template");
}

void readWorkload(KubernetesFile& file, const RecordPlace& r, Node object) {
  const Place at(file, r, object);
  Asset asset = file.named(AssetKind::kWorkload, at.space, at.kind, at.name);
  addWorkloadTags(file.out, asset.tags, at.pod);
  if (const Node only = onlyContainer(object, at.pod); only.exists())
    asset.identities.add(file.out.text(at.idWith(only["name"].text())));
  const Node owner = controllerOf(object);
  // The kubelet's own pods mirror files of the node: their owner is the Node.
  if (owner["kind"].text() == "Node") asset.tags.add(file.out.text("static-pod"));
  const AssetRef ref = file.out.asset(asset);
  relateContainers(at, ref);
  // A cluster's own listing has the pods and replica sets that a deployment made.
  if (owner.exists() && owner["kind"].text() != "Node")
    file.out.relate(
        ref, Relation::kPartOf,
        file.mentioned(AssetKind::kWorkload, at.space, owner["kind"].text(), owner["name"].text()), r);
  relateNode(at, file.node(nodeOf(at.pod)), ref);
  KubernetesFile::Workload workload;
  workload.space = at.space;
  workload.labels = kubernetesLabels(podTemplateOf(object)["metadata"]["labels"]);
  workload.asset = asset;
  workload.ref = ref;
  workload.account = at.pod["serviceAccountName"].textOr(at.pod["serviceAccount"].textOr("default"));
  workload.hostNetwork = at.pod["hostNetwork"].isTrue();
  for (const Node container : at.pod["containers"].items()) {
    for (const Node port : container["ports"].items()) {
      if (port["name"].text().empty()) continue;
      workload.ports.push_back({std::string(port["name"].text()),
                                toLowerAscii(port["protocol"].textOr("TCP")),
                                positive(port["containerPort"])});
    }
  }
  file.add(std::move(workload));
}

void readWorkloadAgain(KubernetesFile& file, const RecordPlace& r, Node object) {
  const Place at(file, r, object);
  const AssetRef self = file.mentioned(AssetKind::kWorkload, at.space, at.kind, at.name);
  relateAccount(at, self);
  if (at.kind != "DaemonSet" || at.pod["nodeSelector"].size() > 0) return;
  for (const auto& [name, node] : file.nodes) {
    if (file.mayCompare()) relateNode(at, node, self);
  }
}

}  // namespace postern
