// SPDX-License-Identifier: Apache-2.0
// repeat(), round by round instead of by recursion: however long the way, the stack stays flat. until() and
// emit() before repeat() are asked before a round, after it otherwise.
#include "query/gremlin/execution.h"

namespace postern::gremlin {

bool Execution::pushRepeat(size_t at, Traverser traverser) {
  const Step& step = traversal_.steps[at];
  const Traversal& body = *step.arguments[0].traversal;
  const int64_t outer = traverser.loops;
  bool more = true;
  const auto leave = [&](Traverser out) {
    out.loops = outer;
    more = next(at, std::move(out));
    return more;
  };
  const auto isDone = [&](const Traverser& at_round) {
    return (step.times && at_round.loops >= *step.times) ||
           (step.until && session_.any(*step.until, at_round));
  };
  const auto isEmitted = [&](const Traverser& at_round) {
    return step.emits && (!step.emit || session_.any(*step.emit, at_round));
  };
  std::vector<Traverser> round, following;
  /// What stands before repeat(); false when the traverser does not go round again.
  const auto enter = [&](Traverser entering) {
    if (step.untilFirst && isDone(entering)) {
      leave(std::move(entering));
      return;
    }
    if (step.emits && step.emitFirst && isEmitted(entering) && !leave(entering)) return;
    following.push_back(std::move(entering));
    run_.charge(sizeof(Traverser));
  };
  traverser.loops = 0;
  enter(std::move(traverser));
  while (!following.empty() && more && !run_.failed()) {
    round.swap(following);
    run_.charge(-static_cast<int64_t>(round.size() * sizeof(Traverser)));
    following.clear();
    for (const Traverser& from : round) {
      session_.each(body, from, [&](Traverser result) {
        result.loops = from.loops + 1;
        if (!step.untilFirst && isDone(result)) return leave(std::move(result));
        if (step.emits && !step.emitFirst && isEmitted(result) && !leave(result)) return false;
        enter(std::move(result));
        return more;
      });
      if (!more || !run_.tick()) return false;
    }
  }
  return more && !run_.failed();
}

}  // namespace postern::gremlin
