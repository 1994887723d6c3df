// SPDX-License-Identifier: Apache-2.0
// A graph view for other graph databases: tables of nodes and relationships as CSV with typed headers, a
// schema that says what they are, and the scripts that load them (docs/graph-views.md). Deterministic bytes;
// values are exact, because databases read them and not spreadsheets.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/views/graph_view.h"

namespace postern {

struct GraphFile {
  std::string name, bytes;
};

/// nodes/*.csv, relationships/*.csv, schema.json, load_neo4j.cypher, load_ladybug.cypher, schema.sql,
/// puppygraph.json
std::vector<GraphFile> graphFiles(const GraphView& view);

struct GraphColumn {
  std::string name;  ///< in the file; differs from the property's where another one is that but for its case
  uint32_t key = 0;
  PropertyType type = PropertyType::kString;
};

/// Nodes of one table of the estate, or relationships of one type between two of them.
struct GraphTable {
  std::string name;                  ///< of the table or the type, as databases call it
  std::string file;                  ///< "nodes/Asset.csv"
  std::string from, to;              ///< tables of the ends; "" for nodes
  std::vector<GraphColumn> columns;  ///< that have a value somewhere
  std::vector<uint32_t> rows;        ///< nodes or relationships
};

struct GraphTables {
  std::vector<GraphTable> nodes, relationships;  ///< by name; those of one type by their ends
};
GraphTables graphTables(const GraphView& view);

/// The column that every table has: unique over all nodes.
inline constexpr std::string_view kExportId = "postern_id";
inline constexpr std::string_view kExportLabels = "postern_labels";

namespace graph_export {
/// A property as text: as Cypher prints it, times as RFC 3339, lists as JSON. `isNull`: it has none.
std::string cellText(const cypher::Value& value, bool& isNull);
std::string labelsJson(const GraphView& view, uint32_t node);
std::string csvOf(const GraphView& view, const GraphTable& table, bool nodes);
std::string schemaJson(const GraphView& view, const GraphTables& tables);
std::string neo4jScript(const GraphView& view, const GraphTables& tables);
std::string ladybugScript(const GraphTables& tables);
std::string sqlScript(const GraphTables& tables);
std::string puppyGraphJson(const GraphTables& tables);
/// `name`
std::string backticked(std::string_view name);
}  // namespace graph_export

}  // namespace postern
