// SPDX-License-Identifier: Apache-2.0
// See graph_export.h: which tables there are, and their CSV (RFC 4180; an empty cell is null, texts are never
// empty).
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/json_writer.h"
#include "base/text.h"
#include "base/time.h"
#include "output/graph_export.h"
#include "query/cypher/number_text.h"

namespace postern {
namespace {

using cypher::Kind;
using cypher::Value;

constexpr std::string_view kTableNames[] = {"Asset",   "Component", "Vulnerability", "Weakness",
                                            "Finding", "Report",    "Owner",         "Data",
                                            "File",    "Right",     "AttackNode"};

std::string_view tableOf(const GraphView& view, uint32_t node) {
  return kTableNames[static_cast<size_t>(view.rowOf(node).table)];
}

std::string fileName(std::string_view name) {
  std::string out;
  for (const char c : name) out += isAsciiAlnum(c) || c == '_' || c == '-' ? c : '_';
  return out.substr(0, 100);
}

/// Databases do not tell names apart by case: the second gets a number.
class UniqueNames {
 public:
  std::string of(std::string name) {
    std::string out = name;
    for (int i = 2; !taken_.insert(toLowerAscii(out)).second; ++i) out = name + "_" + std::to_string(i);
    return out;
  }

 private:
  std::set<std::string> taken_;
};

template <typename PropertyOf>
void fillColumns(const GraphView& view, GraphTable& table, const std::map<uint32_t, PropertyType>& possible,
                 PropertyOf propertyOf) {
  UniqueNames names;
  for (const std::string_view own :
       {kExportId, kExportLabels, std::string_view("from_id"), std::string_view("to_id")})
    names.of(std::string(own));
  for (const auto& [key, type] : possible) {
    const bool used = std::any_of(table.rows.begin(), table.rows.end(),
                                  [&, at = key](uint32_t row) { return !propertyOf(row, at).isNull(); });
    if (used) table.columns.push_back({names.of(std::string(view.keyName(key))), key, type});
  }
}

std::string quoted(std::string_view cell) {
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string exactCell(std::string_view cell) {
  return cell.find_first_of(",\"\r\n;' \\") == std::string_view::npos ? std::string(cell) : quoted(cell);
}

std::string_view headerType(PropertyType type) {
  switch (type) {
    case PropertyType::kInteger:
      return "long";
    case PropertyType::kFloat:
      return "double";
    case PropertyType::kBoolean:
      return "boolean";
    case PropertyType::kDateTime:
      return "datetime";
    default:
      return "string";
  }
}

}  // namespace

GraphTables graphTables(const GraphView& view) {
  GraphTables out;
  std::map<std::string_view, GraphTable> nodes;
  std::map<std::string_view, std::map<uint32_t, PropertyType>> keys;
  for (uint32_t node = 0; node < view.nodeCount(); ++node) {
    const std::string_view name = tableOf(view, node);
    nodes[name].rows.push_back(node);
    for (const GraphView::Property& it : view.propertiesOfNode(node)) keys[name].try_emplace(it.key, it.type);
  }
  UniqueNames names, files;
  for (auto& [name, table] : nodes) {
    table.name = names.of(std::string(name));
    table.file = "nodes/" + files.of(fileName(table.name)) + ".csv";
    fillColumns(view, table, keys[name],
                [&](uint32_t row, uint32_t key) { return view.nodeProperty(row, key); });
    out.nodes.push_back(std::move(table));
  }
  using Ends = std::tuple<std::string_view, std::string_view, std::string_view>;
  std::map<Ends, GraphTable> relationships;
  std::map<Ends, std::map<uint32_t, PropertyType>> properties;
  for (uint32_t edge = 0; edge < view.relationshipCount(); ++edge) {
    const Ends ends(view.typeName(view.typeOf(edge)), tableOf(view, view.sourceOf(edge)),
                    tableOf(view, view.targetOf(edge)));
    relationships[ends].rows.push_back(edge);
    for (const GraphView::Property& it : view.propertiesOfEdge(edge))
      properties[ends].try_emplace(it.key, it.type);
  }
  std::string_view previous;
  std::string typeName;
  for (auto& [ends, table] : relationships) {
    const auto& [type, from, to] = ends;
    if (previous != type) typeName = names.of(std::string(type));
    previous = type;
    table.name = typeName;
    table.from = from;
    table.to = to;
    table.file = "relationships/" +
                 files.of(fileName(typeName) + "_" + std::string(from) + "_" + std::string(to)) + ".csv";
    fillColumns(view, table, properties[ends],
                [&](uint32_t row, uint32_t key) { return view.relationshipProperty(row, key); });
    out.relationships.push_back(std::move(table));
  }
  return out;
}

namespace graph_export {

std::string cellText(const Value& value, bool& isNull) {
  isNull = false;
  switch (value.kind()) {
    case Kind::kString:
      return value.asString();
    case Kind::kBoolean:
      return value.asBoolean() ? "true" : "false";
    case Kind::kInteger:
    case Kind::kFloat:
      return cypher::numberText(value);
    case Kind::kDateTime: {
      const cypher::LocalDateTime& at = value.asDateTime().local;
      return formatTime(at.epochDays * 86'400 + at.nanosOfDay / 1'000'000'000);
    }
    case Kind::kList: {
      JsonWriter out;
      out.beginArray();
      for (const Value& item : value.asList()) {
        bool none = false;
        const std::string text = cellText(item, none);
        out.string(text);
      }
      return out.endArray().take();
    }
    default:
      isNull = true;
      return {};
  }
}

std::string labelsJson(const GraphView& view, uint32_t node) {
  JsonWriter out;
  out.beginArray();
  for (const uint32_t label : view.labelsOf(node)) out.string(view.labelName(label));
  return out.endArray().take();
}

std::string csvOf(const GraphView& view, const GraphTable& table, bool nodes) {
  std::string out(kExportId);
  out += nodes ? ":ID," + std::string(kExportLabels) + ":string" : ":long,from_id:START_ID,to_id:END_ID";
  for (const GraphColumn& column : table.columns)
    out += "," + exactCell(column.name + ":" + std::string(headerType(column.type)));
  out += "\n";
  for (const uint32_t row : table.rows) {
    out += std::to_string(row);
    if (nodes) {
      out += "," + exactCell(labelsJson(view, row));
    } else {
      out += "," + std::to_string(view.sourceOf(row)) + "," + std::to_string(view.targetOf(row));
    }
    for (const GraphColumn& column : table.columns) {
      bool isNull = false;
      const Value value =
          nodes ? view.nodeProperty(row, column.key) : view.relationshipProperty(row, column.key);
      const std::string cell = cellText(value, isNull);
      out += ",";
      if (!isNull) out += exactCell(cell);
    }
    out += "\n";
  }
  return out;
}

}  // namespace graph_export
}  // namespace postern
