// SPDX-License-Identifier: Apache-2.0
// Steps that make something else of a traverser: labels and select(), project(), path(), unfold(), branches,
// and the steps with Scope.local, which work on the list that a traverser holds.
#include <algorithm>

#include "query/gremlin/execution.h"

namespace postern::gremlin {
namespace {

using cypher::Kind;

const Value* fieldOf(const Value& value, std::string_view key) {
  return value.is(Kind::kMap) ? value.asMap().find(key) : nullptr;
}

/// keys or values of a map; of an entry that unfold() gave, its one key or value.
Value column(const Traverser& traverser, bool keys) {
  cypher::List items;
  for (const auto& [key, value] : traverser.value.asMap().entries()) {
    Value item = keys ? Value::string(key) : value;
    if (traverser.isEntry) return item;
    items.push_back(std::move(item));
  }
  return Value::list(std::move(items));
}

}  // namespace

std::optional<Value> labelled(const Session& session, const Traverser& traverser, std::string_view label) {
  if (const Value* field = fieldOf(traverser.value, label)) return *field;
  if (const auto store = session.stores.find(label); store != session.stores.end())
    return Value::list(store->second);
  for (uint32_t place = traverser.place; place != kNoPlace; place = session.places[place].before) {
    const auto& labels = session.places[place].labels;
    if (std::find(labels.begin(), labels.end(), label) != labels.end()) return session.places[place].value;
  }
  return std::nullopt;
}

std::optional<Value> modulated(Session& session, const By& by, const Traverser& traverser) {
  const Value& value = traverser.value;
  const bool element = value.is(Kind::kNode) || value.is(Kind::kRelationship);
  switch (by.kind) {
    case By::Kind::kIdentity:
      return value;
    case By::Kind::kTraversal:
      return session.first(*by.traversal, traverser);
    case By::Kind::kKey:
      break;
    case By::Kind::kToken:
      if (by.name == "id" && element) return Value::integer(value.id());
      if (by.name == "label" && element) return Value::string(labelText(session.run.graph, value));
      if ((by.name == "keys" || by.name == "values") && value.is(Kind::kMap))
        return column(traverser, by.name == "keys");
      break;
  }
  Value property = propertyOf(session.run.graph, value, by.name);
  return property.isNull() ? std::nullopt : std::optional(std::move(property));
}

std::optional<Value> modulatedAt(Session& session, const std::vector<By>& by, size_t i,
                                 const Traverser& traverser) {
  return by.empty() ? std::optional(traverser.value) : modulated(session, by[i % by.size()], traverser);
}

bool Execution::pushShape(size_t at, Traverser& traverser) {
  const Step& step = traversal_.steps[at];
  switch (step.kind) {
    case StepKind::kConstant:
      return next(at, session_.moved(traverser, step.arguments[0].value));
    case StepKind::kLoops:
      return next(at, session_.moved(traverser, Value::integer(traverser.loops)));
    case StepKind::kAs: {
      // The place where it stands, once more, with the labels: others may stand there without them.
      Session::Place place{traverser.value, kNoPlace, {}};
      if (traverser.place != kNoPlace) place = session_.places[traverser.place];
      for (const Argument& label : step.arguments) place.labels.emplace_back(label.value.asString());
      traverser.place = static_cast<uint32_t>(session_.places.size());
      session_.places.push_back(std::move(place));
      run_.charge(sizeof(Session::Place));
      return next(at, std::move(traverser));
    }
    case StepKind::kSelect:
      return pushSelect(at, traverser);
    case StepKind::kProject:
      return pushProject(at, traverser);
    case StepKind::kPath:
      return pushPath(at, traverser);
    case StepKind::kUnfold:
      return pushUnfold(at, traverser);
    case StepKind::kMap: {
      const auto value = session_.first(*step.arguments[0].traversal, traverser);
      return !value || next(at, session_.moved(traverser, *value));
    }
    case StepKind::kFlatMap:
    case StepKind::kUnion:
    case StepKind::kCoalesce:
    case StepKind::kOptional:
    case StepKind::kChoose:
      return pushBranch(at, traverser);
    default:
      return next(at, std::move(traverser));  // identity(), terminals
  }
}

bool Execution::pushSelect(size_t at, const Traverser& traverser) {
  const Step& step = traversal_.steps[at];
  if (step.arguments[0].isToken("keys") || step.arguments[0].isToken("values")) {
    if (!traverser.value.is(Kind::kMap)) return wrongKind(step, "a map", traverser.value);
    return next(at, session_.moved(traverser, column(traverser, step.arguments[0].token == "keys")));
  }
  cypher::Map map;
  std::optional<Value> only;
  size_t used = 0;
  for (const Argument& label : step.arguments) {
    if (!label.isText()) {
      run_.fail("ArgumentError", "InvalidArgumentValue",
                "select(" + label.token + ", ...) is not supported: the last value of a label is taken");
      return false;
    }
    const auto found = labelled(session_, traverser, label.value.asString());
    if (!found) return true;
    Traverser of = traverser;
    of.value = *found;
    only = modulatedAt(session_, step.by, used++, of);
    if (!only) return true;
    map.set(label.value.asString(), *only);
  }
  return next(at,
              session_.moved(traverser,
                             step.arguments.size() == 1 ? *only : run_.checked(Value::map(std::move(map)))));
}

bool Execution::pushProject(size_t at, const Traverser& traverser) {
  const Step& step = traversal_.steps[at];
  cypher::Map map;
  for (size_t i = 0; i < step.arguments.size(); ++i) {
    const auto value = modulatedAt(session_, step.by, i, traverser);
    if (value) map.set(step.arguments[i].value.asString(), *value);
  }
  return next(at, session_.moved(traverser, run_.checked(Value::map(std::move(map)))));
}

bool Execution::pushPath(size_t at, const Traverser& traverser) {
  const Step& step = traversal_.steps[at];
  cypher::List items;
  for (Value& value : session_.path(traverser.place)) {
    Traverser of;
    of.value = std::move(value);
    const auto made = modulatedAt(session_, step.by, items.size(), of);
    if (!made) return true;
    items.push_back(*made);
  }
  return next(at, session_.moved(traverser, run_.checked(Value::list(std::move(items)))));
}

bool Execution::pushUnfold(size_t at, const Traverser& traverser) {
  if (traverser.value.is(Kind::kList)) {
    const cypher::List& items = traverser.value.asList();
    return std::all_of(items.begin(), items.end(),
                       [&](const Value& item) { return next(at, session_.moved(traverser, item)); });
  }
  if (!traverser.value.is(Kind::kMap)) return next(at, traverser);
  for (const auto& [key, value] : traverser.value.asMap().entries()) {
    cypher::Map entry;
    entry.set(key, value);
    Traverser moved = session_.moved(traverser, Value::map(std::move(entry)));
    moved.isEntry = true;
    if (!next(at, std::move(moved))) return false;
  }
  return true;
}

bool Execution::pushBranch(size_t at, Traverser& traverser) {
  const Step& step = traversal_.steps[at];
  const auto& given = step.arguments;
  bool any = false;
  bool more = true;
  const auto go = [&](const Traversal& branch) {
    session_.each(branch, traverser, [&](Traverser result) {
      any = true;
      result.loops = traverser.loops;
      more = next(at, std::move(result));
      return more;
    });
    return more && !run_.failed();
  };
  if (step.kind == StepKind::kChoose) {
    const bool holds = given[0].kind == ArgumentKind::kPredicate
                           ? passes(given[0].predicate, traverser.value)
                           : session_.any(*given[0].traversal, traverser);
    if (holds) return go(*given[1].traversal);
    return given.size() > 2 ? go(*given[2].traversal) : next(at, std::move(traverser));
  }
  for (const Argument& branch : given) {
    if (!go(*branch.traversal)) return false;
    if (any && step.kind == StepKind::kCoalesce) return true;
  }
  return any || step.kind != StepKind::kOptional || next(at, std::move(traverser));
}

bool Execution::pushLocal(size_t at, const Traverser& traverser) {
  const Step& step = traversal_.steps[at];
  const Value& value = traverser.value;
  if (step.kind == StepKind::kCount) {
    const size_t size = value.is(Kind::kList)  ? value.asList().size()
                        : value.is(Kind::kMap) ? value.asMap().size()
                                               : 1;
    return next(at, session_.moved(traverser, Value::integer(static_cast<int64_t>(size))));
  }
  if (!value.is(Kind::kList)) return wrongKind(step, "a list (a map: unfold() it first)", value);
  const bool reduces = step.kind >= StepKind::kSum && step.kind <= StepKind::kMean;
  if (reduces) {
    const auto reduced = reducedList(run_, step, value.asList());
    return !reduced || next(at, session_.moved(traverser, *reduced));
  }
  // The same step over the list's own items, gathered instead of passed on.
  cypher::List items;
  const auto nothing = [](Traverser) { return false; };
  Execution inner(session_, traversal_, nothing);
  inner.gathered_ = &items;
  for (const Value& item : value.asList()) {
    Traverser of;
    of.value = item;
    if (!inner.push(at, std::move(of))) break;
  }
  inner.flush(at);
  return next(at, session_.moved(traverser, Value::list(std::move(items))));
}

}  // namespace postern::gremlin
