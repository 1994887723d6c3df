// SPDX-License-Identifier: Apache-2.0
// Points in time as CSAF writes them, to the nanosecond: which revision is the newest may hang on a fraction.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace postern {

struct CsafInstant {
  int64_t seconds = 0;
  uint32_t nanos = 0;
  bool operator<(const CsafInstant& other) const {
    return seconds != other.seconds ? seconds < other.seconds : nanos < other.nanos;
  }
  bool operator==(const CsafInstant& other) const { return seconds == other.seconds && nanos == other.nanos; }
};

/// RFC 3339, section 5.6, with the rules of CSAF 2.1 section 2.3: "T" and "Z" in upper case, a zone, no leap
/// second. nullopt for anything else.
std::optional<CsafInstant> parseCsafTime(std::string_view text);

}  // namespace postern
