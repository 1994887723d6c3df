// SPDX-License-Identifier: Apache-2.0
// The estate at a glance: every zone as one element with what is in it, and the zones that a person has
// opened as their nodes; steps between them counted. As many elements as asked for at most: of an opened zone
// the nodes on paths first.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "graph/layout.h"

namespace postern {

struct ZoneSummary {
  std::string title;
  bool open = false;
  uint32_t nodes = 0;
  uint32_t reached = 0;  ///< of them, those that live steps lead to
  uint32_t matters = 0;
  int32_t risk = 0;  ///< of the riskiest path that ends in it, 0..100000
};

/// One element of the picture: a closed zone (`node` = kNone) or a node of an opened one.
struct OverviewElement {
  uint32_t zone = 0;  ///< row of `zones`
  uint32_t node = kNone;
  int32_t x = 0, y = 0;
};

struct OverviewLink {
  uint32_t from = 0, to = 0;  ///< rows of `elements`
  uint32_t edges = 0;         ///< of the graph, between the two
  uint32_t live = 0;          ///< of them, steps whose start an attacker gets to
  uint32_t probability = 0;   ///< of the likeliest of them, millionths
};

struct Overview {
  std::vector<ZoneSummary> zones;  ///< by title
  std::vector<OverviewElement> elements;
  std::vector<OverviewLink> links;  ///< by (from, to)
  std::vector<PlacedZone> bands;    ///< as drawn, left to right
  uint32_t hidden = 0;              ///< nodes of opened zones left out by the limit
};

/// `opened`: titles; those of no zone are ignored. `limit`: elements and links together.
Overview zoneOverview(const AttackGraph& graph, std::span<const std::string> opened, uint32_t limit = 1500);

}  // namespace postern
