// SPDX-License-Identifier: Apache-2.0
// What people say: deciding, undoing, lines in and out, and settings.
#include "engine/decision_views.h"

#include "base/json_writer.h"
#include "base/text.h"
#include "bundle/decision_lines.h"
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/views.h"
#include "enrich/likelihood_table.h"
#include "graph/rule_set.h"

namespace postern {
namespace {

constexpr std::string_view kSetting = "setting";

/// What a caller that starts again needs in order to lose nothing: the new records as lines.
std::string decidedAnswer(const Decisions& decisions, const std::vector<ContentHash>& made,
                          const UndoLog& undo, const std::vector<ContentHash>& besides = {}) {
  std::vector<const Decision*> fresh;
  for (const auto* ids : {&besides, &made}) {
    for (const ContentHash& id : *ids) fresh.push_back(&decisions.records().at(id));
  }
  JsonWriter out;
  out.beginObject().field("changed", made.size()).field("canUndo", undo.canUndo());
  return out.field("canRedo", undo.canRedo()).field("lines", writeDecisionLines(fresh)).endObject().take();
}

Error tooMany() {
  return makeError(ErrorCode::kTooLarge,
                   "an estate holds at most " + std::to_string(kMaxDecisions) + " decisions");
}

/// A finding by its own key, whichever of its keys is given; pairs in their one order.
std::string subjectOf(const SaidRow& row, const Analysis* analysis) {
  if (!row.key.empty()) {
    const uint32_t finding = analysis ? analysis->findingByKey(row.key) : kNone;
    return finding == kNone ? "finding " + toLowerAscii(row.key)
                            : findingSubject(analysis->view().findings.rows[finding].key);
  }
  const auto pair = parsePairSubject(row.subject);
  return pair ? pairSubject(pair->kind, pair->a, pair->b) : row.subject;
}

/// Takes over what was said of the finding under other keys, so that undoing leads back to it; and keeps what
/// it is recognised by when its key changes. The ids of the records that are new.
std::vector<ContentHash> prepare(Decisions& decisions, const Analysis& analysis, const Decision& said) {
  std::vector<ContentHash> made;
  const auto key = contentHashFromHex(std::string_view(said.subject).substr(said.subject.find(' ') + 1));
  const EstateView& view = analysis.view();
  const uint32_t row = key && said.field != "identity" ? findKey(view.findings, *key) : kNone;
  if (row == kNone || said.subject != findingSubject(view.findings.rows[row].key)) return made;
  if (!decisions.standing(said.subject, said.field)) {
    for (const std::string& other : view.enrichment.triage.subjectsOf(row, view.findings)) {
      const auto standing = decisions.standing(other, said.field);
      if (!standing) continue;
      Decision same = *standing->decision;
      same.subject = said.subject;
      same.after.clear();
      made.push_back(idOf(same));
      decisions.add(std::move(same));
    }
  }
  Decision traits{said.subject,
                  std::string(kTraitsField),
                  traitsText(analysis.correlated()->keys->traits(row)),
                  "",
                  said.by,
                  said.at,
                  kNoTime,
                  {}};
  const auto kept = decisions.standing(said.subject, kTraitsField);
  if (!kept || kept->decision->value != traits.value) made.push_back(decisions.decide(std::move(traits)));
  return made;
}

}  // namespace

Result<std::string> Engine::decide(const std::vector<SaidRow>& said, std::string_view by, UnixSeconds now) {
  return guarded([&]() -> Result<std::string> {
    State& state = *state_;
    std::vector<Decision> decisions;
    const auto take = [&](const SaidRow& row, std::string subject) -> Status {
      Decision decision{std::move(subject), row.field, row.value,   row.reason,
                        std::string(by),    now,       row.expires, {}};
      if (Status checked = checkDecision(decision); !checked) return checked;
      if (Status checked = checkSaid(decision); !checked) return checked;
      decisions.push_back(std::move(decision));
      return Done{};
    };
    for (const SaidRow& row : said) {
      if (row.filter) {
        if (!state.analysis) return notFound("finding of", *row.filter);
        const auto view = state.analysis->findings().view(*row.filter, "rank", false);
        if (!view) return view.error();
        for (const uint32_t finding : view.value()) {
          const Status taken = take(row, findingSubject(state.analysis->view().findings.rows[finding].key));
          if (!taken) return taken.error();
        }
      } else if (Status taken = take(row, subjectOf(row, state.analysis.get())); !taken) {
        return taken.error();
      }
    }
    if (state.decisions.size() + decisions.size() > kMaxDecisions) return tooMany();
    std::vector<ContentHash> prepared;
    for (const Decision& decision : decisions) {
      if (!state.analysis) break;
      const std::vector<ContentHash> made = prepare(state.decisions, *state.analysis, decision);
      prepared.insert(prepared.end(), made.begin(), made.end());
    }
    const auto made = state.undo.decide(state.decisions, std::move(decisions));
    return decidedAnswer(state.decisions, made, state.undo, prepared);
  });
}

Result<std::string> Engine::undo(std::string_view by, UnixSeconds now) {
  return guarded([&]() -> Result<std::string> {
    State& state = *state_;
    return decidedAnswer(state.decisions, state.undo.undo(state.decisions, by, now), state.undo);
  });
}

Result<std::string> Engine::redo(std::string_view by, UnixSeconds now) {
  return guarded([&]() -> Result<std::string> {
    State& state = *state_;
    return decidedAnswer(state.decisions, state.undo.redo(state.decisions, by, now), state.undo);
  });
}

Result<uint64_t> Engine::importDecisions(std::string_view name, std::string_view bytes) {
  return guarded([&]() -> Result<uint64_t> {
    auto read = readDecisionLines(bytes);
    if (!read) {
      Error error = read.error();
      error.source = name;
      return error;
    }
    if (state_->decisions.size() + read.value().size() > kMaxDecisions) return tooMany();
    return joinDecisions(state_->decisions, read.value());
  });
}

Status Engine::exportDecisions(ByteSink sink) const {
  return guarded([&]() -> Status {
    sink(writeDecisionLines(state_->decisions));
    return Done{};
  });
}

std::string Engine::setting(std::string_view name) const {
  const auto standing = state_->decisions.standing(kSetting, name);
  return standing ? standing->decision->value : std::string();
}

Status Engine::setSetting(std::string_view name, std::string_view text, std::string_view by,
                          UnixSeconds now) {
  return guarded([&]() -> Status {
    Decision decision{
        std::string(kSetting), std::string(name), std::string(text), "", std::string(by), now, kNoTime, {}};
    if (Status checked = checkDecision(decision); !checked) return checked;
    if (name == kLikelihoodSetting && !text.empty()) {
      if (auto table = LikelihoodTable::parse(text); !table) return table.error();
    }
    if (name == kAttackRulesSetting) {
      RuleSet rules = builtInRules();
      if (const auto problems = addRules(text, "the attack rules", rules); !text.empty() && !problems.empty())
        return problems[0];
    }
    if (state_->decisions.size() >= kMaxDecisions) return tooMany();
    if (setting(name) != text || state_->decisions.heads(kSetting, name).size() > 1)
      state_->decisions.decide(std::move(decision));
    return Done{};
  });
}

}  // namespace postern
