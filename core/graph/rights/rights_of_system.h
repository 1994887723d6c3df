// SPDX-License-Identifier: Apache-2.0
// One system's way of evaluating grants, and what all of them ask of the tables.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/rights/rights.h"

namespace postern {

/// Details of `linked` that say how a policy limits (docs/structure-cloud.md).
inline constexpr std::string_view kBoundaryWord = "permissions-boundary";
inline constexpr std::string_view kControlWord = "service-control-policy";

/// A grant that counts for someone, where it does.
struct Right {
  uint32_t grant = 0;
  uint32_t scope = 0;
};

/// The edges that rights go along, with their details, and the grants by holder. Shared by all systems.
class RightsTables {
 public:
  struct Link {
    AssetId to = 0;
    StringId detail = 0;
    friend bool operator<(const Link& a, const Link& b) {
      return a.to != b.to ? a.to < b.to : a.detail < b.detail;
    }
    friend bool operator==(const Link&, const Link&) = default;
  };

  RightsTables(const Tables& tables, const Identities& identities, std::vector<std::string>& scopes);

  const std::vector<Link>& holds(AssetId asset) const { return of(holds_, asset); }
  const std::vector<Link>& groups(AssetId asset) const { return of(groups_, asset); }
  const std::vector<Link>& wholes(AssetId asset) const { return of(wholes_, asset); }
  /// Policies that limit it without being rights of it: `linked` as boundary or service control policy.
  const std::vector<Link>& limits(AssetId asset) const { return of(limits_, asset); }
  bool hasTag(AssetId asset, std::string_view tag) const;
  /// Rows of grants of that asset, ascending.
  const std::vector<uint32_t>& grantsOf(AssetId asset) const;
  /// Everything that holds a role or is a member of a group, and every holder of grants: who may act.
  const std::vector<AssetId>& actors() const { return actors_; }
  /// The asset, what it is part of, and so on, nearest first.
  std::vector<AssetId> ancestors(AssetId asset) const;
  /// The asset and the groups it is in, directly or not.
  std::vector<AssetId> withGroups(AssetId asset) const;

  std::string_view text(StringId id) const { return tables.strings.text(id); }
  std::string_view system(uint32_t grant) const { return text(tables.grants.system[grant]); }
  GrantKind kind(uint32_t grant) const { return static_cast<GrantKind>(tables.grants.kind[grant]); }
  bool denies(uint32_t grant) const { return tables.grants.deny[grant] != 0; }
  std::span<const uint32_t> list(const ListColumn& column, uint32_t grant) const {
    return {column.items.data() + column.begin[grant], column.items.data() + column.begin[grant + 1]};
  }
  /// The first identity that starts so, without the prefix where `cut`; "" when there is none.
  std::string_view identity(AssetId asset, std::string_view prefix, bool cut = true) const;
  uint32_t scope(std::string_view text);
  bool scopeIs(uint32_t scope, std::string_view text) const { return scopes_[scope] == text; }
  const std::string& scopeText(uint32_t scope) const { return scopes_[scope]; }

  const Tables& tables;
  const Identities& identities;

 private:
  using Links = std::unordered_map<AssetId, std::vector<Link>>;
  static const std::vector<Link>& of(const Links& links, AssetId asset);

  Links holds_, groups_, wholes_, limits_;
  std::unordered_map<AssetId, std::vector<uint32_t>> grants_;
  std::vector<AssetId> actors_;
  std::vector<std::string>& scopes_;
  std::map<std::string, uint32_t, std::less<>> scopeIds_;
};

class RightsOfSystem {
 public:
  explicit RightsOfSystem(std::string_view name) : name_(name) {}
  virtual ~RightsOfSystem() = default;
  std::string_view name() const { return name_; }

  /// See Rights; in any order, with repetitions.
  virtual std::vector<Permit> anyone(std::string_view action) const = 0;
  virtual std::vector<Permit> on(std::string_view action, std::span<const AssetId> candidates) const = 0;

 private:
  std::string name_;
};

/// '*' is any text, '?' any character; ASCII case matters or not.
bool matchesPattern(std::string_view pattern, std::string_view text, bool ignoreCase);

std::unique_ptr<RightsOfSystem> kubernetesRights(RightsTables& tables);
std::unique_ptr<RightsOfSystem> awsRights(RightsTables& tables);
/// "aws-unbounded": as if permissions boundaries were taken off.
std::unique_ptr<RightsOfSystem> awsUnboundedRights(RightsTables& tables);
std::unique_ptr<RightsOfSystem> azureRights(RightsTables& tables);
std::unique_ptr<RightsOfSystem> gcpRights(RightsTables& tables);
/// Of any other: the holder may do what the grant names, to what the grant names.
std::unique_ptr<RightsOfSystem> plainRights(RightsTables& tables, std::string_view system);

}  // namespace postern
