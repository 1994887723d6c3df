// SPDX-License-Identifier: Apache-2.0
// Limits of a run, and names of the graph looked up once.
#include "query/cypher/runtime.h"

#include <algorithm>

#include "query/cypher/pattern_plan.h"
#include "query/cypher/pipeline.h"

namespace postern::cypher {

namespace {
/// How often the caller is asked whether to stop: some tens of microseconds apart.
constexpr uint64_t kStepsBetweenChecks = 4096;
}  // namespace

Value CallContext::fail(std::string_view type, std::string_view detail, std::string message) {
  if (!failed()) {
    error = QueryError{Phase::kRuntime,     std::string(type), std::string(detail), std::move(message), 0,
                       ErrorCode::kBadQuery};
  }
  return Value();
}

Value CallContext::badArgument(std::string_view function, std::string_view wanted, const Value& got) {
  return fail("TypeError", "InvalidArgumentType",
              std::string(function) + ": " + std::string(kindName(got.kind())) + " where " +
                  std::string(wanted) + " is needed");
}

uint64_t CallContext::nextRandom() {
  // SplitMix64.
  if (random_ == 0)
    random_ = static_cast<uint64_t>(now.epochSeconds) * 1'000'000'007 + static_cast<uint64_t>(now.nanos);
  uint64_t z = (random_ += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

Runtime::Runtime(const PropertyGraph& graphRead, const Statement& statement, const Map& givenParameters,
                 const RunOptions& givenOptions, MemoryGraph* writableGraph)
    : CallContext(graphRead, givenOptions.now),
      parameters(givenParameters),
      options(givenOptions),
      writable(writableGraph),
      row(static_cast<size_t>(statement.slotCount)),
      memory_(static_cast<size_t>(statement.cacheCount)),
      nextCheck_(kStepsBetweenChecks),
      bytesBefore_(liveValueBytes()) {
  maxBytes = givenOptions.maxBytes;
}

Runtime::~Runtime() = default;

bool Runtime::check() {
  nextCheck_ = steps_ + kStepsBetweenChecks;
  if (failed()) return false;
  if (steps_ > options.maxSteps) {
    failLimit("StepLimit", "the query was ended after " + std::to_string(options.maxSteps) + " steps");
  } else if (liveValueBytes() - bytesBefore_ + charged_ > options.maxBytes) {
    failLimit("MemoryLimit", "the query needs more than " + std::to_string(options.maxBytes) + " bytes");
  } else if (options.stop && options.stop()) {
    failLimit("Cancelled", "the query was stopped");
    error.code = ErrorCode::kCancelled;
  }
  return !failed();
}

Value Runtime::failLimit(std::string_view detail, std::string message) {
  if (failed()) return Value();
  fail("ExecutionLimit", detail, std::move(message));
  error.code = ErrorCode::kTooLarge;
  return Value();
}

Value Runtime::checked(Value made) {
  if (made.depth() <= kMaxValueDepth) return made;
  return failLimit("ValueTooDeep", "a value nests more than " + std::to_string(kMaxValueDepth) + " levels");
}

uint32_t Runtime::keyOf(const Expression& expression, const std::string& name) {
  if (expression.cache == kNoSlot) return graph.keyId(name);
  Memory& memory = memoryOf(expression);
  // While CREATE runs, a name that is unknown now may be known later.
  if (!memory.known || (writable && memory.key == kNoName)) {
    memory.key = graph.keyId(name);
    memory.known = true;
  }
  return memory.key;
}

Runtime::LabelIds Runtime::resolveLabels(const LabelGroups& groups) const {
  LabelIds ids;
  for (const std::vector<std::string>& group : groups) {
    ids.emplace_back();
    for (const std::string& name : group) {
      uint32_t id = graph.labelId(name);
      if (id != kNoName) ids.back().push_back(id);
    }
  }
  return ids;
}

const Runtime::LabelIds& Runtime::labelsOf(const Expression& expression) {
  Memory& memory = memoryOf(expression);
  if (!memory.known || writable) {
    memory.labels = resolveLabels(expression.labels);
    memory.known = true;
  }
  return memory.labels;
}

bool Runtime::hasLabels(uint32_t node, const LabelIds& groups) const {
  if (groups.empty()) return true;
  std::span<const uint32_t> held = graph.labelsOf(node);
  return std::all_of(groups.begin(), groups.end(), [&](const std::vector<uint32_t>& group) {
    return std::any_of(group.begin(), group.end(), [&](uint32_t label) {
      return std::find(held.begin(), held.end(), label) != held.end();
    });
  });
}

}  // namespace postern::cypher
