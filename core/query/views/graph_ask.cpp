// SPDX-License-Identifier: Apache-2.0
// See graph_ask.h.
#include "query/views/graph_ask.h"

#include "base/diagnostics.h"
#include "query/cypher/number_text.h"
#include "query/gremlin/gremlin.h"
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

Result<gremlin::Gremlin> parsedGremlin(std::string_view text) {
  cypher::QueryError error;
  auto traversal = gremlin::parseGremlin(text, error);
  if (!traversal) return cypher::toError(error, text);
  return std::move(*traversal);
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
  if (language == "gremlin") {
    const auto traversal = parsedGremlin(text);
    if (!traversal) return traversal.error();
    return Done{};
  }
  const auto query = parsed(language, text);
  if (!query) return query.error();
  return Done{};
}

namespace {

Status runAsk(const cypher::PropertyGraph& graph, const GraphAsk& ask, const cypher::RunOptions& options,
              cypher::RowSink take, std::vector<std::string>& columns) {
  const auto parameters = parametersFrom(ask.parameters);
  if (!parameters) return parameters.error();
  cypher::QueryError error;
  bool good = false;
  if (ask.language == "gremlin") {
    const auto traversal = parsedGremlin(ask.text);
    if (!traversal) return traversal.error();
    columns = {"result"};
    good = gremlin::runGremlin(graph, traversal.value(), options, take, error);
  } else {
    const auto query = parsed(ask.language, ask.text);
    if (!query) return query.error();
    columns = query.value().columns();
    good = cypher::runQuery(graph, query.value(), parameters.value(), options, take, error);
  }
  if (!good) return cypher::toError(error, ask.text);
  return Done{};
}

}  // namespace

Result<GraphRows> askGraph(const cypher::PropertyGraph& graph, const GraphAsk& ask) {
  cypher::RunOptions options;
  options.maxRows = ask.maxRows + 1;
  options.maxSteps = ask.maxSteps;
  options.stop = ask.stop;
  options.now.epochSeconds = ask.now == kNoTime ? 0 : ask.now;
  GraphRows out;
  const auto take = [&](std::span<const Value> row) {
    if (out.rows.size() == ask.maxRows) {
      out.cut = true;
      return false;
    }
    out.rows.emplace_back(row.begin(), row.end());
    return true;
  };
  if (const Status done = runAsk(graph, ask, options, take, out.columns); !done) return done.error();
  return out;
}

Result<std::string> explainAsk(const cypher::PropertyGraph& graph, const GraphAsk& ask) {
  if (ask.language == "gremlin")
    return makeError(ErrorCode::kBadQuery,
                     "a Gremlin traversal runs step by step as written: it has no plan");
  const auto query = parsed(ask.language, ask.text);
  if (!query) return query.error();
  return cypher::explainQuery(graph, query.value());
}

}  // namespace postern
