// SPDX-License-Identifier: Apache-2.0
// Recursive descent over the Gremlin that people type: calls joined by dots, literals as in Groovy, P and
// TextP with or without their name, anonymous traversals with or without __. Nesting and length are limited:
// what runs it recurses.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "query/cypher/query_error.h"
#include "query/gremlin/traversal.h"

namespace postern::gremlin {

inline constexpr int kMaxNesting = 40;
inline constexpr size_t kMaxSteps = 200;

class Parser {
 public:
  Parser(std::string_view text, cypher::QueryError& error) : text_(text), error_(error) {}

  /// nullptr with the reason in the error.
  std::unique_ptr<Traversal> parse();

 private:
  // parser.cpp: words
  bool failed() const { return !error_.none(); }
  bool fail(std::string_view detail, std::string message);
  void skipBlanks();
  char peek();
  bool take(char symbol);
  bool need(char symbol);
  std::string takeName();
  bool literalNumber(Value& out);
  bool literalString(Value& out);
  bool unicodeEscape(std::string& out);
  bool literalList(Value& out);

  // parser_steps.cpp: calls and their arguments
  bool chain(Traversal& traversal, bool anonymous);
  bool call(Traversal& traversal);
  bool arguments(Step& step);
  bool argument(Argument& out);
  bool namedArgument(Argument& out);
  bool predicate(std::string_view name, Predicate& out);
  bool predicateEnd(Predicate& out);
  bool notArgument(Argument& out);
  bool place(Traversal& traversal, Step step);
  bool placeBy(Traversal& traversal, Step& step);
  bool placeRepeat(Traversal& traversal, Step& step);
  bool modulate(Step& repeat, Step& modulator, bool before);

  // check.cpp: what a step may be given
  bool check(Step& step);
  bool checkHas(const Step& step);
  bool checkWhere(const Step& step);

  std::string_view text_;
  cypher::QueryError& error_;
  size_t at_ = 0;
  int nesting_ = 0;
  size_t steps_ = 0;
};

}  // namespace postern::gremlin
