// SPDX-License-Identifier: Apache-2.0
// Orders the steps of a pattern: greedy over estimated rows, from every possible start while the pattern is
// small. Estimates: counts of labels and types, degrees sampled from nodes of the label, fixed factors for
// predicates.
#include <algorithm>
#include <cmath>
#include <set>

#include "query/cypher/neighbour_cursor.h"
#include "query/cypher/pattern_plan.h"

namespace postern::cypher {

namespace {

constexpr double kEqualityFactor = 0.1;
constexpr double kScanWork = 0.25;  // a node looked at, in relationships followed
constexpr double kMaxEstimate = 1e15;
constexpr size_t kTryAllStarts = 40;
constexpr size_t kSampledNodes = 16;
constexpr double kFewEnds = 16;

struct NodeInfo {
  int slot = kNoSlot;
  bool outside = false;  ///< bound before the pattern
  LabelGroups groups;
  Runtime::LabelIds labels;
  uint32_t bestLabel = kNoName;
  double candidates = 0;  ///< nodes with its labels
};

struct LinkInfo {
  const RelationshipPattern* pattern = nullptr;
  const PatternPart* part = nullptr;
  size_t left = 0;  ///< index into nodes
  size_t right = 0;
  std::vector<uint32_t> types;
  bool anyType = true;
};

Direction flipped(Direction direction) {
  return direction == Direction::kOutgoing   ? Direction::kIncoming
         : direction == Direction::kIncoming ? Direction::kOutgoing
                                             : Direction::kBoth;
}

class Planner {
 public:
  Planner(Runtime& run, const Pattern& pattern, const PlanOptions& options)
      : run_(run), graph_(run.graph), pattern_(pattern), options_(options) {}

  PatternPlan make() {
    collect();
    collectChecks();
    start();
    while (advance()) {
    }
    finish();
    return std::move(plan_);
  }

 private:
  // --- what there is
  // -----------------------------------------------------------------------------------------------
  size_t nodeIndex(const NodePattern& node) {
    for (size_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].slot == node.slot) {
        nodes_[i].groups.insert(nodes_[i].groups.end(), node.labels.begin(), node.labels.end());
        return i;
      }
    }
    nodes_.push_back(NodeInfo{node.slot, node.bound, node.labels, {}, kNoName, 0});
    return nodes_.size() - 1;
  }

  void collect() {
    for (const PatternPart& part : pattern_) {
      size_t left = nodeIndex(part.nodes[0]);
      for (size_t i = 0; i < part.relationships.size(); ++i) {
        size_t right = nodeIndex(part.nodes[i + 1]);
        links_.push_back(LinkInfo{&part.relationships[i], &part, left, right, {}, true});
        left = right;
      }
      if (part.pathSlot != kNoSlot) unbound_.insert(part.pathSlot);
    }
    for (NodeInfo& node : nodes_) {
      resolveLabels(node);
      if (!node.outside) unbound_.insert(node.slot);
    }
    for (LinkInfo& link : links_) {
      resolveTypes(link);
      if (!link.pattern->bound && link.pattern->slot != kNoSlot) unbound_.insert(link.pattern->slot);
    }
    plan_.unique = links_.size() > 1;
  }

  void resolveLabels(NodeInfo& node) {
    node.labels = run_.resolveLabels(node.groups);
    node.candidates = graph_.nodeCount();
    double best = kMaxEstimate;
    for (const std::vector<uint32_t>& group : node.labels) {
      if (group.empty()) plan_.impossible = true;
      double count = 0;
      for (uint32_t label : group) count += static_cast<double>(graph_.nodesWithLabel(label).size());
      node.candidates = std::min(node.candidates, count);
      if (group.size() != 1 || count >= best) continue;
      best = count;
      node.bestLabel = group[0];
    }
  }

