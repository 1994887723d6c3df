// SPDX-License-Identifier: Apache-2.0
// date.truncate('quarter', value, {day: 2}) and its kin.
#pragma once

#include <string_view>

#include "query/cypher/temporal_fields.h"

namespace postern::cypher {

/// Of the kind that is made: a date, a time, or both; with a zone where that kind has one.
Value truncateTemporal(CallContext& context, Kind kind, std::string_view unit, const Value& value,
                       const Map& fields);

}  // namespace postern::cypher
