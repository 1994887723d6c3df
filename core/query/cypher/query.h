// SPDX-License-Identifier: Apache-2.0
// The openCypher engine (openCypher 9, read-only), from the outside: parse once, run on any graph. Rows
// stream to the caller. Nothing here throws; a query that explodes ends at a limit with an error that says
// which.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "query/cypher/functions.h"
#include "query/cypher/property_graph.h"
#include "query/cypher/query_error.h"

namespace postern::cypher {

class MemoryGraph;
struct Statement;  // ast.h

/// A parsed query whose names are resolved and whose meaning is checked.
class Query {
 public:
  explicit Query(std::unique_ptr<Statement> statement);
  ~Query();
  Query(Query&&) noexcept;
  Query& operator=(Query&&) noexcept;

  const std::vector<std::string>& columns() const;
  bool writes() const;
  Statement& statement() const { return *statement_; }

 private:
  std::unique_ptr<Statement> statement_;
};

/// Compile-time errors go to `error`. Write clauses and procedure calls are refused, except that with
/// `allowCreate` CREATE is accepted (for runCreating).
std::optional<Query> parseQuery(std::string_view text, QueryError& error, bool allowCreate = false);

struct RunOptions {
  uint64_t maxRows = 1'000'000;       ///< of the result
  uint64_t maxSteps = 2'000'000'000;  ///< relationships looked at, rows made, expressions evaluated in loops
  int64_t maxBytes = 1'000'000'000;   ///< estimate of the values and rows held at once
  std::function<bool()> stop;         ///< asked every some thousand steps; true ends the query (kCancelled)
  Moment now;
};

/// False ends the query without an error.
using RowSink = FunctionRef<bool(std::span<const Value> row)>;

/// Runs on a graph; false when it failed, with the reason in `error` (rows may have been delivered before).
bool runQuery(const PropertyGraph& graph, const Query& query, const Map& parameters,
              const RunOptions& options, RowSink sink, QueryError& error);

/// As runQuery, and CREATE writes to the graph. For tests and the set-up steps of conformance cases.
bool runCreating(MemoryGraph& graph, const Query& query, const Map& parameters, const RunOptions& options,
                 RowSink sink, QueryError& error);

/// The plan for a graph, one operator a line, with estimated rows: for people and for tests of the planner.
std::string explainQuery(const PropertyGraph& graph, const Query& query);

}  // namespace postern::cypher
