// SPDX-License-Identifier: Apache-2.0
// Reading of tokens, and errors of the parser.
#include "query/cypher/parser.h"

#include "base/text.h"

namespace postern::cypher {

std::unique_ptr<Statement> Parser::parse() {
  if (!tokenize(text_, tokens_, error_)) return nullptr;
  if (peek().kind == TokenKind::kEnd) {
    fail("UnexpectedSyntax", "the query is empty");
    return nullptr;
  }
  std::unique_ptr<Statement> parsed = statement(false);
  takeSymbol(';');
  if (!failed() && peek().kind != TokenKind::kEnd) unexpected("a clause or the end of the query");
  if (failed()) return nullptr;
  parsed->text = text_;
  return parsed;
}

const Token& Parser::peek(size_t ahead) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }

bool Parser::isSymbol(char symbol, size_t ahead) const {
  return peek(ahead).kind == TokenKind::kSymbol && peek(ahead).symbol == symbol;
}

bool Parser::isKeyword(std::string_view keyword, size_t ahead) const {
  return peek(ahead).kind == TokenKind::kName && equalsIgnoreCase(peek(ahead).text, keyword);
}

bool Parser::takeSymbol(char symbol) {
  if (!isSymbol(symbol)) return false;
  ++at_;
  return true;
}

bool Parser::takeKeyword(std::string_view keyword) {
  if (!isKeyword(keyword)) return false;
  ++at_;
  return true;
}

void Parser::needSymbol(char symbol) {
  if (!takeSymbol(symbol)) unexpected(std::string("'") + symbol + "'");
}

void Parser::needKeyword(std::string_view keyword) {
  if (!takeKeyword(keyword)) unexpected(keyword);
}

std::string Parser::needName(std::string_view what) {
  if (peek().kind != TokenKind::kName && peek().kind != TokenKind::kQuotedName) {
    unexpected(what);
    return {};
  }
  return tokens_[at_++].text;
}

void Parser::fail(std::string_view detail, std::string message, size_t offset) {
  if (failed()) return;
  error_ = QueryError{Phase::kCompileTime, "SyntaxError", std::string(detail),
                      std::move(message),  offset,        ErrorCode::kBadQuery};
  at_ = tokens_.size() - 1;
}

void Parser::unexpected(std::string_view wanted) {
  const Token& token = peek();
  std::string got =
      token.kind == TokenKind::kEnd
          ? "the query ends"
          : "'" + std::string(clipUtf8(text_.substr(token.offset, token.end - token.offset), 40)) +
                "' stands";
  fail("UnexpectedSyntax", got + " where " + std::string(wanted) + " is expected");
}

bool Parser::enter() {
  if (++nesting_ <= kMaxNesting) return !failed();
  fail("NestingTooDeep", "the query nests more than " + std::to_string(kMaxNesting) + " levels");
  return false;
}

}  // namespace postern::cypher
