// SPDX-License-Identifier: Apache-2.0
// Evaluation: leaves, properties, logic, calls; the rest by kind in evaluate_*.cpp.
#include "query/cypher/evaluator.h"

namespace postern::cypher {

namespace {

/// AND, OR and XOR of any number of operands in three-valued logic. An operand that decides ends the
/// evaluation.
Value evaluateLogic(Runtime& run, const Expression& expression) {
  if (expression.kind == ExpressionKind::kXor) {
    bool value = false;
    bool unknown = false;
    for (const ExpressionPtr& child : expression.children) {
      Truth truth = evaluateTruth(run, *child);
      unknown |= truth == Truth::kUnknown;
      value ^= truth == Truth::kTrue;
    }
    return unknown ? Value() : Value::boolean(value);
  }
  Truth deciding = expression.kind == ExpressionKind::kAnd ? Truth::kFalse : Truth::kTrue;
  Truth result = deciding == Truth::kFalse ? Truth::kTrue : Truth::kFalse;
  for (const ExpressionPtr& child : expression.children) {
    Truth truth = evaluateTruth(run, *child);
    if (truth == deciding) return toValue(truth);
    if (truth == Truth::kUnknown) result = truth;
  }
  return toValue(result);
}

Value evaluateParameter(Runtime& run, const Expression& expression) {
  const Value* value = run.parameters.find(expression.name);
  if (value) return *value;
  return run.fail("ParameterMissing", "MissingParameter",
                  "there is no value for the parameter $" + expression.name);
}

Value evaluateCall(Runtime& run, const Expression& expression) {
  // Most calls have few arguments; the vector is per call because arguments can hold calls.
  std::vector<Value> arguments;
  arguments.reserve(expression.children.size());
  bool anyNull = false;
  for (const ExpressionPtr& child : expression.children) {
    arguments.push_back(evaluate(run, *child));
    anyNull |= arguments.back().isNull();
  }
  if (run.failed() || (anyNull && expression.function->nullForNull)) return Value();
  return run.checked(expression.function->call(run, arguments));
}

Value evaluateList(Runtime& run, const Expression& expression) {
  List items;
  items.reserve(expression.children.size());
  for (const ExpressionPtr& child : expression.children) items.push_back(evaluate(run, *child));
  return run.checked(Value::list(std::move(items)));
}

Value evaluateMap(Runtime& run, const Expression& expression) {
  Map map;
  for (size_t i = 0; i < expression.names.size(); ++i)
    map.set(expression.names[i], evaluate(run, *expression.children[i]));
  return run.checked(Value::map(std::move(map)));
}

Value evaluateHasLabels(Runtime& run, const Expression& expression) {
  Value element = evaluate(run, *expression.children[0]);
  if (element.isNull()) return Value();
  if (element.is(Kind::kNode)) return Value::boolean(run.hasLabels(element.id(), run.labelsOf(expression)));
  if (!element.is(Kind::kRelationship)) return run.badArgument("a label predicate", "Node", element);
  // r:T asks for the type.
  std::string_view type = run.graph.typeName(run.graph.typeOf(element.id()));
  for (const std::vector<std::string>& group : expression.labels) {
    bool any = false;
    for (const std::string& name : group) any |= name == type;
    if (!any) return Value::boolean(false);
  }
  return Value::boolean(true);
}

}  // namespace

Map propertiesOf(const PropertyGraph& graph, const Value& element) {
  std::vector<uint32_t> keys;
  bool isNode = element.is(Kind::kNode);
  if (isNode) {
    graph.nodeKeys(element.id(), keys);
  } else {
    graph.relationshipKeys(element.id(), keys);
  }
  Map map;
  for (uint32_t key : keys) {
    map.set(std::string(graph.keyName(key)),
            isNode ? graph.nodeProperty(element.id(), key) : graph.relationshipProperty(element.id(), key));
  }
  return map;
}

Value propertyOf(Runtime& run, const Value& element, const Expression& at, const std::string& key) {
  switch (element.kind()) {
    case Kind::kNull:
      return Value();
    case Kind::kNode: {
      uint32_t id = run.keyOf(at, key);
      return id == kNoName ? Value() : run.graph.nodeProperty(element.id(), id);
    }
    case Kind::kRelationship: {
      uint32_t id = run.keyOf(at, key);
      return id == kNoName ? Value() : run.graph.relationshipProperty(element.id(), id);
    }
    case Kind::kMap: {
      const Value* value = element.asMap().find(key);
      return value ? *value : Value();
    }
    default:
      break;
  }
  Value component;
  if (element.isTemporal() && temporalComponent(element, key, component)) return component;
  return run.fail("TypeError", "InvalidArgumentType",
                  std::string(kindName(element.kind())) + " has no property '" + key + "'");
}

Truth evaluateTruth(Runtime& run, const Expression& expression) {
  Value value = evaluate(run, expression);
  if (value.is(Kind::kBoolean)) return truthOf(value.asBoolean());
  if (!value.isNull()) run.badArgument("a predicate", "Boolean", value);
  return Truth::kUnknown;
}

namespace {

/// What iterates, matches or looks into a collection.
Value evaluateCompound(Runtime& run, const Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::kMapProjection:
      return evaluateMapProjection(run, expression);
    case ExpressionKind::kSlice:
      return evaluateSlice(run, expression);
    case ExpressionKind::kCase:
      return evaluateCase(run, expression);
    case ExpressionKind::kListComprehension:
      return evaluateListComprehension(run, expression);
    case ExpressionKind::kQuantifier:
      return evaluateQuantifier(run, expression);
    case ExpressionKind::kReduce:
      return evaluateReduce(run, expression);
    case ExpressionKind::kExists:
      return evaluateExists(run, expression);
    default:
      return evaluatePattern(run, expression);
  }
}

}  // namespace

