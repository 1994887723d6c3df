// SPDX-License-Identifier: Apache-2.0
// MATCH, OPTIONAL MATCH, UNWIND, CREATE and DELETE as operators.
#include <algorithm>
#include <optional>

#include "query/cypher/evaluator.h"
#include "query/cypher/memory_graph.h"
#include "query/cypher/pattern_plan.h"
#include "query/cypher/pipeline.h"

namespace postern::cypher {

namespace {

bool usesChance(const Expression& expression) {
  if (expression.kind == ExpressionKind::kFunction && expression.name == "rand") return true;
  return std::any_of(expression.children.begin(), expression.children.end(),
                     [](const ExpressionPtr& child) { return child && usesChance(*child); });
}

/// Whether the clause gives the same result however often equal rows come.
bool ignoresRepetition(const Clause& clause) {
  if (clause.kind != ClauseKind::kWith && clause.kind != ClauseKind::kReturn) return false;
  const Projection& projection = clause.projection;
  for (const ProjectionItem& item : projection.items) {
    if (usesChance(*item.expression)) return false;
  }
  if (!projection.aggregates) return projection.distinct;
  return std::all_of(
      projection.aggregateCalls.begin(), projection.aggregateCalls.end(), [](const Expression* call) {
        return !call->children.empty() && (call->distinct || call->name == "min" || call->name == "max");
      });
}

class Match final : public Operator {
 public:
  Match(const Clause& clause, bool distinctEnds) : clause_(clause), distinctEnds_(distinctEnds) {}

  bool push(Runtime& run) override {
    bool any = false;
    bool goOn = plan(run).match(run, [&] {
      any = true;
      return next->push(run);
    });
    if (!clause_.optional || any || run.failed()) return goOn && !run.failed();
    for (int slot : clause_.introduced) run.row[static_cast<size_t>(slot)] = Value();
    return next->push(run);
  }

  std::string describe(Runtime& run, const std::vector<std::string>& names) override {
    return std::string(clause_.optional ? "Optional match\n" : "Match\n") +
           describePlan(run.graph, plan(run), names);
  }

 private:
  /// Made with the first row, because CREATE before it may have changed the graph.
  PatternPlan& plan(Runtime& run) {
    if (!plan_)
      plan_.emplace(planPattern(run, clause_.pattern, PlanOptions{clause_.where.get(), distinctEnds_}));
    return *plan_;
  }

  const Clause& clause_;
  bool distinctEnds_;
  std::optional<PatternPlan> plan_;
};

class Unwind final : public Operator {
 public:
  explicit Unwind(const Clause& clause) : clause_(clause) {}

  bool push(Runtime& run) override {
    Value list = evaluate(run, *clause_.unwound);
    if (run.failed()) return false;
    if (list.isNull()) return true;
    Value& slot = run.row[static_cast<size_t>(clause_.slot)];
    if (!list.is(Kind::kList)) {
      slot = std::move(list);
      return next->push(run);
    }
    for (const Value& item : list.asList()) {
      slot = item;
      if (!run.tick() || !next->push(run)) return false;
    }
    return true;
  }

  std::string describe(Runtime&, const std::vector<std::string>&) override {
    return "Unwind " + clause_.variable + "\n";
  }

 private:
  const Clause& clause_;
};

/// CREATE, and DELETE of relationships. Writes when its input has ended: the graph must not change under a
/// matching.
class Write final : public Operator {
 public:
  explicit Write(const Clause& clause) : clause_(clause) {}

  bool push(Runtime& run) override {
    run.charge(static_cast<int64_t>(run.row.size() * sizeof(Value)));
    rows_.push_back(run.row);
    return run.tick();
  }

