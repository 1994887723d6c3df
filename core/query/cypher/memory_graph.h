// SPDX-License-Identifier: Apache-2.0
// A property graph that owns its data: for tests, for the set-up of conformance cases, for collections that
// are graphs already (BloodHound). Adjacency and indexes are built when first asked for after a change.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/cypher/property_graph.h"

namespace postern::cypher {

class MemoryGraph final : public PropertyGraph {
 public:
  MemoryGraph();
  ~MemoryGraph() override;
  MemoryGraph(MemoryGraph&&) noexcept;
  MemoryGraph& operator=(MemoryGraph&&) noexcept;

  uint32_t internLabel(std::string_view name) { return labels_.intern(name); }
  uint32_t internType(std::string_view name) { return types_.intern(name); }
  uint32_t internKey(std::string_view name) { return keys_.intern(name); }
  uint32_t addNode(std::vector<uint32_t> labels);
  uint32_t addRelationship(uint32_t source, uint32_t type, uint32_t target);
  /// Its id stays taken; no adjacency has it any more.
  void removeRelationship(uint32_t relationship);
  /// A null removes the property.
  void setNodeProperty(uint32_t node, uint32_t key, Value value);
  void setRelationshipProperty(uint32_t relationship, uint32_t key, Value value);

  uint32_t nodeCount() const override { return static_cast<uint32_t>(nodes_.size()); }
  uint32_t relationshipCount() const override { return static_cast<uint32_t>(relationships_.size()); }
  uint32_t labelId(std::string_view name) const override { return labels_.find(name); }
  uint32_t typeId(std::string_view name) const override { return types_.find(name); }
  uint32_t keyId(std::string_view name) const override { return keys_.find(name); }
  std::string_view labelName(uint32_t label) const override { return labels_.names[label]; }
  std::string_view typeName(uint32_t type) const override { return types_.names[type]; }
  std::string_view keyName(uint32_t key) const override { return keys_.names[key]; }
  uint32_t labelCount() const override { return static_cast<uint32_t>(labels_.names.size()); }
  uint32_t typeCount() const override { return static_cast<uint32_t>(types_.names.size()); }
  uint32_t keyCount() const override { return static_cast<uint32_t>(keys_.names.size()); }
  std::span<const uint32_t> labelsOf(uint32_t node) const override { return nodes_[node].labels; }
  std::span<const uint32_t> nodesWithLabel(uint32_t label) const override;
  uint32_t relationshipsOfType(uint32_t type) const override;
  uint32_t typeOf(uint32_t relationship) const override { return relationships_[relationship].type; }
  uint32_t sourceOf(uint32_t relationship) const override { return relationships_[relationship].source; }
  uint32_t targetOf(uint32_t relationship) const override { return relationships_[relationship].target; }
  std::span<const Neighbour> outgoing(uint32_t node) const override;
  std::span<const Neighbour> incoming(uint32_t node) const override;
  Value nodeProperty(uint32_t node, uint32_t key) const override;
  Value relationshipProperty(uint32_t relationship, uint32_t key) const override;
  void nodeKeys(uint32_t node, std::vector<uint32_t>& keys) const override;
  void relationshipKeys(uint32_t relationship, std::vector<uint32_t>& keys) const override;
  bool nodesWithProperty(uint32_t label, uint32_t key, const Value& value,
                         std::vector<uint32_t>& nodes) const override;
  bool hasIndex(uint32_t label, uint32_t key) const override;

 private:
  struct Names {
    std::vector<std::string> names;
    std::unordered_map<std::string, uint32_t> ids;
    uint32_t intern(std::string_view name);
    uint32_t find(std::string_view name) const;
  };
  using Properties = std::vector<std::pair<uint32_t, Value>>;
  struct Node {
    std::vector<uint32_t> labels;
    Properties properties;
  };
  struct Relationship {
    uint32_t source = 0;
    uint32_t type = 0;
    uint32_t target = 0;
    bool removed = false;
    Properties properties;
  };
  struct Derived;
  struct PropertyIndex;
  PropertyIndex makeIndex(uint32_t label, uint32_t key) const;
  const Derived& derived() const;

  Names labels_, types_, keys_;
  std::vector<Node> nodes_;
  std::vector<Relationship> relationships_;
  mutable std::unique_ptr<Derived> derived_;  ///< empty after a change
};

}  // namespace postern::cypher