Value evaluate(Runtime& run, const Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::kLiteral:
      return expression.value;
    case ExpressionKind::kParameter:
      return evaluateParameter(run, expression);
    case ExpressionKind::kVariable:
    case ExpressionKind::kAggregate:
      return run.row[static_cast<size_t>(expression.slot)];
    case ExpressionKind::kProperty:
      return propertyOf(run, evaluate(run, *expression.children[0]), expression, expression.name);
    case ExpressionKind::kHasLabels:
      return evaluateHasLabels(run, expression);
    case ExpressionKind::kList:
      return evaluateList(run, expression);
    case ExpressionKind::kMap:
      return evaluateMap(run, expression);
    case ExpressionKind::kIndex:
      return evaluateIndex(run, expression);
    case ExpressionKind::kFunction:
      return evaluateCall(run, expression);
    case ExpressionKind::kNot: {
      Truth truth = evaluateTruth(run, *expression.children[0]);
      return truth == Truth::kUnknown ? Value() : Value::boolean(truth == Truth::kFalse);
    }
    case ExpressionKind::kNegate:
      return evaluateNegate(run, expression);
    case ExpressionKind::kArithmetic:
      return evaluateArithmetic(run, expression);
    case ExpressionKind::kComparison:
      return evaluateComparison(run, expression);
    case ExpressionKind::kAnd:
    case ExpressionKind::kOr:
    case ExpressionKind::kXor:
      return evaluateLogic(run, expression);
    case ExpressionKind::kIn:
      return evaluateIn(run, expression);
    case ExpressionKind::kStartsWith:
    case ExpressionKind::kEndsWith:
    case ExpressionKind::kContains:
    case ExpressionKind::kMatches:
      return evaluateStringPredicate(run, expression);
    case ExpressionKind::kIsNull:
      return Value::boolean(evaluate(run, *expression.children[0]).isNull());
    case ExpressionKind::kIsNotNull:
      return Value::boolean(!evaluate(run, *expression.children[0]).isNull());
    default:
      return evaluateCompound(run, expression);
  }
}

}  // namespace postern::cypher
