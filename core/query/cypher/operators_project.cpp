// SPDX-License-Identifier: Apache-2.0
// Projection, grouping, DISTINCT, ORDER BY, SKIP and LIMIT, WHERE as operators.
#include <algorithm>

#include "query/cypher/aggregate.h"
#include "query/cypher/evaluator.h"
#include "query/cypher/pattern_plan.h"
#include "query/cypher/pipeline.h"
#include "query/cypher/value_set.h"

namespace postern::cypher {

namespace {

Value& slotAt(Runtime& run, int slot) { return run.row[static_cast<size_t>(slot)]; }

class Project final : public Operator {
 public:
  explicit Project(const Projection& projection) : projection_(projection) {}
  bool push(Runtime& run) override {
    for (const ProjectionItem& item : projection_.items)
      slotAt(run, item.slot) = evaluate(run, *item.expression);
    return run.tick() && next->push(run);
  }
  std::string describe(Runtime&, const std::vector<std::string>&) override { return "Project\n"; }

 private:
  const Projection& projection_;
};

class Aggregate final : public Operator {
 public:
  explicit Aggregate(const Projection& projection) : projection_(projection), keys_(0) {
    for (const ProjectionItem& item : projection.items) {
      if (!item.expression->hasAggregate) {
        grouping_.push_back(&item);
      } else {
        collectSlots(*item.expression, carried_);
      }
    }
    std::sort(carried_.begin(), carried_.end());
    carried_.erase(std::unique(carried_.begin(), carried_.end()), carried_.end());
    keys_ = ValueSet(grouping_.size());
  }

  bool push(Runtime& run) override {
    key_.clear();
    for (const ProjectionItem* item : grouping_) key_.push_back(evaluate(run, *item->expression));
    if (run.failed()) return false;
    auto [index, isNew] = keys_.insert(key_);
    if (isNew) addGroup(run);
    for (size_t i = 0; i < projection_.aggregateCalls.size(); ++i) {
      arguments_.clear();
      for (const ExpressionPtr& child : projection_.aggregateCalls[i]->children) {
        arguments_.push_back(evaluate(run, *child));
      }
      if (run.failed()) return false;
      groups_[index].aggregators[i]->add(run, arguments_);
    }
    return run.tick();
  }

  void finish(Runtime& run) override {
    // Without grouping columns there is one group, be it empty.
    if (grouping_.empty() && groups_.empty()) {
      key_.clear();
      keys_.insert(key_);
      for (int slot : carried_) slotAt(run, slot) = Value();
      addGroup(run);
    }
    for (size_t index = 0; index < groups_.size() && !run.failed(); ++index) {
      Group& group = groups_[index];
      for (size_t i = 0; i < carried_.size(); ++i) slotAt(run, carried_[i]) = group.carried[i];
      for (size_t i = 0; i < projection_.aggregateCalls.size(); ++i) {
        slotAt(run, projection_.aggregateCalls[i]->slot) = run.checked(group.aggregators[i]->result(run));
      }
      size_t key = 0;
      for (const ProjectionItem& item : projection_.items) {
        slotAt(run, item.slot) =
            item.expression->hasAggregate ? evaluate(run, *item.expression) : keys_.at(index)[key++];
      }
      group.aggregators.clear();
      if (!run.tick() || !next->push(run)) break;
    }
    reset();
  }

  void reset() override {
    keys_ = ValueSet(grouping_.size());
    groups_.clear();
  }
  std::string describe(Runtime&, const std::vector<std::string>&) override { return "Aggregate\n"; }

 private:
  struct Group {
    std::vector<std::unique_ptr<Aggregator>> aggregators;
    std::vector<Value> carried;  ///< what stands beside aggregates: the same in every row of the group
  };

  void addGroup(Runtime& run) {
    Group group;
    for (const Expression* call : projection_.aggregateCalls) {
      group.aggregators.push_back(makeAggregator(call->name, call->distinct));
    }
    for (int slot : carried_) group.carried.push_back(slotAt(run, slot));
    groups_.push_back(std::move(group));
    run.charge(keys_.bytesPerTuple() + static_cast<int64_t>(carried_.size() * sizeof(Value)) +
               static_cast<int64_t>(projection_.aggregateCalls.size()) * 200);
  }

  const Projection& projection_;
  std::vector<const ProjectionItem*> grouping_;
  std::vector<int> carried_;
  std::vector<Value> key_, arguments_;
  ValueSet keys_;
  std::vector<Group> groups_;
};

class Distinct final : public Operator {
 public:
  explicit Distinct(const Projection& projection) : projection_(projection), seen_(projection.items.size()) {}
  bool push(Runtime& run) override {
    tuple_.clear();
    for (const ProjectionItem& item : projection_.items) tuple_.push_back(slotAt(run, item.slot));
    if (!seen_.insert(tuple_).second) return run.tick();
    run.charge(seen_.bytesPerTuple());
    return run.tick() && next->push(run);
  }
  void reset() override { seen_ = ValueSet(projection_.items.size()); }
  std::string describe(Runtime&, const std::vector<std::string>&) override { return "Distinct\n"; }

 private:
  const Projection& projection_;
  std::vector<Value> tuple_;
  ValueSet seen_;
};

/// With a LIMIT only the first rows are kept: what is behind them is dropped whenever twice as many have
/// come.
class Sort final : public Operator {
  struct Entry {
    std::vector<Value> keys, values;
    uint64_t index = 0;  ///< the order of arrival decides between equals
  };
  auto below() const {
    return [this](const Entry& a, const Entry& b) {
      for (size_t i = 0; i < projection_.order.size(); ++i) {
        int order = orderValues(a.keys[i], b.keys[i]);
        if (order != 0) return projection_.order[i].descending ? order > 0 : order < 0;
      }
      return a.index < b.index;
    };
  }

