// SPDX-License-Identifier: Apache-2.0
// Queries in tests: a graph from CREATE, rows as short texts.
#pragma once

#include <string>
#include <vector>

#include "query/cypher/memory_graph.h"
#include "query/cypher/query.h"

namespace postern::cypher::testing {

struct Outcome {
  std::vector<std::string> rows;  ///< values joined by '|'
  QueryError error;
};

/// "1", "1.5", "text", "true", "null", "[1, 2]", "(3)" for a node, "-2-" for a relationship, "<0,1>" for a
/// path.
std::string shortText(const Value& value);

/// Refuses what writes.
Outcome ask(const PropertyGraph& graph, const std::string& text, const RunOptions& options = {},
            const Map& parameters = {});

/// The graph that a query with CREATE makes; fails the test when it does not run.
MemoryGraph graphOf(const std::string& text);

}  // namespace postern::cypher::testing
