// SPDX-License-Identifier: Apache-2.0
// Properties of edges. Those that only follow from rows (HAS_FINDING, OWNS ...) have none but AFFECTED_BY.
#include <algorithm>

#include "base/record_place.h"
#include "query/path_text.h"
#include "query/views/view_columns.h"

namespace postern {
namespace {

using cypher::Value;
using namespace columns;
using enum PropertyType;

/// Distinct, in the order of reports.
template <typename TextOf>
std::vector<std::string> statedTexts(const ViewRows& rows, uint32_t row, TextOf textOf) {
  std::vector<std::string> out;
  for (uint32_t i = 0; i < rows.relations[row].count; ++i) {
    std::string it(textOf(rows.stated[rows.relations[row].first + i]));
    if (!it.empty() && std::find(out.begin(), out.end(), it) == out.end()) out.push_back(std::move(it));
  }
  return out;
}

std::vector<std::string> details(const ViewRows& rows, uint32_t row) {
  return statedTexts(rows, row,
                     [&](uint32_t edge) { return rows.view.text(rows.view.tables.edges.detail[edge]); });
}
std::vector<std::string> reports(const ViewRows& rows, uint32_t row) {
  const Tables& tables = rows.view.tables;
  return statedTexts(rows, row, [&](uint32_t edge) { return tables.reports[tables.edgeReport[edge]].name; });
}

Value record(const ViewRows& rows, uint32_t row) {
  const EdgeColumns& edges = rows.view.tables.edges;
  const uint32_t edge = rows.stated[rows.relations[row].first];
  return text(RecordPlace{{},
                          rows.view.text(edges.recordParent[edge]),
                          rows.view.text(edges.recordKey[edge]),
                          edges.recordIndex[edge]}
                  .path());
}

constexpr PropertyColumn kRelationColumns[] = {
    {"relation", kString,
     [](const ViewRows& rows, uint32_t row) {
       const uint32_t edge = rows.stated[rows.relations[row].first];
       return text(name(static_cast<Relation>(rows.view.tables.edges.relation[edge])));
     }},
    {"detail", kString,
     [](const ViewRows& rows, uint32_t row) {
       const std::vector<std::string> all = details(rows, row);
       return all.empty() ? Value() : text(all[0]);
     }},
    {"details", kStrings, [](const ViewRows& rows, uint32_t row) { return texts(details(rows, row)); }},
    {"reports", kStrings, [](const ViewRows& rows, uint32_t row) { return texts(reports(rows, row)); }},
    {"record", kString, record},
};

const AttackEdge& step(const ViewRows& rows, uint32_t row) { return rows.view.graph.edges[row]; }

Value findingsOf(const ViewRows& rows, uint32_t row) {
  std::vector<std::string> keys;
  for (const uint32_t finding : rows.view.graph.findings(step(rows, row)))
    keys.push_back(toHex(rows.view.findings.rows[finding].key));
  return texts(keys);
}

constexpr PropertyColumn kAttackColumns[] = {
    {"rule", kString,
     [](const ViewRows& rows, uint32_t row) { return text(rows.view.graph.ruleName(step(rows, row))); }},
    {"attack", kBoolean,
     [](const ViewRows& rows, uint32_t row) { return Value::boolean(step(rows, row).attack); }},
    {"live", kBoolean,
     [](const ViewRows& rows, uint32_t row) { return Value::boolean(step(rows, row).live); }},
    {"technique", kString,
     [](const ViewRows& rows, uint32_t row) { return text(rows.view.graph.technique(step(rows, row))); }},
    {"probability", kFloat,
     [](const ViewRows& rows, uint32_t row) {
       return step(rows, row).attack ? millionths(step(rows, row).probability) : Value();
     }},
    {"cost", kInteger,
     [](const ViewRows& rows, uint32_t row) { return Value::integer(step(rows, row).cost); }},
    {"findings", kStrings, findingsOf},
    {"because", kString,
     [](const ViewRows& rows, uint32_t row) { return text(because(rows.view, step(rows, row))); }},
};

template <ListColumn GrantColumns::*list>
Value grantTexts(const ViewRows& rows, uint32_t row) {
  const ListColumn& column = rows.view.tables.grants.*list;
  std::vector<std::string> out;
  for (uint32_t i = column.begin[row]; i < column.begin[row + 1]; ++i)
    out.emplace_back(rows.view.text(column.items[i]));
  return texts(out);
}
template <std::vector<StringId> GrantColumns::*column>
Value grantText(const ViewRows& rows, uint32_t row) {
  return text(rows.view.text((rows.view.tables.grants.*column)[row]));
}

constexpr PropertyColumn kGrantColumns[] = {
    {"kind", kString,
     [](const ViewRows& rows, uint32_t row) {
       return text(name(static_cast<GrantKind>(rows.view.tables.grants.kind[row])));
     }},
    {"effect", kString,
     [](const ViewRows& rows, uint32_t row) {
       return text(rows.view.tables.grants.deny[row] != 0 ? "deny" : "allow");
     }},
    {"system", kString, grantText<&GrantColumns::system>},
    {"actions", kStrings, grantTexts<&GrantColumns::actions>},
    {"except_actions", kStrings, grantTexts<&GrantColumns::exceptActions>},
    {"resources", kStrings, grantTexts<&GrantColumns::resources>},
    {"except_resources", kStrings, grantTexts<&GrantColumns::exceptResources>},
    {"names", kStrings, grantTexts<&GrantColumns::names>},
    {"principals", kStrings, grantTexts<&GrantColumns::principals>},
    {"scope", kString, grantText<&GrantColumns::scope>},
    {"condition", kString, grantText<&GrantColumns::condition>},
};

constexpr PropertyColumn kAffectedColumns[] = {
    {"finding", kString,
     [](const ViewRows& rows, uint32_t row) { return text(toHex(rows.view.findings.rows[row].key)); }},
    {"open", kBoolean,
     [](const ViewRows& rows, uint32_t row) {
       return Value::boolean(rows.view.enrichment.findings[row].state == State::kOpen);
     }},
    {"fix", kString, [](const ViewRows& rows, uint32_t row) { return text(fixOf(rows.view, row)); }},
};

}  // namespace

std::span<const PropertyColumn> columnsOf(EdgeTable table) {
  switch (table) {
    case EdgeTable::kRelations:
      return kRelationColumns;
    case EdgeTable::kAttack:
      return kAttackColumns;
    case EdgeTable::kGrants:
      return kGrantColumns;
    case EdgeTable::kAffected:
      return kAffectedColumns;
    default:
      return {};
  }
}

}  // namespace postern
