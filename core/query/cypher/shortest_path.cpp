// SPDX-License-Identifier: Apache-2.0
// shortestPath and allShortestPaths: breadth first, from both ends where both are known. No path leads from a
// node to itself, except the empty one where length 0 is allowed. Ties go to the relationship that the graph
// lists first.
#include <algorithm>

#include "query/cypher/matcher.h"
#include "query/cypher/neighbour_cursor.h"

namespace postern::cypher {

namespace {

Direction turned(Direction direction) {
  return direction == Direction::kOutgoing   ? Direction::kIncoming
         : direction == Direction::kIncoming ? Direction::kOutgoing
                                             : Direction::kBoth;
}

/// Relationships from the start of a search to `node`, in the order walked.
std::vector<uint32_t> wayTo(const SearchSide& side, uint32_t node) {
  std::vector<uint32_t> taken;
  while (side.distances[node] > 0) {
    taken.push_back(side.relationships[node]);
    node = side.parents[node];
  }
  std::reverse(taken.begin(), taken.end());
  return taken;
}

}  // namespace

void SearchSide::begin(uint32_t nodes) {
  if (stamps.size() != nodes || stamp == UINT32_MAX) {
    stamps.assign(nodes, 0);
    parents.resize(nodes);
    relationships.resize(nodes);
    distances.resize(nodes);
    stamp = 0;
  }
  ++stamp;
}

void SearchSide::see(uint32_t node, uint32_t parent, uint32_t relationship, uint32_t distance) {
  stamps[node] = stamp;
  parents[node] = parent;
  relationships[node] = relationship;
  distances[node] = distance;
}

bool Matcher::shortest(const PatternStep& step, size_t index) {
  const Value from = slot(step.from);
  if (!from.is(Kind::kNode) || step.maximum < step.minimum) return true;
  if (!fitsNode(step, from.id())) return !run_.failed();
  if (!step.toBound) return shortestFrom(step, index, from.id());
  const Value to = slot(step.to);
  if (!to.is(Kind::kNode)) return true;
  if (from.id() == to.id()) {
    return step.isList && step.minimum == 0 ? emitWay(step, index, to.id(), {}) : true;
  }
  if (!fitsNode(step, to.id())) return !run_.failed();
  return step.search == PathSearch::kShortest ? shortestBetween(step, index, from.id(), to.id())
                                              : allShortestBetween(step, index, from.id(), to.id());
}

bool Matcher::emitWay(const PatternStep& step, size_t index, uint32_t end,
                      const std::vector<uint32_t>& taken) {
  for (uint32_t relationship : taken) {
    if (isUsed(relationship)) return true;
  }
  for (uint32_t relationship : taken) use(relationship);
  setRelationships(step, taken);
  bool goOn = arrive(step, index, end);
  for (uint32_t relationship : taken) release(relationship);
  return goOn;
}

/// One more level of a search. Returns the node where it met the other search by the shortest way, or
/// kNoName.
uint32_t Matcher::spread(const PatternStep& step, SearchSide& side, const SearchSide& other, bool backwards,
                         std::vector<uint32_t>& frontier, uint32_t depth, const Properties& properties) {
  std::vector<uint32_t> following;
  uint32_t met = kNoName;
  for (uint32_t node : frontier) {
    NeighbourCursor cursor(run_.graph, node, backwards ? turned(step.direction) : step.direction,
                           step.anyType, step.types);
    for (Neighbour next; cursor.next(next);) {
      if (!run_.tick()) return kNoName;
      if (side.seen(next.node) || !fits(step, properties, next)) continue;
      side.see(next.node, node, next.relationship, depth);
      following.push_back(next.node);
      if (!other.seen(next.node)) continue;
      if (met == kNoName || other.distances[next.node] < other.distances[met]) met = next.node;
    }
  }
  frontier = std::move(following);
  return met;
}

bool Matcher::shortestBetween(const PatternStep& step, size_t index, uint32_t from, uint32_t to) {
  Properties properties = propertiesOfStep(step);
  SearchSide& ahead = plan_.forward[index];
  SearchSide& behind = plan_.backward[index];
  ahead.begin(run_.graph.nodeCount());
  behind.begin(run_.graph.nodeCount());
  ahead.see(from, from, 0, 0);
  behind.see(to, to, 0, 0);
  std::vector<uint32_t> front = {from}, back = {to};
  uint32_t met = kNoName;
  int64_t aheadDepth = 0, behindDepth = 0;
  while (met == kNoName && !front.empty() && !back.empty() && aheadDepth + behindDepth < step.maximum) {
    bool forward = front.size() <= back.size();
    met = forward ? spread(step, ahead, behind, false, front, static_cast<uint32_t>(++aheadDepth), properties)
                  : spread(step, behind, ahead, true, back, static_cast<uint32_t>(++behindDepth), properties);
    if (run_.failed()) return false;
  }
  if (met == kNoName) return true;
  std::vector<uint32_t> taken = wayTo(ahead, met);
  std::vector<uint32_t> rest = wayTo(behind, met);
  taken.insert(taken.end(), rest.rbegin(), rest.rend());
  return emitWay(step, index, to, taken);
}

Matcher::OneSided Matcher::beginFrom(size_t index, uint32_t from) {
  const OneSided search{plan_.forward[index], plan_.backward[index]};
  search.side.begin(run_.graph.nodeCount());
  search.none.begin(run_.graph.nodeCount());
  search.side.see(from, from, 0, 0);
  return search;
}

/// The other end is open: one search reaches all candidates, nearest first.
bool Matcher::shortestFrom(const PatternStep& step, size_t index, uint32_t from) {
  Properties properties = propertiesOfStep(step);
  if (step.isList && step.minimum == 0 && !emitWay(step, index, from, {})) return false;
  const OneSided search = beginFrom(index, from);
  const SearchSide& side = search.side;
  std::vector<uint32_t> frontier = {from};
  for (int64_t depth = 1; depth <= step.maximum && !frontier.empty(); ++depth) {
    spread(step, search.side, search.none, false, frontier, static_cast<uint32_t>(depth), properties);
    if (run_.failed()) return false;
    for (uint32_t node : frontier) {
      if (!run_.hasLabels(node, step.labels)) continue;
      bool goOn = step.search == PathSearch::kShortest ? emitWay(step, index, node, wayTo(side, node))
                                                       : emitAllWays(step, index, from, node, properties);
      if (!goOn) return false;
    }
  }
  return true;
}

bool Matcher::allShortestBetween(const PatternStep& step, size_t index, uint32_t from, uint32_t to) {
  Properties properties = propertiesOfStep(step);
  const OneSided search = beginFrom(index, from);
  const SearchSide& side = search.side;
  std::vector<uint32_t> frontier = {from};
  for (int64_t depth = 1; depth <= step.maximum && !frontier.empty() && !side.seen(to); ++depth) {
    spread(step, search.side, search.none, false, frontier, static_cast<uint32_t>(depth), properties);
    if (run_.failed()) return false;
  }
  return !side.seen(to) || emitAllWays(step, index, from, to, properties);
}

/// Back from the end along relationships that come one step nearer to the start.
bool Matcher::emitAllWays(const PatternStep& step, size_t index, uint32_t from, uint32_t end,
                          const Properties& properties) {
  SearchSide& side = plan_.forward[index];
  auto at = [&](uint32_t node) {
    return NeighbourCursor(run_.graph, node, turned(step.direction), step.anyType, step.types);
  };
  std::vector<uint32_t> taken;
  std::vector<uint32_t> nodes = {end};
  std::vector<NeighbourCursor> stack = {at(end)};
  while (!stack.empty()) {
    Neighbour next;
    if (!stack.back().next(next)) {
      stack.pop_back();
      nodes.pop_back();
      if (!taken.empty()) taken.pop_back();
      continue;
    }
    if (!run_.tick()) return false;
    if (!side.seen(next.node) || side.distances[next.node] + 1 != side.distances[nodes.back()]) continue;
    if (!fits(step, properties, Neighbour{next.relationship, nodes.back(), next.type})) continue;
    taken.push_back(next.relationship);
    if (next.node == from) {
      if (!emitWay(step, index, end, std::vector<uint32_t>(taken.rbegin(), taken.rend()))) return false;
      taken.pop_back();
    } else {
      nodes.push_back(next.node);
      stack.push_back(at(next.node));
    }
  }
  return true;
}

}  // namespace postern::cypher
