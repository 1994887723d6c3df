// SPDX-License-Identifier: Apache-2.0
// Names and selectors of Kubernetes objects (kubernetes.h).
// https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
#include <algorithm>

#include "base/text.h"
#include "formats/kubernetes.h"

namespace postern {
namespace {

const std::string* labelOf(const KubernetesLabels& labels, std::string_view key) {
  for (const auto& [name, value] : labels) {
    if (name == key) return &value;
  }
  return nullptr;
}

bool holds(Node expression, const KubernetesLabels& labels) {
  const std::string_view word = expression["operator"].text();
  const std::string* value = labelOf(labels, expression["key"].text());
  if (word == "Exists") return value != nullptr;
  if (word == "DoesNotExist") return value == nullptr;
  bool isIn = false;
  for (const Node one : expression["values"].items()) isIn |= value != nullptr && *value == one.text();
  if (word == "In") return isIn;
  return word == "NotIn" && !isIn;
}

std::string labelKey(std::string_view space, std::string_view name, std::string_view value) {
  std::string key(space);
  ((key += '\n') += name) += '\n';
  return key += value;
}

}  // namespace

std::string kubernetesId(std::string_view space, std::string_view kind, std::string_view name) {
  std::string id = "k8s:";
  if (!space.empty()) (id += space) += '/';
  (id += kind) += '/';
  return id += name;
}

std::string_view kubernetesSpace(Node object) { return object["metadata"]["namespace"].textOr("default"); }

std::string_view kubernetesName(Node object) {
  return object["metadata"].firstText({"name", "generateName"});
}

std::string_view kubernetesGroup(Node object) {
  const std::string_view version = object["apiVersion"].text();
  const size_t slash = version.find('/');
  return slash == std::string_view::npos ? std::string_view() : version.substr(0, slash);
}

KubernetesLabels kubernetesLabels(Node map) {
  KubernetesLabels labels;
  for (const Node::Member label : map.members()) labels.emplace_back(label.key, label.value.text());
  return labels;
}

bool hasLabels(Node map, const KubernetesLabels& labels) {
  if (map.size() == 0) return false;
  for (const Node::Member wanted : map.members()) {
    const std::string* value = labelOf(labels, wanted.key);
    if (value == nullptr || *value != wanted.value.text()) return false;
  }
  return true;
}

bool selectsLabels(Node selector, const KubernetesLabels& labels) {
  const Node exact = selector["matchLabels"];
  if (exact.size() > 0 && !hasLabels(exact, labels)) return false;
  for (const Node expression : selector["matchExpressions"].items()) {
    if (!holds(expression, labels)) return false;
  }
  return true;
}

Asset KubernetesFile::named(AssetKind kind, std::string_view space, std::string_view type,
                            std::string_view name) const {
  Asset asset;
  asset.kind = kind;
  asset.name = out.text(name);
  asset.identities.add(out.text(kubernetesId(space, type, name)));
  return asset;
}

AssetRef KubernetesFile::mentioned(AssetKind kind, std::string_view space, std::string_view type,
                                   std::string_view name) {
  return name.empty() ? kNone : out.asset(named(kind, space, type, name));
}

AssetRef KubernetesFile::node(std::string_view name) {
  if (name.empty()) return kNone;
  Asset asset = named(AssetKind::kHost, {}, "Node", name);
  asset.identities.add(out.text("host:" + std::string(name)));
  return out.asset(asset);
}

AssetRef KubernetesFile::group(std::string_view name) {
  return mentioned(AssetKind::kIdentity, {}, "Group", name);
}

// https://kubernetes.io/docs/reference/access-authn-authz/authentication/ and .../node/
AssetRef KubernetesFile::user(std::string_view name, const RecordPlace& r) {
  constexpr std::string_view kAccount = "system:serviceaccount:";
  if (name.starts_with(kAccount)) {
    const std::string_view rest = name.substr(kAccount.size());
    const size_t colon = rest.find(':');
    if (colon != std::string_view::npos) return serviceAccount(rest.substr(0, colon), rest.substr(colon + 1));
  }
  const AssetRef user = mentioned(AssetKind::kIdentity, {}, "User", name);
  if (name.starts_with("system:node:") && joined_.insert(user).second) {
    for (const std::string_view of : {"system:nodes", "system:authenticated"})
      out.relate(user, Relation::kMemberOf, group(of), r);
  }
  return user;
}

void KubernetesFile::joinGroups(AssetRef account, std::string_view space, const RecordPlace& r) {
  if (!joined_.insert(account).second) return;
  const std::string own = "system:serviceaccounts:" + std::string(space);
  for (const std::string_view of : {std::string_view("system:serviceaccounts"), std::string_view(own),
                                    std::string_view("system:authenticated")})
    out.relate(account, Relation::kMemberOf, group(of), r);
}

AssetRef KubernetesFile::addressRange(std::string_view cidr) {
  return out.asset(AssetKind::kNetwork, "cidr:", cidr);
}

void KubernetesFile::add(Workload workload) {
  const auto index = static_cast<uint32_t>(workloads_.size());
  workloadsOf_[workload.space].push_back(index);
  for (const auto& [name, value] : workload.labels) {
    std::vector<uint32_t>& list = workloadsBy_[labelKey(workload.space, name, value)];
    if (list.empty() || list.back() != index) list.push_back(index);
  }
  workloads_.push_back(std::move(workload));
}

const std::vector<uint32_t>* KubernetesFile::narrowest(std::string_view space, Node labels) const {
  const auto all = workloadsOf_.find(space);
  const std::vector<uint32_t>* best = all == workloadsOf_.end() ? nullptr : &all->second;
  for (const Node::Member label : labels.members()) {
    const auto at = workloadsBy_.find(labelKey(space, label.key, label.value.text()));
    if (at == workloadsBy_.end()) return nullptr;
    if (at->second.size() < best->size()) best = &at->second;
  }
  return best;
}

bool KubernetesFile::mayCompare() {
  if (compared_ == kMaxSelections)
    out.diagnostics().add("too_many_selections", "selectors beyond the limit were not matched with workloads",
                          "/");
  if (compared_ > kMaxSelections) return false;
  ++compared_;
  return true;
}

}  // namespace postern
