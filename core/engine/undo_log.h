// SPDX-License-Identifier: Apache-2.0
// Undo for decisions. Records are never taken back: undoing writes records that say again what stood before,
// so that it travels and shows in the history. Only the unit's own records are replaced: what somebody else
// said in the meantime (a bundle was opened) stays, and shows as a conflict.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "model/decision.h"

namespace postern {

class UndoLog {
 public:
  /// Says all of it as one unit of undo. What stands like that already is not said again. Returns the ids of
  /// the new records; with none there is no new unit.
  std::vector<ContentHash> decide(Decisions& decisions, std::vector<Decision> said);
  /// As decide, for the latest unit that is not undone (or, for redo, that is); nothing when there is none.
  std::vector<ContentHash> undo(Decisions& decisions, std::string_view by, UnixSeconds now);
  std::vector<ContentHash> redo(Decisions& decisions, std::string_view by, UnixSeconds now);
  bool canUndo() const { return !done_.empty(); }
  bool canRedo() const { return !undone_.empty(); }
  void clear();

 private:
  /// A statement, whatever record says it at the moment: the record that first said it.
  struct Statement {
    ContentHash origin;
    Decision decision;
  };
  struct Step {
    Statement made;
    std::vector<Statement> before;  ///< the one that stood first
  };
  using Unit = std::vector<Step>;

  ContentHash sayAgain(Decisions& decisions, const Statement& statement, Decision as);
  ContentHash recordOf(const ContentHash& origin) const;
  void keep(Unit unit);

  std::vector<Unit> done_, undone_;
  size_t steps_ = 0;                           // of done_
  std::map<ContentHash, ContentHash> saidBy_;  // origin -> the record that says it now, where it is another
};

}  // namespace postern
