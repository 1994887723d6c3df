// SPDX-License-Identifier: Apache-2.0
// Relationships of variable length: every walk without a repeated relationship, on an explicit stack; or,
// where only the ends matter, every node within reach once.
#include "query/cypher/evaluator.h"
#include "query/cypher/matcher.h"
#include "query/cypher/neighbour_cursor.h"

namespace postern::cypher {

Matcher::Properties Matcher::propertiesOfStep(const PatternStep& step) {
  Properties properties;
  if (!step.properties) return properties;
  for (size_t i = 0; i < step.properties->names.size(); ++i) {
    properties.emplace_back(run_.graph.keyId(step.properties->names[i]),
                            evaluate(run_, *step.properties->children[i]));
  }
  return properties;
}

bool Matcher::fitsElement(const ElementCheck& check, Value element) {
  slot(check.quantifier->slot) = std::move(element);
  Truth truth = evaluateTruth(run_, *check.quantifier->children[1]);
  return truth == (check.quantifier->operation == Operation::kAll ? Truth::kTrue : Truth::kFalse);
}

bool Matcher::fitsNode(const PatternStep& step, uint32_t node) {
  for (const ElementCheck& check : step.elementChecks) {
    if (check.onNode && !fitsElement(check, Value::node(node))) return false;
  }
  return true;
}

bool Matcher::fits(const PatternStep& step, const Properties& properties, const Neighbour& next) {
  for (const auto& [key, wanted] : properties) {
    if (key == kNoName) return false;
    if (equalValues(run_.graph.relationshipProperty(next.relationship, key), wanted) != Truth::kTrue)
      return false;
  }
  for (const ElementCheck& check : step.elementChecks) {
    Value element = check.onNode ? Value::node(next.node) : Value::relationship(next.relationship);
    if (!fitsElement(check, std::move(element))) return false;
  }
  return true;
}

/// In the order of the query, whichever way they were walked.
void Matcher::setRelationships(const PatternStep& step, const std::vector<uint32_t>& taken) {
  if (step.relationship == kNoSlot) return;
  if (!step.isList) {
    if (!taken.empty()) slot(step.relationship) = Value::relationship(taken[0]);
    return;
  }
  List list;
  list.reserve(taken.size());
  for (size_t i = 0; i < taken.size(); ++i) {
    list.push_back(Value::relationship(taken[step.reversed ? taken.size() - 1 - i : i]));
  }
  slot(step.relationship) = Value::list(std::move(list));
}

bool Matcher::wander(const PatternStep& step, size_t index) {
  const Value start = slot(step.from);
  if (!start.is(Kind::kNode) || step.minimum > step.maximum) return true;
  Properties properties = propertiesOfStep(step);
  if (!fitsNode(step, start.id())) return !run_.failed();
  std::vector<uint32_t> taken;
  if (step.minimum == 0) {
    setRelationships(step, taken);
    if (!arrive(step, index, start.id())) return false;
  }
  if (step.maximum == 0) return true;
  auto from = [&](uint32_t node) {
    return NeighbourCursor(run_.graph, node, step.direction, step.anyType, step.types);
  };
  std::vector<NeighbourCursor> stack = {from(start.id())};
  bool goOn = true;
  while (!stack.empty() && goOn) {
    Neighbour next;
    if (!stack.back().next(next)) {
      stack.pop_back();
      if (!taken.empty()) release(taken.back()), taken.pop_back();
      continue;
    }
    goOn = run_.tick();
    if (isUsed(next.relationship) || !fits(step, properties, next)) continue;
    use(next.relationship);
    taken.push_back(next.relationship);
    auto length = static_cast<int64_t>(taken.size());
    if (length >= step.minimum && goOn) {
      setRelationships(step, taken);
      goOn = arrive(step, index, next.node);
    }
    if (length < step.maximum) {
      stack.push_back(from(next.node));
    } else {
      release(taken.back()), taken.pop_back();
    }
  }
  for (uint32_t relationship : taken) release(relationship);
  return goOn && !run_.failed();
}

/// Breadth first. The start counts as reached only where length 0 is allowed or a cycle leads back to it.
bool Matcher::reach(const PatternStep& step, size_t index) {
  const Value start = slot(step.from);
  if (!start.is(Kind::kNode) || step.minimum > step.maximum) return true;
  Properties properties = propertiesOfStep(step);
  SearchSide& side = plan_.forward[index];
  side.begin(run_.graph.nodeCount());
  uint32_t wanted = step.toBound && slot(step.to).is(Kind::kNode) ? slot(step.to).id() : UINT32_MAX;
  if (!fitsNode(step, start.id())) return !run_.failed();
  if (step.minimum == 0) {
    side.see(start.id(), start.id(), 0, 0);
    if (!arrive(step, index, start.id())) return false;
  }
  std::vector<uint32_t> frontier = {start.id()};
  for (int64_t depth = 1; depth <= step.maximum && !frontier.empty(); ++depth) {
    std::vector<uint32_t> following;
    for (uint32_t node : frontier) {
      NeighbourCursor cursor(run_.graph, node, step.direction, step.anyType, step.types);
      for (Neighbour next; cursor.next(next);) {
        if (!run_.tick()) return false;
        if (side.seen(next.node) || !fits(step, properties, next)) continue;
        side.see(next.node, node, next.relationship, static_cast<uint32_t>(depth));
        following.push_back(next.node);
        if (step.toBound && next.node != wanted) continue;
        if (!arrive(step, index, next.node)) return false;
        if (step.toBound) return true;
      }
    }
    frontier = std::move(following);
  }
  return !run_.failed();
}

}  // namespace postern::cypher