  void resolveTypes(LinkInfo& link) {
    link.anyType = link.pattern->types.empty();
    for (const std::string& name : link.pattern->types) {
      uint32_t type = graph_.typeId(name);
      if (type != kNoName) link.types.push_back(type);
    }
    std::sort(link.types.begin(), link.types.end());
    link.types.erase(std::unique(link.types.begin(), link.types.end()), link.types.end());
    bool mayBeEmpty = link.pattern->variableLength && link.pattern->minimum == 0;
    if (!link.anyType && link.types.empty() && !mayBeEmpty) plan_.impossible = true;
  }

  std::vector<int> needsOf(const Expression& expression) const {
    std::vector<int> slots;
    collectSlots(expression, slots);
    std::sort(slots.begin(), slots.end());
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    slots.erase(std::remove_if(slots.begin(), slots.end(), [&](int slot) { return !unbound_.count(slot); }),
                slots.end());
    return slots;
  }

  void addPropertyChecks(const Expression& map, int slot, bool onNode) {
    for (size_t i = 0; i < map.names.size(); ++i) {
      PatternCheck check;
      check.value = map.children[i].get();
      check.slot = slot;
      check.key = graph_.keyId(map.names[i]);
      check.onNode = onNode;
      check.needs = needsOf(*check.value);
      if (unbound_.count(slot)) check.needs.push_back(slot);
      checks_.push_back(std::move(check));
    }
  }

  void addPredicate(const Expression& predicate) {
    if (predicate.kind == ExpressionKind::kAnd) {
      for (const ExpressionPtr& child : predicate.children) addPredicate(*child);
      return;
    }
    PatternCheck check;
    check.needs = needsOf(predicate);
    if (!equalityOf(predicate, check)) check.predicate = &predicate;
    checks_.push_back(std::move(check));
  }

  /// n.key = value with n a node of the pattern: can use an index.
  bool equalityOf(const Expression& predicate, PatternCheck& check) const {
    if (predicate.kind != ExpressionKind::kComparison || predicate.operations.size() != 1 ||
        predicate.operations[0] != Operation::kEqual) {
      return false;
    }
    for (size_t side = 0; side < 2; ++side) {
      const Expression& property = *predicate.children[side];
      if (property.kind != ExpressionKind::kProperty ||
          property.children[0]->kind != ExpressionKind::kVariable)
        continue;
      int slot = property.children[0]->slot;
      bool isNode =
          std::any_of(nodes_.begin(), nodes_.end(), [&](const NodeInfo& n) { return n.slot == slot; });
      if (!isNode) continue;
      check.value = predicate.children[1 - side].get();
      check.slot = slot;
      check.key = graph_.keyId(property.name);
      return true;
    }
    return false;
  }

  void collectChecks() {
    for (const PatternPart& part : pattern_) {
      for (const NodePattern& node : part.nodes) {
        if (node.properties) addPropertyChecks(*node.properties, node.slot, true);
      }
      for (const RelationshipPattern& link : part.relationships) {
        bool each = link.variableLength || part.search != PathSearch::kAll;
        if (link.properties && !each) addPropertyChecks(*link.properties, link.slot, false);
      }
    }
    if (options_.where) addPredicate(*options_.where);
  }

  // --- estimates
  // ---------------------------------------------------------------------------------------------------
  bool decidable(const PatternCheck& check, const std::set<int>& unbound, int alsoBound) const {
    return std::none_of(check.needs.begin(), check.needs.end(),
                        [&](int slot) { return slot != alsoBound && unbound.count(slot); });
  }

  const PatternCheck* indexCheck(const NodeInfo& node, const std::set<int>& unbound) const {
    for (const PatternCheck& check : checks_) {
      if (!check.value || !check.onNode || check.slot != node.slot || check.key == kNoName) continue;
      std::vector<int> slots;
      collectSlots(*check.value, slots);
      if (std::find(slots.begin(), slots.end(), node.slot) != slots.end()) continue;
      if (decidable(check, unbound, node.slot) && graph_.hasIndex(node.bestLabel, check.key)) return &check;
    }
    return nullptr;
  }

