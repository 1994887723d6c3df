// SPDX-License-Identifier: Apache-2.0
// A path is looked up in a graph by the least cost along its nodes, foothold by foothold.
#include "graph/analysis/path_diff.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/log_odds.h"
#include "graph/analysis/fix_model.h"
#include "graph/graph_nodes.h"
#include "graph/path_search.h"
#include "graph/step_graph.h"

namespace postern {
namespace {

using Keys = std::vector<std::string>;

struct Found {
  uint32_t row = kNone;
  uint32_t probability = 0;
  int32_t risk = 0;
  std::vector<uint32_t> edges;
};

class PathsOf {
 public:
  explicit PathsOf(const AttackGraph& graph) : graph_(graph), steps_(graph, {}, {}) {
    for (uint32_t row = 0; row < graph.paths.size(); ++row) {
      const AttackPath& path = graph.paths[row];
      if (path.edges.empty()) continue;
      Keys keys{graph.nodes[graph.edges[path.edges[0]].from].key};
      for (const uint32_t edge : path.edges) keys.push_back(graph.nodes[graph.edges[edge].to].key);
      listed_.emplace(std::move(keys), Found{row, path.probability, path.risk, path.edges});
    }
    for (const uint32_t node : targetNodes(graph)) targets_.insert(node);
  }

  const std::map<Keys, Found>& listed() const { return listed_; }

  /// In the list, or else in the graph.
  std::optional<Found> find(const Keys& keys) const {
    const auto at = listed_.find(keys);
    return at != listed_.end() ? at->second : search(keys);
  }

