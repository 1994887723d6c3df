// SPDX-License-Identifier: Apache-2.0
// Kubernetes RBAC: a binding holds a role (narrowed to a namespace by the detail), a role has grants and may
// take in others (aggregation). https://kubernetes.io/docs/reference/access-authn-authz/rbac/
// Where a file has roles that nothing binds, nobody may do what they allow.
#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "graph/rights/rights_of_system.h"

namespace postern {
namespace {

// Of the whole cluster: a role narrowed to a namespace gives nothing on them.
constexpr std::array<std::string_view, 17> kClusterWide = {
    "/nodes",
    "/nodes/proxy",
    "/namespaces",
    "/persistentvolumes",
    "/componentstatuses",
    "rbac.authorization.k8s.io/clusterroles",
    "rbac.authorization.k8s.io/clusterrolebindings",
    "certificates.k8s.io/certificatesigningrequests",
    "certificates.k8s.io/certificatesigningrequests/approval",
    "certificates.k8s.io/signers",
    "storage.k8s.io/storageclasses",
    "admissionregistration.k8s.io/mutatingwebhookconfigurations",
    "admissionregistration.k8s.io/validatingwebhookconfigurations",
    "apiextensions.k8s.io/customresourcedefinitions",
    "apiregistration.k8s.io/apiservices",
    "/users",
    "/groups"};

// What RBAC's rules may say for "<group>/<resource>[/<subresource>]": the whole, or '*' in its parts
// ("*/*", "apps/*", "*/scale").
bool namesResource(std::string_view said, std::string_view asked) {
  if (said == asked) return true;
  const size_t saidSlash = said.find('/');
  const size_t askedSlash = asked.find('/');
  if (saidSlash == std::string_view::npos || askedSlash == std::string_view::npos) return false;
  const std::string_view group = said.substr(0, saidSlash);
  if (group != "*" && group != asked.substr(0, askedSlash)) return false;
  const std::string_view resource = said.substr(saidSlash + 1);
  const std::string_view wanted = asked.substr(askedSlash + 1);
  if (resource == "*" || resource == wanted) return true;
  const size_t sub = wanted.find('/');
  return resource.starts_with("*/") && sub != std::string_view::npos &&
         resource.substr(2) == wanted.substr(sub + 1);
}

struct Asked {
  std::string_view verb, resource;
  bool clusterWide = false;
};

Asked parse(std::string_view action) {
  Asked asked;
  const size_t space = action.find(' ');
  asked.verb = action.substr(0, space);
  if (space != std::string_view::npos) asked.resource = action.substr(space + 1);
  asked.clusterWide = asked.verb != "bind" && std::find(kClusterWide.begin(), kClusterWide.end(),
                                                        asked.resource) != kClusterWide.end();
  return asked;
}

class KubernetesRights final : public RightsOfSystem {
 public:
  explicit KubernetesRights(RightsTables& tables) : RightsOfSystem("kubernetes"), tables_(tables) {
    nameAssets();
    for (const AssetId actor : tables.actors()) {
      if (tables.identity(actor, "k8s:").empty()) continue;
      for (const RightsTables::Link& role : tables.holds(actor)) {
        if (isRole(role.to)) rightsOf(actor, role.to, tables.text(role.detail));
      }
    }
  }

  std::vector<Permit> anyone(std::string_view action) const override {
    const Asked asked = parse(action);
    std::vector<Permit> out;
    for (const Holder& holder : holders_) {
      for (const Right& right : holder.rights) {
        if (allows(right, asked)) out.push_back({holder.who, kNone, right.grant, right.scope});
      }
    }
    return out;
  }

  std::vector<Permit> on(std::string_view action, std::span<const AssetId> candidates) const override {
    const Asked asked = parse(action);
    std::vector<AssetId> everywhere;
    std::vector<std::vector<AssetId>> bySpace(spaces_.size());
    for (const AssetId on : candidates) {
      if (names_[on].parts == 0) continue;
      everywhere.push_back(on);
      if (names_[on].space != kNone) bySpace[names_[on].space].push_back(on);
    }
    std::vector<Permit> out;
    for (const Holder& holder : holders_) {
      for (const Right& right : holder.rights) {
        if (!allows(right, asked)) continue;
        const bool narrow = right.scope != 0 && asked.verb != "bind";
        const uint32_t space = narrow ? spaceNamed(tables_.scopeText(right.scope)) : kNone;
        if (narrow && space == kNone) continue;
        for (const AssetId on : narrow ? bySpace[space] : everywhere) {
          if (out.size() >= kMaxPermits) return out;
          if (covers(right, asked, on)) out.push_back({holder.who, on, right.grant, right.scope});
        }
      }
    }
    return out;
  }

