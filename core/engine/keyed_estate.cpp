// SPDX-License-Identifier: Apache-2.0
// See keyed_estate.h.
#include "engine/keyed_estate.h"

#include <algorithm>
#include <set>

namespace postern {

Result<Estate::Added> KeyedEstate::add(std::string batch, const EstateKey& key) {
  const Origin origin{key, hashContent(batch)};
  auto added = estate_.add(std::move(batch));
  if (!added) return added;
  const ContentHash& hash = added.value().hash;
  const auto [at, fresh] = origins_.try_emplace(hash, origin);
  if (fresh) {
    ++revision_;
    return added;
  }
  if (at->second.image == origin.image) {
    if (origin.key.bytes < at->second.key.bytes) at->second.key = origin.key;
    return added;
  }
  // Which of the two images stayed is the estate's decision.
  const std::vector<std::string>& batches = estate_.batches();
  const auto stayed =
      std::lower_bound(batches.begin(), batches.end(), hash,
                       [](const std::string& a, const ContentHash& b) { return batchHash(a) < b; });
  if (hashContent(*stayed) == origin.image) {
    at->second = origin;
    ++revision_;
  }
  return added;
}

bool KeyedEstate::remove(const ContentHash& hash) {
  if (!estate_.remove(hash)) return false;
  origins_.erase(hash);
  ++revision_;
  return true;
}

void KeyedEstate::clear() {
  estate_.clear();
  origins_.clear();
  ++revision_;
}

std::optional<EstateKey> KeyedEstate::key() const {
  std::optional<EstateKey> smallest;
  for (const auto& [hash, origin] : origins_) {
    if (!smallest || origin.key.bytes < smallest->bytes) smallest = origin.key;
  }
  return smallest;
}

size_t KeyedEstate::keyCount() const {
  std::set<std::array<uint8_t, 32>> keys;
  for (const auto& [hash, origin] : origins_) keys.insert(origin.key.bytes);
  return keys.size();
}

EstateKey KeyedEstate::keyOf(const ContentHash& hash) const {
  const auto at = origins_.find(hash);
  return at == origins_.end() ? EstateKey{} : at->second.key;
}

BundleContent KeyedEstate::content() const {
  BundleContent content;
  for (const std::string& batch : estate_.batches())
    content.batches.push_back({batch, keyOf(batchHash(batch))});
  return content;
}

}  // namespace postern
