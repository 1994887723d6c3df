// SPDX-License-Identifier: Apache-2.0
// Steps that let a traverser pass or not. Values of kinds that cannot be compared do not pass.
#include <algorithm>

#include "query/gremlin/execution.h"

namespace postern::gremlin {
namespace {

using cypher::Kind;
using cypher::Truth;

bool same(const Value& a, const Value& b) { return cypher::equivalent(a, b); }
bool less(const Value& a, const Value& b, bool orEqual) {
  return cypher::lessThan(a, b, orEqual) == Truth::kTrue;
}

bool passesText(Test test, std::string_view text, std::string_view part) {
  const bool starts = text.substr(0, part.size()) == part;
  const bool ends = text.size() >= part.size() && text.substr(text.size() - part.size()) == part;
  switch (test) {
    case Test::kStartingWith:
      return starts;
    case Test::kNotStartingWith:
      return !starts;
    case Test::kEndingWith:
      return ends;
    case Test::kNotEndingWith:
      return !ends;
    case Test::kContaining:
      return text.find(part) != std::string_view::npos;
    default:
      return text.find(part) == std::string_view::npos;
  }
}

bool testArgument(const Argument& argument, const Value& value) {
  return argument.kind == ArgumentKind::kPredicate ? passes(argument.predicate, value)
                                                   : same(argument.value, value);
}

bool anyOf(const Step& step, const Value& value) {
  return std::any_of(step.arguments.begin(), step.arguments.end(), [&](const Argument& argument) {
    if (argument.kind == ArgumentKind::kValue && argument.value.is(Kind::kList)) {
      const cypher::List& items = argument.value.asList();
      return std::any_of(items.begin(), items.end(), [&](const Value& item) { return same(item, value); });
    }
    return testArgument(argument, value);
  });
}

/// A node has several labels: one that fits is enough.
bool anyLabel(const cypher::PropertyGraph& graph, const Value& element,
              FunctionRef<bool(const Value&)> fits) {
  if (element.is(Kind::kRelationship)) return fits(Value::string(labelText(graph, element)));
  if (!element.is(Kind::kNode)) return false;
  const auto labels = graph.labelsOf(element.id());
  return std::any_of(labels.begin(), labels.end(), [&](uint32_t label) {
    return fits(Value::string(std::string(graph.labelName(label))));
  });
}

/// A predicate whose values are labels, with the labelled values in their place.
Predicate resolved(Session& session, const Traverser& traverser, const Step& step, const Predicate& predicate,
                   size_t& used) {
  Predicate result;
  result.test = predicate.test;
  for (const Value& value : predicate.values) {
    const auto found =
        value.is(Kind::kString) ? labelled(session, traverser, value.asString()) : std::nullopt;
    if (!found) continue;
    if (session.stores.count(value.asString()) > 0 && found->is(Kind::kList)) {
      for (const Value& item : found->asList()) result.values.push_back(item);
      continue;
    }
    Traverser other;
    other.value = *found;
    const auto made = modulatedAt(session, step.by, used++, other);
    if (made) result.values.push_back(*made);
  }
  for (const Predicate& child : predicate.children)
    result.children.push_back(resolved(session, traverser, step, child, used));
  return result;
}

}  // namespace

bool passes(const Predicate& predicate, const Value& value) {
  const auto& values = predicate.values;
  const auto among = [&] {
    return std::any_of(values.begin(), values.end(), [&](const Value& item) { return same(item, value); });
  };
  const auto child = [&](const Predicate& inner) { return passes(inner, value); };
  switch (predicate.test) {
    case Test::kAnd:
      return std::all_of(predicate.children.begin(), predicate.children.end(), child);
    case Test::kOr:
      return std::any_of(predicate.children.begin(), predicate.children.end(), child);
    case Test::kNot:
      return !passes(predicate.children[0], value);
    case Test::kWithin:
      return among();
    case Test::kWithout:
      return !among();
    default:
      break;
  }
  if (values.empty()) return false;
  switch (predicate.test) {
    case Test::kEqual:
      return same(value, values[0]);
    case Test::kNotEqual:
      return !same(value, values[0]);
    case Test::kGreater:
      return less(values[0], value, false);
    case Test::kGreaterOrEqual:
      return less(values[0], value, true);
    case Test::kLess:
      return less(value, values[0], false);
    case Test::kLessOrEqual:
      return less(value, values[0], true);
    case Test::kInside:
      return less(values[0], value, false) && less(value, values[1], false);
    case Test::kOutside:
      return less(value, values[0], false) || less(values[1], value, false);
    case Test::kBetween:
      return less(values[0], value, true) && less(value, values[1], false);
    default:
      break;
  }
  if (!value.is(Kind::kString) || !values[0].is(Kind::kString)) return false;
  return passesText(predicate.test, value.asString(), values[0].asString());
}

bool Execution::pushFilter(size_t at, Traverser& traverser) {
  const Step& step = traversal_.steps[at];
  const Value& value = traverser.value;
  const auto holds = [&](const Argument& argument) { return session_.any(*argument.traversal, traverser); };
  const auto& given = step.arguments;
  switch (step.kind) {
    case StepKind::kHas:
    case StepKind::kHasLabel:
      return filtered(at, traverser, passesHas(step, traverser));
    case StepKind::kHasNot:
      return filtered(at, traverser, propertyOf(run_.graph, value, given[0].value.asString()).isNull());
    case StepKind::kHasId: {
      const bool element = value.is(Kind::kNode) || value.is(Kind::kRelationship);
      return filtered(at, traverser, element && anyOf(step, Value::integer(value.id())));
    }
    case StepKind::kHasKey:
      return filtered(at, traverser, anyOf(step, propertyOf(run_.graph, value, "key")));
    case StepKind::kHasValue:
      return filtered(at, traverser, anyOf(step, propertyOf(run_.graph, value, "value")));
    case StepKind::kIs:
      return filtered(at, traverser, testArgument(given[0], value));
    case StepKind::kNot:
      return filtered(at, traverser, !holds(given[0]));
    case StepKind::kAnd:
      return filtered(at, traverser, std::all_of(given.begin(), given.end(), holds));
    case StepKind::kOr:
      return filtered(at, traverser, std::any_of(given.begin(), given.end(), holds));
    case StepKind::kWhere:
      return filtered(at, traverser, passesWhere(step, traverser));
    case StepKind::kDedup:
      return isLocal(step) ? pushLocal(at, traverser) : filtered(at, traverser, isNew(at, traverser));
    case StepKind::kSimplePath:
      return filtered(at, traverser, !hasCycle(traverser));
    case StepKind::kCyclicPath:
      return filtered(at, traverser, hasCycle(traverser));
    default:
      return isLocal(step) ? pushLocal(at, traverser) : pushRange(at, traverser);
  }
}

bool Execution::passesHas(const Step& step, const Traverser& traverser) {
  const Value& value = traverser.value;
  const auto& given = step.arguments;
  if (step.kind == StepKind::kHasLabel) {
    return anyLabel(run_.graph, value, [&](const Value& label) { return anyOf(step, label); });
  }
  if (given.size() == 3 &&
      !anyLabel(run_.graph, value, [&](const Value& label) { return same(label, given[0].value); }))
    return false;
  const Argument& key = given[given.size() == 3 ? 1 : 0];
  if (key.isToken("label"))
    return anyLabel(run_.graph, value, [&](const Value& label) { return testArgument(given[1], label); });
  if (key.isToken("id")) {
    const bool element = value.is(Kind::kNode) || value.is(Kind::kRelationship);
    return element && testArgument(given[1], Value::integer(value.id()));
  }
  Value property = propertyOf(run_.graph, value, key.value.asString());
  if (property.isNull()) return false;
  if (given.size() == 1) return true;
  if (given.back().kind != ArgumentKind::kTraversal) return testArgument(given.back(), property);
  return session_.any(*given.back().traversal, session_.moved(traverser, std::move(property)));
}

bool Execution::passesWhere(const Step& step, const Traverser& traverser) {
  const auto& given = step.arguments;
  if (given[0].kind == ArgumentKind::kTraversal) return passesLabelled(*given[0].traversal, traverser);
  std::optional<Value> left = traverser.value;
  if (given.size() == 2) left = labelled(session_, traverser, given[0].value.asString());
  if (!left) return false;
  Traverser from = traverser;
  from.value = *left;
  size_t used = 0;
  left = modulatedAt(session_, step.by, used++, from);
  return left && passes(resolved(session_, traverser, step, given.back().predicate, used), *left);
}

/// where(as('a').out().as('b')): starts at what a is, and must end at what b is.
bool Execution::passesLabelled(const Traversal& inner, const Traverser& traverser) {
  const bool starts = inner.steps.front().kind == StepKind::kAs;
  const bool ends = inner.steps.size() > 1 && inner.steps.back().kind == StepKind::kAs;
  if (!starts && !ends) return session_.any(inner, traverser);
  Traverser from = traverser;
  if (starts) {
    const auto value = labelled(session_, traverser, inner.steps.front().arguments[0].value.asString());
    if (!value) return false;
    from.value = *value;
  }
  std::optional<Value> wanted;
  if (ends) wanted = labelled(session_, traverser, inner.steps.back().arguments[0].value.asString());
  if (ends && !wanted) return false;
  bool found = false;
  const auto sink = [&](Traverser result) {
    found = !ends || same(result.value, *wanted);
    return !found;
  };
  Execution execution(session_, inner, sink);
  execution.push(starts ? 1 : 0, from);
  execution.finish();
  return found;
}

bool Execution::pushRange(size_t at, Traverser& traverser) {
  const Step& step = traversal_.steps[at];
  State& state = states_[at];
  if (step.kind == StepKind::kTail) {
    const auto count =
        step.arguments.empty() ? size_t{1} : static_cast<size_t>(step.arguments[0].value.asInteger());
    state.held.push_back(std::move(traverser));
    run_.charge(sizeof(Traverser));
    if (state.held.size() > 2 * count + 64)
      state.held.erase(state.held.begin(), state.held.end() - static_cast<std::ptrdiff_t>(count));
    return true;
  }
  const int64_t first = step.arguments[0].value.asInteger();
  int64_t from = first, to = -1;
  if (step.kind == StepKind::kLimit) from = 0, to = first;
  if (step.kind == StepKind::kRange) to = step.arguments[1].value.asInteger();
  const int64_t number = state.count++;
  if (to >= 0 && number >= to) return false;
  if (number >= from && !next(at, std::move(traverser))) return false;
  return to < 0 || number + 1 < to;
}

bool Execution::isNew(size_t at, const Traverser& traverser) {
  const Step& step = traversal_.steps[at];
  std::optional<Value> key;
  if (step.arguments.empty()) {
    key = modulatedAt(session_, step.by, 0, traverser);
  } else {
    cypher::List values;
    for (const Argument& argument : step.arguments) {
      Traverser of = traverser;
      of.value = labelled(session_, traverser, argument.value.asString()).value_or(Value());
      values.push_back(modulatedAt(session_, step.by, 0, of).value_or(Value()));
    }
    key = Value::list(std::move(values));
  }
  if (!key) return false;
  run_.charge(states_[at].seen.bytesPerTuple());
  return states_[at].seen.insert(std::span<const Value>(&*key, 1)).second;
}

bool Execution::hasCycle(const Traverser& traverser) const {
  cypher::ValueSet seen(1);
  for (const Value& value : session_.path(traverser.place)) {
    if (!seen.insert(std::span<const Value>(&value, 1)).second) return true;
  }
  return false;
}

}  // namespace postern::gremlin
