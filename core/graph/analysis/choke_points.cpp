// SPDX-License-Identifier: Apache-2.0
// See choke_points.h.
#include "graph/analysis/choke_points.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace postern {
namespace {

class Counting {
 public:
  void add(const std::set<uint32_t>& rows, const AttackPath& path) {
    for (const uint32_t row : rows) {
      Of& of = rows_[row];
      ++of.paths;
      of.risk += static_cast<uint64_t>(path.risk);
      of.targets.insert(path.target);
    }
  }

  std::vector<ChokePoint> points(uint64_t whole) const {
    std::vector<ChokePoint> out;
    for (const auto& [row, of] : rows_) {
      const uint64_t share = whole == 0 ? 0 : of.risk * 1'000'000 / whole;
      out.push_back({row, of.paths, static_cast<uint32_t>(of.targets.size()), static_cast<uint32_t>(share)});
    }
    std::sort(out.begin(), out.end(), [](const ChokePoint& a, const ChokePoint& b) {
      return std::tie(b.riskPerMillion, b.paths, a.row) < std::tie(a.riskPerMillion, a.paths, b.row);
    });
    return out;
  }

 private:
  struct Of {
    uint32_t paths = 0;
    uint64_t risk = 0;
    std::set<uint32_t> targets;
  };
  std::map<uint32_t, Of> rows_;
};

}  // namespace

ChokePoints chokePoints(const AttackGraph& graph) {
  Counting nodes;
  Counting edges;
  Counting findings;
  uint64_t whole = 0;
  for (const AttackPath& path : graph.paths) {
    whole += static_cast<uint64_t>(path.risk);
    std::set<uint32_t> between;
    std::set<uint32_t> by;
    for (size_t i = 0; i < path.edges.size(); ++i) {
      const AttackEdge& edge = graph.edges[path.edges[i]];
      if (i != 0) between.insert(edge.from);
      for (const uint32_t finding : graph.findings(edge)) by.insert(finding);
    }
    nodes.add(between, path);
    edges.add({path.edges.begin(), path.edges.end()}, path);
    findings.add(by, path);
  }
  return {nodes.points(whole), edges.points(whole), findings.points(whole)};
}

}  // namespace postern
