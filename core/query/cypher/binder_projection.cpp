// SPDX-License-Identifier: Apache-2.0
// WITH and RETURN: columns, grouping, and what ORDER BY and WHERE may see.
#include <algorithm>

#include "query/cypher/binder.h"

namespace postern::cypher {

void Binder::bindProjection(Clause& clause) {
  Projection& projection = clause.projection;
  if (projection.star) expandStar(projection, clause.offset);
  if (failed()) return;
  std::vector<StaticType> types;
  bindItems(clause, types);
  if (failed()) return;
  if (projection.aggregates) checkGrouping(projection);
  checkNames(clause);
  for (ProjectionItem& item : projection.items) item.slot = newSlot();
  bindAfterProjection(clause, types);
  // Asked last: other errors of the same clause say more.
  for (const ProjectionItem& item : projection.items) {
    if (clause.kind == ClauseKind::kWith && !item.named) {
      fail("NoExpressionAlias", "an expression in WITH needs a name (AS ...)", item.expression->offset);
    }
  }
  Scope after;
  for (size_t i = 0; i < projection.items.size(); ++i) {
    after.push_back(Variable{projection.items[i].alias, projection.items[i].slot, types[i]});
  }
  scope_ = std::move(after);
}

void Binder::expandStar(Projection& projection, size_t offset) {
  std::vector<ProjectionItem> items;
  for (const Variable& variable : scope_) {
    ProjectionItem item;
    item.alias = variable.name;
    item.named = true;
    item.expression = std::make_unique<Expression>();
    item.expression->kind = ExpressionKind::kVariable;
    item.expression->name = variable.name;
    item.expression->offset = offset;
    items.push_back(std::move(item));
  }
  std::sort(items.begin(), items.end(),
            [](const ProjectionItem& a, const ProjectionItem& b) { return a.alias < b.alias; });
  for (ProjectionItem& item : projection.items) items.push_back(std::move(item));
  projection.items = std::move(items);
}

void Binder::bindItems(Clause& clause, std::vector<StaticType>& types) {
  Projection& projection = clause.projection;
  if (projection.items.empty() && clause.kind == ClauseKind::kReturn) {
    return fail("NoVariablesInScope", "RETURN * needs a variable", clause.offset);
  }
  Place place;
  place.aggregates = true;
  place.calls = &projection.aggregateCalls;
  for (ProjectionItem& item : projection.items) {
    types.push_back(bindExpression(*item.expression, place));
    if (failed()) return;
    projection.aggregates |= item.expression->hasAggregate;
  }
}

void Binder::checkNames(const Clause& clause) {
  std::vector<std::string_view> names;
  for (const ProjectionItem& item : clause.projection.items) names.push_back(item.alias);
  std::sort(names.begin(), names.end());
  auto twice = std::adjacent_find(names.begin(), names.end());
  if (twice != names.end()) {
    fail("ColumnNameConflict", "two columns have the name '" + std::string(*twice) + "'", clause.offset);
  }
}

void Binder::checkGrouping(const Projection& projection) {
  for (const ProjectionItem& item : projection.items) {
    std::vector<std::string> locals;
    if (!item.expression->hasAggregate || isGrouped(*item.expression, projection, locals)) continue;
    return fail("AmbiguousAggregationExpression",
                "what stands beside an aggregate must be a column of its own, a constant or a parameter",
                item.expression->offset);
  }
}

/// Whether everything outside the aggregates is constant, a grouping column, or local to a comprehension.
bool Binder::isGrouped(const Expression& expression, const Projection& projection,
                       std::vector<std::string>& locals) {
  if (expression.kind == ExpressionKind::kAggregate) return true;
  bool simple = expression.kind == ExpressionKind::kVariable ||
                (expression.kind == ExpressionKind::kProperty &&
                 expression.children[0]->kind == ExpressionKind::kVariable);
  if (simple) {
    for (const ProjectionItem& item : projection.items) {
      if (!item.expression->hasAggregate && sameExpression(*item.expression, expression)) return true;
    }
  }
  if (expression.kind == ExpressionKind::kVariable) {
    return std::find(locals.begin(), locals.end(), expression.name) != locals.end();
  }
  if (expression.pattern) {
    for (const PatternPart& part : *expression.pattern) {
      for (const NodePattern& node : part.nodes) {
        Expression variable;
        variable.kind = ExpressionKind::kVariable;
        variable.name = node.variable;
        if (node.bound && !isGrouped(variable, projection, locals)) return false;
      }
    }
    return true;
  }
  size_t before = locals.size();
  if (expression.kind == ExpressionKind::kListComprehension ||
      expression.kind == ExpressionKind::kQuantifier || expression.kind == ExpressionKind::kReduce) {
    locals.push_back(expression.name);
    locals.insert(locals.end(), expression.names.begin(), expression.names.end());
  }
  bool all = std::all_of(
      expression.children.begin(), expression.children.end(),
      [&](const ExpressionPtr& child) { return !child || isGrouped(*child, projection, locals); });
  locals.resize(before);
  return all;
}

/// ORDER BY, SKIP, LIMIT and WHERE. Without grouping and DISTINCT, the variables from before the clause are
/// still there.
void Binder::bindAfterProjection(Clause& clause, const std::vector<StaticType>& types) {
  Projection& projection = clause.projection;
  Scope before = scope_;
  bool closed = projection.aggregates || projection.distinct;
  if (closed) scope_.clear();
  for (size_t i = 0; i < projection.items.size(); ++i) {
    declare(projection.items[i].alias, projection.items[i].slot, types[i]);
  }
  for (SortItem& item : projection.order) {
    if (!failed()) bindSortKey(*item.expression, projection, closed);
  }
  if (clause.where && !failed()) {
    Place place;
    place.patterns = true;
    if (closed) place.projection = &projection;
    needBoolean(bindExpression(*clause.where, place), *clause.where, "WHERE");
  }
  Scope all = std::move(scope_);
  scope_.clear();
  if (projection.skip && !failed()) bindLimit(*projection.skip);
  if (projection.limit && !failed()) bindLimit(*projection.limit);
  scope_ = std::move(before);
}

namespace {

bool holdsAggregate(const Expression& expression) {
  if (expression.kind == ExpressionKind::kAggregate) return true;
  return std::any_of(expression.children.begin(), expression.children.end(),
                     [](const ExpressionPtr& child) { return child && holdsAggregate(*child); });
}

bool isSimple(const Expression& expression) {
  return expression.kind == ExpressionKind::kVariable ||
         (expression.kind == ExpressionKind::kProperty &&
          expression.children[0]->kind == ExpressionKind::kVariable);
}

/// A projected expression that is neither a variable, a property nor an aggregate, inside a key with an
/// aggregate.
bool holdsComplex(const Expression& expression, const Projection& projection) {
  if (expression.kind == ExpressionKind::kAggregate || isSimple(expression)) return false;
  for (const ProjectionItem& item : projection.items) {
    if (!item.expression->hasAggregate && item.expression->kind != ExpressionKind::kLiteral &&
        item.expression->kind != ExpressionKind::kParameter && sameExpression(*item.expression, expression)) {
      return true;
    }
  }
  return std::any_of(expression.children.begin(), expression.children.end(),
                     [&](const ExpressionPtr& child) { return child && holdsComplex(*child, projection); });
}

}  // namespace

void Binder::bindSortKey(Expression& expression, const Projection& projection, bool closed) {
  bool aggregates = holdsAggregate(expression);
  if (aggregates && !projection.aggregates) {
    return fail("InvalidAggregation", "ORDER BY has an aggregate that the clause does not have",
                expression.offset);
  }
  bool isItem =
      std::any_of(projection.items.begin(), projection.items.end(),
                  [&](const ProjectionItem& item) { return sameExpression(*item.expression, expression); });
  if (aggregates && !isItem && holdsComplex(expression, projection)) {
    return fail("AmbiguousAggregationExpression",
                "what stands beside an aggregate must be a column of its own, a constant or a parameter",
                expression.offset);
  }
  Place place;
  place.aggregates = closed;
  if (closed) place.projection = &projection;
  bindExpression(expression, place);
}

/// A sort key of a closed projection: what was projected is read from its column.
bool Binder::replaceProjected(Expression& expression, const Projection& projection) {
  int slot = kNoSlot;
  for (const ProjectionItem& item : projection.items) {
    if (sameExpression(*item.expression, expression)) slot = item.slot;
  }
  for (const Expression* call : projection.aggregateCalls) {
    if (slot == kNoSlot && sameExpression(*call, expression)) slot = call->slot;
  }
  // An alias that hides the variable wins over the expression.
  if (expression.kind == ExpressionKind::kVariable && find(expression.name)) return false;
  if (slot == kNoSlot) return false;
  expression.kind = ExpressionKind::kVariable;
  expression.children.clear();
  expression.slot = slot;
  expression.hasAggregate = false;
  return true;
}

void Binder::bindLimit(Expression& expression) {
  bool negative = expression.kind == ExpressionKind::kNegate;
  const Expression& inner = negative ? *expression.children[0] : expression;
  QueryError outer = error_;
  StaticType type = bindExpression(expression, Place());
  if (error_.detail == "UndefinedVariable") {
    error_ = outer;
    return fail("NonConstantExpression", "SKIP and LIMIT take no variables", expression.offset);
  }
  if (failed()) return;
  if (type.shape != Shape::kInteger && type.shape != Shape::kAny) {
    return fail("InvalidArgumentType", "SKIP and LIMIT take an integer", expression.offset);
  }
  if (inner.kind == ExpressionKind::kLiteral && inner.value.is(Kind::kInteger) &&
      (inner.value.asInteger() < 0) != (negative && inner.value.asInteger() != 0)) {
    fail("NegativeIntegerArgument", "SKIP and LIMIT take no negative number", expression.offset);
  }
}

}  // namespace postern::cypher
