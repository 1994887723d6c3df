// SPDX-License-Identifier: Apache-2.0
// The cluster roles that every cluster has from its start, as Kubernetes documents them (1.30):
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
#pragma once

#include <span>
#include <string_view>

namespace postern {

struct KubernetesRule {
  std::string_view role;
  std::string_view verbs;      ///< comma-separated, like the next two
  std::string_view resources;  ///< "<group>/<resource>" or "url:/path"
  std::string_view names = {};
};

/// The rules of a role stand together. What `edit` has of `view`, and `admin` of `edit`, is written out.
std::span<const KubernetesRule> kubernetesRoles();

}  // namespace postern
