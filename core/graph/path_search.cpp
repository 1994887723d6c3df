// SPDX-License-Identifier: Apache-2.0
// A node may come twice in a path only as reached first (a repository that is read) and controlled later
// (with a key that was in it). Other returns are never cheaper than not leaving, so a shortest way has none;
// the prefix of a deviation forbids them for the rest. Ways along the same nodes are told apart by their
// states while searching and reported once.
#include "graph/path_search.h"

#include <algorithm>
#include <map>
#include <queue>
#include <set>
#include <tuple>

#include "base/log_odds.h"
#include "graph/path_risk.h"
#include "graph/step_graph.h"

namespace postern {
namespace {

constexpr uint64_t kKeepingCost =
    8;  // arcs tried that a kept state counts as: bounds memory where paths are long
constexpr uint32_t kWaysPerPath = 8;  // ways along the same nodes that are passed over, per path asked for

// A complete way and the part of it that is still to be varied.
struct Way {
  Weight weight = 0;
  std::vector<StepState> states;  // source .. sink
  std::vector<uint32_t> edges;    // edges[i] leads to states[i + 1]
  uint32_t fixed = 0;             // states[0..fixed] are common to all ways of its class
  std::vector<uint32_t> banned;   // nodes that must not follow states[fixed]
};

// Total order: weight, then nodes, then states.
bool before(const Way& a, const Way& b) {
  if (a.weight != b.weight) return a.weight < b.weight;
  const auto byNode = [](StepState x, StepState y) { return nodeOf(x) < nodeOf(y); };
  const auto& [s, t] = std::tie(a.states, b.states);
  if (std::lexicographical_compare(s.begin(), s.end(), t.begin(), t.end(), byNode)) return true;
  if (std::lexicographical_compare(t.begin(), t.end(), s.begin(), s.end(), byNode)) return false;
  return s < t;
}

class PathSearch {
 public:
  explicit PathSearch(const StepGraph& graph)
      : graph_(graph), marks_(graph.size()), nodes_(graph.size() / 3 + 1) {
    const Seed end{graph.sink(), 0};
    rest_ = distances(graph, {&end, 1}, true);
  }

  /// The best way that begins with `prefix` and whose next node is not banned, into open_.
  void explore(std::vector<StepState> prefix, std::vector<uint32_t> edges, Weight weight,
               std::vector<uint32_t> banned);
  /// The next best way; false when there is none or the work is used up.
  bool next(Way& way);

 private:
  struct Mark {
    uint32_t run = 0;
    bool settled = false;
    StepState parent = 0;
    uint32_t edge = kNone;
    Weight weight = 0;
  };
  struct Visit {
    uint32_t run = 0;
    enum : uint8_t { kClosed, kReachedOnce, kReturned } how = kClosed;
  };
  // Order of the heap: bound, then steps made (so that all ways of one weight to a state come before it is
  // settled), then state.
  using Entry = std::tuple<Weight, Weight, StepState>;

  void block(const std::vector<StepState>& prefix);
  bool open(StepState from, const Arc& arc) const;
  bool search(const std::vector<StepState>& prefix, const std::vector<uint32_t>& banned);
  void relax(StepState from, const Arc& arc);
  bool reachedEarlier(StepState a, StepState b);
  void exploreFootholds(const std::vector<StepState>& prefix, const std::vector<uint32_t>& edges,
                        Weight weight, StepState taken);
  void split(const Way& way);

