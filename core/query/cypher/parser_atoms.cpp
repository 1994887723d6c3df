// SPDX-License-Identifier: Apache-2.0
// Literals, calls, comprehensions and everything else that an operator can be applied to.
#include <cmath>
#include <cstdlib>

#include "base/text.h"
#include "query/cypher/aggregate.h"
#include "query/cypher/parser.h"

namespace postern::cypher {

ExpressionPtr Parser::literal(Value value) {
  ExpressionPtr made = make(ExpressionKind::kLiteral, peek().offset);
  made->value = std::move(value);
  ++at_;
  return made;
}

ExpressionPtr Parser::atom() {
  const Token& token = peek();
  switch (token.kind) {
    case TokenKind::kInteger:
      return integerLiteral(false);
    case TokenKind::kFloat:
      return floatLiteral();
    case TokenKind::kString:
      return literal(Value::string(token.text));
    case TokenKind::kParameter: {
      ExpressionPtr made = make(ExpressionKind::kParameter, token.offset);
      made->name = token.text;
      ++at_;
      return made;
    }
    case TokenKind::kName:
    case TokenKind::kQuotedName:
      return namedAtom();
    default:
      break;
  }
  size_t offset = token.offset;
  if (startsPattern()) {
    PatternPart part;
    part.offset = offset;
    patternChain(part);
    return patternExpression(ExpressionKind::kPatternPredicate, std::move(part), offset);
  }
  if (takeSymbol('(')) {
    ExpressionPtr inner = expression();
    needSymbol(')');
    return inner;
  }
  if (isSymbol('[')) return bracketed();
  if (isSymbol('{')) return mapLiteral();
  unexpected("an expression");
  return make(ExpressionKind::kLiteral, offset);
}

ExpressionPtr Parser::namedAtom() {
  bool call = isSymbol('(', 1);
  if (isKeyword("true") && !call) return literal(Value::boolean(true));
  if (isKeyword("false") && !call) return literal(Value::boolean(false));
  if (isKeyword("null") && !call) return literal(Value());
  if (isKeyword("CASE") && !call && !isSymbol('.', 1)) return caseExpression();
  if (isKeyword("EXISTS") && isSymbol('{', 1)) return existsSubquery();
  size_t offset = peek().offset;
  if (startsShortestPath()) return patternExpression(ExpressionKind::kShortestPath, shortestPath(), offset);
  if (call && peek(2).kind == TokenKind::kName && isKeyword("IN", 3)) {
    if (isKeyword("all")) return quantifier(Operation::kAll);
    if (isKeyword("any")) return quantifier(Operation::kAny);
    if (isKeyword("none")) return quantifier(Operation::kNoneOf);
    if (isKeyword("single")) return quantifier(Operation::kSingle);
  }
  if (isKeyword("reduce") && call && isSymbol('=', 3)) return reduce();
  if (isKeyword("exists") && call) {
    ++at_;
    ++at_;
    bool isPattern = startsPattern();
    at_ -= 2;
    if (isPattern) return existsPattern();
  }
  if (startsFunctionCall()) return functionCall();
  ExpressionPtr made = make(ExpressionKind::kVariable, offset);
  made->name = needName("a variable");
  if (isSymbol('{')) return mapProjection(std::move(made));
  return made;
}

ExpressionPtr Parser::integerLiteral(bool negative) {
  const Token& token = peek();
  std::string_view digits = token.text;
  uint64_t base = 10;
  if (digits.size() > 1 && digits[0] == '0' && !isAsciiDigit(digits[1])) {
    base = asciiLower(digits[1]) == 'x' ? 16 : 8;
    digits.remove_prefix(2);
  }
  uint64_t value = 0;
  bool tooLarge = false;
  bool invalid = digits.empty();
  for (char c : digits) {
    char low = asciiLower(c);
    uint64_t digit = isAsciiDigit(low)          ? static_cast<uint64_t>(low - '0')
                     : low >= 'a' && low <= 'f' ? static_cast<uint64_t>(low - 'a' + 10)
                                                : 99;
    if (digit >= base) invalid = true;
    if (value > (UINT64_MAX - digit) / base) tooLarge = true;
    value = value * base + digit;
  }
  uint64_t limit = static_cast<uint64_t>(INT64_MAX) + (negative ? 1 : 0);
  if (invalid) {
    fail("InvalidNumberLiteral", "'" + token.text + "' is not a number");
  } else if (tooLarge || value > limit) {
    fail("IntegerOverflow", "'" + token.text + "' does not fit into 64 bits");
  }
  if (failed()) return make(ExpressionKind::kLiteral, token.offset);
  return literal(Value::integer(negative ? static_cast<int64_t>(0 - value) : static_cast<int64_t>(value)));
}

ExpressionPtr Parser::floatLiteral() {
  double value = std::strtod(peek().text.c_str(), nullptr);
  if (std::isinf(value)) fail("FloatingPointOverflow", "'" + peek().text + "' is too large");
  if (failed()) return make(ExpressionKind::kLiteral, peek().offset);
  return literal(Value::real(value));
}

ExpressionPtr Parser::mapLiteral() {
  ExpressionPtr made = make(ExpressionKind::kMap, peek().offset);
  needSymbol('{');
  if (takeSymbol('}')) return made;
  do {
    made->names.push_back(needName("a key"));
    needSymbol(':');
    add(*made, expression());
  } while (takeSymbol(','));
  needSymbol('}');
  return made;
}

/// n {.name, .*, other, key: expression}
ExpressionPtr Parser::mapProjection(ExpressionPtr base) {
  ExpressionPtr made = make(ExpressionKind::kMapProjection, peek().offset);
  std::string variable = base->name;
  add(*made, std::move(base));
  needSymbol('{');
  if (takeSymbol('}')) return made;
  do {
    size_t offset = peek().offset;
    ExpressionPtr value;
    if (takeSymbol('.')) {
      if (takeSymbol('*')) {
        made->names.emplace_back("*");
        made->children.push_back(nullptr);
        continue;
      }
      value = make(ExpressionKind::kProperty, offset);
      value->name = needName("the name of a property");
      made->names.push_back(value->name);
      ExpressionPtr from = make(ExpressionKind::kVariable, offset);
      from->name = variable;
      add(*value, std::move(from));
    } else {
      made->names.push_back(needName("a key"));
      if (takeSymbol(':')) {
        value = expression();
      } else {
        value = make(ExpressionKind::kVariable, offset);
        value->name = made->names.back();
      }
    }
    add(*made, std::move(value));
  } while (takeSymbol(','));
  needSymbol('}');
  return made;
}

ExpressionPtr Parser::bracketed() {
  bool named = peek(1).kind == TokenKind::kName || peek(1).kind == TokenKind::kQuotedName;
  if (named && isKeyword("IN", 2)) return listComprehension();
  size_t ahead = named && isSymbol('=', 2) ? 3 : 1;
  at_ += ahead;
  bool isPattern = startsPattern();
  at_ -= ahead;
  if (isPattern) return patternComprehension();
  ExpressionPtr made = make(ExpressionKind::kList, peek().offset);
  needSymbol('[');
  if (takeSymbol(']')) return made;
  do {
    add(*made, expression());
  } while (takeSymbol(','));
  needSymbol(']');
  return made;
}

ExpressionPtr Parser::listComprehension() {
  ExpressionPtr made = make(ExpressionKind::kListComprehension, peek().offset);
  needSymbol('[');
  made->name = needName("a variable");
  needKeyword("IN");
  add(*made, expression());
  add(*made, takeKeyword("WHERE") ? expression() : nullptr);
  add(*made, takeSymbol('|') ? expression() : nullptr);
  needSymbol(']');
  return made;
}

ExpressionPtr Parser::patternComprehension() {
  size_t offset = peek().offset;
  needSymbol('[');
  ExpressionPtr made = patternExpression(ExpressionKind::kPatternComprehension, patternPart(), offset);
  add(*made, takeKeyword("WHERE") ? expression() : nullptr);
  needSymbol('|');
  add(*made, expression());
  needSymbol(']');
  return made;
}

ExpressionPtr Parser::patternExpression(ExpressionKind kind, PatternPart part, size_t offset) {
  ExpressionPtr made = make(kind, offset);
  made->pattern = std::make_unique<Pattern>();
  made->pattern->push_back(std::move(part));
  return made;
}

ExpressionPtr Parser::caseExpression() {
  ExpressionPtr made = make(ExpressionKind::kCase, peek().offset);
  needKeyword("CASE");
  add(*made, isKeyword("WHEN") ? nullptr : expression());
  if (!isKeyword("WHEN")) unexpected("WHEN");
  while (takeKeyword("WHEN")) {
    add(*made, expression());
    needKeyword("THEN");
    add(*made, expression());
  }
  add(*made, takeKeyword("ELSE") ? expression() : nullptr);
  needKeyword("END");
  return made;
}

ExpressionPtr Parser::quantifier(Operation operation) {
  ExpressionPtr made = make(ExpressionKind::kQuantifier, peek().offset);
  made->operation = operation;
  ++at_;
  needSymbol('(');
  made->name = needName("a variable");
  needKeyword("IN");
  add(*made, expression());
  add(*made, takeKeyword("WHERE") ? expression() : nullptr);
  needSymbol(')');
  return made;
}

ExpressionPtr Parser::reduce() {
  ExpressionPtr made = make(ExpressionKind::kReduce, peek().offset);
  ++at_;
  needSymbol('(');
  made->names.push_back(needName("a variable"));
  needSymbol('=');
  add(*made, expression());
  needSymbol(',');
  made->name = needName("a variable");
  needKeyword("IN");
  add(*made, expression());
  needSymbol('|');
  add(*made, expression());
  needSymbol(')');
  return made;
}

ExpressionPtr Parser::existsSubquery() {
  ExpressionPtr made = make(ExpressionKind::kExists, peek().offset);
  ++at_;
  needSymbol('{');
  if (isSymbol('(') || isSymbol('=', 1)) {
    made->subquery = std::make_unique<Statement>();
    Clause clause;
    clause.kind = ClauseKind::kMatch;
    clause.offset = peek().offset;
    if (enter()) {
      clause.pattern = pattern();
      if (takeKeyword("WHERE")) clause.where = expression();
    }
    leave();
    made->subquery->parts.emplace_back();
    made->subquery->parts.back().clauses.push_back(std::move(clause));
  } else {
    made->subquery = statement(true);
  }
  needSymbol('}');
  return made;
}

ExpressionPtr Parser::existsPattern() {
  size_t offset = peek().offset;
  at_ += 2;
  PatternPart part;
  part.offset = peek().offset;
  patternChain(part);
  needSymbol(')');
  ExpressionPtr made = patternExpression(ExpressionKind::kPatternPredicate, std::move(part), offset);
  made->name = "exists";
  return made;
}

/// A name, or names joined by dots, and a parenthesis.
bool Parser::startsFunctionCall() const {
  size_t ahead = 1;
  while (isSymbol('.', ahead) && peek(ahead + 1).kind == TokenKind::kName) ahead += 2;
  return isSymbol('(', ahead);
}

ExpressionPtr Parser::functionCall() {
  ExpressionPtr made = make(ExpressionKind::kFunction, peek().offset);
  made->name = needName("a function");
  while (takeSymbol('.')) made->name += "." + needName("a function");
  made->name = toLowerAscii(made->name);
  if (isAggregate(made->name)) made->kind = ExpressionKind::kAggregate;
  needSymbol('(');
  if (takeSymbol('*')) {
    if (made->name != "count") unexpected("an argument");
    needSymbol(')');
    return made;
  }
  made->distinct = takeKeyword("DISTINCT");
  if (takeSymbol(')')) return made;
  do {
    add(*made, expression());
  } while (takeSymbol(','));
  needSymbol(')');
  return made;
}

}  // namespace postern::cypher
