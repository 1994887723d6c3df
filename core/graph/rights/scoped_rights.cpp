// SPDX-License-Identifier: Apache-2.0
// See scoped_rights.h.
#include "graph/rights/scoped_rights.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/text.h"

namespace postern {

void ScopedRights::collect(std::span<const KnownRole> roles, std::string_view prefix) {
  const GrantColumns& grants = tables_.tables.grants;
  std::set<std::string> defined;  // roles whose definition a source holds
  const auto isRights = [&](uint32_t grant) {
    return tables_.system(grant) == name() && tables_.kind(grant) == GrantKind::kRights;
  };
  for (const AssetId actor : tables_.actors()) {
    for (const AssetId source : tables_.withGroups(actor)) {
      for (const RightsTables::Link& role : tables_.holds(source)) {
        for (const uint32_t grant : tables_.grantsOf(role.to)) {
          if (!isRights(grant)) continue;
          defined.insert(toLowerAscii(tables_.identities.assets[role.to].name));
          assignments_.push_back({actor, grant, tables_.scope(tables_.text(role.detail)), nullptr});
        }
      }
    }
  }
  for (const AssetId actor : tables_.actors()) {
    for (const AssetId source : tables_.withGroups(actor)) {
      for (const uint32_t grant : tables_.grantsOf(source)) {
        if (!isRights(grant)) continue;
        const uint32_t scope = tables_.scope(tables_.text(grants.scope[grant]));
        for (const StringId id : tables_.list(grants.actions, grant)) {
          const std::string_view said = tables_.text(id);
          if (!said.starts_with(prefix)) continue;
          const std::string_view called = said.substr(prefix == "role:" ? prefix.size() : 0);
          if (defined.count(toLowerAscii(called)) != 0) continue;
          for (const KnownRole& role : roles) {
            if (equalsIgnoreCase(role.name, called)) assignments_.push_back({actor, grant, scope, &role});
          }
        }
      }
    }
  }
  std::stable_sort(assignments_.begin(), assignments_.end(),
                   [](const Assignment& a, const Assignment& b) { return a.who < b.who; });
}

bool ScopedRights::allows(const Assignment& assignment, std::string_view action) const {
  if (assignment.role != nullptr) {
    const auto listed = [&](const std::vector<std::string_view>& patterns) {
      return std::any_of(patterns.begin(), patterns.end(),
                         [&](std::string_view p) { return matchesPattern(p, action, true); });
    };
    return listed(assignment.role->actions) && !listed(assignment.role->exceptActions);
  }
  const auto listed = [&](const ListColumn& column) {
    for (const StringId id : tables_.list(column, assignment.grant)) {
      if (matchesPattern(tables_.text(id), action, true)) return true;
    }
    return false;
  };
  const GrantColumns& grants = tables_.tables.grants;
  return !tables_.denies(assignment.grant) && listed(grants.actions) && !listed(grants.exceptActions);
}

std::vector<Permit> ScopedRights::anyone(std::string_view action) const {
  std::vector<Permit> out;
  for (const Assignment& a : assignments_) {
    if (allows(a, action)) out.push_back({a.who, kNone, a.grant, a.scope});
  }
  return out;
}

std::vector<Permit> ScopedRights::on(std::string_view action, std::span<const AssetId> candidates) const {
  std::vector<Permit> out;
  for (const Assignment& a : assignments_) {
    if (!allows(a, action)) continue;
    for (const AssetId on : candidates) {
      if (out.size() < kMaxPermits && isUnder(on, tables_.scopeText(a.scope)))
        out.push_back({a.who, on, a.grant, a.scope});
    }
  }
  return out;
}

}  // namespace postern
