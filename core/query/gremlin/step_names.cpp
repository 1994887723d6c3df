// SPDX-License-Identifier: Apache-2.0
// Names of steps and predicates, and why others of TinkerPop's are not supported.
#include <algorithm>

#include "query/gremlin/traversal.h"

namespace postern::gremlin {
namespace {

constexpr size_t kMany = 1000;

constexpr StepName kSteps[] = {
    {"V", StepKind::kV, 0, kMany},
    {"E", StepKind::kE, 0, kMany},
    {"out", StepKind::kOut, 0, kMany},
    {"in", StepKind::kIn, 0, kMany},
    {"both", StepKind::kBoth, 0, kMany},
    {"outE", StepKind::kOutE, 0, kMany},
    {"inE", StepKind::kInE, 0, kMany},
    {"bothE", StepKind::kBothE, 0, kMany},
    {"outV", StepKind::kOutV, 0, 0},
    {"inV", StepKind::kInV, 0, 0},
    {"bothV", StepKind::kBothV, 0, 0},
    {"otherV", StepKind::kOtherV, 0, 0},
    {"has", StepKind::kHas, 1, 3},
    {"hasLabel", StepKind::kHasLabel, 1, kMany},
    {"hasNot", StepKind::kHasNot, 1, 1},
    {"hasId", StepKind::kHasId, 1, kMany},
    {"hasKey", StepKind::kHasKey, 1, kMany},
    {"hasValue", StepKind::kHasValue, 1, kMany},
    {"values", StepKind::kValues, 0, kMany},
    {"valueMap", StepKind::kValueMap, 0, kMany},
    {"elementMap", StepKind::kElementMap, 0, kMany},
    {"properties", StepKind::kProperties, 0, kMany},
    {"key", StepKind::kKey, 0, 0},
    {"value", StepKind::kValue, 0, 0},
    {"id", StepKind::kId, 0, 0},
    {"label", StepKind::kLabel, 0, 0},
    {"constant", StepKind::kConstant, 1, 1},
    {"identity", StepKind::kIdentity, 0, 0},
    {"barrier", StepKind::kIdentity, 0, 1},
    {"loops", StepKind::kLoops, 0, 0},
    {"is", StepKind::kIs, 1, 1},
    {"not", StepKind::kNot, 1, 1},
    {"and", StepKind::kAnd, 1, kMany},
    {"or", StepKind::kOr, 1, kMany},
    {"where", StepKind::kWhere, 1, 2},
    {"filter", StepKind::kWhere, 1, 1},
    {"dedup", StepKind::kDedup, 0, kMany},
    {"simplePath", StepKind::kSimplePath, 0, 0},
    {"cyclicPath", StepKind::kCyclicPath, 0, 0},
    {"limit", StepKind::kLimit, 1, 2},
    {"skip", StepKind::kSkip, 1, 2},
    {"range", StepKind::kRange, 2, 3},
    {"tail", StepKind::kTail, 0, 2},
    {"as", StepKind::kAs, 1, kMany},
    {"select", StepKind::kSelect, 1, kMany},
    {"project", StepKind::kProject, 1, kMany},
    {"path", StepKind::kPath, 0, 0},
    {"map", StepKind::kMap, 1, 1},
    {"flatMap", StepKind::kFlatMap, 1, 1},
    {"local", StepKind::kFlatMap, 1, 1},
    {"union", StepKind::kUnion, 1, kMany},
    {"coalesce", StepKind::kCoalesce, 1, kMany},
    {"optional", StepKind::kOptional, 1, 1},
    {"choose", StepKind::kChoose, 2, 3},
    {"repeat", StepKind::kRepeat, 1, 1},
    {"unfold", StepKind::kUnfold, 0, 0},
    {"fold", StepKind::kFold, 0, 0},
    {"count", StepKind::kCount, 0, 1},
    {"sum", StepKind::kSum, 0, 1},
    {"min", StepKind::kMin, 0, 1},
    {"max", StepKind::kMax, 0, 1},
    {"mean", StepKind::kMean, 0, 1},
    {"order", StepKind::kOrder, 0, 1},
    {"group", StepKind::kGroup, 0, 0},
    {"groupCount", StepKind::kGroupCount, 0, 0},
    {"aggregate", StepKind::kAggregate, 1, 2},
    {"store", StepKind::kStore, 1, 1},
    {"cap", StepKind::kCap, 1, 1},
    {"by", StepKind::kBy, 0, 2},
    {"until", StepKind::kUntil, 1, 1},
    {"emit", StepKind::kEmit, 0, 1},
    {"times", StepKind::kTimes, 1, 1},
    {"toList", StepKind::kTerminal, 0, 0},
    {"toSet", StepKind::kTerminal, 0, 0},
    {"toBulkSet", StepKind::kTerminal, 0, 0},
    {"next", StepKind::kTerminal, 0, 1},
    {"tryNext", StepKind::kTerminal, 0, 0},
    {"hasNext", StepKind::kTerminal, 0, 0},
    {"iterate", StepKind::kTerminal, 0, 0},
};

struct Reason {
  std::string_view name;
  std::string_view why;
};

constexpr std::string_view kWrites = "changes the graph: queries here only read";
constexpr std::string_view kRandom = "is random: queries here give the same answer each time";
constexpr std::string_view kMissing = "is not supported";

constexpr Reason kReasons[] = {
    {"addV", kWrites},
    {"addE", kWrites},
    {"property", kWrites},
    {"drop", kWrites},
    {"mergeV", kWrites},
    {"mergeE", kWrites},
    {"from", kWrites},
    {"to", kWrites},
    {"coin", kRandom},
    {"sample", kRandom},
    {"shuffle", kRandom},
    {"match", kMissing},
    {"sack", kMissing},
    {"withSack", kMissing},
    {"subgraph", kMissing},
    {"tree", kMissing},
    {"pageRank", kMissing},
    {"peerPressure", kMissing},
    {"shortestPath", kMissing},
    {"connectedComponent", kMissing},
    {"program", kMissing},
    {"inject", kMissing},
    {"math", kMissing},
    {"branch", kMissing},
    {"option", kMissing},
    {"sideEffect", kMissing},
    {"call", kMissing},
    {"io", kMissing},
    {"timeLimit", kMissing},
    {"profile", kMissing},
    {"explain", kMissing},
    {"with", kMissing},
    {"withSideEffect", kMissing},
    {"withStrategies", kMissing},
    {"withoutStrategies", kMissing},
    {"none", kMissing},
    {"fail", kMissing},
    {"index", kMissing},
    {"propertyMap", kMissing},
    {"read", kMissing},
    {"write", kWrites},
    {"element", kMissing},
    {"concat", kMissing},
    {"format", kMissing},
};

struct TestName {
  std::string_view name;
  Test test;
};

constexpr TestName kTests[] = {
    {"eq", Test::kEqual},
    {"neq", Test::kNotEqual},
    {"gt", Test::kGreater},
    {"gte", Test::kGreaterOrEqual},
    {"lt", Test::kLess},
    {"lte", Test::kLessOrEqual},
    {"inside", Test::kInside},
    {"outside", Test::kOutside},
    {"between", Test::kBetween},
    {"within", Test::kWithin},
    {"without", Test::kWithout},
    {"startingWith", Test::kStartingWith},
    {"notStartingWith", Test::kNotStartingWith},
    {"endingWith", Test::kEndingWith},
    {"notEndingWith", Test::kNotEndingWith},
    {"containing", Test::kContaining},
    {"notContaining", Test::kNotContaining},
};

template <typename Entry, size_t kCount>
const Entry* find(const Entry (&table)[kCount], std::string_view name) {
  const Entry* found =
      std::find_if(table, table + kCount, [&](const Entry& entry) { return entry.name == name; });
  return found == table + kCount ? nullptr : found;
}

}  // namespace

const StepName* findStep(std::string_view name) { return find(kSteps, name); }

std::string_view whyNotSupported(std::string_view name) {
  const Reason* reason = find(kReasons, name);
  return reason == nullptr ? std::string_view() : reason->why;
}

std::optional<Test> findTest(std::string_view name) {
  const TestName* found = find(kTests, name);
  return found == nullptr ? std::nullopt : std::optional(found->test);
}

}  // namespace postern::gremlin
