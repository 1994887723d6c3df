// SPDX-License-Identifier: Apache-2.0
// Choke points: fixes with the least total effort after which no source leads to a target. Where every fix
// closes one arc that matters this is a minimum cut, found exactly by maximum flow on graphs of any size.
// Where one fix closes several arcs it is minimum label cut, NP-hard and hard to approximate (P. Zhang, J.-Y.
// Cai, L.-Q. Tang, W.-B. Zhao, "Approximation and hardness results for label cut and related problems", J.
// Comb. Optim. 21, 2011, doi:10.1007/s10878-009-9222-0): flow in which all arcs of a fix share its effort
// bounds it from below, its cuts are candidates, and branch and bound closes the gap where the work allows;
// what remains of the gap is told.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/analysis/fix_graph.h"

namespace postern {

/// Steps of work (about arcs looked at) that closing the gap may take: about two seconds natively.
inline constexpr uint64_t kCutWork = 200'000'000;

struct MinimumCut {
  std::vector<uint32_t> fixes;  ///< ascending
  std::vector<uint32_t>
      arcs;  ///< that they close on the edge of what is still reached: where a picture shows the cut
  uint64_t effort = 0;          ///< of `fixes`
  uint64_t bound = 0;           ///< no set of fixes that does it takes less
  std::vector<uint32_t> uncut;  ///< targets (places in targets()) that no set of fixes keeps safe; left out
  bool exact() const { return effort == bound; }
};

MinimumCut minimumCut(const FixGraph& graph, uint64_t work = kCutWork);

}  // namespace postern
