// SPDX-License-Identifier: Apache-2.0
// The tree of a query. The parser makes it, the binder (binder.h) gives every variable a slot of the row and
// marks aggregates; after that it does not change. Depth is bounded by the parser (kMaxDepth), so walks may
// recurse.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/cypher/property_graph.h"
#include "query/cypher/value.h"

namespace postern::cypher {

struct Function;
struct Expression;
struct SingleQuery;
struct Statement;
using ExpressionPtr = std::unique_ptr<Expression>;

inline constexpr int kNoSlot = -1;

enum class ExpressionKind : uint8_t {
  kLiteral,        // value
  kParameter,      // name
  kVariable,       // name, slot
  kProperty,       // children[0] . name
  kHasLabels,      // children[0] : labels
  kList,           // children
  kMap,            // names[i] : children[i]
  kMapProjection,  // children[0] { ... }: names[i] with children[i]; "*" alone for .*
  kIndex,          // children[0] [ children[1] ]
  kSlice,          // children[0] [ children[1] .. children[2] ], either bound may be null
  kFunction,       // name, children
  kAggregate,      // name, children, distinct; count(*) has no children
  kNot,
  kNegate,
  kArithmetic,  // operation: + - * / % ^
  kComparison,  // a < b <= c: children, operations between them
  kAnd,
  kOr,
  kXor,
  kIn,
  kStartsWith,
  kEndsWith,
  kContains,
  kMatches,  // =~
  kIsNull,
  kIsNotNull,
  kCase,                  // children: [operand or null], when, then, when, then, ..., [else or null]
  kListComprehension,     // slot IN children[0] WHERE children[1] | children[2]
  kQuantifier,            // operation; slot IN children[0] WHERE children[1]
  kReduce,                // accumulator (slot2) = children[0], slot IN children[1] | children[2]
  kPatternComprehension,  // pattern WHERE children[0] | children[1]
  kPatternPredicate,      // pattern
  kShortestPath,          // pattern, as an expression
  kExists,                // pattern(s) WHERE children[0], or a whole statement
};

enum class Operation : uint8_t {
  kNone,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulo,
  kPower,
  kEqual,
  kNotEqual,
  kLess,
  kLessOrEqual,
  kGreater,
  kGreaterOrEqual,
  kAll,
  kAny,
  kNoneOf,
  kSingle,
};

/// All of the groups, any of the names in a group: ":A:B" is two groups, ":A|B" one.
using LabelGroups = std::vector<std::vector<std::string>>;

struct NodePattern {
  size_t offset = 0;
  std::string variable;  ///< "" when the query gave none
  int slot = kNoSlot;    ///< every node has one
  bool bound = false;    ///< the variable comes from before this pattern list
  LabelGroups labels;
  ExpressionPtr properties;  ///< map literal or parameter
};

struct RelationshipPattern {
  size_t offset = 0;
  std::string variable;
  int slot = kNoSlot;
  bool bound = false;
  std::vector<std::string> types;  ///< any of them; empty = all
  Direction direction = Direction::kBoth;
  bool variableLength = false;  ///< then the slot holds a list
  int64_t minimum = 1;
  int64_t maximum = INT64_MAX;
  ExpressionPtr properties;
};

enum class PathSearch : uint8_t { kAll, kShortest, kAllShortest };

struct PatternPart {
  size_t offset = 0;
  std::string pathVariable;
  int pathSlot = kNoSlot;  ///< also set where a hidden path is needed
  PathSearch search = PathSearch::kAll;
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;  ///< one fewer than nodes
};
using Pattern = std::vector<PatternPart>;

struct Expression {
  ExpressionKind kind = ExpressionKind::kLiteral;
  Operation operation = Operation::kNone;
  bool distinct = false;
  bool hasAggregate = false;  ///< in this expression or below (set by the binder)
  uint32_t depth = 1;
  size_t offset = 0;
  std::string name;  ///< of a function: lower case
  Value value;
  int slot = kNoSlot;
  int slot2 = kNoSlot;
  std::vector<ExpressionPtr> children;  ///< may hold nulls where the kind says so
  std::vector<std::string> names;
  std::vector<Operation> operations;
  LabelGroups labels;
  const Function* function = nullptr;
  std::unique_ptr<Pattern> pattern;
  std::unique_ptr<Statement> subquery;
  int cache =
      kNoSlot;  ///< index of what a run remembers for it: key and label ids, plans, regular expressions
};

struct ProjectionItem {
  ExpressionPtr expression;
  std::string alias;   ///< the name of the column
  bool named = false;  ///< AS was written, or it is a variable
  int slot = kNoSlot;
};

struct SortItem {
  ExpressionPtr expression;
  bool descending = false;
};

struct Projection {
  bool distinct = false;
  bool star = false;
  std::vector<ProjectionItem> items;  ///< after binding also those that the star stands for
  std::vector<SortItem> order;
  ExpressionPtr skip;
  ExpressionPtr limit;
  bool aggregates = false;                  ///< some item or sort key has an aggregate
  std::vector<Expression*> aggregateCalls;  ///< in the order of their slots (Expression::slot)
};

enum class ClauseKind : uint8_t { kMatch, kUnwind, kWith, kReturn, kCreate, kDelete };

struct Clause {
  ClauseKind kind = ClauseKind::kMatch;
  size_t offset = 0;
  bool optional = false;
  Pattern pattern;                     // MATCH, CREATE
  ExpressionPtr where;                 // MATCH, WITH
  ExpressionPtr unwound;               // UNWIND
  std::string variable;                // UNWIND
  int slot = kNoSlot;                  // UNWIND
  Projection projection;               // WITH, RETURN
  std::vector<ExpressionPtr> deleted;  // DELETE
  std::vector<int> introduced;  ///< slots that the clause binds (null for an OPTIONAL MATCH without a match)
  std::vector<int> visible;     ///< slots in scope after the clause
};

struct SingleQuery {
  std::vector<Clause> clauses;
};

struct Statement {
  std::string text;
  std::vector<SingleQuery> parts;
  bool unionAll = false;
  std::vector<std::string> columns;
  int slotCount = 0;   ///< of the outermost statement: all of the query
  int cacheCount = 0;  ///< likewise
  bool writes = false;
};

}  // namespace postern::cypher
