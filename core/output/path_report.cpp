// SPDX-License-Identifier: Apache-2.0
// See path_report.h.
#include "output/path_report.h"

#include <algorithm>
#include <span>

#include "base/json_writer.h"
#include "base/text.h"
#include "graph/explain.h"
#include "query/path_text.h"

namespace postern {
namespace {

constexpr size_t kMaxText = 300;

void tellFindings(const EstateView& view, std::span<const uint32_t> findings, std::string& out) {
  for (size_t i = 0; i < std::min(findings.size(), kFindingsTold); ++i) {
    const uint32_t row = findings[i];
    out += "   Finding: " + told(titleOf(view, row)) + " (risk " +
           formatDecimal(view.scores.findings[row].risk, 1) + ")\n";
    for (const std::string& source : sourcesOf(view, row, kRecordsTold))
      out += "     Source: " + told(source) + "\n";
  }
  if (findings.size() > kFindingsTold) {
    out += "   and " + std::to_string(findings.size() - kFindingsTold) +
           " more findings that open the same step\n";
  }
}

void tellCut(const EstateView& view, const AttackPath& path, const PathCuts& cuts,
             const std::vector<FixGroup>& fixes, std::string& out) {
  const auto cut = cuts.cheapest(path);
  if (!cut) {
    out += "No step of it can be closed by a fix that is known.\n";
    return;
  }
  const auto at = std::find(path.edges.begin(), path.edges.end(), cut->edges.front()) - path.edges.begin();
  out += "Cheapest way to cut it: close step " + std::to_string(at + 1) + ", which " +
         std::to_string(pathsThrough(view.graph, cut->edges)) + " of " +
         std::to_string(view.graph.paths.size()) + " known paths take\n";
  for (const uint32_t fix : cut->fixes)
    out += "   " + told(fixes[fix].title) + " (" + std::string(name(fixes[fix].effort)) + ")\n";
}

}  // namespace

std::string told(std::string_view text) {
  std::string out(clipUtf8(text, kMaxText));
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7f) c = ' ';
  }
  return out;
}

std::string percentOf(uint32_t millionths) {
  if (millionths > 0 && millionths < 10'000) return "less than 1 %";
  return std::to_string((millionths + 5'000) / 10'000) + " %";
}

std::string sourceOf(const EstateView& view, uint32_t observation) {
  const uint32_t report = view.tables.observationReport[observation];
  return view.tables.reports[report].name + " " + recordOf(view, observation);
}

std::vector<std::string> sourcesOf(const EstateView& view, uint32_t finding, size_t most) {
  std::vector<std::string> out;
  const size_t members = view.findings.rows[finding].members;
  for (size_t i = 0; i < std::min(members, most); ++i)
    out.push_back(sourceOf(view, membersOf(view, finding)[i]));
  return out;
}

std::vector<std::string> citedBy(const EstateView& view, const AttackEdge& edge) {
  const auto grounds = view.graph.grounds(edge);
  const std::vector<Citation> cited =
      citationsOf({view.tables, view.identities, view.findings}, view.graph, edge);
  std::vector<std::string> out;
  for (size_t i = 0; i < cited.size(); ++i) {
    if (groundKind(grounds[i]) == GroundKind::kFinding || cited[i].report.empty()) continue;
    std::string told = cited[i].report;
    if (!cited[i].record.empty()) told += " " + cited[i].record;
    if (std::find(out.begin(), out.end(), told) == out.end()) out.push_back(std::move(told));
  }
  return out;
}

std::string pathReport(const EstateView& view, const AttackPath& path, const PathCuts& cuts,
                       const std::vector<FixGroup>& fixes) {
  const AttackGraph& graph = view.graph;
  const std::string from = path.edges.empty() ? graph.nodes[path.target].title
                                              : graph.nodes[graph.edges[path.edges[0]].from].title;
  std::string out = "Attack path: " + told(from) + " -> " + told(graph.nodes[path.target].title) + "\n";
  out += "Risk " + formatDecimal((path.risk + 50) / 100, 1) + " of 100, " + percentOf(path.probability) +
         " likely over " + std::to_string(path.edges.size()) +
         (path.edges.size() == 1 ? " step\n\n" : " steps\n\n");
  for (size_t i = 0; i < path.edges.size(); ++i) {
    const AttackEdge& edge = graph.edges[path.edges[i]];
    out += std::to_string(i + 1) + ". " + told(graph.nodes[edge.from].title) + " -> " +
           told(graph.nodes[edge.to].title) + "\n   Technique: " +
           (graph.technique(edge).empty() ? "none named" : std::string(graph.technique(edge))) + " (" +
           std::string(graph.ruleName(edge)) + "), " + percentOf(edge.probability) + " likely\n";
    if (const std::string reason = because(view, edge); !reason.empty())
      out += "   Because: " + told(reason) + "\n";
    for (const std::string& source : citedBy(view, edge)) out += "   Source: " + told(source) + "\n";
    tellFindings(view, graph.findings(edge), out);
  }
  out += "\n";
  tellCut(view, path, cuts, fixes, out);
  return out;
}

}  // namespace postern
