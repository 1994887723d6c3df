// SPDX-License-Identifier: Apache-2.0
// YAML to ViewDefinition. Unknown names, filters that do not read and properties that there are not are
// problems with their lines.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "query/finding_source.h"
#include "query/inventory_source.h"
#include "query/views/view_columns.h"
#include "query/views/view_definition.h"
#include "read/located_yaml.h"

namespace postern {
namespace {

constexpr size_t kMaxQuoted = 60;
std::string quoted(std::string_view text) { return "\"" + std::string(clipUtf8(text, kMaxQuoted)) + "\""; }

bool isViewName(std::string_view name) {
  return !name.empty() && name.size() <= 80 && std::all_of(name.begin(), name.end(), [](char c) {
    return isAsciiAlnum(c) || c == '_' || c == '-';
  });
}

template <typename Table>
bool readTable(LocatedYaml& yaml, Node object, int count, Table& table) {
  const std::string from = yaml.text(object, "from");
  std::string known;
  for (int i = 0; i < count; ++i) {
    const std::string_view it = name(static_cast<Table>(i));
    known += (known.empty() ? "" : ", ") + std::string(it);
    if (it == from) {
      table = static_cast<Table>(i);
      return true;
    }
  }
  return yaml.problem(object["from"].exists() ? object["from"] : object,
                      (from.empty() ? std::string("from: is needed") : quoted(from) + " is no table") +
                          "; there are: " + known);
}

Filter readWhere(LocatedYaml& yaml, Node object, NodeTable table) {
  const Node where = object["where"];
  if (!where.exists()) return {};
  std::span<const FilterField> fields;
  if (table == NodeTable::kAssets) fields = assetFields();
  if (table == NodeTable::kComponents) fields = componentFields();
  if (table == NodeTable::kFindings) fields = findingFields();
  if (fields.empty()) {
    yaml.problem(where, "where: is for assets, components and findings");
    return {};
  }
  auto filter = parseFilter(yaml.text(object, "where"), fields);
  if (filter) return std::move(filter).value();
  yaml.problemIn(where, filter.error().offset, filter.error().message);
  return {};
}

std::vector<std::string> readProperties(LocatedYaml& yaml, Node object,
                                        std::span<const PropertyColumn> columns, bool alsoTags) {
  std::vector<std::string> names = yaml.texts(object, "properties");
  for (const std::string& it : names) {
    const bool known =
        std::any_of(columns.begin(), columns.end(), [&](const auto& column) { return column.name == it; });
    if (!known && !alsoTags) yaml.problem(object["properties"], "there is no property " + quoted(it));
  }
  return names;
}

ViewNodes readNodes(LocatedYaml& yaml, Node object) {
  ViewNodes nodes;
  if (!object.isObject()) {
    yaml.problem(object, "nodes: is a list of {from: assets, where: ..., labels: [...]}");
    return nodes;
  }
  yaml.expectKeys(object, "an entry of nodes", {"from", "where", "labels", "properties", "connected"});
  if (!readTable(yaml, object, kNodeTableCount, nodes.from)) return nodes;
  nodes.where = readWhere(yaml, object, nodes.from);
  nodes.labels = yaml.texts(object, "labels");
  nodes.properties = readProperties(yaml, object, columnsOf(nodes.from), hasTags(nodes.from));
  nodes.connected = yaml.flag(object, "connected", false);
  return nodes;
}

ViewEdges readEdges(LocatedYaml& yaml, Node object) {
  ViewEdges edges;
  if (!object.isObject()) {
    yaml.problem(object, "edges: is a list of {from: relations, only: [...], type: ...}");
    return edges;
  }
  yaml.expectKeys(object, "an entry of edges", {"from", "only", "except", "type", "reverse", "properties"});
  if (!readTable(yaml, object, kEdgeTableCount, edges.from)) return edges;
  edges.only = yaml.texts(object, "only");
  edges.except = yaml.texts(object, "except");
  edges.type = yaml.text(object, "type");
  edges.reverse = yaml.flag(object, "reverse", false);
  edges.properties = readProperties(yaml, object, columnsOf(edges.from), false);
  return edges;
}

ViewDefinition readView(LocatedYaml& yaml, Node object) {
  ViewDefinition view;
  yaml.expectKeys(object, "a view", {"name", "title", "nodes", "edges"});
  view.name = yaml.text(object, "name");
  if (!isViewName(view.name))
    yaml.problem(object["name"].exists() ? object["name"] : object,
                 "a view needs a name of letters, digits, '-' and '_'");
  view.title = yaml.text(object, "title");
  if (view.title.empty()) view.title = view.name;
  if (object["nodes"].size() == 0) yaml.problem(object, "a view needs nodes:");
  if (object["nodes"].size() + object["edges"].size() > kMaxViewEntries) {
    yaml.problem(object, "more than " + std::to_string(kMaxViewEntries) + " entries in a view");
    return view;
  }
  for (const Node item : object["nodes"].items()) view.nodes.push_back(readNodes(yaml, item));
  for (const Node item : object["edges"].items()) view.edges.push_back(readEdges(yaml, item));
  return view;
}

}  // namespace

ViewsRead readViews(std::string_view text) {
  ViewsRead read;
  if (text.size() > kMaxViewBytes) {
    read.problems.push_back(
        makeError(ErrorCode::kTooLarge, "views of more than 1,000,000 bytes", 0, "line 1, column 1"));
    return read;
  }
  LocatedYaml yaml(text, "a graph view", ErrorCode::kMalformed);
  if (yaml.isReadable()) {
    const Node list = yaml.root()["views"];
    if (!list.exists()) {
      read.views.push_back(readView(yaml, yaml.root()));
    } else {
      yaml.expectKeys(yaml.root(), "a file of views", {"views"});
      if (list.size() > kMaxViews) yaml.problem(list, "more than 100 views");
      std::set<std::string> names;
      for (const Node item : list.items()) {
        if (read.views.size() == kMaxViews) break;
        if (!item.isObject()) {
          yaml.problem(item, "a view is a mapping (name, nodes, edges)");
          continue;
        }
        read.views.push_back(readView(yaml, item));
        if (!names.insert(read.views.back().name).second)
          yaml.problem(item["name"], "two views have the name " + quoted(read.views.back().name));
      }
    }
  }
  read.problems = yaml.problems();
  if (!read.problems.empty()) read.views.clear();
  return read;
}

Error viewsError(const std::vector<Error>& problems) {
  Error error = problems.empty() ? makeError(ErrorCode::kMalformed, "no view") : problems.front();
  if (problems.size() > 1) error.message += " (and " + std::to_string(problems.size() - 1) + " more)";
  return error;
}

}  // namespace postern
