// SPDX-License-Identifier: Apache-2.0
// Between the engine's values and the TCK's notation of them.
#pragma once

#include "query/cypher/property_graph.h"
#include "tests/tck/tck_value.h"

namespace postern::tck {

/// Nodes, relationships and paths are written out with what the graph holds of them; temporal values as text.
TckValue fromGraph(const cypher::PropertyGraph& graph, const cypher::Value& value);

/// For parameters; nodes, relationships and paths cannot be given and become null.
cypher::Value toQueryValue(const TckValue& value);

}  // namespace postern::tck
