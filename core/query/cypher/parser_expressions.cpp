// SPDX-License-Identifier: Apache-2.0
// Operators by precedence, loosest first: OR, XOR, AND, NOT, comparison, string/list/null predicates, + -, *
// / %, ^, unary + -, subscripts and properties, labels.
#include <algorithm>

#include "base/text.h"
#include "query/cypher/parser.h"

namespace postern::cypher {

ExpressionPtr Parser::make(ExpressionKind kind, size_t offset) const {
  auto made = std::make_unique<Expression>();
  made->kind = kind;
  made->offset = offset;
  return made;
}

void Parser::add(Expression& parent, ExpressionPtr child) {
  if (child) {
    parent.depth = std::max(parent.depth, child->depth + 1);
    if (parent.depth > kMaxDepth) {
      fail("NestingTooDeep", "an expression has more than " + std::to_string(kMaxDepth) + " levels",
           parent.offset);
    }
  }
  parent.children.push_back(std::move(child));
}

ExpressionPtr Parser::binary(ExpressionKind kind, ExpressionPtr left, ExpressionPtr right, size_t offset) {
  ExpressionPtr made = make(kind, offset);
  add(*made, std::move(left));
  add(*made, std::move(right));
  return made;
}

ExpressionPtr Parser::expression() {
  ExpressionPtr made;
  if (enter()) made = logical(ExpressionKind::kOr);
  leave();
  // Callers may look at what they get, whatever happened.
  return made ? std::move(made) : make(ExpressionKind::kLiteral, peek().offset);
}

ExpressionPtr Parser::logicalOperand(ExpressionKind kind) {
  if (kind == ExpressionKind::kOr) return logical(ExpressionKind::kXor);
  if (kind == ExpressionKind::kXor) return logical(ExpressionKind::kAnd);
  return negation();
}

/// a OR b OR c is one node with three children, so that long lists stay flat.
ExpressionPtr Parser::logical(ExpressionKind kind) {
  std::string_view word = kind == ExpressionKind::kOr ? "OR" : kind == ExpressionKind::kXor ? "XOR" : "AND";
  ExpressionPtr first = logicalOperand(kind);
  if (!isKeyword(word)) return first;
  ExpressionPtr made = make(kind, first->offset);
  add(*made, std::move(first));
  while (takeKeyword(word)) add(*made, logicalOperand(kind));
  return made;
}

ExpressionPtr Parser::negation() {
  size_t offset = peek().offset;
  bool any = false;
  bool negated = false;
  while (isKeyword("NOT")) {
    ++at_;
    any = true;
    negated = !negated;
  }
  ExpressionPtr inner = comparison();
  if (!any) return inner;
  ExpressionPtr made = make(ExpressionKind::kNot, offset);
  add(*made, std::move(inner));
  if (negated) return made;
  ExpressionPtr twice = make(ExpressionKind::kNot, offset);
  add(*twice, std::move(made));
  return twice;
}

ExpressionPtr Parser::comparison() {
  struct Name {
    char symbol;
    Operation operation;
  };
  static constexpr Name kNames[] = {
      {'=', Operation::kEqual},   {kNotEqualSymbol, Operation::kNotEqual},
      {'<', Operation::kLess},    {kLessOrEqualSymbol, Operation::kLessOrEqual},
      {'>', Operation::kGreater}, {kGreaterOrEqualSymbol, Operation::kGreaterOrEqual}};
  ExpressionPtr first = predicate();
  ExpressionPtr made;
  while (!failed()) {
    auto found =
        std::find_if(std::begin(kNames), std::end(kNames), [&](const Name& n) { return isSymbol(n.symbol); });
    if (found == std::end(kNames)) break;
    if (!made) {
      made = make(ExpressionKind::kComparison, first->offset);
      add(*made, std::move(first));
    }
    ++at_;
    made->operations.push_back(found->operation);
    add(*made, predicate());
  }
  return made ? std::move(made) : std::move(first);
}

ExpressionPtr Parser::predicate() {
  ExpressionPtr left = arithmetic(0);
  while (!failed()) {
    size_t offset = peek().offset;
    ExpressionKind kind = ExpressionKind::kIn;
    if (takeSymbol(kMatchesSymbol)) {
      kind = ExpressionKind::kMatches;
    } else if (isKeyword("STARTS") && isKeyword("WITH", 1)) {
      kind = ExpressionKind::kStartsWith;
      at_ += 2;
    } else if (isKeyword("ENDS") && isKeyword("WITH", 1)) {
      kind = ExpressionKind::kEndsWith;
      at_ += 2;
    } else if (takeKeyword("CONTAINS")) {
      kind = ExpressionKind::kContains;
    } else if (isKeyword("IS")) {
      ++at_;
      kind = takeKeyword("NOT") ? ExpressionKind::kIsNotNull : ExpressionKind::kIsNull;
      needKeyword("NULL");
      ExpressionPtr made = make(kind, offset);
      add(*made, std::move(left));
      left = std::move(made);
      continue;
    } else if (!takeKeyword("IN")) {
      break;
    }
    left = binary(kind, std::move(left), arithmetic(0), offset);
  }
  return left;
}

ExpressionPtr Parser::arithmetic(int level) {
  struct Operator {
    char symbol;
    int level;
    Operation operation;
  };
  static constexpr Operator kOperators[] = {{'+', 0, Operation::kAdd},      {'-', 0, Operation::kSubtract},
                                            {'*', 1, Operation::kMultiply}, {'/', 1, Operation::kDivide},
                                            {'%', 1, Operation::kModulo},   {'^', 2, Operation::kPower}};
  if (level > 2) return unary();
  ExpressionPtr left = arithmetic(level + 1);
  while (!failed()) {
    auto found = std::find_if(std::begin(kOperators), std::end(kOperators),
                              [&](const Operator& o) { return o.level == level && isSymbol(o.symbol); });
    if (found == std::end(kOperators)) break;
    size_t offset = peek().offset;
    ++at_;
    left = binary(ExpressionKind::kArithmetic, std::move(left), arithmetic(level + 1), offset);
    left->operation = found->operation;
  }
  return left;
}

ExpressionPtr Parser::unary() {
  size_t offset = peek().offset;
  if (takeSymbol('+')) {
    ExpressionPtr inner;
    if (enter()) inner = unary();
    leave();
    return inner ? std::move(inner) : make(ExpressionKind::kLiteral, offset);
  }
  if (!isSymbol('-')) return postfix();
  // The smallest integer has no positive counterpart, so that sign and digits are read together.
  if (peek(1).kind == TokenKind::kInteger && !isSymbol('[', 2) && !isSymbol('.', 2)) {
    ++at_;
    return integerLiteral(true);
  }
  ++at_;
  ExpressionPtr made = make(ExpressionKind::kNegate, offset);
  if (enter()) add(*made, unary());
  leave();
  return made;
}

ExpressionPtr Parser::postfix() {
  ExpressionPtr base = atom();
  while (!failed()) {
    size_t offset = peek().offset;
    if (takeSymbol('.')) {
      ExpressionPtr made = make(ExpressionKind::kProperty, offset);
      made->name = needName("the name of a property");
      add(*made, std::move(base));
      base = std::move(made);
    } else if (isSymbol('[')) {
      base = subscript(std::move(base));
    } else if (isSymbol(':') && base->kind != ExpressionKind::kLiteral) {
      ExpressionPtr made = make(ExpressionKind::kHasLabels, offset);
      made->labels = labelGroups();
      add(*made, std::move(base));
      base = std::move(made);
    } else {
      break;
    }
  }
  return base;
}

ExpressionPtr Parser::subscript(ExpressionPtr base) {
  size_t offset = peek().offset;
  needSymbol('[');
  ExpressionPtr from;
  if (!isSymbol(kRangeSymbol)) from = expression();
  if (!takeSymbol(kRangeSymbol)) {
    needSymbol(']');
    return binary(ExpressionKind::kIndex, std::move(base), std::move(from), offset);
  }
  ExpressionPtr made = binary(ExpressionKind::kSlice, std::move(base), std::move(from), offset);
  ExpressionPtr to;
  if (!isSymbol(']')) to = expression();
  needSymbol(']');
  add(*made, std::move(to));
  return made;
}

}  // namespace postern::cypher
