// SPDX-License-Identifier: Apache-2.0
// Reverse delete: of a set of fixes that cuts, those that the others make needless are left out, the dearest
// first. What is reached and what leads to a target are kept up to date: a fix is tried by a search of what
// it would open, not of the graph.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/analysis/fix_graph.h"

namespace postern {

/// `live`: per arc, whether it counts; `without`: targets that do not. `work` grows by the arcs looked at and
/// ends it at `most`: then some needless ones may be left.
std::vector<uint32_t> withoutNeedless(const FixGraph& graph, const std::vector<bool>& live,
                                      const std::vector<bool>& without, std::vector<uint32_t> fixes,
                                      uint64_t& work, uint64_t most);

}  // namespace postern
