// SPDX-License-Identifier: Apache-2.0
// The graph in memory: adjacency in compressed rows, nodes per label, and one index per (label, key) that was
// asked for.
#include "query/cypher/memory_graph.h"

#include <algorithm>
#include <map>

#include "query/cypher/value_order.h"

namespace postern::cypher {

namespace {

struct Rows {
  std::vector<uint32_t> starts;
  std::vector<Neighbour> neighbours;
  std::span<const Neighbour> of(uint32_t node) const {
    return std::span(neighbours).subspan(starts[node], starts[node + 1] - starts[node]);
  }
};

constexpr uint32_t kLookupsBeforeIndex = 4;

const Value* findProperty(const std::vector<std::pair<uint32_t, Value>>& properties, uint32_t key) {
  for (const auto& [name, value] : properties) {
    if (name == key) return &value;
  }
  return nullptr;
}

void setProperty(std::vector<std::pair<uint32_t, Value>>& properties, uint32_t key, Value value) {
  auto at = std::find_if(properties.begin(), properties.end(), [&](const auto& p) { return p.first == key; });
  if (value.isNull()) {
    if (at != properties.end()) properties.erase(at);
  } else if (at != properties.end()) {
    at->second = std::move(value);
  } else {
    properties.emplace_back(key, std::move(value));
  }
}

}  // namespace

/// value → nodes: buckets by the low bits of the hash, nodes ascending in each. A hit is checked against the
/// property.
struct MemoryGraph::PropertyIndex {
  uint32_t asked = 0;
  std::vector<uint32_t> starts;
  std::vector<uint32_t> nodes;
};

struct MemoryGraph::Derived {
  Rows outgoing, incoming;
  std::vector<std::vector<uint32_t>> byLabel;
  std::vector<uint32_t> perType;
  std::map<std::pair<uint32_t, uint32_t>, PropertyIndex> indexes;

