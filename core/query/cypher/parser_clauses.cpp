// SPDX-License-Identifier: Apache-2.0
// Clauses, and which may follow which.
#include "base/text.h"
#include "query/cypher/parser.h"

namespace postern::cypher {

std::unique_ptr<Statement> Parser::statement(bool isSubquery) {
  auto made = std::make_unique<Statement>();
  if (!enter()) {
    leave();
    return made;
  }
  made->parts.push_back(singleQuery(isSubquery));
  unionParts(*made, isSubquery);
  for (const SingleQuery& part : made->parts) {
    for (const Clause& clause : part.clauses) made->writes |= clause.kind >= ClauseKind::kCreate;
  }
  leave();
  return made;
}

void Parser::unionParts(Statement& statement, bool isSubquery) {
  bool first = true;
  while (isKeyword("UNION")) {
    size_t offset = peek().offset;
    ++at_;
    bool all = takeKeyword("ALL");
    if (!first && all != statement.unionAll) {
      return fail("InvalidClauseComposition", "UNION and UNION ALL cannot be mixed in one query", offset);
    }
    first = false;
    statement.unionAll = all;
    statement.parts.push_back(singleQuery(isSubquery));
  }
}

SingleQuery Parser::singleQuery(bool isSubquery) {
  SingleQuery query;
  while (!failed() && clause(query, isSubquery)) {
    if (++clauses_ > kMaxClauses) {
      fail("QueryTooLong", "the query has more than " + std::to_string(kMaxClauses) + " clauses");
    }
  }
  if (!failed()) checkComposition(query, isSubquery);
  return query;
}

bool Parser::clause(SingleQuery& query, bool isSubquery) {
  size_t offset = peek().offset;
  if (isKeyword("MATCH") || (isKeyword("OPTIONAL") && isKeyword("MATCH", 1))) {
    query.clauses.push_back(match());
  } else if (takeKeyword("UNWIND")) {
    query.clauses.push_back(unwind());
  } else if (takeKeyword("WITH")) {
    query.clauses.push_back(projecting(ClauseKind::kWith));
  } else if (takeKeyword("RETURN")) {
    query.clauses.push_back(projecting(ClauseKind::kReturn));
  } else if (!writeClause(query, isSubquery)) {
    return false;
  }
  if (!query.clauses.empty()) query.clauses.back().offset = offset;
  return true;
}

/// Everything that is no reading clause; all of it is refused, except CREATE and DELETE where they were
/// allowed.
bool Parser::writeClause(SingleQuery& query, bool isSubquery) {
  if (isKeyword("CALL")) {
    error_.type = "ProcedureError";
    error_.detail = "ProcedureNotFound";
    error_.message = "CALL is not supported: there are no procedures here";
    error_.offset = peek().offset;
    at_ = tokens_.size() - 1;
    return false;
  }
  static constexpr std::string_view kWriting[] = {"CREATE", "MERGE",   "SET",  "DELETE",
                                                  "REMOVE", "FOREACH", "LOAD", "DROP"};
  std::string_view found;
  for (std::string_view word : kWriting) {
    if (isKeyword(word)) found = word;
  }
  if (isKeyword("DETACH") && isKeyword("DELETE", 1)) found = "DETACH DELETE";
  if (found.empty()) return false;
  if (isSubquery) {
    fail("InvalidClauseComposition", std::string(found) + " cannot be used in a subquery of EXISTS");
  } else if (!allowCreate_ || (found != "CREATE" && found != "DELETE")) {
    fail("WriteNotAllowed", std::string(found) + " would change the graph: queries here only read");
  } else {
    ++at_;
    Clause write;
    write.kind = found == "CREATE" ? ClauseKind::kCreate : ClauseKind::kDelete;
    if (found == "CREATE") write.pattern = pattern();
    do {
      if (found == "DELETE") write.deleted.push_back(expression());
    } while (!failed() && takeSymbol(','));
    query.clauses.push_back(std::move(write));
  }
  return !failed();
}

Clause Parser::match() {
  Clause clause;
  clause.kind = ClauseKind::kMatch;
  clause.optional = takeKeyword("OPTIONAL");
  needKeyword("MATCH");
  clause.pattern = pattern();
  if (takeKeyword("WHERE")) clause.where = expression();
  return clause;
}

Clause Parser::unwind() {
  Clause clause;
  clause.kind = ClauseKind::kUnwind;
  clause.unwound = expression();
  needKeyword("AS");
  clause.variable = needName("a variable");
  return clause;
}

Clause Parser::projecting(ClauseKind kind) {
  Clause clause;
  clause.kind = kind;
  clause.projection.distinct = takeKeyword("DISTINCT");
  projectionItems(clause.projection);
  orderAndLimits(clause.projection);
  if (kind == ClauseKind::kWith && takeKeyword("WHERE")) clause.where = expression();
  return clause;
}

void Parser::projectionItems(Projection& projection) {
  if (takeSymbol('*')) {
    projection.star = true;
    if (!takeSymbol(',')) return;
  }
  do {
    ProjectionItem item;
    size_t start = peek().offset;
    item.expression = expression();
    if (failed()) return;
    size_t end = tokens_[at_ - 1].end;
    if (takeKeyword("AS")) {
      item.named = true;
      item.alias = needName("a name");
    } else if (item.expression->kind == ExpressionKind::kVariable) {
      item.named = true;
      item.alias = item.expression->name;
    } else {
      item.alias = text_.substr(start, end - start);
    }
    projection.items.push_back(std::move(item));
  } while (takeSymbol(','));
}

void Parser::orderAndLimits(Projection& projection) {
  if (takeKeyword("ORDER")) {
    needKeyword("BY");
    do {
      SortItem item;
      item.expression = expression();
      if (takeKeyword("DESC") || takeKeyword("DESCENDING")) {
        item.descending = true;
      } else if (!takeKeyword("ASC")) {
        takeKeyword("ASCENDING");
      }
      projection.order.push_back(std::move(item));
    } while (takeSymbol(','));
  }
  if (takeKeyword("SKIP") || takeKeyword("OFFSET")) projection.skip = expression();
  if (takeKeyword("LIMIT")) projection.limit = expression();
}

void Parser::checkComposition(const SingleQuery& query, bool isSubquery) {
  if (query.clauses.empty()) return unexpected("a clause (MATCH, UNWIND, WITH or RETURN)");
  for (size_t i = 0; i + 1 < query.clauses.size(); ++i) {
    const Clause& clause = query.clauses[i];
    const Clause& next = query.clauses[i + 1];
    if (clause.kind == ClauseKind::kReturn) {
      return fail("InvalidClauseComposition", "RETURN must be the last clause", next.offset);
    }
    if (clause.kind == ClauseKind::kCreate && next.kind != ClauseKind::kWith &&
        next.kind != ClauseKind::kReturn && next.kind != ClauseKind::kCreate) {
      return fail("InvalidClauseComposition", "WITH is needed between CREATE and a reading clause",
                  next.offset);
    }
  }
  ClauseKind last = query.clauses.back().kind;
  if (!isSubquery && last < ClauseKind::kReturn) {
    fail("InvalidClauseComposition", "a query must end with RETURN", query.clauses.back().offset);
  }
}

}  // namespace postern::cypher
