// SPDX-License-Identifier: Apache-2.0
// Who said what when, and where two people said different things without knowing of each other.
#include <algorithm>
#include <set>
#include <tuple>

#include "base/json_writer.h"
#include "base/text.h"
#include "engine/decision_views.h"
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "query/estate_view.h"

namespace postern {
namespace {

/// Conflicts beyond these are counted; who ends some sees the next.
constexpr size_t kMaxConflicts = 500;
/// Statements of one conflict, and records of a history: more is an attack on the page.
constexpr size_t kMaxStatements = 200;

using Statements = std::vector<const Decision*>;

void writeStatement(JsonWriter& out, const Decision& decision) {
  out.field("id", toHex(idOf(decision))).field("value", decision.value).field("reason", decision.reason);
  out.field("by", decision.by).field("at", formatTime(decision.at));
  out.field("expires", formatTime(decision.expires));
}

/// The row that a subject speaks of; kNone for pairs, settings and what no report speaks of now.
uint32_t rowOf(std::string_view subject, const Analysis* analysis) {
  const std::string_view key = subject.substr(std::min(subject.size(), subject.find(' ') + 1));
  return analysis ? analysis->findingByKey(key) : kNone;
}

std::vector<std::string> subjectsOf(const EstateView& view, uint32_t row) {
  return view.enrichment.triage.subjectsOf(row, view.findings);
}

class Conflicts {
 public:
  Conflicts(const Decisions& decisions, const Analysis* analysis)
      : decisions_(decisions), analysis_(analysis) {
    rows_.beginArray();
  }

  std::string take() {
    for (const auto& [subject, ids] : decisions_.subjects()) {
      if (ids.size() > 1) ofSubject(subject, ids);
    }
    if (analysis_ != nullptr) {
      for (const FindingSaid& said : analysis_->view().enrichment.triage.said) {
        if (said.contested) betweenKeys(said.finding);
      }
    }
    JsonWriter out;
    out.beginObject().field("total", total_).key("rows").raw(rows_.endArray().take());
    return out.endObject().take();
  }

 private:
  void ofSubject(const std::string& subject, const std::set<ContentHash>& ids) {
    std::set<std::string_view> fields;
    for (const ContentHash& id : ids) fields.insert(decisions_.records().at(id).field);
    for (const std::string_view field : fields) {
      const auto standing = decisions_.standing(subject, field);
      if (field == kTraitsField) continue;  // nobody said that
      if (!standing || !standing->contested() || isSettled(subject, field)) continue;
      Statements statements = {standing->decision};
      statements.insert(statements.end(), standing->others.begin(), standing->others.end());
      write(subject, field, statements);
    }
  }

  /// Said under another key of a finding of whose own key something was said.
  bool isSettled(const std::string& subject, std::string_view field) const {
    const uint32_t row = rowOf(subject, analysis_);
    if (row == kNone) return false;
    const std::string own = findingSubject(analysis_->view().findings.rows[row].key);
    return own != subject && decisions_.standing(own, field).has_value();
  }

  /// What was said of two findings that are one now.
  void betweenKeys(uint32_t row) {
    const std::vector<std::string> subjects = subjectsOf(analysis_->view(), row);
    for (const std::string_view field : {"status", "assignee", "note"}) {
      if (decisions_.standing(subjects[0], field)) continue;
      Statements statements;
      std::set<std::string_view> values;
      for (const std::string& subject : subjects) {
        const auto standing = decisions_.standing(subject, field);
        if (!standing) continue;
        statements.push_back(standing->decision);
        values.insert(standing->decision->value);
      }
      if (values.size() < 2) continue;
      std::sort(statements.begin(), statements.end(), [](const Decision* a, const Decision* b) {
        return std::tuple(b->at, idOf(*b)) < std::tuple(a->at, idOf(*a));
      });
      write(subjects[0], field, statements);
    }
  }

  void write(std::string_view subject, std::string_view field, const Statements& statements) {
    if (++total_ > kMaxConflicts) return;
    rows_.beginObject().field("subject", subject);
    writeWhat(subject);
    rows_.field("field", field).key("statements").beginArray();
    for (size_t i = 0; i < std::min(statements.size(), kMaxStatements); ++i) {
      rows_.beginObject();
      writeStatement(rows_, *statements[i]);
      rows_.endObject();
    }
    rows_.endArray().endObject();
  }

  /// What the subject is called, as far as the estate knows it.
  void writeWhat(std::string_view subject) {
    if (const uint32_t row = rowOf(subject, analysis_); row != kNone) {
      const EstateView& view = analysis_->view();
      const Finding& finding = view.findings.rows[row];
      rows_.field("key", toHex(finding.key)).field("title", clipUtf8(titleOf(view, row), kMaxCell));
      rows_.field("asset", clipUtf8(view.identities.assets[finding.asset].name, kMaxCell));
      return;
    }
    const auto pair = parsePairSubject(subject);
    rows_.field("key", "").field("title", pair ? std::string(pair->a) + " · " + std::string(pair->b) : "");
    rows_.field("asset", "");
  }

  const Decisions& decisions_;
  const Analysis* analysis_;
  JsonWriter rows_;
  size_t total_ = 0;
};

bool saysTheSame(const Decision& a, const Decision& b) {
  return std::tie(a.field, a.value, a.reason, a.by, a.at, a.expires) ==
         std::tie(b.field, b.value, b.reason, b.by, b.at, b.expires);
}

/// Both in the order of their times, each in its own order; what was taken over from another key is told
/// once, and what only helps to find the finding again not at all.
Statements withOthers(Statements told, const Statements& others) {
  Statements all;
  auto next = told.begin();
  for (const Decision* other : others) {
    const auto isSame = [&](const Decision* it) { return saysTheSame(*it, *other); };
    if (other->field == kTraitsField || std::any_of(told.begin(), told.end(), isSame)) continue;
    while (next != told.end() && (*next)->at <= other->at) all.push_back(*next++);
    all.push_back(other);
  }
  all.insert(all.end(), next, told.end());
  return all;
}

}  // namespace

Result<std::string> Engine::history(std::string_view key, std::string_view subject) const {
  return guarded([&]() -> Result<std::string> {
    std::vector<std::string> subjects = {key.empty() ? std::string(subject) : "finding " + toLowerAscii(key)};
    if (const uint32_t row = rowOf(subjects[0], state_->analysis.get()); row != kNone)
      subjects = subjectsOf(state_->analysis->view(), row);
    Statements records;
    for (const std::string& of : subjects)
      records = withOthers(std::move(records), state_->decisions.history(of));
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
  return guarded(
      [&]() -> Result<std::string> { return Conflicts(state_->decisions, state_->analysis.get()).take(); });
}

}  // namespace postern
