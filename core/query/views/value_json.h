// SPDX-License-Identifier: Apache-2.0
// Values of a query's rows for machines and for people.
//   null, booleans, numbers, texts, lists   as JSON has them; NaN and infinities are null
//   a map                                   {"map": {...}}
//   a node, a relationship, a path          {"node": 3}, {"relationship": 7}, {"path": {"nodes": [...],
//                                           "relationships": [...]}}: ids of the elements told beside the
//                                           rows
//   temporal values                         {"date": "2026-11-24"}, {"datetime": ...}, {"duration": ...} ...
#pragma once

#include <set>
#include <string>

#include "base/json_writer.h"
#include "query/cypher/property_graph.h"

namespace postern {

/// The nodes and relationships that values speak of.
struct GraphElements {
  std::set<uint32_t> nodes, relationships;
  /// Also those inside of lists, maps and paths; a relationship brings its ends.
  void add(const cypher::PropertyGraph& graph, const cypher::Value& value);
};

void writeValue(JsonWriter& out, const cypher::Value& value);
/// {"id":3,"labels":[...],"properties":{...}} and {"id":7,"type":...,"from":3,"to":4,"properties":{...}}
void writeNode(JsonWriter& out, const cypher::PropertyGraph& graph, uint32_t node);
void writeRelationship(JsonWriter& out, const cypher::PropertyGraph& graph, uint32_t relationship);

/// One line for people: a text as it is, "(:Service shop)", "[:CALLS]", "(a)-[:CALLS]->(b)", "[1, 2]".
std::string valueText(const cypher::PropertyGraph& graph, const cypher::Value& value);
/// What a node is called: its name, title, id or key, else its number.
std::string nodeTitle(const cypher::PropertyGraph& graph, uint32_t node);

}  // namespace postern
