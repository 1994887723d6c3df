// SPDX-License-Identifier: Apache-2.0
// Tags of assets as properties: "key:value" gives the property `key`, typed by all values that the estate has
// for it (whole numbers, true and false, else text). Of several values the first by text stands; a key that
// ends in "[]" ("serviceprincipalnames[]") is a list of all. The keys "type" and "label" also give labels.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "correlate/identity.h"
#include "query/cypher/value.h"

namespace postern {

enum class PropertyType : uint8_t { kString, kInteger, kFloat, kBoolean, kStrings, kDateTime };
std::string_view name(PropertyType type);

class AssetTags {
 public:
  AssetTags(const Tables& tables, const Identities& identities);

  struct Key {
    std::string name;
    PropertyType type = PropertyType::kString;
  };
  /// Ascending by name; at most kMaxTagKeys, the others are in the property `tags` alone.
  const std::vector<Key>& keys() const { return keys_; }
  bool hasMoreKeys() const { return hasMore_; }
  cypher::Value value(AssetId asset, uint32_t key) const;
  /// Ascending: the keys that the asset has.
  void keysOf(AssetId asset, std::vector<uint32_t>& keys) const;
  /// All tags as written, ascending.
  std::vector<std::string_view> of(AssetId asset) const;
  std::vector<std::string_view> labelsOf(AssetId asset) const;

 private:
  struct Tag {
    std::string_view text;
    uint32_t key = kNone;
    uint32_t valueAt = 0;  // where the value begins in the text
  };
  void typeKeys(const std::vector<uint8_t>& used);

  std::vector<Tag> tags_;  // distinct, ascending by text
  std::vector<Key> keys_;
  std::vector<uint32_t> begin_;  // per asset, into items_
  std::vector<uint32_t> items_;  // rows of tags_, ascending
  bool hasMore_ = false;
};

inline constexpr size_t kMaxTagKeys = 2'000;

}  // namespace postern
