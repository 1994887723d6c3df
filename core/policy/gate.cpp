// SPDX-License-Identifier: Apache-2.0
// See gate.h. Rules find rows, waivers take some out, what is left decides.
#include "policy/gate.h"

#include <algorithm>

#include "policy/clocks.h"
#include "policy/conditions.h"
#include "policy/gate_warnings.h"
#include "policy/query_rules.h"
#include "policy/subject_rows.h"
#include "query/finding_facts.h"

namespace postern {

std::string_view name(Outcome outcome) {
  switch (outcome) {
    case Outcome::kFail:
      return "fail";
    case Outcome::kWarn:
      return "warn";
    case Outcome::kEscalate:
      return "escalate";
    case Outcome::kPass:
      break;
  }
  return "pass";
}

uint64_t Verdict::violationsOf(Outcome outcome) const {
  uint64_t count = 0;
  for (const RuleResult& rule : rules) {
    if (rule.outcome == outcome) count += rule.violations.size();
  }
  return count;
}

namespace {

/// What a rule's condition holds for, before waivers.
struct Hits {
  std::vector<uint8_t> holds;      // per row of its subject
  std::vector<uint32_t> waivedBy;  // per row: waiver, or kNone
};

class Judge {
 public:
  Judge(const EstateView& view, const InventoryCounts& counts, const Policy& policy, const Baseline* baseline,
        const QuerySettings& settings)
      : policy_(policy),
        baseline_(baseline),
        times_(timesOf(view, policy.sla, baseline)),
        view_(withTimes(view, times_)),
        rows_(view_, counts),
        queries_(view_, counts, settings) {}

  Verdict run() {
    verdict_.policy = policy_.name;
    verdict_.policyHash = toHex(policy_.hash);
    verdict_.now = view_.now;
    verdict_.reports = view_.tables.reports.size();
    verdict_.observations = view_.tables.observations.rows;
    verdict_.findings = view_.findingCount();
    for (const uint8_t open : rows_.isOpen()) verdict_.openFindings += open;
    countBaseline();
    for (const PolicyRule& rule : policy_.rules) hits_.push_back(match(rule));
    for (const Waiver& waiver : policy_.waivers) apply(waiver);
    for (size_t i = 0; i < policy_.rules.size(); ++i)
      verdict_.rules.push_back(decide(policy_.rules[i], hits_[i]));
    if (!policy_.waivers.empty()) verdict_.rules.push_back(expiredWaivers());
    escalate();
    for (const RuleResult& rule : verdict_.rules)
      verdict_.passed = verdict_.passed && rule.outcome != Outcome::kFail;
    verdict_.warnings = gateWarnings(view_, policy_, verdict_, rows_.isOpen());
    return std::move(verdict_);
  }

 private:
  static EstateView withTimes(const EstateView& view, const FindingTimes& times) {
    EstateView with = view;
    with.times = &times;
    return with;
  }

  void countBaseline() {
    if (baseline_ == nullptr) return;
    verdict_.baseline.given = true;
    verdict_.baseline.findings = baseline_->findings;
    verdict_.baseline.gone = baseline_->gone;
    for (const uint8_t known : baseline_->known)
      ++(known != 0 ? verdict_.baseline.kept : verdict_.baseline.fresh);
  }

  Hits match(const PolicyRule& rule) {
    Hits hits;
    if (rule.on == Subject::kQuery) return hits;
    hits.holds = holdsFor(rule.when, rows_.matcher(rule.on));
    if (rule.onlyNew && baseline_ != nullptr) {
      for (size_t row = 0; row < hits.holds.size(); ++row) hits.holds[row] &= times_.isNew[row];
    }
    if (rule.on == Subject::kCoverage) {
      for (uint32_t row = 0; row < hits.holds.size(); ++row) {
        if (hits.holds[row] != 0 && rows_.coverage().missing(row, rule.need).empty()) hits.holds[row] = 0;
      }
    }
    hits.waivedBy.resize(hits.holds.size(), kNone);
    return hits;
  }

  // Per row of the waiver's subject.
  std::vector<uint8_t> rowsOf(const Waiver& waiver) {
    std::vector<uint8_t> rows = holdsFor(waiver.match, rows_.matcher(waiver.on));
    if (waiver.findings.empty()) return rows;
    std::vector<uint8_t> named(rows.size(), 0);
    for (const ContentHash& key : waiver.findings) {
      if (const uint32_t row = findKey(view_.findings, key); row != kNone) named[row] = 1;
    }
    for (size_t row = 0; row < rows.size(); ++row) rows[row] &= named[row];
    return rows;
  }

