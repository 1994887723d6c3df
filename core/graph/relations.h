// SPDX-License-Identifier: Apache-2.0
// The relations between united assets, each once, and what an asset is made of: the image it runs, the
// repository that is built from, its endpoints. Relations to components are no steps (observations carry
// their asset) and are left to the inventory.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "correlate/identity.h"

namespace postern {

struct AssetRelation {
  AssetId from = 0, to = 0;
  Relation relation = Relation::kUnknown;
  uint32_t row = kNone;  ///< of EdgeColumns; of the first report by name
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

  /// By (from, to, relation, detail); never from an asset to itself.
  const std::vector<AssetRelation>& all() const { return all_; }
  /// Itself first, then by nearness, then by AssetId; at most kMaxParts.
  std::span<const Part> parts(AssetId asset) const {
    return std::span(parts_).subspan(partsBegin_[asset], partsBegin_[asset + 1] - partsBegin_[asset]);
  }
  /// The words of the source where they tell relations of one kind apart ("AdminTo", the scope of a role).
  std::string_view detailOf(const AssetRelation& relation) const;

 private:
  void collect();
  void sortAll();
  void compose();
  /// Of the whole that was put last; `links` by whole from `begin`.
  void addParts(std::span<const uint32_t> begin, std::span<const Part> links);

  const Tables& tables_;
  const Identities& identities_;
  std::vector<AssetRelation> all_;
  std::vector<uint32_t> partsBegin_;  // per asset, into parts_
  std::vector<Part> parts_;
};

/// More parts than this are more than a program has; the bound keeps hostile inventories cheap.
inline constexpr size_t kMaxParts = 200;

}  // namespace postern
