// SPDX-License-Identifier: Apache-2.0
// See inventory_counts.h.
#include "query/inventory_counts.h"

#include <algorithm>
#include <utility>

namespace postern {
namespace {

void countAssets(const EstateView& view, InventoryCounts& counts) {
  std::vector<std::pair<ComponentId, AssetId>> held;
  const EdgeColumns& edges = view.tables.edges;
  for (uint32_t i = 0; i < edges.rows; ++i) {
    if (edges.fromKind[i] != 0 || edges.toKind[i] != 1) continue;
    held.emplace_back(view.identities.componentOf[edges.to[i]], view.identities.assetOf[edges.from[i]]);
  }
  for (const Finding& finding : view.findings.rows) {
    if (finding.component != kNone) held.emplace_back(finding.component, finding.asset);
  }
  std::sort(held.begin(), held.end());
  held.erase(std::unique(held.begin(), held.end()), held.end());
  for (const auto& [component, asset] : held) ++counts.components[component].assets;
}

}  // namespace

InventoryCounts countInventory(const EstateView& view) {
  InventoryCounts counts;
  counts.assets.resize(view.identities.assets.size());
  counts.components.resize(view.identities.components.size());
  // From the worst on, so that the first is the worst.
  for (const uint32_t row : view.scores.ranked) {
    const auto count = [&](InventoryCounts::Of& of) {
      ++of.findings;
      if (of.worstFinding == kNone) of.worstFinding = row;
      of.worst = std::max<uint32_t>(of.worst, view.scores.findings[row].risk);
    };
    const Finding& finding = view.findings.rows[row];
    count(counts.assets[finding.asset]);
    if (finding.component != kNone) count(counts.components[finding.component]);
  }
  countAssets(view, counts);
  return counts;
}

}  // namespace postern
