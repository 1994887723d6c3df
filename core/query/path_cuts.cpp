// SPDX-License-Identifier: Apache-2.0
// See path_cuts.h.
#include "query/path_cuts.h"

#include <algorithm>
#include <set>

#include "graph/analysis/fix_model.h"

namespace postern {
namespace {

std::vector<uint32_t> united(std::vector<uint32_t> a, const std::vector<uint32_t>& b) {
  a.insert(a.end(), b.begin(), b.end());
  std::sort(a.begin(), a.end());
  a.erase(std::unique(a.begin(), a.end()), a.end());
  return a;
}

bool better(const PathCut& cut, const std::optional<PathCut>& than) {
  if (!than || cut.effort != than->effort) return !than || cut.effort < than->effort;
  return cut.fixes.size() < than->fixes.size();
}

}  // namespace

PathCuts::PathCuts(const EstateView& view, const std::vector<FixGroup>& fixes)
    : view_(view), fixes_(fixes), fixOf_(view.findingCount(), kNone) {
  for (uint32_t fix = 0; fix < fixes.size(); ++fix) {
    for (const uint32_t finding : fixes[fix].findings) fixOf_[finding] = fix;
    for (const uint32_t finding : fixes[fix].unfixed) fixOf_[finding] = kNone;
  }
}

uint64_t PathCuts::effortOf(const std::vector<uint32_t>& fixes) const {
  uint64_t sum = 0;
  for (const uint32_t fix : fixes) sum += effortPoints(fixes_[fix].effort);
  return sum;
}

std::vector<uint32_t> PathCuts::closing(uint32_t edge) const {
  const auto findings = view_.graph.findings(view_.graph.edges[edge]);
  if (findings.size() >= kFindingsPerEdge) return {};
  std::vector<uint32_t> fixes;
  for (const uint32_t finding : findings) {
    if (fixOf_[finding] == kNone) return {};
    fixes.push_back(fixOf_[finding]);
  }
  return united(std::move(fixes), {});
}

std::optional<PathCut> PathCuts::cheapest(const AttackPath& path) const { return cheapestOfBoth(path, path); }

std::optional<PathCut> PathCuts::cheapestOfBoth(const AttackPath& a, const AttackPath& b) const {
  std::optional<PathCut> best;
  for (const uint32_t first : a.edges) {
    const std::vector<uint32_t> closed = closing(first);
    if (closed.empty()) continue;
    for (const uint32_t second : b.edges) {
      const std::vector<uint32_t> alsoClosed = closing(second);
      if (alsoClosed.empty()) continue;
      PathCut cut{united({first}, {second}), united(closed, alsoClosed), 0};
      cut.effort = effortOf(cut.fixes);
      if (better(cut, best)) best = std::move(cut);
    }
  }
  return best;
}

std::vector<uint32_t> differentFirst(const std::vector<AttackPath>& paths) {
  std::vector<uint32_t> left(paths.size());
  for (uint32_t i = 0; i < left.size(); ++i) left[i] = i;
  std::vector<uint32_t> order;
  std::set<uint32_t> taken;
  while (!left.empty()) {
    const auto worth = [&](uint32_t row) {
      const std::vector<uint32_t>& edges = paths[row].edges;
      const auto fresh =
          std::count_if(edges.begin(), edges.end(), [&](uint32_t edge) { return taken.count(edge) == 0; });
      return edges.empty() ? int64_t{0}
                           : paths[row].risk * int64_t{fresh} / static_cast<int64_t>(edges.size());
    };
    size_t best = 0;
    int64_t bestWorth = worth(left[0]);
    for (size_t i = 1; i < left.size(); ++i) {
      if (const int64_t its = worth(left[i]); its > bestWorth) {
        best = i;
        bestWorth = its;
      }
    }
    order.push_back(left[best]);
    taken.insert(paths[left[best]].edges.begin(), paths[left[best]].edges.end());
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(best));
  }
  return order;
}

uint32_t pathsThrough(const AttackGraph& graph, const std::vector<uint32_t>& edges) {
  return static_cast<uint32_t>(
      std::count_if(graph.paths.begin(), graph.paths.end(), [&](const AttackPath& path) {
        return std::any_of(path.edges.begin(), path.edges.end(), [&](uint32_t edge) {
          return std::find(edges.begin(), edges.end(), edge) != edges.end();
        });
      }));
}

}  // namespace postern
