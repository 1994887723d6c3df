// SPDX-License-Identifier: Apache-2.0
// Assets are the same where they share an identity; nodes and findings where their keys are the same.
#include "output/path_changes.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include "base/content_hash.h"
#include "graph/analysis/choke_points.h"
#include "graph/graph_nodes.h"
#include "output/path_report.h"
#include "query/path_text.h"

namespace postern {
namespace {

/// Of the lists of choke points the part that is compared: below it shares are small and change with
/// everything.
constexpr size_t kChokePoints = 10;

std::set<ContentHash> findingsOf(const EstateView& view, uint32_t edge) {
  std::set<ContentHash> out;
  if (edge == kNone) return out;
  for (const uint32_t row : view.graph.findings(view.graph.edges[edge]))
    out.insert(view.findings.rows[row].key);
  return out;
}

/// Titles of the findings of a step that the other does not have.
std::vector<std::string> findingsWithout(const EstateView& view, uint32_t edge,
                                         const std::set<ContentHash>& other) {
  std::vector<std::string> out;
  if (edge == kNone) return out;
  for (const uint32_t row : view.graph.findings(view.graph.edges[edge])) {
    if (other.count(view.findings.rows[row].key) == 0 && out.size() < kFindingsTold)
      out.push_back(titleOf(view, row));
  }
  return out;
}

class Comparing {
 public:
  Comparing(const EstateView& before, const EstateView& after) : before_(before), after_(after) {}

  PathChanges run() {
    PathDiff diff = diffPaths(before_.graph, after_.graph);
    out_.before = before_.now;
    out_.after = after_.now;
    out_.riskBefore = diff.riskBefore;
    out_.riskAfter = diff.riskAfter;
    out_.pathsBefore = before_.graph.paths.size();
    out_.pathsAfter = after_.graph.paths.size();
    out_.unchanged = diff.unchanged;
    for (PathDifference& path : diff.paths) add(std::move(path));
    arrangeSteps();
    for (const std::string& key : diff.targetsNew) out_.targetsNew.push_back(titleOfNode(key));
    for (const std::string& key : diff.targetsGone) out_.targetsGone.push_back(titleOfNode(key));
    out_.reachedNew = reachedOnlyIn(after_, before_);
    out_.reachedGone = reachedOnlyIn(before_, after_);
    compareChokePoints();
    return std::move(out_);
  }

 private:
  std::string titleOfNode(std::string_view key) const {
    for (const EstateView* view : {&after_, &before_}) {
      const uint32_t row = nodeByKey(view->graph, key);
      if (row != kNone) return view->graph.nodes[row].title;
    }
    return std::string(key);
  }

  void add(PathDifference path) {
    PathChanged changed;
    for (const std::string& key : path.nodes) changed.titles.push_back(titleOfNode(key));
    for (const StepDifference& step : stepDifferences(before_.graph, after_.graph, path))
      changed.steps.push_back(rowOfStep(step));
    changed.why = whyBesides(path, changed.steps.empty());
    changed.path = std::move(path);
    out_.paths.push_back(std::move(changed));
  }

  uint32_t rowOfStep(const StepDifference& step) {
    const auto [at, fresh] =
        rows_.try_emplace({step.before, step.after}, static_cast<uint32_t>(out_.steps.size()));
    if (fresh) out_.steps.push_back(changedStep(step));
    ++out_.steps[at->second].paths;
    return at->second;
  }

  StepChanged changedStep(const StepDifference& step) const {
    const bool isThere = step.after != kNone;
    const EstateView& view = isThere ? after_ : before_;
    const AttackEdge& edge = view.graph.edges[isThere ? step.after : step.before];
    StepChanged out;
    out.from = view.graph.nodes[edge.from].title;
    out.to = view.graph.nodes[edge.to].title;
    out.rule = view.graph.ruleName(edge);
    out.technique = view.graph.technique(edge);
    out.because = because(view, edge);
    out.sources = citedBy(view, edge);
    out.change = isThere ? StepChange::kNew : StepChange::kGone;
    if (isThere) out.probabilityAfter = edge.probability;
    if (step.before != kNone) {
      const AttackEdge& was = before_.graph.edges[step.before];
      out.probabilityBefore = was.probability;
      if (isThere && before_.graph.ruleName(was) != out.rule) {
        out.change = StepChange::kOther;
      } else if (isThere) {
        out.change = was.probability < edge.probability ? StepChange::kLikelier : StepChange::kLessLikely;
      }
    }
    out.findingsNew = findingsWithout(after_, step.after, findingsOf(before_, step.before));
    out.findingsGone = findingsWithout(before_, step.before, findingsOf(after_, step.after));
    return out;
  }

