// SPDX-License-Identifier: Apache-2.0
// A graph view over an estate, as queries read it. Holds which rows are nodes and which are edges, and the
// adjacency in compressed rows; properties are read from the estate when asked for.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/cypher/property_graph.h"
#include "query/views/view_columns.h"
#include "query/views/view_definition.h"

namespace postern {

class GraphView final : public cypher::PropertyGraph {
 public:
  /// `rows` must outlive it.
  GraphView(const ViewRows& rows, const ViewDefinition& definition);
  ~GraphView() override;

  uint32_t nodeCount() const override { return static_cast<uint32_t>(nodes_.size()); }
  uint32_t relationshipCount() const override { return static_cast<uint32_t>(edges_.size()); }
  uint32_t labelId(std::string_view name) const override { return labels_.find(name); }
  uint32_t typeId(std::string_view name) const override { return types_.find(name); }
  uint32_t keyId(std::string_view name) const override { return keys_.find(name); }
  std::string_view labelName(uint32_t label) const override { return labels_.names[label]; }
  std::string_view typeName(uint32_t type) const override { return types_.names[type]; }
  std::string_view keyName(uint32_t key) const override { return keys_.names[key]; }
  uint32_t labelCount() const override { return static_cast<uint32_t>(labels_.names.size()); }
  uint32_t typeCount() const override { return static_cast<uint32_t>(types_.names.size()); }
  uint32_t keyCount() const override { return static_cast<uint32_t>(keys_.names.size()); }
  std::span<const uint32_t> labelsOf(uint32_t node) const override { return labelSets_[nodes_[node].labels]; }
  std::span<const uint32_t> nodesWithLabel(uint32_t label) const override { return byLabel_[label]; }
  uint32_t relationshipsOfType(uint32_t type) const override { return perType_[type]; }
  uint32_t typeOf(uint32_t relationship) const override { return edges_[relationship].type; }
  uint32_t sourceOf(uint32_t relationship) const override { return edges_[relationship].from; }
  uint32_t targetOf(uint32_t relationship) const override { return edges_[relationship].to; }
  std::span<const cypher::Neighbour> outgoing(uint32_t node) const override { return out_.of(node); }
  std::span<const cypher::Neighbour> incoming(uint32_t node) const override { return in_.of(node); }
  cypher::Value nodeProperty(uint32_t node, uint32_t key) const override;
  cypher::Value relationshipProperty(uint32_t relationship, uint32_t key) const override;
  void nodeKeys(uint32_t node, std::vector<uint32_t>& keys) const override;
  void relationshipKeys(uint32_t relationship, std::vector<uint32_t>& keys) const override;
  bool nodesWithProperty(uint32_t label, uint32_t key, const cypher::Value& value,
                         std::vector<uint32_t>& nodes) const override;
  bool hasIndex(uint32_t label, uint32_t key) const override;

  const std::string& name() const { return definition_.name; }
  /// The row that a node stands for, for what leads from a result to the estate.
  NodeRef rowOf(uint32_t node) const;
  /// Keys that nodes of its entry, or relationships of its, may have, with their types; ascending by key id.
  struct Property {
    uint32_t key = 0;
    PropertyType type = PropertyType::kString;
  };
  std::vector<Property> propertiesOfNode(uint32_t node) const {
    return properties(nodeEntries_[nodes_[node].entry]);
  }
  std::vector<Property> propertiesOfEdge(uint32_t edge) const {
    return properties(edgeEntries_[edges_[edge].entry]);
  }

 private:
  struct Names {
    std::vector<std::string> names;
    std::unordered_map<std::string, uint32_t> ids;
    uint32_t intern(std::string_view name);
    uint32_t find(std::string_view name) const;
  };
  /// Which column answers a key, for the rows of one entry of the definition.
  struct Entry {
    std::span<const PropertyColumn> columns;
    std::vector<std::pair<uint32_t, uint32_t>> columnOf;  // (key, column), ascending
    std::vector<std::pair<uint32_t, uint32_t>> tagOf;     // (key, key of AssetTags), ascending
  };
  struct NodeRow {
    uint32_t row = 0, labels = 0;
    uint16_t entry = 0;
  };
  struct Edge {
    uint32_t from = 0, to = 0, type = 0, row = 0;
    uint16_t entry = 0;
  };
  struct Adjacency {
    std::vector<uint32_t> begin;
    std::vector<cypher::Neighbour> neighbours;
    std::span<const cypher::Neighbour> of(uint32_t node) const {
      return std::span(neighbours).subspan(begin[node], begin[node + 1] - begin[node]);
    }
  };
  using Index = std::vector<std::pair<uint64_t, uint32_t>>;  // (hash of the value, node), ascending

  Entry makeEntry(std::span<const PropertyColumn> columns, bool tags, const std::vector<std::string>& only);
  void chooseNodes();
  void chooseEdges();
  void dropUnconnected();
  void setLabels();
  uint32_t labelSetOf(std::vector<uint32_t> labels);
  Adjacency makeAdjacency(const std::vector<uint32_t>& byType, bool outgoing) const;
  void connect();
  std::vector<Property> properties(const Entry& entry) const;

  const ViewRows& rows_;
  ViewDefinition definition_;
  Names labels_, types_, keys_;
  std::vector<Entry> nodeEntries_, edgeEntries_;
  std::vector<NodeRow> nodes_;
  std::vector<Edge> edges_;
  std::vector<std::vector<uint32_t>> nodeOf_;  // per NodeTable, per row; kNone = no node
  std::vector<std::vector<uint32_t>> labelSets_;
  std::map<std::vector<uint32_t>, uint32_t> labelSetIds_;
  std::vector<std::vector<uint32_t>> byLabel_;
  std::vector<uint32_t> perType_;
  Adjacency out_, in_;
  mutable std::map<uint32_t, Index> indexes_;  // per key, made when first asked for
};

}  // namespace postern
