// SPDX-License-Identifier: Apache-2.0
// CVSS base scores from vectors. Scores are tenths (98 is 9.8), 0..100.
//   v3.0, v3.1: FIRST, "Common Vulnerability Scoring System v3.1: Specification Document", sections 7.1 and
//   Appendix A v2: FIRST, "A Complete Guide to the Common Vulnerability Scoring System Version 2.0",
//   section 3.2.1
// v4.0 vectors are recognised, not scored: their score is taken as the source states it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace postern {

enum class CvssVersion : uint8_t { kV2, kV30, kV31, kV40 };

struct Cvss {
  CvssVersion version = CvssVersion::kV31;
  std::optional<uint32_t> base;  ///< tenths; empty for v4.0
  char attackVector = '?';       ///< N, A, L, P
  char privileges = '?';         ///< v3, v4: N, L, H; v2's Authentication: N, S (as L), M (as H)
  char interaction = '?';        ///< N, R (v4: P and A count as R); v2 has none: N
};

/// nullopt unless every base metric stands once with a defined value (temporal and environmental metrics may
/// follow).
std::optional<Cvss> parseCvss(std::string_view vector);

}  // namespace postern