  std::string whyBesides(const PathDifference& path, bool noStep) const {
    const uint32_t was = nodeByKey(before_.graph, path.nodes.back());
    const uint32_t is = nodeByKey(after_.graph, path.nodes.back());
    const bool mattered = was != kNone && before_.graph.nodes[was].matters;
    const bool matters = is != kNone && after_.graph.nodes[is].matters;
    if (mattered != matters) {
      if (was == kNone || is == kNone) return {};
      return matters ? "what it leads to matters now" : "what it leads to does not matter any more";
    }
    if (matters) {
      const uint32_t before = before_.graph.nodes[was].impact;
      const uint32_t after = after_.graph.nodes[is].impact;
      if (before != after)
        return after > before ? "its target's loss would mean more" : "its target's loss would mean less";
    }
    return noStep ? "something that one of its steps also needs changed" : "";
  }

  void arrangeSteps() {
    std::vector<uint32_t> order(out_.steps.size());
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](uint32_t a, uint32_t b) { return out_.steps[a].paths > out_.steps[b].paths; });
    std::vector<uint32_t> place(order.size());
    std::vector<StepChanged> arranged;
    for (uint32_t i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
      arranged.push_back(std::move(out_.steps[order[i]]));
    }
    out_.steps = std::move(arranged);
    for (PathChanged& path : out_.paths) {
      for (uint32_t& step : path.steps) step = place[step];
    }
  }

  static std::vector<ReachChanged> reachedOnlyIn(const EstateView& in, const EstateView& other) {
    std::set<std::string_view> reached;  // identities
    for (AssetId id = 0; id < other.identities.assets.size(); ++id) {
      if (other.graph.reach[id].hops == kNone) continue;
      for (const std::string& identity : other.identities.assets[id].identities) reached.insert(identity);
      reached.insert(other.identities.assets[id].key);
    }
    std::vector<ReachChanged> out;
    for (AssetId id = 0; id < in.identities.assets.size(); ++id) {
      const UnitedAsset& asset = in.identities.assets[id];
      if (in.graph.reach[id].hops == kNone || reached.count(asset.key) != 0) continue;
      const auto isReached = [&](const std::string& identity) { return reached.count(identity) != 0; };
      if (std::any_of(asset.identities.begin(), asset.identities.end(), isReached)) continue;
      out.push_back({id, asset.name, in.graph.reach[id].hops, in.graph.reach[id].probability});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const ReachChanged& a, const ReachChanged& b) { return a.title < b.title; });
    return out;
  }

  void compareChokePoints() {
    std::map<std::pair<bool, std::string>, ChokeChanged> all;
    std::set<std::pair<bool, std::string>> compared;
    for (const bool isAfter : {false, true}) {
      const EstateView& view = isAfter ? after_ : before_;
      const ChokePoints points = chokePoints(view.graph);
      for (const bool isFinding : {false, true}) {
        const std::vector<ChokePoint>& list = isFinding ? points.findings : points.nodes;
        for (size_t i = 0; i < list.size(); ++i) {
          const uint32_t row = list[i].row;
          std::pair key(isFinding,
                        isFinding ? toHex(view.findings.rows[row].key) : view.graph.nodes[row].key);
          if (i < kChokePoints) compared.insert(key);
          ChokeChanged& point = all[key];
          point.isFinding = isFinding;
          point.key = key.second;
          point.title = isFinding ? titleOf(view, row) : view.graph.nodes[row].title;
          (isAfter ? point.pathsAfter : point.pathsBefore) = list[i].paths;
          (isAfter ? point.shareAfter : point.shareBefore) = list[i].riskPerMillion;
        }
      }
    }
    for (auto& [key, point] : all) {
      if (compared.count(key) != 0 &&
          (point.shareBefore != point.shareAfter || point.pathsBefore != point.pathsAfter))
        out_.chokePoints.push_back(std::move(point));
    }
    const auto moved = [](const ChokeChanged& it) {
      return std::abs(static_cast<int64_t>(it.shareAfter) - static_cast<int64_t>(it.shareBefore));
    };
    std::stable_sort(out_.chokePoints.begin(), out_.chokePoints.end(),
                     [&](const ChokeChanged& a, const ChokeChanged& b) { return moved(a) > moved(b); });
  }

  const EstateView& before_;
  const EstateView& after_;
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> rows_;  // of steps, by their edges
  PathChanges out_;
};

}  // namespace

std::string_view name(StepChange change) {
  switch (change) {
    case StepChange::kNew:
      return "new";
    case StepChange::kGone:
      return "gone";
    case StepChange::kLikelier:
      return "likelier";
    case StepChange::kLessLikely:
      return "less_likely";
    case StepChange::kOther:
      break;
  }
  return "other";
}

PathChanges pathChanges(const EstateView& before, const EstateView& after) {
  return Comparing(before, after).run();
}

}  // namespace postern
