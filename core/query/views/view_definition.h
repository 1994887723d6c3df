// SPDX-License-Identifier: Apache-2.0
// What a graph view is made of (docs/graph-views.md): which rows are nodes and which are edges. The views
// that Postern comes with are definitions too. Read from YAML; a problem says its line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "query/filter.h"
#include "query/views/view_rows.h"

namespace postern {

struct ViewNodes {
  NodeTable from = NodeTable::kAssets;
  Filter where;                         ///< of assets, components and findings; empty = all
  std::vector<std::string> labels;      ///< "Name" or "{property}"; empty = the table's own
  std::vector<std::string> properties;  ///< empty = all
  bool connected = false;               ///< only those that an edge of the view touches
};

struct ViewEdges {
  EdgeTable from = EdgeTable::kRelations;
  std::vector<std::string> only;  ///< types; empty = all
  std::vector<std::string> except;
  std::string type;  ///< "" = the edge's own
  bool reverse = false;
  std::vector<std::string> properties;  ///< empty = all
};

struct ViewDefinition {
  std::string name, title;
  std::vector<ViewNodes> nodes;  ///< of a row that several take, the first decides
  std::vector<ViewEdges> edges;
};

struct ViewsRead {
  std::vector<ViewDefinition> views;  ///< where there is no problem
  std::vector<Error> problems;        ///< malformed, with `where` ("line 3, column 7"); in the order found
};
/// One view, or a list of them under `views:`.
ViewsRead readViews(std::string_view yaml);
/// As an error of a call: the first problem, and how many more there are.
Error viewsError(const std::vector<Error>& problems);

/// attack, dependency, identity, ownership, data_flow, estate.
const std::vector<ViewDefinition>& builtInViews();

/// The decision setting that holds a person's views, as readViews takes them.
inline constexpr std::string_view kViewsSetting = "views";
inline constexpr std::string_view kDefaultView = "estate";
inline constexpr size_t kMaxViewBytes = 1'000'000;
inline constexpr size_t kMaxViews = 100;
/// Of one view: what it asks costs entries times rows.
inline constexpr size_t kMaxViewEntries = 100;

}  // namespace postern
