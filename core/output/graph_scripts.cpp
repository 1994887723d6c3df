// SPDX-License-Identifier: Apache-2.0
// The schema and the scripts that load an exported graph: Neo4j (Cypher 5; also openCypher databases that
// know UNWIND and CREATE), Ladybug and Kuzu, SQL (PostgreSQL, DuckDB, Spark), PuppyGraph.
#include <map>

#include "base/json_writer.h"
#include "output/graph_export.h"

namespace postern {
namespace graph_export {
namespace {

constexpr size_t kBatch = 500;  // rows of a statement

std::string doubled(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char c : text) {
    if (c == quote) out += c;
    out += c;
  }
  return out + quote;
}

/// A text as a Cypher literal.
std::string literal(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else {
      if (c == '\\' || c == '\'') out += '\\';
      out += c;
    }
  }
  return out + "'";
}

std::string cypherValue(const cypher::Value& value) {
  bool isNull = false;
  const std::string text = cellText(value, isNull);
  if (isNull) return "null";
  if (value.is(cypher::Kind::kString)) return literal(text);
  if (value.is(cypher::Kind::kDateTime)) return "datetime(" + literal(text) + ")";
  if (!value.is(cypher::Kind::kList)) return text;
  std::string out = "[";
  for (const cypher::Value& item : value.asList()) out += (out.size() > 1 ? ", " : "") + cypherValue(item);
  return out + "]";
}

template <typename PropertyOf>
std::string propertiesOf(const GraphView& view, const GraphTable& table, PropertyOf propertyOf) {
  std::string out = "{";
  for (const GraphColumn& column : table.columns) {
    const cypher::Value value = propertyOf(column.key);
    if (value.isNull()) continue;
    out += (out.size() > 1 ? ", " : "") + backticked(view.keyName(column.key)) + ": " + cypherValue(value);
  }
  return out + "}";
}

void writeNodes(std::string& out, const GraphView& view, const GraphTable& table) {
  // A statement per set of labels, because labels are part of the text.
  std::map<std::string, std::vector<uint32_t>> byLabels;
  for (const uint32_t node : table.rows) {
    std::string labels;
    for (const uint32_t label : view.labelsOf(node)) labels += ":" + backticked(view.labelName(label));
    byLabels[labels].push_back(node);
  }
  for (const auto& entry : byLabels) {  // clang 14: lambdas hold no structured bindings
    const auto& labels = entry.first;
    const auto& nodes = entry.second;
    for (size_t i = 0; i < nodes.size(); ++i) {
      out += i % kBatch == 0 ? "UNWIND [\n" : ",\n";
      out += "  {id: " + std::to_string(nodes[i]) + ", p: " +
             propertiesOf(view, table, [&](uint32_t key) { return view.nodeProperty(nodes[i], key); }) + "}";
      if (i % kBatch == kBatch - 1 || i + 1 == nodes.size())
        out += "\n] AS row CREATE (n:PosternNode" + labels + ") SET n = row.p, n." + std::string(kExportId) +
               " = row.id;\n";
    }
  }
}

void writeRelationships(std::string& out, const GraphView& view, const GraphTable& table) {
  for (size_t i = 0; i < table.rows.size(); ++i) {
    const uint32_t edge = table.rows[i];
    out += i % kBatch == 0 ? "UNWIND [\n" : ",\n";
    out += "  {f: " + std::to_string(view.sourceOf(edge)) + ", t: " + std::to_string(view.targetOf(edge)) +
           ", p: " +
           propertiesOf(view, table, [&](uint32_t key) { return view.relationshipProperty(edge, key); }) +
           "}";
    if (i % kBatch != kBatch - 1 && i + 1 != table.rows.size()) continue;
    const std::string id(kExportId);
    out += "\n] AS row MATCH (a:PosternNode {" + id + ": row.f}), (b:PosternNode {" + id +
           ": row.t}) CREATE (a)-[r:" + backticked(view.typeName(view.typeOf(edge))) +
           "]->(b) SET r = row.p;\n";
  }
}

struct Types {
  std::string_view integer, real, boolean, text, time;
  std::string_view of(PropertyType type) const {
    switch (type) {
      case PropertyType::kInteger:
        return integer;
      case PropertyType::kFloat:
        return real;
      case PropertyType::kBoolean:
        return boolean;
      case PropertyType::kDateTime:
        return time;
      default:
        return text;
    }
  }
};
constexpr Types kLadybug = {"INT64", "DOUBLE", "BOOLEAN", "STRING", "TIMESTAMP"};
constexpr Types kSql = {"BIGINT", "DOUBLE PRECISION", "BOOLEAN", "TEXT", "TIMESTAMP"};
constexpr Types kPuppy = {"Long", "Double", "Boolean", "String", "DateTime"};

void writeColumns(JsonWriter& out, const GraphTable& table) {
  out.key("columns").beginArray();
  for (const GraphColumn& column : table.columns) {
    out.beginObject().field("name", column.name).field("type", name(column.type)).endObject();
  }
  out.endArray();
}

void writePuppySource(JsonWriter& out, std::string_view table) {
  out.key("tableSource").beginObject().field("catalog", "postern").field("schema", "public");
  out.field("table", table).endObject();
}

void writePuppyId(JsonWriter& out, std::string_view key, std::string_view field) {
  out.key(key).beginObject().key("fields").beginArray().beginObject();
  out.field("type", "Long").field("field", field).field("alias", field).endObject().endArray().endObject();
}

void writePuppyAttributes(JsonWriter& out, const GraphTable& table) {
  out.key("attributes").beginArray();
  for (const GraphColumn& column : table.columns) {
    out.beginObject().field("type", kPuppy.of(column.type)).field("field", column.name);
    out.field("alias", column.name).endObject();
  }
  out.endArray();
}

/// SQL has a table per pair of ends.
std::string sqlName(const GraphTable& table) {
  const std::string& file = table.file;
  const size_t slash = file.find('/') + 1;
  return file.substr(slash, file.size() - slash - 4);
}

}  // namespace

