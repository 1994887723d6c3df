// SPDX-License-Identifier: Apache-2.0
// Lists, maps, comprehensions, quantifiers, CASE.
#include <algorithm>

#include "query/cypher/evaluator.h"

namespace postern::cypher {

namespace {

Value& slotOf(Runtime& run, int slot) { return run.row[static_cast<size_t>(slot)]; }

/// The list a comprehension runs over; false for null and for errors.
bool listOf(Runtime& run, const Expression& expression, Value& list) {
  list = evaluate(run, expression);
  if (list.isNull() || run.failed()) return false;
  if (list.is(Kind::kList)) return true;
  run.badArgument("a comprehension", "List", list);
  return false;
}

Value elementByName(Runtime& run, const Value& base, const Value& index) {
  if (base.is(Kind::kMap)) {
    if (!index.is(Kind::kString)) {
      return run.fail("TypeError", "MapElementAccessByNonString", "a map is indexed with a string");
    }
    const Value* value = base.asMap().find(index.asString());
    return value ? *value : Value();
  }
  if (!index.is(Kind::kString)) return run.badArgument("[ ]", "String", index);
  uint32_t key = run.graph.keyId(index.asString());
  if (key == kNoName) return Value();
  return base.is(Kind::kNode) ? run.graph.nodeProperty(base.id(), key)
                              : run.graph.relationshipProperty(base.id(), key);
}

}  // namespace

Value evaluateIndex(Runtime& run, const Expression& expression) {
  Value base = evaluate(run, *expression.children[0]);
  Value index = evaluate(run, *expression.children[1]);
  if (base.isNull() || index.isNull() || run.failed()) return Value();
  if (base.is(Kind::kMap) || base.is(Kind::kNode) || base.is(Kind::kRelationship)) {
    return elementByName(run, base, index);
  }
  if (!base.is(Kind::kList)) return run.badArgument("[ ]", "List or Map", base);
  if (!index.is(Kind::kInteger)) return run.badArgument("[ ]", "Integer", index);
  const List& list = base.asList();
  auto size = static_cast<int64_t>(list.size());
  int64_t at = index.asInteger();
  if (at < 0) at += size;
  return at < 0 || at >= size ? Value() : list[static_cast<size_t>(at)];
}

Value evaluateSlice(Runtime& run, const Expression& expression) {
  Value base = evaluate(run, *expression.children[0]);
  if (base.isNull() || run.failed()) return Value();
  if (!base.is(Kind::kList)) return run.badArgument("[ .. ]", "List", base);
  auto size = static_cast<int64_t>(base.asList().size());
  int64_t bounds[2] = {0, size};
  for (size_t i = 0; i < 2; ++i) {
    if (!expression.children[i + 1]) continue;
    Value bound = evaluate(run, *expression.children[i + 1]);
    if (bound.isNull()) return Value();
    if (!bound.is(Kind::kInteger)) return run.badArgument("[ .. ]", "Integer", bound);
    int64_t at = bound.asInteger();
    bounds[i] = std::clamp<int64_t>(at < 0 ? std::max(at, -size) + size : at, 0, size);
  }
  if (bounds[0] >= bounds[1]) return Value::list({});
  auto begin = base.asList().begin();
  run.tick(static_cast<uint64_t>(bounds[1] - bounds[0]) / 8 + 1);
  return Value::list(List(begin + bounds[0], begin + bounds[1]));
}

Value evaluateMapProjection(Runtime& run, const Expression& expression) {
  Value base = evaluate(run, *expression.children[0]);
  if (base.isNull() || run.failed()) return Value();
  bool isElement = base.is(Kind::kNode) || base.is(Kind::kRelationship);
  if (!isElement && !base.is(Kind::kMap))
    return run.badArgument("a map projection", "Node, Relationship or Map", base);
  Map map;
  for (size_t i = 0; i < expression.names.size(); ++i) {
    const ExpressionPtr& child = expression.children[i + 1];
    if (child) {
      map.set(expression.names[i], evaluate(run, *child));
      continue;
    }
    Map all = isElement ? propertiesOf(run.graph, base) : base.asMap();
    for (const auto& [key, value] : all.entries()) map.set(key, value);
  }
  return run.checked(Value::map(std::move(map)));
}

Value evaluateListComprehension(Runtime& run, const Expression& expression) {
  Value list;
  if (!listOf(run, *expression.children[0], list)) return Value();
  List result;
  for (const Value& item : list.asList()) {
    if (!run.tick()) return Value();
    slotOf(run, expression.slot) = item;
    if (expression.children[1] && evaluateTruth(run, *expression.children[1]) != Truth::kTrue) continue;
    result.push_back(expression.children[2] ? evaluate(run, *expression.children[2]) : item);
  }
  return run.checked(Value::list(std::move(result)));
}

Value evaluateQuantifier(Runtime& run, const Expression& expression) {
  Value list;
  if (!listOf(run, *expression.children[0], list)) return Value();
  size_t yes = 0, no = 0, unknown = 0;
  for (const Value& item : list.asList()) {
    if (!run.tick()) return Value();
    slotOf(run, expression.slot) = item;
    Truth truth = Truth::kTrue;
    if (expression.children[1]) {
      truth = evaluateTruth(run, *expression.children[1]);
    } else {
      truth = item.isNull() ? Truth::kUnknown : truthOf(item.isTrue());
    }
    ++(truth == Truth::kTrue ? yes : truth == Truth::kFalse ? no : unknown);
  }
  switch (expression.operation) {
    case Operation::kAll:
      return toValue(no > 0 ? Truth::kFalse : unknown > 0 ? Truth::kUnknown : Truth::kTrue);
    case Operation::kAny:
      return toValue(yes > 0 ? Truth::kTrue : unknown > 0 ? Truth::kUnknown : Truth::kFalse);
    case Operation::kNoneOf:
      return toValue(yes > 0 ? Truth::kFalse : unknown > 0 ? Truth::kUnknown : Truth::kTrue);
    default:
      return toValue(yes > 1 ? Truth::kFalse : unknown > 0 ? Truth::kUnknown : truthOf(yes == 1));
  }
}

Value evaluateReduce(Runtime& run, const Expression& expression) {
  Value result = evaluate(run, *expression.children[0]);
  Value list;
  if (!listOf(run, *expression.children[1], list)) return Value();
  for (const Value& item : list.asList()) {
    if (!run.tick()) return Value();
    slotOf(run, expression.slot2) = std::move(result);
    slotOf(run, expression.slot) = item;
    result = evaluate(run, *expression.children[2]);
  }
  return result;
}

Value evaluateCase(Runtime& run, const Expression& expression) {
  const std::vector<ExpressionPtr>& children = expression.children;
  Value operand;
  if (children[0]) operand = evaluate(run, *children[0]);
  for (size_t i = 1; i + 1 < children.size(); i += 2) {
    bool hit = children[0] ? equalValues(operand, evaluate(run, *children[i])) == Truth::kTrue
                           : evaluateTruth(run, *children[i]) == Truth::kTrue;
    if (run.failed()) return Value();
    if (hit) return evaluate(run, *children[i + 1]);
  }
  return children.back() ? evaluate(run, *children.back()) : Value();
}

}  // namespace postern::cypher
