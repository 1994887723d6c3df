// SPDX-License-Identifier: Apache-2.0
// CVSS v3.0 and v3.1, sections 7.1 to 7.4 of their specifications. Doubles are used with +, -, * and
// comparison only: IEEE 754 makes these the same everywhere (and the build forbids fused operations).
#include <algorithm>

#include "vocab/cvss_metrics.h"

namespace postern {
namespace {

using namespace cvss3;

// In the order of the values in cvss_metrics_table.cpp.
constexpr double kVector[] = {0.85, 0.62, 0.55, 0.2};
constexpr double kComplexity[] = {0.77, 0.44};
constexpr double kPrivileges[] = {0.85, 0.62, 0.27};
constexpr double kPrivilegesChanged[] = {0.85, 0.68, 0.5};
constexpr double kInteraction[] = {0.85, 0.62};
constexpr double kImpact[] = {0, 0.22, 0.56};
constexpr double kExploit[] = {1, 0.91, 0.94, 0.97, 1};
constexpr double kRemediation[] = {1, 0.95, 0.96, 0.97, 1};
constexpr double kConfidence[] = {1, 0.92, 0.96, 1};
constexpr double kRequirement[] = {1, 0.5, 1, 1.5};

// v3.1 Appendix A, in tenths: the smallest number with one decimal that is not less, free of binary
// artefacts. v3.0 means the same by "round up" and leaves the artefacts to its reader.
uint32_t roundUp(double value) {
  const auto scaled = static_cast<int64_t>(value * 100000 + 0.5);
  return static_cast<uint32_t>(scaled % 10000 == 0 ? scaled / 10000 : scaled / 10000 + 1);
}

int32_t hundredths(double value) {
  return static_cast<int32_t>(value < 0 ? value * 100 - 0.5 : value * 100 + 0.5);
}

double power(double value, int exponent) {
  double out = 1;
  for (int n = 0; n < exponent; ++n) out *= value;
  return out;
}

class V3 {
 public:
  /// `modified`: as the environment changes it (section 7.3).
  V3(const CvssVector& vector, bool modified) : vector_(vector), modified_(modified) {
    isChanged_ = base(kS) == 1;
    double rest = 1;
    for (size_t i = 0; i < 3; ++i) {
      const double requirement = modified ? kRequirement[optional(kCR + i)] : 1;
      rest *= 1 - requirement * kImpact[base(kC + i)];
    }
    impact_ = impactOf(modified ? std::min(1 - rest, 0.915) : 1 - rest);
    const double privileges = isChanged_ ? kPrivilegesChanged[base(kPR)] : kPrivileges[base(kPR)];
    exploitability_ =
        8.22 * kVector[base(kAV)] * kComplexity[base(kAC)] * privileges * kInteraction[base(kUI)];
  }

  double impact() const { return impact_; }
  double exploitability() const { return exploitability_; }
  uint32_t score() const {
    if (impact_ <= 0) return 0;
    return roundUp(std::min((isChanged_ ? 1.08 : 1.0) * (impact_ + exploitability_), 10.0));
  }

 private:
  size_t optional(size_t metric) const {
    return vector_.at(metric) == CvssVector::kAbsent ? 0 : vector_.at(metric);
  }
  // The base metric's value; modified, the value that stands for it (X, which is 0, changes nothing).
  size_t base(size_t metric) const {
    const size_t instead = modified_ ? optional(kModified + metric) : 0;
    return instead == 0 ? vector_.at(metric) : instead - 1;
  }
  double impactOf(double iss) const {
    if (!isChanged_) return 6.42 * iss;
    const bool is31 = modified_ && vector_.version() == CvssVersion::kV31;
    const double taken = is31 ? power(iss * 0.9731 - 0.02, 13) : power(iss - 0.02, 15);
    return 7.52 * (iss - 0.029) - 3.25 * taken;
  }

  const CvssVector& vector_;
  bool modified_;
  bool isChanged_ = false;
  double impact_ = 0, exploitability_ = 0;
};

}  // namespace

CvssScores scoreV3(const CvssVector& vector) {
  const auto optional = [&](size_t metric) {
    return vector.at(metric) == CvssVector::kAbsent ? 0 : vector.at(metric);
  };
  const auto temporal = [&](uint32_t tenths) {
    return roundUp(static_cast<double>(tenths) / 10 * kExploit[optional(kE)] * kRemediation[optional(kRL)] *
                   kConfidence[optional(kRC)]);
  };
  const V3 plain(vector, false);
  CvssScores out;
  out.base = plain.score();
  out.temporal = temporal(out.base);
  out.environmental = temporal(V3(vector, true).score());
  out.overall = hasDefined(vector, CvssGroup::kEnvironmental) ? *out.environmental
                : hasDefined(vector, CvssGroup::kTemporal)    ? *out.temporal
                                                              : out.base;
  out.impact = hundredths(plain.impact());
  out.exploitability = hundredths(plain.exploitability());
  return out;
}

}  // namespace postern