std::string backticked(std::string_view name) { return doubled(name, '`'); }

std::string schemaJson(const GraphView& view, const GraphTables& tables) {
  JsonWriter out;
  out.beginObject().field("view", view.name()).field("id", kExportId).field("labels", kExportLabels);
  out.field("lists", "JSON arrays in one cell").field("null", "an empty cell");
  out.key("nodes").beginArray();
  for (const GraphTable& table : tables.nodes) {
    out.beginObject().field("table", table.name).field("file", table.file).field("rows", table.rows.size());
    writeColumns(out, table);
    out.endObject();
  }
  out.endArray().key("relationships").beginArray();
  for (const GraphTable& table : tables.relationships) {
    out.beginObject().field("type", table.name).field("from", table.from).field("to", table.to);
    out.field("file", table.file).field("rows", table.rows.size());
    writeColumns(out, table);
    out.endObject();
  }
  return out.endArray().endObject().take() + "\n";
}

std::string neo4jScript(const GraphView& view, const GraphTables& tables) {
  std::string out =
      "// Neo4j 5: cypher-shell -f load_neo4j.cypher. The data is in this file; the CSV files are not "
      "needed.\n"
      "CREATE CONSTRAINT postern_node IF NOT EXISTS FOR (n:PosternNode) REQUIRE n." +
      std::string(kExportId) + " IS UNIQUE;\n";
  for (const GraphTable& table : tables.nodes) writeNodes(out, view, table);
  for (const GraphTable& table : tables.relationships) writeRelationships(out, view, table);
  return out;
}

std::string ladybugScript(const GraphTables& tables) {
  const std::string how = " (HEADER=true, DELIM=',', QUOTE='\"', ESCAPE='\"', PARALLEL=false";
  std::string out = "// Ladybug and Kuzu: run in the folder of this file. Lists are JSON arrays in texts.\n";
  for (const GraphTable& table : tables.nodes) {
    out += "CREATE NODE TABLE " + backticked(table.name) + "(" + std::string(kExportId) + " INT64, " +
           std::string(kExportLabels) + " STRING";
    for (const GraphColumn& column : table.columns)
      out += ", " + backticked(column.name) + " " + std::string(kLadybug.of(column.type));
    out += ", PRIMARY KEY(" + std::string(kExportId) + "));\n";
  }
  std::string copies;
  for (size_t i = 0; i < tables.relationships.size();) {
    size_t end = i;
    std::string ends;
    for (;
         end < tables.relationships.size() && tables.relationships[end].name == tables.relationships[i].name;
         ++end)
      ends += (end > i ? ", " : "") + std::string("FROM ") + backticked(tables.relationships[end].from) +
              " TO " + backticked(tables.relationships[end].to);
    // One list of columns for all pairs of ends, in the order of their names.
    std::map<std::string, std::string_view> columns;
    for (size_t j = i; j < end; ++j) {
      for (const GraphColumn& column : tables.relationships[j].columns)
        columns.try_emplace(column.name, kLadybug.of(column.type));
    }
    out += "CREATE REL TABLE " + backticked(tables.relationships[i].name) + "(" + ends + ", " +
           std::string(kExportId) + " INT64";
    for (const auto& [column, type] : columns) out += ", " + backticked(column) + " " + std::string(type);
    out += ");\n";
    for (size_t j = i; j < end; ++j) {
      const GraphTable& table = tables.relationships[j];
      // The file begins with an id of its own, so the ends are named by a subquery.
      copies += "COPY " + backticked(table.name);
      copies += "(" + std::string(kExportId);
      for (const GraphColumn& column : table.columns) copies += ", " + backticked(column.name);
      copies += ") FROM (LOAD WITH HEADERS (" + std::string(kExportId) + " INT64, from_id INT64, to_id INT64";
      for (const GraphColumn& column : table.columns)
        copies += ", " + backticked(column.name) + " " + std::string(kLadybug.of(column.type));
      copies += ") FROM '" + table.file + "'" + how + ") RETURN from_id, to_id, " + std::string(kExportId);
      for (const GraphColumn& column : table.columns) copies += ", " + backticked(column.name);
      copies += ") (from='" + table.from + "', to='" + table.to + "');\n";
    }
    i = end;
  }
  for (const GraphTable& table : tables.nodes)
    out += "COPY " + backticked(table.name) + " FROM '" + table.file + "'" + how + ");\n";
  return out + copies;
}

