// SPDX-License-Identifier: Apache-2.0
// Parse, run, explain.
#include "query/cypher/query.h"

#include "query/cypher/ast.h"
#include "query/cypher/binder.h"
#include "query/cypher/memory_graph.h"
#include "query/cypher/parser.h"
#include "query/cypher/pattern_plan.h"
#include "query/cypher/pipeline.h"
#include "query/cypher/runtime.h"
#include "query/cypher/value_set.h"

namespace postern::cypher {

namespace {

/// The rows of all parts, UNION's repetitions left out, counted against the limit.
class Results {
 public:
  Results(Runtime& run, const Statement& statement, RowSink sink)
      : run_(run),
        statement_(statement),
        sink_(sink),
        seen_(statement.columns.size()),
        values_(statement.columns.size()) {}

  bool add(size_t part) {
    const Clause& last = statement_.parts[part].clauses.back();
    if (last.kind != ClauseKind::kReturn) return true;
    for (size_t i = 0; i < values_.size(); ++i) {
      values_[i] = run_.row[static_cast<size_t>(last.projection.items[i].slot)];
    }
    if (statement_.parts.size() > 1 && !statement_.unionAll) {
      if (!seen_.insert(values_).second) return true;
      run_.charge(seen_.bytesPerTuple());
    }
    if (++rows_ > run_.options.maxRows) {
      run_.failLimit("RowLimit",
                     "the query gives more than " + std::to_string(run_.options.maxRows) + " rows");
      return false;
    }
    return sink_(values_);
  }

 private:
  Runtime& run_;
  const Statement& statement_;
  RowSink sink_;
  ValueSet seen_;
  std::vector<Value> values_;
  uint64_t rows_ = 0;
};

bool runStatement(const PropertyGraph& graph, MemoryGraph* writable, const Query& query,
                  const Map& parameters, const RunOptions& options, RowSink sink, QueryError& error) {
  const Statement& statement = query.statement();
  Runtime run(graph, statement, parameters, options, writable);
  Results results(run, statement, sink);
  Pipeline pipeline(statement, false);
  pipeline.run(run, [&](size_t part) { return results.add(part); });
  if (!run.failed()) return true;
  error = run.error;
  return false;
}

void nameSlots(const Pattern& pattern, std::vector<std::string>& names) {
  for (const PatternPart& part : pattern) {
    for (const NodePattern& node : part.nodes) names[static_cast<size_t>(node.slot)] = node.variable;
  }
}

}  // namespace

Query::Query(std::unique_ptr<Statement> statement) : statement_(std::move(statement)) {}
Query::~Query() = default;
Query::Query(Query&&) noexcept = default;
Query& Query::operator=(Query&&) noexcept = default;
const std::vector<std::string>& Query::columns() const { return statement_->columns; }
bool Query::writes() const { return statement_->writes; }

std::optional<Query> parseQuery(std::string_view text, QueryError& error, bool allowCreate) {
  error = QueryError();
  std::unique_ptr<Statement> statement = Parser(text, error, allowCreate).parse();
  if (!statement || !Binder(error).bind(*statement)) return std::nullopt;
  return Query(std::move(statement));
}

bool runQuery(const PropertyGraph& graph, const Query& query, const Map& parameters,
              const RunOptions& options, RowSink sink, QueryError& error) {
  return runStatement(graph, nullptr, query, parameters, options, sink, error);
}

bool runCreating(MemoryGraph& graph, const Query& query, const Map& parameters, const RunOptions& options,
                 RowSink sink, QueryError& error) {
  return runStatement(graph, &graph, query, parameters, options, sink, error);
}

std::string explainQuery(const PropertyGraph& graph, const Query& query) {
  const Statement& statement = query.statement();
  Map parameters;
  RunOptions options;
  Runtime run(graph, statement, parameters, options, nullptr);
  std::vector<std::string> names(static_cast<size_t>(statement.slotCount));
  for (const SingleQuery& part : statement.parts) {
    for (const Clause& clause : part.clauses) nameSlots(clause.pattern, names);
  }
  return Pipeline(statement, false).describe(run, names);
}

Error toError(const QueryError& error, std::string_view text) {
  size_t line = 1, column = 1;
  for (size_t i = 0; i < error.offset && i < text.size(); ++i) {
    column = text[i] == '\n' ? 1 : column + 1;
    line += text[i] == '\n';
  }
  std::string where;
  if (error.phase == Phase::kCompileTime)
    where = "line " + std::to_string(line) + ", column " + std::to_string(column);
  return makeError(error.code, error.message + " (" + error.type + ": " + error.detail + ")", error.offset,
                   where);
}

}  // namespace postern::cypher
