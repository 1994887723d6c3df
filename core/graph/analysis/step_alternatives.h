// SPDX-License-Identifier: Apache-2.0
// On what a step of an attack graph rests, so that it can be told what it costs once some findings are fixed:
// the same as in a graph that is built without them. A step needs all of its parts (AND): secrets that its
// rule rests on, flaws that make an asset send requests, the takeover of what it reaches. Each part has
// alternatives (OR), and costs what the likeliest that is left costs; a store may be open without any
// finding.
#pragma once

#include <map>
#include <vector>

#include "graph/flaws.h"
#include "graph/graph.h"
#include "graph/leak_steps.h"
#include "graph/relations.h"

namespace postern {

struct StepAlternative {
  uint32_t finding = kNone;  ///< kNone: it takes none
  uint32_t cost = 0;
};

struct StepPart {
  std::vector<StepAlternative> all;  ///< likeliest first, never none
  bool cited = true;                 ///< the edge names these findings
};

/// cost of the step = rest + the least of each part.
struct StepParts {
  uint32_t rest = 0;
  std::vector<StepPart> parts;  ///< what the rule rests on, then the takeover
};

class StepAlternatives {
 public:
  StepAlternatives(const Tables& tables, const Identities& identities, const Findings& findings,
                   const Enrichment& enrichment);

  StepParts of(const AttackGraph& graph, const AttackEdge& edge) const;
  /// Whether it has parts at all.
  bool restsOnFindings(const AttackGraph& graph, const AttackEdge& edge) const;
  /// All ways in which an asset can be taken over once reached, not only those that an edge lists.
  const std::vector<StepAlternative>& takeovers(AssetId asset) const { return takeovers_[asset]; }
  const Relations& relations() const { return relations_; }
  const Flaws& flaws() const { return flaws_; }
  const Identities& identities() const { return identities_; }
  /// Whether a step rests on a right or a connection that somebody gave and can take away.
  bool isRemovable(const AttackGraph& graph, const AttackEdge& edge) const;

 private:
  std::vector<StepAlternative> takeoversOf(AssetId asset) const;
  void addBasis(const StepBasis& basis, StepParts& out) const;
  void addReadable(const AttackGraph& graph, const AttackEdge& edge, StepParts& out) const;

  const Tables& tables_;
  const Identities& identities_;
  Relations relations_;
  Flaws flaws_;
  std::vector<std::vector<StepAlternative>> takeovers_;  // per asset
  std::vector<LeakStep> leakSteps_;
};

}  // namespace postern
