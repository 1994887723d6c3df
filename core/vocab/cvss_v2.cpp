// SPDX-License-Identifier: Apache-2.0
// CVSS v2 guide, section 3.2, in integers: its weights are decimals, so products are exact and a half is a
// half.
#include <algorithm>

#include "vocab/cvss_metrics.h"

namespace postern {
namespace {

using namespace cvss2;

// In the order of the values in cvss_metrics_table.cpp. Thousandths, or hundredths where said.
constexpr int64_t kVector[] = {395, 646, 1000};
constexpr int64_t kComplexityHundredths[] = {35, 61, 71};
constexpr int64_t kAuthentication[] = {450, 560, 704};
constexpr int64_t kImpact[] = {0, 275, 660};
constexpr int64_t kExploitHundredths[] = {100, 85, 90, 95, 100};
constexpr int64_t kRemediationHundredths[] = {100, 87, 90, 95, 100};
constexpr int64_t kConfidenceHundredths[] = {100, 90, 95, 100};
constexpr int64_t kDamageTenths[] = {0, 0, 1, 3, 4, 5};
constexpr int64_t kTargetsHundredths[] = {100, 0, 25, 75, 100};
constexpr int64_t kRequirementHundredths[] = {100, 50, 100, 151};

constexpr int64_t kTen15 = 1'000'000'000'000'000;

struct V2 {
  const CvssVector& vector;
  template <size_t N>
  int64_t weight(const int64_t (&weights)[N], size_t metric) const {
    const uint8_t at = vector.at(metric);
    return weights[at == CvssVector::kAbsent ? 0 : at];
  }

  // Impact or AdjustedImpact, 10^-17.
  int64_t impact(bool adjusted) const {
    int64_t rest = 1;  // (1-C)(1-I)(1-A), 10^-15
    for (size_t i = 0; i < 3; ++i) {
      const int64_t requirement = adjusted ? weight(kRequirementHundredths, kCR + i) : 100;
      rest *= 100'000 - weight(kImpact, kC + i) * requirement;
    }
    const int64_t full = 1041 * (kTen15 - rest);
    return adjusted ? std::min(full, 10 * 100 * kTen15) : full;
  }
  // 10^-8
  int64_t exploitability() const {
    return 20 * weight(kVector, kAV) * weight(kComplexityHundredths, kAC) * weight(kAuthentication, kAu);
  }
  // Tenths. f(Impact) is 0 without impact, 1.176 otherwise.
  int64_t base(int64_t impact17) const {
    if (impact17 == 0) return 0;
    // Subtracted first: the sum of both is more than 63 bits hold.
    const int64_t sum18 = 6 * impact17 - 1500 * kTen15 + 4 * exploitability() * 1'000'000'000;
    const int64_t product15 = (sum18 / 1'000'000) * 1176 + (sum18 % 1'000'000) * 1176 / 1'000'000;
    return std::clamp<int64_t>((product15 + kTen15 / 20) / (kTen15 / 10), 0, 100);
  }
  int64_t temporal(int64_t baseTenths) const {
    const int64_t product6 = baseTenths * weight(kExploitHundredths, kE) *
                             weight(kRemediationHundredths, kRL) * weight(kConfidenceHundredths, kRC);
    return (product6 + 500'000) / 1'000'000;
  }
  int64_t environmental() const {
    const int64_t adjusted = temporal(base(impact(true)));
    const int64_t sum2 = adjusted * 10 + (100 - adjusted) * weight(kDamageTenths, kCDP);  // 10^-2
    return (sum2 * weight(kTargetsHundredths, kTD) + 500) / 1000;
  }
};

}  // namespace

CvssScores scoreV2(const CvssVector& vector) {
  const V2 v2{vector};
  CvssScores out;
  const int64_t impact = v2.impact(false);
  out.base = static_cast<uint32_t>(v2.base(impact));
  out.overall = out.base;
  if (hasDefined(vector, CvssGroup::kTemporal)) {
    out.temporal = static_cast<uint32_t>(v2.temporal(out.base));
    out.overall = *out.temporal;
  }
  if (hasDefined(vector, CvssGroup::kEnvironmental)) {
    out.environmental = static_cast<uint32_t>(v2.environmental());
    out.overall = *out.environmental;
  }
  out.impact = static_cast<int32_t>((impact + kTen15 / 2) / kTen15);
  out.exploitability = static_cast<int32_t>((v2.exploitability() + 500'000) / 1'000'000);
  return out;
}

}  // namespace postern
