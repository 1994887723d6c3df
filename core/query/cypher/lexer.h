// SPDX-License-Identifier: Apache-2.0
// The words of a query. Keywords are names here: openCypher allows most of them as variables, labels and
// keys.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/cypher/query_error.h"

namespace postern::cypher {

enum class TokenKind : uint8_t {
  kEnd,
  kName,        // text: the name as written, without backticks
  kQuotedName,  // never a keyword
  kString,      // text: decoded
  kInteger,     // text: digits as written, with their prefix
  kFloat,
  kParameter,  // text: the name
  kSymbol,     // symbol
};

/// Symbols of more than one character have codes of their own; "->" and "<-" stay separate characters,
/// because "a<-1" is a comparison.
enum Symbol : char {
  kNoSymbol = 0,
  kNotEqualSymbol = 'A',
  kLessOrEqualSymbol,
  kGreaterOrEqualSymbol,
  kMatchesSymbol,
  kRangeSymbol,
  kPlusAssignSymbol,
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  char symbol = kNoSymbol;
  uint32_t offset = 0;
  uint32_t end = 0;
  uint32_t partner = 0;  ///< of a bracket: index of the token that closes or opens it; 0 = none
  std::string text;
};

inline constexpr size_t kMaxQueryBytes = 1 << 20;

/// The last token is kEnd. False on an error.
bool tokenize(std::string_view text, std::vector<Token>& tokens, QueryError& error);

}  // namespace postern::cypher
