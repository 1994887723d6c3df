// SPDX-License-Identifier: Apache-2.0
// Estates with context to take away: the samples, and random ones.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine.h"

namespace postern {

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed * 2 + 1) {}
  uint32_t below(uint32_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<uint32_t>((state_ >> 33U) % limit);
  }
  bool percent(uint32_t share) { return below(100) < share; }

 private:
  uint64_t state_;
};

struct ContextFile {
  std::string name, bytes;
};

/// The sample estate, by name.
std::vector<ContextFile> sampleFiles();
/// Services, stores and images with relations, scanned by a scanner; an inventory, EPSS and KEV.
std::vector<ContextFile> randomEstate(uint64_t seed);
/// Without `share` percent of the context: each line (item) of an inventory goes, or loses some of its facts;
/// each feed, manifest and catalogue goes or stays.
std::vector<ContextFile> thinned(const std::vector<ContextFile>& files, uint32_t share, Random& random);

}  // namespace postern