 private:
  std::optional<Found> search(const Keys& keys) const;
  const AttackGraph& graph_;
  StepGraph steps_;
  std::map<Keys, Found> listed_;
  std::set<uint32_t> targets_;
};

std::optional<Found> PathsOf::search(const Keys& keys) const {
  uint32_t node = nodeByKey(graph_, keys.front());
  if (node == kNone) return std::nullopt;
  const NodeRole role = graph_.nodes[node].role;
  if (role != NodeRole::kInternet && role != NodeRole::kInsider) return std::nullopt;
  struct Way {
    Weight weight = kFar;
    uint32_t edge = kNone, before = 0;  // the foothold that it comes from
  };
  using Ways = std::array<Way, 3>;  // per foothold
  std::vector<Ways> ways{{Way{}, Way{}, Way{0, kNone, 0}}};
  for (size_t i = 1; i < keys.size(); ++i) {
    const uint32_t next = nodeByKey(graph_, keys[i]);
    if (next == kNone) return std::nullopt;
    Ways then;
    for (uint32_t foothold = 0; foothold < 3; ++foothold) {
      const Weight soFar = ways.back()[foothold].weight;
      if (soFar == kFar) continue;
      for (const Arc& arc : steps_.out(stateOf(node, static_cast<Foothold>(foothold)))) {
        if (nodeOf(arc.to) != next) continue;
        Way& known = then[static_cast<size_t>(footholdOf(arc.to))];
        if (soFar + arc.weight < known.weight) known = {soFar + arc.weight, arc.edge, foothold};
      }
    }
    node = next;
    ways.push_back(then);
  }
  uint32_t foothold = ways.back()[1].weight <= ways.back()[2].weight ? 1 : 2;
  const Weight least = ways.back()[foothold].weight;
  if (least == kFar || targets_.count(node) == 0) return std::nullopt;
  const uint64_t cost = least >> kStepBits;
  Found found{kNone, std::max(probabilityOf(cost), 1U), pathRisk(cost, graph_.nodes[node].impact), {}};
  for (size_t i = keys.size() - 1; i > 0; foothold = ways[i][foothold].before, --i)
    found.edges.push_back(ways[i][foothold].edge);
  std::reverse(found.edges.begin(), found.edges.end());
  return found;
}

std::set<std::string> targetsOf(const PathsOf& paths) {
  std::set<std::string> out;
  for (const auto& [keys, found] : paths.listed()) out.insert(keys.back());
  return out;
}

/// The step of that one's rule between nodes of these keys; kNone where there is none.
uint32_t counterpart(const AttackGraph& from, uint32_t row, const AttackGraph& in) {
  const AttackEdge& wanted = from.edges[row];
  const uint32_t start = nodeByKey(in, from.nodes[wanted.from].key);
  const uint32_t end = nodeByKey(in, from.nodes[wanted.to].key);
  if (start == kNone || end == kNone) return kNone;
  auto at = std::lower_bound(in.edges.begin(), in.edges.end(), std::pair(start, end),
                             [](const AttackEdge& edge, const std::pair<uint32_t, uint32_t>& ends) {
                               return std::pair(edge.from, edge.to) < ends;
                             });
  for (; at != in.edges.end() && at->from == start && at->to == end; ++at) {
    if (in.ruleName(*at) == from.ruleName(wanted) && in.technique(*at) == from.technique(wanted) &&
        at->gives == wanted.gives)
      return static_cast<uint32_t>(at - in.edges.begin());
  }
  return kNone;
}

bool isSameStep(const AttackGraph& before, uint32_t was, const AttackGraph& after, uint32_t is) {
  if (was == kNone || is == kNone) return was == is;
  const AttackEdge& a = before.edges[was];
  const AttackEdge& b = after.edges[is];
  return a.probability == b.probability && before.ruleName(a) == after.ruleName(b) &&
         before.technique(a) == after.technique(b);
}

Keys without(const std::set<std::string>& all, const std::set<std::string>& other) {
  Keys out;
  std::set_difference(all.begin(), all.end(), other.begin(), other.end(), std::back_inserter(out));
  return out;
}

}  // namespace

std::string_view name(PathChange change) {
  switch (change) {
    case PathChange::kNew:
      return "new";
    case PathChange::kGone:
      return "gone";
    case PathChange::kRisen:
      return "risen";
    case PathChange::kFallen:
      break;
  }
  return "fallen";
}

PathDiff diffPaths(const AttackGraph& before, const AttackGraph& after) {
  const PathsOf old(before);
  const PathsOf fresh(after);
  std::set<Keys> all;
  for (const auto& [keys, found] : old.listed()) all.insert(keys);
  for (const auto& [keys, found] : fresh.listed()) all.insert(keys);
  PathDiff out;
  for (const Keys& keys : all) {
    const std::optional<Found> was = old.find(keys);
    const std::optional<Found> is = fresh.find(keys);
    PathDifference one;
    one.nodes = keys;
    if (was)
      std::tie(one.before, one.probabilityBefore, one.riskBefore, one.edgesBefore) =
          std::tie(was->row, was->probability, was->risk, was->edges);
    if (is)
      std::tie(one.after, one.probabilityAfter, one.riskAfter, one.edgesAfter) =
          std::tie(is->row, is->probability, is->risk, is->edges);
    if (was && is && one.probabilityBefore == one.probabilityAfter && one.riskBefore == one.riskAfter) {
      ++out.unchanged;
      continue;
    }
    const bool risen =
        std::pair(one.riskAfter, one.probabilityAfter) > std::pair(one.riskBefore, one.probabilityBefore);
    if (!was) {
      one.change = PathChange::kNew;
    } else if (!is) {
      one.change = PathChange::kGone;
    } else {
      one.change = risen ? PathChange::kRisen : PathChange::kFallen;
    }
    out.paths.push_back(std::move(one));
  }
  const auto size = [](const PathDifference& d) { return std::abs(d.riskAfter - d.riskBefore); };
  std::stable_sort(out.paths.begin(), out.paths.end(),
                   [&](const PathDifference& a, const PathDifference& b) { return size(a) > size(b); });
  out.riskBefore = estatePathRisk(before);
  out.riskAfter = estatePathRisk(after);
  out.targetsNew = without(targetsOf(fresh), targetsOf(old));
  out.targetsGone = without(targetsOf(old), targetsOf(fresh));
  return out;
}

std::vector<StepDifference> stepDifferences(const AttackGraph& before, const AttackGraph& after,
                                            const PathDifference& path) {
  std::vector<StepDifference> out;
  for (uint32_t i = 0; i + 1 < path.nodes.size(); ++i) {
    StepDifference step{i + 1, kNone, kNone};
    if (!path.edgesBefore.empty()) step.before = path.edgesBefore[i];
    if (!path.edgesAfter.empty()) step.after = path.edgesAfter[i];
    if (path.edgesBefore.empty()) step.before = counterpart(after, step.after, before);
    if (path.edgesAfter.empty()) step.after = counterpart(before, step.before, after);
    if (!isSameStep(before, step.before, after, step.after)) out.push_back(step);
  }
  return out;
}

}  // namespace postern