  double checkFactor(int slot, const std::set<int>& unbound) const {
    double factor = 1;
    for (const PatternCheck& check : checks_) {
      if (std::find(check.needs.begin(), check.needs.end(), slot) == check.needs.end()) continue;
      if (decidable(check, unbound, slot)) factor *= check.value ? kEqualityFactor : 0.5;
    }
    return factor;
  }

  double scanEstimate(const NodeInfo& node, const std::set<int>& unbound) const {
    double rows = node.candidates * checkFactor(node.slot, unbound);
    return indexCheck(node, unbound) ? std::min(rows, 1 + std::sqrt(node.candidates) / 100) : rows;
  }

  double degree(const LinkInfo& link, const NodeInfo& from, Direction direction) const {
    double total = 0;
    if (from.bestLabel != kNoName && !graph_.nodesWithLabel(from.bestLabel).empty()) {
      std::span<const uint32_t> nodes = graph_.nodesWithLabel(from.bestLabel);
      size_t stride = std::max<size_t>(1, nodes.size() / kSampledNodes);
      size_t sampled = 0;
      for (size_t i = 0; i < nodes.size() && sampled < kSampledNodes; i += stride, ++sampled) {
        total += countNeighbours(link, nodes[i], direction);
      }
      return total / static_cast<double>(sampled);
    }
    if (link.anyType) total = graph_.relationshipCount();
    for (uint32_t type : link.types) total += graph_.relationshipsOfType(type);
    if (direction == Direction::kBoth) total *= 2;
    return total / std::max<double>(1, graph_.nodeCount());
  }

  double countNeighbours(const LinkInfo& link, uint32_t node, Direction direction) const {
    size_t count = 0;
    for (int side = 0; side < 2; ++side) {
      if (direction == (side == 0 ? Direction::kIncoming : Direction::kOutgoing)) continue;
      std::span<const Neighbour> all = side == 0 ? graph_.outgoing(node) : graph_.incoming(node);
      if (link.anyType) count += all.size();
      for (uint32_t type : link.types) {
        count += neighboursOfType(all, type).size();
      }
    }
    return static_cast<double>(count);
  }

  struct LinkCost {
    double work = 0;  ///< relationships or nodes looked at for one row before the link
    double rows = 0;  ///< rows after it
  };

  LinkCost linkEstimate(const LinkInfo& link, bool fromLeft, const std::set<int>& unbound) const {
    const NodeInfo& from = nodes_[fromLeft ? link.left : link.right];
    const NodeInfo& to = nodes_[fromLeft ? link.right : link.left];
    Direction direction = fromLeft ? link.pattern->direction : flipped(link.pattern->direction);
    double rows = degree(link, from, direction);
    double all = std::max<double>(1, graph_.nodeCount());
    if (link.part->search != PathSearch::kAll) {
      rows = all;
    } else if (link.pattern->variableLength) {
      double each = std::max(rows, 0.1);
      double sum = 0, power = 1;
      int64_t longest = std::min<int64_t>(link.pattern->maximum, 12);
      for (int64_t i = 1; i <= longest && sum < kMaxEstimate; ++i) {
        power *= each;
        if (i >= link.pattern->minimum) sum += power;
      }
      rows = sum;
    }
    if (!unbound.count(to.slot)) return {rows, rows / all};
    return {rows, rows * (to.candidates / all) * checkFactor(to.slot, unbound)};
  }

