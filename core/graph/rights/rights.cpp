// SPDX-License-Identifier: Apache-2.0
// See rights.h.
#include "graph/rights/rights.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "graph/rights/rights_of_system.h"

namespace postern {
namespace {

// Owns the tables that the systems of one estate share.
class Keeper final : public RightsOfSystem {
 public:
  Keeper(const Tables& all, const Identities& united, std::vector<std::string>& scopes)
      : RightsOfSystem(""), tables(all, united, scopes) {}
  std::vector<Permit> anyone(std::string_view) const override { return {}; }
  std::vector<Permit> on(std::string_view, std::span<const AssetId>) const override { return {}; }
  RightsTables tables;
};

std::unique_ptr<RightsOfSystem> make(RightsTables& tables, std::string_view system) {
  if (system == "kubernetes") return kubernetesRights(tables);
  if (system == "aws") return awsRights(tables);
  if (system == "azure") return azureRights(tables);
  if (system == "gcp") return gcpRights(tables);
  return plainRights(tables, system);
}

template <typename Key>
std::vector<Permit> ordered(std::vector<Permit> permits, Key key) {
  std::sort(permits.begin(), permits.end(), [&](const Permit& a, const Permit& b) {
    return std::tuple(key(a), a.grant, a.scope) < std::tuple(key(b), b.grant, b.scope);
  });
  permits.erase(std::unique(permits.begin(), permits.end(),
                            [&](const Permit& a, const Permit& b) { return key(a) == key(b); }),
                permits.end());
  return permits;
}

}  // namespace

Rights::Rights(const Tables& tables, const Identities& identities) {
  if (tables.grants.rows == 0) return;
  auto keeper = std::make_unique<Keeper>(tables, identities, scopes_);
  std::set<std::string_view> names;
  for (const StringId system : tables.grants.system) names.insert(tables.strings.text(system));
  RightsTables& shared = keeper->tables;
  systems_.push_back(std::move(keeper));
  for (const std::string_view name : names) systems_.push_back(make(shared, name));
  if (names.count("aws") != 0) systems_.push_back(awsUnboundedRights(shared));
}

Rights::~Rights() = default;

const RightsOfSystem* Rights::find(std::string_view system) const {
  for (size_t i = 1; i < systems_.size(); ++i) {
    if (systems_[i]->name() == system) return systems_[i].get();
  }
  return nullptr;
}

std::vector<Permit> Rights::anyone(std::string_view system, std::string_view action) const {
  const RightsOfSystem* of = find(system);
  if (of == nullptr) return {};
  return ordered(of->anyone(action), [](const Permit& p) { return std::pair(p.who, p.scope); });
}

std::vector<Permit> Rights::on(std::string_view system, std::string_view action,
                               std::span<const AssetId> candidates) const {
  const RightsOfSystem* of = find(system);
  if (of == nullptr) return {};
  return ordered(of->on(action, candidates), [](const Permit& p) { return std::pair(p.who, p.on); });
}

const std::string& Rights::scopeText(uint32_t scope) const { return scopes_[scope]; }

}  // namespace postern
