// SPDX-License-Identifier: Apache-2.0
// Gremlin, the traversal language of Apache TinkerPop (3.7), read-only: the common steps, over the property
// graphs, values and limits of the openCypher engine. What is not supported is refused by name when the query
// is read. Maps that come out have texts as keys, in their order; a path is the list of what was walked over.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "query/cypher/property_graph.h"
#include "query/cypher/query.h"
#include "query/cypher/query_error.h"

namespace postern::gremlin {

struct Traversal;

/// A traversal that was read: g.V().hasLabel('person').out('knows').values('name')
class Gremlin {
 public:
  explicit Gremlin(std::unique_ptr<Traversal> traversal);
  ~Gremlin();
  Gremlin(Gremlin&&) noexcept;
  Gremlin& operator=(Gremlin&&) noexcept;

  const Traversal& traversal() const { return *traversal_; }

 private:
  std::unique_ptr<Traversal> traversal_;
};

std::optional<Gremlin> parseGremlin(std::string_view text, cypher::QueryError& error);

/// Rows of one column, named "result". False when it failed.
bool runGremlin(const cypher::PropertyGraph& graph, const Gremlin& gremlin, const cypher::RunOptions& options,
                cypher::RowSink sink, cypher::QueryError& error);

}  // namespace postern::gremlin