 private:
  struct Holder {
    AssetId who = 0;
    std::vector<Right> rights;
  };

  // Bindings hold roles; what holds a binding acts by way of it. Identities of Kubernetes are in lower case.
  bool isRole(AssetId asset) const {
    const std::string_view id = tables_.identity(asset, "k8s:");
    return id.starts_with("clusterrole/") || id.find("/role/") != std::string_view::npos;
  }

  void rightsOf(AssetId who, AssetId role, std::string_view space) {
    if (isRole(who)) return;  // an aggregated role gives its rights by what binds it
    if (holders_.empty() || holders_.back().who != who) holders_.push_back({who, {}});
    std::vector<AssetId> roles{role};
    std::set<AssetId> seen{role};
    for (size_t i = 0; i < roles.size(); ++i) {
      for (const uint32_t grant : tables_.grantsOf(roles[i])) {
        if (tables_.system(grant) != "kubernetes") continue;
        const std::string_view own = tables_.text(tables_.tables.grants.scope[grant]);
        holders_.back().rights.push_back({grant, tables_.scope(space.empty() ? own : space)});
      }
      for (const RightsTables::Link& taken : tables_.holds(roles[i])) {
        if (seen.insert(taken.to).second) roles.push_back(taken.to);
      }
    }
  }

  bool allows(const Right& right, const Asked& asked) const {
    if (asked.clusterWide && right.scope != 0) return false;
    const GrantColumns& grants = tables_.tables.grants;
    const auto any = [&](const ListColumn& column, auto matches) {
      for (const StringId id : tables_.list(column, right.grant)) {
        if (matches(tables_.text(id))) return true;
      }
      return false;
    };
    return any(grants.actions, [&](std::string_view v) { return v == "*" || v == asked.verb; }) &&
           any(grants.resources, [&](std::string_view r) { return namesResource(r, asked.resource); });
  }

  // "k8s:shop/Pod/web" is in shop; "k8s:Node/a" is nowhere.
  void nameAssets() {
    names_.resize(tables_.identities.assets.size());
    for (AssetId asset = 0; asset < names_.size(); ++asset) {
      const std::string_view id = tables_.identity(asset, "k8s:");
      if (id.empty()) continue;
      const auto parts = split(id, '/');
      Name& name = names_[asset];
      name.parts = static_cast<uint32_t>(parts.size());
      name.name = parts.size() >= 3 ? parts[2] : parts.back();
      if (parts.size() < 3) continue;
      name.space = spaces_.try_emplace(parts[0], static_cast<uint32_t>(spaces_.size())).first->second;
    }
  }
  uint32_t spaceNamed(std::string_view text) const {
    const auto at = spaces_.find(text);
    return at == spaces_.end() ? kNone : at->second;
  }

  // Names cannot narrow what is created.
  bool covers(const Right& right, const Asked& asked, AssetId on) const {
    const Name& is = names_[on];
    // A cluster role is bound in the namespace of the binding that names it.
    const bool boundThere = asked.verb == "bind" && is.parts == 2;
    if (right.scope != 0 && !boundThere &&
        (is.space == kNone || is.space != spaceNamed(tables_.scopeText(right.scope))))
      return false;
    const auto names = tables_.list(tables_.tables.grants.names, right.grant);
    if (names.empty()) return true;
    if (asked.verb == "create" && std::count(asked.resource.begin(), asked.resource.end(), '/') < 2)
      return false;
    return std::any_of(names.begin(), names.end(),
                       [&](StringId n) { return equalsIgnoreCase(tables_.text(n), is.name); });
  }

  struct Name {
    uint32_t space = kNone;
    uint32_t parts = 0;  // of its identity; 0 = it is no object of Kubernetes
    std::string_view name;
  };
  RightsTables& tables_;
  std::vector<Holder> holders_;  // by who
  std::vector<Name> names_;      // per asset
  std::unordered_map<std::string_view, uint32_t> spaces_;
};

}  // namespace

std::unique_ptr<RightsOfSystem> kubernetesRights(RightsTables& tables) {
  return std::make_unique<KubernetesRights>(tables);
}

}  // namespace postern
