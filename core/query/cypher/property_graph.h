// SPDX-License-Identifier: Apache-2.0
// What a query reads: a labelled property graph with dense ids. A view of the estate implements this over the
// columns it already has; only the adjacency has to be in the form given here. All ids are below the matching
// count.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "query/cypher/value.h"

namespace postern::cypher {

inline constexpr uint32_t kNoName = UINT32_MAX;

enum class Direction : uint8_t { kOutgoing, kIncoming, kBoth };

/// One relationship as seen from one of its ends.
struct Neighbour {
  uint32_t relationship = 0;
  uint32_t node = 0;  ///< the other end
  uint32_t type = 0;
};

class PropertyGraph {
 public:
  virtual ~PropertyGraph() = default;

  virtual uint32_t nodeCount() const = 0;
  virtual uint32_t relationshipCount() const = 0;

  /// Interned names. The id of an unknown name is kNoName: a query may name a label that the graph does not
  /// have.
  virtual uint32_t labelId(std::string_view name) const = 0;
  virtual uint32_t typeId(std::string_view name) const = 0;
  virtual uint32_t keyId(std::string_view name) const = 0;
  virtual std::string_view labelName(uint32_t label) const = 0;
  virtual std::string_view typeName(uint32_t type) const = 0;
  virtual std::string_view keyName(uint32_t key) const = 0;
  virtual uint32_t labelCount() const = 0;
  virtual uint32_t typeCount() const = 0;
  virtual uint32_t keyCount() const = 0;

  /// Ascending ids.
  virtual std::span<const uint32_t> labelsOf(uint32_t node) const = 0;
  /// Nodes of a label, ascending.
  virtual std::span<const uint32_t> nodesWithLabel(uint32_t label) const = 0;
  virtual uint32_t relationshipsOfType(uint32_t type) const = 0;  ///< how many

  virtual uint32_t typeOf(uint32_t relationship) const = 0;
  virtual uint32_t sourceOf(uint32_t relationship) const = 0;
  virtual uint32_t targetOf(uint32_t relationship) const = 0;
  /// Sorted by type, then relationship id. A self-loop is in both lists, once each.
  virtual std::span<const Neighbour> outgoing(uint32_t node) const = 0;
  virtual std::span<const Neighbour> incoming(uint32_t node) const = 0;

  /// Null when the element has no such property.
  virtual Value nodeProperty(uint32_t node, uint32_t key) const = 0;
  virtual Value relationshipProperty(uint32_t relationship, uint32_t key) const = 0;
  /// Keys of the properties that are not null, appended in any fixed order.
  virtual void nodeKeys(uint32_t node, std::vector<uint32_t>& keys) const = 0;
  virtual void relationshipKeys(uint32_t relationship, std::vector<uint32_t>& keys) const = 0;

  /// Index: appends, ascending, the nodes whose property equals the value; with a label (not kNoName) at
  /// least those of them with that label. False when there is no such index, and then nothing is appended.
  virtual bool nodesWithProperty(uint32_t label, uint32_t key, const Value& value,
                                 std::vector<uint32_t>& nodes) const {
    (void)label, (void)key, (void)value, (void)nodes;
    return false;
  }
  /// Whether nodesWithProperty answers for this label and key (the planner asks before it knows the value).
  virtual bool hasIndex(uint32_t label, uint32_t key) const {
    (void)label, (void)key;
    return false;
  }
};

}  // namespace postern::cypher
