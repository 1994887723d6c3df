// SPDX-License-Identifier: Apache-2.0
// Who may do what: the grants that sources state (columns.h, POSTERN_GRANT_COLUMNS), evaluated as their
// systems do. docs/structure.md and docs/structure-cloud.md say how formats write them.
//   kubernetes  "create /pods/exec", "get /secrets", "bind rbac.authorization.k8s.io/clusterroles"; who = the
//               binding (https://kubernetes.io/docs/reference/access-authn-authz/rbac/)
//   aws         "iam:PassRole"; "iam:PassRole>ec2.amazonaws.com" where it is passed to that service; who =
//   the
//               user, group or role (IAM User Guide, "Policy evaluation logic")
//   aws-unbounded  the same, as if permissions boundaries were taken off
//   azure       "Microsoft.Authorization/roleAssignments/write"; who = the identity with the assignment
//   gcp         "iam.serviceAccounts.actAs"; who = the member
//   ci, ...     the grant's own words; who = its holder
// What cannot be known is taken as the attacker would wish: a condition of an allowing statement holds, one
// of a denying statement does not, unless rights_conditions.h can tell.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "correlate/identity.h"

namespace postern {

struct Permit {
  AssetId who = 0;
  AssetId on = kNone;
  uint32_t grant = 0;  ///< row of Tables::grants that allows it; the first that does
  uint32_t scope = 0;  ///< Rights::scopeText(); 0 = wherever the holder is
  friend bool operator==(const Permit&, const Permit&) = default;
};

/// Answers hold at most so many permits: an estate of administrators would give each of them everything.
inline constexpr size_t kMaxPermits = 1'000'000;

class RightsOfSystem;

class Rights {
 public:
  /// Borrows both; they must outlive it.
  Rights(const Tables& tables, const Identities& identities);
  ~Rights();
  Rights(const Rights&) = delete;
  Rights& operator=(const Rights&) = delete;

  /// Whoever may do it to anything at all; `on` is kNone. By (who, scope, grant), each (who, scope) once.
  std::vector<Permit> anyone(std::string_view system, std::string_view action) const;
  /// Whoever may do it to which of the candidates. By (who, on), each pair once.
  std::vector<Permit> on(std::string_view system, std::string_view action,
                         std::span<const AssetId> candidates) const;
  /// "shop", "/subscriptions/1/resourcegroups/x"; "" for 0.
  const std::string& scopeText(uint32_t scope) const;
  bool empty() const { return systems_.empty(); }

 private:
  const RightsOfSystem* find(std::string_view system) const;

  std::vector<std::unique_ptr<RightsOfSystem>> systems_;
  std::vector<std::string> scopes_{""};
};

}  // namespace postern