  /// Rows that a greedy order makes in all, from this start to the end of what is connected with it.
  double simulate(size_t startNode) const {
    std::set<int> unbound = unbound_;
    std::vector<bool> done = done_;
    double rows = std::max(scanEstimate(nodes_[startNode], unbound), 1e-3);
    double total =
        indexCheck(nodes_[startNode], unbound) ? rows : nodes_[startNode].candidates * kScanWork + rows;
    unbound.erase(nodes_[startNode].slot);
    while (total < kMaxEstimate) {
      auto [link, fromLeft, cost, weight] = cheapestLink(unbound, done);
      if (link == links_.size()) break;
      done[link] = true;
      unbound.erase(nodes_[fromLeft ? links_[link].right : links_[link].left].slot);
      total += rows * cost.work;
      rows *= cost.rows;
      total += rows;
    }
    return total;
  }

  struct Choice {
    size_t link = 0;
    bool fromLeft = true;
    LinkCost cost;
    double weight = 0;  ///< what is compared
  };

  Choice cheapestLink(const std::set<int>& unbound, const std::vector<bool>& done) const {
    Choice best{links_.size(), true, {}, 0};
    for (size_t i = 0; i < links_.size(); ++i) {
      if (done[i]) continue;
      for (bool fromLeft : {true, false}) {
        if (unbound.count(nodes_[fromLeft ? links_[i].left : links_[i].right].slot)) continue;
        LinkCost cost = linkEstimate(links_[i], fromLeft, unbound);
        // A variable-length or shortest path waits until both ends are known, or nothing else is left.
        bool wanders = links_[i].part->search != PathSearch::kAll || links_[i].pattern->variableLength;
        double weight = wanders ? cost.rows * 4 + 1 : cost.rows;
        if (best.link == links_.size() || weight < best.weight) best = Choice{i, fromLeft, cost, weight};
      }
    }
    return best;
  }

  // --- steps
  // -------------------------------------------------------------------------------------------------------
  PatternStep& addStep(StepKind kind) {
    plan_.steps.emplace_back();
    plan_.steps.back().kind = kind;
    return plan_.steps.back();
  }

  void bound(int slot) { unbound_.erase(slot); }

  /// Hands the checks that have become decidable to the last step, and builds paths that have become
  /// complete.
  void settle() {
    takeChecks();
    for (const PatternPart& part : pattern_) {
      if (part.pathSlot == kNoSlot || !unbound_.count(part.pathSlot)) continue;
      bool complete = std::all_of(links_.begin(), links_.end(), [&](const LinkInfo& link) {
        return link.part != &part || done_[static_cast<size_t>(&link - links_.data())];
      });
      if (!complete || unbound_.count(part.nodes[0].slot)) continue;
      addStep(StepKind::kPath).part = &part;
      plan_.steps.back().estimate = rows_;
      bound(part.pathSlot);
      takeChecks();
    }
  }

  void takeChecks() {
    auto ready = std::stable_partition(checks_.begin(), checks_.end(), [&](const PatternCheck& check) {
      return !decidable(check, unbound_, kNoSlot);
    });
    // Equalities first: they are the cheapest.
    std::stable_partition(ready, checks_.end(),
                          [](const PatternCheck& check) { return check.value != nullptr; });
    std::vector<PatternCheck>& into = plan_.steps.back().checks;
    into.insert(into.end(), std::make_move_iterator(ready), std::make_move_iterator(checks_.end()));
    checks_.erase(ready, checks_.end());
  }

  void start() {
    done_.assign(links_.size(), false);
    addStep(StepKind::kChecks).estimate = 1;
    for (const NodeInfo& node : nodes_) {
      if (!node.outside) continue;
      PatternStep& step = addStep(StepKind::kBoundNode);
      step.to = node.slot;
      step.labels = node.labels;
      step.estimate = rows_;
    }
    settle();
    for (size_t i = 0; i < links_.size(); ++i) {
      if (links_[i].pattern->bound && !links_[i].pattern->variableLength) boundRelationship(i);
    }
  }

