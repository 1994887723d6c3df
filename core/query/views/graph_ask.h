// SPDX-License-Identifier: Apache-2.0
// A question to a graph view, from its text to rows. What a caller may wait for is bounded: rows, steps,
// bytes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/time.h"
#include "query/cypher/query.h"

namespace postern {

struct GraphAsk {
  std::string_view language = "cypher";  ///< or "gremlin"
  std::string_view text;
  std::string_view parameters;  ///< a JSON object, "" = none
  uint64_t maxRows = 10'000;    ///< more are cut off, and said
  uint64_t maxSteps = 2'000'000'000;
  UnixSeconds now = kNoTime;
  std::function<bool()> stop;  ///< true ends it with `cancelled`
};

struct GraphRows {
  std::vector<std::string> columns;
  std::vector<std::vector<cypher::Value>> rows;
  bool cut = false;  ///< there are more than maxRows
};

/// Errors: bad_query with the place ("line 2, column 5") and openCypher's class, too_large where a limit was
/// hit, cancelled, malformed for parameters.
Result<GraphRows> askGraph(const cypher::PropertyGraph& graph, const GraphAsk& ask);
/// The plan in words, an operator a line.
Result<std::string> explainAsk(const cypher::PropertyGraph& graph, const GraphAsk& ask);
/// Errors: those of askGraph for a text that is no query.
Status checkAsk(std::string_view language, std::string_view text);

}  // namespace postern
