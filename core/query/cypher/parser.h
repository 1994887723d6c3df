// SPDX-License-Identifier: Apache-2.0
// Recursive descent over openCypher 9. A first error moves the reader to the end of the text, so that every
// loop and every recursion unwinds by itself. Nesting is limited (kMaxNesting), and so is the height of the
// tree (kMaxDepth): later walks recurse over it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/cypher/ast.h"
#include "query/cypher/lexer.h"
#include "query/cypher/query_error.h"

namespace postern::cypher {

inline constexpr int kMaxNesting = 100;
inline constexpr uint32_t kMaxDepth = 300;
inline constexpr size_t kMaxClauses = 400;

class Parser {
 public:
  Parser(std::string_view text, QueryError& error, bool allowCreate)
      : text_(text), error_(error), allowCreate_(allowCreate) {}

  /// The tree without slots, or nullptr.
  std::unique_ptr<Statement> parse();

 private:
  // parser.cpp
  const Token& peek(size_t ahead = 0) const;
  bool isSymbol(char symbol, size_t ahead = 0) const;
  bool isKeyword(std::string_view keyword, size_t ahead = 0) const;
  bool takeSymbol(char symbol);
  bool takeKeyword(std::string_view keyword);
  void needSymbol(char symbol);
  void needKeyword(std::string_view keyword);
  std::string needName(std::string_view what);
  void fail(std::string_view detail, std::string message, size_t offset);
  void fail(std::string_view detail, std::string message) { fail(detail, std::move(message), peek().offset); }
  void unexpected(std::string_view wanted);
  bool failed() const { return !error_.none(); }
  bool enter();  ///< one more level of nesting; false (with an error) when there are too many
  void leave() { --nesting_; }

  // parser_clauses.cpp
  std::unique_ptr<Statement> statement(bool isSubquery);
  void unionParts(Statement& statement, bool isSubquery);
  SingleQuery singleQuery(bool isSubquery);
  bool clause(SingleQuery& query, bool isSubquery);
  bool writeClause(SingleQuery& query, bool isSubquery);
  Clause match();
  Clause unwind();
  Clause projecting(ClauseKind kind);
  void projectionItems(Projection& projection);
  void orderAndLimits(Projection& projection);
  void checkComposition(const SingleQuery& query, bool isSubquery);

  // parser_patterns.cpp
  Pattern pattern();
  PatternPart patternPart();
  PatternPart shortestPath();
  void patternChain(PatternPart& part);
  NodePattern nodePattern();
  RelationshipPattern relationshipPattern();
  void relationshipDetail(RelationshipPattern& relationship);
  void lengthRange(RelationshipPattern& relationship);
  LabelGroups labelGroups();
  ExpressionPtr patternProperties();
  bool startsPattern() const;  ///< at '(': a node followed by a relationship
  bool startsShortestPath() const;

  // parser_expressions.cpp
  ExpressionPtr expression();
  ExpressionPtr logical(ExpressionKind kind);
  ExpressionPtr logicalOperand(ExpressionKind kind);
  ExpressionPtr negation();
  ExpressionPtr comparison();
  ExpressionPtr predicate();
  ExpressionPtr arithmetic(int level);
  ExpressionPtr unary();
  ExpressionPtr postfix();
  ExpressionPtr subscript(ExpressionPtr base);
  ExpressionPtr make(ExpressionKind kind, size_t offset) const;
  void add(Expression& parent, ExpressionPtr child);
  ExpressionPtr binary(ExpressionKind kind, ExpressionPtr left, ExpressionPtr right, size_t offset);

  // parser_atoms.cpp
  ExpressionPtr atom();
  ExpressionPtr namedAtom();
  ExpressionPtr integerLiteral(bool negative);
  ExpressionPtr floatLiteral();
  ExpressionPtr literal(Value value);
  ExpressionPtr mapLiteral();
  ExpressionPtr mapProjection(ExpressionPtr base);
  ExpressionPtr bracketed();
  ExpressionPtr listComprehension();
  ExpressionPtr patternComprehension();
  ExpressionPtr caseExpression();
  ExpressionPtr quantifier(Operation operation);
  ExpressionPtr reduce();
  ExpressionPtr existsSubquery();
  ExpressionPtr existsPattern();
  ExpressionPtr patternExpression(ExpressionKind kind, PatternPart part, size_t offset);
  ExpressionPtr functionCall();
  bool startsFunctionCall() const;

  std::string_view text_;
  QueryError& error_;
  bool allowCreate_ = false;
  std::vector<Token> tokens_;
  size_t at_ = 0;
  int nesting_ = 0;
  size_t clauses_ = 0;
};

}  // namespace postern::cypher
