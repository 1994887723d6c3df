// SPDX-License-Identifier: Apache-2.0
// The metrics of each version of CVSS and their values, in the order of the standards' tables; the
// enumerations name the rows of these tables for those who score.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "vocab/cvss.h"

namespace postern {

enum class CvssGroup : uint8_t { kBase, kTemporal, kEnvironmental, kSupplemental };

struct CvssMetric {
  std::string_view name;
  CvssGroup group;
  std::array<std::string_view, 6> values;  ///< the first of a metric that is not base: not defined
};

struct CvssMetricList {
  const CvssMetric* rows = nullptr;
  size_t count = 0;
  const CvssMetric* begin() const { return rows; }
  const CvssMetric* end() const { return rows + count; }
};
CvssMetricList cvssMetrics(CvssVersion version);

namespace cvss2 {
enum Metric : uint8_t { kAV, kAC, kAu, kC, kI, kA, kE, kRL, kRC, kCDP, kTD, kCR, kIR, kAR };
}
namespace cvss3 {
enum Metric : uint8_t { kAV, kAC, kPR, kUI, kS, kC, kI, kA, kE, kRL, kRC, kCR, kIR, kAR, kModified };
}
namespace cvss4 {
enum Metric : uint8_t { kAV, kAC, kAT, kPR, kUI, kVC, kVI, kVA, kSC, kSI, kSA, kE, kCR, kIR, kAR, kModified };
}

CvssScores scoreV2(const CvssVector& vector);
CvssScores scoreV3(const CvssVector& vector);
CvssScores scoreV4(const CvssVector& vector);

/// Whether a metric of the group is stated and not as not defined.
bool hasDefined(const CvssVector& vector, CvssGroup group);

}  // namespace postern
