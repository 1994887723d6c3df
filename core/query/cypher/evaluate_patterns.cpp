// SPDX-License-Identifier: Apache-2.0
// Patterns and subqueries inside expressions. Their plans are made once per run.
#include "query/cypher/evaluator.h"
#include "query/cypher/pattern_plan.h"
#include "query/cypher/pipeline.h"

namespace postern::cypher {

namespace {

PatternPlan& planOf(Runtime& run, const Expression& expression) {
  Runtime::Memory& memory = run.memoryOf(expression);
  if (!memory.pattern) {
    PlanOptions options;
    if (expression.kind == ExpressionKind::kPatternComprehension)
      options.where = expression.children[0].get();
    options.distinctEnds = expression.kind == ExpressionKind::kPatternPredicate;
    memory.pattern = std::make_unique<PatternPlan>(planPattern(run, *expression.pattern, options));
  }
  return *memory.pattern;
}

}  // namespace

Value evaluatePattern(Runtime& run, const Expression& expression) {
  PatternPlan& plan = planOf(run, expression);
  if (expression.kind == ExpressionKind::kPatternPredicate) {
    bool found = false;
    plan.match(run, [&] {
      found = true;
      return false;
    });
    return Value::boolean(found);
  }
  const PatternPart& part = expression.pattern->front();
  bool single = part.search == PathSearch::kShortest;
  List list;
  plan.match(run, [&] {
    if (expression.kind == ExpressionKind::kPatternComprehension) {
      list.push_back(evaluate(run, *expression.children[1]));
    } else {
      list.push_back(run.row[static_cast<size_t>(part.pathSlot)]);
    }
    return run.tick() && !single;
  });
  if (run.failed()) return Value();
  if (expression.kind == ExpressionKind::kShortestPath && single)
    return list.empty() ? Value() : list.front();
  return run.checked(Value::list(std::move(list)));
}

Value evaluateExists(Runtime& run, const Expression& expression) {
  Runtime::Memory& memory = run.memoryOf(expression);
  if (!memory.pipeline) memory.pipeline = std::make_unique<Pipeline>(*expression.subquery, true);
  bool found = false;
  memory.pipeline->run(run, [&](size_t) {
    found = true;
    return false;
  });
  return run.failed() ? Value() : Value::boolean(found);
}

}  // namespace postern::cypher
