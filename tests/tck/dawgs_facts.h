// SPDX-License-Identifier: Apache-2.0
// What a result says in the words of the asserts of dawgs-cypher, each a list of texts.
#pragma once

#include <string>
#include <vector>

#include "tests/tck/dawgs_graph.h"

namespace postern::tck {

struct DawgsResult {
  std::vector<std::vector<cypher::Value>> rows;
  std::vector<std::string> columns;
  std::string error;
};

DawgsResult runDawgs(const DawgsGraph& graph, const std::string& query, Node parameters);

/// One of node_ids, node_id_set, ordered_node_ids, scalar_values, ordered_scalar_values, row_values,
/// ordered_row_values, path_node_ids, path_edge_kinds, path_lengths, node_list_ids, relationship_list_kinds,
/// keys. Those without an order come sorted.
std::vector<std::string> dawgsFacts(const DawgsGraph& graph, const DawgsResult& result,
                                    std::string_view what);

/// "" when the result is as the assert says, else how it differs.
std::string judgeDawgs(const DawgsGraph& graph, const DawgsResult& result, Node assert_node);

}  // namespace postern::tck
