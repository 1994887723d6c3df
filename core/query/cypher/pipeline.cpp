// SPDX-License-Identifier: Apache-2.0
// Builds and runs the chains of a statement, one for each part of a UNION.
#include "query/cypher/pipeline.h"

#include "query/cypher/evaluator.h"

namespace postern::cypher {

struct Pipeline::Sink final : Operator {
  FunctionRef<bool(size_t)>* emit = nullptr;
  size_t part = 0;
  bool stopped = false;
  bool push(Runtime& run) override {
    if (run.failed() || stopped) return false;
    stopped = !(*emit)(part);
    return !stopped;
  }
  void reset() override { stopped = false; }
  std::string describe(Runtime&, const std::vector<std::string>&) override { return {}; }
};

Pipeline::Chain::Chain() = default;
Pipeline::Chain::~Chain() = default;
Pipeline::Chain::Chain(Chain&&) noexcept = default;

Pipeline::Pipeline(const Statement& statement, bool existence) : statement_(statement) {
  for (const SingleQuery& part : statement.parts) {
    Chain chain;
    for (size_t i = 0; i < part.clauses.size(); ++i) {
      bool isLast = i + 1 == part.clauses.size();
      addClause(chain, part.clauses[i], isLast ? nullptr : &part.clauses[i + 1], existence);
    }
    chain.sink = std::make_unique<Sink>();
    chain.sink->part = chains_.size();
    for (size_t i = 0; i < chain.operators.size(); ++i) {
      bool isLast = i + 1 == chain.operators.size();
      chain.operators[i]->next =
          isLast ? static_cast<Operator*>(chain.sink.get()) : chain.operators[i + 1].get();
    }
    chains_.push_back(std::move(chain));
  }
}

void Pipeline::addClause(Chain& chain, const Clause& clause, const Clause* following, bool existence) {
  auto add = [&](std::unique_ptr<Operator> made) { chain.operators.push_back(std::move(made)); };
  switch (clause.kind) {
    case ClauseKind::kMatch:
      return add(makeMatch(clause, following, existence));
    case ClauseKind::kUnwind:
      return add(makeUnwind(clause));
    case ClauseKind::kCreate:
    case ClauseKind::kDelete:
      return add(makeWrite(clause));
    case ClauseKind::kWith:
    case ClauseKind::kReturn:
      break;
  }
  const Projection& projection = clause.projection;
  add(projection.aggregates ? makeAggregate(projection) : makeProject(projection));
  if (projection.distinct) add(makeDistinct(projection));
  if (!projection.order.empty()) add(makeSort(projection, clause.where.get()));
  if (projection.skip || projection.limit) add(makeLimit(projection));
  if (clause.where) add(makeFilter(*clause.where));
}

void Pipeline::run(Runtime& run, FunctionRef<bool(size_t)> emit) {
  for (Chain& chain : chains_) {
    chain.sink->emit = &emit;
    chain.sink->reset();
    for (auto& each : chain.operators) each->reset();
    Operator* first = chain.operators.empty() ? chain.sink.get() : chain.operators.front().get();
    first->push(run);
    for (auto& each : chain.operators) {
      if (run.failed()) return;
      each->finish(run);
    }
    if (chain.sink->stopped) return;
  }
}

std::string Pipeline::describe(Runtime& run, const std::vector<std::string>& names) {
  std::string text;
  for (Chain& chain : chains_) {
    if (&chain != &chains_.front()) text += statement_.unionAll ? "Union all\n" : "Union\n";
    for (auto& each : chain.operators) text += each->describe(run, names);
  }
  return text;
}

}  // namespace postern::cypher
