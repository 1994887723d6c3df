// SPDX-License-Identifier: Apache-2.0
// An attack graph as it would be: findings mended, assets isolated, accesses taken away, assets exposed. Made
// from the graph that is there, without reading the estate anew; everything that hangs on it (paths, reach,
// what lies behind, the estate's path risk) is then computed by the same functions as ever.
#pragma once

#include <utility>
#include <vector>

#include "graph/analysis/fix_model.h"

namespace postern {

/// Rows of the graph's nodes and of Findings::rows.
struct GraphChanges {
  std::vector<uint32_t> mended;                             ///< findings
  std::vector<uint32_t> isolated;                           ///< nodes: no step leads into them
  std::vector<std::pair<uint32_t, uint32_t>> disconnected;  ///< nodes: no step by right or connection
  std::vector<uint32_t> exposed;                            ///< nodes: anyone may talk to them
  bool empty() const { return mended.empty() && isolated.empty() && disconnected.empty() && exposed.empty(); }
};

/// What doing these options changes.
GraphChanges changesOf(const FixModel& model, std::span<const uint32_t> options);

/// Nodes keep their rows; edges do not. `findings`: how many rows Findings has.
AttackGraph changed(const AttackGraph& graph, const StepAlternatives& steps, const GraphChanges& changes,
                    uint32_t findings, uint32_t pathLimit = 100);

}  // namespace postern
