// SPDX-License-Identifier: Apache-2.0
// Steps that read the graph. V() followed by hasLabel() or has() starts from the graph's index, or from the
// nodes of the label; the filters look again. A self-loop comes twice from both(), once from each end, as in
// TinkerPop.
#include <algorithm>

#include "query/cypher/neighbour_cursor.h"
#include "query/cypher/number_text.h"
#include "query/gremlin/execution.h"

namespace postern::gremlin {
namespace {

using cypher::Direction;
using cypher::Kind;
using cypher::PropertyGraph;

bool isElement(const Value& value) { return value.is(Kind::kNode) || value.is(Kind::kRelationship); }

std::vector<uint32_t> keysOf(const PropertyGraph& graph, const Value& element) {
  std::vector<uint32_t> keys;
  if (element.is(Kind::kNode)) graph.nodeKeys(element.id(), keys);
  if (element.is(Kind::kRelationship)) graph.relationshipKeys(element.id(), keys);
  std::sort(keys.begin(), keys.end(),
            [&](uint32_t a, uint32_t b) { return graph.keyName(a) < graph.keyName(b); });
  return keys;
}

/// Names of the keys that a step asks for: its texts, or all that the element has.
std::vector<std::string> wantedKeys(const PropertyGraph& graph, const Step& step, const Value& element) {
  std::vector<std::string> names;
  for (const Argument& argument : step.arguments) {
    if (argument.isText()) names.push_back(argument.value.asString());
  }
  if (!names.empty()) return names;
  for (const uint32_t key : keysOf(graph, element)) names.emplace_back(graph.keyName(key));
  return names;
}

struct Start {
  uint32_t label = cypher::kNoName;
  bool anyLabel = true;
  uint32_t key = cypher::kNoName;
  const Value* value = nullptr;
};

void useHas(const PropertyGraph& graph, const Step& step, Start& start) {
  const auto& given = step.arguments;
  const Argument* label = nullptr;
  if (step.kind == StepKind::kHasLabel && given.size() == 1 && given[0].isText()) label = &given[0];
  if (step.kind == StepKind::kHas && given.size() == 3) label = &given[0];
  if (label != nullptr) {
    start.label = graph.labelId(label->value.asString());
    start.anyLabel = false;
  }
  if (step.kind != StepKind::kHas || given.size() < 2) return;
  const Argument& key = given[given.size() - 2];
  const Argument& value = given.back();
  if (key.isText() && value.kind == ArgumentKind::kValue && !value.value.isNull() && start.value == nullptr) {
    start.key = graph.keyId(key.value.asString());
    start.value = &value.value;
  }
}

}  // namespace

std::string labelText(const PropertyGraph& graph, const Value& element) {
  if (element.is(Kind::kRelationship)) return std::string(graph.typeName(graph.typeOf(element.id())));
  std::string text;
  for (const uint32_t label : graph.labelsOf(element.id())) {
    if (!text.empty()) text += "::";
    text += graph.labelName(label);
  }
  return text;
}

Value propertyOf(const PropertyGraph& graph, const Value& element, std::string_view key) {
  if (element.is(Kind::kMap)) {
    const Value* found = element.asMap().find(key);
    return found == nullptr ? Value() : *found;
  }
  const uint32_t id = graph.keyId(key);
  if (id == cypher::kNoName) return {};
  if (element.is(Kind::kNode)) return graph.nodeProperty(element.id(), id);
  return element.is(Kind::kRelationship) ? graph.relationshipProperty(element.id(), id) : Value();
}

bool Execution::pushGraph(size_t at, Traverser& traverser) {
  const Step& step = traversal_.steps[at];
  const Value& value = traverser.value;
  switch (step.kind) {
    case StepKind::kV:
    case StepKind::kE:
      return pushStart(at, traverser);
    case StepKind::kOut:
      return pushNeighbours(at, traverser, Direction::kOutgoing, false);
    case StepKind::kIn:
      return pushNeighbours(at, traverser, Direction::kIncoming, false);
    case StepKind::kBoth:
      return pushNeighbours(at, traverser, Direction::kBoth, false);
    case StepKind::kOutE:
      return pushNeighbours(at, traverser, Direction::kOutgoing, true);
    case StepKind::kInE:
      return pushNeighbours(at, traverser, Direction::kIncoming, true);
    case StepKind::kBothE:
      return pushNeighbours(at, traverser, Direction::kBoth, true);
    case StepKind::kOutV:
    case StepKind::kInV:
    case StepKind::kBothV:
    case StepKind::kOtherV:
      return pushEnds(at, traverser);
    case StepKind::kValues:
    case StepKind::kProperties:
      return pushProperties(at, traverser);
    case StepKind::kKey:
    case StepKind::kValue:
      return next(at, session_.moved(traverser, propertyOf(run_.graph, value, step.name)));
    default:
      break;
  }
  if (!isElement(value)) return wrongKind(step, "a node or relationship", value);
  if (step.kind == StepKind::kId) return next(at, session_.moved(traverser, Value::integer(value.id())));
  if (step.kind == StepKind::kLabel)
    return next(at, session_.moved(traverser, Value::string(labelText(run_.graph, value))));
  return next(at, session_.moved(traverser, elementMap(step, value)));
}

bool Execution::pushStart(size_t at, const Traverser& traverser) {
  const Step& step = traversal_.steps[at];
  const bool nodes = step.kind == StepKind::kV;
  const uint32_t count = nodes ? run_.graph.nodeCount() : run_.graph.relationshipCount();
  const auto give = [&](uint32_t id) {
    return next(at, session_.moved(traverser, nodes ? Value::node(id) : Value::relationship(id)));
  };
  for (const Argument& argument : step.arguments) {
    const cypher::List ids =
        argument.value.is(Kind::kList) ? argument.value.asList() : cypher::List{argument.value};
    for (const Value& id : ids) {
      if (!id.is(Kind::kInteger)) return wrongKind(step, "an id, which is a whole number", id);
      if (id.asInteger() >= 0 && id.asInteger() < count && !give(static_cast<uint32_t>(id.asInteger())))
        return false;
    }
  }
  if (!step.arguments.empty()) return true;
  if (nodes) return pushNodes(at, traverser);
  for (uint32_t id = 0; id < count; ++id) {
    if (!give(id)) return false;
  }
  return true;
}

bool Execution::pushNodes(size_t at, const Traverser& traverser) {
  const PropertyGraph& graph = run_.graph;
  Start start;
  for (size_t i = at + 1; i < traversal_.steps.size(); ++i) {
    const StepKind kind = traversal_.steps[i].kind;
    if (kind != StepKind::kHas && kind != StepKind::kHasLabel && kind != StepKind::kAs) break;
    useHas(graph, traversal_.steps[i], start);
  }
  const auto give = [&](uint32_t id) { return next(at, session_.moved(traverser, Value::node(id))); };
  if ((!start.anyLabel && start.label == cypher::kNoName) ||
      (start.value != nullptr && start.key == cypher::kNoName))
    return true;
  std::vector<uint32_t> indexed;
  if (start.value != nullptr && graph.nodesWithProperty(start.label, start.key, *start.value, indexed)) {
    return std::all_of(indexed.begin(), indexed.end(), give);
  }
  if (!start.anyLabel) {
    const auto labelledNodes = graph.nodesWithLabel(start.label);
    return std::all_of(labelledNodes.begin(), labelledNodes.end(), give);
  }
  for (uint32_t id = 0; id < graph.nodeCount(); ++id) {
    if (!give(id)) return false;
  }
  return true;
}

bool Execution::pushNeighbours(size_t at, const Traverser& traverser, Direction direction, bool edges) {
  const Step& step = traversal_.steps[at];
  if (!traverser.value.is(Kind::kNode)) return wrongKind(step, "a node", traverser.value);
  std::vector<uint32_t> types;
  for (const Argument& argument : step.arguments) {
    const uint32_t type = run_.graph.typeId(argument.value.asString());
    if (type != cypher::kNoName) types.push_back(type);
  }
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
  for (const Direction side : {Direction::kOutgoing, Direction::kIncoming}) {
    if (direction != Direction::kBoth && side != direction) continue;
    cypher::NeighbourCursor cursor(run_.graph, traverser.value.id(), side, step.arguments.empty(), types);
    for (cypher::Neighbour neighbour; cursor.next(neighbour);) {
      Traverser moved = session_.moved(
          traverser, edges ? Value::relationship(neighbour.relationship) : Value::node(neighbour.node));
      if (edges) moved.cameFrom = traverser.value.id();
      if (!next(at, std::move(moved))) return false;
    }
  }
  return true;
}

bool Execution::pushEnds(size_t at, const Traverser& traverser) {
  const Step& step = traversal_.steps[at];
  if (!traverser.value.is(Kind::kRelationship)) return wrongKind(step, "a relationship", traverser.value);
  const uint32_t source = run_.graph.sourceOf(traverser.value.id());
  const uint32_t target = run_.graph.targetOf(traverser.value.id());
  const bool both = step.kind == StepKind::kBothV;
  const bool toTarget =
      step.kind == StepKind::kInV || (step.kind == StepKind::kOtherV && traverser.cameFrom == source);
  if ((both || !toTarget) && !next(at, session_.moved(traverser, Value::node(source)))) return false;
  return !(both || toTarget) || next(at, session_.moved(traverser, Value::node(target)));
}

bool Execution::pushProperties(size_t at, const Traverser& traverser) {
  const Step& step = traversal_.steps[at];
  if (!isElement(traverser.value)) return wrongKind(step, "a node or relationship", traverser.value);
  for (const std::string& key : wantedKeys(run_.graph, step, traverser.value)) {
    Value value = propertyOf(run_.graph, traverser.value, key);
    if (value.isNull()) continue;
    if (step.kind == StepKind::kProperties) {
      cypher::Map property;
      property.set("key", Value::string(key));
      property.set("value", std::move(value));
      value = Value::map(std::move(property));
    }
    if (!next(at, session_.moved(traverser, std::move(value)))) return false;
  }
  return true;
}

/// valueMap(): a list per key, id and label when asked for with true; elementMap(): values, id, label, and
/// the ends of a relationship.
Value Execution::elementMap(const Step& step, const Value& element) {
  const PropertyGraph& graph = run_.graph;
  const bool values = step.kind == StepKind::kValueMap;
  cypher::Map map;
  for (const std::string& key : wantedKeys(graph, step, element)) {
    Value value = propertyOf(graph, element, key);
    if (value.isNull()) continue;
    const bool wrap = values && element.is(Kind::kNode) && !value.is(Kind::kList);
    map.set(key, wrap ? Value::list({value}) : value);
  }
  const auto describe = [&](cypher::Map& into, const Value& of) {
    into.set("id", Value::integer(of.id()));
    into.set("label", Value::string(labelText(graph, of)));
  };
  const bool tokens = std::any_of(step.arguments.begin(), step.arguments.end(),
                                  [](const Argument& a) { return a.value.isTrue(); });
  if (!values || tokens) describe(map, element);
  if (!values && element.is(Kind::kRelationship)) {
    cypher::Map in, out;
    describe(in, Value::node(graph.targetOf(element.id())));
    describe(out, Value::node(graph.sourceOf(element.id())));
    map.set("IN", Value::map(std::move(in)));
    map.set("OUT", Value::map(std::move(out)));
  }
  return Value::map(std::move(map));
}

std::string keyText(const Value& value) {
  switch (value.kind()) {
    case Kind::kNull:
      return "null";
    case Kind::kBoolean:
      return value.asBoolean() ? "true" : "false";
    case Kind::kInteger:
    case Kind::kFloat:
      return cypher::numberText(value);
    case Kind::kString:
      return value.asString();
    case Kind::kNode:
      return "v[" + std::to_string(value.id()) + "]";
    case Kind::kRelationship:
      return "e[" + std::to_string(value.id()) + "]";
    case Kind::kList: {
      std::string text;
      for (const Value& item : value.asList()) text += (text.empty() ? "" : ", ") + keyText(item);
      return "[" + text + "]";
    }
    case Kind::kMap: {
      std::string text;
      for (const auto& [key, item] : value.asMap().entries())
        text += (text.empty() ? "" : ", ") + key + ":" + keyText(item);
      return "[" + text + "]";
    }
    default:
      return cypher::temporalText(value);
  }
}

}  // namespace postern::gremlin