  const StepGraph& graph_;
  std::vector<Weight> rest_;  // to the sink, nothing forbidden
  std::vector<Mark> marks_;
  std::vector<Visit> nodes_;
  uint32_t run_ = 0;
  uint64_t tried_ = 0;
  StepState root_ = 0;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> heap_;
  struct Later {
    bool operator()(const Way& a, const Way& b) const { return before(b, a); }
  };
  std::priority_queue<Way, std::vector<Way>, Later> open_;
};

void PathSearch::block(const std::vector<StepState>& prefix) {
  for (const StepState state : prefix) {
    if (state >= graph_.source()) continue;
    Visit& visit = nodes_[nodeOf(state)];
    if (visit.run == run_) {
      visit.how = Visit::kReturned;
    } else {
      visit.how = footholdOf(state) == Foothold::kReached ? Visit::kReachedOnce : Visit::kClosed;
    }
    visit.run = run_;
  }
}

bool PathSearch::open(StepState from, const Arc& arc) const {
  if (rest_[arc.to] == kFar) return false;
  if (arc.to == graph_.sink()) return true;
  // Back at a node that was reached before: only what control makes possible is new there.
  const bool returned = from < graph_.source() && footholdOf(from) == Foothold::kControlled &&
                        nodes_[nodeOf(from)].run == run_ && nodes_[nodeOf(from)].how != Visit::kClosed;
  if (returned && arc.byReach) return false;
  const Visit& visit = nodes_[nodeOf(arc.to)];
  return visit.run != run_ ||
         (visit.how == Visit::kReachedOnce && footholdOf(arc.to) == Foothold::kControlled);
}

// Whether the way to `a` comes before the way to `b`, which have the same number of steps from root_.
bool PathSearch::reachedEarlier(StepState a, StepState b) {
  bool nodesBefore = false;
  bool nodesDiffer = false;
  bool statesBefore = false;
  while (a != b) {
    ++tried_;
    if (nodeOf(a) != nodeOf(b)) {
      nodesDiffer = true;
      nodesBefore = nodeOf(a) < nodeOf(b);
    }
    statesBefore = a < b;
    a = marks_[a].parent;
    b = marks_[b].parent;
  }
  return nodesDiffer ? nodesBefore : statesBefore;
}

void PathSearch::relax(StepState from, const Arc& arc) {
  ++tried_;
  if (!open(from, arc)) return;
  Mark& mark = marks_[arc.to];
  const Weight weight = marks_[from].weight + arc.weight;
  if (mark.run == run_) {
    if (mark.settled || weight > mark.weight) return;
    if (weight == mark.weight) {
      if (reachedEarlier(from, mark.parent)) {
        mark.parent = from;
        mark.edge = arc.edge;
      }
      return;
    }
  }
  mark = {run_, false, from, arc.edge, weight};
  const Weight steps = weight & ((Weight{1} << kStepBits) - 1);
  heap_.emplace(weight + rest_[arc.to], steps, arc.to);
}

bool PathSearch::search(const std::vector<StepState>& prefix, const std::vector<uint32_t>& banned) {
  heap_ = {};
  root_ = prefix.back();
  marks_[root_] = {run_, true, root_, kNone, 0};
  for (const Arc& arc : graph_.out(root_)) {
    const bool forbidden = std::binary_search(banned.begin(), banned.end(), nodeOf(arc.to));
    if (!forbidden) relax(root_, arc);
  }
  while (!heap_.empty() && tried_ < kMaxArcsTried) {
    const StepState state = std::get<2>(heap_.top());
    heap_.pop();
    if (marks_[state].settled) continue;
    marks_[state].settled = true;
    if (state == graph_.sink()) return true;
    for (const Arc& arc : graph_.out(state)) relax(state, arc);
  }
  return false;
}

void PathSearch::explore(std::vector<StepState> prefix, std::vector<uint32_t> edges, Weight weight,
                         std::vector<uint32_t> banned) {
  ++run_;
  block(prefix);
  std::sort(banned.begin(), banned.end());
  Way way;
  way.fixed = static_cast<uint32_t>(prefix.size() - 1);
  if (!search(prefix, banned)) return;
  way.weight = weight + marks_[graph_.sink()].weight;
  const auto at = static_cast<std::ptrdiff_t>(prefix.size());
  for (StepState state = graph_.sink(); state != root_; state = marks_[state].parent) {
    prefix.push_back(state);
    edges.push_back(marks_[state].edge);
  }
  std::reverse(prefix.begin() + at, prefix.end());
  std::reverse(edges.begin() + at - 1, edges.end());
  tried_ += prefix.size() * kKeepingCost;
  way.states = std::move(prefix);
  way.edges = std::move(edges);
  way.banned = std::move(banned);
  open_.push(std::move(way));
}

// The ways that go to the node of `taken` too, with another foothold there.
void PathSearch::exploreFootholds(const std::vector<StepState>& prefix, const std::vector<uint32_t>& edges,
                                  Weight weight, StepState taken) {
  for (const Arc& arc : graph_.out(prefix.back())) {
    if (arc.to == taken || nodeOf(arc.to) != nodeOf(taken)) continue;
    ++run_;
    block(prefix);
    if (!open(prefix.back(), arc)) continue;
    std::vector<StepState> longer = prefix;
    std::vector<uint32_t> longerEdges = edges;
    longer.push_back(arc.to);
    longerEdges.push_back(arc.edge);
    explore(std::move(longer), std::move(longerEdges), weight + arc.weight, {});
  }
}

// Every other way of the class of `way`, by where it first differs: in the next node, or in the foothold
// there.
void PathSearch::split(const Way& way) {
  Weight weight = 0;
  for (size_t i = 0; i + 1 < way.states.size() && tried_ < kMaxArcsTried; ++i) {
    const StepState at = way.states[i];
    const StepState taken = way.states[i + 1];
    if (i >= way.fixed) {
      const auto end = static_cast<std::ptrdiff_t>(i);
      const std::vector<StepState> prefix(way.states.begin(), way.states.begin() + end + 1);
      const std::vector<uint32_t> edges(way.edges.begin(), way.edges.begin() + end);
      std::vector<uint32_t> banned = i == way.fixed ? way.banned : std::vector<uint32_t>();
      banned.push_back(nodeOf(taken));
      explore(prefix, edges, weight, std::move(banned));
      if (taken != graph_.sink()) exploreFootholds(prefix, edges, weight, taken);
    }
    for (const Arc& arc : graph_.out(at)) {
      if (arc.to == taken) weight += arc.weight;
    }
  }
}

bool PathSearch::next(Way& way) {
  if (open_.empty() || tried_ >= kMaxArcsTried) return false;
  way = open_.top();
  open_.pop();
  split(way);
  return true;
}

}  // namespace

std::vector<uint32_t> startNodes(const AttackGraph& graph) {
  std::vector<uint32_t> out;
  for (uint32_t i = 0; i < graph.nodes.size(); ++i) {
    const NodeRole role = graph.nodes[i].role;
    if (role == NodeRole::kInternet || role == NodeRole::kInsider) out.push_back(i);
  }
  return out;
}

std::vector<uint32_t> targetNodes(const AttackGraph& graph) {
  std::map<AssetId, uint32_t> best;
  for (uint32_t i = 0; i < graph.nodes.size(); ++i) {
    const AttackNode& node = graph.nodes[i];
    if (!node.matters) continue;
    const auto [at, fresh] = best.try_emplace(node.asset, i);
    const AttackNode& known = graph.nodes[at->second];
    const auto rank = [](const AttackNode& n) { return std::pair(n.role == NodeRole::kData, n.impact); };
    if (!fresh && rank(known) < rank(node)) at->second = i;
  }
  std::vector<uint32_t> out;
  for (const auto& [asset, node] : best) out.push_back(node);
  return out;
}

std::vector<AttackPath> likeliestPaths(const AttackGraph& graph, uint32_t limit) {
  const std::vector<uint32_t> starts = startNodes(graph);
  const std::vector<uint32_t> targets = targetNodes(graph);
  const StepGraph steps(graph, starts, targets);
  PathSearch search(steps);
  std::vector<AttackPath> paths;
  std::set<std::vector<uint32_t>> seen;
  if (limit != 0) search.explore({steps.source()}, {}, 0, {});
  Way way;
  for (uint64_t tries = uint64_t{limit} * kWaysPerPath; paths.size() < limit && tries != 0; --tries) {
    if (!search.next(way)) break;
    std::vector<uint32_t> nodes;
    for (size_t i = 1; i + 1 < way.states.size(); ++i) nodes.push_back(nodeOf(way.states[i]));
    if (!seen.insert(nodes).second) continue;
    AttackPath path;
    path.cost = way.weight >> kStepBits;
    path.probability = std::max(probabilityOf(path.cost), 1U);
    path.target = nodes.back();
    path.risk = pathRisk(path.cost, graph.nodes[path.target].impact);
    for (const uint32_t edge : way.edges) {
      if (edge != Arc::kNoEdge) path.edges.push_back(edge);
    }
    paths.push_back(std::move(path));
  }
  return paths;
}

}  // namespace postern