  void boundRelationship(size_t index) {
    const LinkInfo& link = links_[index];
    PatternStep& step = addStep(StepKind::kBoundRelationship);
    fillLink(step, link, true);
    step.toBound = !unbound_.count(step.to);
    step.relationshipBound = true;
    step.estimate = rows_;
    // The left end may be unknown as well: the step compares or binds it, with its labels in a step behind.
    bool leftBound = !unbound_.count(step.from);
    step.reversed = !leftBound;
    done_[index] = true;
    int left = nodes_[link.left].slot;
    bound(nodes_[link.right].slot);
    bound(left);
    if (!leftBound) {
      PatternStep& test = addStep(StepKind::kBoundNode);
      test.to = left;
      test.labels = nodes_[link.left].labels;
      test.estimate = rows_;
    }
    settle();
  }

  void fillLink(PatternStep& step, const LinkInfo& link, bool fromLeft) {
    const NodeInfo& to = nodes_[fromLeft ? link.right : link.left];
    step.from = nodes_[fromLeft ? link.left : link.right].slot;
    step.to = to.slot;
    step.labels = to.labels;
    step.toBound = !unbound_.count(to.slot);
    step.relationship = link.pattern->slot;
    step.relationshipBound = link.pattern->bound;
    step.direction = fromLeft ? link.pattern->direction : flipped(link.pattern->direction);
    step.reversed = !fromLeft;
    step.anyType = link.anyType;
    step.types = link.types;
    step.isList = link.pattern->variableLength;
    if (link.pattern->variableLength) {
      step.minimum = link.pattern->minimum;
      step.maximum = link.pattern->maximum;
    }
    step.search = link.part->search;
    if (step.isList || step.search != PathSearch::kAll) step.properties = link.pattern->properties.get();
  }

  void addLink(const Choice& choice) {
    const LinkInfo& link = links_[choice.link];
    bool shortest = link.part->search != PathSearch::kAll;
    PatternStep& step = addStep(shortest                       ? StepKind::kShortest
                                : link.pattern->variableLength ? StepKind::kVariable
                                                               : StepKind::kExpand);
    fillLink(step, link, choice.fromLeft);
    step.distinctEnds = options_.distinctEnds && links_.size() == 1 && step.kind == StepKind::kVariable &&
                        step.relationship == kNoSlot && step.minimum <= 1;
    elementChecks(step, *link.part);
    rows_ = std::min(rows_ * choice.cost.rows, kMaxEstimate);
    step.estimate = rows_;
    done_[choice.link] = true;
    bound(step.to);
    if (step.relationship != kNoSlot) bound(step.relationship);
    settle();
  }

  void elementChecks(PatternStep& step, const PatternPart& part) const {
    if (part.pathSlot == kNoSlot || step.kind == StepKind::kExpand) return;
    for (const PatternCheck& check : checks_) {
      const Expression* predicate = check.predicate;
      if (!predicate || predicate->kind != ExpressionKind::kQuantifier || !predicate->children[1]) continue;
      if (predicate->operation != Operation::kAll && predicate->operation != Operation::kNoneOf) continue;
      const Expression& list = *predicate->children[0];
      if (list.kind != ExpressionKind::kFunction || list.children.size() != 1 || !list.children[0] ||
          list.children[0]->kind != ExpressionKind::kVariable || list.children[0]->slot != part.pathSlot) {
        continue;
      }
      if (list.name != "nodes" && list.name != "relationships" && list.name != "rels") continue;
      if (!needsOf(*predicate->children[1]).empty()) continue;
      step.elementChecks.push_back(ElementCheck{predicate, list.name == "nodes"});
    }
  }

  void addScan(size_t index) {
    const NodeInfo& node = nodes_[index];
    rows_ = std::min(rows_ * scanEstimate(node, unbound_), kMaxEstimate);
    PatternStep& step = addStep(StepKind::kScan);
    step.to = node.slot;
    step.labels = node.labels;
    step.scanLabel = node.bestLabel;
    if (const PatternCheck* check = indexCheck(node, unbound_)) {
      step.indexKey = check->key;
      step.indexValue = check->value;
    }
    step.estimate = rows_;
    bound(node.slot);
    settle();
  }

