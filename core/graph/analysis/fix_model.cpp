// SPDX-License-Identifier: Apache-2.0
// States are those of StepGraph; control includes reach and takeover by arcs of no cost. Where every step
// that reaches a node has its twin that takes over, the twins are one arc at the node, from reached to taken
// over: then a flaw closes one arc, and the cut is exact more often. Steps of several parts go through states
// between.
#include "graph/analysis/fix_model.h"

#include <algorithm>
#include <map>

#include "graph/path_risk.h"
#include "graph/path_search.h"
#include "graph/step_graph.h"

namespace postern {
namespace {

bool isStep(const AttackEdge& edge) { return edge.attack && edge.from != edge.to; }

class ModelBuilder {
 public:
  ModelBuilder(const AttackGraph& graph, const StepAlternatives& steps, std::vector<FixOption> mends)
      : graph_(graph), steps_(steps), builder_(static_cast<uint32_t>(graph.nodes.size() * 3)) {
    model_.options = std::move(mends);
    for (uint32_t option = 0; option < model_.options.size(); ++option) {
      builder_.addFix(model_.options[option].effort);
      for (const uint32_t finding : model_.options[option].findings) mendedBy_[finding].push_back(option);
    }
  }

  FixModel build();

 private:
  uint32_t act(FixOption option);
  std::vector<uint32_t> acts(const AttackEdge& edge);
  void findTwins();
  bool hasTwin(uint32_t row, uint32_t takeover) const;
  void add(uint32_t row);
  void addAlternatives(uint32_t from, uint32_t to, uint32_t rest, const std::vector<StepAlternative>& all,
                       const std::vector<uint32_t>& acts, uint32_t tag, uint32_t also);
  uint32_t stateOfSecond(uint32_t also) const;

