// SPDX-License-Identifier: Apache-2.0
// What Azure and Google have in common: a member or a group of it has a role at a scope, and the rights of
// the role hold there and below.
#pragma once

#include <string_view>
#include <vector>

#include "graph/rights/rights_of_system.h"

namespace postern {

/// What a published role allows, where no source holds its definition. Patterns with '*'.
struct KnownRole {
  std::string_view name;  ///< "Owner", "roles/owner"
  std::vector<std::string_view> actions, exceptActions;
};

class ScopedRights : public RightsOfSystem {
 public:
  std::vector<Permit> anyone(std::string_view action) const override;
  std::vector<Permit> on(std::string_view action, std::span<const AssetId> candidates) const override;

 protected:
  struct Assignment {
    AssetId who = 0;
    uint32_t grant = 0;  ///< that assigns, or of the role
    uint32_t scope = 0;
    const KnownRole* role = nullptr;  ///< null: the grant's own actions
  };

  ScopedRights(RightsTables& tables, std::string_view system) : RightsOfSystem(system), tables_(tables) {}
  /// The scope is the asset, or something that it is a part of.
  virtual bool isUnder(AssetId on, std::string_view scope) const = 0;
  /// Assignments of everyone who may act, from the grants and the held roles; `roles` are consulted where a
  /// grant's action is `prefix` + name of a role.
  void collect(std::span<const KnownRole> roles, std::string_view prefix);

  RightsTables& tables_;

 private:
  bool allows(const Assignment& assignment, std::string_view action) const;

  std::vector<Assignment> assignments_;  // by who
};

}  // namespace postern
