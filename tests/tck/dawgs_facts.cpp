// SPDX-License-Identifier: Apache-2.0
// Rows to facts, and facts against asserts. Numbers compare by value; scalars are whatever is no node,
// relationship, path or list of those.
#include "tests/tck/dawgs_facts.h"

#include <algorithm>
#include <cstdio>

#include "query/cypher/query.h"

namespace postern::tck {
namespace {

using cypher::Kind;
using cypher::Value;
using Texts = std::vector<std::string>;

std::string listed(const Texts& parts) {
  std::string text = "[";
  for (const std::string& part : parts) text += (text.size() > 1 ? ", " : "") + part;
  return text + "]";
}

std::string scalarText(const Value& value) {
  switch (value.kind()) {
    case Kind::kNull:
      return "null";
    case Kind::kBoolean:
      return value.asBoolean() ? "true" : "false";
    case Kind::kInteger:
    case Kind::kFloat: {
      char text[40];
      std::snprintf(text, sizeof text, "%.17g", value.asNumber());
      return text;
    }
    case Kind::kString:
      return "'" + value.asString() + "'";
    case Kind::kList: {
      Texts parts;
      for (const Value& item : value.asList()) parts.push_back(scalarText(item));
      return listed(parts);
    }
    case Kind::kMap:
      return "{}";
    default:
      return cypher::temporalText(value);
  }
}

bool isGraphKind(const Value& value) {
  return value.is(Kind::kNode) || value.is(Kind::kRelationship) || value.is(Kind::kPath);
}

bool isScalar(const Value& value) {
  if (value.is(Kind::kList) && !value.asList().empty()) return isScalar(value.asList()[0]);
  return !isGraphKind(value);
}

class Facts {
 public:
  Facts(const DawgsGraph& graph, const DawgsResult& result) : graph_(graph), result_(result) {}

  Texts get(std::string_view what) const {
    Texts facts;
    if (what == "keys") facts = result_.columns;
    for (const auto& row : result_.rows) {
      Texts scalars;
      for (const Value& value : row) {
        add(what, value, facts);
        if (isScalar(value)) scalars.push_back(scalarText(value));
      }
      if (what == "row_values" || what == "ordered_row_values") facts.push_back(listed(scalars));
    }
    if (what.substr(0, 7) != "ordered") std::sort(facts.begin(), facts.end());
    if (what == "node_id_set") facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
    return facts;
  }

 private:
  void add(std::string_view what, const Value& value, Texts& facts) const {
    const bool nodes = what == "node_ids" || what == "node_id_set" || what == "ordered_node_ids";
    if (nodes && value.is(Kind::kNode)) facts.push_back(quotedId(value.id()));
    if ((what == "scalar_values" || what == "ordered_scalar_values") && isScalar(value))
      facts.push_back(scalarText(value));
    if (value.is(Kind::kPath)) addPath(what, value.asPath(), facts);
    if (!value.is(Kind::kList) || isScalar(value)) return;
    const bool ofNodes = value.asList()[0].is(Kind::kNode);
    if (what == (ofNodes ? "node_list_ids" : "relationship_list_kinds")) {
      Texts parts;
      for (const Value& item : value.asList())
        parts.push_back(ofNodes ? quotedId(item.id()) : kindOf(item.id()));
      facts.push_back(listed(parts));
    }
  }

  void addPath(std::string_view what, const cypher::Path& path, Texts& facts) const {
    Texts parts;
    if (what == "path_lengths") facts.push_back(std::to_string(path.relationships.size()));
    if (what == "path_node_ids") {
      for (const uint32_t node : path.nodes) parts.push_back(quotedId(node));
      facts.push_back(listed(parts));
    } else if (what == "path_edge_kinds") {
      for (const uint32_t relationship : path.relationships) parts.push_back(kindOf(relationship));
      facts.push_back(listed(parts));
    }
  }

  std::string quotedId(uint32_t node) const { return "'" + graph_.ids[node] + "'"; }
  std::string kindOf(uint32_t relationship) const {
    return "'" + std::string(graph_.graph.typeName(graph_.graph.typeOf(relationship))) + "'";
  }

