// SPDX-License-Identifier: Apache-2.0
// See undo_log.h.
#include "engine/undo_log.h"

#include <algorithm>
#include <tuple>

namespace postern {
namespace {

/// Steps that are remembered: a bulk decision about all findings of a large estate, twice over.
constexpr size_t kMaxSteps = 200'000;

bool saysTheSame(const Decision& a, const Decision& b) {
  return std::tie(a.value, a.reason, a.expires) == std::tie(b.value, b.reason, b.expires);
}

}  // namespace

std::vector<ContentHash> UndoLog::decide(Decisions& decisions, std::vector<Decision> said) {
  std::vector<ContentHash> made;
  Unit unit;
  for (Decision& decision : said) {
    const std::vector<const Decision*> heads = decisions.heads(decision.subject, decision.field);
    if (heads.size() == 1 && saysTheSame(*heads[0], decision)) continue;
    if (heads.empty() && decision.value.empty()) continue;
    Step step;
    for (const Decision* head : heads) step.before.push_back({idOf(*head), *head});
    if (heads.empty()) {
      Decision nothing = decision;
      nothing.value.clear();
      nothing.reason.clear();
      nothing.expires = kNoTime;
      step.before.push_back({idOf(nothing), nothing});
    }
    const ContentHash id = decisions.decide(decision);
    step.made = {id, std::move(decision)};
    made.push_back(id);
    unit.push_back(std::move(step));
  }
  if (unit.empty()) return made;
  undone_.clear();
  keep(std::move(unit));
  return made;
}

void UndoLog::keep(Unit unit) {
  steps_ += unit.size();
  done_.push_back(std::move(unit));
  while (steps_ > kMaxSteps && done_.size() > 1) {
    steps_ -= done_.front().size();
    done_.erase(done_.begin());
  }
}

ContentHash UndoLog::recordOf(const ContentHash& origin) const {
  const auto at = saidBy_.find(origin);
  return at == saidBy_.end() ? origin : at->second;
}

ContentHash UndoLog::sayAgain(Decisions& decisions, const Statement& statement, Decision as) {
  as.subject = statement.decision.subject;
  as.field = statement.decision.field;
  as.value = statement.decision.value;
  as.reason = statement.decision.reason;
  as.expires = statement.decision.expires;
  std::sort(as.after.begin(), as.after.end());
  const ContentHash id = idOf(as);
  decisions.add(std::move(as));
  saidBy_[statement.origin] = id;
  return id;
}

std::vector<ContentHash> UndoLog::undo(Decisions& decisions, std::string_view by, UnixSeconds now) {
  std::vector<ContentHash> made;
  if (done_.empty()) return made;
  Unit unit = std::move(done_.back());
  done_.pop_back();
  steps_ -= unit.size();
  for (const Step& step : unit) {
    Decision as;
    as.after = {recordOf(step.made.origin)};
    for (const Statement& before : step.before) {
      // Of statements that contested each other the one that stood stands again: the others keep who said
      // them and when.
      const bool stood = &before == &step.before.front();
      as.by = stood ? std::string(by) : before.decision.by;
      as.at = stood ? now : std::min(before.decision.at, std::max<UnixSeconds>(now - 1, 0));
      made.push_back(sayAgain(decisions, before, as));
    }
  }
  undone_.push_back(std::move(unit));
  return made;
}

std::vector<ContentHash> UndoLog::redo(Decisions& decisions, std::string_view by, UnixSeconds now) {
  std::vector<ContentHash> made;
  if (undone_.empty()) return made;
  Unit unit = std::move(undone_.back());
  undone_.pop_back();
  for (const Step& step : unit) {
    Decision as;
    for (const Statement& before : step.before) {
      if (as.after.size() < kMaxDecisionAfter) as.after.push_back(recordOf(before.origin));
    }
    as.by = by;
    as.at = now;
    made.push_back(sayAgain(decisions, step.made, std::move(as)));
  }
  keep(std::move(unit));
  return made;
}

void UndoLog::clear() {
  done_.clear();
  undone_.clear();
  saidBy_.clear();
  steps_ = 0;
}

}  // namespace postern
