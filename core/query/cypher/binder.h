// SPDX-License-Identifier: Apache-2.0
// Gives every variable of a parsed query its slot and checks what openCypher wants checked before a query
// runs: scopes, kinds of variables, aggregation, types of literals, columns.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/cypher/ast.h"
#include "query/cypher/query_error.h"

namespace postern::cypher {

/// What is known of an expression without running it.
enum class Shape : uint8_t {
  kAny,
  kNull,
  kBoolean,
  kInteger,
  kFloat,
  kString,
  kList,
  kMap,
  kNode,
  kRelationship,
  kPath,
};
struct StaticType {
  Shape shape = Shape::kAny;
  Shape element = Shape::kAny;  ///< of a list
};

/// Same meaning written the same way: names, literals and operators are equal. Expressions with patterns
/// never are.
bool sameExpression(const Expression& a, const Expression& b);

class Binder {
 public:
  explicit Binder(QueryError& error) : error_(error) {}
  bool bind(Statement& statement);

 private:
  struct Variable {
    std::string name;
    int slot = kNoSlot;
    StaticType type;
  };
  using Scope = std::vector<Variable>;
  /// What an expression may contain where it stands.
  struct Place {
    bool aggregates = false;
    bool patterns = false;  ///< a pattern as a predicate
    std::vector<Expression*>* calls = nullptr;
    const Projection* projection = nullptr;  ///< sort keys of a projection that groups or is distinct
  };

  // binder.cpp
  bool failed() const { return !error_.none(); }
  void fail(std::string_view detail, std::string message, size_t offset,
            std::string_view type = "SyntaxError");
  int newSlot() { return slots_++; }
  const Variable* find(std::string_view name) const;
  void declare(std::string name, int slot, StaticType type);
  std::vector<int> visibleSlots() const;
  void bindStatement(Statement& statement, bool isSubquery);
  void bindPart(SingleQuery& part);
  void bindClause(Clause& clause);
  void bindUnwind(Clause& clause);

  // binder_patterns.cpp
  void bindMatch(Clause& clause);
  void bindPattern(Pattern& pattern, bool mayDeclare, std::vector<int>& introduced);
  void bindNode(NodePattern& node, bool mayDeclare, size_t outside, std::vector<int>& introduced);
  void bindRelationship(RelationshipPattern& relationship, bool mayDeclare, bool inPath, size_t outside,
                        std::vector<int>& introduced);
  void bindPatternProperties(Pattern& pattern);
  void checkShortest(const PatternPart& part);
  void bindCreate(Clause& clause);
  void checkCreated(const PatternPart& part, size_t outside);

  // binder_projection.cpp
  void bindProjection(Clause& clause);
  void expandStar(Projection& projection, size_t offset);
  void bindItems(Clause& clause, std::vector<StaticType>& types);
  void checkGrouping(const Projection& projection);
  bool isGrouped(const Expression& expression, const Projection& projection,
                 std::vector<std::string>& locals);
  void bindAfterProjection(Clause& clause, const std::vector<StaticType>& types);
  void bindSortKey(Expression& expression, const Projection& projection, bool closed);
  void bindLimit(Expression& expression);
  void checkNames(const Clause& clause);

  // binder_expressions.cpp
  StaticType bindExpression(Expression& expression, const Place& place);
  StaticType bindInner(Expression& expression, const Place& place);
  void bindChildren(Expression& expression, const Place& place);
  StaticType bindVariable(Expression& expression);
  StaticType bindProperty(Expression& expression, const Place& place);
  StaticType bindList(Expression& expression, const Place& place);
  StaticType bindLogical(Expression& expression, const Place& place);
  StaticType bindArithmetic(Expression& expression, const Place& place);
  StaticType bindFunction(Expression& expression, const Place& place);
  StaticType bindAggregate(Expression& expression, const Place& place);
  StaticType bindComprehension(Expression& expression, const Place& place);
  StaticType bindReduce(Expression& expression, const Place& place);
  StaticType bindPatternExpression(Expression& expression, const Place& place);
  StaticType bindExists(Expression& expression);
  void needBoolean(StaticType type, const Expression& expression, std::string_view what);
  bool replaceProjected(Expression& expression, const Projection& projection);

  QueryError& error_;
  Scope scope_;
  int slots_ = 0;
  int caches_ = 0;
  int patternElements_ = 0;
  int nesting_ = 0;
};

/// A pattern recurses once per element when it is matched.
inline constexpr int kMaxPatternElements = 1000;

}  // namespace postern::cypher