  explicit Derived(const MemoryGraph& graph);
  Rows makeRows(const MemoryGraph& graph, bool fromSource) const;
};

Rows MemoryGraph::Derived::makeRows(const MemoryGraph& graph, bool fromSource) const {
  Rows rows;
  rows.starts.assign(graph.nodes_.size() + 1, 0);
  for (const Relationship& r : graph.relationships_) {
    rows.starts[(fromSource ? r.source : r.target) + 1] += !r.removed;
  }
  for (size_t i = 1; i < rows.starts.size(); ++i) rows.starts[i] += rows.starts[i - 1];
  rows.neighbours.resize(rows.starts.back());
  std::vector<uint32_t> next(rows.starts.begin(), rows.starts.end() - 1);
  for (uint32_t id = 0; id < graph.relationships_.size(); ++id) {
    const Relationship& r = graph.relationships_[id];
    if (r.removed) continue;
    uint32_t here = fromSource ? r.source : r.target;
    rows.neighbours[next[here]++] = Neighbour{id, fromSource ? r.target : r.source, r.type};
  }
  if (graph.types_.names.size() > 1) {
    for (size_t node = 0; node + 1 < rows.starts.size(); ++node) {
      std::sort(rows.neighbours.begin() + rows.starts[node], rows.neighbours.begin() + rows.starts[node + 1],
                [](const Neighbour& a, const Neighbour& b) {
                  return a.type != b.type ? a.type < b.type : a.relationship < b.relationship;
                });
    }
  }
  return rows;
}

MemoryGraph::Derived::Derived(const MemoryGraph& graph)
    : outgoing(makeRows(graph, true)), incoming(makeRows(graph, false)) {
  byLabel.resize(graph.labels_.names.size());
  for (uint32_t id = 0; id < graph.nodes_.size(); ++id) {
    for (uint32_t label : graph.nodes_[id].labels) byLabel[label].push_back(id);
  }
  perType.resize(graph.types_.names.size());
  for (const Relationship& r : graph.relationships_) perType[r.type] += !r.removed;
}

MemoryGraph::MemoryGraph() = default;
MemoryGraph::~MemoryGraph() = default;
MemoryGraph::MemoryGraph(MemoryGraph&&) noexcept = default;
MemoryGraph& MemoryGraph::operator=(MemoryGraph&&) noexcept = default;

uint32_t MemoryGraph::Names::intern(std::string_view name) {
  auto [at, isNew] = ids.emplace(std::string(name), static_cast<uint32_t>(names.size()));
  if (isNew) names.emplace_back(name);
  return at->second;
}

uint32_t MemoryGraph::Names::find(std::string_view name) const {
  auto at = ids.find(std::string(name));
  return at == ids.end() ? kNoName : at->second;
}

const MemoryGraph::Derived& MemoryGraph::derived() const {
  if (!derived_) derived_ = std::make_unique<Derived>(*this);
  return *derived_;
}

uint32_t MemoryGraph::addNode(std::vector<uint32_t> labels) {
  derived_.reset();
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  nodes_.push_back(Node{std::move(labels), {}});
  return nodeCount() - 1;
}

uint32_t MemoryGraph::addRelationship(uint32_t source, uint32_t type, uint32_t target) {
  derived_.reset();
  relationships_.push_back(Relationship{source, type, target, false, {}});
  return relationshipCount() - 1;
}

void MemoryGraph::removeRelationship(uint32_t relationship) {
  derived_.reset();
  relationships_[relationship].removed = true;
}

void MemoryGraph::setNodeProperty(uint32_t node, uint32_t key, Value value) {
  derived_.reset();
  setProperty(nodes_[node].properties, key, std::move(value));
}

void MemoryGraph::setRelationshipProperty(uint32_t relationship, uint32_t key, Value value) {
  setProperty(relationships_[relationship].properties, key, std::move(value));
}

std::span<const uint32_t> MemoryGraph::nodesWithLabel(uint32_t label) const {
  return label < derived().byLabel.size() ? std::span<const uint32_t>(derived().byLabel[label])
                                          : std::span<const uint32_t>();
}

uint32_t MemoryGraph::relationshipsOfType(uint32_t type) const {
  return type < derived().perType.size() ? derived().perType[type] : 0;
}

std::span<const Neighbour> MemoryGraph::outgoing(uint32_t node) const { return derived().outgoing.of(node); }
std::span<const Neighbour> MemoryGraph::incoming(uint32_t node) const { return derived().incoming.of(node); }

Value MemoryGraph::nodeProperty(uint32_t node, uint32_t key) const {
  const Value* found = findProperty(nodes_[node].properties, key);
  return found ? *found : Value();
}

Value MemoryGraph::relationshipProperty(uint32_t relationship, uint32_t key) const {
  const Value* found = findProperty(relationships_[relationship].properties, key);
  return found ? *found : Value();
}

void MemoryGraph::nodeKeys(uint32_t node, std::vector<uint32_t>& keys) const {
  for (const auto& [key, value] : nodes_[node].properties) keys.push_back(key);
}

void MemoryGraph::relationshipKeys(uint32_t relationship, std::vector<uint32_t>& keys) const {
  for (const auto& [key, value] : relationships_[relationship].properties) keys.push_back(key);
}

MemoryGraph::PropertyIndex MemoryGraph::makeIndex(uint32_t label, uint32_t key) const {
  std::vector<std::pair<uint64_t, uint32_t>> held;
  held.reserve(label == kNoName ? nodes_.size() : derived().byLabel[label].size());
  auto add = [&](uint32_t node) {
    if (const Value* value = findProperty(nodes_[node].properties, key))
      held.emplace_back(hashValue(*value), node);
  };
  if (label == kNoName) {
    for (uint32_t node = 0; node < nodeCount(); ++node) add(node);
  } else {
    for (uint32_t node : derived().byLabel[label]) add(node);
  }
  size_t buckets = 1;
  while (buckets < held.size()) buckets *= 2;
  PropertyIndex index;
  index.asked = kLookupsBeforeIndex;
  index.starts.assign(buckets + 1, 0);
  index.nodes.resize(held.size());
  for (const auto& [hash, node] : held) ++index.starts[(hash & (buckets - 1)) + 1];
  for (size_t i = 1; i <= buckets; ++i) index.starts[i] += index.starts[i - 1];
  std::vector<uint32_t> next(index.starts.begin(), index.starts.end() - 1);
  for (const auto& [hash, node] : held) index.nodes[next[hash & (buckets - 1)]++] = node;
  return index;
}

bool MemoryGraph::hasIndex(uint32_t label, uint32_t key) const {
  return key != kNoName && (label == kNoName || label < labels_.names.size());
}

bool MemoryGraph::nodesWithProperty(uint32_t label, uint32_t key, const Value& value,
                                    std::vector<uint32_t>& nodes) const {
  if (!hasIndex(label, key)) return false;
  derived();
  PropertyIndex& index = derived_->indexes[{label, key}];
  // A single look-up is cheaper without an index than with making one.
  if (++index.asked < kLookupsBeforeIndex) {
    auto test = [&](uint32_t node) {
      const Value* held = findProperty(nodes_[node].properties, key);
      if (held && equalValues(*held, value) == Truth::kTrue) nodes.push_back(node);
    };
    if (label == kNoName) {
      for (uint32_t node = 0; node < nodeCount(); ++node) test(node);
    } else {
      for (uint32_t node : derived_->byLabel[label]) test(node);
    }
    return true;
  }
  if (index.starts.empty()) index = makeIndex(label, key);
  uint64_t bucket = hashValue(value) & (index.starts.size() - 2);
  for (uint32_t i = index.starts[bucket]; i < index.starts[bucket + 1]; ++i) {
    if (equalValues(*findProperty(nodes_[index.nodes[i]].properties, key), value) == Truth::kTrue) {
      nodes.push_back(index.nodes[i]);
    }
  }
  return true;
}

}  // namespace postern::cypher
