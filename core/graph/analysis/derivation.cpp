// SPDX-License-Identifier: Apache-2.0
// See derivation.h.
#include "graph/analysis/derivation.h"

#include <algorithm>

namespace postern {

std::vector<uint32_t> derivationOf(const FixGraph& graph, const std::vector<uint32_t>& parent,
                                   uint32_t state) {
  std::vector<uint32_t> arcs;
  std::vector<uint32_t> open{state};
  while (!open.empty()) {
    const uint32_t at = open.back();
    open.pop_back();
    const uint32_t arc = parent[at];
    if (arc == kNone) continue;
    arcs.push_back(arc);
    if (graph.also(arc) != kNone) open.push_back(graph.also(arc));
    open.push_back(graph.from(arc));
  }
  std::reverse(arcs.begin(), arcs.end());
  if (graph.hasSecond()) {  // ways may share a part
    std::vector<uint32_t> sorted = arcs;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    if (sorted.size() != arcs.size()) return sorted;
  }
  return arcs;
}

}  // namespace postern
