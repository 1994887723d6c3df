// SPDX-License-Identifier: Apache-2.0
// One temporal value from one argument.
#pragma once

#include "query/cypher/temporal_parts.h"

namespace postern::cypher {

/// From a string, a map, or a temporal value that has what the kind needs.
Value constructTemporal(CallContext& context, Kind kind, const Value& argument);
Value constructDuration(CallContext& context, const Value& argument);

/// The moment that the caller of the query gave, in a zone.
Value temporalNow(const CallContext& context, Kind kind, const Zone& zone);

}  // namespace postern::cypher
