// SPDX-License-Identifier: Apache-2.0
// Linear probing at a load of at most 1/2; the upper hash half is kept in the slot so that most misses cost
// one compare.
#include "base/string_pool.h"

#include "base/content_hash.h"
#include "base/scan.h"

namespace postern {

StringPool::StringPool() : texts_(1), slots_(1024) {}

StringId StringPool::intern(std::string_view text) {
  if (text.empty()) return kNoString;
  const uint64_t hash = hashText(text);
  const auto tag = static_cast<uint32_t>(hash >> 32);
  const size_t mask = slots_.size() - 1;
  size_t at = hash & mask;
  while (slots_[at].id != kNoString) {
    if (slots_[at].hash == tag && scan::same(texts_[slots_[at].id], text)) return slots_[at].id;
    at = (at + 1) & mask;
  }
  const auto id = static_cast<StringId>(texts_.size());
  texts_.push_back(arena_.copy(text));
  slots_[at] = {tag, id};
  if (texts_.size() * 2 > slots_.size()) rehash(slots_.size() * 2);
  return id;
}

StringId StringPool::find(std::string_view text) const {
  if (text.empty()) return kNoString;
  const uint64_t hash = hashText(text);
  const auto tag = static_cast<uint32_t>(hash >> 32);
  const size_t mask = slots_.size() - 1;
  for (size_t at = hash & mask; slots_[at].id != kNoString; at = (at + 1) & mask) {
    if (slots_[at].hash == tag && scan::same(texts_[slots_[at].id], text)) return slots_[at].id;
  }
  return kNoString;
}

void StringPool::rehash(size_t slots) {
  slots_.assign(slots, Slot{});
  const size_t mask = slots - 1;
  for (StringId id = 1; id < texts_.size(); ++id) {
    const uint64_t hash = hashText(texts_[id]);
    size_t at = hash & mask;
    while (slots_[at].id != kNoString) at = (at + 1) & mask;
    slots_[at] = {static_cast<uint32_t>(hash >> 32), id};
  }
}

}  // namespace postern
