// SPDX-License-Identifier: Apache-2.0
// CVSS v2 guide, table 13; v3.0 and v3.1 specifications, table 15; v4.0 specification, table 23. Values of
// v4.0 stand from the most severe down, as its severity distances count.
#include "vocab/cvss_metrics.h"

namespace postern {
namespace {

constexpr CvssGroup kBase = CvssGroup::kBase;
constexpr CvssGroup kTemporal = CvssGroup::kTemporal;
constexpr CvssGroup kEnvironmental = CvssGroup::kEnvironmental;
constexpr CvssGroup kSupplemental = CvssGroup::kSupplemental;

constexpr CvssMetric kMetricsV2[] = {
    {"AV", kBase, {"L", "A", "N"}},
    {"AC", kBase, {"H", "M", "L"}},
    {"Au", kBase, {"M", "S", "N"}},
    {"C", kBase, {"N", "P", "C"}},
    {"I", kBase, {"N", "P", "C"}},
    {"A", kBase, {"N", "P", "C"}},
    {"E", kTemporal, {"ND", "U", "POC", "F", "H"}},
    {"RL", kTemporal, {"ND", "OF", "TF", "W", "U"}},
    {"RC", kTemporal, {"ND", "UC", "UR", "C"}},
    {"CDP", kEnvironmental, {"ND", "N", "L", "LM", "MH", "H"}},
    {"TD", kEnvironmental, {"ND", "N", "L", "M", "H"}},
    {"CR", kEnvironmental, {"ND", "L", "M", "H"}},
    {"IR", kEnvironmental, {"ND", "L", "M", "H"}},
    {"AR", kEnvironmental, {"ND", "L", "M", "H"}},
};

constexpr CvssMetric kMetricsV3[] = {
    {"AV", kBase, {"N", "A", "L", "P"}},
    {"AC", kBase, {"L", "H"}},
    {"PR", kBase, {"N", "L", "H"}},
    {"UI", kBase, {"N", "R"}},
    {"S", kBase, {"U", "C"}},
    {"C", kBase, {"N", "L", "H"}},
    {"I", kBase, {"N", "L", "H"}},
    {"A", kBase, {"N", "L", "H"}},
    {"E", kTemporal, {"X", "U", "P", "F", "H"}},
    {"RL", kTemporal, {"X", "O", "T", "W", "U"}},
    {"RC", kTemporal, {"X", "U", "R", "C"}},
    {"CR", kEnvironmental, {"X", "L", "M", "H"}},
    {"IR", kEnvironmental, {"X", "L", "M", "H"}},
    {"AR", kEnvironmental, {"X", "L", "M", "H"}},
    {"MAV", kEnvironmental, {"X", "N", "A", "L", "P"}},
    {"MAC", kEnvironmental, {"X", "L", "H"}},
    {"MPR", kEnvironmental, {"X", "N", "L", "H"}},
    {"MUI", kEnvironmental, {"X", "N", "R"}},
    {"MS", kEnvironmental, {"X", "U", "C"}},
    {"MC", kEnvironmental, {"X", "N", "L", "H"}},
    {"MI", kEnvironmental, {"X", "N", "L", "H"}},
    {"MA", kEnvironmental, {"X", "N", "L", "H"}},
};

constexpr CvssMetric kMetricsV4[] = {
    {"AV", kBase, {"N", "A", "L", "P"}},
    {"AC", kBase, {"L", "H"}},
    {"AT", kBase, {"N", "P"}},
    {"PR", kBase, {"N", "L", "H"}},
    {"UI", kBase, {"N", "P", "A"}},
    {"VC", kBase, {"H", "L", "N"}},
    {"VI", kBase, {"H", "L", "N"}},
    {"VA", kBase, {"H", "L", "N"}},
    {"SC", kBase, {"H", "L", "N"}},
    {"SI", kBase, {"H", "L", "N"}},
    {"SA", kBase, {"H", "L", "N"}},
    {"E", kTemporal, {"X", "A", "P", "U"}},
    {"CR", kEnvironmental, {"X", "H", "M", "L"}},
    {"IR", kEnvironmental, {"X", "H", "M", "L"}},
    {"AR", kEnvironmental, {"X", "H", "M", "L"}},
    {"MAV", kEnvironmental, {"X", "N", "A", "L", "P"}},
    {"MAC", kEnvironmental, {"X", "L", "H"}},
    {"MAT", kEnvironmental, {"X", "N", "P"}},
    {"MPR", kEnvironmental, {"X", "N", "L", "H"}},
    {"MUI", kEnvironmental, {"X", "N", "P", "A"}},
    {"MVC", kEnvironmental, {"X", "H", "L", "N"}},
    {"MVI", kEnvironmental, {"X", "H", "L", "N"}},
    {"MVA", kEnvironmental, {"X", "H", "L", "N"}},
    {"MSC", kEnvironmental, {"X", "H", "L", "N"}},
    {"MSI", kEnvironmental, {"X", "H", "L", "N", "S"}},
    {"MSA", kEnvironmental, {"X", "H", "L", "N", "S"}},
    {"S", kSupplemental, {"X", "N", "P"}},
    {"AU", kSupplemental, {"X", "N", "Y"}},
    {"R", kSupplemental, {"X", "A", "U", "I"}},
    {"V", kSupplemental, {"X", "D", "C"}},
    {"RE", kSupplemental, {"X", "L", "M", "H"}},
    {"U", kSupplemental, {"X", "Clear", "Green", "Amber", "Red"}},
};

static_assert(std::size(kMetricsV4) <= CvssVector::kMaxMetrics);

}  // namespace

CvssMetricList cvssMetrics(CvssVersion version) {
  switch (version) {
    case CvssVersion::kV2:
      return {kMetricsV2, std::size(kMetricsV2)};
    case CvssVersion::kV40:
      return {kMetricsV4, std::size(kMetricsV4)};
    default:
      return {kMetricsV3, std::size(kMetricsV3)};
  }
}

}  // namespace postern
