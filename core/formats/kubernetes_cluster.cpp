// SPDX-License-Identifier: Apache-2.0
// Namespaces, nodes, secrets, claims; and the nodes of kind's cluster configuration
// (https://kind.sigs.k8s.io/docs/user/configuration/), which are called after its cluster. Of Secrets only
// the names of keys are kept, and a keyed hash of each value, so that the same value leaked elsewhere is
// known to open it.
#include <string>

#include "base/base64.h"
#include "base/text.h"
#include "formats/kubernetes.h"

namespace postern {
namespace {

// Above this a value is a file, below that no secret.
constexpr size_t kMostSecretBytes = 4096;
constexpr size_t kLeastSecretBytes = 8;

// A Secret's data is in the plain form (RFC 4648, section 4); "" for what is none.
std::string valueOf(std::string_view data) {
  const Base64 decoded = decodeBase64(data);
  return decoded.isWhole && !decoded.isUrlForm ? decoded.bytes : std::string();
}

void addCredential(BatchBuilder& out, Asset& asset, std::string_view clear) {
  clear = trim(clear);
  if (clear.size() >= kLeastSecretBytes && clear.size() <= kMostSecretBytes)
    asset.credentials.add(out.credential(clear));
}

void addNode(KubernetesFile& file, const RecordPlace& r, const Asset& asset, std::string_view name) {
  const AssetRef node = file.out.asset(asset);
  file.nodes.emplace_back(name, node);
  file.out.relate(node, Relation::kAssumes, file.user("system:node:" + std::string(name), r), r);
}

Asset nodeAsset(KubernetesFile& file, std::string_view name) {
  Asset asset = file.named(AssetKind::kHost, {}, "Node", name);
  asset.identities.add(file.out.text("host:" + std::string(name)));
  return asset;
}

}  // namespace

void readNamespace(KubernetesFile& file, const RecordPlace&, Node object) {
  const std::string_view name = kubernetesName(object);
  Asset asset = file.named(AssetKind::kNamespace, {}, "Namespace", name);
  const Node labels = object["metadata"]["labels"];
  for (const std::string_view mode : {"enforce", "audit", "warn"}) {
    const std::string key = "pod-security.kubernetes.io/" + std::string(mode);
    const std::string_view level = labels[key].text();
    if (!level.empty())
      asset.tags.add(file.out.text("pod-security-" + std::string(mode) + ":" + std::string(level)));
  }
  if (labels["istio-injection"].text() == "enabled") asset.tags.add(file.out.text("istio-injection"));
  file.out.asset(asset);
  file.namespaces.emplace(name, kubernetesLabels(labels));
}

void readNode(KubernetesFile& file, const RecordPlace& r, Node object) {
  BatchBuilder& out = file.out;
  const std::string_view name = kubernetesName(object);
  Asset asset = nodeAsset(file, name);
  for (const Node address : object.at("status/addresses").items()) {
    const std::string_view value = address["address"].text();
    const bool isIp = address["type"].text().ends_with("IP");
    if (!value.empty()) asset.identities.add(out.text((isIp ? "ip:" : "host:") + std::string(value)));
  }
  constexpr std::string_view kRole = "node-role.kubernetes.io/";
  for (const Node::Member label : object["metadata"]["labels"].members()) {
    if (label.key.starts_with(kRole))
      asset.tags.add(out.text("node-role:" + std::string(label.key.substr(kRole.size()))));
  }
  if (const std::string_view id = object["spec"]["providerID"].text(); !id.empty())
    asset.tags.add(out.text("provider-id:" + std::string(id)));
  if (object["spec"]["unschedulable"].isTrue()) asset.tags.add(out.text("unschedulable"));
  addNode(file, r, asset, name);
}

// kind names its containers "<cluster>-control-plane", "<cluster>-worker", "<cluster>-worker2" …
void readKindCluster(KubernetesFile& file, const RecordPlace& r, Node object) {
  const std::string cluster(object["name"].textOr("kind"));
  uint32_t workers = 0;
  uint32_t planes = 0;
  const auto add = [&](std::string_view role) {
    const uint32_t count = role == "control-plane" ? ++planes : ++workers;
    const std::string name =
        cluster + "-" + std::string(role) + (count > 1 ? std::to_string(count) : std::string());
    Asset asset = nodeAsset(file, name);
    asset.tags.add(file.out.text("node-role:" + std::string(role)));
    addNode(file, r, asset, name);
  };
  for (const Node node : object["nodes"].items())
    add(node["role"].text() == "worker" ? "worker" : "control-plane");
  if (object["nodes"].size() == 0) add("control-plane");
}

void readSecret(KubernetesFile& file, const RecordPlace& r, Node object) {
  BatchBuilder& out = file.out;
  const std::string_view space = kubernetesSpace(object);
  Asset asset = file.named(AssetKind::kDataStore, space, "Secret", kubernetesName(object));
  asset.tags.add(out.text("secret"));
  const std::string_view type = object["type"].textOr("Opaque");
  asset.tags.add(out.text("secret-type:" + std::string(type)));
  const std::string_view account =
      object["metadata"]["annotations"]["kubernetes.io/service-account.name"].text();
  const bool isToken = type == "kubernetes.io/service-account-token" && !account.empty();
  Asset owner = file.named(AssetKind::kIdentity, space, "ServiceAccount", account);
  for (const std::string_view part : {"data", "stringData"}) {
    for (const Node::Member entry : object[part].members()) {
      asset.tags.add(out.text("secret-key:" + std::string(entry.key)));
      const std::string clear =
          part == "data" ? valueOf(entry.value.text()) : std::string(entry.value.text());
      addCredential(out, isToken && entry.key == "token" ? owner : asset, clear);
    }
  }
  const AssetRef ref = out.asset(asset);
  if (isToken) out.relate(ref, Relation::kAssumes, out.asset(owner), r);
}

void readClaim(KubernetesFile& file, const RecordPlace&, Node object) {
  Asset asset = file.named(AssetKind::kVolume, kubernetesSpace(object), "PersistentVolumeClaim",
                           kubernetesName(object));
  if (const std::string_view name = object["spec"]["storageClassName"].text(); !name.empty())
    asset.tags.add(file.out.text("storage-class:" + std::string(name)));
  file.out.asset(asset);
}

}  // namespace postern
