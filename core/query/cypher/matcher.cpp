// SPDX-License-Identifier: Apache-2.0
// Runs the steps of a pattern plan: backtracking, one call per step, values written into the row in place.
#include <algorithm>

#include "query/cypher/evaluator.h"
#include "query/cypher/matcher.h"
#include "query/cypher/neighbour_cursor.h"

namespace postern::cypher {

bool PatternPlan::match(Runtime& run, FunctionRef<bool()> emit) {
  if (impossible) return run.tick();
  return Matcher(run, *this, emit).step(0);
}

bool Matcher::step(size_t index) {
  if (!run_.tick()) return false;
  if (index == plan_.steps.size()) return emit_();
  const PatternStep& step = plan_.steps[index];
  switch (step.kind) {
    case StepKind::kChecks:
      return !passes(step) || this->step(index + 1);
    case StepKind::kScan:
      return scan(step, index);
    case StepKind::kBoundNode: {
      const Value& node = slot(step.to);
      if (!node.is(Kind::kNode) || !run_.hasLabels(node.id(), step.labels)) return true;
      return !passes(step) || this->step(index + 1);
    }
    case StepKind::kExpand:
      return expand(step, index);
    case StepKind::kVariable:
      return step.distinctEnds        ? reach(step, index)
             : step.relationshipBound ? follow(step, index)
                                      : wander(step, index);
    case StepKind::kShortest:
      return shortest(step, index);
    case StepKind::kBoundRelationship:
      return boundRelationship(step, index);
    case StepKind::kPath:
      slot(step.part->pathSlot) = buildPath(*step.part);
      return !passes(step) || this->step(index + 1);
  }
  return true;
}

bool Matcher::passes(const PatternStep& step) {
  for (const PatternCheck& check : step.checks) {
    Truth truth = Truth::kUnknown;
    if (check.value) {
      const Value& element = slot(check.slot);
      if (check.key == kNoName || element.isNull()) return false;
      truth = element.is(Kind::kNode) || element.is(Kind::kRelationship)
                  ? equalValues(propertyOfElement(element, check.key), evaluate(run_, *check.value))
                  : Truth::kFalse;
    } else {
      truth = evaluateTruth(run_, *check.predicate);
    }
    if (truth != Truth::kTrue || run_.failed()) return false;
  }
  return true;
}

Value Matcher::propertyOfElement(const Value& element, uint32_t key) const {
  return element.is(Kind::kNode) ? run_.graph.nodeProperty(element.id(), key)
                                 : run_.graph.relationshipProperty(element.id(), key);
}

/// Binds (or compares) the node at the far end of a step and goes on. False ends the matching.
bool Matcher::arrive(const PatternStep& step, size_t index, uint32_t node) {
  if (step.toBound) {
    const Value& bound = slot(step.to);
    if (!bound.is(Kind::kNode) || bound.id() != node) return true;
  } else {
    slot(step.to) = Value::node(node);
  }
  if (!run_.hasLabels(node, step.labels) || !passes(step)) return !run_.failed();
  return this->step(index + 1);
}

bool Matcher::scan(const PatternStep& step, size_t index) {
  auto all = [&](auto begin, auto end) {
    for (auto at = begin; at != end; ++at) {
      if (!run_.tick() || !arrive(step, index, *at)) return false;
    }
    return true;
  };
  if (step.indexValue) {
    Value value = evaluate(run_, *step.indexValue);
    std::vector<uint32_t> nodes;
    if (run_.failed()) return false;
    if (run_.graph.nodesWithProperty(step.scanLabel, step.indexKey, value, nodes)) {
      return all(nodes.begin(), nodes.end());
    }
  }
  if (step.scanLabel != kNoName) {
    std::span<const uint32_t> nodes = run_.graph.nodesWithLabel(step.scanLabel);
    return all(nodes.begin(), nodes.end());
  }
  uint32_t count = run_.graph.nodeCount();
  for (uint32_t node = 0; node < count; ++node) {
    if (!run_.tick() || !arrive(step, index, node)) return false;
  }
  return true;
}

bool Matcher::expand(const PatternStep& step, size_t index) {
  const Value& from = slot(step.from);
  if (!from.is(Kind::kNode)) return true;
  uint32_t node = from.id();
  uint32_t wanted = UINT32_MAX;
  Direction direction = step.direction;
  bool fromFar = false;
  if (step.toBound) {
    const Value& to = slot(step.to);
    if (!to.is(Kind::kNode)) return true;
    wanted = to.id();
    // Both ends are known: look from the one with fewer relationships.
    if (degreeOf(wanted) < degreeOf(node)) {
      std::swap(node, wanted);
      fromFar = true;
      direction = direction == Direction::kOutgoing   ? Direction::kIncoming
                  : direction == Direction::kIncoming ? Direction::kOutgoing
                                                      : Direction::kBoth;
    }
  }
  NeighbourCursor cursor(run_.graph, node, direction, step.anyType, step.types);
  for (Neighbour next; cursor.next(next);) {
    if (!run_.tick()) return false;
    if ((step.toBound && next.node != wanted) || isUsed(next.relationship)) continue;
    if (step.relationship != kNoSlot) slot(step.relationship) = Value::relationship(next.relationship);
    use(next.relationship);
    bool goOn = arrive(step, index, fromFar ? node : next.node);
    release(next.relationship);
    if (!goOn) return false;
  }
  return true;
}

size_t Matcher::degreeOf(uint32_t node) const {
  return run_.graph.outgoing(node).size() + run_.graph.incoming(node).size();
}

bool Matcher::hasType(const PatternStep& step, uint32_t relationship) const {
  return step.anyType ||
         std::binary_search(step.types.begin(), step.types.end(), run_.graph.typeOf(relationship));
}

/// A relationship known from before; `reversed` says that its left end is not bound yet.
bool Matcher::boundRelationship(const PatternStep& step, size_t index) {
  const Value& value = slot(step.relationship);
  if (!value.is(Kind::kRelationship) || !hasType(step, value.id()) || isUsed(value.id())) return true;
  uint32_t relationship = value.id();
  uint32_t ends[2] = {run_.graph.sourceOf(relationship), run_.graph.targetOf(relationship)};
  bool goOn = true;
  use(relationship);
  for (int turn = 0; turn < 2 && goOn; ++turn) {
    if (step.direction == (turn == 0 ? Direction::kIncoming : Direction::kOutgoing)) continue;
    if (turn == 1 && step.direction == Direction::kBoth && ends[0] == ends[1]) continue;
    uint32_t left = ends[turn];
    uint32_t right = ends[1 - turn];
    if (step.reversed) {
      slot(step.from) = Value::node(left);
      // (a)-[r]->(a): one slot for both ends.
      if (step.from == step.to && left != right) continue;
    } else if (!slot(step.from).is(Kind::kNode) || slot(step.from).id() != left) {
      continue;
    }
    goOn = arrive(step, index, right);
  }
  release(relationship);
  return goOn;
}

/// A list of relationships known from before, walked from one end.
bool Matcher::follow(const PatternStep& step, size_t index) {
  const Value from = slot(step.from);
  const Value list = slot(step.relationship);
  if (!from.is(Kind::kNode) || !list.is(Kind::kList)) return true;
  const List& items = list.asList();
  auto length = static_cast<int64_t>(items.size());
  if (length < step.minimum || length > step.maximum) return true;
  uint32_t node = from.id();
  std::vector<uint32_t> taken;
  bool fits = true;
  for (size_t i = 0; i < items.size() && fits; ++i) {
    const Value& item = items[step.reversed ? items.size() - 1 - i : i];
    fits = item.is(Kind::kRelationship) && hasType(step, item.id()) && !isUsed(item.id());
    if (!fits) break;
    uint32_t source = run_.graph.sourceOf(item.id()), target = run_.graph.targetOf(item.id());
    if (step.direction != Direction::kIncoming && source == node) {
      node = target;
    } else if (step.direction != Direction::kOutgoing && target == node) {
      node = source;
    } else {
      fits = false;
    }
    if (fits) {
      use(item.id());
      taken.push_back(item.id());
    }
  }
  bool goOn = !fits || arrive(step, index, node);
  for (uint32_t relationship : taken) release(relationship);
  return goOn;
}

Value Matcher::buildPath(const PatternPart& part) const {
  Path path;
  path.nodes.push_back(slotValue(part.nodes[0].slot).id());
  auto append = [&](const Value& relationship) {
    uint32_t here = path.nodes.back();
    uint32_t source = run_.graph.sourceOf(relationship.id());
    path.relationships.push_back(relationship.id());
    path.nodes.push_back(source == here ? run_.graph.targetOf(relationship.id()) : source);
  };
  for (const RelationshipPattern& link : part.relationships) {
    const Value& value = slotValue(link.slot);
    if (value.is(Kind::kList)) {
      for (const Value& relationship : value.asList()) append(relationship);
    } else {
      append(value);
    }
  }
  return Value::path(std::move(path));
}

}  // namespace postern::cypher
