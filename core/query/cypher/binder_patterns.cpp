// SPDX-License-Identifier: Apache-2.0
// Variables of patterns.
#include <algorithm>

#include "query/cypher/binder.h"

namespace postern::cypher {

void Binder::bindMatch(Clause& clause) {
  bindPattern(clause.pattern, true, clause.introduced);
  if (clause.where && !failed()) {
    Place place;
    place.patterns = true;
    needBoolean(bindExpression(*clause.where, place), *clause.where, "WHERE");
  }
}

void Binder::bindPattern(Pattern& pattern, bool mayDeclare, std::vector<int>& introduced) {
  size_t outside = scope_.size();
  for (PatternPart& part : pattern) {
    bool inPath = !part.pathVariable.empty() || part.search != PathSearch::kAll;
    for (size_t i = 0; i < part.nodes.size(); ++i) {
      bindNode(part.nodes[i], mayDeclare, outside, introduced);
      if (i < part.relationships.size()) {
        bindRelationship(part.relationships[i], mayDeclare, inPath, outside, introduced);
      }
      if (failed()) return;
    }
    if (part.search != PathSearch::kAll) checkShortest(part);
    if (!part.pathVariable.empty()) {
      if (find(part.pathVariable)) {
        return fail("VariableAlreadyBound", "'" + part.pathVariable + "' is already a variable", part.offset);
      }
      part.pathSlot = newSlot();
      introduced.push_back(part.pathSlot);
      declare(part.pathVariable, part.pathSlot, {Shape::kPath, Shape::kAny});
    }
  }
  bindPatternProperties(pattern);
}

void Binder::checkShortest(const PatternPart& part) {
  if (part.relationships.front().variableLength && part.relationships.front().minimum > 1) {
    fail("InvalidPattern", "shortestPath takes a minimum length of 0 or 1", part.offset);
  }
}

void Binder::bindNode(NodePattern& node, bool mayDeclare, size_t outside, std::vector<int>& introduced) {
  if (++patternElements_ > kMaxPatternElements) {
    return fail("PatternTooLong", "the patterns of the query have too many elements", node.offset);
  }
  const Variable* known = node.variable.empty() ? nullptr : find(node.variable);
  if (known) {
    if (known->type.shape != Shape::kNode && known->type.shape != Shape::kAny &&
        known->type.shape != Shape::kNull) {
      return fail("VariableTypeConflict", "'" + node.variable + "' is not a node", node.offset);
    }
    node.slot = known->slot;
    node.bound = static_cast<size_t>(known - scope_.data()) < outside;
    return;
  }
  if (!node.variable.empty() && !mayDeclare) {
    return fail("UndefinedVariable", "'" + node.variable + "' is not defined", node.offset);
  }
  node.slot = newSlot();
  introduced.push_back(node.slot);
  if (!node.variable.empty()) declare(node.variable, node.slot, {Shape::kNode, Shape::kAny});
}

void Binder::bindRelationship(RelationshipPattern& relationship, bool mayDeclare, bool inPath, size_t outside,
                              std::vector<int>& introduced) {
  Shape shape = relationship.variableLength ? Shape::kList : Shape::kRelationship;
  const Variable* known = relationship.variable.empty() ? nullptr : find(relationship.variable);
  if (known) {
    Shape had = known->type.shape;
    if (had != shape && had != Shape::kAny && had != Shape::kNull) {
      return fail("VariableTypeConflict", "'" + relationship.variable + "' is not a relationship here",
                  relationship.offset);
    }
    if (static_cast<size_t>(known - scope_.data()) >= outside) {
      return fail("RelationshipUniquenessViolation",
                  "'" + relationship.variable + "' cannot be two relationships of one pattern",
                  relationship.offset);
    }
    relationship.slot = known->slot;
    relationship.bound = true;
    return;
  }
  if (!relationship.variable.empty() && !mayDeclare) {
    return fail("UndefinedVariable", "'" + relationship.variable + "' is not defined", relationship.offset);
  }
  // Nobody asks for the list of an unnamed variable-length relationship outside a path.
  if (relationship.variable.empty() && relationship.variableLength && !inPath) return;
  relationship.slot = newSlot();
  introduced.push_back(relationship.slot);
  if (!relationship.variable.empty()) {
    declare(relationship.variable, relationship.slot,
            {shape, relationship.variableLength ? Shape::kRelationship : Shape::kAny});
  }
}

void Binder::bindPatternProperties(Pattern& pattern) {
  for (PatternPart& part : pattern) {
    for (NodePattern& node : part.nodes) {
      if (node.properties) bindExpression(*node.properties, Place());
    }
    for (RelationshipPattern& relationship : part.relationships) {
      if (relationship.properties) bindExpression(*relationship.properties, Place());
    }
  }
}

void Binder::bindCreate(Clause& clause) {
  size_t outside = scope_.size();
  for (PatternPart& part : clause.pattern) {
    // Properties see what is before the clause, and a node without relationship may not be bound already.
    checkCreated(part, outside);
    if (failed()) return;
  }
  bindPattern(clause.pattern, true, clause.introduced);
}

void Binder::checkCreated(const PatternPart& part, size_t outside) {
  if (part.search != PathSearch::kAll)
    return fail("UnexpectedSyntax", "CREATE takes no shortestPath", part.offset);
  for (const NodePattern& node : part.nodes) {
    const Variable* known = node.variable.empty() ? nullptr : find(node.variable);
    if (!known || static_cast<size_t>(known - scope_.data()) >= outside) continue;
    if (part.relationships.empty() || !node.labels.empty() || node.properties) {
      return fail("VariableAlreadyBound", "'" + node.variable + "' exists already", node.offset);
    }
  }
  for (const RelationshipPattern& relationship : part.relationships) {
    if (relationship.variableLength) {
      return fail("CreatingVarLength", "CREATE needs relationships of length 1", relationship.offset);
    }
    if (relationship.types.size() != 1) {
      return fail("NoSingleRelationshipType", "CREATE needs exactly one relationship type",
                  relationship.offset);
    }
    if (relationship.direction == Direction::kBoth) {
      return fail("RequiresDirectedRelationship", "CREATE needs a direction", relationship.offset);
    }
    if (!relationship.variable.empty() && find(relationship.variable)) {
      return fail("VariableAlreadyBound", "'" + relationship.variable + "' exists already",
                  relationship.offset);
    }
  }
}

}  // namespace postern::cypher
