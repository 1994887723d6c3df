// SPDX-License-Identifier: Apache-2.0
// Steps that need all traversers: order(), group(), count() and the other reductions, fold(), aggregate(),
// cap().
#include <algorithm>

#include "query/gremlin/execution.h"

namespace postern::gremlin {
namespace {

using cypher::Kind;

std::optional<Value> sumOf(cypher::Runtime& run, const Step& step, const cypher::List& items) {
  int64_t whole = 0;
  double real = 0;
  bool isReal = false;
  for (const Value& item : items) {
    if (item.isNull()) continue;
    if (!item.isNumber()) {
      run.badArgument(step.name + "()", "a number", item);
      return std::nullopt;
    }
    isReal = isReal || item.is(Kind::kFloat);
    real += item.asNumber();
    if (item.is(Kind::kInteger) && __builtin_add_overflow(whole, item.asInteger(), &whole)) isReal = true;
  }
  if (step.kind == StepKind::kMean) return Value::real(real / static_cast<double>(items.size()));
  return isReal ? Value::real(real) : Value::integer(whole);
}

}  // namespace

std::optional<Value> reducedList(cypher::Runtime& run, const Step& step, const cypher::List& items) {
  if (items.empty()) return std::nullopt;
  if (step.kind == StepKind::kSum || step.kind == StepKind::kMean) return sumOf(run, step, items);
  const auto byOrder = [](const Value& a, const Value& b) { return cypher::orderValues(a, b) < 0; };
  return step.kind == StepKind::kMin ? *std::min_element(items.begin(), items.end(), byOrder)
                                     : *std::max_element(items.begin(), items.end(), byOrder);
}

bool Execution::hold(size_t at, Traverser& traverser) {
  const Step& step = traversal_.steps[at];
  State& state = states_[at];
  if (isLocal(step) && step.kind != StepKind::kAggregate) return pushLocal(at, traverser);
  run_.charge(sizeof(Traverser));
  switch (step.kind) {
    case StepKind::kCount:
      ++state.count;
      return true;
    case StepKind::kOrder:
      return holdRanked(at, traverser);
    case StepKind::kGroup:
    case StepKind::kGroupCount:
      return holdGroup(at, traverser);
    case StepKind::kCap:
      return true;
    case StepKind::kStore:
    case StepKind::kAggregate: {
      const auto value = modulatedAt(session_, step.by, 0, traverser);
      if (value) session_.stores[step.arguments[0].value.asString()].push_back(*value);
      if (step.kind == StepKind::kStore || step.local) return next(at, std::move(traverser));
      state.held.push_back(std::move(traverser));
      return true;
    }
    default:
      state.values.push_back(std::move(traverser.value));
      return true;
  }
}

bool Execution::holdRanked(size_t at, Traverser& traverser) {
  const Step& step = traversal_.steps[at];
  Ranked ranked;
  for (const By& by : step.by) {
    auto key = modulated(session_, by, traverser);
    if (!key) return true;
    ranked.keys.push_back(std::move(*key));
  }
  if (step.by.empty()) ranked.keys.push_back(traverser.value);
  ranked.traverser = std::move(traverser);
  states_[at].ranked.push_back(std::move(ranked));
  return true;
}

bool Execution::holdGroup(size_t at, Traverser& traverser) {
  const Step& step = traversal_.steps[at];
  State& state = states_[at];
  const auto key =
      step.by.empty() ? std::optional(traverser.value) : modulated(session_, step.by[0], traverser);
  if (!key) return true;
  const auto [index, isNew] = state.seen.insert(std::span<const Value>(&*key, 1));
  if (isNew) state.groups.push_back({*key, 0, {}});
  ++state.groups[index].size;
  if (step.kind == StepKind::kGroup) state.groups[index].members.push_back(std::move(traverser));
  return true;
}

void Execution::flushRanked(size_t at) {
  const Step& step = traversal_.steps[at];
  std::vector<Ranked> ranked = std::move(states_[at].ranked);
  std::stable_sort(ranked.begin(), ranked.end(), [&](const Ranked& a, const Ranked& b) {
    for (size_t i = 0; i < a.keys.size(); ++i) {
      const int order = cypher::orderValues(a.keys[i], b.keys[i]);
      if (order != 0) return i < step.by.size() && step.by[i].descending ? order > 0 : order < 0;
    }
    return false;
  });
  for (Ranked& item : ranked) {
    if (!next(at, std::move(item.traverser))) return;
  }
}

/// The members, or what the second by() makes of them: a traversal sees them all, and its first result
/// counts.
Value Execution::groupValue(const Step& step, const Group& group) {
  if (step.kind == StepKind::kGroupCount) return Value::integer(group.size);
  const By* by = step.by.size() > 1 ? &step.by[1] : nullptr;
  cypher::List items;
  if (by != nullptr && by->kind == By::Kind::kTraversal) {
    std::optional<Value> result;
    const auto keep = [&](Traverser made) {
      if (!result) result = std::move(made.value);
      return false;
    };
    Execution inner(session_, *by->traversal, keep);
    for (const Traverser& member : group.members) {
      if (!inner.push(0, member)) break;
    }
    inner.finish();
    return result.value_or(Value());
  }
  for (const Traverser& member : group.members) {
    const auto value = by == nullptr ? std::optional(member.value) : modulated(session_, *by, member);
    if (value) items.push_back(*value);
  }
  return run_.checked(Value::list(std::move(items)));
}

void Execution::flush(size_t at) {
  const Step& step = traversal_.steps[at];
  State& state = states_[at];
  if (isLocal(step)) return;
  Traverser made;
  switch (step.kind) {
    case StepKind::kOrder:
      flushRanked(at);
      return;
    case StepKind::kTail: {
      const auto count =
          step.arguments.empty() ? size_t{1} : static_cast<size_t>(step.arguments[0].value.asInteger());
      const size_t first = state.held.size() > count ? state.held.size() - count : 0;
      for (size_t i = first; i < state.held.size() && next(at, std::move(state.held[i])); ++i) {
      }
      return;
    }
    case StepKind::kAggregate:
      for (size_t i = 0; i < state.held.size() && next(at, std::move(state.held[i])); ++i) {
      }
      return;
    case StepKind::kGroup:
    case StepKind::kGroupCount: {
      cypher::Map map;
      for (const Group& group : state.groups) map.set(keyText(group.key), groupValue(step, group));
      made = session_.moved(Traverser(), run_.checked(Value::map(std::move(map))));
      break;
    }
    case StepKind::kCap:
      made = session_.moved(Traverser(), Value::list(session_.stores[step.arguments[0].value.asString()]));
      break;
    case StepKind::kFold:
      made = session_.moved(Traverser(), run_.checked(Value::list(std::move(state.values))));
      break;
    case StepKind::kCount:
      made = session_.moved(Traverser(), Value::integer(state.count));
      break;
    case StepKind::kSum:
    case StepKind::kMin:
    case StepKind::kMax:
    case StepKind::kMean: {
      const auto reduced = reducedList(run_, step, state.values);
      if (!reduced) return;
      made = session_.moved(Traverser(), *reduced);
      break;
    }
    default:
      return;
  }
  if (!run_.failed()) next(at, std::move(made));
}

}  // namespace postern::gremlin
