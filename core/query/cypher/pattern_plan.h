// SPDX-License-Identifier: Apache-2.0
// How a pattern is matched: steps in an order that starts where few candidates are and expands in either
// direction, each with the predicates that can be decided after it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/function_ref.h"
#include "query/cypher/ast.h"
#include "query/cypher/runtime.h"

namespace postern::cypher {

/// A predicate, or an equality "element.key = value" that needs no evaluation of its left side.
struct PatternCheck {
  const Expression* predicate = nullptr;
  const Expression* value = nullptr;
  int slot = kNoSlot;
  uint32_t key = kNoName;
  bool onNode = true;
  std::vector<int> needs;  ///< slots of this pattern that must be bound before
};

/// From all(x IN nodes(p) WHERE ...) or none(...) over a path: decides on single elements while the path
/// grows.
struct ElementCheck {
  const Expression* quantifier = nullptr;
  bool onNode = false;
};

enum class StepKind : uint8_t {
  kChecks,
  kScan,
  kBoundNode,
  kExpand,
  kVariable,
  kShortest,
  kBoundRelationship,
  kPath
};

struct PatternStep {
  StepKind kind = StepKind::kChecks;
  int from = kNoSlot;  ///< bound node
  int to = kNoSlot;    ///< node that the step binds, or compares when toBound
  bool toBound = false;
  int relationship = kNoSlot;
  bool relationshipBound = false;
  Direction direction = Direction::kBoth;  ///< as seen from `from`
  bool reversed = false;                   ///< `from` is the right end in the query
  bool anyType = true;
  std::vector<uint32_t> types;
  int64_t minimum = 1;
  int64_t maximum = 1;
  bool isList = false;        ///< the slot of the relationship holds a list
  bool distinctEnds = false;  ///< each end node once: nobody can tell by how many ways it is reached
  PathSearch search = PathSearch::kAll;
  const Expression* properties = nullptr;  ///< map for every relationship of a variable-length one
  std::vector<ElementCheck> elementChecks;
  Runtime::LabelIds labels;  ///< of `to`
  uint32_t scanLabel = kNoName;
  const Expression* indexValue = nullptr;
  uint32_t indexKey = kNoName;
  const PatternPart* part = nullptr;  ///< kPath
  std::vector<PatternCheck> checks;
  double estimate = 0;  ///< rows after the step, for one row before the pattern
};

/// Arrays over all nodes for searches, kept between rows. An entry counts when its stamp is the current one.
struct SearchSide {
  std::vector<uint32_t> stamps;
  std::vector<uint32_t> parents;
  std::vector<uint32_t> relationships;
  std::vector<uint32_t> distances;
  uint32_t stamp = 0;

  void begin(uint32_t nodes);
  bool seen(uint32_t node) const { return stamps[node] == stamp; }
  void see(uint32_t node, uint32_t parent, uint32_t relationship, uint32_t distance);
};

class PatternPlan {
 public:
  /// Calls `emit` with the row filled in, once per match; false from it ends the matching. Returns false when
  /// it was ended, by that or by a failure.
  bool match(Runtime& run, FunctionRef<bool()> emit);

  std::vector<PatternStep> steps;
  bool impossible = false;  ///< a label or type that the graph does not have
  bool unique = false;      ///< more than one relationship: each may occur once

  std::vector<bool> inUse;                    ///< by relationship, while matching
  std::vector<SearchSide> forward, backward;  ///< by step
};

struct PlanOptions {
  const Expression* where = nullptr;
  bool distinctEnds = false;  ///< how often a row comes does not matter to what follows
};

PatternPlan planPattern(Runtime& run, const Pattern& pattern, const PlanOptions& options);

/// "Expand (a)-[:T]->(b) ~12 rows", one line per step.
std::string describePlan(const PropertyGraph& graph, const PatternPlan& plan,
                         const std::vector<std::string>& names);

/// Slots that an expression reads, appended.
void collectSlots(const Expression& expression, std::vector<int>& slots);

}  // namespace postern::cypher
