// SPDX-License-Identifier: Apache-2.0
// Graph views and questions to them.
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/json_parts.h"
#include "engine/views.h"
#include "output/graph_export.h"
#include "output/query_rows.h"
#include "query/views/graph_ask.h"
#include "query/views/query_book.h"
#include "query/views/value_json.h"

namespace postern {
namespace {

/// Elements told beside the rows: what a page draws. The rows are complete without.
constexpr size_t kMaxElementsTold = 5'000;

void writeQueries(JsonWriter& out, const QueriesRead& read) {
  out.key("queries").beginArray();
  for (const NamedQuery& it : read.queries) {
    out.beginObject().field("name", it.name).field("title", it.title).field("view", it.view);
    out.field("language", it.language).field("text", it.text).field("parameters", it.parameters).endObject();
  }
  out.endArray();
}

void writeProblems(JsonWriter& out, const ViewCatalog& catalog, const QueriesRead& queries) {
  out.key("problems").beginArray();
  for (const Error& problem : catalog.problems()) writeError(out, problem);
  for (const Error& problem : queries.problems) writeError(out, problem);
  out.endArray();
}

std::string rowsJson(const GraphView& view, const GraphRows& rows) {
  JsonWriter out;
  out.beginObject().field("view", view.name()).key("columns").beginArray();
  for (const std::string& column : rows.columns) out.string(column);
  out.endArray().key("rows").beginArray();
  GraphElements elements;
  for (const auto& row : rows.rows) {
    out.beginArray();
    for (const cypher::Value& value : row) {
      writeValue(out, value);
      if (elements.nodes.size() < kMaxElementsTold) elements.add(view, value);
    }
    out.endArray();
  }
  out.endArray().field("more", rows.cut).key("nodes").beginArray();
  for (const uint32_t node : elements.nodes) writeNode(out, view, node);
  out.endArray().key("relationships").beginArray();
  for (const uint32_t relationship : elements.relationships) writeRelationship(out, view, relationship);
  return out.endArray().endObject().take();
}

Result<const GraphView*> chosenView(ViewCatalog& catalog, std::string_view name, std::string_view yaml) {
  return yaml.empty() ? catalog.view(name) : catalog.viewOf(yaml);
}

/// The request with what its named query says.
Result<QueryRequest> resolved(const QueryRequest& request, std::string_view setting) {
  QueryRequest out = request;
  if (request.named.empty()) return out;
  auto named = namedQuery(setting, request.named);
  if (!named) return named.error();
  out.text = named.value().text;
  out.language = named.value().language;
  if (out.view.empty()) out.view = named.value().view;
  if (out.parameters.empty()) out.parameters = named.value().parameters;
  return out;
}

GraphAsk askOf(const QueryRequest& request, UnixSeconds now) {
  GraphAsk ask;
  ask.language = request.language;
  ask.text = request.text;
  ask.parameters = request.parameters;
  ask.maxRows = request.maxRows;
  ask.maxSteps = request.maxSteps;
  ask.now = now;
  ask.stop = request.stop;
  return ask;
}

}  // namespace

Result<std::string> Engine::graphViews() {
  return guarded([&]() -> Result<std::string> {
    if (!state_->analysis) return nothingAnalysed();
    const ViewCatalog& catalog = state_->analysis->graphs(setting(kViewsSetting));
    const QueriesRead queries = readQueries(setting(kQueriesSetting));
    JsonWriter out;
    out.beginObject().key("views").beginArray();
    for (const ViewDefinition& it : catalog.definitions()) {
      out.beginObject().field("name", it.name).field("title", it.title);
      out.field("builtIn", catalog.isBuiltIn(it.name)).endObject();
    }
    out.endArray();
    writeQueries(out, queries);
    writeProblems(out, catalog, queries);
    return out.endObject().take();
  });
}

Result<std::string> Engine::graphView(std::string_view name, std::string_view yaml) {
  return guarded([&]() -> Result<std::string> {
    if (!state_->analysis) return nothingAnalysed();
    const auto chosen = chosenView(state_->analysis->graphs(setting(kViewsSetting)), name, yaml);
    if (!chosen) return chosen.error();
    const GraphView& view = *chosen.value();
    JsonWriter out;
    out.beginObject().field("name", view.name()).field("nodes", view.nodeCount());
    out.field("relationships", view.relationshipCount()).key("labels").beginArray();
    for (uint32_t i = 0; i < view.labelCount(); ++i) {
      out.beginObject()
          .field("name", view.labelName(i))
          .field("count", view.nodesWithLabel(i).size())
          .endObject();
    }
    out.endArray().key("types").beginArray();
    for (uint32_t i = 0; i < view.typeCount(); ++i) {
      out.beginObject()
          .field("name", view.typeName(i))
          .field("count", view.relationshipsOfType(i))
          .endObject();
    }
    out.endArray().key("keys").beginArray();
    for (uint32_t i = 0; i < view.keyCount(); ++i) out.string(view.keyName(i));
    return out.endArray().endObject().take();
  });
}

/// Runs `use` on the view and the question, with the named query's parts in place.
template <typename Use>
Result<std::string> Engine::asked(const QueryRequest& request, Use use) {
  return guarded([&]() -> Result<std::string> {
    if (!state_->analysis) return nothingAnalysed();
    const auto whole = resolved(request, setting(kQueriesSetting));
    if (!whole) return whole.error();
    const auto view = chosenView(state_->analysis->graphs(setting(kViewsSetting)), whole.value().view,
                                 whole.value().viewYaml);
    if (!view) return view.error();
    return use(*view.value(), askOf(whole.value(), state_->analysis->view().now));
  });
}

Result<std::string> Engine::query(const QueryRequest& request) {
  return asked(request, [](const GraphView& view, const GraphAsk& ask) -> Result<std::string> {
    const auto rows = askGraph(view, ask);
    if (!rows) return rows.error();
    return rowsJson(view, rows.value());
  });
}

Result<std::string> Engine::exportQuery(const QueryRequest& request, std::string_view kind) {
  return asked(request, [&](const GraphView& view, const GraphAsk& ask) -> Result<std::string> {
    if (kind == "plan") return explainAsk(view, ask);
    if (kind != "csv" && kind != "table") return notFound("kind of answer", kind);
    const auto rows = askGraph(view, ask);
    if (!rows) return rows.error();
    return kind == "csv" ? rowsCsv(view, rows.value()) : rowsTable(view, rows.value());
  });
}

Result<std::vector<NamedBlob>> Engine::exportGraph(std::string_view name, std::string_view yaml) {
  return guarded([&]() -> Result<std::vector<NamedBlob>> {
    if (!state_->analysis) return nothingAnalysed();
    const auto view = chosenView(state_->analysis->graphs(setting(kViewsSetting)), name, yaml);
    if (!view) return view.error();
    std::vector<NamedBlob> files;
    for (GraphFile& file : graphFiles(*view.value()))
      files.push_back({std::move(file.name), std::move(file.bytes)});
    return files;
  });
}

}  // namespace postern
