// SPDX-License-Identifier: Apache-2.0
// Runs a traversal: traversers are pushed from step to step; steps that have to see all of them hold them
// until their input has ended. A false from a push: no more are wanted. Work and memory count against the
// limits of the query.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/function_ref.h"
#include "query/cypher/runtime.h"
#include "query/cypher/value_set.h"
#include "query/gremlin/traversal.h"

namespace postern::gremlin {

inline constexpr uint32_t kNoPlace = UINT32_MAX;

struct Traverser {
  Value value;
  uint32_t place = kNoPlace;            ///< where it has been (Session::places); kNoPlace when nobody asks
  uint32_t cameFrom = cypher::kNoName;  ///< the node that a relationship was reached from
  int64_t loops = 0;                    ///< of the repeat() that it is in
  bool isEntry = false;                 ///< a map of one entry that unfold() took out of a map
};

using Sink = FunctionRef<bool(Traverser)>;

/// What all executions of one run share.
struct Session {
  struct Place {
    Value value;
    uint32_t before = kNoPlace;
    std::vector<std::string_view> labels;
  };
  cypher::Runtime& run;
  bool tracksPath = false;
  std::vector<Place> places;
  std::map<std::string, cypher::List, std::less<>> stores;  ///< of aggregate() and store()

  Traverser moved(const Traverser& from, Value value);
  std::vector<Value> path(uint32_t place) const;
  /// Runs a traversal for one traverser.
  bool each(const Traversal& traversal, const Traverser& from, Sink sink);
  bool any(const Traversal& traversal, const Traverser& from);
  std::optional<Value> first(const Traversal& traversal, const Traverser& from);
};

class Execution {
 public:
  Execution(Session& session, const Traversal& traversal, Sink sink);
  bool push(size_t at, Traverser traverser);
  void finish();

 private:
  struct Group {
    Value key;
    int64_t size = 0;
    std::vector<Traverser> members;  ///< not for groupCount()
  };
  struct Ranked {
    Traverser traverser;
    std::vector<Value> keys;
  };
  struct State {
    int64_t count = 0;
    std::vector<Traverser> held;
    std::vector<Ranked> ranked;
    std::vector<Group> groups;
    cypher::ValueSet seen{1};
    cypher::List values;
  };

  bool next(size_t at, Traverser traverser) {
    if (gathered_ == nullptr) return push(at + 1, std::move(traverser));
    gathered_->push_back(std::move(traverser.value));
    return !run_.failed();
  }
  /// Whether the step works on the list that a traverser holds.
  bool isLocal(const Step& step) const { return step.local && gathered_ == nullptr; }
  bool filtered(size_t at, Traverser& traverser, bool keep) {
    return !keep || next(at, std::move(traverser));
  }
  bool wrongKind(const Step& step, std::string_view wanted, const Value& got);

  // steps_graph.cpp
  bool pushGraph(size_t at, Traverser& traverser);
  bool pushStart(size_t at, const Traverser& traverser);
  bool pushNodes(size_t at, const Traverser& traverser);
  bool pushNeighbours(size_t at, const Traverser& traverser, cypher::Direction direction, bool edges);
  bool pushEnds(size_t at, const Traverser& traverser);
  bool pushProperties(size_t at, const Traverser& traverser);
  Value elementMap(const Step& step, const Value& element);

  // steps_filter.cpp
  bool pushFilter(size_t at, Traverser& traverser);
  bool passesHas(const Step& step, const Traverser& traverser);
  bool passesWhere(const Step& step, const Traverser& traverser);
  bool passesLabelled(const Traversal& inner, const Traverser& traverser);
  bool pushRange(size_t at, Traverser& traverser);
  bool isNew(size_t at, const Traverser& traverser);
  bool hasCycle(const Traverser& traverser) const;

  // steps_shape.cpp
  bool pushShape(size_t at, Traverser& traverser);
  bool pushSelect(size_t at, const Traverser& traverser);
  bool pushProject(size_t at, const Traverser& traverser);
  bool pushPath(size_t at, const Traverser& traverser);
  bool pushUnfold(size_t at, const Traverser& traverser);
  bool pushLocal(size_t at, const Traverser& traverser);
  bool pushBranch(size_t at, Traverser& traverser);

  // steps_repeat.cpp
  bool pushRepeat(size_t at, Traverser traverser);

  // steps_barrier.cpp
  bool hold(size_t at, Traverser& traverser);
  bool holdRanked(size_t at, Traverser& traverser);
  bool holdGroup(size_t at, Traverser& traverser);
  void flush(size_t at);
  void flushRanked(size_t at);
  Value groupValue(const Step& step, const Group& group);

  Session& session_;
  cypher::Runtime& run_;
  const Traversal& traversal_;
  Sink sink_;
  std::vector<State> states_;
  bool ended_ = false;                ///< the sink wants no more
  cypher::List* gathered_ = nullptr;  ///< of a step on a list: what it lets pass
};

/// What by() makes of a value; nothing where it has no such key or its traversal gives nothing.
std::optional<Value> modulated(Session& session, const By& by, const Traverser& traverser);
/// The by() of the i-th thing: they are used in turn.
std::optional<Value> modulatedAt(Session& session, const std::vector<By>& by, size_t i,
                                 const Traverser& traverser);

/// The last value with the label: of a map, of what aggregate() stored, of the path.
std::optional<Value> labelled(const Session& session, const Traverser& traverser, std::string_view label);
bool passes(const Predicate& predicate, const Value& value);

/// The text of a value as the key of a map: "v[3]" for a node, "e[7]" for a relationship.
std::string keyText(const Value& value);
std::string labelText(const cypher::PropertyGraph& graph, const Value& element);
/// Of a node, relationship or map; null without it.
Value propertyOf(const cypher::PropertyGraph& graph, const Value& element, std::string_view key);
/// Sum, minimum, maximum or mean of a list; nothing of an empty one.
std::optional<Value> reducedList(cypher::Runtime& run, const Step& step, const cypher::List& items);

}  // namespace postern::gremlin
