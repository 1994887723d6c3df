// SPDX-License-Identifier: Apache-2.0
// What the parts of one run share: graph, parameters, limits, the first failure, and what was looked up once.
#pragma once

#include <memory>
#include <vector>

#include "query/cypher/ast.h"
#include "query/cypher/functions.h"
#include "query/cypher/query.h"
#include "query/cypher/regex.h"

namespace postern::cypher {

class MemoryGraph;
class PatternPlan;
class Pipeline;

/// Values nested deeper are refused: freeing, comparing and printing them recurse.
inline constexpr uint32_t kMaxValueDepth = 200;

/// The row of a run: one value per slot of the query, changed in place as the matching goes on.
using Row = std::vector<Value>;

class Runtime final : public CallContext {
 public:
  Runtime(const PropertyGraph& graphRead, const Statement& statement, const Map& givenParameters,
          const RunOptions& givenOptions, MemoryGraph* writableGraph);
  ~Runtime();

  /// Counts work. False when the query has failed, was stopped or has used up a limit; whoever gets false
  /// ends.
  bool tick(uint64_t steps = 1) {
    steps_ += steps;
    return steps_ < nextCheck_ ? !failed() : check();
  }
  /// Memory that is not in values: rows kept for sorting, groups.
  void charge(int64_t bytes) { charged_ += bytes; }
  Value failLimit(std::string_view detail, std::string message);
  /// Makes a list or map value unless it nests too deep.
  Value checked(Value made);

  uint32_t keyOf(const Expression& expression, const std::string& name);
  /// Ids of label groups; a group without a known label can never hold.
  using LabelIds = std::vector<std::vector<uint32_t>>;
  LabelIds resolveLabels(const LabelGroups& groups) const;
  const LabelIds& labelsOf(const Expression& expression);
  bool hasLabels(uint32_t node, const LabelIds& groups) const;

  struct Memory {
    bool known = false;
    uint32_t key = kNoName;
    LabelIds labels;
    std::string regexText;
    std::unique_ptr<Regex> regex;
    std::unique_ptr<PatternPlan> pattern;
    std::unique_ptr<Pipeline> pipeline;
  };
  Memory& memoryOf(const Expression& expression) { return memory_[static_cast<size_t>(expression.cache)]; }

  const Map& parameters;
  const RunOptions& options;
  MemoryGraph* const writable;
  Row row;

 private:
  bool check();

  std::vector<Memory> memory_;
  uint64_t steps_ = 0;
  uint64_t nextCheck_ = 0;
  int64_t bytesBefore_ = 0;
  int64_t charged_ = 0;
};

}  // namespace postern::cypher
