// SPDX-License-Identifier: Apache-2.0
// Attack rules that are being written: what is wrong with them, and which steps they would add.
#include <algorithm>

#include "base/text.h"
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/views.h"
#include "graph/explain.h"

namespace postern {
namespace {

constexpr size_t kMostSteps = 200;

void writeProblems(JsonWriter& out, const std::vector<Error>& problems) {
  out.key("problems").beginArray();
  for (const Error& problem : problems)
    out.beginObject().field("where", problem.where).field("message", problem.message).endObject();
  out.endArray();
}

void writeSteps(JsonWriter& out, const EstateView& view, const AttackGraph& graph) {
  out.field("count", graph.edges.size()).key("steps").beginArray();
  for (size_t row = 0; row < std::min(graph.edges.size(), kMostSteps); ++row) {
    const AttackEdge& edge = graph.edges[row];
    out.beginObject().field("from", clipUtf8(graph.nodes[edge.from].title, kMaxCell));
    out.field("to", clipUtf8(graph.nodes[edge.to].title, kMaxCell));
    out.field("rule", graph.ruleName(edge)).field("technique", graph.technique(edge));
    out.field("gives", edge.gives == Foothold::kReached ? "reached" : "controlled");
    out.key("probability").decimal(edge.probability, 6);
    out.field("because",
              clipUtf8(becauseOf({view.tables, view.identities, view.findings}, graph, edge), kMaxCell));
    out.endObject();
  }
  out.endArray();
}

}  // namespace

Result<std::string> Engine::tryRules(std::string_view yaml) const {
  return guarded([&]() -> Result<std::string> {
    if (!state_->analysis) return nothingAnalysed();
    const EstateView& view = state_->analysis->view();
    const AttackGraph graph =
        postern::tryRules(view.tables, view.identities, view.findings, view.enrichment, yaml);
    JsonWriter out;
    out.beginObject();
    writeProblems(out, graph.ruleProblems);
    writeSteps(out, view, graph);
    return out.endObject().take();
  });
}

}  // namespace postern
