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
#include "graph/path_search.h"
#include "graph/step_graph.h"

namespace postern {
namespace {

using Keys = std::vector<std::string>;

struct Found {
  uint32_t row = kNone;
  uint32_t probability = 0;
  int32_t risk = 0;
};

class PathsOf {
 public:
  explicit PathsOf(const AttackGraph& graph) : graph_(graph), steps_(graph, {}, {}) {
    for (uint32_t row = 0; row < graph.paths.size(); ++row) {
      const AttackPath& path = graph.paths[row];
      if (path.edges.empty()) continue;
      Keys keys{graph.nodes[graph.edges[path.edges[0]].from].key};
      for (const uint32_t edge : path.edges) keys.push_back(graph.nodes[graph.edges[edge].to].key);
      listed_.emplace(std::move(keys), Found{row, path.probability, path.risk});
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
  uint32_t nodeOfKey(const std::string& key) const {
    const auto at = std::lower_bound(graph_.nodes.begin(), graph_.nodes.end(), key,
                                     [](const AttackNode& n, const std::string& k) { return n.key < k; });
    const bool there = at != graph_.nodes.end() && at->key == key;
    return there ? static_cast<uint32_t>(at - graph_.nodes.begin()) : kNone;
  }

  const AttackGraph& graph_;
  StepGraph steps_;
  std::map<Keys, Found> listed_;
  std::set<uint32_t> targets_;
};

std::optional<Found> PathsOf::search(const Keys& keys) const {
  uint32_t node = nodeOfKey(keys.front());
  if (node == kNone) return std::nullopt;
  const NodeRole role = graph_.nodes[node].role;
  if (role != NodeRole::kInternet && role != NodeRole::kInsider) return std::nullopt;
  std::array<Weight, 3> best{kFar, kFar, 0};  // per foothold
  for (size_t i = 1; i < keys.size(); ++i) {
    const uint32_t next = nodeOfKey(keys[i]);
    if (next == kNone) return std::nullopt;
    std::array<Weight, 3> then{kFar, kFar, kFar};
    for (uint32_t foothold = 0; foothold < 3; ++foothold) {
      if (best[foothold] == kFar) continue;
      for (const Arc& arc : steps_.out(stateOf(node, static_cast<Foothold>(foothold)))) {
        if (nodeOf(arc.to) != next) continue;
        Weight& known = then[static_cast<size_t>(footholdOf(arc.to))];
        known = std::min(known, best[foothold] + arc.weight);
      }
    }
    node = next;
    best = then;
  }
  const Weight least = std::min(best[1], best[2]);
  if (least == kFar || targets_.count(node) == 0) return std::nullopt;
  const uint64_t cost = least >> kStepBits;
  return Found{kNone, std::max(probabilityOf(cost), 1U), pathRisk(cost, graph_.nodes[node].impact)};
}

std::set<std::string> targetsOf(const PathsOf& paths) {
  std::set<std::string> out;
  for (const auto& [keys, found] : paths.listed()) out.insert(keys.back());
  return out;
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
      std::tie(one.before, one.probabilityBefore, one.riskBefore) =
          std::tie(was->row, was->probability, was->risk);
    if (is)
      std::tie(one.after, one.probabilityAfter, one.riskAfter) = std::tie(is->row, is->probability, is->risk);
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

}  // namespace postern
