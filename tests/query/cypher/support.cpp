// SPDX-License-Identifier: Apache-2.0
#include "tests/query/cypher/support.h"

#include <gtest/gtest.h>

namespace postern::cypher::testing {

namespace {

std::string joined(const List& list) {
  std::string text;
  for (const Value& item : list) text += (text.empty() ? "" : ", ") + shortText(item);
  return text;
}

std::string pathText(const Path& path) {
  std::string text;
  for (uint32_t node : path.nodes) text += (text.empty() ? "" : ",") + std::to_string(node);
  return "<" + text + ">";
}

}  // namespace

std::string shortText(const Value& value) {
  switch (value.kind()) {
    case Kind::kNull:
      return "null";
    case Kind::kBoolean:
      return value.asBoolean() ? "true" : "false";
    case Kind::kInteger:
      return std::to_string(value.asInteger());
    case Kind::kFloat:
      return ::testing::PrintToString(value.asFloat());
    case Kind::kString:
      return value.asString();
    case Kind::kList:
      return "[" + joined(value.asList()) + "]";
    case Kind::kNode:
      return "(" + std::to_string(value.id()) + ")";
    case Kind::kRelationship:
      return "-" + std::to_string(value.id()) + "-";
    case Kind::kPath:
      return pathText(value.asPath());
    case Kind::kMap: {
      std::string text;
      for (const auto& [key, item] : value.asMap().entries()) {
        text += (text.empty() ? "" : ", ") + key + ": " + shortText(item);
      }
      return "{" + text + "}";
    }
    default:
      return temporalText(value);
  }
}

Outcome ask(const PropertyGraph& graph, const std::string& text, const RunOptions& options,
            const Map& parameters) {
  Outcome outcome;
  auto query = parseQuery(text, outcome.error);
  if (!query) return outcome;
  runQuery(
      graph, *query, parameters, options,
      [&](std::span<const Value> row) {
        std::string line;
        for (size_t i = 0; i < row.size(); ++i) line += (i == 0 ? "" : "|") + shortText(row[i]);
        outcome.rows.push_back(line);
        return true;
      },
      outcome.error);
  return outcome;
}

MemoryGraph graphOf(const std::string& text) {
  MemoryGraph graph;
  QueryError error;
  auto query = parseQuery(text, error, true);
  EXPECT_TRUE(query) << error.message;
  if (query) {
    EXPECT_TRUE(runCreating(
        graph, *query, {}, {}, [](std::span<const Value>) { return true; }, error))
        << error.message;
  }
  return graph;
}

}  // namespace postern::cypher::testing
