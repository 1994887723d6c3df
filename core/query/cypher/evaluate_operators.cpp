// SPDX-License-Identifier: Apache-2.0
// Arithmetic, comparison, string predicates, IN.
#include <cmath>

#include "query/cypher/evaluator.h"
#include "query/cypher/number_text.h"

namespace postern::cypher {

namespace {

Value overflow(Runtime& run) {
  return run.fail("ArithmeticError", "IntegerOverflow", "the result does not fit into 64 bits");
}

Value divideIntegers(Runtime& run, Operation operation, int64_t a, int64_t b) {
  if (b == 0) return run.fail("ArithmeticError", "DivisionByZero", "an integer is divided by zero");
  if (b == -1) {
    if (operation == Operation::kModulo) return Value::integer(0);
    return a == INT64_MIN ? overflow(run) : Value::integer(-a);
  }
  return Value::integer(operation == Operation::kDivide ? a / b : a % b);
}

Value integerArithmetic(Runtime& run, Operation operation, int64_t a, int64_t b) {
  int64_t result = 0;
  bool tooLarge = false;
  switch (operation) {
    case Operation::kAdd:
      tooLarge = __builtin_add_overflow(a, b, &result);
      break;
    case Operation::kSubtract:
      tooLarge = __builtin_sub_overflow(a, b, &result);
      break;
    case Operation::kMultiply:
      tooLarge = __builtin_mul_overflow(a, b, &result);
      break;
    case Operation::kPower:
      return Value::real(std::pow(static_cast<double>(a), static_cast<double>(b)));
    default:
      return divideIntegers(run, operation, a, b);
  }
  return tooLarge ? overflow(run) : Value::integer(result);
}

Value floatArithmetic(Operation operation, double a, double b) {
  switch (operation) {
    case Operation::kAdd:
      return Value::real(a + b);
    case Operation::kSubtract:
      return Value::real(a - b);
    case Operation::kMultiply:
      return Value::real(a * b);
    case Operation::kDivide:
      return Value::real(a / b);
    case Operation::kModulo:
      return Value::real(std::fmod(a, b));
    default:
      return Value::real(std::pow(a, b));
  }
}

Value concatenate(Runtime& run, const Value& a, const Value& b) {
  List items;
  auto append = [&](const Value& value) {
    if (value.is(Kind::kList)) {
      items.insert(items.end(), value.asList().begin(), value.asList().end());
    } else {
      items.push_back(value);
    }
  };
  append(a);
  append(b);
  run.tick(items.size() / 8 + 1);
  return run.checked(Value::list(std::move(items)));
}

std::string textOf(const Value& value) {
  return value.is(Kind::kString) ? value.asString() : numberText(value);
}

Value addValues(Runtime& run, const Value& a, const Value& b) {
  if (a.is(Kind::kList) || b.is(Kind::kList)) return concatenate(run, a, b);
  bool text =
      (a.is(Kind::kString) && (b.is(Kind::kString) || b.isNumber())) || (b.is(Kind::kString) && a.isNumber());
  if (text) {
    std::string joined = textOf(a) + textOf(b);
    run.tick(joined.size() / 256 + 1);
    return Value::string(std::move(joined));
  }
  if (a.isTemporal() || b.isTemporal()) return addTemporal(run, a, b);
  return run.badArgument("+", "a number, a string or a list", a.isNumber() ? b : a);
}

Value otherArithmetic(Runtime& run, Operation operation, const Value& a, const Value& b) {
  bool duration = a.is(Kind::kDuration) || b.is(Kind::kDuration);
  if (operation == Operation::kSubtract && (a.isTemporal() || b.isTemporal()))
    return subtractTemporal(run, a, b);
  if (operation == Operation::kMultiply && duration) return multiplyDuration(run, a, b);
  if (operation == Operation::kDivide && a.is(Kind::kDuration)) return divideDuration(run, a, b);
  return run.badArgument("arithmetic", "a number", a.isNumber() ? b : a);
}

Truth compareOnce(Operation operation, const Value& a, const Value& b) {
  switch (operation) {
    case Operation::kEqual:
      return equalValues(a, b);
    case Operation::kNotEqual: {
      Truth same = equalValues(a, b);
      return same == Truth::kUnknown ? same : truthOf(same == Truth::kFalse);
    }
    case Operation::kLess:
      return lessThan(a, b, false);
    case Operation::kLessOrEqual:
      return lessThan(a, b, true);
    case Operation::kGreater:
      return lessThan(b, a, false);
    default:
      return lessThan(b, a, true);
  }
}

Value matchRegex(Runtime& run, const Expression& expression, const std::string& text,
                 const std::string& pattern) {
  Runtime::Memory& memory = run.memoryOf(expression);
  if (!memory.regex || memory.regexText != pattern) {
    std::string reason;
    memory.regex = Regex::compile(pattern, reason);
    memory.regexText = pattern;
    if (!memory.regex) {
      return run.fail("ArgumentError", "InvalidArgumentValue", "the regular expression: " + reason);
    }
  }
  if (!run.tick(text.size() * memory.regex->size() / 64 + 1)) return Value();
  return Value::boolean(memory.regex->matches(text));
}

}  // namespace

Value evaluateArithmetic(Runtime& run, const Expression& expression) {
  Value a = evaluate(run, *expression.children[0]);
  Value b = evaluate(run, *expression.children[1]);
  if (a.isNull() || b.isNull() || run.failed()) return Value();
  if (a.isNumber() && b.isNumber()) {
    if (a.is(Kind::kInteger) && b.is(Kind::kInteger)) {
      return integerArithmetic(run, expression.operation, a.asInteger(), b.asInteger());
    }
    return floatArithmetic(expression.operation, a.asNumber(), b.asNumber());
  }
  if (expression.operation == Operation::kAdd) return addValues(run, a, b);
  return otherArithmetic(run, expression.operation, a, b);
}

Value evaluateNegate(Runtime& run, const Expression& expression) {
  Value value = evaluate(run, *expression.children[0]);
  if (value.isNull()) return value;
  if (value.is(Kind::kFloat)) return Value::real(-value.asFloat());
  if (value.is(Kind::kDuration)) return multiplyDuration(run, value, Value::integer(-1));
  if (!value.is(Kind::kInteger)) return run.badArgument("-", "a number", value);
  return value.asInteger() == INT64_MIN ? overflow(run) : Value::integer(-value.asInteger());
}

/// a < b < c is a < b AND b < c.
Value evaluateComparison(Runtime& run, const Expression& expression) {
  Truth all = Truth::kTrue;
  Value left = evaluate(run, *expression.children[0]);
  for (size_t i = 0; i < expression.operations.size(); ++i) {
    Value right = evaluate(run, *expression.children[i + 1]);
    Truth truth = compareOnce(expression.operations[i], left, right);
    if (truth == Truth::kFalse) return Value::boolean(false);
    if (truth == Truth::kUnknown) all = truth;
    left = std::move(right);
  }
  return toValue(all);
}

Value evaluateStringPredicate(Runtime& run, const Expression& expression) {
  Value a = evaluate(run, *expression.children[0]);
  Value b = evaluate(run, *expression.children[1]);
  if (!a.is(Kind::kString) || !b.is(Kind::kString)) return Value();
  const std::string& text = a.asString();
  const std::string& part = b.asString();
  switch (expression.kind) {
    case ExpressionKind::kStartsWith:
      return Value::boolean(text.starts_with(part));
    case ExpressionKind::kEndsWith:
      return Value::boolean(text.ends_with(part));
    case ExpressionKind::kContains:
      run.tick(text.size() / 256 + 1);
      return Value::boolean(text.find(part) != std::string::npos);
    default:
      return matchRegex(run, expression, text, part);
  }
}

Value evaluateIn(Runtime& run, const Expression& expression) {
  Value item = evaluate(run, *expression.children[0]);
  Value list = evaluate(run, *expression.children[1]);
  if (list.isNull() || run.failed()) return Value();
  if (!list.is(Kind::kList)) return run.badArgument("IN", "List", list);
  run.tick(list.asList().size() / 8);
  Truth any = Truth::kFalse;
  for (const Value& candidate : list.asList()) {
    Truth truth = equalValues(item, candidate);
    if (truth == Truth::kTrue) return Value::boolean(true);
    if (truth == Truth::kUnknown) any = truth;
  }
  return toValue(any);
}

}  // namespace postern::cypher
