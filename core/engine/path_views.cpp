// SPDX-License-Identifier: Apache-2.0
// Attack paths in words: the list, one of them with all that is behind its steps, and two side by side.
#include <algorithm>

#include "base/text.h"
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/json_parts.h"
#include "engine/views.h"
#include "output/path_report.h"
#include "query/path_text.h"

namespace postern {
namespace {

Hop hopOf(const EstateView& view, uint32_t node) {
  Hop hop;
  hop.node = nodeId(node);
  hop.kind = nodeKind(view, node);
  hop.title = clipUtf8(view.graph.nodes[node].title, kMaxCell);
  hop.zone = clipUtf8(view.graph.nodes[node].zone, kMaxCell);
  hop.probability = 1'000'000;
  return hop;
}

std::optional<CutView> cutView(const Analysis& analysis, const PathCuts& cuts, const AttackPath& path) {
  const auto cut = cuts.cheapest(path);
  if (!cut) return std::nullopt;
  CutView out;
  const auto at = std::find(path.edges.begin(), path.edges.end(), cut->edges.front()) - path.edges.begin();
  out.step = static_cast<uint32_t>(at) + 1;
  Effort dearest = Effort::kMinutes;
  for (const uint32_t fix : cut->fixes) {
    const FixGroup& group = analysis.fixes()[fix];
    out.keys.push_back(toHex(group.key));
    out.titles.emplace_back(clipUtf8(group.title, kMaxCell));
    dearest = std::max(dearest, group.effort);
  }
  out.effort = name(dearest);
  out.paths = pathsThrough(analysis.view().graph, cut->edges);
  return out;
}

void writeFix(JsonWriter& out, const FixGroup& group) {
  out.beginObject().field("key", toHex(group.key)).field("title", clipUtf8(group.title, kMaxCell));
  out.field("effort", name(group.effort)).endObject();
}

void writeStep(JsonWriter& out, const Analysis& analysis, const PathCuts& cuts, uint32_t row) {
  const EstateView& view = analysis.view();
  const AttackEdge& edge = view.graph.edges[row];
  out.beginObject().field("edge", "e" + std::to_string(row)).field("from", nodeId(edge.from));
  out.field("to", nodeId(edge.to)).field("fromTitle", clipUtf8(view.graph.nodes[edge.from].title, kMaxCell));
  out.field("toTitle", clipUtf8(view.graph.nodes[edge.to].title, kMaxCell))
      .field("rule", view.graph.ruleName(edge));
  out.field("technique", view.graph.technique(edge));
  out.field("because", clipUtf8(because(view, edge), 4 * kMaxCell));
  out.key("probability").decimal(edge.probability, 6).field("paths", pathsThrough(view.graph, {row}));
  out.key("findings").beginArray();
  const auto findings = view.graph.findings(edge);
  for (size_t i = 0; i < std::min(findings.size(), kFindingsTold); ++i) {
    const uint32_t finding = findings[i];
    out.beginObject().field("key", toHex(view.findings.rows[finding].key));
    out.field("title", clipUtf8(titleOf(view, finding), kMaxCell));
    out.key("risk").decimal(view.scores.findings[finding].risk, 1);
    writeTexts(out, "sources", sourcesOf(view, finding, kRecordsTold));
    out.endObject();
  }
  out.endArray().field("moreFindings", findings.size() - std::min(findings.size(), kFindingsTold));
  out.key("sources").beginArray();
  for (const std::string& source : citedBy(view, edge)) out.string(source);
  out.endArray().key("fixes").beginArray();
  for (const uint32_t fix : cuts.closing(row)) writeFix(out, analysis.fixes()[fix]);
  out.endArray().endObject();
}

void writeSteps(JsonWriter& out, const Analysis& analysis, const PathCuts& cuts, std::string_view key,
                const std::vector<uint32_t>& edges, const std::vector<uint32_t>* in, bool shared) {
  out.key(key).beginArray();
  for (const uint32_t edge : edges) {
    const bool isIn = in != nullptr && std::find(in->begin(), in->end(), edge) != in->end();
    if (in == nullptr || isIn == shared) writeStep(out, analysis, cuts, edge);
  }
  out.endArray();
}

}  // namespace

PathView pathView(const Analysis& analysis, uint32_t path) {
  const EstateView& view = analysis.view();
  const AttackPath& from = view.graph.paths[path];
  PathView out;
  out.id = "p" + std::to_string(path);
  out.risk = from.risk;
  out.probability = from.probability;
  out.summary = pathSummary(view, from);
  out.weakestFix = weakestFix(view, from);
  for (const uint32_t row : from.edges) {
    const AttackEdge& edge = view.graph.edges[row];
    if (out.hops.empty()) out.hops.push_back(hopOf(view, edge.from));
    Hop hop = hopOf(view, edge.to);
    hop.edge = view.graph.ruleName(edge);
    hop.technique = view.graph.technique(edge);
    hop.because = clipUtf8(because(view, edge), 4 * kMaxCell);
    hop.probability = edge.probability;
    for (const uint32_t finding : view.graph.findings(edge))
      hop.findings.push_back(toHex(view.findings.rows[finding].key));
    out.hops.push_back(std::move(hop));
  }
  if (out.hops.empty()) out.hops.push_back(hopOf(view, from.target));
  out.from = out.hops.front().title;
  out.to = out.hops.back().title;
  return out;
}

Result<std::vector<PathView>> Engine::paths(uint64_t limit) const {
  return guarded([&]() -> Result<std::vector<PathView>> {
    std::vector<PathView> paths;
    if (!state_->analysis) return paths;
    const Analysis& analysis = *state_->analysis;
    const std::vector<AttackPath>& all = analysis.view().graph.paths;
    const PathCuts cuts(analysis.view(), analysis.fixes());
    const std::vector<uint32_t> order = differentFirst(all);
    std::vector<uint32_t> turns(all.size());
    for (uint32_t i = 0; i < order.size(); ++i) turns[order[i]] = i;
    for (uint32_t i = 0; i < std::min<uint64_t>(limit, all.size()); ++i) {
      paths.push_back(pathView(analysis, i));
      paths.back().turn = turns[i];
      paths.back().cut = cutView(analysis, cuts, all[i]);
    }
    return paths;
  });
}

Result<std::string> Engine::path(std::string_view id) const {
  return guarded([&]() -> Result<std::string> {
    if (!state_->analysis) return nothingAnalysed();
    const Analysis& analysis = *state_->analysis;
    const EstateView& view = analysis.view();
    const uint32_t row = parseId(id, 'p', view.graph.paths.size());
    if (row == kNone) return notFound("path", id);
    const PathCuts cuts(view, analysis.fixes());
    const AttackPath& path = view.graph.paths[row];
    JsonWriter out;
    out.beginObject();
    writeSteps(out, analysis, cuts, "steps", path.edges, nullptr, false);
    out.field("text", pathReport(view, path, cuts, analysis.fixes()));
    return out.endObject().take();
  });
}

Result<std::string> Engine::comparePaths(std::string_view a, std::string_view b) const {
  return guarded([&]() -> Result<std::string> {
    if (!state_->analysis) return nothingAnalysed();
    const Analysis& analysis = *state_->analysis;
    const std::vector<AttackPath>& paths = analysis.view().graph.paths;
    const uint32_t first = parseId(a, 'p', paths.size());
    if (first == kNone) return notFound("path", a);
    const uint32_t second = parseId(b, 'p', paths.size());
    if (second == kNone) return notFound("path", b);
    const PathCuts cuts(analysis.view(), analysis.fixes());
    const std::vector<uint32_t>& one = paths[first].edges;
    const std::vector<uint32_t>& other = paths[second].edges;
    JsonWriter out;
    out.beginObject();
    writeSteps(out, analysis, cuts, "shared", one, &other, true);
    writeSteps(out, analysis, cuts, "onlyA", one, &other, false);
    writeSteps(out, analysis, cuts, "onlyB", other, &one, false);
    out.key("both").beginArray();
    uint32_t through = 0;
    if (const auto cut = cuts.cheapestOfBoth(paths[first], paths[second])) {
      for (const uint32_t fix : cut->fixes) writeFix(out, analysis.fixes()[fix]);
      through = pathsThrough(analysis.view().graph, cut->edges);
    }
    return out.endArray().field("paths", through).endObject().take();
  });
}

}  // namespace postern
