// SPDX-License-Identifier: Apache-2.0
// What to do about the attack graph: a plan within a budget, the cheapest cut, choke points, what if, and how
// far control of a node reaches. Risks are thousandths of the sum of path_risk.h.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/views.h"
#include "graph/analysis/blast_radius.h"
#include "graph/analysis/choke_points.h"
#include "graph/analysis/cut.h"
#include "graph/analysis/fix_plan.h"
#include "graph/analysis/path_diff.h"
#include "graph/analysis/scenario.h"
#include "graph/analysis/what_if.h"
#include "graph/graph_nodes.h"
#include "graph/path_search.h"
#include "query/path_text.h"

namespace postern {
namespace {

constexpr size_t kMostListed = 100;

std::vector<FixOption> mendsOf(const Analysis& analysis) {
  std::vector<FixOption> out;
  for (const FixGroup& group : analysis.fixes()) {
    FixOption option;
    option.key = toHex(group.key);
    option.title = group.title;
    option.effort = effortPoints(group.effort);
    for (const uint32_t finding : group.findings) {
      if (std::find(group.unfixed.begin(), group.unfixed.end(), finding) == group.unfixed.end())
        option.findings.push_back(finding);
    }
    if (!option.findings.empty()) out.push_back(std::move(option));
  }
  return out;
}

StepAlternatives alternativesOf(const EstateView& view) {
  return {view.tables, view.identities, view.findings, view.enrichment};
}

void writeOption(JsonWriter& out, const FixOption& option) {
  out.field("act", name(option.act)).field("key", option.act == FixAct::kMend ? option.key : "");
  out.field("title", clipUtf8(option.title, kMaxCell)).field("effort", option.effort);
  out.field("node", option.node == kNone ? "" : nodeId(option.node));
}

void writeRisk(JsonWriter& out, std::string_view key, uint64_t thousandths) {
  out.key(key).decimal(static_cast<int64_t>(thousandths), 3);
}

void writeCut(JsonWriter& out, const EstateView& view, const FixModel& model) {
  const MinimumCut cut = minimumCut(model.graph);
  out.key("cut").beginObject().field("effort", cut.effort).field("bound", cut.bound);
  out.field("exact", cut.exact()).field("uncut", cut.uncut.size()).key("options").beginArray();
  for (const uint32_t fix : cut.fixes) {
    out.beginObject();
    writeOption(out, model.options[fix]);
    out.endObject();
  }
  out.endArray().key("steps").beginArray();
  std::set<uint32_t> edges;
  for (const uint32_t arc : cut.arcs) {
    if (const uint32_t edge = model.graph.tag(arc); edge != kNone) edges.insert(edge);
  }
  for (const uint32_t edge : edges) {
    out.beginObject().field("from", nodeId(view.graph.edges[edge].from));
    out.field("to", nodeId(view.graph.edges[edge].to)).endObject();
  }
  out.endArray().endObject();
}

void writePoints(JsonWriter& out, const EstateView& view, std::string_view key,
                 const std::vector<ChokePoint>& points, bool areNodes) {
  out.key(key).beginArray();
  for (size_t i = 0; i < std::min(points.size(), kMostListed); ++i) {
    const ChokePoint& it = points[i];
    out.beginObject();
    if (areNodes) {
      out.field("id", nodeId(it.row)).field("kind", nodeKind(view, it.row));
      out.field("title", clipUtf8(view.graph.nodes[it.row].title, kMaxCell));
    } else {
      out.field("id", toHex(view.findings.rows[it.row].key)).field("kind", "finding");
      out.field("title", clipUtf8(titleOf(view, it.row), kMaxCell));
    }
    out.field("paths", it.paths).field("targets", it.targets);
    out.key("share").decimal(it.riskPerMillion, 6).endObject();
  }
  out.endArray();
}

/// The stable mark of one of a request; nullopt for what names nothing.
std::optional<ScenarioMark> stableMark(const EstateView& view, const WhatIfMark& mark) {
  ScenarioMark out;
  const uint32_t node = parseId(mark.node, 'n', view.graph.nodes.size());
  out.key = mark.kind == "fixed" ? mark.finding : node == kNone ? "" : view.graph.nodes[node].key;
  for (const MarkKind kind : {MarkKind::kFixed, MarkKind::kIsolated, MarkKind::kExposed}) {
    if (name(kind) != mark.kind || out.key.empty()) continue;
    out.kind = kind;
    return out;
  }
  return std::nullopt;
}

void writeDifference(JsonWriter& out, const AttackGraph& graph, const PathDifference& it) {
  out.beginObject().field("change", name(it.change));
  out.field("before", it.before == kNone ? "" : "p" + std::to_string(it.before)).key("riskBefore");
  out.decimal(it.riskBefore, 3).key("riskAfter").decimal(it.riskAfter, 3).key("nodes").beginArray();
  for (const std::string& key : it.nodes) {
    const uint32_t row = nodeByKey(graph, key);
    out.string(clipUtf8(row == kNone ? key : graph.nodes[row].title, kMaxCell));
  }
  out.endArray().endObject();
}

void writeRadius(JsonWriter& out, const EstateView& view, std::string_view key,
                 const std::vector<RadiusNode>& nodes) {
  out.key(key).beginArray();
  for (const RadiusNode& it : nodes) {
    out.beginObject().field("id", nodeId(it.node)).field("hops", it.hops);
    out.field("title", clipUtf8(view.graph.nodes[it.node].title, kMaxCell));
    out.field("matters", view.graph.nodes[it.node].matters);
    out.key("probability").decimal(it.probability, 6).endObject();
  }
  out.endArray();
}

}  // namespace

Result<std::string> Engine::fixPlan(uint64_t fixes, uint64_t effort) const {
  return guarded([&]() -> Result<std::string> {
    if (!state_->analysis) return nothingAnalysed();
    const EstateView& view = state_->analysis->view();
    const FixModel model = makeFixModel(view.graph, alternativesOf(view), mendsOf(*state_->analysis));
    PlanBudget budget;
    if (fixes != 0) budget.fixes = static_cast<uint32_t>(std::min<uint64_t>(fixes, kNone - 1));
    if (effort != 0) budget.effort = effort;
    const FixPlan plan = planFixes(model.graph, budget);
    JsonWriter out;
    out.beginObject();
    writeRisk(out, "riskBefore", plan.riskBefore);
    writeRisk(out, "riskAfter", plan.riskAfter);
    writeRisk(out, "bound", plan.bound);
    out.field("exact", plan.exact()).field("effort", plan.effort).key("steps").beginArray();
    for (const FixPlan::Step& step : plan.steps) {
      out.beginObject();
      writeOption(out, model.options[step.fix]);
      writeRisk(out, "riskAfter", step.riskAfter);
      out.endObject();
    }
    out.endArray();
    writeCut(out, view, model);
    return out.endObject().take();
  });
}

Result<std::string> Engine::chokePoints() const {
  return guarded([&]() -> Result<std::string> {
    if (!state_->analysis) return nothingAnalysed();
    const EstateView& view = state_->analysis->view();
    const ChokePoints points = postern::chokePoints(view.graph);
    JsonWriter out;
    out.beginObject();
    writePoints(out, view, "nodes", points.nodes, true);
    writePoints(out, view, "findings", points.findings, false);
    return out.endObject().take();
  });
}

Result<std::string> Engine::whatIf(const WhatIfRequest& request) const {
  return guarded([&]() -> Result<std::string> {
    if (!state_->analysis) return nothingAnalysed();
    const EstateView& view = state_->analysis->view();
    auto kept = readScenarios(setting(kScenarioSetting));
    if (!kept) return kept.error();
    Scenario scenario{request.keep.empty() ? "what if" : request.keep, {}, {}};
    for (const WhatIfMark& mark : request.marks) {
      if (auto stable = stableMark(view, mark)) scenario.marks.push_back(std::move(*stable));
    }
    for (const Scenario& it : kept.value()) {
      if (it.name == request.scenario) scenario = it;
    }
    const ResolvedScenario resolved = resolve(scenario, view.graph, view.findings);
    const AttackGraph after =
        changed(view.graph, alternativesOf(view), resolved.changes, view.findingCount());
    const PathDiff diff = diffPaths(view.graph, after);
    JsonWriter out;
    out.beginObject();
    writeRisk(out, "riskBefore", diff.riskBefore);
    writeRisk(out, "riskAfter", diff.riskAfter);
    out.field("pathsBefore", view.graph.paths.size()).field("pathsAfter", after.paths.size());
    out.field("marks", scenario.marks.size()).field("unknown", resolved.unknown.size());
    out.key("changes").beginArray();
    for (size_t i = 0; i < std::min(diff.paths.size(), kMostListed); ++i)
      writeDifference(out, view.graph, diff.paths[i]);
    out.endArray().key("scenarios").beginArray();
    for (const Scenario& it : kept.value()) out.string(it.name);
    out.endArray();
    if (!request.keep.empty()) {
      std::erase_if(kept.value(), [&](const Scenario& it) { return it.name == scenario.name; });
      kept.value().push_back(scenario);
      out.field("setting", writeScenarios(kept.value()));
    }
    return out.endObject().take();
  });
}

Result<std::string> Engine::blastRadius(std::string_view node) const {
  return guarded([&]() -> Result<std::string> {
    if (!state_->analysis) return nothingAnalysed();
    const EstateView& view = state_->analysis->view();
    const uint32_t row = parseId(node, 'n', view.graph.nodes.size());
    if (row == kNone) return notFound("node", node);
    const BlastRadius radius = postern::blastRadius(view.graph, row);
    JsonWriter out;
    out.beginObject().field("targets", radius.targets).field("starts", radius.starts);
    writeRisk(out, "risk", radius.risk);
    writeRadius(out, view, "forward", radius.forward);
    writeRadius(out, view, "backward", radius.backward);
    return out.endObject().take();
  });
}

}  // namespace postern
