// SPDX-License-Identifier: Apache-2.0
// A pattern plan as text.
#include "query/cypher/pattern_plan.h"

namespace postern::cypher {

namespace {

std::string nodeText(int slot, const std::vector<std::string>& names) {
  auto index = static_cast<size_t>(slot);
  bool named = slot != kNoSlot && index < names.size() && !names[index].empty();
  return "(" + (named ? names[index] : std::string()) + ")";
}

std::string labelsText(const PropertyGraph& graph, const Runtime::LabelIds& labels) {
  std::string text;
  for (const std::vector<uint32_t>& group : labels) {
    for (size_t i = 0; i < group.size(); ++i)
      text += (i == 0 ? ":" : "|") + std::string(graph.labelName(group[i]));
  }
  return text;
}

std::string linkText(const PropertyGraph& graph, const PatternStep& step,
                     const std::vector<std::string>& names) {
  std::string inside;
  for (size_t i = 0; i < step.types.size(); ++i)
    inside += (i == 0 ? ":" : "|") + std::string(graph.typeName(step.types[i]));
  if (step.isList) {
    inside += "*" + std::to_string(step.minimum) + "..";
    if (step.maximum != INT64_MAX) inside += std::to_string(step.maximum);
  }
  std::string arrow = "-[" + inside + "]-";
  if (step.direction == Direction::kIncoming) arrow = "<" + arrow;
  if (step.direction == Direction::kOutgoing) arrow += ">";
  std::string to = nodeText(step.to, names);
  to.insert(to.size() - 1, labelsText(graph, step.labels));
  return nodeText(step.from, names) + arrow + to;
}

std::string scanText(const PropertyGraph& graph, const PatternStep& step,
                     const std::vector<std::string>& names) {
  std::string node = nodeText(step.to, names);
  node.insert(node.size() - 1, labelsText(graph, step.labels));
  if (step.indexValue) return "Index " + node + " by " + std::string(graph.keyName(step.indexKey));
  return (step.scanLabel == kNoName ? "All nodes " : "Nodes by label ") + node;
}

std::string stepText(const PropertyGraph& graph, const PatternStep& step,
                     const std::vector<std::string>& names) {
  switch (step.kind) {
    case StepKind::kChecks:
      return step.checks.empty() ? "" : "Check";
    case StepKind::kScan:
      return scanText(graph, step, names);
    case StepKind::kBoundNode:
      return "Known " + nodeText(step.to, names);
    case StepKind::kExpand:
      return (step.toBound ? "Expand into " : "Expand ") + linkText(graph, step, names);
    case StepKind::kVariable:
      return (step.distinctEnds ? "Reach " : "Walk ") + linkText(graph, step, names);
    case StepKind::kShortest:
      return "Shortest " + linkText(graph, step, names);
    case StepKind::kBoundRelationship:
      return "Known relationship " + linkText(graph, step, names);
    case StepKind::kPath:
      return "Path";
  }
  return {};
}

}  // namespace

std::string describePlan(const PropertyGraph& graph, const PatternPlan& plan,
                         const std::vector<std::string>& names) {
  if (plan.impossible) return "  Nothing: the graph has no such label or type\n";
  std::string text;
  for (const PatternStep& step : plan.steps) {
    std::string line = stepText(graph, step, names);
    if (line.empty()) continue;
    text += "  " + line;
    if (step.kind != StepKind::kPath)
      text += " ~" + std::to_string(static_cast<int64_t>(step.estimate + 0.5)) + " rows";
    if (!step.checks.empty()) text += ", " + std::to_string(step.checks.size()) + " checks";
    text += "\n";
  }
  return text;
}

}  // namespace postern::cypher
