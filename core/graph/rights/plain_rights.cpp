// SPDX-License-Identifier: Apache-2.0
// Grants of systems without rules of their own ("ci" ...): whoever holds the grant may do what it names.
#include "graph/rights/rights_of_system.h"

namespace postern {
namespace {

class PlainRights final : public RightsOfSystem {
 public:
  PlainRights(RightsTables& tables, std::string_view system) : RightsOfSystem(system), tables_(tables) {}

  std::vector<Permit> anyone(std::string_view action) const override {
    std::vector<Permit> out;
    eachGrant(action, [&](AssetId who, uint32_t grant) { out.push_back({who, kNone, grant, 0}); });
    return out;
  }

  std::vector<Permit> on(std::string_view action, std::span<const AssetId> candidates) const override {
    std::vector<Permit> out;
    eachGrant(action, [&](AssetId who, uint32_t grant) {
      for (const AssetId on : candidates) {
        if (names(grant, on) && out.size() < kMaxPermits) out.push_back({who, on, grant, 0});
      }
    });
    return out;
  }

 private:
  bool listed(const ListColumn& column, uint32_t grant, std::string_view text) const {
    for (const StringId id : tables_.list(column, grant)) {
      if (matchesPattern(tables_.text(id), text, false)) return true;
    }
    return false;
  }

  bool names(uint32_t grant, AssetId on) const {
    const GrantColumns& grants = tables_.tables.grants;
    if (tables_.list(grants.resources, grant).empty()) return true;
    const UnitedAsset& asset = tables_.identities.assets[on];
    if (listed(grants.resources, grant, asset.name)) return true;
    for (const std::string& identity : asset.identities) {
      if (listed(grants.resources, grant, identity)) return true;
    }
    return false;
  }

  template <typename Use>
  void eachGrant(std::string_view action, Use use) const {
    const GrantColumns& grants = tables_.tables.grants;
    for (uint32_t grant = 0; grant < grants.rows; ++grant) {
      if (tables_.system(grant) != name() || tables_.denies(grant)) continue;
      if (!listed(grants.actions, grant, action) || listed(grants.exceptActions, grant, action)) continue;
      use(tables_.identities.assetOf[grants.asset[grant]], grant);
    }
  }

  RightsTables& tables_;
};

}  // namespace

std::unique_ptr<RightsOfSystem> plainRights(RightsTables& tables, std::string_view system) {
  return std::make_unique<PlainRights>(tables, system);
}

}  // namespace postern
