// SPDX-License-Identifier: Apache-2.0
// CVSS v4.0 specification, section 8.2: the score of the vector's MacroVector, less the mean of how far the
// vector stands on the way to the next lower MacroVector in each direction. In integers: every distance is a
// number of steps and every depth divides 840.
#include <algorithm>

#include "vocab/cvss_metrics.h"
#include "vocab/cvss_v4_table.h"

namespace postern {
namespace {

using namespace cvss4;

constexpr int64_t kParts = 840;

// Which metrics count beside the base ones.
struct Counted {
  bool threat, environment;
};

class V4 {
 public:
  V4(const CvssVector& vector, Counted counted) : vector_(vector), counted_(counted) {}

  int64_t score() const {
    const bool hasImpact = [&] {
      for (size_t metric = kVC; metric <= kSA; ++metric) {
        if (base(metric) != 2) return true;
      }
      return false;
    }();
    if (!hasImpact) return 0;
    const MacroVector levels = macroVector();
    const int64_t value = *macroVectorScore(levels);  // of what macroVector() says there always is one
    int64_t taken = 0;                                // tenths / kParts
    int64_t directions = 0;
    const auto towards = [&](std::optional<int64_t> lower, int64_t distance, int64_t depth) {
      if (!lower) return;
      ++directions;
      taken += (value - *lower) * distance * (kParts / depth);
    };
    static constexpr int64_t kDepth1[] = {1, 4, 5};
    static constexpr int64_t kDepth2[] = {1, 2};
    static constexpr int64_t kDepth36[3][2] = {{7, 6}, {8, 8}, {10, 10}};
    static constexpr int64_t kDepth4[] = {6, 5, 4};
    towards(lower(levels, 0), distance1(levels), kDepth1[levels[0]]);
    towards(lower(levels, 1), distance2(levels), kDepth2[levels[1]]);
    towards(lower36(levels), distance36(levels), kDepth36[levels[2]][levels[5]]);
    towards(lower(levels, 3), distance4(levels), kDepth4[levels[3]]);
    towards(lower(levels, 4), 0, 1);
    if (directions == 0) return value;
    // Half up.
    const int64_t unit = kParts * directions;
    return std::clamp<int64_t>((2 * (value * unit - taken) + unit) / (2 * unit), 0, 100);
  }

 private:
  size_t optional(size_t metric, bool counts) const {
    return !counts || vector_.at(metric) == CvssVector::kAbsent ? 0 : vector_.at(metric);
  }
  // The base metric's value or what the environment puts in its place: 0 the most severe, and for the
  // subsequent system's integrity and availability 3 = Safety.
  int64_t base(size_t metric) const {
    const size_t instead = optional(kModified + metric, counted_.environment);
    return static_cast<int64_t>(instead == 0 ? vector_.at(metric) : instead - 1);
  }
  // Not defined is the worst (section 4.1, section 5.1).
  int64_t requirement(size_t metric) const {
    return static_cast<int64_t>(std::max<size_t>(optional(metric, counted_.environment), 1)) - 1;
  }
  bool isSafety(size_t metric) const { return base(metric) == 3; }

  // Tables 24 to 29.
  MacroVector macroVector() const {
    MacroVector out{};
    const int zeros = (base(kAV) == 0) + (base(kPR) == 0) + (base(kUI) == 0);
    const bool isPhysical = base(kAV) == 3;
    out[0] = zeros == 3 ? 0 : zeros > 0 && !isPhysical ? 1 : 2;
    out[1] = base(kAC) == 0 && base(kAT) == 0 ? 0 : 1;
    const bool c = base(kVC) == 0, i = base(kVI) == 0, a = base(kVA) == 0;
    out[2] = c && i ? 0 : c || i || a ? 1 : 2;
    const bool safety = isSafety(kSI) || isSafety(kSA);
    out[3] = safety ? 0 : base(kSC) == 0 || base(kSI) == 0 || base(kSA) == 0 ? 1 : 2;
    out[4] = static_cast<uint8_t>(std::max<size_t>(optional(kE, counted_.threat), 1) - 1);
    const bool matters =
        (c && requirement(kCR) == 0) || (i && requirement(kIR) == 0) || (a && requirement(kAR) == 0);
    out[5] = matters ? 0 : 1;
    return out;
  }

  static std::optional<int64_t> lower(MacroVector levels, size_t eq) {
    ++levels[eq];
    return macroVectorScore(levels);
  }
  // EQ3 and EQ6 depend on each other; from 00 there are two ways down, and the higher counts.
  static std::optional<int64_t> lower36(const MacroVector& levels) {
    if (levels[5] == 1) return lower(levels, 2);
    const auto right = lower(levels, 5);
    return levels[2] == 0 ? std::max(right, lower(levels, 2)) : right;
  }

  // Steps from the highest vector of the MacroVector that is nowhere below this one. All highest vectors of a
  // class stand equally many steps (what is taken off here) from the worst of all, so which one it is does
  // not matter.
  int64_t distance1(const MacroVector& levels) const {
    static constexpr int64_t kHighest[] = {0, 1, 3};
    return base(kAV) + base(kPR) + base(kUI) - kHighest[levels[0]];
  }
  int64_t distance2(const MacroVector& levels) const { return base(kAC) + base(kAT) - levels[1]; }
  int64_t distance36(const MacroVector& levels) const {
    static constexpr int64_t kHighest[3][2] = {{0, 3}, {1, 3}, {3, 3}};
    return base(kVC) + base(kVI) + base(kVA) + requirement(kCR) + requirement(kIR) + requirement(kAR) -
           kHighest[levels[2]][levels[5]];
  }
  int64_t distance4(const MacroVector& levels) const {
    static constexpr int64_t kHighest[] = {1, 3, 6};
    const auto steps = [&](size_t metric) { return isSafety(metric) ? 0 : base(metric) + 1; };
    return steps(kSC) + steps(kSI) + steps(kSA) - kHighest[levels[3]];
  }

  const CvssVector& vector_;
  Counted counted_;
};

uint32_t scoreOf(const CvssVector& vector, Counted counted) {
  return static_cast<uint32_t>(V4(vector, counted).score());
}

}  // namespace

CvssScores scoreV4(const CvssVector& vector) {
  CvssScores out;
  out.base = scoreOf(vector, {false, false});
  out.overall = out.base;
  if (hasDefined(vector, CvssGroup::kTemporal)) {
    out.temporal = scoreOf(vector, {true, false});
    out.overall = *out.temporal;
  }
  if (hasDefined(vector, CvssGroup::kEnvironmental)) {
    out.environmental = scoreOf(vector, {true, true});
    out.overall = *out.environmental;
  }
  return out;
}

}  // namespace postern
