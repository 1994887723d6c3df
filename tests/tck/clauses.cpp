// SPDX-License-Identifier: Apache-2.0
// Words of a query outside of strings, backticks and comments. A word after a dot, a colon, a bar or a dollar
// sign, or before a colon or an opening bracket, is a name.
#include "tests/tck/clauses.h"

#include <cctype>
#include <initializer_list>

namespace postern::tck {
namespace {

bool isWordPart(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Where the string, name or comment that starts at `at` ends; `at` itself when none starts there.
size_t skipQuoted(std::string_view text, size_t at) {
  const char c = text[at];
  if (c == '\'' || c == '"' || c == '`') {
    for (++at; at < text.size() && text[at] != c; ++at) {
      if (text[at] == '\\' && c != '`') ++at;
    }
    return at + 1;
  }
  const std::string_view two = text.substr(at, 2);
  if (two == "//") {
    const size_t end = text.find('\n', at);
    return end == std::string_view::npos ? text.size() : end;
  }
  if (two == "/*") {
    const size_t end = text.find("*/", at + 2);
    return end == std::string_view::npos ? text.size() : end + 2;
  }
  return at;
}

std::string upper(std::string_view word) {
  std::string result;
  for (const char c : word) result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return result;
}

char nextSign(std::string_view text, size_t at) {
  while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at])) != 0) ++at;
  return at < text.size() ? text[at] : '\0';
}

}  // namespace

std::string unsupportedClause(std::string_view query) {
  char before = ';';  // the last sign that is not blank
  for (size_t at = 0; at < query.size();) {
    const size_t skipped = skipQuoted(query, at);
    if (skipped != at) {
      if (query[at] != '/') before = '\'';
      at = skipped;
    } else if (isWordPart(query[at])) {
      const size_t start = at;
      while (at < query.size() && isWordPart(query[at])) ++at;
      const bool named = std::string_view(".:|$").find(before) != std::string_view::npos;
      const char after = nextSign(query, at);
      before = 'a';
      if (named || after == ':' || after == '.' || after == '=' || after == ',' || after == ')') continue;
      const std::string word = upper(query.substr(start, at - start));
      for (const char* clause : {"CREATE", "MERGE", "SET", "DELETE", "REMOVE", "CALL"}) {
        if (word == clause) return word;
      }
    } else {
      if (std::isspace(static_cast<unsigned char>(query[at])) == 0) before = query[at];
      ++at;
    }
  }
  return {};
}

std::vector<std::string> statementsOf(std::string_view script) {
  std::vector<std::string> statements;
  std::string statement;
  bool blank = true;
  const auto finish = [&] {
    if (!blank) statements.push_back(statement);
    statement.clear();
    blank = true;
  };
  for (size_t at = 0; at < script.size();) {
    const size_t end = skipQuoted(script, at);
    if (end != at) {
      if (script[at] != '/') blank = false;
      statement += script.substr(at, end - at);
      at = end;
      continue;
    }
    if (script[at] == ';') {
      finish();
    } else {
      if (std::isspace(static_cast<unsigned char>(script[at])) == 0) blank = false;
      statement += script[at];
    }
    ++at;
  }
  finish();
  return statements;
}

}  // namespace postern::tck
