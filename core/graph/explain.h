// SPDX-License-Identifier: Apache-2.0
// What steps rest on, in words, made when somebody asks: five million edges do not keep sentences.
#pragma once

#include <string>
#include <vector>

#include "graph/graph.h"

namespace postern {

/// The rows that a graph was made of.
struct GraphSources {
  const Tables& tables;
  const Identities& identities;
  const Findings& findings;
};

/// "orders-api calls orders-db (inventory.yaml)": all that the step rests on, in one line.
std::string becauseOf(const GraphSources& sources, const AttackGraph& graph, const AttackEdge& edge);

/// One fact with the place that states it; record is "" where the fact is of an asset as a whole.
struct Citation {
  std::string text, report, record;
};
std::vector<Citation> citationsOf(const GraphSources& sources, const AttackGraph& graph,
                                  const AttackEdge& edge);

/// "calls", "is built from"
std::string_view verbOf(Relation relation);

}  // namespace postern
