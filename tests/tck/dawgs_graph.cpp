// SPDX-License-Identifier: Apache-2.0
// JSON to an in-memory graph.
#include "tests/tck/dawgs_graph.h"

#include <cstdlib>

namespace postern::tck {

using cypher::Value;

Value jsonValue(Node node) {
  switch (node.kind()) {
    case NodeKind::kBool:
      return Value::boolean(node.isTrue());
    case NodeKind::kString:
      return Value::string(std::string(node.text()));
    case NodeKind::kNumber: {
      const std::string literal(node.text());
      if (literal.find_first_of(".eE") == std::string::npos)
        return Value::integer(std::atoll(literal.c_str()));
      return Value::real(std::strtod(literal.c_str(), nullptr));
    }
    case NodeKind::kArray: {
      cypher::List items;
      for (const Node item : node.items()) items.push_back(jsonValue(item));
      return Value::list(std::move(items));
    }
    case NodeKind::kObject: {
      cypher::Map fields;
      for (const auto& [key, value] : node.members()) fields.set(std::string(key), jsonValue(value));
      return Value::map(std::move(fields));
    }
    default:
      return {};
  }
}

DawgsGraph readDawgsGraph(Node graph) {
  DawgsGraph result;
  std::map<std::string, uint32_t, std::less<>> nodes;
  for (const Node node : graph["nodes"].items()) {
    std::vector<uint32_t> labels;
    for (const Node kind : node["kinds"].items()) labels.push_back(result.graph.internLabel(kind.text()));
    const uint32_t id = result.graph.addNode(std::move(labels));
    nodes.emplace(node["id"].text(), id);
    result.ids.emplace_back(node["id"].text());
    for (const auto& [key, value] : node["properties"].members()) {
      result.graph.setNodeProperty(id, result.graph.internKey(key), jsonValue(value));
    }
  }
  for (const Node edge : graph["edges"].items()) {
    const uint32_t id = result.graph.addRelationship(nodes.find(edge["start_id"].text())->second,
                                                     result.graph.internType(edge["kind"].text()),
                                                     nodes.find(edge["end_id"].text())->second);
    for (const auto& [key, value] : edge["properties"].members()) {
      result.graph.setRelationshipProperty(id, result.graph.internKey(key), jsonValue(value));
    }
  }
  return result;
}

}  // namespace postern::tck
