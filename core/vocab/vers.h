// SPDX-License-Identifier: Apache-2.0
// Version ranges as `vers:type/constraints`: read, checked, written in canonical form, asked for a version.
// Source: package-url/vers-spec, Clause 5 "VERS specification" and "How to parse and validate VERS" (2026).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace postern {

enum class Comparator : uint8_t { kEqual, kNotEqual, kLess, kLessEqual, kGreater, kGreaterEqual, kAny };
/// "=", "!=", "<", "<=", ">", ">=", "*".
std::string_view comparatorText(Comparator comparator);

struct VersionConstraint {
  Comparator comparator = Comparator::kEqual;
  std::string version;  ///< decoded; empty for kAny
};

struct Vers {
  std::string type;                            ///< lower case
  std::vector<VersionConstraint> constraints;  ///< by version, ascending, where the type has an order
};

/// What a text means, and what keeps it from being valid although its meaning is plain ("" = nothing):
/// white space, an order of its own, a version twice, a sequence that says things twice.
struct VersReading {
  Vers vers;
  std::string problem;
};

inline constexpr size_t kMaxRangeBytes = 65536;
inline constexpr size_t kMaxConstraints = 2000;

/// Errors (malformed, too_large): no "vers:", no or a bad type, type "invalid", no constraint, "*" beside
/// others, an empty version, bad percent-encoding, versions that cannot be put in order.
Result<VersReading> readVers(std::string_view text);
/// As readVers; a problem is an error too.
Result<Vers> parseVers(std::string_view text);
/// The text of a range; versions are percent-encoded where the specification asks for it.
std::string versText(const Vers& vers);

/// Whether the version lies in the range. Errors (malformed): the type has no order, or a version is none.
Result<bool> versContains(const Vers& vers, std::string_view version);

}  // namespace postern
