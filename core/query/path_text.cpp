// SPDX-License-Identifier: Apache-2.0
// See path_text.h.
#include "query/path_text.h"

#include <algorithm>

#include "base/text.h"
#include "graph/explain.h"

namespace postern {
namespace {

std::string flawOf(const EstateView& view, uint32_t finding) {
  std::string title(clipUtf8(titleOf(view, finding), kTitleInWords));
  return title + " in " +
         std::string(clipUtf8(view.identities.assets[view.findings.rows[finding].asset].name, kTitleInWords));
}

}  // namespace

std::string pathSummary(const EstateView& view, const AttackPath& path) {
  std::string first;
  size_t flaws = 0;
  for (const uint32_t edge : path.edges) {
    if (view.graph.edges[edge].findingCount == 0) continue;
    if (++flaws == 1) first = flawOf(view, view.graph.findings(view.graph.edges[edge])[0]);
  }
  if (flaws == 0) return "open without any flaw";
  return "via " + first +
         (flaws == 1 ? ""
                     : " and " + std::to_string(flaws - 1) + (flaws == 2 ? " more flaw" : " more flaws"));
}

std::string because(const EstateView& view, const AttackEdge& edge) {
  return becauseOf({view.tables, view.identities, view.findings}, view.graph, edge);
}

std::string weakestFix(const EstateView& view, const AttackPath& path) {
  const AttackGraph& graph = view.graph;
  uint32_t best = kNone;
  size_t bestUses = 0;
  for (const uint32_t edge : path.edges) {
    if (graph.edges[edge].findingCount == 0) continue;
    const auto uses = static_cast<size_t>(
        std::count_if(graph.paths.begin(), graph.paths.end(), [&](const AttackPath& other) {
          return std::find(other.edges.begin(), other.edges.end(), edge) != other.edges.end();
        }));
    if (uses <= bestUses) continue;
    best = edge;
    bestUses = uses;
  }
  if (best == kNone) return {};
  const std::span<const uint32_t> findings = graph.findings(graph.edges[best]);
  std::string fix = "fix " + flawOf(view, findings[0]);
  if (findings.size() > 1)
    fix += " and " + std::to_string(findings.size() - 1) + " more that open the same step";
  return fix + "; " + std::to_string(bestUses) + " of " + std::to_string(graph.paths.size()) +
         " paths take it";
}

std::string_view nodeKind(const EstateView& view, uint32_t node) {
  const AttackNode& it = view.graph.nodes[node];
  switch (it.role) {
    case NodeRole::kInternet:
      return "internet";
    case NodeRole::kInsider:
      return "identity";
    case NodeRole::kData:
      return "data";
    case NodeRole::kAsset:
      break;
  }
  return it.asset == kNone ? name(AssetKind::kUnknown) : name(view.identities.assets[it.asset].kind);
}

}  // namespace postern
