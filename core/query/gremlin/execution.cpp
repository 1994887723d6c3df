// SPDX-License-Identifier: Apache-2.0
// The way of a traverser through the steps, paths, and the entry point of a run.
#include "query/gremlin/execution.h"

#include <algorithm>

#include "query/cypher/ast.h"
#include "query/gremlin/gremlin.h"
#include "query/gremlin/parser.h"

namespace postern::gremlin {

using cypher::Kind;

Traverser Session::moved(const Traverser& from, Value value) {
  Traverser traverser;
  traverser.loops = from.loops;
  if (tracksPath) {
    traverser.place = static_cast<uint32_t>(places.size());
    places.push_back({value, from.place, {}});
    run.charge(sizeof(Place));
  }
  traverser.value = std::move(value);
  return traverser;
}

std::vector<Value> Session::path(uint32_t place) const {
  std::vector<Value> values;
  for (; place != kNoPlace; place = places[place].before) values.push_back(places[place].value);
  std::reverse(values.begin(), values.end());
  return values;
}

bool Session::each(const Traversal& traversal, const Traverser& from, Sink sink) {
  Execution execution(*this, traversal, sink);
  const bool more = execution.push(0, from);
  execution.finish();
  return more && !run.failed();
}

bool Session::any(const Traversal& traversal, const Traverser& from) {
  return first(traversal, from).has_value();
}

std::optional<Value> Session::first(const Traversal& traversal, const Traverser& from) {
  std::optional<Value> found;
  each(traversal, from, [&](Traverser result) {
    if (!found) found = std::move(result.value);
    return false;
  });
  return found;
}

Execution::Execution(Session& session, const Traversal& traversal, Sink sink)
    : session_(session),
      run_(session.run),
      traversal_(traversal),
      sink_(sink),
      states_(traversal.steps.size()) {}

bool Execution::wrongKind(const Step& step, std::string_view wanted, const Value& got) {
  run_.badArgument(step.name + "()", wanted, got);
  return false;
}

bool Execution::push(size_t at, Traverser traverser) {
  if (!run_.tick()) return false;
  if (at == traversal_.steps.size()) {
    ended_ = ended_ || !sink_(std::move(traverser));
    return !ended_;
  }
  const StepKind kind = traversal_.steps[at].kind;
  if (kind <= StepKind::kLabel) {
    const bool filter = kind >= StepKind::kHas && kind <= StepKind::kHasValue;
    return filter ? pushFilter(at, traverser) : pushGraph(at, traverser);
  }
  if (kind >= StepKind::kIs && kind <= StepKind::kTail) return pushFilter(at, traverser);
  if (kind == StepKind::kRepeat) return pushRepeat(at, std::move(traverser));
  if (kind >= StepKind::kFold && kind <= StepKind::kCap) return hold(at, traverser);
  return pushShape(at, traverser);
}

/// Steps that hold give what they have once nothing more can come: from the first to the last.
void Execution::finish() {
  for (size_t at = 0; at < traversal_.steps.size() && !run_.failed() && !ended_; ++at) flush(at);
}

Gremlin::Gremlin(std::unique_ptr<Traversal> traversal) : traversal_(std::move(traversal)) {}
Gremlin::~Gremlin() = default;
Gremlin::Gremlin(Gremlin&&) noexcept = default;
Gremlin& Gremlin::operator=(Gremlin&&) noexcept = default;

std::optional<Gremlin> parseGremlin(std::string_view text, cypher::QueryError& error) {
  error = cypher::QueryError();
  std::unique_ptr<Traversal> traversal = Parser(text, error).parse();
  if (!traversal) return std::nullopt;
  return Gremlin(std::move(traversal));
}

bool runGremlin(const cypher::PropertyGraph& graph, const Gremlin& gremlin, const cypher::RunOptions& options,
                cypher::RowSink sink, cypher::QueryError& error) {
  const cypher::Statement none;
  const cypher::Map parameters;
  cypher::Runtime run(graph, none, parameters, options, nullptr);
  Session session{run, gremlin.traversal().tracksPath, {}, {}};
  uint64_t rows = 0;
  session.each(gremlin.traversal(), Traverser(), [&](Traverser result) {
    if (++rows > options.maxRows) {
      run.failLimit("RowLimit", "the query gives more than " + std::to_string(options.maxRows) + " rows");
      return false;
    }
    return sink(std::span<const Value>(&result.value, 1));
  });
  if (!run.failed()) return true;
  error = run.error;
  return false;
}

}  // namespace postern::gremlin
