// SPDX-License-Identifier: Apache-2.0
// What each step may be given: after this the kinds of all arguments are as the steps read them.
#include <algorithm>

#include "query/gremlin/parser.h"

namespace postern::gremlin {
namespace {

bool isCount(const Argument& argument) {
  return argument.kind == ArgumentKind::kValue && argument.value.is(cypher::Kind::kInteger);
}
bool isTraversal(const Argument& argument) { return argument.kind == ArgumentKind::kTraversal; }
bool isText(const Argument& argument) { return argument.isText(); }
bool isValue(const Argument& argument) { return argument.kind == ArgumentKind::kValue; }
bool isTest(const Argument& argument) {
  return isValue(argument) || argument.kind == ArgumentKind::kPredicate;
}
bool isTextOrFlag(const Argument& argument) {
  return isText(argument) || (isValue(argument) && argument.value.is(cypher::Kind::kBoolean));
}
bool isTextOrTest(const Argument& argument) {
  return isText(argument) || argument.kind == ArgumentKind::kPredicate;
}
bool isCountOrList(const Argument& argument) { return isValue(argument) && !argument.isText(); }
bool isTraversalOrTest(const Argument& argument) {
  return isTraversal(argument) || argument.kind == ArgumentKind::kPredicate;
}
bool isName(const Argument& argument) { return isText(argument) || argument.kind == ArgumentKind::kToken; }

struct Rule {
  std::initializer_list<StepKind> kinds;
  bool (*fits)(const Argument&);
  std::string_view wanted;
};

const Rule kRules[] = {
    {{StepKind::kV, StepKind::kE}, isCountOrList, "ids, which are whole numbers here"},
    {{StepKind::kOut, StepKind::kIn, StepKind::kBoth, StepKind::kOutE, StepKind::kInE, StepKind::kBothE,
      StepKind::kHasNot, StepKind::kHasKey, StepKind::kValues, StepKind::kProperties, StepKind::kAs,
      StepKind::kProject, StepKind::kDedup, StepKind::kAggregate, StepKind::kStore, StepKind::kCap},
     isText,
     "texts"},
    {{StepKind::kValueMap, StepKind::kElementMap}, isTextOrFlag, "keys or true"},
    {{StepKind::kHasLabel}, isTextOrTest, "labels or a predicate"},
    {{StepKind::kHasId, StepKind::kHasValue, StepKind::kIs}, isTest, "values or a predicate"},
    {{StepKind::kLimit, StepKind::kSkip, StepKind::kRange, StepKind::kTail, StepKind::kTimes},
     isCount,
     "whole numbers"},
    {{StepKind::kConstant}, isValue, "a value"},
    {{StepKind::kNot, StepKind::kAnd, StepKind::kOr, StepKind::kMap, StepKind::kFlatMap, StepKind::kUnion,
      StepKind::kCoalesce, StepKind::kOptional, StepKind::kRepeat, StepKind::kUntil, StepKind::kEmit},
     isTraversal,
     "traversals"},
    {{StepKind::kChoose}, isTraversalOrTest, "traversals"},
    {{StepKind::kSelect}, isName, "names"},
};

}  // namespace

bool Parser::check(Step& step) {
  for (const Rule& rule : kRules) {
    if (std::find(rule.kinds.begin(), rule.kinds.end(), step.kind) == rule.kinds.end()) continue;
    if (!std::all_of(step.arguments.begin(), step.arguments.end(), rule.fits)) {
      return fail("InvalidArgumentType", step.name + "() takes " + std::string(rule.wanted));
    }
  }
  if (step.kind == StepKind::kHas) return checkHas(step);
  if (step.kind == StepKind::kWhere) return checkWhere(step);
  const bool counts = step.kind == StepKind::kLimit || step.kind == StepKind::kSkip ||
                      step.kind == StepKind::kTail || step.kind == StepKind::kRange;
  if ((counts || step.kind == StepKind::kTimes) &&
      step.arguments.size() != (step.kind == StepKind::kRange ? 2U : 1U)) {
    if (step.kind != StepKind::kTail || !step.arguments.empty())
      return fail("InvalidNumberOfArguments", step.name + "() takes numbers");
  }
  for (const Argument& argument : step.arguments) {
    const bool negative = isCount(argument) && argument.value.asInteger() < 0;
    const bool open = step.kind == StepKind::kRange && &argument == &step.arguments.back();  // -1: no end
    if (negative && !open && (counts || step.kind == StepKind::kTimes)) {
      return fail("NegativeIntegerArgument", step.name + "() of a negative number");
    }
  }
  const bool reduces = step.kind >= StepKind::kCount && step.kind <= StepKind::kOrder;
  if (reduces && !step.arguments.empty())
    return fail("InvalidArgumentType", step.name + "() takes a scope: local or global");
  if (step.kind == StepKind::kChoose && step.arguments.back().kind != ArgumentKind::kTraversal) {
    return fail("InvalidArgumentType", "choose() takes traversals to go on with");
  }
  return true;
}

/// has(key), has(key, value), has(key, predicate), has(key, traversal), has(label, key, value or predicate),
/// and T.id or T.label as key.
bool Parser::checkHas(const Step& step) {
  const auto& given = step.arguments;
  const bool token = given[0].isToken("id") || given[0].isToken("label");
  const bool first = given[0].isText() || (token && given.size() == 2);
  const bool second =
      given.size() < 2 ||
      (given.size() == 2 && (isTest(given[1]) || given[1].kind == ArgumentKind::kTraversal)) ||
      given[1].isText();
  const bool third = given.size() < 3 || isTest(given[2]);
  return (first && second && third) ||
         fail("InvalidArgumentType", "has() takes a key and what its value is, or a label before them");
}

/// where(traversal), where(predicate), where('a', predicate); filter() likewise.
bool Parser::checkWhere(const Step& step) {
  const auto& given = step.arguments;
  const bool good = given.size() == 1 ? isTraversalOrTest(given[0])
                                      : given[0].isText() && given[1].kind == ArgumentKind::kPredicate;
  return good || fail("InvalidArgumentType", step.name + "() takes a traversal or a predicate");
}

}  // namespace postern::gremlin
