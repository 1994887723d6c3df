// SPDX-License-Identifier: Apache-2.0
// See graph_ask.h.
#include "query/views/graph_ask.h"

#include "base/diagnostics.h"
#include "query/cypher/number_text.h"
#include "read/json_parser.h"

namespace postern {
namespace {

using cypher::Value;

/// Values inside each other; JSON itself is bounded by its parser.
Value valueFrom(Node node) {
  switch (node.kind()) {
    case NodeKind::kBool:
      return Value::boolean(node.isTrue());
    case NodeKind::kNumber: {
      const bool whole = node.text().find_first_of(".eE") == std::string_view::npos;
      if (const auto number = node.integer(); whole && number) return Value::integer(*number);
      const auto real = cypher::parseFloat(node.text());
      return real ? Value::real(*real) : Value();
    }
    case NodeKind::kString:
      return Value::string(std::string(node.text()));
    case NodeKind::kArray: {
      cypher::List list;
      for (const Node item : node.items()) list.push_back(valueFrom(item));
      return Value::list(std::move(list));
    }
    case NodeKind::kObject: {
      cypher::Map map;
      for (const auto [key, value] : node.members()) map.set(std::string(key), valueFrom(value));
      return Value::map(std::move(map));
    }
    default:
      return {};
  }
}

Result<cypher::Map> parametersFrom(std::string_view json) {
  cypher::Map map;
  if (json.empty()) return map;
  Diagnostics diagnostics;
  Tape tape;
  JsonParser parser(json, diagnostics);
  if (!parser.parse(tape) || !tape.root().isObject())
    return makeError(ErrorCode::kMalformed, "parameters are one JSON object");
  for (const auto [key, value] : tape.root().members()) map.set(std::string(key), valueFrom(value));
  return map;
}

Result<cypher::Query> parsed(std::string_view language, std::string_view text) {
  if (language != "cypher" && !language.empty())
    return makeError(ErrorCode::kNotFound, "there is no query language \"" + std::string(language) + "\"");
  cypher::QueryError error;
  auto query = cypher::parseQuery(text, error);
  if (!query) return cypher::toError(error, text);
  return std::move(*query);
}

}  // namespace

Status checkAsk(std::string_view language, std::string_view text) {
  const auto query = parsed(language, text);
  if (!query) return query.error();
  return Done{};
}

Result<GraphRows> askGraph(const cypher::PropertyGraph& graph, const GraphAsk& ask) {
  const auto query = parsed(ask.language, ask.text);
  if (!query) return query.error();
  const auto parameters = parametersFrom(ask.parameters);
  if (!parameters) return parameters.error();
  cypher::RunOptions options;
  options.maxRows = ask.maxRows + 1;
  options.maxSteps = ask.maxSteps;
  options.stop = ask.stop;
  options.now.epochSeconds = ask.now == kNoTime ? 0 : ask.now;
  GraphRows out;
  out.columns = query.value().columns();
  const auto take = [&](std::span<const Value> row) {
    if (out.rows.size() == ask.maxRows) {
      out.cut = true;
      return false;
    }
    out.rows.emplace_back(row.begin(), row.end());
    return true;
  };
  cypher::QueryError error;
  if (!cypher::runQuery(graph, query.value(), parameters.value(), options, take, error))
    return cypher::toError(error, ask.text);
  return out;
}

Result<std::string> explainAsk(const cypher::PropertyGraph& graph, const GraphAsk& ask) {
  const auto query = parsed(ask.language, ask.text);
  if (!query) return query.error();
  return cypher::explainQuery(graph, query.value());
}

}  // namespace postern
