// SPDX-License-Identifier: Apache-2.0
// See asset_tags.h.
#include "query/views/asset_tags.h"

#include <algorithm>

#include "base/text.h"

namespace postern {
namespace {

using cypher::Value;

constexpr size_t kMaxKeyBytes = 100;
constexpr size_t kMaxInteger = 18;  // digits that fit 64 bits

/// Where the value begins; 0 = it is no "key:value". An address is none.
size_t valueBegin(std::string_view tag) {
  const size_t colon = tag.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > kMaxKeyBytes) return 0;
  if (tag.substr(colon + 1).starts_with("//")) return 0;
  const std::string_view key = tag.substr(0, colon);
  const bool plain = std::all_of(key.begin(), key.end(), [](char c) { return !isAsciiSpace(c); });
  return plain && colon + 1 < tag.size() ? colon + 1 : 0;
}

bool isInteger(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.empty() || text.size() > kMaxInteger || (text.size() > 1 && text[0] == '0')) return false;
  return std::all_of(text.begin(), text.end(), isAsciiDigit);
}
bool isBoolean(std::string_view text) { return text == "true" || text == "false"; }

Value typed(std::string_view text, PropertyType type) {
  if (type == PropertyType::kInteger) return Value::integer(*parseInt(text));
  if (type == PropertyType::kBoolean) return Value::boolean(text == "true");
  return Value::string(std::string(text));
}

}  // namespace

std::string_view name(PropertyType type) {
  constexpr std::string_view kNames[] = {"string", "integer", "float", "boolean", "strings", "datetime"};
  return kNames[static_cast<size_t>(type)];
}

AssetTags::AssetTags(const Tables& tables, const Identities& identities) {
  const ListColumn& column = tables.assets.tags;
  std::vector<StringId> ids(column.items);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::sort(ids.begin(), ids.end(),
            [&](StringId a, StringId b) { return tables.strings.text(a) < tables.strings.text(b); });
  std::vector<uint32_t> rowOf(tables.strings.size(), kNone);
  for (const StringId id : ids) {
    rowOf[id] = static_cast<uint32_t>(tags_.size());
    tags_.push_back({tables.strings.text(id)});
  }
  begin_.push_back(0);
  std::vector<uint8_t> used(tags_.size());
  for (const UnitedAsset& asset : identities.assets) {
    const size_t first = items_.size();
    for (const uint32_t row : asset.rows) {
      for (uint32_t i = column.begin[row]; i < column.begin[row + 1]; ++i)
        items_.push_back(rowOf[column.items[i]]);
    }
    std::sort(items_.begin() + static_cast<ptrdiff_t>(first), items_.end());
    items_.erase(std::unique(items_.begin() + static_cast<ptrdiff_t>(first), items_.end()), items_.end());
    for (size_t i = first; i < items_.size(); ++i) used[items_[i]] = 1;
    begin_.push_back(static_cast<uint32_t>(items_.size()));
  }
  typeKeys(used);
}

void AssetTags::typeKeys(const std::vector<uint8_t>& used) {
  struct Seen {
    std::string_view key;
    uint32_t tag;
  };
  std::vector<Seen> seen;
  for (uint32_t row = 0; row < tags_.size(); ++row) {
    tags_[row].valueAt = used[row] != 0 ? static_cast<uint32_t>(valueBegin(tags_[row].text)) : 0;
    if (tags_[row].valueAt != 0) seen.push_back({tags_[row].text.substr(0, tags_[row].valueAt - 1), row});
  }
  std::stable_sort(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) { return a.key < b.key; });
  for (size_t i = 0; i < seen.size();) {
    size_t end = i;
    bool integers = true;
    bool booleans = true;
    for (; end < seen.size() && seen[end].key == seen[i].key; ++end) {
      const std::string_view value = tags_[seen[end].tag].text.substr(tags_[seen[end].tag].valueAt);
      integers = integers && isInteger(value);
      booleans = booleans && isBoolean(value);
    }
    if (keys_.size() == kMaxTagKeys) {
      hasMore_ = true;
      break;
    }
    std::string_view key = seen[i].key;
    PropertyType type = integers   ? PropertyType::kInteger
                        : booleans ? PropertyType::kBoolean
                                   : PropertyType::kString;
    if (key.ends_with("[]") && key.size() > 2) {
      key.remove_suffix(2);
      type = PropertyType::kStrings;
    }
    for (size_t j = i; j < end; ++j) tags_[seen[j].tag].key = static_cast<uint32_t>(keys_.size());
    keys_.push_back({std::string(key), type});
    i = end;
  }
}

Value AssetTags::value(AssetId asset, uint32_t key) const {
  cypher::List list;
  for (uint32_t i = begin_[asset]; i < begin_[asset + 1]; ++i) {
    const Tag& tag = tags_[items_[i]];
    if (tag.key != key) continue;
    const std::string_view text = tag.text.substr(tag.valueAt);
    if (keys_[key].type != PropertyType::kStrings) return typed(text, keys_[key].type);
    list.push_back(Value::string(std::string(text)));
  }
  return list.empty() ? Value() : Value::list(std::move(list));
}

void AssetTags::keysOf(AssetId asset, std::vector<uint32_t>& keys) const {
  const size_t first = keys.size();
  for (uint32_t i = begin_[asset]; i < begin_[asset + 1]; ++i) {
    if (tags_[items_[i]].key != kNone) keys.push_back(tags_[items_[i]].key);
  }
  std::sort(keys.begin() + static_cast<ptrdiff_t>(first), keys.end());
  keys.erase(std::unique(keys.begin() + static_cast<ptrdiff_t>(first), keys.end()), keys.end());
}

std::vector<std::string_view> AssetTags::of(AssetId asset) const {
  std::vector<std::string_view> out;
  for (uint32_t i = begin_[asset]; i < begin_[asset + 1]; ++i) out.push_back(tags_[items_[i]].text);
  return out;
}

std::vector<std::string_view> AssetTags::labelsOf(AssetId asset) const {
  std::vector<std::string_view> out;
  for (uint32_t i = begin_[asset]; i < begin_[asset + 1]; ++i) {
    const Tag& tag = tags_[items_[i]];
    if (tag.valueAt == 0) continue;
    const std::string_view key = tag.text.substr(0, tag.valueAt - 1);
    if (key == "type" || key == "label") out.push_back(tag.text.substr(tag.valueAt));
  }
  return out;
}

}  // namespace postern
