// SPDX-License-Identifier: Apache-2.0
// The tree of a Gremlin traversal. The parser makes it; it does not change after that. Nesting is bounded by
// the parser.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/cypher/value.h"

namespace postern::gremlin {

using cypher::Value;

struct Traversal;

enum class StepKind : uint8_t {
  kV,
  kE,
  kOut,
  kIn,
  kBoth,
  kOutE,
  kInE,
  kBothE,
  kOutV,
  kInV,
  kBothV,
  kOtherV,
  kHas,
  kHasLabel,
  kHasNot,
  kHasId,
  kHasKey,
  kHasValue,
  kValues,
  kValueMap,
  kElementMap,
  kProperties,
  kKey,
  kValue,
  kId,
  kLabel,
  kConstant,
  kIdentity,
  kLoops,
  kIs,
  kNot,
  kAnd,
  kOr,
  kWhere,
  kDedup,
  kSimplePath,
  kCyclicPath,
  kLimit,
  kSkip,
  kRange,
  kTail,
  kAs,
  kSelect,
  kProject,
  kPath,
  kMap,
  kFlatMap,
  kUnion,
  kCoalesce,
  kOptional,
  kChoose,
  kRepeat,
  kUnfold,
  kFold,
  kCount,
  kSum,
  kMin,
  kMax,
  kMean,
  kOrder,
  kGroup,
  kGroupCount,
  kAggregate,
  kStore,
  kCap,
  // What the parser folds into the step before or after.
  kBy,
  kUntil,
  kEmit,
  kTimes,
  kTerminal,
};

enum class Test : uint8_t {
  kEqual,
  kNotEqual,
  kGreater,
  kGreaterOrEqual,
  kLess,
  kLessOrEqual,
  kInside,
  kOutside,
  kBetween,
  kWithin,
  kWithout,
  kStartingWith,
  kNotStartingWith,
  kEndingWith,
  kNotEndingWith,
  kContaining,
  kNotContaining,
  kAnd,
  kOr,
  kNot,
};

struct Predicate {
  Test test = Test::kEqual;
  std::vector<Value> values;
  std::vector<Predicate> children;  ///< of kAnd, kOr, kNot
};

enum class ArgumentKind : uint8_t { kValue, kToken, kPredicate, kTraversal };

struct Argument {
  ArgumentKind kind = ArgumentKind::kValue;
  Value value;
  std::string token;  ///< asc, local, label ... without the name of its enumeration
  Predicate predicate;
  std::unique_ptr<Traversal> traversal;

  bool isText() const { return kind == ArgumentKind::kValue && value.is(cypher::Kind::kString); }
  bool isToken(std::string_view name) const { return kind == ArgumentKind::kToken && token == name; }
};

/// by(), by('key'), by(label), by(traversal), each with asc or desc in order().
struct By {
  enum class Kind : uint8_t { kIdentity, kKey, kToken, kTraversal };
  Kind kind = Kind::kIdentity;
  std::string name;  ///< key or token
  std::unique_ptr<Traversal> traversal;
  bool descending = false;
};

struct Step {
  StepKind kind = StepKind::kIdentity;
  size_t offset = 0;
  std::string name;
  std::vector<Argument> arguments;
  std::vector<By> by;
  bool local = false;  ///< Scope.local
  // kRepeat: the body is the only argument.
  std::unique_ptr<Traversal> until, emit;
  std::optional<int64_t> times;
  bool untilFirst = false;  ///< until() or times() stands before repeat()
  bool emits = false;
  bool emitFirst = false;
};

struct Traversal {
  std::vector<Step> steps;
  bool tracksPath = false;  ///< some step in it or below asks where a traverser has been
};

/// A step's name, what it is and how many arguments it takes.
struct StepName {
  std::string_view name;
  StepKind kind;
  size_t minimum;
  size_t maximum;
};
const StepName* findStep(std::string_view name);
/// "changes the graph" ... for steps of TinkerPop that are not here; "" for names that are no steps.
std::string_view whyNotSupported(std::string_view name);
std::optional<Test> findTest(std::string_view name);

}  // namespace postern::gremlin
