// SPDX-License-Identifier: Apache-2.0
// A graph and the parameters of a case of ../shared/vectors/dawgs-cypher, from JSON.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "query/cypher/memory_graph.h"
#include "read/node.h"

namespace postern::tck {

/// Null, true, 12, 1.5, "text", lists and maps.
cypher::Value jsonValue(Node node);

struct DawgsGraph {
  cypher::MemoryGraph graph;
  std::vector<std::string> ids;  ///< by node
};

/// {nodes: [{id, kinds, properties}], edges: [{start_id, end_id, kind, properties}]}
DawgsGraph readDawgsGraph(Node graph);

}  // namespace postern::tck