  void finish(Runtime& run) override {
    if (!run.writable) {
      run.fail("SemanticError", "WriteNotAllowed",
               "the query would change the graph: queries here only read");
      return;
    }
    for (Row& row : rows_) {
      run.row = std::move(row);
      for (const PatternPart& part : clause_.pattern) createPart(run, part);
      for (const ExpressionPtr& expression : clause_.deleted) remove(run, evaluate(run, *expression));
      if (run.failed()) return;
      row = run.row;
    }
    for (Row& row : rows_) {
      run.row = std::move(row);
      if (!run.tick() || !next->push(run)) break;
    }
    rows_.clear();
  }

  void reset() override { rows_.clear(); }
  std::string describe(Runtime&, const std::vector<std::string>&) override { return "Write\n"; }

 private:
  static void remove(Runtime& run, const Value& element) {
    if (element.isNull()) return;
    if (!element.is(Kind::kRelationship)) {
      run.badArgument("DELETE", "Relationship", element);
      return;
    }
    run.writable->removeRelationship(element.id());
  }

  void createPart(Runtime& run, const PatternPart& part) {
    MemoryGraph& graph = *run.writable;
    for (const NodePattern& node : part.nodes) {
      Value& slot = run.row[static_cast<size_t>(node.slot)];
      if (node.bound || isRepeated(node)) continue;
      std::vector<uint32_t> labels;
      for (const auto& group : node.labels) {
        for (const std::string& label : group) labels.push_back(graph.internLabel(label));
      }
      slot = Value::node(graph.addNode(std::move(labels)));
      if (node.properties) setProperties(run, *node.properties, slot);
    }
    Path path;
    path.nodes.push_back(idAt(run, part.nodes[0].slot));
    for (size_t i = 0; i < part.relationships.size() && !run.failed(); ++i) {
      const RelationshipPattern& link = part.relationships[i];
      uint32_t left = idAt(run, part.nodes[i].slot), right = idAt(run, part.nodes[i + 1].slot);
      if (run.failed()) return;
      bool outgoing = link.direction == Direction::kOutgoing;
      uint32_t id = graph.addRelationship(outgoing ? left : right, graph.internType(link.types[0]),
                                          outgoing ? right : left);
      Value& slot = run.row[static_cast<size_t>(link.slot)];
      slot = Value::relationship(id);
      if (link.properties) setProperties(run, *link.properties, slot);
      path.relationships.push_back(id);
      path.nodes.push_back(right);
    }
    if (part.pathSlot != kNoSlot) run.row[static_cast<size_t>(part.pathSlot)] = Value::path(std::move(path));
  }

  /// A variable that an earlier node of the same clause made.
  bool isRepeated(const NodePattern& node) const {
    for (const PatternPart& part : clause_.pattern) {
      for (const NodePattern& other : part.nodes) {
        if (&other == &node) return false;
        if (other.slot == node.slot) return true;
      }
    }
    return false;
  }

  static uint32_t idAt(Runtime& run, int slot) {
    const Value& value = run.row[static_cast<size_t>(slot)];
    if (value.is(Kind::kNode)) return value.id();
    run.badArgument("CREATE", "Node", value);
    return 0;
  }

  static void setProperties(Runtime& run, const Expression& map, const Value& element) {
    for (size_t i = 0; i < map.names.size(); ++i) {
      Value value = evaluate(run, *map.children[i]);
      uint32_t key = run.writable->internKey(map.names[i]);
      if (element.is(Kind::kNode)) {
        run.writable->setNodeProperty(element.id(), key, std::move(value));
      } else {
        run.writable->setRelationshipProperty(element.id(), key, std::move(value));
      }
    }
  }

  const Clause& clause_;
  std::vector<Row> rows_;
};

}  // namespace

std::unique_ptr<Operator> makeMatch(const Clause& clause, const Clause* following, bool existence) {
  bool distinctEnds = following ? ignoresRepetition(*following) : existence;
  return std::make_unique<Match>(clause, distinctEnds);
}

std::unique_ptr<Operator> makeUnwind(const Clause& clause) { return std::make_unique<Unwind>(clause); }
std::unique_ptr<Operator> makeWrite(const Clause& clause) { return std::make_unique<Write>(clause); }

}  // namespace postern::cypher
