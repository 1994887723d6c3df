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

/// Breadth first, each node once. A shortest way to another node repeats no relationship. The start itself is
/// reached by a cycle: against directions that is a relationship between two branches of the search, or a
/// second one between the start and a node; its length is the sum of both depths and one.
bool Matcher::reach(const PatternStep& step, size_t index) {
  const Value start = slot(step.from);
  if (!start.is(Kind::kNode) || step.minimum > step.maximum) return true;
  Properties properties = propertiesOfStep(step);
  SearchSide& side = plan_.forward[index];
  side.begin(run_.graph.nodeCount());
  uint32_t root = start.id();
  uint32_t wanted = step.toBound && slot(step.to).is(Kind::kNode) ? slot(step.to).id() : UINT32_MAX;
  if (!fitsNode(step, root)) return !run_.failed();
  bool rootDone = step.minimum == 0;
  if (rootDone && !arrive(step, index, root)) return false;
  side.see(root, kNoName, kNoName, 0);  // parents hold the branch: the first node behind the root
  std::vector<uint32_t> frontier = {root};
  for (int64_t depth = 1; depth <= step.maximum && !frontier.empty(); ++depth) {
    std::vector<uint32_t> following;
    for (uint32_t node : frontier) {
      NeighbourCursor cursor(run_.graph, node, step.direction, step.anyType, step.types);
      for (Neighbour next; cursor.next(next);) {
        if (!run_.tick()) return false;
        bool seen = side.seen(next.node);
        if ((seen && (rootDone || !closesCycle(step, side, root, node, next))) ||
            !fits(step, properties, next))
          continue;
        uint32_t reached = seen ? root : next.node;
        if (seen) {
          rootDone = true;
        } else {
          side.see(next.node, node == root ? next.node : side.parents[node], next.relationship,
                   static_cast<uint32_t>(depth));
          following.push_back(next.node);
        }
        if (step.toBound && reached != wanted) continue;
        if (!arrive(step, index, reached)) return false;
        if (step.toBound) return true;
      }
    }
    frontier = std::move(following);
  }
  return !run_.failed();
}

/// `next`, a relationship of `node` to a node that was reached before, makes a way from the root back to it.
bool Matcher::closesCycle(const PatternStep& step, const SearchSide& side, uint32_t root, uint32_t node,
                          const Neighbour& next) const {
  if (step.direction != Direction::kBoth) return next.node == root;
  if (next.relationship == side.relationships[node]) return false;
  if (next.node != root && side.parents[next.node] == side.parents[node]) return false;
  return int64_t{side.distances[node]} + side.distances[next.node] + 1 <= step.maximum;
}

}  // namespace postern::cypher
