// SPDX-License-Identifier: Apache-2.0
// Temporal values from maps and from other temporal values: date({...}), datetime({date: d, time: t,
// timezone: z}) ...
#pragma once

#include "query/cypher/temporal_fields.h"

namespace postern::cypher {

Value buildDate(CallContext& context, const TemporalFields& fields);
Value buildLocalTime(CallContext& context, const TemporalFields& fields);
Value buildTime(CallContext& context, const TemporalFields& fields);
Value buildLocalDateTime(CallContext& context, const TemporalFields& fields);
Value buildDateTime(CallContext& context, const TemporalFields& fields);

inline constexpr AllowedFields kDateFields{true, false, true};
inline constexpr AllowedFields kLocalTimeFields{false, true, true};
inline constexpr AllowedFields kTimeFields{false, true, true};
inline constexpr AllowedFields kDateTimeFields{true, true, true};

/// The offset of a zone now, for a time without a date.
int32_t offsetNow(const CallContext& context, const Zone& zone);

}  // namespace postern::cypher
