// SPDX-License-Identifier: Apache-2.0
// The functions a query can call. Each group is a table in a file of its own (functions_*.cpp,
// temporal_*.cpp); findFunction looks through all of them. Aggregates are not here (aggregate.h): they see
// rows, not arguments.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "query/cypher/property_graph.h"
#include "query/cypher/query_error.h"

namespace postern::cypher {

/// The moment of the query, given by the caller: the core has no clock.
struct Moment {
  int64_t epochSeconds = 0;
  int32_t nanos = 0;
};

/// What a function sees besides its arguments. The first failure stays; what is returned after it is not
/// looked at.
class CallContext {
 public:
  CallContext(const PropertyGraph& graphRead, Moment moment) : graph(graphRead), now(moment) {}

  const PropertyGraph& graph;
  const Moment now;

  /// Runtime errors: type "TypeError", "ArgumentError" ..., detail "InvalidArgumentType" ... Returns null, so
  /// that a function can `return context.fail(...)`.
  Value fail(std::string_view type, std::string_view detail, std::string message);
  /// TypeError, InvalidArgumentType: "<function>: <kind> where <wanted> is needed".
  Value badArgument(std::string_view function, std::string_view wanted, const Value& got);
  bool failed() const { return !error.none(); }

  /// Numbers for rand(): the same for the same moment, since the core has no chance.
  uint64_t nextRandom();

  QueryError error;
  int64_t maxBytes = INT64_MAX;  ///< of values a single call may make

 private:
  uint64_t random_ = 0;
};

struct Function {
  std::string_view name;  ///< lower case, with its namespace: "duration.between"
  int minimum = 0;        ///< arguments
  int maximum = 0;
  bool nullForNull = true;  ///< any null argument gives null without a call
  Value (*call)(CallContext& context, std::span<const Value> arguments) = nullptr;
};

std::span<const Function> stringFunctions();
std::span<const Function> mathFunctions();
std::span<const Function> listFunctions();
std::span<const Function> graphFunctions();
std::span<const Function> conversionFunctions();
std::span<const Function> temporalFunctions();  ///< temporal_functions.cpp

/// Without regard to ASCII case; nullptr when there is none.
const Function* findFunction(std::string_view name);

}  // namespace postern::cypher
