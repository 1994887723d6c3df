// SPDX-License-Identifier: Apache-2.0
// Calls of Gremlin and their arguments; by() goes to the step before, until(), emit() and times() to their
// repeat().
#include <algorithm>

#include "query/gremlin/parser.h"

namespace postern::gremlin {
namespace {

bool asksForPath(const Traversal& traversal);

bool asksForPath(const Step& step) {
  switch (step.kind) {
    case StepKind::kPath:
    case StepKind::kSimplePath:
    case StepKind::kCyclicPath:
    case StepKind::kAs:
      return true;
    default:
      break;
  }
  const auto asks = [](const std::unique_ptr<Traversal>& below) { return below && asksForPath(*below); };
  return std::any_of(step.arguments.begin(), step.arguments.end(),
                     [&](const Argument& a) { return asks(a.traversal); }) ||
         std::any_of(step.by.begin(), step.by.end(), [&](const By& by) { return asks(by.traversal); }) ||
         asks(step.until) || asks(step.emit);
}

bool asksForPath(const Traversal& traversal) {
  return std::any_of(traversal.steps.begin(), traversal.steps.end(),
                     [](const Step& step) { return asksForPath(step); });
}

bool takesBy(const Step& step) {
  switch (step.kind) {
    case StepKind::kGroup:
    case StepKind::kGroupCount:
    case StepKind::kProject:
    case StepKind::kSelect:
    case StepKind::kOrder:
    case StepKind::kPath:
    case StepKind::kDedup:
    case StepKind::kWhere:
    case StepKind::kAggregate:
    case StepKind::kStore:
      return true;
    default:
      return false;
  }
}

/// "Order", "T" ...: what may stand before the dot of a token.
bool isEnumeration(std::string_view name) {
  return name == "Order" || name == "T" || name == "Scope" || name == "Pop" || name == "Column" ||
         name == "P" || name == "TextP";
}

}  // namespace

std::unique_ptr<Traversal> Parser::parse() {
  auto traversal = std::make_unique<Traversal>();
  skipBlanks();
  const size_t start = at_;
  if (takeName() != "g" || !take('.')) at_ = start;
  chain(*traversal, false);
  take(';');
  if (!failed() && peek() != '\0') fail("UnexpectedSyntax", "a traversal is steps joined by dots");
  if (failed()) return nullptr;
  traversal->tracksPath = asksForPath(*traversal);
  return traversal;
}

bool Parser::chain(Traversal& traversal, bool anonymous) {
  if (++nesting_ > kMaxNesting)
    return fail("NestingTooDeep", "nested more than " + std::to_string(kMaxNesting) + " deep");
  do {
    if (!call(traversal)) return false;
  } while (take('.'));
  --nesting_;
  for (const Step& step : traversal.steps) {
    if (step.kind == StepKind::kUntil || step.kind == StepKind::kEmit || step.kind == StepKind::kTimes) {
      return fail("UnexpectedSyntax", step.name + "() without a repeat()");
    }
  }
  const bool starts = !traversal.steps.empty() &&
                      (traversal.steps[0].kind == StepKind::kV || traversal.steps[0].kind == StepKind::kE);
  return anonymous || starts || fail("UnexpectedSyntax", "a traversal starts with g.V() or g.E()");
}

bool Parser::call(Traversal& traversal) {
  skipBlanks();
  Step step;
  step.offset = at_;
  step.name = takeName();
  const StepName* known = findStep(step.name);
  if (known == nullptr) {
    at_ = step.offset;
    const std::string_view why = whyNotSupported(step.name);
    if (!why.empty()) return fail("UnsupportedStep", step.name + "() " + std::string(why));
    return fail("UnknownFunction",
                step.name.empty() ? "the name of a step is missing" : "there is no step " + step.name + "()");
  }
  step.kind = known->kind;
  if (++steps_ > kMaxSteps) return fail("QueryTooLong", "more than " + std::to_string(kMaxSteps) + " steps");
  if (!arguments(step)) return false;
  if (step.arguments.size() < known->minimum || step.arguments.size() > known->maximum) {
    return fail("InvalidNumberOfArguments",
                step.name + "() with " + std::to_string(step.arguments.size()) + " arguments");
  }
  return check(step) && place(traversal, std::move(step));
}

bool Parser::arguments(Step& step) {
  if (!need('(')) return false;
  while (!take(')')) {
    if (!step.arguments.empty() && !need(',')) return false;
    Argument value;
    if (!argument(value)) return false;
    step.arguments.push_back(std::move(value));
  }
  // The scope is a property of the step, wherever it stands among the arguments.
  const auto scope = std::find_if(step.arguments.begin(), step.arguments.end(), [](const Argument& a) {
    return a.isToken("local") || a.isToken("global");
  });
  if (scope != step.arguments.end()) {
    step.local = scope->token == "local";
    step.arguments.erase(scope);
  }
  return true;
}

bool Parser::argument(Argument& out) {
  const char first = peek();
  out.kind = ArgumentKind::kValue;
  if (first == '\'' || first == '"') return literalString(out.value);
  if (first == '[') return literalList(out.value);
  if (first == '-' || first == '+' || (first >= '0' && first <= '9')) return literalNumber(out.value);
  return namedArgument(out);
}

bool Parser::namedArgument(Argument& out) {
  const size_t start = at_;
  std::string name = takeName();
  if (name.empty()) return fail("UnexpectedSyntax", "an argument is missing");
  if (name == "__") {
    out.kind = ArgumentKind::kTraversal;
    out.traversal = std::make_unique<Traversal>();
    return need('.') && chain(*out.traversal, true);
  }
  size_t word = start;
  if (isEnumeration(name) && take('.')) {
    skipBlanks();
    word = at_;
    name = takeName();
  }
  if (peek() != '(') {
    if (name == "true" || name == "false") {
      out.value = Value::boolean(name == "true");
    } else if (name != "null") {
      out.kind = ArgumentKind::kToken;
      out.token = name;
    }
    return true;
  }
  if (findTest(name)) {
    out.kind = ArgumentKind::kPredicate;
    return predicate(name, out.predicate);
  }
  at_ = word;
  if (name == "not") return notArgument(out);
  out.kind = ArgumentKind::kTraversal;
  out.traversal = std::make_unique<Traversal>();
  return chain(*out.traversal, true);
}

/// not(within(..)) is a predicate, not(out()) a traversal.
bool Parser::notArgument(Argument& out) {
  const size_t start = at_;
  takeName();
  need('(');
  std::string name = takeName();
  if ((name == "P" || name == "TextP") && take('.')) name = takeName();
  if (findTest(name) && peek() == '(') {
    out.kind = ArgumentKind::kPredicate;
    out.predicate.test = Test::kNot;
    out.predicate.children.emplace_back();
    return predicate(name, out.predicate.children[0]) && need(')') && predicateEnd(out.predicate);
  }
  at_ = start;
  out.kind = ArgumentKind::kTraversal;
  out.traversal = std::make_unique<Traversal>();
  return chain(*out.traversal, true);
}

/// After the name: (values), then .and(..), .or(..), .negate().
bool Parser::predicate(std::string_view name, Predicate& out) {
  out.test = *findTest(name);
  if (!need('(')) return false;
  while (!take(')')) {
    if (!out.values.empty() && !need(',')) return false;
    Argument value;
    if (!argument(value)) return false;
    if (value.kind != ArgumentKind::kValue)
      return fail("InvalidArgumentType", std::string(name) + "() compares with values");
    out.values.push_back(std::move(value.value));
  }
  const bool list = out.test == Test::kWithin || out.test == Test::kWithout;
  const bool range = out.test == Test::kInside || out.test == Test::kOutside || out.test == Test::kBetween;
  if (!list && out.values.size() != (range ? 2U : 1U)) {
    return fail("InvalidNumberOfArguments",
                std::string(name) + "() with " + std::to_string(out.values.size()) + " arguments");
  }
  if (list && out.values.size() == 1 && out.values[0].is(cypher::Kind::kList)) {
    const cypher::List items = out.values[0].asList();
    out.values = items;
  }
  return predicateEnd(out);
}

bool Parser::predicateEnd(Predicate& out) {
  while (take('.')) {
    const std::string joint = takeName();
    if (joint != "and" && joint != "or" && joint != "negate") {
      return fail("UnexpectedSyntax", "a predicate goes on with and(), or() or negate()");
    }
    Predicate whole;
    whole.test = joint == "and" ? Test::kAnd : joint == "or" ? Test::kOr : Test::kNot;
    whole.children.push_back(std::move(out));
    if (!need('(')) return false;
    if (joint != "negate") {
      Argument other;
      if (!argument(other)) return false;
      if (other.kind != ArgumentKind::kPredicate)
        return fail("InvalidArgumentType", joint + "() of a predicate joins predicates");
      whole.children.push_back(std::move(other.predicate));
    }
    if (!need(')')) return false;
    out = std::move(whole);
    if (++nesting_ > kMaxNesting) return fail("NestingTooDeep", "nested too deep");
  }
  return true;
}

bool Parser::place(Traversal& traversal, Step step) {
  if (!traversal.steps.empty() && traversal.steps.back().kind == StepKind::kTerminal) {
    return fail("UnexpectedSyntax", "a step after " + traversal.steps.back().name + "()");
  }
  switch (step.kind) {
    case StepKind::kBy:
      return placeBy(traversal, step);
    case StepKind::kUntil:
    case StepKind::kEmit:
    case StepKind::kTimes:
    case StepKind::kRepeat:
      return placeRepeat(traversal, step);
    default:
      traversal.steps.push_back(std::move(step));
      return true;
  }
}

bool Parser::placeBy(Traversal& traversal, Step& step) {
  if (traversal.steps.empty() || !takesBy(traversal.steps.back())) {
    return fail("UnexpectedSyntax", "by() without a step that takes it");
  }
  By by;
  for (Argument& argument : step.arguments) {
    if (argument.isToken("asc") || argument.isToken("desc") || argument.isToken("incr") ||
        argument.isToken("decr")) {
      by.descending = argument.token[0] == 'd';
    } else if (argument.kind == ArgumentKind::kToken && argument.token == "shuffle") {
      return fail("UnsupportedStep", "shuffle " + std::string(whyNotSupported("shuffle")));
    } else if (argument.kind == ArgumentKind::kTraversal) {
      by.kind = By::Kind::kTraversal;
      by.traversal = std::move(argument.traversal);
    } else if (argument.isText() || argument.kind == ArgumentKind::kToken) {
      by.kind = argument.isText() ? By::Kind::kKey : By::Kind::kToken;
      by.name = argument.isText() ? argument.value.asString() : argument.token;
    } else {
      return fail("InvalidArgumentType", "by() takes a key, a token, a traversal or an order");
    }
  }
  if (by.kind == By::Kind::kToken && by.name != "id" && by.name != "label" && by.name != "keys" &&
      by.name != "values" && by.name != "key" && by.name != "value") {
    return fail("UnexpectedSyntax", "by(" + by.name + ") is none of id, label, keys and values");
  }
  traversal.steps.back().by.push_back(std::move(by));
  return true;
}

bool Parser::modulate(Step& repeat, Step& modulator, bool before) {
  if (modulator.kind == StepKind::kTimes) {
    repeat.times = modulator.arguments[0].value.asInteger();
    repeat.untilFirst = before;
  } else if (modulator.kind == StepKind::kUntil) {
    repeat.until = std::move(modulator.arguments[0].traversal);
    repeat.untilFirst = before;
  } else {
    repeat.emits = true;
    repeat.emitFirst = before;
    if (!modulator.arguments.empty()) repeat.emit = std::move(modulator.arguments[0].traversal);
  }
  return true;
}

bool Parser::placeRepeat(Traversal& traversal, Step& step) {
  auto& steps = traversal.steps;
  if (step.kind == StepKind::kRepeat) {
    while (!steps.empty() && (steps.back().kind == StepKind::kUntil || steps.back().kind == StepKind::kEmit ||
                              steps.back().kind == StepKind::kTimes)) {
      modulate(step, steps.back(), true);
      steps.pop_back();
    }
  } else if (!steps.empty() && steps.back().kind == StepKind::kRepeat) {
    return modulate(steps.back(), step, false);
  }
  steps.push_back(std::move(step));
  return true;
}

}  // namespace postern::gremlin
