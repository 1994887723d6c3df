// SPDX-License-Identifier: Apache-2.0
// Engine values to TCK values and back.
#include "tests/tck/graph_value.h"

namespace postern::tck {
namespace {

using cypher::Kind;
using cypher::PropertyGraph;
using cypher::Value;

TckValue nodeValue(const PropertyGraph& graph, uint32_t node) {
  TckValue result;
  result.kind = TckKind::kNode;
  for (const uint32_t label : graph.labelsOf(node)) result.labels.emplace_back(graph.labelName(label));
  std::vector<uint32_t> keys;
  graph.nodeKeys(node, keys);
  for (const uint32_t key : keys) {
    result.fields.push_back(
        {std::string(graph.keyName(key)), fromGraph(graph, graph.nodeProperty(node, key))});
  }
  return result;
}

TckValue relationshipValue(const PropertyGraph& graph, uint32_t relationship) {
  TckValue result;
  result.kind = TckKind::kRelationship;
  result.text = graph.typeName(graph.typeOf(relationship));
  std::vector<uint32_t> keys;
  graph.relationshipKeys(relationship, keys);
  for (const uint32_t key : keys) {
    result.fields.push_back(
        {std::string(graph.keyName(key)), fromGraph(graph, graph.relationshipProperty(relationship, key))});
  }
  return result;
}

TckValue pathValue(const PropertyGraph& graph, const cypher::Path& path) {
  TckValue result;
  result.kind = TckKind::kPath;
  for (size_t i = 0; i < path.nodes.size(); ++i) {
    result.items.push_back(nodeValue(graph, path.nodes[i]));
    if (i == path.relationships.size()) break;
    const uint32_t relationship = path.relationships[i];
    result.items.push_back(relationshipValue(graph, relationship));
    result.forward.push_back(graph.sourceOf(relationship) == path.nodes[i]);
  }
  return result;
}

TckValue scalar(const Value& value) {
  TckValue result;
  if (value.is(Kind::kBoolean)) {
    result.kind = TckKind::kBoolean;
    result.boolean = value.asBoolean();
  } else if (value.is(Kind::kInteger)) {
    result.kind = TckKind::kInteger;
    result.integer = value.asInteger();
  } else if (value.is(Kind::kFloat)) {
    result.kind = TckKind::kFloat;
    result.real = value.asFloat();
  } else if (!value.isNull()) {
    result.kind = TckKind::kText;
    result.text = value.is(Kind::kString) ? value.asString() : cypher::temporalText(value);
  }
  return result;
}

}  // namespace

TckValue fromGraph(const PropertyGraph& graph, const Value& value) {
  TckValue result;
  switch (value.kind()) {
    case Kind::kNode:
      return nodeValue(graph, value.id());
    case Kind::kRelationship:
      return relationshipValue(graph, value.id());
    case Kind::kPath:
      return pathValue(graph, value.asPath());
    case Kind::kList:
      result.kind = TckKind::kList;
      for (const Value& item : value.asList()) result.items.push_back(fromGraph(graph, item));
      return result;
    case Kind::kMap:
      result.kind = TckKind::kMap;
      for (const auto& [key, field] : value.asMap().entries())
        result.fields.push_back({key, fromGraph(graph, field)});
      return result;
    default:
      return scalar(value);
  }
}

Value toQueryValue(const TckValue& value) {
  switch (value.kind) {
    case TckKind::kBoolean:
      return Value::boolean(value.boolean);
    case TckKind::kInteger:
      return Value::integer(value.integer);
    case TckKind::kFloat:
      return Value::real(value.real);
    case TckKind::kText:
      return Value::string(value.text);
    case TckKind::kList: {
      cypher::List items;
      for (const TckValue& item : value.items) items.push_back(toQueryValue(item));
      return Value::list(std::move(items));
    }
    case TckKind::kMap: {
      cypher::Map fields;
      for (const auto& [key, field] : value.fields) fields.set(key, toQueryValue(field));
      return Value::map(std::move(fields));
    }
    default:
      return {};
  }
}

}  // namespace postern::tck
