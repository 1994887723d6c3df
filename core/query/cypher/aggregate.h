// SPDX-License-Identifier: Apache-2.0
// Aggregating functions: count, sum, avg, min, max, collect, stDev, stDevP, percentileCont, percentileDisc.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "query/cypher/functions.h"
#include "query/cypher/value.h"

namespace postern::cypher {

/// By its name in lower case.
bool isAggregate(std::string_view name);
/// Number of arguments; count may also be called as count(*), with none.
int aggregateArguments(std::string_view name);

/// The state of one call in one group of rows.
class Aggregator {
 public:
  virtual ~Aggregator() = default;
  /// One row. Nulls are ignored, except by count(*), which gets no arguments.
  virtual void add(CallContext& context, std::span<const Value> arguments) = 0;
  virtual Value result(CallContext& context) = 0;
};

std::unique_ptr<Aggregator> makeAggregator(std::string_view name, bool distinct);

}  // namespace postern::cypher
