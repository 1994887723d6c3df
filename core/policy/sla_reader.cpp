// SPDX-License-Identifier: Apache-2.0
// The clocks of a policy.
#include <algorithm>

#include "base/text.h"
#include "policy/condition_reader.h"
#include "policy/policy_parts.h"
#include "policy/subject_fields.h"

namespace postern {
namespace {

constexpr int64_t kDay = 86'400;

class SlaReader {
 public:
  explicit SlaReader(LocatedYaml& yaml) : yaml_(yaml) {}

  Sla read(Node object) {
    if (!object.isObject()) {
      yaml_.problem(object, "sla is a mapping (clocks, escalate)");
      return {};
    }
    yaml_.expectKeys(object, "sla", {"clocks", "escalate"});
    for (const Node item : object["clocks"].items()) readClock(item);
    if (sla_.clocks.size() > kMaxClocks) yaml_.problem(object["clocks"], "more than 200 clocks");
    for (const Node item : object["escalate"].items()) readMark(item);
    std::stable_sort(sla_.marks.begin(), sla_.marks.end(),
                     [](const Mark& a, const Mark& b) { return a.percent < b.percent; });
    return std::move(sla_);
  }

 private:
  void readClock(Node item) {
    if (!item.isObject()) {
      yaml_.problem(item,
                    "a clock is a mapping (when, and one of by_severity, by_band, days, kev, bod_26_04)");
      return;
    }
    yaml_.expectKeys(item, "a clock",
                     {"when", "environments", "teams", "applications", "by_severity", "by_band", "days",
                      "kev", "bod_26_04"});
    PolicyCondition when = readCondition(yaml_, item["when"], Subject::kFindings);
    for (const std::string_view field : {"sla", "due", "overdue"}) {
      if (asksFor(when, Subject::kFindings, field))
        yaml_.problem(item["when"], "a clock cannot ask for " + std::string(field) + ", which it makes");
    }
    readScope(yaml_, item, Subject::kFindings, when);
    size_t kinds = 0;
    for (const std::string_view key : {"by_severity", "by_band"}) {
      if (!item[key].exists()) continue;
      ++kinds;
      readTable(item[key], key.substr(3), when);
    }
    if (item["days"].exists()) {
      ++kinds;
      add(when, Clock::Due::kDays, yaml_.duration(item["days"]) / kDay);
    }
    if (yaml_.flag(item, "kev", false)) {
      ++kinds;
      add(when, Clock::Due::kKev, 0);
    }
    if (yaml_.flag(item, "bod_26_04", false)) {
      ++kinds;
      add(when, Clock::Due::kBod2604, 0);
    }
    if (kinds != 1)
      yaml_.problem(item, "a clock has one of by_severity, by_band, days, kev: true and bod_26_04: true");
  }

  void readTable(Node table, std::string_view field, const PolicyCondition& when) {
    if (!table.isObject() || table.size() == 0) {
      yaml_.problem(table, "this is a mapping such as {critical: 15d, high: 30d}");
      return;
    }
    std::vector<std::string_view> seen;
    for (const auto [word, time] : table.members()) {
      const Node keyNode(time.cell() - 1);
      if (std::find(seen.begin(), seen.end(), word) != seen.end())
        yaml_.problem(keyNode, "\"" + std::string(word) + "\" stands twice");
      seen.push_back(word);
      PolicyCondition of = when;
      FilterTerm term = exactTerm(Subject::kFindings, field, {std::string(word)});
      checkWords(yaml_, keyNode, Subject::kFindings, term);
      of.exact.push_back(std::move(term));
      add(of, Clock::Due::kDays, yaml_.duration(time) / kDay);
    }
  }

  void add(const PolicyCondition& when, Clock::Due due, int64_t days) {
    sla_.clocks.push_back({when, due, days});
  }

  void readMark(Node item) {
    if (!item.isObject()) {
      yaml_.problem(item, "an escalation is a mapping such as {at: 80%, to: \"lead of {owner}\"}");
      return;
    }
    yaml_.expectKeys(item, "an escalation", {"at", "to"});
    std::string at = yaml_.text(item, "at");
    if (at.ends_with('%')) at.pop_back();
    const auto percent = parseInt(trim(at));
    if (!percent || *percent < 1 || *percent > 1000) {
      yaml_.problem(item["at"].exists() ? item["at"] : item, "at: needs a share of the time, such as 80%");
      return;
    }
    const std::string to = yaml_.text(item, "to");
    if (to.empty()) yaml_.problem(item, "an escalation needs to: whom it goes to");
    sla_.marks.push_back({static_cast<uint32_t>(*percent), to});
  }

  LocatedYaml& yaml_;
  Sla sla_;
};

}  // namespace

Sla readSla(LocatedYaml& yaml, Node object) { return SlaReader(yaml).read(object); }

}  // namespace postern
