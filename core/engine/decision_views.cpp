// SPDX-License-Identifier: Apache-2.0
// What people say: deciding, undoing, its history, its conflicts, and settings.
#include "engine/decision_views.h"

#include <set>

#include "base/json_writer.h"
#include "base/text.h"
#include "bundle/decision_lines.h"
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/views.h"

namespace postern {
namespace {

constexpr std::string_view kSetting = "setting";
/// Conflicts beyond these are counted; who ends some sees the next.
constexpr size_t kMaxConflicts = 500;
/// Statements of one conflict, and records of a history: more is an attack on the page.
constexpr size_t kMaxStatements = 200;

/// What a caller that starts again needs in order to lose nothing: the new records as lines.
std::string decidedAnswer(const Decisions& decisions, const std::vector<ContentHash>& made,
                          const UndoLog& undo) {
  Decisions fresh;
  for (const ContentHash& id : made) fresh.add(decisions.records().at(id));
  JsonWriter out;
  out.beginObject().field("changed", made.size()).field("canUndo", undo.canUndo());
  return out.field("canRedo", undo.canRedo()).field("lines", writeDecisionLines(fresh)).endObject().take();
}

void writeStatement(JsonWriter& out, const Decision& decision) {
  out.field("id", toHex(idOf(decision))).field("value", decision.value).field("reason", decision.reason);
  out.field("by", decision.by).field("at", formatTime(decision.at));
  out.field("expires", formatTime(decision.expires));
}

Error tooMany() {
  return makeError(ErrorCode::kTooLarge,
                   "an estate holds at most " + std::to_string(kMaxDecisions) + " decisions");
}

/// The fields of which somebody said something.
std::set<std::string_view> fieldsOf(const Decisions& decisions, const std::set<ContentHash>& ids) {
  std::set<std::string_view> fields;
  for (const ContentHash& id : ids) fields.insert(decisions.records().at(id).field);
  return fields;
}

/// What the subject of a conflict is called, as far as the estate knows it.
void writeSubject(JsonWriter& out, std::string_view subject, Analysis* analysis) {
  const std::string_view key = subject.substr(std::min(subject.size(), subject.find(' ') + 1));
  const uint32_t row = analysis && contentHashFromHex(key) ? analysis->findingByKey(key) : kNone;
  const auto pair = parsePairSubject(subject);
  out.field("subject", subject)
      .field("key", row == kNone ? std::string() : toHex(analysis->view().findings.rows[row].key));
  if (row != kNone) {
    const EstateView& view = analysis->view();
    out.field("title", titleOf(view, row))
        .field("asset", view.identities.assets[view.findings.rows[row].asset].name);
  } else if (pair) {
    out.field("title", std::string(pair->a) + " · " + std::string(pair->b)).field("asset", "");
  } else {
    out.field("title", "").field("asset", "");
  }
}

void writeConflict(JsonWriter& out, std::string_view subject, std::string_view field,
                   const Decisions::Standing& standing, Analysis* analysis) {
  out.beginObject();
  writeSubject(out, subject, analysis);
  out.field("field", field).key("statements").beginArray().beginObject();
  writeStatement(out, *standing.decision);
  out.endObject();
  for (size_t i = 0; i < std::min(standing.others.size(), kMaxStatements); ++i) {
    out.beginObject();
    writeStatement(out, *standing.others[i]);
    out.endObject();
  }
  out.endArray().endObject();
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
      } else if (Status taken = take(row, row.key.empty() ? row.subject : "finding " + toLowerAscii(row.key));
                 !taken) {
        return taken.error();
      }
    }
    if (state.decisions.size() + decisions.size() > kMaxDecisions) return tooMany();
    return decidedAnswer(state.decisions, state.undo.decide(state.decisions, std::move(decisions)),
                         state.undo);
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

Result<std::string> Engine::history(std::string_view key, std::string_view subject) const {
  return guarded([&]() -> Result<std::string> {
    const std::string of = key.empty() ? std::string(subject) : "finding " + toLowerAscii(key);
    const std::vector<const Decision*> records = state_->decisions.history(of);
    std::set<ContentHash> replaced;
    for (const Decision* record : records) replaced.insert(record->after.begin(), record->after.end());
    JsonWriter out;
    out.beginArray();
    for (size_t i = records.size() > kMaxStatements ? records.size() - kMaxStatements : 0; i < records.size();
         ++i) {
      out.beginObject().field("field", records[i]->field);
      writeStatement(out, *records[i]);
      out.field("stands", replaced.count(idOf(*records[i])) == 0).endObject();
    }
    return out.endArray().take();
  });
}

Result<std::string> Engine::conflicts() const {
  return guarded([&]() -> Result<std::string> {
    const Decisions& decisions = state_->decisions;
    JsonWriter rows;
    rows.beginArray();
    size_t total = 0;
    for (const auto& [subject, ids] : decisions.subjects()) {
      if (ids.size() < 2) continue;
      for (const std::string_view field : fieldsOf(decisions, ids)) {
        const auto standing = decisions.standing(subject, field);
        if (!standing || !standing->contested()) continue;
        if (++total <= kMaxConflicts) writeConflict(rows, subject, field, *standing, state_->analysis.get());
      }
    }
    JsonWriter out;
    out.beginObject().field("total", total).key("rows").raw(rows.endArray().take());
    return out.endObject().take();
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
    return state_->decisions.merge(read.value());
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
    if (state_->decisions.size() >= kMaxDecisions) return tooMany();
    if (setting(name) != text || state_->decisions.heads(kSetting, name).size() > 1)
      state_->decisions.decide(std::move(decision));
    return Done{};
  });
}

}  // namespace postern
