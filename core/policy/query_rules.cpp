// SPDX-License-Identifier: Apache-2.0
// See query_rules.h.
#include "policy/query_rules.h"

#include "query/views/graph_ask.h"
#include "query/views/value_json.h"

namespace postern {
namespace {

/// What the row is about: the first node or relationship's end in it, else its first value.
Matched matchedOf(const GraphView& graph, const GraphRows& rows, const std::vector<cypher::Value>& row) {
  Matched matched;
  for (size_t i = 0; i < row.size(); ++i) {
    const std::string text = valueText(graph, row[i]);
    if (i == 0) matched.title = row[i].is(cypher::Kind::kNode) ? nodeTitle(graph, row[i].id()) : text;
    matched.reason += (i > 0 ? "; " : "") + rows.columns[i] + ": " + text;
    if (!row[i].is(cypher::Kind::kNode) || !matched.asset.empty()) continue;
    const NodeRef ref = graph.rowOf(row[i].id());
    if (const AssetId asset = ref.table == NodeTable::kAssets ? ref.row : kNone; asset != kNone)
      matched.asset = nodeTitle(graph, row[i].id());
  }
  matched.key = toHex(hashContent(matched.reason));
  return matched;
}

}  // namespace

void QueryRules::refuse(const Error& error, RuleResult& result) {
  answered_ = false;
  Matched matched;
  matched.title = "The query could not be answered";
  matched.reason = error.where.empty() ? error.message : error.where + ": " + error.message;
  matched.key = toHex(hashContent(matched.reason));
  result.violations.push_back(std::move(matched));
}

void QueryRules::answer(const PolicyRule& rule, RuleResult& result) {
  answered_ = true;
  NamedQuery query;
  query.text = rule.query.text;
  query.language = "cypher";
  if (!rule.query.named.empty()) {
    auto named = namedQuery(settings_.queries, rule.query.named);
    if (!named) return refuse(named.error(), result);
    query = std::move(named).value();
  }
  if (!rule.query.view.empty()) query.view = rule.query.view;
  if (!catalog_) catalog_.emplace(view_, counts_, settings_.views);
  const auto graph = catalog_->view(query.view);
  if (!graph) return refuse(graph.error(), result);
  GraphAsk ask;
  ask.language = query.language;
  ask.text = query.text;
  ask.parameters = query.parameters;
  ask.maxRows = kMaxRuleRows;
  ask.maxSteps = kMaxRuleSteps;
  ask.now = view_.now;
  const auto rows = askGraph(*graph.value(), ask);
  if (!rows) return refuse(rows.error(), result);
  result.checked = graph.value()->nodeCount();
  for (const auto& row : rows.value().rows)
    result.violations.push_back(matchedOf(*graph.value(), rows.value(), row));
}

}  // namespace postern
