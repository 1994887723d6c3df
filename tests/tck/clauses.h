// SPDX-License-Identifier: Apache-2.0
// Which write clauses and procedure calls a query's text holds, by its words alone: what the engine does not
// do is skipped by name, so that a query that should parse and does not is never taken for one of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace postern::tck {

/// "CREATE", "MERGE", "SET", "DELETE", "REMOVE" or "CALL", the first that stands as a clause; "" when there
/// is none.
std::string unsupportedClause(std::string_view query);

/// Statements divided by semicolons outside of strings, names in backticks and comments.
std::vector<std::string> statementsOf(std::string_view script);

}  // namespace postern::tck
