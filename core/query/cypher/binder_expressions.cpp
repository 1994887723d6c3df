// SPDX-License-Identifier: Apache-2.0
// Expressions: variables to slots, and types as far as they are known before the run.
#include <algorithm>
#include <array>

#include "query/cypher/aggregate.h"
#include "query/cypher/binder.h"
#include "query/cypher/functions.h"

namespace postern::cypher {

namespace {

StaticType shapeOf(const Value& value) {
  switch (value.kind()) {
    case Kind::kNull:
      return {Shape::kNull, Shape::kAny};
    case Kind::kBoolean:
      return {Shape::kBoolean, Shape::kAny};
    case Kind::kInteger:
      return {Shape::kInteger, Shape::kAny};
    case Kind::kFloat:
      return {Shape::kFloat, Shape::kAny};
    case Kind::kString:
      return {Shape::kString, Shape::kAny};
    default:
      return {};
  }
}

bool isOpen(Shape shape) { return shape == Shape::kAny || shape == Shape::kNull; }
bool isNumber(Shape shape) { return shape == Shape::kInteger || shape == Shape::kFloat; }

std::string_view shapeName(Shape shape) {
  static constexpr std::string_view kNames[] = {"any value", "null",         "Boolean", "Integer",
                                                "Float",     "String",       "List",    "Map",
                                                "Node",      "Relationship", "Path"};
  return kNames[static_cast<size_t>(shape)];
}

/// Functions whose argument has to be of certain kinds, and what some of them give.
struct Signature {
  std::string_view name;
  Shape result;
  std::array<Shape, 3> refused;  ///< kAny: unused
};
constexpr Signature kSignatures[] = {
    {"type", Shape::kString, {Shape::kNode, Shape::kPath, Shape::kMap}},
    {"labels", Shape::kList, {Shape::kPath, Shape::kRelationship, Shape::kMap}},
    {"size", Shape::kInteger, {Shape::kPath, Shape::kNode, Shape::kRelationship}},
    {"length", Shape::kInteger, {Shape::kNode, Shape::kRelationship, Shape::kAny}},
    {"properties", Shape::kMap, {Shape::kInteger, Shape::kString, Shape::kList}},
    {"nodes", Shape::kList, {Shape::kNode, Shape::kRelationship, Shape::kInteger}},
    {"relationships", Shape::kList, {Shape::kNode, Shape::kRelationship, Shape::kInteger}},
    {"startnode", Shape::kNode, {Shape::kNode, Shape::kPath, Shape::kInteger}},
    {"endnode", Shape::kNode, {Shape::kNode, Shape::kPath, Shape::kInteger}},
    {"keys", Shape::kList, {Shape::kPath, Shape::kInteger, Shape::kString}},
};

bool remembers(ExpressionKind kind) {
  return kind == ExpressionKind::kProperty || kind == ExpressionKind::kHasLabels ||
         kind == ExpressionKind::kMatches || kind == ExpressionKind::kPatternComprehension ||
         kind == ExpressionKind::kPatternPredicate || kind == ExpressionKind::kShortestPath ||
         kind == ExpressionKind::kExists;
}

}  // namespace

void Binder::needBoolean(StaticType type, const Expression& expression, std::string_view what) {
  if (failed() || isOpen(type.shape) || type.shape == Shape::kBoolean) return;
  fail("InvalidArgumentType",
       std::string(what) + " needs a Boolean, not " + std::string(shapeName(type.shape)), expression.offset);
}

StaticType Binder::bindExpression(Expression& expression, const Place& place) {
  if (failed()) return {};
  if (place.projection && replaceProjected(expression, *place.projection)) return {};
  if (remembers(expression.kind)) expression.cache = caches_++;
  StaticType type = bindInner(expression, place);
  for (const ExpressionPtr& child : expression.children) {
    if (child && child->hasAggregate) expression.hasAggregate = true;
  }
  return type;
}

void Binder::bindChildren(Expression& expression, const Place& place) {
  Place inner = place;
  inner.patterns = false;
  for (ExpressionPtr& child : expression.children) {
    if (child) bindExpression(*child, inner);
  }
}

StaticType Binder::bindInner(Expression& expression, const Place& place) {
  switch (expression.kind) {
    case ExpressionKind::kLiteral:
      return shapeOf(expression.value);
    case ExpressionKind::kVariable:
      return bindVariable(expression);
    case ExpressionKind::kProperty:
      return bindProperty(expression, place);
    case ExpressionKind::kList:
    case ExpressionKind::kIn:
    case ExpressionKind::kIndex:
    case ExpressionKind::kSlice:
      return bindList(expression, place);
    case ExpressionKind::kMap:
    case ExpressionKind::kMapProjection:
      bindChildren(expression, place);
      return {Shape::kMap, Shape::kAny};
    case ExpressionKind::kNot:
    case ExpressionKind::kAnd:
    case ExpressionKind::kOr:
    case ExpressionKind::kXor:
      return bindLogical(expression, place);
    case ExpressionKind::kArithmetic:
    case ExpressionKind::kNegate:
      return bindArithmetic(expression, place);
    case ExpressionKind::kFunction:
      return bindFunction(expression, place);
    case ExpressionKind::kAggregate:
      return bindAggregate(expression, place);
    case ExpressionKind::kListComprehension:
    case ExpressionKind::kQuantifier:
      return bindComprehension(expression, place);
    case ExpressionKind::kReduce:
      return bindReduce(expression, place);
    case ExpressionKind::kPatternComprehension:
    case ExpressionKind::kPatternPredicate:
    case ExpressionKind::kShortestPath:
      return bindPatternExpression(expression, place);
    case ExpressionKind::kExists:
      return bindExists(expression);
    case ExpressionKind::kParameter:
    case ExpressionKind::kCase:
      bindChildren(expression, place);
      return {};
    default:
      bindChildren(expression, place);
      return {Shape::kBoolean, Shape::kAny};
  }
}

StaticType Binder::bindVariable(Expression& expression) {
  const Variable* variable = find(expression.name);
  if (!variable) {
    fail("UndefinedVariable", "'" + expression.name + "' is not defined", expression.offset);
    return {};
  }
  expression.slot = variable->slot;
  return variable->type;
}

StaticType Binder::bindProperty(Expression& expression, const Place& place) {
  Place inner = place;
  inner.patterns = false;
  Shape shape = bindExpression(*expression.children[0], inner).shape;
  if (shape == Shape::kPath) {
    fail("InvalidArgumentType", "a path has no properties", expression.offset);
  } else if (shape >= Shape::kBoolean && shape <= Shape::kList) {
    fail("InvalidArgumentType", std::string(shapeName(shape)) + " has no properties", expression.offset,
         "TypeError");
  }
  return {};
}

StaticType Binder::bindList(Expression& expression, const Place& place) {
  Place inner = place;
  inner.patterns = false;
  std::vector<StaticType> types;
  for (ExpressionPtr& child : expression.children) {
    types.push_back(child ? bindExpression(*child, inner) : StaticType());
  }
  switch (expression.kind) {
    case ExpressionKind::kList: {
      StaticType list{Shape::kList, types.empty() ? Shape::kAny : types[0].shape};
      for (StaticType type : types) {
        if (type.shape != list.element) list.element = Shape::kAny;
      }
      return list;
    }
    case ExpressionKind::kIn:
      if (!isOpen(types[1].shape) && types[1].shape != Shape::kList) {
        fail("InvalidArgumentType", "IN needs a list, not " + std::string(shapeName(types[1].shape)),
             expression.offset);
      }
      return {Shape::kBoolean, Shape::kAny};
    case ExpressionKind::kSlice:
      return types[0].shape == Shape::kList ? types[0] : StaticType();
    default:
      return types[0].shape == Shape::kList ? StaticType{types[0].element, Shape::kAny} : StaticType();
  }
}

StaticType Binder::bindLogical(Expression& expression, const Place& place) {
  for (ExpressionPtr& child : expression.children) {
    StaticType type = bindExpression(*child, place);
    needBoolean(type, *child, expression.kind == ExpressionKind::kNot ? "NOT" : "a logical operator");
  }
  return {Shape::kBoolean, Shape::kAny};
}

StaticType Binder::bindArithmetic(Expression& expression, const Place& place) {
  Place inner = place;
  inner.patterns = false;
  bool isFloat = expression.operation == Operation::kPower;
  bool known = true;
  for (ExpressionPtr& child : expression.children) {
    Shape shape = bindExpression(*child, inner).shape;
    known &= isNumber(shape);
    isFloat |= shape == Shape::kFloat;
    // Lists and strings can be added; a map or a node can be added to a list.
    if (expression.operation == Operation::kAdd || isOpen(shape) || isNumber(shape)) continue;
    fail("InvalidArgumentType", "arithmetic needs numbers, not " + std::string(shapeName(shape)),
         child->offset);
  }
  if (!known) return {};
  return {isFloat ? Shape::kFloat : Shape::kInteger, Shape::kAny};
}

StaticType Binder::bindFunction(Expression& expression, const Place& place) {
  expression.function = findFunction(expression.name);
  if (!expression.function) {
    fail("UnknownFunction", "there is no function '" + expression.name + "'", expression.offset);
    return {};
  }
  auto count = static_cast<int>(expression.children.size());
  if (count < expression.function->minimum || count > expression.function->maximum) {
    fail("InvalidNumberOfArguments", "'" + expression.name + "' takes another number of arguments",
         expression.offset);
    return {};
  }
  Place inner = place;
  inner.patterns = false;
  StaticType first;
  for (size_t i = 0; i < expression.children.size(); ++i) {
    StaticType type = bindExpression(*expression.children[i], inner);
    if (i == 0) first = type;
  }
  for (const Signature& signature : kSignatures) {
    if (signature.name != expression.name || failed()) continue;
    if (first.shape != Shape::kAny && std::find(signature.refused.begin(), signature.refused.end(),
                                                first.shape) != signature.refused.end()) {
      fail("InvalidArgumentType",
           "'" + expression.name + "' cannot take " + std::string(shapeName(first.shape)), expression.offset);
    }
    return {signature.result, Shape::kAny};
  }
  return {};
}

StaticType Binder::bindAggregate(Expression& expression, const Place& place) {
  if (!place.aggregates) {
    fail("InvalidAggregation", "an aggregate cannot stand here", expression.offset);
    return {};
  }
  auto count = static_cast<int>(expression.children.size());
  bool isStar = expression.name == "count" && count == 0;
  if (!isStar && count != aggregateArguments(expression.name)) {
    fail("InvalidNumberOfArguments", "'" + expression.name + "' takes another number of arguments",
         expression.offset);
    return {};
  }
  Place inner = place;
  inner.aggregates = true;
  inner.patterns = false;
  for (ExpressionPtr& child : expression.children) {
    bindExpression(*child, inner);
    if (failed()) return {};
    if (child->hasAggregate) fail("NestedAggregation", "an aggregate inside an aggregate", child->offset);
    if (child->kind == ExpressionKind::kFunction && child->name == "rand") {
      fail("NonConstantExpression", "rand() cannot be aggregated", child->offset);
    }
  }
  if (!place.calls) {
    fail("InvalidAggregation", "ORDER BY has an aggregate that the clause does not have", expression.offset);
    return {};
  }
  expression.slot = newSlot();
  expression.hasAggregate = true;
  place.calls->push_back(&expression);
  if (expression.name == "collect") return {Shape::kList, Shape::kAny};
  return {expression.name == "count" ? Shape::kInteger : Shape::kAny, Shape::kAny};
}

/// List comprehensions and quantifiers: one variable, local to the predicate and the result.
StaticType Binder::bindComprehension(Expression& expression, const Place& place) {
  Place list = place;
  list.patterns = false;
  StaticType over = bindExpression(*expression.children[0], list);
  StaticType element;
  if (over.shape == Shape::kList) element.shape = over.element;
  expression.slot = newSlot();
  declare(expression.name, expression.slot, element);
  Place inner;
  inner.projection = place.projection;
  if (expression.children[1]) {
    Place predicate = inner;
    predicate.patterns = true;
    needBoolean(bindExpression(*expression.children[1], predicate), *expression.children[1], "WHERE");
  }
  StaticType result{Shape::kBoolean, Shape::kAny};
  if (expression.kind == ExpressionKind::kListComprehension) {
    result = {Shape::kList, element.shape};
    if (expression.children[2]) result.element = bindExpression(*expression.children[2], inner).shape;
  }
  scope_.pop_back();
  return result;
}

StaticType Binder::bindReduce(Expression& expression, const Place& place) {
  Place inner = place;
  inner.patterns = false;
  bindExpression(*expression.children[0], inner);
  bindExpression(*expression.children[1], inner);
  expression.slot2 = newSlot();
  expression.slot = newSlot();
  declare(expression.names[0], expression.slot2, {});
  declare(expression.name, expression.slot, {});
  Place local;
  local.projection = place.projection;
  bindExpression(*expression.children[2], local);
  scope_.pop_back();
  scope_.pop_back();
  return {};
}

StaticType Binder::bindPatternExpression(Expression& expression, const Place& place) {
  bool isPredicate = expression.kind == ExpressionKind::kPatternPredicate;
  if (isPredicate && expression.name != "exists" && !place.patterns) {
    fail("UnexpectedSyntax", "a pattern cannot stand here", expression.offset);
    return {};
  }
  size_t before = scope_.size();
  std::vector<int> introduced;
  bindPattern(*expression.pattern, expression.kind == ExpressionKind::kPatternComprehension, introduced);
  StaticType result{isPredicate ? Shape::kBoolean : Shape::kAny, Shape::kAny};
  if (expression.kind == ExpressionKind::kPatternComprehension && !failed()) {
    Place inner;
    Place predicate;
    predicate.patterns = true;
    if (expression.children[0]) {
      needBoolean(bindExpression(*expression.children[0], predicate), *expression.children[0], "WHERE");
    }
    result = {Shape::kList, bindExpression(*expression.children[1], inner).shape};
  } else if (expression.kind == ExpressionKind::kShortestPath && !failed()) {
    PatternPart& part = expression.pattern->front();
    part.pathSlot = newSlot();
    result.shape = part.search == PathSearch::kShortest ? Shape::kPath : Shape::kList;
  }
  scope_.resize(before);
  return result;
}

StaticType Binder::bindExists(Expression& expression) {
  bindStatement(*expression.subquery, true);
  return {Shape::kBoolean, Shape::kAny};
}

}  // namespace postern::cypher
