// SPDX-License-Identifier: Apache-2.0
// A statement as a chain of operators. Rows are pushed down the chain, in place; operators that have to see
// all rows keep what they need and push when their input has ended. False from a push: no more rows are
// wanted.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "query/cypher/ast.h"
#include "query/cypher/runtime.h"

namespace postern::cypher {

class Operator {
 public:
  virtual ~Operator() = default;
  virtual bool push(Runtime& run) = 0;
  /// The input has ended.
  virtual void finish(Runtime& run) { (void)run; }
  /// Before another run of the same chain (a subquery runs once per row around it).
  virtual void reset() {}
  virtual std::string describe(Runtime& run, const std::vector<std::string>& names) = 0;

  Operator* next = nullptr;
};

/// Operators of the clauses (operators_*.cpp). The clause outlives them.
std::unique_ptr<Operator> makeMatch(const Clause& clause, const Clause* following, bool existence);
std::unique_ptr<Operator> makeUnwind(const Clause& clause);
std::unique_ptr<Operator> makeWrite(const Clause& clause);
std::unique_ptr<Operator> makeProject(const Projection& projection);
std::unique_ptr<Operator> makeAggregate(const Projection& projection);
std::unique_ptr<Operator> makeDistinct(const Projection& projection);
std::unique_ptr<Operator> makeSort(const Projection& projection, const Expression* where);
std::unique_ptr<Operator> makeLimit(const Projection& projection);
std::unique_ptr<Operator> makeFilter(const Expression& predicate);

/// The value of a SKIP or LIMIT; `otherwise` when there is none. Fails for what is no whole number from 0.
uint64_t evaluateLimit(Runtime& run, const Expression* expression, uint64_t otherwise);

class Pipeline {
 public:
  /// With `existence`, only whether there is a row matters.
  Pipeline(const Statement& statement, bool existence);

  /// Rows are in the slots of the last clause when `emit` is called; `part` says of which part of a UNION.
  void run(Runtime& run, FunctionRef<bool(size_t part)> emit);
  std::string describe(Runtime& run, const std::vector<std::string>& names);

 private:
  struct Sink;
  struct Chain {
    std::vector<std::unique_ptr<Operator>> operators;
    std::unique_ptr<Sink> sink;
    ~Chain();
    Chain();
    Chain(Chain&&) noexcept;
  };
  void addClause(Chain& chain, const Clause& clause, const Clause* following, bool existence);

  const Statement& statement_;
  std::vector<Chain> chains_;
};

}  // namespace postern::cypher
