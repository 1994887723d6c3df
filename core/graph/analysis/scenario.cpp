// SPDX-License-Identifier: Apache-2.0
// See scenario.h.
#include "graph/analysis/scenario.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/json_writer.h"
#include "graph/graph_nodes.h"
#include "read/located_yaml.h"

namespace postern {
namespace {

constexpr MarkKind kMarkKinds[] = {MarkKind::kFixed, MarkKind::kIsolated, MarkKind::kDisconnected,
                                   MarkKind::kExposed};

bool readMark(LocatedYaml& yaml, Node node, std::vector<ScenarioMark>& marks) {
  if (node.kind() != NodeKind::kObject || node.size() != 1)
    return yaml.problem(node, "a mark is one of fixed:, isolated:, disconnected:, exposed:");
  yaml.expectKeys(node, "a mark", {"fixed", "isolated", "disconnected", "exposed"});
  for (const MarkKind kind : kMarkKinds) {
    if (node[name(kind)].kind() == NodeKind::kMissing) continue;
    ScenarioMark mark;
    mark.kind = kind;
    const std::vector<std::string> keys = yaml.texts(node, name(kind));
    if (keys.size() != (kind == MarkKind::kDisconnected ? 2U : 1U) || keys[0].empty())
      return yaml.problem(node, std::string(name(kind)) +
                                    (kind == MarkKind::kDisconnected ? ": needs two keys" : ": needs a key"));
    mark.key = keys[0];
    if (kind == MarkKind::kDisconnected) mark.to = keys[1];
    marks.push_back(std::move(mark));
  }
  return true;
}

bool readScenario(LocatedYaml& yaml, Node node, std::set<std::string>& names, std::vector<Scenario>& out) {
  if (node.kind() != NodeKind::kObject) return yaml.problem(node, "a scenario has name: and marks:");
  yaml.expectKeys(node, "a scenario", {"name", "note", "marks"});
  Scenario scenario;
  scenario.name = yaml.text(node, "name");
  scenario.note = yaml.text(node, "note");
  if (scenario.name.empty()) return yaml.problem(node, "a scenario needs a name");
  if (!names.insert(scenario.name).second)
    return yaml.problem(node, "two scenarios are called \"" + scenario.name + "\"");
  const Node marks = node["marks"];
  if (marks.kind() != NodeKind::kMissing && marks.kind() != NodeKind::kNull &&
      marks.kind() != NodeKind::kArray)
    return yaml.problem(marks, "marks: is a list");
  if (marks.size() > kMaxScenarioMarks) return yaml.problem(marks, "more than 10,000 marks");
  for (const Node mark : marks.items()) readMark(yaml, mark, scenario.marks);
  out.push_back(std::move(scenario));
  return true;
}

}  // namespace

std::string_view name(MarkKind kind) {
  switch (kind) {
    case MarkKind::kFixed:
      return "fixed";
    case MarkKind::kIsolated:
      return "isolated";
    case MarkKind::kDisconnected:
      return "disconnected";
    case MarkKind::kExposed:
      break;
  }
  return "exposed";
}

Result<std::vector<Scenario>> readScenarios(std::string_view text) {
  std::vector<Scenario> out;
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return out;
  LocatedYaml yaml(text, "scenarios", ErrorCode::kMalformed);
  if (yaml.isReadable()) {
    yaml.expectKeys(yaml.root(), "the document", {"scenarios"});
    const Node list = yaml.root()["scenarios"];
    std::set<std::string> names;
    if (list.kind() != NodeKind::kArray) {
      yaml.problem(list, "scenarios: is a list");
    } else if (list.size() > kMaxScenarios) {
      yaml.problem(list, "more than 200 scenarios");
    } else {
      for (const Node scenario : list.items()) readScenario(yaml, scenario, names, out);
    }
  }
  if (!yaml.problems().empty()) return yaml.problems().front();
  return out;
}

std::string writeScenarios(const std::vector<Scenario>& scenarios) {
  JsonWriter out;
  out.beginObject().key("scenarios").beginArray();
  for (const Scenario& scenario : scenarios) {
    out.beginObject().field("name", scenario.name);
    if (!scenario.note.empty()) out.field("note", scenario.note);
    out.key("marks").beginArray();
    for (const ScenarioMark& mark : scenario.marks) {
      out.beginObject().key(name(mark.kind));
      if (mark.kind == MarkKind::kDisconnected) {
        out.beginArray().string(mark.key).string(mark.to).endArray();
      } else {
        out.string(mark.key);
      }
      out.endObject();
    }
    out.endArray().endObject();
  }
  return out.endArray().endObject().take();
}

ResolvedScenario resolve(const Scenario& scenario, const AttackGraph& graph, const Findings& findings) {
  std::map<ContentHash, uint32_t> rows;
  for (uint32_t row = 0; row < findings.rows.size(); ++row) rows.emplace(findings.rows[row].key, row);
  ResolvedScenario out;
  for (uint32_t i = 0; i < scenario.marks.size(); ++i) {
    const ScenarioMark& mark = scenario.marks[i];
    if (mark.kind == MarkKind::kFixed) {
      const auto key = contentHashFromHex(mark.key);
      const auto row = key ? rows.find(*key) : rows.end();
      if (row == rows.end()) {
        out.unknown.push_back(i);
      } else {
        out.changes.mended.push_back(row->second);
      }
      continue;
    }
    const uint32_t node = nodeByKey(graph, mark.key);
    const uint32_t to = mark.kind == MarkKind::kDisconnected ? nodeByKey(graph, mark.to) : node;
    if (node == kNone || to == kNone) {
      out.unknown.push_back(i);
    } else if (mark.kind == MarkKind::kIsolated) {
      out.changes.isolated.push_back(node);
    } else if (mark.kind == MarkKind::kExposed) {
      out.changes.exposed.push_back(node);
    } else {
      out.changes.disconnected.emplace_back(node, to);
    }
  }
  return out;
}

std::vector<ScenarioMark> marksOf(const FixModel& model, std::span<const uint32_t> options,
                                  const AttackGraph& graph, const Findings& findings) {
  std::vector<ScenarioMark> marks;
  const GraphChanges changes = changesOf(model, options);
  for (const uint32_t row : changes.mended)
    marks.push_back({MarkKind::kFixed, toHex(findings.rows[row].key), {}});
  for (const uint32_t node : changes.isolated)
    marks.push_back({MarkKind::kIsolated, graph.nodes[node].key, {}});
  for (const auto& [from, to] : changes.disconnected)
    marks.push_back({MarkKind::kDisconnected, graph.nodes[from].key, graph.nodes[to].key});
  return marks;
}

}  // namespace postern