  bool advance() {
    Choice choice = cheapestLink(unbound_, done_);
    if (choice.link < links_.size()) {
      const LinkInfo& link = links_[choice.link];
      size_t far = choice.fromLeft ? link.right : link.left;
      bool search = link.part->search != PathSearch::kAll;
      // Between two known nodes a search from both ends looks at far less than one that spreads over the
      // graph.
      if (search && unbound_.count(nodes_[far].slot) && scanEstimate(nodes_[far], unbound_) <= kFewEnds) {
        addScan(far);
      } else {
        addLink(choice);
      }
      return true;
    }
    size_t best = nodes_.size();
    double least = 0;
    bool tryAll = nodes_.size() <= kTryAllStarts;
    for (size_t i = 0; i < nodes_.size(); ++i) {
      if (!unbound_.count(nodes_[i].slot)) continue;
      double cost = tryAll ? simulate(i) : scanEstimate(nodes_[i], unbound_);
      if (best == nodes_.size() || cost < least) best = i, least = cost;
    }
    if (best == nodes_.size()) return false;
    addScan(best);
    return true;
  }

  void finish() {
    bool variable = std::any_of(plan_.steps.begin(), plan_.steps.end(),
                                [](const PatternStep& step) { return step.kind == StepKind::kVariable; });
    if (variable || plan_.unique) plan_.inUse.assign(graph_.relationshipCount(), false);
    plan_.forward.resize(plan_.steps.size());
    plan_.backward.resize(plan_.steps.size());
  }

  Runtime& run_;
  const PropertyGraph& graph_;
  const Pattern& pattern_;
  const PlanOptions& options_;
  PatternPlan plan_;
  std::vector<NodeInfo> nodes_;
  std::vector<LinkInfo> links_;
  std::vector<bool> done_;
  std::vector<PatternCheck> checks_;
  std::set<int> unbound_;
  double rows_ = 1;
};

void collectPatternSlots(const Pattern& pattern, std::vector<int>& slots) {
  for (const PatternPart& part : pattern) {
    if (part.pathSlot != kNoSlot) slots.push_back(part.pathSlot);
    for (const NodePattern& node : part.nodes) {
      slots.push_back(node.slot);
      if (node.properties) collectSlots(*node.properties, slots);
    }
    for (const RelationshipPattern& link : part.relationships) {
      if (link.slot != kNoSlot) slots.push_back(link.slot);
      if (link.properties) collectSlots(*link.properties, slots);
    }
  }
}

void collectClauseSlots(const Clause& clause, std::vector<int>& slots) {
  collectPatternSlots(clause.pattern, slots);
  for (const ExpressionPtr* expression :
       {&clause.where, &clause.unwound, &clause.projection.skip, &clause.projection.limit}) {
    if (*expression) collectSlots(**expression, slots);
  }
  for (const ProjectionItem& item : clause.projection.items) collectSlots(*item.expression, slots);
  for (const SortItem& item : clause.projection.order) collectSlots(*item.expression, slots);
}

}  // namespace

void collectSlots(const Expression& expression, std::vector<int>& slots) {
  if (expression.kind == ExpressionKind::kVariable) slots.push_back(expression.slot);
  for (const ExpressionPtr& child : expression.children) {
    if (child) collectSlots(*child, slots);
  }
  if (expression.pattern) collectPatternSlots(*expression.pattern, slots);
  if (!expression.subquery) return;
  for (const SingleQuery& part : expression.subquery->parts) {
    for (const Clause& clause : part.clauses) collectClauseSlots(clause, slots);
  }
}

PatternPlan planPattern(Runtime& run, const Pattern& pattern, const PlanOptions& options) {
  return Planner(run, pattern, options).make();
}

}  // namespace postern::cypher
