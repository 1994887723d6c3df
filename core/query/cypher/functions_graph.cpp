// SPDX-License-Identifier: Apache-2.0
// Functions over nodes, relationships and paths.
#include "query/cypher/evaluator.h"
#include "query/cypher/functions.h"

namespace postern::cypher {

namespace {

using Arguments = std::span<const Value>;

/// Only lists hide a wrong argument from the check before the run; the TCK calls it a wrong value.
Value wrongElement(CallContext& context, std::string_view name, const Value& got) {
  return context.fail("TypeError", "InvalidArgumentValue",
                      std::string(name) + " does not take " + std::string(kindName(got.kind())));
}

Value id(CallContext& context, Arguments arguments) {
  const Value& element = arguments[0];
  if (!element.is(Kind::kNode) && !element.is(Kind::kRelationship))
    return wrongElement(context, "id", element);
  return Value::integer(element.id());
}

Value elementId(CallContext& context, Arguments arguments) {
  Value number = id(context, arguments);
  return context.failed() ? Value() : Value::string(std::to_string(number.asInteger()));
}

Value labels(CallContext& context, Arguments arguments) {
  if (!arguments[0].is(Kind::kNode)) return wrongElement(context, "labels", arguments[0]);
  List names;
  for (uint32_t label : context.graph.labelsOf(arguments[0].id())) {
    names.push_back(Value::string(std::string(context.graph.labelName(label))));
  }
  return Value::list(std::move(names));
}

Value type(CallContext& context, Arguments arguments) {
  if (!arguments[0].is(Kind::kRelationship)) return wrongElement(context, "type", arguments[0]);
  return Value::string(std::string(context.graph.typeName(context.graph.typeOf(arguments[0].id()))));
}

Value properties(CallContext& context, Arguments arguments) {
  const Value& element = arguments[0];
  if (element.is(Kind::kMap)) return element;
  if (!element.is(Kind::kNode) && !element.is(Kind::kRelationship)) {
    return context.badArgument("properties", "Node, Relationship or Map", element);
  }
  return Value::map(propertiesOf(context.graph, element));
}

Value keys(CallContext& context, Arguments arguments) {
  Value map = properties(context, arguments);
  if (context.failed()) return Value();
  List names;
  for (const auto& [key, value] : map.asMap().entries()) names.push_back(Value::string(key));
  return Value::list(std::move(names));
}

Value startNode(CallContext& context, Arguments arguments) {
  if (!arguments[0].is(Kind::kRelationship)) return wrongElement(context, "startNode", arguments[0]);
  return Value::node(context.graph.sourceOf(arguments[0].id()));
}

Value endNode(CallContext& context, Arguments arguments) {
  if (!arguments[0].is(Kind::kRelationship)) return wrongElement(context, "endNode", arguments[0]);
  return Value::node(context.graph.targetOf(arguments[0].id()));
}

Value nodes(CallContext& context, Arguments arguments) {
  if (!arguments[0].is(Kind::kPath)) return context.badArgument("nodes", "Path", arguments[0]);
  List list;
  for (uint32_t node : arguments[0].asPath().nodes) list.push_back(Value::node(node));
  return Value::list(std::move(list));
}

Value relationships(CallContext& context, Arguments arguments) {
  if (!arguments[0].is(Kind::kPath)) return context.badArgument("relationships", "Path", arguments[0]);
  List list;
  for (uint32_t relationship : arguments[0].asPath().relationships) {
    list.push_back(Value::relationship(relationship));
  }
  return Value::list(std::move(list));
}

Value length(CallContext& context, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is(Kind::kPath)) return Value::integer(static_cast<int64_t>(value.asPath().relationships.size()));
  // Of the list of a variable-length relationship, as older queries write it.
  if (value.is(Kind::kList)) return Value::integer(static_cast<int64_t>(value.asList().size()));
  return context.badArgument("length", "Path", value);
}

Value exists(CallContext&, Arguments arguments) { return Value::boolean(!arguments[0].isNull()); }

constexpr Function kFunctions[] = {
    {"elementid", 1, 1, true, elementId},
    {"endnode", 1, 1, true, endNode},
    {"exists", 1, 1, false, exists},
    {"id", 1, 1, true, id},
    {"keys", 1, 1, true, keys},
    {"labels", 1, 1, true, labels},
    {"length", 1, 1, true, length},
    {"nodes", 1, 1, true, nodes},
    {"properties", 1, 1, true, properties},
    {"relationships", 1, 1, true, relationships},
    {"rels", 1, 1, true, relationships},
    {"startnode", 1, 1, true, startNode},
    {"type", 1, 1, true, type},
};

}  // namespace

std::span<const Function> graphFunctions() { return kFunctions; }

}  // namespace postern::cypher
