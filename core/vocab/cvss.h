// SPDX-License-Identifier: Apache-2.0
// CVSS vectors: read, checked, put in order, scored.
//   v2    FIRST, "A Complete Guide to the Common Vulnerability Scoring System Version 2.0", sections 2
//   and 3.2 v3.x  FIRST, "CVSS v3.0 / v3.1: Specification Document", sections 6 and 7, v3.1 Appendix A v4.0
//   FIRST, "CVSS v4.0: Specification Document", sections 7 and 8
// Scores are tenths, 0..100 (98 is 9.8); sub-scores are hundredths.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace postern {

/// Newer is greater.
enum class CvssVersion : uint8_t { kV2, kV30, kV31, kV40 };
/// "2.0", "3.0", "3.1", "4.0"
std::string_view cvssVersionName(CvssVersion version);

/// A vector that the standard of its version allows.
class CvssVector {
 public:
  /// The standard to the letter: every base metric once, no metric twice, no other metric, defined values; v2
  /// and v4.0 in the standard's order, v2's temporal and environmental metrics all or none. Errors:
  /// malformed.
  static Result<CvssVector> parse(std::string_view text);

  CvssVersion version() const { return version_; }
  /// "" where the vector does not name the metric; what it states otherwise, not-defined included.
  std::string_view value(std::string_view metric) const;
  /// Metrics in the standard's order, those stated as not defined kept.
  std::string text() const;

  // For those who score.
  static constexpr size_t kMaxMetrics = 32;
  static constexpr uint8_t kAbsent = 0xFF;
  /// Position of the value of a metric in cvss_metrics.h's table, kAbsent where there is none.
  uint8_t at(size_t metric) const { return values_[metric]; }

 private:
  friend class CvssReader;
  CvssVersion version_ = CvssVersion::kV31;
  std::array<uint8_t, kMaxMetrics> values_{};
};

struct CvssScores {
  /// The base metrics alone; for v4.0 what its nomenclature calls CVSS-B.
  uint32_t base = 0;
  /// With the temporal metrics (v4.0: threat, CVSS-BT). v3.x: without any it is defined all the same, as all
  /// of them not defined; v2, v4.0: none without a defined one.
  std::optional<uint32_t> temporal;
  /// With the temporal and the environmental metrics (v4.0: CVSS-BE, CVSS-BTE); as for temporal.
  std::optional<uint32_t> environmental;
  /// The score of all that the vector says. v4.0 has this one only, whatever metrics it is made of.
  uint32_t overall = 0;
  /// Hundredths, base metrics only; v3.x's impact can be negative (then the base score is 0). v4.0: none.
  std::optional<int32_t> impact, exploitability;
};
CvssScores score(const CvssVector& vector);
/// Whether a score that somebody states is the base, temporal or overall one: publishers give any of these as
/// "the" score. (v3.1's environmental score of a vector without environmental metrics is nobody's.)
bool isScoreOf(const CvssScores& scores, uint32_t tenths);

/// "None", "Low", "Medium", "High", "Critical" (v3.x section 5, v4.0 section 6). v2 defines no ratings:
/// NVD's, which are "Low", "Medium", "High".
std::string_view cvssSeverity(CvssVersion version, uint32_t tenths);
/// v4.0 section 1.3: "CVSS-B", "CVSS-BT", "CVSS-BE" or "CVSS-BTE"; "" for other versions.
std::string_view cvssNomenclature(const CvssVector& vector);

/// What a report states as a vector. Reports are careless: a missing prefix, parentheses, any order, metrics
/// nobody defined.
struct Cvss {
  CvssVersion version = CvssVersion::kV31;
  std::optional<uint32_t> base;  ///< tenths, of the base metrics alone
  char attackVector = '?';       ///< N, A, L, P
  char privileges = '?';         ///< v3, v4: N, L, H; v2's Authentication: N, S (as L), M (as H)
  char interaction = '?';        ///< N, R (v4: P and A count as R); v2 has none: N
};
/// nullopt unless every base metric stands once with a defined value.
std::optional<Cvss> parseCvss(std::string_view vector);

}  // namespace postern
