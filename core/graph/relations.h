// SPDX-License-Identifier: Apache-2.0
// The relations between united assets, each once, and what an asset is made of: the image it runs, the
// repository that is built from, its endpoints. Relations to components are no steps (observations carry
// their asset) and are left to the inventory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "correlate/identity.h"

namespace postern {

struct AssetRelation {
  AssetId from = 0, to = 0;
  Relation relation = Relation::kUnknown;
  uint32_t report = kNone;  ///< that states it; the first by name
};

/// Something whose flaws are also flaws of the whole.
struct Part {
  AssetId asset = 0;
  uint32_t permille = 1000;  ///< how surely a flaw there is a flaw of the whole
  bool dynamicOnly = false;  ///< only what was found by talking to it
};

class Relations {
 public:
  Relations(const Tables& tables, const Identities& identities);

  /// By (from, to, relation); never from an asset to itself.
  const std::vector<AssetRelation>& all() const { return all_; }
  /// Itself first, then by nearness, then by AssetId; at most kMaxParts.
  const std::vector<Part>& parts(AssetId asset) const { return parts_[asset]; }
  /// "orders-api calls orders-db (inventory.yaml)"
  std::string because(const AssetRelation& relation) const;
  /// Name of the first report (by name) that gives the asset this exposure; "" when none does.
  std::string_view exposureReport(AssetId asset, Exposure exposure) const;
  /// " (inventory.yaml)": the first report (by name) that speaks of the asset, and of that class of data
  /// where one is given; "" when none does.
  std::string saidBy(AssetId asset, std::string_view dataClass = {}) const;

 private:
  void collect();
  void compose();
  std::vector<Part> partsOf(AssetId asset) const;

  const Tables& tables_;
  const Identities& identities_;
  std::vector<AssetRelation> all_;
  std::vector<std::vector<Part>> links_;  // per asset: direct parts
  std::vector<std::vector<Part>> parts_;
};

/// More parts than this are more than a program has; the bound keeps hostile inventories cheap.
inline constexpr size_t kMaxParts = 200;

}  // namespace postern