  const AttackGraph& graph_;
  const StepAlternatives& steps_;
  FixGraphBuilder builder_;
  FixModel model_;
  std::map<uint32_t, std::vector<uint32_t>> mendedBy_;
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> actAt_;  // from (kNone: isolate), node
  std::vector<bool> twinned_;                                // per node
};

uint32_t ModelBuilder::act(FixOption option) {
  const auto [at, fresh] =
      actAt_.try_emplace({option.from, option.node}, static_cast<uint32_t>(model_.options.size()));
  if (fresh) {
    builder_.addFix(option.effort);
    model_.options.push_back(std::move(option));
  }
  return at->second;
}

// What closes a step as a whole, ascending.
std::vector<uint32_t> ModelBuilder::acts(const AttackEdge& edge) {
  std::vector<uint32_t> out;
  const AttackNode& from = graph_.nodes[edge.from];
  const AttackNode& to = graph_.nodes[edge.to];
  if (to.role != NodeRole::kAsset) return out;
  out.push_back(act({FixAct::kIsolate, to.key, "Isolate " + to.title, kIsolateEffort, {}, kNone, edge.to}));
  if (from.role == NodeRole::kAsset && steps_.isRemovable(graph_, edge)) {
    out.push_back(act({FixAct::kDisconnect,
                       from.key + "\n" + to.key,
                       "Take away the access of " + from.title + " to " + to.title,
                       kDisconnectEffort,
                       {},
                       edge.from,
                       edge.to}));
  }
  std::sort(out.begin(), out.end());
  return out;
}

// Whether the step that reaches has a neighbour that also takes over, at the price of the node.
bool ModelBuilder::hasTwin(uint32_t row, uint32_t takeover) const {
  const AttackEdge& edge = graph_.edges[row];
  const auto twin = [&](const AttackEdge& other) {
    return isStep(other) && other.gives == Foothold::kTakenOver && other.needs == edge.needs &&
           other.also == edge.also && other.cost == edge.cost + takeover && other.based == edge.based &&
           (!edge.based || other.firstFinding == edge.firstFinding);
  };
  for (size_t i = row; i-- > 0 && graph_.edges[i].from == edge.from && graph_.edges[i].to == edge.to;) {
    if (twin(graph_.edges[i])) return true;
  }
  for (size_t i = row + 1;
       i < graph_.edges.size() && graph_.edges[i].from == edge.from && graph_.edges[i].to == edge.to; ++i) {
    if (twin(graph_.edges[i])) return true;
  }
  return false;
}

// Nodes all of whose takeovers are twins of steps that reach, and the other way round.
void ModelBuilder::findTwins() {
  const size_t count = graph_.nodes.size();
  std::vector<uint32_t> reaching(count);
  std::vector<uint32_t> taking(count);
  std::vector<bool> odd(count);
  for (uint32_t row = 0; row < graph_.edges.size(); ++row) {
    const AttackEdge& edge = graph_.edges[row];
    if (!isStep(edge) || edge.gives == Foothold::kControlled) continue;
    const AttackNode& to = graph_.nodes[edge.to];
    if (to.role != NodeRole::kAsset || steps_.takeovers(to.asset).empty()) {
      odd[edge.to] = true;
    } else if (edge.gives == Foothold::kTakenOver) {
      ++taking[edge.to];
    } else {
      ++reaching[edge.to];
      if (!hasTwin(row, steps_.takeovers(to.asset)[0].cost)) odd[edge.to] = true;
    }
  }
  twinned_.resize(count);
  for (size_t node = 0; node < count; ++node)
    twinned_[node] = !odd[node] && taking[node] != 0 && taking[node] <= reaching[node];
}

// One arc per alternative that another does not make needless: closed by no more than that, and likelier.
void ModelBuilder::addAlternatives(uint32_t from, uint32_t to, uint32_t rest,
                                   const std::vector<StepAlternative>& all, const std::vector<uint32_t>& acts,
                                   uint32_t tag, uint32_t also) {
  std::vector<std::vector<uint32_t>> before;
  for (const StepAlternative& one : all) {
    std::vector<uint32_t> fixes = acts;
    const auto mends = mendedBy_.find(one.finding);
    if (mends != mendedBy_.end()) fixes.insert(fixes.end(), mends->second.begin(), mends->second.end());
    std::sort(fixes.begin(), fixes.end());
    const bool needless = std::any_of(before.begin(), before.end(), [&](const std::vector<uint32_t>& other) {
      return std::includes(fixes.begin(), fixes.end(), other.begin(), other.end());
    });
    if (needless) continue;
    builder_.addArc(from, to, rest + one.cost, fixes, tag, also);
    before.push_back(std::move(fixes));
  }
}

uint32_t ModelBuilder::stateOfSecond(uint32_t also) const {
  if (also == kNone) return kNone;
  const bool reach = footholdOf(also) == Foothold::kReached;
  return stateOf(nodeOf(also), reach ? Foothold::kReached : Foothold::kTakenOver);
}

void ModelBuilder::add(uint32_t row) {
  const AttackEdge& edge = graph_.edges[row];
  if (edge.gives == Foothold::kTakenOver && twinned_[edge.to]) return;
  const StepParts parts = steps_.of(graph_, edge);
  const bool byReach = edge.needs == Foothold::kReached;
  const uint32_t from = stateOf(edge.from, byReach ? Foothold::kReached : Foothold::kTakenOver);
  const uint32_t to = stateOf(edge.to, edge.gives);
  const uint32_t also = stateOfSecond(edge.also);
  if (parts.parts.empty()) return addAlternatives(from, to, parts.rest, {{kNone, 0}}, acts(edge), row, also);
  uint32_t at = from;
  for (size_t i = 0; i < parts.parts.size(); ++i) {
    const bool first = i == 0;
    const uint32_t next = i + 1 == parts.parts.size() ? to : builder_.addState();
    addAlternatives(at, next, first ? parts.rest : 0, parts.parts[i].all,
                    first ? acts(edge) : std::vector<uint32_t>(), row, first ? also : kNone);
    at = next;
  }
}

FixModel ModelBuilder::build() {
  findTwins();
  for (uint32_t node = 0; node < graph_.nodes.size(); ++node) {
    builder_.addArc(stateOf(node, Foothold::kControlled), stateOf(node, Foothold::kReached), 0);
    builder_.addArc(stateOf(node, Foothold::kControlled), stateOf(node, Foothold::kTakenOver), 0);
    if (!twinned_[node]) continue;
    addAlternatives(stateOf(node, Foothold::kReached), stateOf(node, Foothold::kTakenOver), 0,
                    steps_.takeovers(graph_.nodes[node].asset), {}, kNone, kNone);
  }
  for (uint32_t row = 0; row < graph_.edges.size(); ++row) {
    if (isStep(graph_.edges[row])) add(row);
  }
  for (const uint32_t node : startNodes(graph_)) builder_.addSource(stateOf(node, Foothold::kControlled));
  for (const uint32_t node : targetNodes(graph_))
    builder_.addTarget({stateOf(node, Foothold::kTakenOver), graph_.nodes[node].impact});
  model_.graph = builder_.finish();
  return std::move(model_);
}

}  // namespace

std::string_view name(FixAct act) {
  switch (act) {
    case FixAct::kMend:
      return "mend";
    case FixAct::kIsolate:
      return "isolate";
    case FixAct::kDisconnect:
      break;
  }
  return "disconnect";
}

uint32_t effortPoints(Effort effort) {
  switch (effort) {
    case Effort::kMinutes:
      return 1;
    case Effort::kHours:
      return 4;
    case Effort::kDays:
      return 16;
    case Effort::kWeeks:
      break;
  }
  return 80;
}

FixModel makeFixModel(const AttackGraph& graph, const StepAlternatives& steps, std::vector<FixOption> mends) {
  return ModelBuilder(graph, steps, std::move(mends)).build();
}

uint64_t estatePathRisk(const AttackGraph& graph) {
  const StepGraph steps(graph, {}, {});
  std::vector<Seed> seeds;
  for (const uint32_t node : startNodes(graph)) seeds.push_back({stateOf(node, Foothold::kControlled), 0});
  const std::vector<Weight> weights = distances(steps, seeds, false);
  uint64_t risk = 0;
  for (const uint32_t node : targetNodes(graph)) {
    const Weight least =
        std::min(weights[stateOf(node, Foothold::kTakenOver)], weights[stateOf(node, Foothold::kControlled)]);
    risk += riskOfTarget(least == kFar ? kNoPath : least >> kStepBits, graph.nodes[node].impact);
  }
  return risk;
}

}  // namespace postern
