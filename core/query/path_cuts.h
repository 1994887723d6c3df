// SPDX-License-Identifier: Apache-2.0
// What has to be mended to close a step of a path, what is the cheapest way to close a path or two of them,
// and an order of paths in which different ones come first.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "query/fix_groups.h"

namespace postern {

struct PathCut {
  std::vector<uint32_t> edges;  ///< that are closed: one per path, each once, ascending
  std::vector<uint32_t> fixes;  ///< rows of the fix groups, all of which are needed, ascending
  uint64_t effort = 0;          ///< about hours (effortPoints), as an order of magnitude
};

class PathCuts {
 public:
  /// Both must outlive it.
  PathCuts(const EstateView& view, const std::vector<FixGroup>& fixes);

  /// The fixes that together close the edge; empty where it cannot be closed by what is known: it needs no
  /// flaw, a flaw has no fix, or more flaws open it than the graph keeps.
  std::vector<uint32_t> closing(uint32_t edge) const;
  /// The cheapest; ties by fewer fixes, then by the edge that comes first.
  std::optional<PathCut> cheapest(const AttackPath& path) const;
  std::optional<PathCut> cheapestOfBoth(const AttackPath& a, const AttackPath& b) const;
  uint64_t effortOf(const std::vector<uint32_t>& fixes) const;

 private:
  const EstateView& view_;
  const std::vector<FixGroup>& fixes_;
  std::vector<uint32_t> fixOf_;  // per finding, kNone = none mends it
};

/// Rows of `paths`: the riskiest, then always the one with the highest risk times the share of its steps that
/// none before it takes. Ties by row.
std::vector<uint32_t> differentFirst(const std::vector<AttackPath>& paths);

/// How many of the known paths take one of the edges.
uint32_t pathsThrough(const AttackGraph& graph, const std::vector<uint32_t>& edges);

}  // namespace postern
