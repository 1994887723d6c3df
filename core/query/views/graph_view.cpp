// SPDX-License-Identifier: Apache-2.0
// See graph_view.h: reading. How it is made is in graph_view_build.cpp.
#include "query/views/graph_view.h"

#include <algorithm>

#include "query/cypher/value_order.h"

namespace postern {

using cypher::Value;

namespace {

/// What people name nodes by: worth an index.
constexpr std::string_view kIndexed[] = {"key", "name", "id", "objectid", "purl"};

uint32_t found(const std::vector<std::pair<uint32_t, uint32_t>>& of, uint32_t key) {
  const auto at = std::lower_bound(of.begin(), of.end(), std::pair(key, 0U));
  return at != of.end() && at->first == key ? at->second : kNone;
}

}  // namespace

GraphView::~GraphView() = default;

uint32_t GraphView::Names::intern(std::string_view name) {
  const auto [at, isNew] = ids.emplace(std::string(name), static_cast<uint32_t>(names.size()));
  if (isNew) names.emplace_back(name);
  return at->second;
}

uint32_t GraphView::Names::find(std::string_view name) const {
  const auto at = ids.find(std::string(name));
  return at == ids.end() ? cypher::kNoName : at->second;
}

NodeRef GraphView::rowOf(uint32_t node) const {
  return {definition_.nodes[nodes_[node].entry].from, nodes_[node].row};
}

Value GraphView::nodeProperty(uint32_t node, uint32_t key) const {
  const NodeRow& it = nodes_[node];
  const Entry& entry = nodeEntries_[it.entry];
  if (const uint32_t column = found(entry.columnOf, key); column != kNone) {
    Value value = entry.columns[column].get(rows_, it.row);
    if (!value.isNull()) return value;
  }
  const uint32_t tag = found(entry.tagOf, key);
  if (tag == kNone) return {};
  const AssetId asset = taggedAsset(rows_, rowOf(node));
  return asset == kNone ? Value() : rows_.tags.value(asset, tag);
}

Value GraphView::relationshipProperty(uint32_t relationship, uint32_t key) const {
  const Edge& it = edges_[relationship];
  const Entry& entry = edgeEntries_[it.entry];
  const uint32_t column = found(entry.columnOf, key);
  return column == kNone ? Value() : entry.columns[column].get(rows_, it.row);
}

void GraphView::nodeKeys(uint32_t node, std::vector<uint32_t>& keys) const {
  const NodeRow& it = nodes_[node];
  const Entry& entry = nodeEntries_[it.entry];
  const size_t first = keys.size();
  for (const auto& [key, column] : entry.columnOf) {
    if (!entry.columns[column].get(rows_, it.row).isNull()) keys.push_back(key);
  }
  if (!entry.tagOf.empty()) {
    if (const AssetId asset = taggedAsset(rows_, rowOf(node)); asset != kNone) {
      std::vector<uint32_t> tags;
      rows_.tags.keysOf(asset, tags);
      for (const auto& [key, tag] : entry.tagOf) {
        if (std::binary_search(tags.begin(), tags.end(), tag)) keys.push_back(key);
      }
    }
  }
  std::sort(keys.begin() + static_cast<ptrdiff_t>(first), keys.end());
  keys.erase(std::unique(keys.begin() + static_cast<ptrdiff_t>(first), keys.end()), keys.end());
}

void GraphView::relationshipKeys(uint32_t relationship, std::vector<uint32_t>& keys) const {
  const Edge& it = edges_[relationship];
  const Entry& entry = edgeEntries_[it.entry];
  for (const auto& [key, column] : entry.columnOf) {
    if (!entry.columns[column].get(rows_, it.row).isNull()) keys.push_back(key);
  }
}

bool GraphView::hasIndex(uint32_t label, uint32_t key) const {
  (void)label;
  if (key >= keys_.names.size()) return false;
  return std::find(std::begin(kIndexed), std::end(kIndexed), keys_.names[key]) != std::end(kIndexed);
}

bool GraphView::nodesWithProperty(uint32_t label, uint32_t key, const Value& value,
                                  std::vector<uint32_t>& nodes) const {
  if (!hasIndex(label, key)) return false;
  const auto [at, isNew] = indexes_.try_emplace(key);
  Index& index = at->second;
  if (isNew) {
    for (uint32_t node = 0; node < nodes_.size(); ++node) {
      const Value has = nodeProperty(node, key);
      if (!has.isNull()) index.emplace_back(cypher::hashValue(has), node);
    }
    std::sort(index.begin(), index.end());
  }
  const uint64_t hash = cypher::hashValue(value);
  for (auto it = std::lower_bound(index.begin(), index.end(), std::pair(hash, 0U));
       it != index.end() && it->first == hash; ++it) {
    const auto labels = labelsOf(it->second);
    const bool fits =
        label == cypher::kNoName || std::find(labels.begin(), labels.end(), label) != labels.end();
    if (fits && cypher::equalValues(nodeProperty(it->second, key), value) == cypher::Truth::kTrue)
      nodes.push_back(it->second);
  }
  return true;
}

std::vector<GraphView::Property> GraphView::properties(const Entry& entry) const {
  std::vector<Property> out;
  for (const auto& [key, column] : entry.columnOf) out.push_back({key, entry.columns[column].type});
  for (const auto& [key, tag] : entry.tagOf) {
    if (found(entry.columnOf, key) == kNone) out.push_back({key, rows_.tags.keys()[tag].type});
  }
  std::sort(out.begin(), out.end(), [](const Property& a, const Property& b) { return a.key < b.key; });
  return out;
}

}  // namespace postern