 public:
  Sort(const Projection& projection, const Expression* where) : projection_(projection) {
    for (const ProjectionItem& item : projection.items) kept_.push_back(item.slot);
    if (where) collectSlots(*where, kept_);
    std::sort(kept_.begin(), kept_.end());
    kept_.erase(std::unique(kept_.begin(), kept_.end()), kept_.end());
  }

  bool push(Runtime& run) override {
    if (!known_) {
      wanted_ = evaluateLimit(run, projection_.limit.get(), UINT64_MAX);
      uint64_t skipped = evaluateLimit(run, projection_.skip.get(), 0);
      wanted_ = wanted_ > UINT64_MAX - skipped ? UINT64_MAX : wanted_ + skipped;
      known_ = true;
    }
    Entry entry;
    for (const SortItem& item : projection_.order) entry.keys.push_back(evaluate(run, *item.expression));
    for (int slot : kept_) entry.values.push_back(slotAt(run, slot));
    if (run.failed()) return false;
    int64_t bytes =
        static_cast<int64_t>((entry.keys.size() + entry.values.size()) * sizeof(Value) + sizeof(Entry));
    entry.index = count_++;
    rows_.push_back(std::move(entry));
    run.charge(bytes);
    if (rows_.size() >= 1024 && rows_.size() / 2 >= wanted_) {
      std::nth_element(rows_.begin(), rows_.begin() + static_cast<int64_t>(wanted_), rows_.end(), below());
      run.charge(-bytes * static_cast<int64_t>(rows_.size() - wanted_));
      rows_.resize(wanted_);
    }
    return run.tick();
  }

  void finish(Runtime& run) override {
    std::sort(rows_.begin(), rows_.end(), below());
    for (const Entry& entry : rows_) {
      for (size_t i = 0; i < kept_.size(); ++i) slotAt(run, kept_[i]) = entry.values[i];
      if (!run.tick() || !next->push(run)) break;
    }
    rows_.clear();
  }

  void reset() override {
    rows_.clear();
    known_ = false;
    count_ = 0;
  }
  std::string describe(Runtime&, const std::vector<std::string>&) override { return "Sort\n"; }

 private:
  const Projection& projection_;
  std::vector<int> kept_;
  std::vector<Entry> rows_;
  uint64_t wanted_ = UINT64_MAX;
  uint64_t count_ = 0;
  bool known_ = false;
};

class Limit final : public Operator {
 public:
  explicit Limit(const Projection& projection) : projection_(projection) {}
  bool push(Runtime& run) override {
    prepare(run);
    if (run.failed() || left_ == 0) return false;
    if (skipped_ > 0) {
      --skipped_;
      return run.tick();
    }
    --left_;
    return next->push(run) && left_ > 0;
  }
  /// A wrong number is an error also when no row comes.
  void finish(Runtime& run) override { prepare(run); }
  void reset() override { known_ = false; }
  std::string describe(Runtime&, const std::vector<std::string>&) override { return "Limit\n"; }

 private:
  void prepare(Runtime& run) {
    if (known_) return;
    skipped_ = evaluateLimit(run, projection_.skip.get(), 0);
    left_ = evaluateLimit(run, projection_.limit.get(), UINT64_MAX);
    known_ = true;
  }

  const Projection& projection_;
  uint64_t skipped_ = 0;
  uint64_t left_ = 0;
  bool known_ = false;
};

class Filter final : public Operator {
 public:
  explicit Filter(const Expression& predicate) : predicate_(predicate) {}
  bool push(Runtime& run) override {
    bool passes = evaluateTruth(run, predicate_) == Truth::kTrue;
    if (!run.tick()) return false;
    return !passes || next->push(run);
  }
  std::string describe(Runtime&, const std::vector<std::string>&) override { return "Filter\n"; }

 private:
  const Expression& predicate_;
};

}  // namespace

uint64_t evaluateLimit(Runtime& run, const Expression* expression, uint64_t otherwise) {
  if (!expression) return otherwise;
  Value value = evaluate(run, *expression);
  if (run.failed()) return 0;
  if (!value.is(Kind::kInteger)) {
    run.fail("SyntaxError", "InvalidArgumentType", "SKIP and LIMIT take an integer");
    return 0;
  }
  if (value.asInteger() < 0) {
    run.fail("SyntaxError", "NegativeIntegerArgument", "SKIP and LIMIT take no negative number");
    return 0;
  }
  return static_cast<uint64_t>(value.asInteger());
}

std::unique_ptr<Operator> makeProject(const Projection& projection) {
  return std::make_unique<Project>(projection);
}
std::unique_ptr<Operator> makeAggregate(const Projection& projection) {
  return std::make_unique<Aggregate>(projection);
}
std::unique_ptr<Operator> makeDistinct(const Projection& projection) {
  return std::make_unique<Distinct>(projection);
}
std::unique_ptr<Operator> makeSort(const Projection& projection, const Expression* where) {
  return std::make_unique<Sort>(projection, where);
}
std::unique_ptr<Operator> makeLimit(const Projection& projection) {
  return std::make_unique<Limit>(projection);
}
std::unique_ptr<Operator> makeFilter(const Expression& predicate) {
  return std::make_unique<Filter>(predicate);
}

}  // namespace postern::cypher