  void apply(const Waiver& waiver) {
    WaiverResult result{waiver.id, waiver.owner, waiver.reason, waiver.expiresText, waiver.link, false, 0};
    result.expired = waiver.expires <= view_.now;
    const auto index = static_cast<uint32_t>(verdict_.waivers.size());
    const std::vector<uint8_t> rows = rowsOf(waiver);
    for (size_t i = 0; i < policy_.rules.size(); ++i) {
      const PolicyRule& rule = policy_.rules[i];
      if (rule.on != waiver.on) continue;
      if (!waiver.rules.empty() &&
          std::find(waiver.rules.begin(), waiver.rules.end(), rule.id) == waiver.rules.end())
        continue;
      for (size_t row = 0; row < rows.size(); ++row) {
        if ((rows[row] & hits_[i].holds[row]) == 0) continue;
        ++result.waived;
        if (!result.expired && hits_[i].waivedBy[row] == kNone) hits_[i].waivedBy[row] = index;
      }
    }
    if (!result.expired && waiver.on == Subject::kFindings && waiver.rules.empty()) {
      waivedFindings_.resize(rows.size(), 0);
      for (size_t row = 0; row < rows.size(); ++row) waivedFindings_[row] |= rows[row];
    }
    verdict_.waivers.push_back(std::move(result));
  }

  RuleResult decide(const PolicyRule& rule, const Hits& hits) {
    RuleResult result{rule.id,     rule.title, rule.message, rule.escalateTo,
                      rule.links,  rule.on,    rule.action,  Outcome::kPass,
                      rule.atMost, 0,          {},           {}};
    if (rule.on == Subject::kQuery) {
      queries_.answer(rule, result);
      if (result.violations.size() > rule.atMost || !queries_.isAnswered())
        result.outcome = outcomeOf(rule.action);
      return result;
    }
    result.checked = rows_.rows(rule.on);
    for (const uint32_t row : rows_.ordered(rule.on)) {
      if (hits.holds[row] == 0) continue;
      Matched matched = rows_.describe(rule.on, row);
      if (rule.on == Subject::kCoverage) matched.reason = rows_.coverage().missing(row, rule.need);
      if (const uint32_t waiver = hits.waivedBy[row]; waiver != kNone) {
        matched.waiver = policy_.waivers[waiver].id;
        result.waived.push_back(std::move(matched));
      } else {
        result.violations.push_back(std::move(matched));
      }
    }
    if (result.violations.size() > rule.atMost) result.outcome = outcomeOf(rule.action);
    return result;
  }

  static Outcome outcomeOf(Action action) {
    return action == Action::kFail   ? Outcome::kFail
           : action == Action::kWarn ? Outcome::kWarn
                                     : Outcome::kEscalate;
  }

  RuleResult expiredWaivers() const {
    RuleResult result;
    result.id = kWaiverRuleId;
    result.title = "No waiver has expired";
    result.message = "Decide again: fix what it was for, or give it a new reason and end.";
    result.checked = static_cast<uint32_t>(verdict_.waivers.size());
    for (size_t i = 0; i < verdict_.waivers.size(); ++i) {
      const WaiverResult& waiver = verdict_.waivers[i];
      if (!waiver.expired) continue;
      Matched matched;
      matched.key = waiver.id;
      matched.title = "Waiver \"" + waiver.id + "\" has expired";
      matched.owner = waiver.owner;
      matched.due = policy_.waivers[i].expires;
      matched.overdueDays = daysBetween(matched.due, view_.now);
      matched.location = policy_.waivers[i].where;
      matched.reason = "it ended on " + waiver.expires + "; its reason was: " + waiver.reason + "; " +
                       std::to_string(waiver.waived) +
                       (waiver.waived == 1 ? " violation is" : " violations are") + " no longer waived";
      result.violations.push_back(std::move(matched));
    }
    if (!result.violations.empty()) result.outcome = Outcome::kFail;
    return result;
  }

  void escalate() {
    for (const uint32_t row : view_.scores.ranked) {
      if (times_.marked[row] == 0 || rows_.isOpen()[row] == 0) continue;
      if (row < waivedFindings_.size() && waivedFindings_[row] != 0) continue;
      const Mark* mark = markOf(view_, times_, policy_.sla, row);
      Escalation escalation{rows_.describe(Subject::kFindings, row), mark->percent, mark->to};
      const std::string owner =
          escalation.finding.owner.empty() ? std::string("the owner (unknown)") : escalation.finding.owner;
      for (size_t at = 0; (at = escalation.to.find("{owner}", at)) != std::string::npos; at += owner.size())
        escalation.to.replace(at, 7, owner);
      verdict_.escalations.push_back(std::move(escalation));
    }
  }

  const Policy& policy_;
  const Baseline* baseline_;
  FindingTimes times_;
  EstateView view_;
  SubjectRows rows_;
  QueryRules queries_;
  std::vector<Hits> hits_;               // per rule
  std::vector<uint8_t> waivedFindings_;  // by a waiver of all rules
  Verdict verdict_;
};

}  // namespace

Verdict judge(const EstateView& view, const InventoryCounts& counts, const Policy& policy,
              const Baseline* baseline, const QuerySettings& settings) {
  return Judge(view, counts, policy, baseline, settings).run();
}

}  // namespace postern
