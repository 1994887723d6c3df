// SPDX-License-Identifier: Apache-2.0
// The properties of nodes and edges of graph views, per table: a name, a type and how it is read from the
// row. Nothing is copied: a value is made when a query asks for it. Absent is null.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/views/view_rows.h"

namespace postern {

struct PropertyColumn {
  std::string_view name;
  PropertyType type = PropertyType::kString;
  cypher::Value (*get)(const ViewRows& rows, uint32_t row) = nullptr;
};

std::span<const PropertyColumn> columnsOf(NodeTable table);
std::span<const PropertyColumn> columnsOf(EdgeTable table);

/// The labels that rows of a table have where a view says nothing else: "Asset" and its kind ("DataStore"),
/// "Finding" ... `labels` is emptied first.
void labelsOf(const ViewRows& rows, NodeRef node, std::vector<std::string>& labels);
/// "data_store" gives "DataStore"; what is no letter, digit or '_' ends a word.
std::string labelFrom(std::string_view text);
/// Of a column or a tag, whatever a view shows.
cypher::Value propertyNamed(const ViewRows& rows, NodeRef node, std::string_view name);
/// The asset whose tags are also properties of the node; kNone = it has none.
AssetId taggedAsset(const ViewRows& rows, NodeRef node);
bool hasTags(NodeTable table);

namespace columns {
// How values are made: "" and what is not known are null.
cypher::Value text(std::string_view text);
cypher::Value texts(const std::vector<std::string>& texts);
cypher::Value tenths(uint32_t value);
cypher::Value millionths(uint32_t value);  ///< kNone = null
cypher::Value when(UnixSeconds time);
}  // namespace columns

std::span<const PropertyColumn> assetColumns();
std::span<const PropertyColumn> findingColumns();
std::span<const PropertyColumn> attackColumns();

}  // namespace postern
