// SPDX-License-Identifier: Apache-2.0
// Statements and clauses; comparison of expressions.
#include "query/cypher/binder.h"

#include <algorithm>

#include "query/cypher/value_order.h"

namespace postern::cypher {

bool sameExpression(const Expression& a, const Expression& b) {
  if (a.kind != b.kind || a.operation != b.operation || a.distinct != b.distinct || a.name != b.name)
    return false;
  if (a.pattern || b.pattern || a.subquery || b.subquery) return false;
  if (a.value.kind() != b.value.kind() || !equivalent(a.value, b.value)) return false;
  if (a.names != b.names || a.operations != b.operations || a.labels != b.labels) return false;
  if (a.children.size() != b.children.size()) return false;
  for (size_t i = 0; i < a.children.size(); ++i) {
    if (!a.children[i] != !b.children[i]) return false;
    if (a.children[i] && !sameExpression(*a.children[i], *b.children[i])) return false;
  }
  return true;
}

bool Binder::bind(Statement& statement) {
  bindStatement(statement, false);
  statement.slotCount = slots_;
  statement.cacheCount = caches_;
  return !failed();
}

void Binder::fail(std::string_view detail, std::string message, size_t offset, std::string_view type) {
  if (failed()) return;
  error_ = QueryError{Phase::kCompileTime, std::string(type), std::string(detail), std::move(message), offset,
                      ErrorCode::kBadQuery};
}

const Binder::Variable* Binder::find(std::string_view name) const {
  // From the back: the variable of a comprehension hides one of the same name outside.
  for (auto at = scope_.rbegin(); at != scope_.rend(); ++at) {
    if (at->name == name) return &*at;
  }
  return nullptr;
}

void Binder::declare(std::string name, int slot, StaticType type) {
  scope_.push_back(Variable{std::move(name), slot, type});
}

std::vector<int> Binder::visibleSlots() const {
  std::vector<int> slots;
  for (const Variable& variable : scope_) slots.push_back(variable.slot);
  return slots;
}

void Binder::bindStatement(Statement& statement, bool isSubquery) {
  Scope outside = scope_;
  bool first = true;
  for (SingleQuery& part : statement.parts) {
    scope_ = outside;
    bindPart(part);
    if (failed()) break;
    const Clause& last = part.clauses.back();
    std::vector<std::string> columns;
    if (last.kind == ClauseKind::kReturn) {
      for (const ProjectionItem& item : last.projection.items) columns.push_back(item.alias);
    }
    if (!first && columns != statement.columns && !isSubquery) {
      fail("DifferentColumnsInUnion", "the parts of a UNION must have the same columns", last.offset);
    }
    if (first) statement.columns = std::move(columns);
    first = false;
  }
  scope_ = std::move(outside);
}

void Binder::bindPart(SingleQuery& part) {
  for (Clause& clause : part.clauses) {
    bindClause(clause);
    if (failed()) return;
    clause.visible = visibleSlots();
  }
}

void Binder::bindClause(Clause& clause) {
  switch (clause.kind) {
    case ClauseKind::kMatch:
      return bindMatch(clause);
    case ClauseKind::kUnwind:
      return bindUnwind(clause);
    case ClauseKind::kCreate:
      return bindCreate(clause);
    case ClauseKind::kDelete:
      for (ExpressionPtr& expression : clause.deleted) bindExpression(*expression, Place());
      return;
    case ClauseKind::kWith:
    case ClauseKind::kReturn:
      return bindProjection(clause);
  }
}

void Binder::bindUnwind(Clause& clause) {
  StaticType type = bindExpression(*clause.unwound, Place());
  if (find(clause.variable)) {
    return fail("VariableAlreadyBound", "'" + clause.variable + "' is already a variable", clause.offset);
  }
  clause.slot = newSlot();
  StaticType element;
  if (type.shape == Shape::kList) element.shape = type.element;
  declare(clause.variable, clause.slot, element);
}

}  // namespace postern::cypher