  const DawgsGraph& graph_;
  const DawgsResult& result_;
};

bool hasProperty(const DawgsGraph& graph, const Value& element, std::string_view name, Node wanted) {
  const uint32_t key = graph.graph.keyId(name);
  if (key == cypher::kNoName) return false;
  const Value value = element.is(Kind::kNode) ? graph.graph.nodeProperty(element.id(), key)
                                              : graph.graph.relationshipProperty(element.id(), key);
  return scalarText(value) == scalarText(jsonValue(wanted));
}

bool containsNode(const DawgsGraph& graph, const DawgsResult& result, Node wanted) {
  for (const auto& row : result.rows) {
    for (const Value& value : row) {
      if (value.is(Kind::kNode) && hasProperty(graph, value, wanted.item(0).text(), wanted.item(1)))
        return true;
    }
  }
  return false;
}

std::string judgeFirstInteger(const DawgsResult& result, std::string_view what, Node wanted) {
  if (result.rows.empty() || result.rows[0].empty() || !result.rows[0][0].isNumber()) return "no number";
  const double got = result.rows[0][0].asNumber();
  const auto least = static_cast<double>(wanted.integer().value_or(0));
  const bool good = what == "exact_int" ? got == least : got >= least;
  return good ? "" : std::string(what) + ": " + std::to_string(got);
}

std::string judgeOne(const DawgsGraph& graph, const DawgsResult& result, std::string_view what, Node wanted) {
  if (what == "row_count") {
    const auto rows = static_cast<int64_t>(result.rows.size());
    return rows == wanted.integer() ? ""
                                    : std::to_string(rows) + " rows, expected " + std::string(wanted.text());
  }
  if (what == "exact_int" || what == "at_least_int") return judgeFirstInteger(result, what, wanted);
  if (what == "contains_node_with_prop") return containsNode(graph, result, wanted) ? "" : "no such node";
  Texts expected;
  for (const Node item : wanted.items()) expected.push_back(scalarText(jsonValue(item)));
  if (what == "keys") {
    expected.clear();
    for (const Node item : wanted.items()) expected.emplace_back(item.text());
  }
  if (what.substr(0, 7) != "ordered") std::sort(expected.begin(), expected.end());
  const Texts got = dawgsFacts(graph, result, what);
  return got == expected ? "" : std::string(what) + ": " + listed(got) + ", expected " + listed(expected);
}

}  // namespace

DawgsResult runDawgs(const DawgsGraph& graph, const std::string& query, Node parameters) {
  DawgsResult result;
  cypher::QueryError error;
  const auto parsed = cypher::parseQuery(query, error);
  if (!parsed) {
    result.error = error.message;
    return result;
  }
  cypher::Map given;
  for (const auto& [key, value] : parameters.members()) given.set(std::string(key), jsonValue(value));
  cypher::RunOptions options;
  options.maxRows = 100'000;
  options.maxSteps = 50'000'000;
  options.now = {1'763'985'643, 0};
  result.columns = parsed->columns();
  const auto keep = [&](std::span<const Value> row) {
    result.rows.emplace_back(row.begin(), row.end());
    return true;
  };
  if (!cypher::runQuery(graph.graph, *parsed, given, options, keep, error)) result.error = error.message;
  return result;
}

Texts dawgsFacts(const DawgsGraph& graph, const DawgsResult& result, std::string_view what) {
  return Facts(graph, result).get(what);
}

std::string judgeDawgs(const DawgsGraph& graph, const DawgsResult& result, Node assert_node) {
  const std::string_view word = assert_node.isString() ? assert_node.text() : std::string_view();
  if (word == "query_error") return result.error.empty() ? "no error" : "";
  if (!result.error.empty()) return result.error;
  if (word == "empty") return result.rows.empty() ? "" : "rows";
  if (word == "non_empty") return result.rows.empty() ? "no rows" : "";
  for (const auto& [what, wanted] : assert_node.members()) {
    std::string difference = judgeOne(graph, result, what, wanted);
    if (!difference.empty()) return difference;
  }
  return {};
}

}  // namespace postern::tck