std::string sqlScript(const GraphTables& tables) {
  std::string out =
      "-- PostgreSQL and DuckDB: run in the folder of this file. Lists are JSON arrays in texts.\n"
      "--   DuckDB: COPY \"Asset\" FROM 'nodes/Asset.csv' (HEADER true);\n"
      "--   PostgreSQL: \\copy \"Asset\" FROM 'nodes/Asset.csv' WITH (FORMAT csv, HEADER true)\n"
      "--   Spark: spark.read.option('header', True).option('multiLine', True).option('escape', "
      "'\"').csv('nodes/Asset.csv')\n";
  const auto columns = [&](const GraphTable& table) {
    for (const GraphColumn& column : table.columns)
      out += ",\n  " + doubled(column.name, '"') + " " + std::string(kSql.of(column.type));
    out += "\n);\n";
  };
  const std::string id(kExportId);
  for (const GraphTable& table : tables.nodes) {
    out += "CREATE TABLE " + doubled(sqlName(table), '"') + " (\n  " + id + " BIGINT PRIMARY KEY,\n  " +
           std::string(kExportLabels) + " TEXT";
    columns(table);
  }
  for (const GraphTable& table : tables.relationships) {
    out += "CREATE TABLE " + doubled(sqlName(table), '"') + " (\n  " + id +
           " BIGINT PRIMARY KEY,\n  from_id BIGINT,\n  to_id BIGINT";
    columns(table);
  }
  for (const auto* list : {&tables.nodes, &tables.relationships}) {
    for (const GraphTable& table : *list)
      out +=
          "COPY " + doubled(sqlName(table), '"') + " FROM '" + table.file + "' (FORMAT csv, HEADER true);\n";
  }
  return out;
}

std::string puppyGraphJson(const GraphTables& tables) {
  JsonWriter out;
  out.beginObject()
      .key("catalogs")
      .beginArray()
      .beginObject()
      .field("name", "postern")
      .field("type", "postgresql");
  out.key("jdbc").beginObject().field("username", "").field("password", "");
  out.field("jdbcUri", "jdbc:postgresql://localhost:5432/postern")
      .field("driverClass", "org.postgresql.Driver");
  out.endObject().endObject().endArray().key("graph").beginObject().key("vertices").beginArray();
  for (const GraphTable& table : tables.nodes) {
    out.beginObject().field("label", table.name).key("oneToOne").beginObject();
    writePuppySource(out, sqlName(table));
    writePuppyId(out, "id", kExportId);
    writePuppyAttributes(out, table);
    out.endObject().endObject();
  }
  out.endArray().key("edges").beginArray();
  for (const GraphTable& table : tables.relationships) {
    // A label is of one pair of ends: the others carry the ends in their names.
    out.beginObject()
        .field("label", sqlName(table))
        .field("fromVertex", table.from)
        .field("toVertex", table.to);
    writePuppySource(out, sqlName(table));
    writePuppyId(out, "id", kExportId);
    writePuppyId(out, "fromId", "from_id");
    writePuppyId(out, "toId", "to_id");
    writePuppyAttributes(out, table);
    out.endObject();
  }
  return out.endArray().endObject().endObject().take() + "\n";
}

}  // namespace graph_export

std::vector<GraphFile> graphFiles(const GraphView& view) {
  using namespace graph_export;
  const GraphTables tables = graphTables(view);
  std::vector<GraphFile> files;
  for (const GraphTable& table : tables.nodes) files.push_back({table.file, csvOf(view, table, true)});
  for (const GraphTable& table : tables.relationships)
    files.push_back({table.file, csvOf(view, table, false)});
  files.push_back({"schema.json", schemaJson(view, tables)});
  files.push_back({"load_neo4j.cypher", neo4jScript(view, tables)});
  files.push_back({"load_ladybug.cypher", ladybugScript(tables)});
  files.push_back({"schema.sql", sqlScript(tables)});
  files.push_back({"puppygraph.json", puppyGraphJson(tables)});
  return files;
}

}  // namespace postern
