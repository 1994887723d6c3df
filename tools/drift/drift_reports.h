// SPDX-License-Identifier: Apache-2.0
// Two scans of one estate, made up, with what is the same in both: lines move, files are renamed, queries
// change, packages are upgraded, scanners are upgraded or exchanged, results go and come, and near-duplicates
// lie in wait. The same reports for the same seed, everywhere.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace postern::drift {

struct Report {
  std::string name, text;
  std::vector<uint32_t> labels;  ///< of each result in the report's order: equal in both scans = the same
};

struct Scans {
  std::vector<Report> before, after;
};

struct Options {
  uint32_t seed = 1;
  uint32_t findings = 10'000;  ///< of the first scan
  bool onlyLines = false;      ///< nothing but lines differs
};

Scans makeScans(const Options& options);

/// Numerical Recipes' linear congruential generator (ranqd1), high bits used.
class Random {
 public:
  explicit Random(uint32_t seed) : state_(seed * 2654435761U + 1) {}
  /// 0 .. n - 1
  uint32_t below(uint32_t n) {
    state_ = state_ * 1664525U + 1013904223U;
    return static_cast<uint32_t>((static_cast<uint64_t>(state_) * n) >> 32);
  }
  bool chance(uint32_t percent) { return below(100) < percent; }

 private:
  uint32_t state_;
};

/// Hands out labels.
class Labels {
 public:
  uint32_t next() { return next_++; }

 private:
  uint32_t next_ = 1;
};

// The parts of the estate; each adds its reports to both scans.
void addCodeScans(Random& random, Labels& labels, const Options& options, Scans& to);
void addPackageScans(Random& random, Labels& labels, const Options& options, Scans& to);
void addWebScans(Random& random, Labels& labels, const Options& options, Scans& to);
void addSecretScans(Random& random, Labels& labels, const Options& options, Scans& to);

/// "text" as a JSON string.
std::string quoted(const std::string& text);

}  // namespace postern::drift
