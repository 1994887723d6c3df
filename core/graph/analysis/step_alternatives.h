// SPDX-License-Identifier: Apache-2.0
// On what a step of an attack graph rests, so that it can be told what it costs once some findings are fixed.
// A step has at most two parts, both of which it needs (AND): what its rule rests on (a leaked secret, a
// forged request), and the takeover of what it reaches. Each part has alternatives (OR), and costs what the
// likeliest that is left costs; a store may be open without any finding.
#pragma once

#include <map>
#include <vector>

#include "graph/flaws.h"
#include "graph/graph.h"
#include "graph/relations.h"

namespace postern {

struct StepAlternative {
  uint32_t finding = kNone;  ///< kNone: it takes none
  uint32_t cost = 0;
};

/// cost of the step = rest + least of `first` + least of `takeover` (of those that there are).
struct StepParts {
  uint32_t rest = 0;
  std::vector<StepAlternative> first, takeover;  ///< likeliest first; empty: the part rests on no finding
};

class StepAlternatives {
 public:
  StepAlternatives(const Tables& tables, const Identities& identities, const Findings& findings,
                   const Enrichment& enrichment);

  StepParts of(const AttackGraph& graph, const AttackEdge& edge) const;
  /// All flaws by which an asset can be taken over once reached, not only those that an edge lists.
  const std::vector<StepAlternative>& takeovers(AssetId asset) const { return takeovers_[asset]; }
  const Relations& relations() const { return relations_; }
  const Flaws& flaws() const { return flaws_; }
  const Identities& identities() const { return identities_; }
  /// Whether a step rests on a right or a connection that somebody gave and can take away.
  bool isRemovable(const AttackGraph& graph, const AttackEdge& edge) const;

 private:
  std::vector<StepAlternative> takeoversOf(AssetId asset) const;
  uint32_t costOfFirst(const AttackGraph& graph, const AttackEdge& edge, uint32_t finding) const;

  const Tables& tables_;
  const Identities& identities_;
  Relations relations_;
  Flaws flaws_;
  std::vector<std::vector<StepAlternative>> takeovers_;         // per asset
  std::map<std::pair<uint32_t, AssetId>, uint32_t> leakCost_;   // finding, what it opens
  std::map<std::pair<uint32_t, AssetId>, uint32_t> forgeCost_;  // finding, whose requests it forges
};

}  // namespace postern
