// SPDX-License-Identifier: Apache-2.0
// What went wrong with a query, in openCypher's words (type, phase, detail of the TCK) and in ours.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace postern::cypher {

enum class Phase : uint8_t { kCompileTime, kRuntime };

struct QueryError {
  Phase phase = Phase::kCompileTime;
  std::string type;                       ///< "SyntaxError", "TypeError", "ArgumentError" ...; "" = no error
  std::string detail;                     ///< "UndefinedVariable" ...
  std::string message;                    ///< states the fact, for a person
  size_t offset = 0;                      ///< byte in the text of the query
  ErrorCode code = ErrorCode::kBadQuery;  ///< kTooLarge when a limit was hit, kCancelled when stopped

  bool none() const { return type.empty(); }
};

/// For the boundary: message with the openCypher names behind it, `where` as "line 2, column 5".
Error toError(const QueryError& error, std::string_view text);

}  // namespace postern::cypher
