// SPDX-License-Identifier: Apache-2.0
// Patterns: (a:A {k: 1})-[r:T*1..3]->(b), and how to tell them from expressions in parentheses.
#include "base/text.h"
#include "query/cypher/parser.h"

namespace postern::cypher {

Pattern Parser::pattern() {
  Pattern parts;
  do {
    parts.push_back(patternPart());
  } while (!failed() && takeSymbol(','));
  return parts;
}

PatternPart Parser::patternPart() {
  std::string variable;
  size_t offset = peek().offset;
  if (!isSymbol('(') && isSymbol('=', 1)) {
    variable = needName("a variable");
    needSymbol('=');
  }
  PatternPart part;
  if (startsShortestPath()) {
    part = shortestPath();
  } else {
    patternChain(part);
  }
  part.offset = offset;
  part.pathVariable = std::move(variable);
  return part;
}

bool Parser::startsShortestPath() const {
  return (isKeyword("shortestPath") || isKeyword("allShortestPaths")) && isSymbol('(', 1) && isSymbol('(', 2);
}

PatternPart Parser::shortestPath() {
  PatternPart part;
  part.offset = peek().offset;
  part.search = isKeyword("shortestPath") ? PathSearch::kShortest : PathSearch::kAllShortest;
  ++at_;
  needSymbol('(');
  patternChain(part);
  needSymbol(')');
  if (!failed() && part.relationships.size() != 1) {
    fail("InvalidPattern", "shortestPath needs a pattern of exactly one relationship", part.offset);
  }
  return part;
}

void Parser::patternChain(PatternPart& part) {
  // A pattern may stand in extra parentheses: ((a)-->(b)).
  if (isSymbol('(') && isSymbol('(', 1) && part.search == PathSearch::kAll) {
    if (enter()) {
      ++at_;
      patternChain(part);
      needSymbol(')');
    }
    leave();
    return;
  }
  part.nodes.push_back(nodePattern());
  while (!failed() && (isSymbol('-') || isSymbol('<'))) {
    part.relationships.push_back(relationshipPattern());
    part.nodes.push_back(nodePattern());
  }
}

NodePattern Parser::nodePattern() {
  NodePattern node;
  node.offset = peek().offset;
  needSymbol('(');
  if (peek().kind == TokenKind::kName || peek().kind == TokenKind::kQuotedName)
    node.variable = needName("a variable");
  if (isSymbol(':')) node.labels = labelGroups();
  node.properties = patternProperties();
  needSymbol(')');
  return node;
}

/// ":A:B", ":A&B", ":A|B".
LabelGroups Parser::labelGroups() {
  LabelGroups groups;
  while (!failed() && (takeSymbol(':') || (!groups.empty() && takeSymbol('&')))) {
    groups.emplace_back();
    do {
      takeSymbol(':');
      groups.back().push_back(needName("a label"));
    } while (takeSymbol('|'));
  }
  return groups;
}

ExpressionPtr Parser::patternProperties() {
  if (isSymbol('{')) return mapLiteral();
  if (peek().kind != TokenKind::kParameter) return nullptr;
  fail("InvalidParameterUse", "a parameter cannot be the whole map of properties of a pattern");
  return nullptr;
}

RelationshipPattern Parser::relationshipPattern() {
  RelationshipPattern relationship;
  relationship.offset = peek().offset;
  bool left = takeSymbol('<');
  needSymbol('-');
  if (takeSymbol('[')) {
    relationshipDetail(relationship);
    needSymbol(']');
  }
  needSymbol('-');
  bool right = takeSymbol('>');
  relationship.direction = left == right ? Direction::kBoth
                           : left        ? Direction::kIncoming
                                         : Direction::kOutgoing;
  return relationship;
}

void Parser::relationshipDetail(RelationshipPattern& relationship) {
  if (peek().kind == TokenKind::kName || peek().kind == TokenKind::kQuotedName) {
    relationship.variable = needName("a variable");
  }
  if (takeSymbol(':')) {
    do {
      takeSymbol(':');
      relationship.types.push_back(needName("a relationship type"));
    } while (takeSymbol('|'));
  }
  if (takeSymbol('*')) {
    lengthRange(relationship);
  } else if (isSymbol(kRangeSymbol) || peek().kind == TokenKind::kInteger) {
    return fail("InvalidRelationshipPattern", "a length range needs '*' before it");
  }
  relationship.properties = patternProperties();
}

void Parser::lengthRange(RelationshipPattern& relationship) {
  relationship.variableLength = true;
  auto bound = [&](int64_t& value) {
    if (isSymbol('-')) return fail("InvalidRelationshipPattern", "a length cannot be negative");
    if (peek().kind != TokenKind::kInteger) return;
    ExpressionPtr number = integerLiteral(false);
    if (!failed()) value = number->value.asInteger();
  };
  bool exact = peek().kind == TokenKind::kInteger;
  bound(relationship.minimum);
  if (takeSymbol(kRangeSymbol)) {
    bound(relationship.maximum);
  } else if (exact) {
    relationship.maximum = relationship.minimum;
  }
}

bool Parser::startsPattern() const {
  if (!isSymbol('(')) return false;
  bool named = peek(1).kind == TokenKind::kName || peek(1).kind == TokenKind::kQuotedName;
  size_t next = named ? 2 : 1;
  if (!isSymbol(')', next) && !isSymbol(':', next) && !isSymbol('{', next)) return false;
  size_t close = tokens_[at_].partner;
  if (close == 0) return false;
  size_t after = close - at_ + 1;
  if (isSymbol('<', after)) ++after;
  if (!isSymbol('-', after)) return false;
  ++after;
  if (isSymbol('[', after)) {
    size_t end = peek(after).partner;
    if (end == 0) return false;
    after = end - at_ + 1;
  }
  if (!isSymbol('-', after)) return false;
  ++after;
  if (isSymbol('>', after)) ++after;
  return isSymbol('(', after);
}

}  // namespace postern::cypher
