// SPDX-License-Identifier: Apache-2.0
// One matching of a pattern plan against the current row. Depth of the recursion: the steps of the plan.
#pragma once

#include <vector>

#include "query/cypher/pattern_plan.h"

namespace postern::cypher {

class Matcher {
 public:
  Matcher(Runtime& run, PatternPlan& plan, FunctionRef<bool()> emit) : run_(run), plan_(plan), emit_(emit) {}

  /// All matches from this step on; false ends the matching.
  bool step(size_t index);

 private:
  // matcher.cpp
  Value& slot(int index) { return run_.row[static_cast<size_t>(index)]; }
  const Value& slotValue(int index) const { return run_.row[static_cast<size_t>(index)]; }
  bool passes(const PatternStep& step);
  Value propertyOfElement(const Value& element, uint32_t key) const;
  bool arrive(const PatternStep& step, size_t index, uint32_t node);
  bool scan(const PatternStep& step, size_t index);
  bool expand(const PatternStep& step, size_t index);
  bool boundRelationship(const PatternStep& step, size_t index);
  bool follow(const PatternStep& step, size_t index);
  size_t degreeOf(uint32_t node) const;
  bool hasType(const PatternStep& step, uint32_t relationship) const;
  Value buildPath(const PatternPart& part) const;
  bool isUsed(uint32_t relationship) const { return !plan_.inUse.empty() && plan_.inUse[relationship]; }
  void use(uint32_t relationship) {
    if (!plan_.inUse.empty()) plan_.inUse[relationship] = true;
  }
  void release(uint32_t relationship) {
    if (!plan_.inUse.empty()) plan_.inUse[relationship] = false;
  }

  // matcher_variable.cpp
  using Properties = std::vector<std::pair<uint32_t, Value>>;
  Properties propertiesOfStep(const PatternStep& step);
  bool fits(const PatternStep& step, const Properties& properties, const Neighbour& next);
  bool fitsNode(const PatternStep& step, uint32_t node);
  bool fitsElement(const ElementCheck& check, Value element);
  bool wander(const PatternStep& step, size_t index);
  bool reach(const PatternStep& step, size_t index);
  bool closesCycle(const PatternStep& step, const SearchSide& side, uint32_t root, uint32_t node,
                   const Neighbour& next) const;
  void setRelationships(const PatternStep& step, const std::vector<uint32_t>& taken);

  // shortest_path.cpp
  bool shortest(const PatternStep& step, size_t index);
  bool shortestBetween(const PatternStep& step, size_t index, uint32_t from, uint32_t to);
  /// A search from one end alone: the other side sees nothing.
  struct OneSided {
    SearchSide& side;
    SearchSide& none;
  };
  OneSided beginFrom(size_t index, uint32_t from);
  bool shortestFrom(const PatternStep& step, size_t index, uint32_t from);
  bool allShortestBetween(const PatternStep& step, size_t index, uint32_t from, uint32_t to);
  bool emitWay(const PatternStep& step, size_t index, uint32_t end, const std::vector<uint32_t>& taken);
  bool emitAllWays(const PatternStep& step, size_t index, uint32_t from, uint32_t end,
                   const Properties& properties);
  uint32_t spread(const PatternStep& step, SearchSide& side, const SearchSide& other, bool backwards,
                  std::vector<uint32_t>& frontier, uint32_t depth, const Properties& properties);

  Runtime& run_;
  PatternPlan& plan_;
  FunctionRef<bool()> emit_;
};

}  // namespace postern::cypher
